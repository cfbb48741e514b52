import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringify } from 'smol-toml';
import { SourceFile } from '../text/source-file';
import { locateIn } from './notation';
import { readToml, readTomlPlainly, toml } from './toml';
import { toData, type SyntaxProblem } from './tree';
import { processorTime } from '../../../test/fixtures/processor-time';

function read(text: string): { data: unknown; problems: readonly SyntaxProblem[] } {
  const { root, problems } = readToml(text);
  assert.ok(root);
  return { data: toData(root.node), problems };
}

describe('readToml', () => {
  const valid: [text: string, data: unknown][] = [
    ['', {}],
    ['# nothing\n\n', {}],
    ['a = 1', { a: 1 }],
    ['a.b."c d".\'e\' = 1\na.x = 2', { a: { b: { 'c d': { e: 1 } }, x: 2 } }],
    ['[a.b]\nx = 1\n[a]\ny = 2\r\n[ a . c ] # c', { a: { b: { x: 1 }, y: 2, c: {} } }],
    ['[[a]]\nx = 1\n[[a]]\n[a.b]\ny = 2\n[[a.c]]\n[[a.c]]', { a: [{ x: 1 }, { b: { y: 2 }, c: [{}, {}] }] }],
    ['a = [ 1, # one\n 2,\n]\nb = [[1], ["x"]]\nc = []', { a: [1, 2], b: [[1], ['x']], c: [] }],
    ['a = { b = 1, c.d = "x", e = [{ f = 2 }] }', { a: { b: 1, c: { d: 'x' }, e: [{ f: 2 }] } }],
    ['a = 0xFF\nb = 1_000\nc = 0o7\nd = 0b1', { a: 255, b: 1000, c: 7, d: 1 }],
    ['a = 2.50\nb = 1e3\nc = -inf\nd = +1.5e-2', { a: 2.5, b: 1000, c: -Infinity, d: 0.015 }],
    ['a = true\nb = false', { a: true, b: false }],
    ['a = "\\u00e9\\U0001F600\\t\\"\\\\"\nb = \'C:\\x\'', { a: 'é😀\t"\\', b: 'C:\\x' }],
    ['a = """\none\ntwo\\\n   three"" """\nb = \'\'\'\n\'x\'\'\'\'', { a: 'one\ntwothree"" ', b: "'x'" }],
    ['a = """x"""""\nb = ""\nc = \'\'\nd = """"""', { a: 'x""', b: '', c: '', d: '' }],
    [
      'a = 1979-05-27T07:32:00.5Z\nb = 1979-05-27 07:32:00\nc = 1979-05-27\nd = 07:32:00',
      { a: '1979-05-27T07:32:00.5Z', b: '1979-05-27 07:32:00', c: '1979-05-27', d: '07:32:00' },
    ],
    ['a = 9007199254740993', { a: Number('9007199254740993') }],
    ['"" = 1\n1.2 = 3', { '': 1, '1': { '2': 3 } }],
    ['__proto__ = 1', JSON.parse('{"__proto__": 1}')],
  ];
  for (const [text, data] of valid) {
    it(JSON.stringify(text), () => assert.deepEqual(read(text), { data, problems: [] }));
  }

  const broken: [text: string, data: unknown, problems: string[]][] = [
    ['a = \nb = 2', { a: null, b: 2 }, ['4: A value is missing here.']],
    ['a\nb = 2', { a: null, b: 2 }, ['0: This is no "key = value". Write a key and an equals sign.']],
    ['= 1\nb = 2', { b: 2 }, ['0: This is no "key = value". Write a key and an equals sign.']],
    ['a = 1 2\nb = 2', { a: 1, b: 2 }, ['6: Nothing may follow here in the same line.']],
    ['a = 1.2.3\nb = 2', { a: '1.2.3', b: 2 }, ['4: This is no TOML value; a text stands in quotes.']],
    ['a = "x\nb = 2', { a: 'x', b: 2 }, ['4: The closing " is missing.']],
    ['a = """x\nb = 2', { a: 'x', b: 2 }, ['4: The closing """ is missing.']],
    ['a = "\\q"', { a: '\\q' }, ['5: TOML has no such escape.']],
    ['a = "\\uD800"', { a: '\\uD800' }, ['5: TOML has no such escape.']],
    ['a = [\n "x",\n "y"\nb = 2', { a: ['x', 'y'], b: 2 }, ['4: The closing "]" is missing.']],
    ['a = [\n "x",\n[t]\nb = 2', { a: ['x'], t: { b: 2 } }, ['4: The closing "]" is missing.']],
    ['a = ["x" "y", , 1]', { a: ['x', 'y', 1] }, ['9: A comma is missing here.']],
    ['a = { x = 1\nb = 2', { a: { x: 1 }, b: 2 }, ['4: The closing "}" is missing.']],
    ['a = { x 1, = 2, y = 3, y = 4 }', { a: { x: 1, y: 3 } }, ['6: An equals sign is missing behind this key.']],
    ['a = 1\na = 2', { a: 1 }, ['6: "a" is defined a second time; the first one counts.']],
    ['a = 1\n[a]\nb = 2\n[c]', { a: 1, c: {} }, ['6: "a" is defined a second time; the first one counts.']],
    ['[a]\n[[a]]\n[b]', { a: {}, b: {} }, ['4: "a" is defined a second time; the first one counts.']],
    ['[a\nb = 2', { a: { b: 2 } }, ['0: The closing "]" is missing.']],
    ['[]\nb = 2\n[c]', { c: {} }, ['0: The name of the table is missing.']],
    ['[a]\nx = 1\n[a]\ny = 2', { a: { x: 1, y: 2 } }, ['11: This is no valid TOML']],
    ['a = 1 # \u0000', { a: 1 }, ['8: This is no valid TOML']],
    ['<<<<<<< HEAD\na = 1\n=======\na = 2', { a: 1 }, ['0: This is no', '19: This is no', '27: "a" is defined']],
  ];
  for (const [text, data, expected] of broken) {
    it(`reads on in ${JSON.stringify(text)}`, () => {
      const { data: found, problems } = read(text);
      assert.deepEqual(found, data);
      const said = problems.map(({ span, message }) => `${span.start}: ${message}`);
      assert.equal(said.length, expected.length, said.join('\n'));
      for (const [index, start] of expected.entries()) assert.ok(said[index]?.startsWith(start), said[index]);
    });
  }

  for (const [name, bomb] of Object.entries({
    lists: `a = ${'['.repeat(200_000)}`,
    'closed lists': `a = ${'['.repeat(200_000)}${']'.repeat(200_000)}`,
    maps: `a = ${'{a='.repeat(200_000)}`,
    keys: `${'a.'.repeat(200_000)}a = 1`,
    headers: `[${'a.'.repeat(200_000)}a]`,
    'keys in maps': `a = ${`{${'a.'.repeat(49)}a=`.repeat(20_000)}`,
  })) {
    it(`bounds the nesting of ${name}`, () => {
      const { problems } = read(bomb);
      assert.match(problems.at(-1)?.message ?? '', /nested more than 500 deep|more than 50 parts/);
    });
  }

  for (const [name, piece] of Object.entries({
    'one long list': '["x",',
    'open strings': 'a="""\n',
    'open lists': 'a=[\n',
    'missing commas': '[1 2',
    backslashes: 'a="\\\\\\',
    comments: '#\n',
    headers: '[[a.b]]\n',
  })) {
    it(`takes time in proportion to the length of ${name}`, () => {
      const start = processorTime();
      read(`a = [${piece.repeat(200_000)}`);
      assert.ok(processorTime() - start < 3000);
    });
  }

  const value = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 4 }, fc.string(), fc.integer(), fc.boolean(), tie('list'), tie('map')),
    list: fc.array(tie('any'), { maxLength: 4 }),
    map: fc.dictionary(fc.string(), tie('any'), { maxKeys: 5 }),
  }));

  it('agrees with the library on valid text', () => {
    fc.assert(
      fc.property(value.map, (data) => {
        const text = stringify(data);
        const plain = structuredClone(readTomlPlainly(text));
        assert.deepEqual(read(text), { data: plain, problems: [] });
      }),
    );
  });

  it('never throws, and reports whatever the library refuses', () => {
    const damaged = fc.tuple(value.map, fc.nat(), fc.string({ unit: 'binary' })).map(([data, at, extra]) => {
      const text = stringify(data);
      const cut = at % (text.length + 1);
      return text.slice(0, cut) + extra + text.slice(cut + (at % 3));
    });
    const signs = fc.string({ unit: fc.constantFrom(...Array.from('a1.=[]{}"\'\\,#\n\r \t-:TZ_é')) });
    fc.assert(
      fc.property(fc.oneof(damaged, signs, fc.string({ unit: 'binary' })), (text) => {
        const { data, problems } = read(text);
        const plain = structuredClone(readTomlPlainly(text));
        if (plain !== undefined) assert.deepEqual({ data, problems }, { data: plain, problems: [] });
      }),
      { numRuns: 2000 },
    );
  });
});

