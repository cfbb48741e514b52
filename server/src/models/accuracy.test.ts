// How well uses and model files are found in the labelled source trees beside the checkout, where they are there; and
// that no beginning of any file in them makes a reader fall over.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { figuresOf, groupBy, languageOf, precisionOf, recallOf } from '../../../scripts/accuracy/figures';
import { goals, measureAccuracy, type Measured } from '../../../scripts/accuracy/measure';
import { corpus, labelledCases } from '../../../scripts/accuracy/cases';
import { faultsText } from '../../../scripts/accuracy/page';
import { SourceFile } from '../text/source-file';
import { installedParsers } from '../syntax/grammars.test';
import { isSearched, languagesNeeded, mayUseModels, readUses } from './uses';

describe('accuracy over the labelled source trees', function () {
  this.timeout(120_000);
  const cases = labelledCases() ?? [];
  let measured: Measured = { cases: 0, outcomes: [] };

  before(async function () {
    if (cases.length === 0) {
      console.log(`      skipped: there is no folder ${corpus}`);
      this.skip();
    }
    measured = (await measureAccuracy()) ?? measured;
  });

  it('reaches the goals', () => {
    const figures = figuresOf(measured.outcomes);
    assert.ok((precisionOf(figures) ?? 0) >= goals.precision, faultsText(measured.outcomes));
    assert.ok((recallOf(figures) ?? 0) >= goals.recall, faultsText(measured.outcomes));
  });

  it('reaches them in every language of this project’s readers', () => {
    const own = ['Python', 'Notebooks', 'TypeScript and JavaScript', 'Configuration'];
    for (const [language, outcomes] of groupBy(measured.outcomes, languageOf)) {
      if (own.includes(language)) assert.ok((recallOf(figuresOf(outcomes)) ?? 1) >= goals.recall, language);
    }
  });

  it('finds nothing where nothing is', () => {
    const alarms = measured.outcomes.filter((outcome) => outcome.case.startsWith('neg-') && outcome.verdict !== 'hit');
    assert.equal(faultsText(alarms), '');
  });

  it('reads any beginning of any file', async () => {
    const parsers = installedParsers();
    for (const { path, text } of cases.flatMap(({ folder }) => textsIn(folder))) {
      const step = Math.max(1, Math.floor(text.length / 40));
      for (let end = 0; end <= text.length; end += step) {
        const file = new SourceFile(path, text.slice(0, end));
        if (mayUseModels(file)) await parsers.prepare(languagesNeeded(file));
        readUses(file, parsers);
      }
    }
  });
});

function textsIn(folder: string): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path !== 'expected.json' && isSearched(path) && statSync(`${folder}/${path}`).isFile())
    .map((path) => ({ path, text: readFileSync(`${folder}/${path}`, 'utf8') }));
}
