import assert from 'node:assert/strict';
import { jsonPieces } from './json-pieces';

const entries = (count: number): object[] =>
  Array.from({ length: count }, (_, index) => ({ index, text: '\n    0', list: [index], none: undefined }));

const cases: readonly (readonly [what: string, data: object])[] = [
  ['nothing', {}],
  ['nothing that is written', { none: undefined }],
  ['an empty list', { list: [] }],
  ['short lists and single values', { schema: 1, list: entries(3), last: null, nested: { list: entries(2) } }],
  ['long lists', { first: entries(201), 'a "key"\n': entries(100), none: undefined, last: entries(350) }],
];

describe('jsonPieces', () => {
  for (const [what, data] of cases)
    it(`writes ${what} as JSON.stringify does`, () =>
      assert.equal([...jsonPieces(data)].join(''), JSON.stringify(data, undefined, 2)));

  it('keeps its pieces short', () => {
    assert.ok([...jsonPieces({ list: entries(100_000) })].every((piece) => piece.length < 20_000));
  });
});