describe('places in TOML', () => {
  const file = new SourceFile(
    'a.toml',
    '\ufeff[project]\r\nname = "😀"\r\ndependencies = [ # é\r\n  "x>=1",\r\n  \'y\',\r\n]\r\n\r\n[tool.poetry]\r\n' +
      'group.dev.z = { version = "1" }\r\n[[package]]\r\nname = "a"\r\n[[package]]\r\nname = "b"\r\n[tool."u v"]\r\n',
  );
  const cases: [path: (string | number)[], part: 'key' | 'value' | 'entry', expected: string][] = [
    [['project', 'name'], 'value', '"😀"'],
    [['project', 'name'], 'key', 'name'],
    [['project', 'dependencies', 0], 'value', '"x>=1"'],
    [['project', 'dependencies', 1], 'key', "'y'"],
    [['tool', 'poetry', 'group', 'dev', 'z'], 'entry', 'z = { version = "1" }'],
    [['tool', 'poetry', 'group', 'dev', 'z', 'version'], 'value', '"1"'],
    [['tool', 'poetry', 'group'], 'value', 'group.dev.z = { version = "1" }'],
    [['tool', 'poetry'], 'key', 'poetry'],
    [['tool', 'u v'], 'key', '"u v"'],
    [['package', 1], 'value', '[[package]]\r\nname = "b"'],
    [['package', 1, 'name'], 'value', '"b"'],
    [['package', 1, 'missing'], 'value', 'name'],
    [['missing'], 'key', 'project'],
  ];
  for (const [path, part, expected] of cases) {
    it(`${path.join('.')}, ${part}`, () => {
      const { start, end } = locateIn(toml, file, path, part);
      assert.equal(file.text.slice(start, end), expected);
    });
  }

  it('reads a file once', () => assert.equal(toml.treeOf(file), toml.treeOf(file)));
  it('reads plainly what has no dates and huge numbers', () => {
    assert.deepEqual(structuredClone(readTomlPlainly('a = [1]')), { a: [1] });
    assert.equal(readTomlPlainly('a = [1979-05-27]'), undefined);
    assert.equal(readTomlPlainly('a = 9007199254740993'), undefined);
    assert.equal(readTomlPlainly('a = '), undefined);
  });
});
