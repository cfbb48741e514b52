// `npm run generate`: writes what follows from the code: documentation, JSON Schemas, the settings in package.json.
// Invariant: with --check nothing is written; it exits with 1 when a file is out of date, and names the command that mends it.
// Usage: tsx scripts/generate.ts [--check]
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type * as generator from './generate/documents';
import { loadBundled } from './load-bundled';

async function main(options: readonly string[]): Promise<number> {
  const { generateDocuments, findOutdated } = await loadBundled<typeof generator>('scripts/generate/documents.ts');
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
