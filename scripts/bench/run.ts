// Measures one after the other and says what came out. Run by bench.ts as a bundle, beside the bundles that it measures.
// Invariant: a measure that fails or cannot be taken is a line with its reason; the others are taken all the same.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Bench, Measure, NotMeasured, Result } from './measure';
import { keyMeasure } from './measures/keys';
import { largeMeasure } from './measures/large';
import { packageSizeMeasure } from './measures/package-size';
import { checkMeasure, inventoryMeasure, smallMeasure } from './measures/processes';
import { serverMeasure } from './measures/server';
import { tableOf } from './report';
import { Deadline } from './timing';
import { fullSizes, quickSizes, writeWorkspaces } from './workspaces';

/** How long one measure may take, in milliseconds. */
const LIMIT = 90_000;
const QUICK_LIMIT = 8_000;

export const measures: readonly Measure[] = [
  keyMeasure('page', 'p95 16 ms'),
  keyMeasure('long', 'a tenth of the peer'),
  largeMeasure,
  serverMeasure,
  checkMeasure,
  smallMeasure,
  inventoryMeasure,
  packageSizeMeasure,
];

/** Where the bench keeps what it makes. */
const CACHE = '.vscode-test';

/** Takes the measures whose names hold one of the words, or all. */
export async function runBench(bench: Bench, words: readonly string[]): Promise<readonly (Result | NotMeasured)[]> {
  const lines: (Result | NotMeasured)[] = [];
  for (const measure of measures) {
    if (words.length > 0 && !words.some((word) => measure.name.includes(word))) continue;
    console.error(`Measuring: ${measure.name}`);
    try {
      lines.push(...(await measure.run(bench, new Deadline(bench.isQuick ? QUICK_LIMIT : LIMIT))));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      lines.push({ measure: measure.name, reason: `It failed: ${reason}` });
    }
  }
  return lines;
}

async function main(options: readonly string[]): Promise<number> {
  const isQuick = options.includes('--quick');
  const sizes = isQuick ? quickSizes : fullSizes;
  mkdirSync(CACHE, { recursive: true });
  const bundles = __dirname;
  const bench: Bench = {
    workspaces: writeWorkspaces(join(CACHE, isQuick ? 'bench-quick' : 'bench'), sizes),
    server: join(bundles, 'server.js'),
    cli: join(bundles, 'cli.js'),
    bareReader: join(bundles, 'bare-reader.js'),
    isQuick,
    peers: options.includes('--peers') ? join(CACHE, 'peers') : undefined,
  };
  const lines = await runBench(
    bench,
    options.filter((option) => !option.startsWith('--')),
  );
  console.log(tableOf(lines));
  const machine = { node: process.version, platform: process.platform, processors: cpus().length };
  writeFileSync('bench-results.json', `${JSON.stringify({ machine, isQuick, results: lines }, undefined, 2)}\n`);
  return lines.some((line) => 'reason' in line && line.reason.startsWith('It failed')) ? 1 : 0;
}

if (process.argv[1] === __filename) void main(process.argv.slice(2)).then((status) => process.exit(status));
