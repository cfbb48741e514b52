// The tree of a big JSON text has the places of the whole tree.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readBigJson } from './big-json';
import { readJson } from './json';
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

  it('finds keys and values where the whole tree has them', () => {
    fc.assert(
      fc.property(fc.dictionary(key, value), fc.constantFrom(undefined, 1, '\t'), (data, space) => {
        const text = JSON.stringify(data, undefined, space);
        const big = readBigJson(text, (island) => readJson(island).root);
        const { root } = readJson(text);
        assert.ok(big && root);
        const whole = { node: root, shift: 0 };
        assert.deepEqual(toData(big.node), toData(root));
        for (const [first, below] of Object.entries(data)) {
          const paths = [[first], ...Object.keys(below ?? {}).map((second) => [first, second])];
          for (const path of paths)
            for (const part of ['key', 'value', 'entry'] as const)
              assert.deepEqual(locate(big, path, part), locate(whole, path, part));
        }
      }),
    );
  });

  it('lets the last of repeated keys count', () => {
    const big = readBigJson('{"a": 1, "a": {"b": 2}}', (island) => readJson(island).root);
    assert.deepEqual(big && toData(big.node), { a: { b: 2 } });
  });

  for (const text of ['[]', '1', ' "a"'])
    it(`leaves ${text} alone`, () =>
      assert.equal(
        readBigJson(text, () => undefined),
        undefined,
      ));
});
