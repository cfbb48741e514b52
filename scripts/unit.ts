// Bundles the tests that stand beside the code, or those below the folders given, and runs them with mocha.
// Usage: tsx scripts/unit.ts [folder or file ...] [-- mocha options]
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { fdir } from 'fdir';
import { baseOptions } from './esbuild';

/** Loaded before the tests. */
const FUZZING = 'test/fuzzing.ts';

const separator = process.argv.indexOf('--');
const places = process.argv.slice(2, separator < 0 ? undefined : separator);
const mochaOptions = separator < 0 ? [] : process.argv.slice(separator + 1);

/** The test files below a folder, or the file itself. */
function testsBelow(place: string): string[] {
  if (place.endsWith('.ts')) return [place];
  return new fdir()
    .withRelativePaths()
    .filter((path) => path.endsWith('.test.ts'))
    .crawl(place)
    .sync()
    .map((path) => `${place}/${path}`);
}

async function main(): Promise<number> {
  const entryPoints = (places.length > 0 ? places : ['server/src', 'client/src', 'scripts', 'test/unit']).flatMap(
    testsBelow,
  );
  // A run of some folders has an output of its own, so that two runs side by side do not disturb each other.
  const outdir = places.length > 0 ? `out/unit-${process.pid}` : 'out/unit';
  rmSync(outdir, { recursive: true, force: true });
  await build({
    ...baseOptions,
    entryPoints: [...entryPoints, FUZZING],
    outdir,
    outbase: '.',
    format: 'esm',
    splitting: true,
    sourcemap: 'linked',
    outExtension: { '.js': '.mjs' },
    packages: 'external',
  });
  const run = spawnSync(
    process.execPath,
    [
      '--enable-source-maps',
      'node_modules/mocha/bin/mocha.js',
      '--require',
      `./${outdir}/${FUZZING.replace(/ts$/, 'mjs')}`,
      '--recursive',
      '--extension',
      'mjs',
      // A busy machine is slow; a test that hangs is still ended.
      '--timeout',
      '60000',
      ...mochaOptions,
      outdir,
    ],
    { stdio: 'inherit' },
  );
  if (places.length > 0) rmSync(outdir, { recursive: true, force: true });
  return run.status ?? 1;
}

void main().then((status) => process.exit(status));
