import assert from 'node:assert/strict';
import fc from 'fast-check';
import { locate } from './locate';
import { toData, type TreeNode } from './tree';
import { readYaml } from './yaml';
import { processorTime } from '../../../test/fixtures/processor-time';

function dataOf(text: string): unknown[] {
  return readYaml(text).documents.map((document) => toData(document.node));
}

describe('readYaml', () => {
  const cases: { name: string; text: string; data: unknown[]; problems?: number }[] = [
    {
      name: 'lists of records',
      text: 'risks:\n  - id: R1\n    title: A\n  - id: R2\n',
      data: [{ risks: [{ id: 'R1', title: 'A' }, { id: 'R2' }] }],
    },
    {
      name: 'a list at the column of its key',
      text: 'risks:\n- id: R1\n- id: R2\n',
      data: [{ risks: [{ id: 'R1' }, { id: 'R2' }] }],
    },
    {
      name: 'maps and comments',
      text: '# head\nproduct:\n  name: X # trailing\n\n# between\nscope: [mdr, cra]\n',
      data: [{ product: { name: 'X' }, scope: ['mdr', 'cra'] }],
    },
    {
      name: 'an empty section',
      text: 'risks:\ncontrols:\n  - id: C1\n',
      data: [{ risks: null, controls: [{ id: 'C1' }] }],
    },
    { name: 'several documents', text: '---\na: 1\n---\nb: 2\n', data: [{ a: 1 }, { b: 2 }] },
    { name: 'CRLF', text: 'risks:\r\n  - id: R1\r\n    title: A\r\n', data: [{ risks: [{ id: 'R1', title: 'A' }] }] },
    { name: 'anchors across records', text: 'a: &x [1]\nb: *x\n', data: [{ a: [1], b: [1] }] },
    // The standard ends at 1024 letters, yarn does not.
    { name: 'a key of any length', text: `"${'k'.repeat(1100)}":\n  a: 1\n`, data: [{ ['k'.repeat(1100)]: { a: 1 } }] },
    {
      name: 'merge keys',
      text: 'a: &x { k: 1, l: 2 }\nb:\n  <<: *x\n  k: 3\n',
      data: [{ a: { k: 1, l: 2 }, b: { k: 3, l: 2 } }],
    },
    {
      name: 'a repeated section read on',
      text: 'risks:\n  - id: R1\ncontrols: []\nrisks:\n  - id: R2\n',
      data: [{ risks: [{ id: 'R1' }, { id: 'R2' }], controls: [] }],
      problems: 1,
    },
    {
      name: 'tabs, read on',
      text: 'risks:\n\t- id: R1\n\t\ttitle: A\n',
      data: [{ risks: [{ id: 'R1', title: 'A' }] }],
      problems: 1,
    },
    {
      name: 'a quote left open in one record',
      text: 'risks:\n  - id: "R1\n  - id: R2\n',
      data: [{ risks: [{ id: 'R1' }, { id: 'R2' }] }],
      problems: 1,
    },
    {
      name: 'a half-typed top-level key',
      text: 'product:\n  name: X\nris\n',
      data: [{ product: { name: 'X' } }],
      problems: 1,
    },
    {
      name: 'a repeated section beside an alias, its items behind the first ones',
      text: 'x: &x R1\nrisks: [*x]\nrisks:\n  - R2\n',
      data: [{ x: 'R1', risks: ['R1', 'R2'] }],
      problems: 1,
    },
    { name: 'a JSON document', text: '{"product": {"name": "X"}}', data: [{ product: { name: 'X' } }] },
    { name: 'nothing', text: '\n# only a comment\n', data: [] },
    {
      name: 'block scalars with dashes',
      text: 'risks:\n  - id: R1\n    title: |\n      - no item\n      # no comment\n  - id: R2\n',
      data: [{ risks: [{ id: 'R1', title: '- no item\n# no comment\n' }, { id: 'R2' }] }],
    },
  ];
  for (const { name, text, data, problems = 0 } of cases) {
    it(`reads ${name}`, () => {
      assert.deepEqual(dataOf(text), data);
      assert.equal(readYaml(text).problems.length, problems);
    });
  }

  const slips: readonly [text: string, at: string, said: RegExp][] = [
    ['risks:\n  - { id: R1, title: "x }\n  - id: R2\n', '"', /^The quote that opens here is not closed\./],
    ['risks:\n  - id: R1\n    controls: [RC-1\n    title: x\n', '[', /^The "\[" that opens here is not closed\./],
    ['risks:\n  - { id: R1, title: x\n  - id: R2\n', '{', /^The "\{" that opens here is not closed\./],
    ['risks:\n  - id: R1\n   title: x\n', ' ', /^The indentation does not fit the record/],
    ['risks:\n  - id: R1\n    tit\n', 'tit', /^This line has no colon/],
    ['x: &x a\ny: *x\nrisks: []\nrisks: []\n', 'r', /^The section "risks" stands here a second time\./],
  ];
  for (const [text, at, said] of slips) {
    it(`says once of ${JSON.stringify(text)} what is wrong at ${at}`, () => {
      const { problems } = readYaml(text);
      assert.deepEqual(
        problems.map(({ span }) => text.slice(span.start, span.end)),
        [at],
      );
      assert.match(problems[0]?.message ?? '', said);
    });
  }

  it('keeps the nodes of unchanged records, wherever they move', () => {
    const before = readYaml('risks:\n  - id: R1\n  - id: R2\n');
    const after = readYaml('# a comment\nrisks:\n  - id: R0\n  - id: R1\n  - id: R2\n', before);
    const items = (node: TreeNode | undefined) =>
      node?.kind === 'map' && node.entries[0]?.node.kind === 'list' ? node.entries[0].node.items : [];
    assert.equal(items(after.documents[0]?.node)[1]?.node, items(before.documents[0]?.node)[0]?.node);
  });

  it('finds places in UTF-16 units of the whole file', () => {
    const text = '# 😀\nrisks:\n  - id: R1\n  - id: R2\n    title: "B 😀"\n';
    const root = readYaml(text).documents[0];
    assert.ok(root);
    const at = (path: (string | number)[], part: 'key' | 'value' | 'entry') => {
      const { start, end } = locate(root, path, part);
      return text.slice(start, end);
    };
    assert.equal(at(['risks', 1, 'title'], 'value'), '"B 😀"');
    assert.equal(at(['risks', 1, 'title'], 'key'), 'title');
    assert.equal(at(['risks', 1, 'id'], 'entry'), 'id: R2');
    assert.equal(at(['risks'], 'key'), 'risks');
    assert.equal(at(['risks', 1, 'severity'], 'value'), 'id', 'a missing field is shown at the head of its record');
  });

  for (const text of [
    'a:\n    - b',
    'a:\n- b',
    'a: # said\n\n  # more\n  - b',
    'a: !!seq\n  - b',
    'x:\n  a:\n    - b\nc: 1',
  ])
    it(`begins the list of ${JSON.stringify(text)} at its first dash`, () => {
      const root = readYaml(text).documents[0];
      assert.ok(root);
      const { start, end } = locate(root, text.startsWith('x') ? ['x', 'a'] : ['a'], 'value');
      assert.equal(text.slice(start, end).trimEnd(), '- b');
    });

  it('bounds alias expansion and says so', () => {
    const bomb = [
      'a: &a [x]',
      ...'bcdefgh'.split('').map((key, index) => `${key}: &${key} [${`*${'abcdefg'[index]}, `.repeat(9)}]`),
    ].join('\n');
    const reading = readYaml(bomb);
    assert.ok(reading.problems.some((problem) => problem.message.includes('aliases')));
  });

  it('bounds what aliases unfold into, though they are few', () => {
    const text = `a: &a [${'x, '.repeat(5_000)}]\nb: [${'*a, '.repeat(5_000)}]\nc: &c {k: 1}\nd: *c\n`;
    const { problems, documents } = readYaml(text);
    assert.deepEqual(
      problems.map(({ message }) => message.includes('unfold')),
      [true],
    );
    assert.ok(JSON.stringify(documents).length < 50_000_000);
  });

  it('reads each record by itself where an anchor has no alias, or what looks like an alias is text', () => {
    const [before, after] = ['x', 'y'].map((title) => `risks:\n  - &r\n    id: R1\n  - title: ${title} *bold* & so\n`);
    const first = readYaml(before ?? '');
    const islands = [...readYaml(after ?? '', first).islands.values()];
    assert.equal(islands.filter((island) => ![...first.islands.values()].includes(island)).length, 1);
  });

  it('never throws and stays incremental-equal on any edit of any text', () => {
    const line = fc.constantFrom(
      'risks:',
      '  - id: R1',
      '    title: "x',
      '\t- y: [1',
      '- a',
      '---',
      '# c',
      '    t: |',
      '      z',
      'b: &a 1',
      'c: *a',
      '{',
      '',
      'ris',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.array(line, { maxLength: 12 }), (first, second) => {
        const before = readYaml(first.join('\n'));
        const text = second.join('\n');
        const strip = (reading: ReturnType<typeof readYaml>) => ({
          documents: reading.documents,
          problems: reading.problems,
        });
        assert.deepEqual(strip(readYaml(text, before)), strip(readYaml(text)));
      }),
      { numRuns: 500 },
    );
  });

  for (const slip of ['[a]\n', '{a}\n', '"a"\n', '- a\nb\n', '? a\n', '*a\n', '] '])
    it(`bounds time and words about a text of nothing but ${JSON.stringify(slip)}`, () => {
      const start = processorTime();
      const { problems } = readYaml(slip.repeat(15_000));
      assert.ok(problems.length > 0 && problems.length <= 100, `${problems.length} problems`);
      assert.ok(processorTime() - start < 10_000);
    });

  it('survives deep nesting', () => {
    for (const text of ['['.repeat(20_000), '- '.repeat(5_000), `a: ${'{a: '.repeat(5_000)}`])
      assert.ok(readYaml(text).problems.length > 0);
  });
});
