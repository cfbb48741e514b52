// The fast reader of TOML gives what the library gives, or nothing; the tree of a big text has the places of the whole one.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'smol-toml';
import { lockedGraph } from '../../../scripts/bench/workspaces/locked-graph';
import { lockWriters } from '../../../scripts/bench/workspaces/lock-writers';
import { Random } from '../../../scripts/bench/random';
import { assertSamePlaces } from '../../../test/fixtures/same-places';
import { readBigToml } from './big-toml';
import { BIG_TEXT } from './lazy-tree';
import { readPlainToml } from './plain-toml';
import { readToml, toml } from './toml';
import { SourceFile } from '../text/source-file';

/** What the library makes of a text; undefined for one that it refuses. */
function byLibrary(text: string): unknown {
  try {
    return plainly(parse(text));
  } catch {
    // No TOML: the fast reader must not take it either.
    return undefined;
  }
}

/** The same data with prototypes, as all other readers make it. */
function plainly(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || data instanceof Date) return data;
  return Array.isArray(data)
    ? data.map(plainly)
    : Object.fromEntries(Object.entries(data).map(([key, value]) => [key, plainly(value)]));
}

describe('readPlainToml', () => {
  const taken: readonly (readonly [text: string, data: unknown])[] = [
    ['', {}],
    ['# said\n\na = "x" # said\r\n"b c" = \'C:\\x\'\n', { a: 'x', 'b c': 'C:\\x' }],
    ['a = "\\u00e9\\t\\"\\\\"', { a: 'é\t"\\' }],
    [
      'a = [ 1, # one\n -2.5,\n]\nb = [[true], []]\nc = { d = "e", "f" = [ { g = 0 } ] }\nh = {}',
      { a: [1, -2.5], b: [[true], []], c: { d: 'e', f: [{ g: 0 }] }, h: {} },
    ],
    [
      '[[p]]\nn = 1\n[p.d]\nx = 2\n[[p.f]]\n[[p.f]]\n\n[[p]]\nn = 2\n[m]\n[m.k]\n',
      { p: [{ n: 1, d: { x: 2 }, f: [{}, {}] }, { n: 2 }], m: { k: {} } },
    ],
  ];
  for (const [text, data] of taken)
    it(`takes ${JSON.stringify(text)}`, () => assert.deepEqual([readPlainToml(text), byLibrary(text)], [data, data]));

  const left = [
    ...['a.b = 1', 'a = """x"""', 'a = 1979-05-27', 'a = 0xFF', 'a = 1_000', 'a = 9007199254740993', '[a.b]\n[a]'],
    ...[
      'a = 1\na = 2',
      '[a]\n[a]',
      '[[a]]\n[a]',
      'a = []\n[[a]]',
      'a = {}\n[a.b]',
      '[a',
      '[[a] ]',
      'a = [1 2]',
      'a = "x',
    ],
    ...[
      'a = "\\q"',
      'a = "\\ud800"',
      'a = { b = 1, }',
      'a = {\n}',
      '[a] b = 1',
      '= 1',
      '[]',
      '[[]]',
      'a =',
      '\u0001',
      'a = 01',
    ],
    ...['__proto__ = 1', '[__proto__]', '[[a.b]]\n[a]', 'a = [[1],\n[a]\n]\n[b'],
  ];
  for (const text of left)
    it(`leaves ${JSON.stringify(text)} to the library`, () => assert.equal(readPlainToml(text), undefined));

  it('gives what the library gives', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'b',
        '"c"',
        ' = ',
        '=',
        '1',
        '-0',
        '1.5',
        'true',
        '"x"',
        '"\\n"',
        "'y'",
        '""',
        "''",
        '[',
        ']',
        '[[',
        ']]',
        '{',
        '}',
      ],
      ...[
        ', ',
        ',\n',
        '.',
        '\n',
        '\r\n',
        '# z\n',
        ' ',
        '\t',
        '\na = ',
        '\n[a]\n',
        '\n[[a]]\n',
        '\n[a.b]\n',
        '\n[[a.b]]\n',
        '\n[b]\n',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        const data = readPlainToml(text);
        if (data !== undefined) assert.deepEqual(data, byLibrary(text));
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('readBigToml', () => {
  for (const writer of ['cargo', 'poetry', 'uv'] as const)
    it(`finds everything where the whole tree of a lockfile of ${writer} has it`, () => {
      const [, text = ''] = [...lockWriters[writer](lockedGraph('gateway', 900, 20, new Random(5))).values()];
      assert.ok(text.length > BIG_TEXT);
      const file = new SourceFile('x.lock', text);
      const data = toml.dataOf(file);
      assert.deepEqual(data, byLibrary(text));
      assertSamePlaces(toml.treeOf(file).root, readToml(text).root, 3);
    });

  const laidOut = [
    '# by a tool\nversion = 1\n\n[[p]]\nname = "a#"\n\n[p.d]\nname = "no"\n\n# more\n[[p]]\nv = 1\nname = "b"\n[m]\nx = 1\n[m.y]\n',
    '[[p]]\nlist = [\n    { name = "no" },\n    "[x]",\n] # said, [\n[[p]]\nname   =   "b"\n[[p.f]]\n[[p.f]]\nname = "c"',
    '[m.n]\nx = 1\n[[m.o]]\ny = 2\n[[p]]\n',
    'a = 1',
  ];
  const read = (text: string): ReturnType<typeof readBigToml> =>
    readBigToml(text, (island) => {
      const node = readToml(island).root?.node;
      assert.ok(node?.kind === 'map');
      return node;
    });
  for (const text of laidOut)
    it(`has the places of ${JSON.stringify(text)}`, () => assertSamePlaces(read(text), readToml(text).root, 5));

  const leftOut = [
    '[[p]]\n[m]\n[[p]]',
    'a = [\n[1],\n]\n',
    'a = [ # said\n[b]\n]',
    ' [a]',
    'a = """\n[b]\n"""',
    '["a"]',
    '[ a ]',
    'a = [\n1,\n# said\n\n[b]\n]',
  ];
  for (const text of leftOut)
    it(`leaves ${JSON.stringify(text)} to the whole tree`, () => assert.equal(read(text), undefined));
});
