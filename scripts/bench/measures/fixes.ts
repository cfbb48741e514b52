// The quick fixes that are offered at a finding, as an editor asks for them whenever the cursor moves.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeActionsFor } from '../../../server/src/features/code-actions';
import { locate } from '../../../server/src/workspace/model';
import { listFiles, openWorkspace } from '../../../server/src/host/disk-workspace';
import { SourceFile } from '../../../server/src/text/source-file';
import { timed, type Measure } from '../measure';
import { sample } from '../timing';
import { contextOf, settle } from './large';

const REQUESTS = 100;
const FILE = 'compliance.yaml';

export const fixMeasure: Measure = {
  name: 'quick fixes in page',
  async run(bench, deadline) {
    const disk = openWorkspace(bench.folderOf('page'));
    const listed = await listFiles(disk.port, new AbortController().signal);
    const text = readFileSync(join(disk.folder, FILE), 'utf8').replaceAll('\n    hazard:', '\n    hazrd:');
    const result = await settle(disk, listed.withOpen(new SourceFile(FILE, text, 1)));
    const context = contextOf(result);
    const places = result.findings
      .filter((finding) => finding.anchor.file === FILE && finding.fixes.length > 0)
      .map((finding) => locate(result.model, finding.anchor));
    if (places.length === 0) return [{ measure: 'quick fixes in page', reason: 'No finding of it has a fix.' }];
    const samples = await sample(Math.min(REQUESTS, places.length), deadline, (index) => {
      const range = places[index];
      return range === undefined ? undefined : codeActionsFor(context, FILE, range);
    });
    return [timed('quick fixes in page', samples, 'p95 50 ms', [])];
  },
};
