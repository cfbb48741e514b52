// The workspace `large` in this process: a key to the settled findings of all files, and what an editor asks for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckResult } from '../../../server/src/check/check-workspace';
import { completeAt } from '../../../server/src/features/completions/complete';
import type { FeatureContext } from '../../../server/src/features/context';
import { definitionAt } from '../../../server/src/features/definition';
import { hoverAt } from '../../../server/src/features/hovers/hover';
import { listFiles, openWorkspace, type DiskWorkspace } from '../../../server/src/host/disk-workspace';
import { SourceFile } from '../../../server/src/text/source-file';
import { fileOf, locate } from '../../../server/src/workspace/model';
import type { Snapshot } from '../../../server/src/workspace/snapshot';
import { benchSettings, timed, type Measure, type Result } from '../measure';
import { Random } from '../random';
import { sample, Samples, timeOf, type Deadline } from '../timing';
import { press, typing } from '../typing';

const KEYS = 60;
const REQUESTS = 200;

export const largeMeasure: Measure = {
  name: 'large, in process',
  async run(bench, deadline) {
    const disk = openWorkspace(bench.folderOf('large'));
    const snapshot = await listFiles(disk.port, new AbortController().signal);
    let first: CheckResult | undefined;
    const anew = await timeOf(async () => {
      first = await settle(disk, snapshot);
    });
    if (first === undefined) return [];
    const files = [...first.model.paths()].filter((path) => path.startsWith('risks/'));
    const path = files[Math.floor(files.length / 2)];
    if (path === undefined) return [];
    const keys = await typed(disk, snapshot, path, deadline);
    return [
      timed('key to settled findings of large', keys, 'p95 100 ms', [{ name: 'everything anew', value: anew }]),
      ...(await answered(contextOf(first), path, deadline)),
    ];
  },
};

/** A check with the place of every finding, as it is published. */
export async function settle(disk: DiskWorkspace, snapshot: Snapshot): Promise<CheckResult> {
  const signal = new AbortController().signal;
  const result = await disk.check.check(snapshot, benchSettings, signal, () => disk.port.pause());
  for (const finding of result.findings) locate(result.model, finding.anchor);
  return result;
}

async function typed(disk: DiskWorkspace, listed: Snapshot, path: string, deadline: Deadline): Promise<Samples> {
  const samples = new Samples();
  let text = readFileSync(join(disk.folder, path), 'utf8');
  let snapshot = listed.withOpen(new SourceFile(path, text, 1));
  await settle(disk, snapshot);
  for (const [index, key] of typing(text, KEYS).entries()) {
    if (deadline.isOver) break;
    text = press(text, key);
    const file = new SourceFile(path, text, index + 2);
    samples.add(
      await timeOf(async () => {
        snapshot = snapshot.withOpen(file);
        await settle(disk, snapshot);
      }),
    );
  }
  return samples;
}

/** What features answer from, after a check. */
export function contextOf({ model, findings }: CheckResult): FeatureContext {
  return {
    model,
    findings,
    asOf: benchSettings.asOf,
    textOf: (path) => {
      const facts = model.facts(path);
      return facts === undefined ? undefined : fileOf(facts);
    },
  };
}

/** The three questions at random places of an annotation file, a manifest and the product's own file. */
async function answered(context: FeatureContext, path: string, deadline: Deadline): Promise<readonly Result[]> {
  const random = new Random(7);
  const files = [path, 'compliance.yaml', 'services/service-0/package.json'];
  const places = Array.from({ length: REQUESTS }, (_, index) => {
    const file = files[index % files.length] ?? path;
    const lines = context.textOf(file)?.lines;
    const line = random.below(lines?.count ?? 1);
    return { file, position: { line, character: random.below((lines?.textOf(line).length ?? 0) + 1) } };
  });
  const questions = { hover: hoverAt, completion: completeAt, definition: definitionAt };
  const results: Result[] = [];
  for (const [name, ask] of Object.entries(questions)) {
    const samples = await sample(REQUESTS, deadline, (index) => {
      const place = places[index];
      return place === undefined ? undefined : ask(context, place.file, place.position);
    });
    results.push(timed(`${name} in large`, samples, 'p95 10 ms', []));
  }
  return results;
}
