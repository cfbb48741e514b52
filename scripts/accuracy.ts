// `npm run accuracy`: how well AI models, data sets and model files are found in labelled source trees.
// Usage: tsx scripts/accuracy.ts [--verbose] [--trees=<folder>] [beginning of a tree's name ...]; without a folder and
// without a name, docs/accuracy.md is written.
import { writeFileSync } from 'node:fs';
import type * as measuring from './accuracy/measure';
import { loadBundled } from './load-bundled';

async function main(options: readonly string[]): Promise<number> {
  const { measureAccuracy, accuracyText, accuracyPage, faultsText, corpus } =
    await loadBundled<typeof measuring>('scripts/accuracy/measure.ts');
  const words = options.filter((option) => !option.startsWith('--'));
  const trees = options.find((option) => option.startsWith('--trees='))?.slice('--trees='.length);
  const measured = await measureAccuracy(words, trees);
  if (measured === undefined) {
    console.log(`Nothing was measured: there is no folder ${trees ?? corpus}.`);
    return 0;
  }
  if (options.includes('--verbose')) console.log(`${faultsText(measured.outcomes)}\n`);
  console.log(accuracyText(measured.outcomes));
  if (words.length === 0 && trees === undefined)
    writeFileSync('docs/accuracy.md', accuracyPage(measured.outcomes, measured.cases));
  return 0;
}

void main(process.argv.slice(2)).then((status) => process.exit(status));
