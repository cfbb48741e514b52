// What the qualification data says fits the language in which products state their facts. Whom it calls is tested by the rules.
import assert from 'node:assert/strict';
import { productFields } from '../records/product';
import { builtIn } from './catalogue';
import type { ProductFacts } from './product-facts';
import { factsNeeded, isStated } from './qualification';

const nothingStated: ProductFacts = {
  catalogue: builtIn,
  type: undefined,
  deviceClass: undefined,
  safetyClass: undefined,
  connected: undefined,
  ai: undefined,
  aiUses: [],
  inHouse: false,
  markets: [],
  supportUntil: undefined,
  hasSbom: false,
  claimed: builtIn.instruments.map(({ id }) => ({ instrument: id, voluntary: false })),
  excluded: [],
};

describe('facts that instruments need', () => {
  const needed = factsNeeded(nothingStated);

  it('are fields of a product, and their words together all that the field takes', () => {
    const fields: Readonly<Record<string, { readonly type: { readonly shape: unknown } }>> = productFields;
    for (const field of new Set(needed.map((one) => one.field))) {
      const words = needed.filter((one) => one.field === field).flatMap((one) => one.words);
      const shape = JSON.stringify(fields[field]?.type.shape);
      const choices = shape.includes('"flag"') ? ['yes', 'no'] : shape.match(/(?<="value":")[^"]+/g);
      assert.deepEqual([...words].sort(), [...new Set(choices)].sort(), field);
    }
  });

  it('cite clauses of the catalogue', () => {
    for (const { clause } of needed)
      if (clause !== undefined) assert.equal(builtIn.clausesBehind(clause).length, 1, clause);
  });

  it('are not stated by a product that says nothing, and needed by nobody without claims', () => {
    assert.deepEqual(
      needed.filter((one) => isStated(one, nothingStated)),
      [],
    );
    assert.deepEqual(factsNeeded({ ...nothingStated, claimed: [] }), []);
  });
});
