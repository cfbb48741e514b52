// The fast reader of YAML gives the library's data and places, or leaves a text to the library.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SourceFile } from '../text/source-file';
import { readBlockYaml } from './block-yaml';
import { locate } from './locate';
import type { Child, TreeNode } from './tree';
import { readYaml } from './yaml';
import { textsOf } from './yaml-text-values';
import { yamlTexts } from './yaml-texts';

/** Lines as package managers write them, and as they never do. */
const values = [
  '',
  ' 1.10',
  ' ^1.0.0 || >=2',
  ' {integrity: sha512-a/b+c==, tarball: https://a.example/x.tgz}',
  " {node: '>=18'}",
  " [x64, '!win32']",
  ' {}',
  ' []',
  ' {a: {b: [c, null]}}',
  " 'it''s'",
  ' "quoted: #"',
  ' "a\\tb"',
  ' "open',
  ' true',
  ' ~',
  ' a # comment',
  ' a#b',
  ' a: b',
  ' link:../core',
  ' npm:debug@4.3.4(supports-color@8.1.1)',
  ' |-\n      first\n      second',
  ' >-\n      folded\n      text',
  ' plain\n      goes on',
  ' &anchor a',
  ' *anchor',
  ' !!str 1',
  ' - a',
  ' {a: b',
  ' [a, b,]',
  ' `tick`',
  ' a  ',
  ' -1',
];
const keys = [
  'a',
  'b-c',
  '/acorn/8.7.0',
  "'@s/n@1.0.0(p@2.0.0)'",
  '"a@npm:^1, b@npm:^2"',
  'file:x',
  '? long',
  'a b',
  '<<',
  '__proto__',
  '1',
  '- a',
  '"open',
];
const line = fc
  .tuple(fc.constantFrom('', '', '  ', '    ', '  ', ' '), fc.constantFrom(...keys), fc.constantFrom(...values))
  .map(([indent, key, value]) => `${indent}${key}:${value}`);
const other = fc.constantFrom(
  '',
  '# comment',
  '    # comment',
  '  - item',
  '    - item',
  '---',
  '  : explicit',
  '\t',
  '...',
  '  - {a: b}',
);
const text = fc
  .tuple(
    fc.array(fc.oneof({ weight: 6, arbitrary: line }, { weight: 1, arbitrary: other }), { maxLength: 8 }),
    fc.constantFrom('\n', '\n', '\r\n'),
  )
  .map(([lines, end]) => lines.join('\n').replaceAll('\n', end));

describe('readBlockYaml', () => {
  const cases: [text: string, data: unknown][] = [
    ['a: 1.10\nb: yes\nc:\nd: null\n', { a: '1.10', b: 'yes', c: null, d: null }],
    ["lockfileVersion: '9.0'\n", { lockfileVersion: '9.0' }],
    [
      'a:\n  b:\n    c: {d: [e, f]}\n\n  # comment\n  g: h # more\ni: j',
      { a: { b: { c: { d: ['e', 'f'] } }, g: 'h' }, i: 'j' },
    ],
    ['a:\n- b\n- c\nd:\n  - e\n', { a: ['b', 'c'], d: ['e'] }],
    ['a:\n  deprecated: |-\n    one\n    two\n  b: c\n', { a: { deprecated: 'one\ntwo', b: 'c' } }],
    ['? "long key"\n:\n  version: 7\n', { 'long key': { version: '7' } }],
    ['a: b\r\nc:\r\n  d: e\r\n', { a: 'b', c: { d: 'e' } }],
  ];
  for (const [yaml, data] of cases) it(JSON.stringify(yaml), () => assert.deepEqual(readBlockYaml(yaml), data));

  for (const yaml of ['', '- a\n', 'a: 1\na: 2\n', 'a:\tb\n', 'a: b\n c: d\n', 'a\n', 'a: *b\n', '{a: b}\n', 'a: "b\n'])
    it(`leaves ${JSON.stringify(yaml)} to the library`, () => assert.equal(readBlockYaml(yaml), undefined));

  it('gives the data of the library for any lines', () => {
    let taken = 0;
    fc.assert(
      fc.property(text, (yaml) => {
        const plain = yamlTexts.readPlainly(yaml);
        if (plain === undefined) return;
        taken++;
        const { documents, problems } = readYaml(yaml);
        const data = documents.map(({ node }) => textsOf(node));
        assert.deepEqual(problems, []);
        assert.deepEqual(data.length === 1 ? [plain] : Object.values(plain as object), data);
      }),
      { numRuns: 3000 },
    );
    assert.ok(taken > 20, `${taken} texts were taken`);
  });
});

/** All paths of a tree. */
function pathsIn(node: TreeNode, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (node.kind === 'scalar') return [path];
  const children: readonly (readonly [string | number, Child])[] =
    node.kind === 'map'
      ? node.entries.map((entry) => [entry.key, entry])
      : node.items.map((item, index) => [index, item]);
  return [
    ...(path.length === 0 ? [] : [path]),
    ...children.flatMap(([step, child]) => pathsIn(child.node, [...path, step])),
  ];
}

describe('yamlTexts', () => {
  it('finds every place where the library has it', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (yaml, isBig) => {
        // A comment makes it long enough for its sections to be read entry by entry.
        const long = isBig ? `${yaml}\nz:\n  # ${'-'.repeat(100_000)}\n  y: x\n  w: [v]\n` : yaml;
        const { documents } = readYaml(long);
        const { root } = yamlTexts.treeOf(new SourceFile('a.yaml', long));
        const [only] = documents;
        if (only === undefined || documents.length > 1) return;
        assert.ok(root);
        for (const path of pathsIn(only.node)) {
          assert.deepEqual(locate(root, path, 'key'), locate(only, path, 'key'), path.join(' > '));
          // The library ends some maps behind their last line break.
          const textAt = (tree: Child): string => {
            const { start, end } = locate(tree, path, 'value');
            return long.slice(start, end).trimEnd();
          };
          assert.equal(textAt(root), textAt(only));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('puts several documents below their numbers', () => {
    const yaml = '---\na: 1\n---\nb:\n  c: 2\n';
    const { root } = yamlTexts.treeOf(new SourceFile('a.yaml', yaml));
    assert.deepEqual(yamlTexts.readPlainly(yaml), { '#0': { a: '1' }, '#1': { b: { c: '2' } } });
    assert.ok(root);
    const { start, end } = locate(root, ['#1', 'b', 'c'], 'key');
    assert.deepEqual([yaml.slice(start, end), start], ['c', yaml.indexOf('c:')]);
  });
});
