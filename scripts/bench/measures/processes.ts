// The command line as whole processes, against reading and parsing the same bytes and nothing else.
import { spawn } from 'node:child_process';
import { timed, type Measure } from '../measure';
import { sample, type Deadline, type Samples } from '../timing';

export const checkMeasure: Measure = {
  name: 'cold check of large',
  async run(bench, deadline) {
    const times = bench.isQuick ? 2 : 3;
    const folder = bench.folderOf('large');
    const check = await runs(times, deadline, [bench.cli, 'check', folder, '--format', 'json']);
    const bare = await runs(times, deadline, [bench.bareReader, folder]);
    return [
      timed('cold check of large', check, '1.5 of reading', [
        { name: 'bare read and parse', value: bare.percentile(50) },
      ]),
    ];
  },
};

export const inventoryMeasure: Measure = {
  name: 'inventory of 879 packages',
  run: async (bench, deadline) => {
    const inventory = await runs(5, deadline, [bench.cli, 'inventory', bench.folderOf('inventory')]);
    const nothing = await runs(5, deadline, ['--eval', '0']);
    return [
      timed('inventory of 879 packages', inventory, 'a tenth of cdxgen', [
        { name: 'node doing nothing', value: nothing.percentile(50) },
      ]),
    ];
  },
};

export const smallMeasure: Measure = {
  name: 'cold check of small',
  run: async (bench, deadline) => {
    const check = await runs(5, deadline, [bench.cli, 'check', bench.folderOf('small')]);
    const nothing = await runs(5, deadline, ['--eval', '0']);
    return [timed('cold check of small', check, '', [{ name: 'node doing nothing', value: nothing.percentile(50) }])];
  },
};

function runs(times: number, deadline: Deadline, command: readonly string[]): Promise<Samples> {
  return sample(times, deadline, () => run(command, deadline.left));
}

/** Runs Node and gives what it says on standard error; exit codes 0 and 1 are answers, anything else is a failure. */
export function run(command: readonly string[], limit: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: Math.ceil(limit) + 1,
    });
    let said = '';
    child.stderr.on('data', (data: Buffer) => (said += data.toString('utf8')));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0 || code === 1) resolve(said);
      else reject(new Error(`${command.join(' ')} ended with ${code ?? signal ?? 'nothing'}: ${said.slice(-500)}`));
    });
  });
}
