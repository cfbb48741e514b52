// The crosswalk as data, and what is offered from it.
import assert from 'node:assert/strict';
import { builtIn } from './catalogue';
import { relatedClauses, themes } from './crosswalk';

function related(id: string): readonly string[] {
  const clause = builtIn.findClause(id);
  assert.ok(clause, id);
  return relatedClauses(clause).map(({ clause: other, how }) => `${how} ${other.id}`);
}

describe('the crosswalk', () => {
  it('joins clauses of at least two instruments in each theme, each clause once', () => {
    for (const { theme, same, serves } of themes()) {
      const all = [...same, ...serves];
      assert.equal(new Set(all).size, all.length, theme);
      assert.ok(new Set(all.map(({ instrument }) => instrument)).size > 1, theme);
    }
  });

  it('names each theme once', () => {
    const names = themes().map(({ theme }) => theme);
    assert.equal(new Set(names).size, names.length);
  });

  it('leads both ways between clauses that ask the same', () => {
    assert.deepEqual(related('mdr:annex-I/17.3'), ['same ivdr:annex-I/16.3']);
    assert.deepEqual(related('ivdr:annex-I/16.3'), ['same mdr:annex-I/17.3']);
  });

  it('leads from the narrower to the wider, not back, and puts the same first', () => {
    assert.deepEqual(related('cra:annex-I/part-I/2d').slice(0, 2), ['same mdr:annex-I/18.8', 'wider mdr:annex-I/17.2']);
    assert.ok(!related('mdr:annex-I/17.2').includes('same cra:annex-I/part-I/2d'));
    assert.ok(related('iec-62304:6.1').includes('same cra:art-13/8'));
  });

  it('says nothing of a clause that stands alone', () => {
    assert.deepEqual(related('ai-act:art-4'), []);
  });
});
