// The workspace `sources` in this process: all files read for the first time, and one of them edited.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, openWorkspace } from '../../../server/src/host/disk-workspace';
import { SourceFile } from '../../../server/src/text/source-file';
import { benchSettings, timed, type Measure } from '../measure';
import { sample, Samples, timeOf } from '../timing';
import { settle } from './large';

const EDITS = 40;

export const sourcesMeasure: Measure = {
  name: 'sources, in process',
  async run(bench, deadline) {
    const folder = bench.folderOf('sources');
    const signal = new AbortController().signal;
    const cold = await sample(3, deadline, async () => {
      const disk = openWorkspace(folder);
      await disk.check.check(await listFiles(disk.port, signal), benchSettings, signal, () => disk.port.pause());
    });
    const disk = openWorkspace(folder);
    const listed = await listFiles(disk.port, signal);
    const { model } = await settle(disk, listed);
    const path = [...model.paths()].find((each) => each.endsWith('part_5.py'));
    const edits = new Samples();
    for (let edit = 0; path !== undefined && edit < EDITS && !deadline.isOver; edit++) {
      const text = `# ${edit}\n${readFileSync(join(folder, path), 'utf8')}`;
      edits.add(await timeOf(() => settle(disk, listed.withOpen(new SourceFile(path, text, edit + 1)))));
    }
    return [timed('cold scan of sources', cold, '5 s', []), timed('edit of one source file', edits, 'p95 100 ms', [])];
  },
};
