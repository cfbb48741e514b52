import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SourceFile } from '../text/source-file';
import { json, readJson, readJsonPlainly } from './json';
import { locateIn } from './notation';
import { toData } from './tree';

describe('readJson', () => {
  const cases: { text: string; data: unknown; problems: string[] }[] = [
    { text: '{"a": [1, 2.10, "x\\n", true, null]}', data: { a: [1, 2.1, 'x\n', true, null] }, problems: [] },
    { text: '{"a": 1,}', data: { a: 1 }, problems: ['A key in double quotes is missing here.'] },
    { text: '[1,]', data: [1], problems: ['A value is missing here.'] },
    { text: '{"a": 1 // one\n}', data: { a: 1 }, problems: ['JSON has no comments.'] },
    { text: '{"a": 1, "a": 2}', data: { a: 2 }, problems: ['The key "a" is repeated; the last one counts.'] },
    { text: '{"a": , "b": 2}', data: { a: null, b: 2 }, problems: ['A value is missing here.'] },
    { text: '{"a" 1}', data: { a: null }, problems: ['A colon is missing here.'] },
    {
      text: '{"a": {"b": 1',
      data: { a: { b: 1 } },
      problems: ['The closing "}" is missing.'],
    },
    { text: '{"a": "x', data: { a: 'x' }, problems: ['The closing quote is missing.', 'The closing "}" is missing.'] },
    { text: '1 2', data: 1, problems: ['Nothing may follow the first value.'] },
    { text: '', data: undefined, problems: ['A value is missing here.'] },
    { text: '{"__proto__": 1}', data: JSON.parse('{"__proto__": 1}'), problems: [] },
  ];
  for (const { text, data, problems } of cases) {
    it(JSON.stringify(text), () => {
      const read = readJson(text);
      assert.deepEqual(read.root && toData(read.root), data);
      assert.deepEqual(
        read.problems.map(({ message }) => message),
        problems,
      );
    });
  }

  it('keeps the spelling of numbers, and says what stands in one line', () => {
    const { root } = readJson('{"a": 2.10,\n "b": [1]}');
    assert.ok(root?.kind === 'map' && !root.flow);
    const [a, b] = root.entries;
    assert.ok(a?.node.kind === 'scalar' && b?.node.kind === 'list');
    assert.equal(a.node.text, '2.10');
    assert.equal(b.node.flow, true);
  });

  for (const [name, bomb] of Object.entries({
    lists: '['.repeat(200_000),
    maps: '{"a":'.repeat(200_000),
    'closed lists': '['.repeat(200_000) + ']'.repeat(200_000),
  })) {
    it(`bounds the nesting of ${name}`, () => {
      const { root, problems } = readJson(bomb);
      assert.ok(root);
      toData(root);
      assert.match(problems.at(-1)?.message ?? '', /nested more than 500 deep/);
    });
  }

  it('does not count brackets within texts', () => {
    assert.deepEqual(readJson(JSON.stringify({ a: '[{"\\'.repeat(2000) })).problems, []);
  });

  it('agrees with JSON.parse on valid text', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(3), (text, indent) => {
        const data = readJsonPlainly(text);
        const { root, problems } = readJson(JSON.stringify(data, null, indent));
        assert.deepEqual(problems, []);
        assert.deepEqual(root && toData(root), data);
      }),
    );
  });

  it('never throws, and reports whatever JSON.parse refuses', () => {
    const damaged = fc.tuple(fc.json(), fc.nat(), fc.string({ unit: 'binary' })).map(([text, at, extra]) => {
      const cut = at % (text.length + 1);
      return text.slice(0, cut) + extra + text.slice(cut + (at % 3));
    });
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string({ unit: 'binary' })), (text) => {
        const { problems } = readJson(text);
        if (readJsonPlainly(text) === undefined) assert.notEqual(problems.length, 0);
      }),
      { numRuns: 200 },
    );
  });
});

describe('places in JSON', () => {
  const file = new SourceFile(
    'a.json',
    '\ufeff{\r\n  "engines": { "node": ">=18" },\r\n  "list": ["x", "y"],\r\n  "list": ["z"]\r\n}',
  );
  const cases: [path: (string | number)[], part: 'key' | 'value' | 'entry', expected: string][] = [
    [['engines', 'node'], 'key', '"node"'],
    [['engines', 'node'], 'value', '">=18"'],
    [['engines', 'node'], 'entry', '"node": ">=18"'],
    [['list', 0], 'value', '"z"'],
    [['engines', 'npm'], 'key', '"engines"'],
    [['missing', 'deeper'], 'value', '"engines"'],
  ];
  for (const [path, part, expected] of cases) {
    it(`${path.join('.')}, ${part}`, () => {
      const { start, end } = locateIn(json, file, path, part);
      assert.equal(file.text.slice(start, end), expected);
    });
  }

  it('reads a file once', () => assert.equal(json.treeOf(file), json.treeOf(file)));
  it('gives the start of an empty file', () => {
    assert.deepEqual(locateIn(json, new SourceFile('b.json', ''), ['a'], 'key'), { start: 0, end: 0 });
  });
});
