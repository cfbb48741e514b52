// How fast and how big: bundles what is shipped and the bench itself, then measures in a process of its own.
// Usage: tsx scripts/bench/bench.ts [--quick] [word of a measure ...]
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';
import { baseOptions } from '../esbuild';

const OUT = 'out/bench';

const entryPoints: Readonly<Record<string, string>> = {
  server: 'server/src/lsp/main.ts',
  cli: 'server/src/cli/main.ts',
  run: 'scripts/bench/run.ts',
  'bare-reader': 'scripts/bench/bare-reader.ts',
};

async function main(options: readonly string[]): Promise<number> {
  // As scripts/build.ts makes the shipped bundles; bundled here so that what is measured is what stands in the sources.
  await build({
    ...baseOptions,
    entryPoints: { ...entryPoints },
    outdir: OUT,
    format: 'cjs',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return spawnSync(process.execPath, [`${OUT}/run.js`, ...options], { stdio: 'inherit' }).status ?? 1;
}

void main(process.argv.slice(2)).then((status) => process.exit(status));
