// The server on `large`: from its start to the first diagnostics of the open file, and the memory that it holds.
import { BenchEditor } from '../editor';
import { timed, type Measure } from '../measure';
import { Samples, timeOf } from '../timing';

const STARTS = 3;

export const serverMeasure: Measure = {
  name: 'server on large',
  async run(bench, deadline) {
    const folder = bench.folderOf('large');
    const command = [process.execPath, bench.server, '--stdio'];
    const starts = new Samples();
    const held = new Samples();
    for (let index = 0; index < (bench.isQuick ? 1 : STARTS) && (index === 0 || !deadline.isOver); index++) {
      let editor: BenchEditor | undefined;
      const time = await timeOf(async () => {
        editor = await BenchEditor.start(folder, { command, settings: {} });
        await editor.open('compliance.yaml', 'yaml', deadline.left);
      });
      starts.add(time);
      if (editor === undefined) continue;
      await editor.ready(deadline.left);
      const memory = editor.memory();
      if (memory !== undefined) held.add(memory);
      await editor.close();
    }
    const smallStart = await timeOf(async () => {
      const editor = await BenchEditor.start(bench.folderOf('small'), { command, settings: {} });
      await editor.open('models.compliance.yaml', 'yaml', deadline.left);
      await editor.close();
    });
    const memory = 'memory of the server on large';
    return [
      timed('start to first diagnostics, large', starts, '500 ms', [{ name: 'the same in small', value: smallStart }]),
      held.count === 0
        ? { measure: memory, reason: 'This system does not tell the memory of a process in /proc.' }
        : { ...timed(memory, held, '300 MiB', []), unit: 'MiB' },
    ];
  },
};
