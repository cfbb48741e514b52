// Every clause that the design of the rules names, and every one that a rule cites, stands in the catalogue.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { builtIn } from '../../server/src/regulations/catalogue';
import { rules } from '../../server/src/rules/rules';

const DESIGN = ['../shared/design/rules.md', '../shared/design/decisions.md'];

/** `cra:art-13/5`; a short form that leaves the instrument out goes with the reference before it. */
function referencesIn(text: string): readonly string[] {
  const names = builtIn.instruments.map(({ id }) => id).join('|');
  return [...text.matchAll(new RegExp(`\\b(?:${names}):[\\w./-]*\\w`, 'g'))].map(([reference]) => reference);
}

describe('clauses that are named', () => {
  for (const path of DESIGN) {
    if (!existsSync(path)) {
      it(`in ${path} (skipped: it is not here)`);
      continue;
    }
    it(`in ${path} are known`, () => {
      const found = referencesIn(readFileSync(path, 'utf8'));
      assert.ok(found.length > 10, `${found.length} references`);
      const lost = found.filter((reference) => builtIn.clausesBehind(reference).length === 0);
      assert.deepEqual(lost, []);
    });
  }

  it('by the rules are known', () => {
    for (const { name, clauses } of rules)
      for (const reference of clauses) assert.ok(builtIn.clausesBehind(reference).length > 0, `${name}: ${reference}`);
  });
});
