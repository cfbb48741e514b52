// The tree of a big JSON text has the places of the whole tree.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assertSamePlaces } from '../../../test/fixtures/same-places';
import { readBigJson } from './big-json';
import { readJson } from './json';
import { BIG_TEXT } from './lazy-tree';
import { locate } from './locate';
import { toData } from './tree';

describe('readBigJson', () => {
  const key = fc.constantFrom('', 'a', 'b"c', 'd\\', 'é', '}', 'f');
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<unknown>(null, true, -1.5, '', '"', '\\', '{[', 'x'),
      fc.dictionary(key, tie('value')),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
  }));

  // With what is long enough beside it, a map or list is read at once and kept.
  const padded = fc.tuple(fc.dictionary(key, value), fc.boolean(), fc.boolean()).map(([data, inMap, inList]) => {
    const long = 'x'.repeat(BIG_TEXT);
    return { ...data, list: [data, ...(inList ? [long] : []), Object.values(data)], ...(inMap ? { long } : {}) };
  });

  it('finds keys, values and items where the whole tree has them', () => {
    fc.assert(
      fc.property(padded, fc.constantFrom(undefined, 1, '\t'), (data, space) => {
        const text = JSON.stringify(data, undefined, space);
        const big = readBigJson(text, (island) => readJson(island).root);
        const { root } = readJson(text);
        assertSamePlaces(big, root && { node: root, shift: 0 }, 10);
      }),
      { numRuns: 25 },
    );
  });

  it('lets the last of repeated keys count', () => {
    const big = readBigJson('{"a": 1, "a": {"b": 2}}', (island) => readJson(island).root);
    assert.deepEqual(big && toData(big.node), { a: { b: 2 } });
  });

  for (const [inner, at] of [
    ['"a": 1, "b": "a"', '1'],
    ['"a": 1, "b": 2, "a": 3', '3'],
    ['"a": 1, "\\u0061": 4', '4'],
    ['"a": 1, "b": "\\\\"', '1'],
  ] as const)
    it(`finds the place of the last of repeated keys in {${inner}}`, () => {
      const text = `{"p": {${inner}}}`;
      const big = readBigJson(text, (island) => readJson(island).root);
      assert.ok(big);
      const { start, end } = locate(big, ['p', 'a'], 'value');
      assert.equal(text.slice(start, end), at);
    });

  for (const text of ['[]', '1', ' "a"'])
    it(`leaves ${text} alone`, () =>
      assert.equal(
        readBigJson(text, () => undefined),
        undefined,
      ));
});
