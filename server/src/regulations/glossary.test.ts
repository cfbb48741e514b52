// The glossary as data, and how terms are found.
import assert from 'node:assert/strict';
import { builtIn } from './catalogue';
import { findTerm, terms, termsIn } from './glossary';

describe('the glossary', () => {
  it('stands in alphabetical order', () => {
    const names = terms().map(({ term }) => term.toLowerCase());
    assert.deepEqual(names, names.toSorted());
  });

  it('leads to clauses that exist', () => {
    for (const { term, clauses } of terms())
      for (const clause of clauses) assert.notEqual(builtIn.resolve(clause).kind, 'unknown', `${term}: ${clause}`);
  });

  it('says each meaning in whole sentences that fit a hover', () => {
    for (const { term, means } of terms()) {
      assert.match(means, /^[A-Z].*[.?]$/s, term);
      assert.ok(means.length <= 300, `${term}: ${means.length}`);
    }
  });

  const lookups: readonly (readonly [string, string | undefined])[] = [
    ['SOUP', 'SOUP'],
    ['soup', 'SOUP'],
    ['Residual-Risk', 'residual risk'],
    ['software of unknown provenance', 'SOUP'],
    ['model cards', 'model card'],
    ['GSPR', 'essential requirement'],
    ['purl', 'package URL'],
    ['class C', 'software safety class'],
    ['soap', undefined],
  ];
  for (const [name, term] of lookups)
    it(`knows "${name}" as ${term ?? 'nothing'}`, () => assert.equal(findTerm(name)?.term, term));

  it('finds terms in a text, the longer before the shorter', () => {
    assert.deepEqual(
      termsIn('Residual risk is weighed in a benefit-risk analysis; risks of SOUP too.').map(({ term }) => term),
      ['residual risk', 'benefit-risk analysis', 'risk', 'SOUP'],
    );
    assert.deepEqual(termsIn('asterisk and soupy'), []);
  });
});
