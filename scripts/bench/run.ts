// Builds the workspaces, measures, and says what came out. Run by bench.ts as a bundle, beside those that it measures.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import type { Bench } from './measure';
import { failed, runBench } from './measures';
import { tableOf } from './report';
import { fullSizes, quickSizes, workspacesBelow } from './workspaces';

/** Where the bench keeps what it makes. */
const CACHE = '.vscode-test';

async function main(options: readonly string[]): Promise<number> {
  const isQuick = options.includes('--quick');
  const sizes = isQuick ? quickSizes : fullSizes;
  mkdirSync(CACHE, { recursive: true });
  const bundles = __dirname;
  const bench: Bench = {
    folderOf: workspacesBelow(resolve(CACHE, isQuick ? 'bench-quick' : 'bench'), sizes),
    server: join(bundles, 'server.js'),
    cli: join(bundles, 'cli.js'),
    bareReader: join(bundles, 'bare-reader.js'),
    isQuick,
  };
  const lines = await runBench(
    bench,
    options.filter((option) => !option.startsWith('--')),
  );
  console.log(tableOf(lines));
  const machine = { node: process.version, platform: process.platform, processors: cpus().length };
  writeFileSync('bench-results.json', `${JSON.stringify({ machine, isQuick, results: lines }, undefined, 2)}\n`);
  return lines.some(failed) ? 1 : 0;
}

void main(process.argv.slice(2)).then((status) => process.exit(status));
