// `npm run generate`: writes what follows from the code: documentation, JSON Schemas, the settings in package.json.
// Invariant: with --check nothing is written; it exits with 1 when a file is out of date, and names the command that mends it.
// Usage: tsx scripts/generate.ts [--check]
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { baseOptions } from './esbuild';
import type * as generator from './generate/documents';

/** Loads the generator through the bundler, since the code that it reads embeds YAML files. */
async function loadGenerator(): Promise<typeof generator> {
  const outfile = resolve('out', `generate-${process.pid}.mjs`);
  await build({
    ...baseOptions,
    entryPoints: ['scripts/generate/documents.ts'],
    outfile,
    format: 'esm',
    packages: 'external',
  });
  try {
    // What was just bundled is that module.
    return (await import(pathToFileURL(outfile).href)) as typeof generator;
  } finally {
    rmSync(outfile, { force: true });
  }
}

async function main(options: readonly string[]): Promise<number> {
  const { generateDocuments, findOutdated } = await loadGenerator();
  const documents = await generateDocuments();
  const outdated = findOutdated(documents);
  if (options.includes('--check')) {
    for (const path of outdated) console.log(`Out of date: ${path}`);
    if (outdated.length > 0) console.log('Run "npm run generate" and commit what it changes.');
    return outdated.length > 0 ? 1 : 0;
  }
  for (const path of outdated) {
    const content = documents.get(path);
    if (content === undefined) {
      rmSync(path);
      console.log(`Removed ${path}`);
      continue;
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    console.log(`Wrote ${path}`);
  }
  if (outdated.length === 0) console.log('Everything is up to date.');
  return 0;
}

void main(process.argv.slice(2)).then((status) => process.exit(status));
