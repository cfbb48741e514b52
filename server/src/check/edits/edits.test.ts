// What each kind of change makes of files laid out in different ways.
import assert from 'node:assert/strict';
import type { DataPath } from '../../text/anchor';
import type { Change, Data } from '../../text/change';
import { SourceFile } from '../../text/source-file';
import { composeInOrder } from './compose';
import { applyEdits } from './working-text';

interface Case {
  readonly name: string;
  readonly file?: string;
  readonly before: string;
  readonly changes: (file: string) => readonly Change[];
  /** The text after, or a part of the reason for refusal. */
  readonly after: string | { readonly refused: RegExp };
}

const orders: Readonly<Record<string, readonly string[]>> = {
  risks: ['id', 'title', 'harm', 'severity', 'probability', 'controls', 'residual'],
};

const replace =
  (path: DataPath, text: string) =>
  (file: string): Change[] => [{ kind: 'replace', anchor: { file, path, part: 'value' }, text }];
const rename =
  (path: DataPath, text: string) =>
  (file: string): Change[] => [{ kind: 'rename-key', anchor: { file, path, part: 'key' }, text }];
const remove =
  (...paths: DataPath[]) =>
  (file: string): Change[] =>
    paths.map((path) => ({ kind: 'remove', anchor: { file, path, part: 'entry' } }));
const set =
  (path: DataPath, key: string, value: Data) =>
  (file: string): Change[] => [{ kind: 'set-field', anchor: { file, path, part: 'value' }, key, value }];
const add =
  (list: DataPath, value: Data) =>
  (file: string): Change[] => [{ kind: 'add-item', file, list, value }];
const atText =
  (kind: 'replace' | 'remove', before: string, piece: string, text = '') =>
  (file: string): Change[] => {
    const start = before.indexOf(piece);
    const anchor = { file, span: { start, end: start + piece.length } };
    return [kind === 'replace' ? { kind, anchor, text } : { kind, anchor }];
  };

const two = 'risks:\n  - id: R1\n    title: A\n  - id: R2\n    title: B\n';
const commented =
  '# head\nrisks:\n  # all\n  - id: R1\n\n  # about R2\n  - id: R2 # second\n    title: B\n    # inside\n\n  # about R3\n  - id: R3\n# end\n';
const suppressed = 'risks:\n  # compliance-ignore risk/x: y\n  - id: R1\n';

const cases: readonly Case[] = [
  // replace
  { name: 'a plain value', before: two, changes: replace(['risks', 1, 'title'], 'C'), after: two.replace('B', 'C') },
  { name: 'a value in double quotes', before: 'a: "x" # c\n', changes: replace(['a'], 'y'), after: 'a: "y" # c\n' },
  { name: 'a value in single quotes', before: "a: 'x'\n", changes: replace(['a'], "it's"), after: 'a: "it\'s"\n' },
  { name: 'a value that needs quotes', before: 'a: x\n', changes: replace(['a'], 'x: y'), after: 'a: "x: y"\n' },
  {
    name: 'a value that needs quotes only in brackets',
    before: 'a: [x, z]\nb: x\n',
    changes: replace(['a', 0], 'x, y'),
    after: 'a: ["x, y", z]\nb: x\n',
  },
  { name: 'a comma outside of brackets', before: 'b: x\n', changes: replace(['b'], 'x, y'), after: 'b: x, y\n' },
  {
    name: 'yes by true',
    before: 'product:\n  connected: yes\n',
    changes: replace(['product', 'connected'], 'true'),
    after: 'product:\n  connected: true\n',
  },
  {
    name: '"yes" by true',
    before: 'product:\n  connected: "yes"\n',
    changes: replace(['product', 'connected'], 'true'),
    after: 'product:\n  connected: true\n',
  },
  { name: 'a block scalar', before: 'a: |\n  x\n  y\nb: 1\n', changes: replace(['a'], 'z'), after: 'a: z\nb: 1\n' },
  { name: 'a map', before: two, changes: replace(['risks', 0], 'C'), after: { refused: /single value/ } },
  {
    name: 'the span of a value',
    before: two,
    changes: atText('replace', two, 'R2', 'R: 3'),
    after: two.replace('R2', '"R: 3"'),
  },
  {
    name: 'the span of a syntax error',
    before: 'a: 1\n\tb: 2\n',
    changes: atText('replace', 'a: 1\n\tb: 2\n', '\t', ''),
    after: 'a: 1\nb: 2\n',
  },
  {
    name: 'a piece of source code',
    file: 'a.py',
    before: 'x = 1\n',
    changes: atText('replace', 'x = 1', '1', '2'),
    after: 'x = 2\n',
  },
  // rename-key
  {
    name: 'a key',
    before: two,
    changes: rename(['risks', 1, 'title'], 'harm'),
    after: two.replace('title: B', 'harm: B'),
  },
  {
    name: 'a section',
    before: 'risk:\r\n- id: R1\r\n',
    changes: rename(['risk'], 'risks'),
    after: 'risks:\r\n- id: R1\r\n',
  },
  {
    name: 'a quoted key in braces',
    before: '{ "a": 1, b: 2 }\n',
    changes: rename(['a'], 'c'),
    after: '{ "c": 1, b: 2 }\n',
  },
  {
    name: 'a key to one that is there',
    before: two,
    changes: rename(['risks', 1, 'title'], 'id'),
    after: { refused: /already/ },
  },
  // remove
  { name: 'an entry', before: two, changes: remove(['risks', 0, 'title']), after: two.replace('    title: A\n', '') },
  {
    name: 'the first entry of a record',
    before: two,
    changes: remove(['risks', 0, 'id']),
    after: two.replace('id: R1\n    ', ''),
  },
  {
    name: 'a first entry before a comment',
    before: 'a:\n  - x: 1\n    # c\n    y: 2\n',
    changes: remove(['a', 0, 'x']),
    after: 'a:\n  -\n    # c\n    y: 2\n',
  },
  {
    name: 'a record with its comments',
    before: commented,
    changes: remove(['risks', 1]),
    after: '# head\nrisks:\n  # all\n  - id: R1\n\n  # about R3\n  - id: R3\n# end\n',
  },
  {
    name: "the first record, whose comment may be the section's",
    before: commented,
    changes: remove(['risks', 0]),
    after: commented.replace('  - id: R1\n\n', ''),
  },
  {
    name: 'the last record',
    before: commented,
    changes: remove(['risks', 2]),
    after: commented.replace('  # about R3\n  - id: R3\n', ''),
  },
  {
    name: 'two records at once',
    before: commented,
    changes: remove(['risks', 0], ['risks', 1]),
    after: '# head\nrisks:\n  # all\n  # about R3\n  - id: R3\n# end\n',
  },
  {
    name: 'the same record twice',
    before: two,
    changes: remove(['risks', 0], ['risks', 0]),
    after: 'risks:\n  - id: R2\n    title: B\n',
  },
  {
    name: 'the only record, with its section',
    before: 'product:\n  name: X\n\nrisks:\n  - id: R1\n',
    changes: remove(['risks', 0]),
    after: 'product:\n  name: X\n',
  },
  {
    name: 'a record and the suppression above it',
    before: suppressed + '  - id: R2\n',
    changes: remove(['risks', 0]),
    after: 'risks:\n  - id: R2\n',
  },
  {
    name: 'the last record of a file without final newline',
    before: 'a:\n- x\n- y',
    changes: remove(['a', 1]),
    after: 'a:\n- x',
  },
  {
    name: 'the only field of a section',
    before: 'product:\n  sbom: x\nrisks: []\n',
    changes: remove(['product', 'sbom']),
    after: 'product:\nrisks: []\n',
  },
  { name: 'an item of a flow list', before: 'a: [x, y, z]\n', changes: remove(['a', 1]), after: 'a: [x, z]\n' },
  { name: 'the last item of a flow list', before: 'a: [ x, y ]\n', changes: remove(['a', 1]), after: 'a: [ x ]\n' },
  { name: 'the only item of a flow list', before: 'a: [ x ] # c\n', changes: remove(['a', 0]), after: 'a: [] # c\n' },
  {
    name: 'an item on its own line',
    before: 'a:\n  b: [\n    x, # 1\n    y, # 2\n  ]\n',
    changes: remove(['a', 'b', 1]),
    after: 'a:\n  b: [\n    x, # 1\n  ]\n',
  },
  {
    name: 'a last item on its own line without comma',
    before: 'a:\n  b: [\n    x, # 1\n    y\n  ]\n',
    changes: remove(['a', 'b', 1]),
    after: 'a:\n  b: [\n    x # 1\n  ]\n',
  },
  {
    name: 'an entry of a flow map',
    before: 'a: { b: 1, c: 2 }\n',
    changes: remove(['a', 'c']),
    after: 'a: { b: 1 }\n',
  },
  {
    name: 'a comment on its own line',
    before: suppressed,
    changes: atText('remove', suppressed, '# compliance-ignore risk/x: y'),
    after: 'risks:\n  - id: R1\n',
  },
  {
    name: 'a comment behind a value',
    before: 'a: 1  # c\nb: 2\n',
    changes: atText('remove', 'a: 1  # c\nb: 2\n', '# c'),
    after: 'a: 1\nb: 2\n',
  },
  // set-field: lists
  {
    name: 'a further item of a flow list',
    before: 'risks:\n  - id: R1\n    controls: [RC-1] # c\n',
    changes: set(['risks', 0], 'controls', 'RC-2'),
    after: 'risks:\n  - id: R1\n    controls: [RC-1, RC-2] # c\n',
  },
  {
    name: 'an item that is there already',
    before: 'risks:\n  - controls: [RC-1]\n',
    changes: set(['risks', 0], 'controls', ['RC-1']),
    after: 'risks:\n  - controls: [RC-1]\n',
  },
  {
    name: 'a further item of a block list',
    before: 'risks:\n  - controls:\n    - RC-1 # c\n    title: x\n',
    changes: set(['risks', 0], 'controls', 'RC-2'),
    after: 'risks:\n  - controls:\n    - RC-1 # c\n    - RC-2\n    title: x\n',
  },
  {
    name: 'a further item of a quoted list',
    before: "a:\n  b: ['x']\n",
    changes: set(['a'], 'b', 'y'),
    after: "a:\n  b: ['x', 'y']\n",
  },
  {
    name: 'a further item on its own line',
    before: 'a:\n  b: [\n    x, # 1\n    y # 2\n  ]\n',
    changes: set(['a'], 'b', 'z'),
    after: 'a:\n  b: [\n    x, # 1\n    y, # 2\n    z\n  ]\n',
  },
  {
    name: 'a further item behind a last comma',
    before: 'a:\n  b: [\n    x,\n  ]\n',
    changes: set(['a'], 'b', 'z'),
    after: 'a:\n  b: [\n    x,\n    z,\n  ]\n',
  },
  {
    name: 'a first item of an empty list',
    before: 'a:\n  b: [ ]\n',
    changes: set(['a'], 'b', 'z'),
    after: 'a:\n  b: [z]\n',
  },
  {
    name: 'a list in place of a value',
    before: 'risks:\n  - controls: RC-1 # c\n',
    changes: set(['risks', 0], 'controls', ['RC-2']),
    after: 'risks:\n  - controls: [RC-1, RC-2] # c\n',
  },
  // set-field: values
  {
    name: 'an empty value',
    before: 'a:\n  b: # todo\n  c: 1\n',
    changes: set(['a'], 'b', 'x'),
    after: 'a:\n  b: x # todo\n  c: 1\n',
  },
  {
    name: 'an empty value by a group',
    before: 'a:\n    b: # todo\n    c: 1\n',
    changes: set(['a'], 'b', { d: 1 }),
    after: 'a:\n    b: # todo\n        d: 1\n    c: 1\n',
  },
  { name: 'another value', before: 'a:\n  b: 1 # c\n', changes: set(['a'], 'b', 2), after: 'a:\n  b: 2 # c\n' },
  {
    name: 'a group in place of a value',
    before: 'a:\n  b: 2026-01-01 # c\n  e: f\n',
    changes: set(['a'], 'b', { on: '2026-01-01' }),
    after: 'a:\n  b: # c\n    on: 2026-01-01\n  e: f\n',
  },
  {
    name: 'a field of a group that is there',
    before: 'a:\n  b:\n    c: 1\n  e: f\n',
    changes: set(['a'], 'b', { d: 2, c: 3 }),
    after: 'a:\n  b:\n    c: 3\n    d: 2\n  e: f\n',
  },
  {
    name: 'a value where a group stands',
    before: 'a:\n  b:\n    c: 1\n',
    changes: set(['a'], 'b', 'x'),
    after: { refused: /Several fields/ },
  },
  // set-field: new keys
  {
    name: 'a new field in its order',
    before: two,
    changes: set(['risks', 0], 'severity', 'minor'),
    after: two.replace('title: A\n', 'title: A\n    severity: minor\n'),
  },
  {
    name: 'a new field between others',
    before: 'risks:\n- id: R1\n  # who\n  title: A\n  controls: []\n',
    changes: set(['risks', 0], 'harm', 'B'),
    after: 'risks:\n- id: R1\n  # who\n  title: A\n  harm: B\n  controls: []\n',
  },
  {
    name: 'a new first field',
    before: 'risks:\n-   title: A\n    harm: B\n',
    changes: set(['risks', 0], 'id', 'R1'),
    after: 'risks:\n-   id: R1\n    title: A\n    harm: B\n',
  },
  {
    name: 'a new last field before a comment on the next record',
    before: commented,
    changes: set(['risks', 0], 'x', 'z'),
    after: commented.replace('id: R1\n', 'id: R1\n    x: z\n'),
  },
  {
    name: 'a new field behind a block scalar',
    before: 'a:\n  b: |\n    x\n\nc: 1\n',
    changes: set(['a'], 'd', 'z'),
    after: 'a:\n  b: |\n    x\n  d: z\n\nc: 1\n',
  },
  {
    name: 'a new field behind a block scalar that keeps its lines',
    before: 'a:\n  b: |+\n    x\n\nc: 1\n',
    changes: set(['a'], 'd', 'z'),
    after: 'a:\n  b: |+\n    x\n\n  d: z\nc: 1\n',
  },
  {
    name: 'a new field in CRLF',
    before: 'a:\r\n  b: 1\r\nc: 2\r\n',
    changes: set(['a'], 'd', { e: 3 }),
    after: 'a:\r\n  b: 1\r\n  d:\r\n    e: 3\r\nc: 2\r\n',
  },
  {
    name: 'a new field without final newline',
    before: 'a:\n  b: 1',
    changes: set(['a'], 'd', 'x'),
    after: 'a:\n  b: 1\n  d: x',
  },
  {
    name: 'a new field in braces',
    before: 'a:\n  - { b: 1 }\n',
    changes: set(['a', 0], 'c', ['x', { d: 'y, z' }]),
    after: 'a:\n  - { b: 1, c: [x, { d: "y, z" }] }\n',
  },
  { name: 'a new field in empty braces', before: 'a: {}\n', changes: set(['a'], 'c', 1), after: 'a: { c: 1 }\n' },
  {
    name: 'a short list on one line',
    before: two,
    changes: set(['risks', 1], 'controls', ['RC-1', 'RC-2']),
    after: `${two}    controls: [RC-1, RC-2]\n`,
  },
  {
    name: 'a list in a file of block lists',
    before: 'risks:\n  - id: R1\n    controls:\n      - RC-1\n  - id: R2\n',
    changes: set(['risks', 1], 'controls', ['RC-2']),
    after: 'risks:\n  - id: R1\n    controls:\n      - RC-1\n  - id: R2\n    controls:\n      - RC-2\n',
  },
  {
    name: 'a list of groups',
    before: 'models:\n- id: m\n',
    changes: set(['models', 0], 'evaluation', [{ metric: 'x', value: 0.9 }]),
    after: 'models:\n- id: m\n  evaluation:\n  - metric: x\n    value: 0.9\n',
  },
  {
    name: 'a text of several lines',
    before: 'a:\n  b: 1\n',
    changes: set(['a'], 'c', 'x: y\nz\n'),
    after: 'a:\n  b: 1\n  c: |\n    x: y\n    z\n',
  },
  {
    name: 'a field of a section that is missing',
    before: 'product:\n  name: X\n',
    changes: set(['product', 'support'], 'until', '2027-06-30'),
    after: 'product:\n  name: X\n  support:\n    until: 2027-06-30\n',
  },
  {
    name: 'a field of an empty section',
    before: 'product:\nrisks: []\n',
    changes: set(['product'], 'name', 'X'),
    after: 'product:\n  name: X\nrisks: []\n',
  },
  // set-field: spelling
  ...(
    [
      ['2027-06-30', '2027-06-30'],
      ['4.19', '4.19'],
      ['2.10', '"2.10"'],
      ['007', '"007"'],
      ['1e10', '"1e10"'],
      ['12', '12'],
      ['^4.19', '^4.19'],
      ['true', '"true"'],
      ['no', '"no"'],
      ['null', '"null"'],
      ['~', '"~"'],
      ['', '""'],
      [' x', '" x"'],
      ['# x', '"# x"'],
      ['a #b', '"a #b"'],
      ['a#b', 'a#b'],
      ['a: b', '"a: b"'],
      ['a:b', 'a:b'],
      ['a:', '"a:"'],
      ['- x', '"- x"'],
      ['-x', '-x'],
      ['@x', '"@x"'],
      ['*x', '"*x"'],
      ['[x', '"[x"'],
      ['x]', 'x]'],
      ['"x"', `'"x"'`],
      ["it's", "it's"],
      ['%x', '"%x"'],
      ['pkg:npm/@angular/core', 'pkg:npm/@angular/core'],
      ['a\tb', '"a\\tb"'],
      ['\u0007', '"\\u0007"'],
      ['😀', '😀'],
      ['> x', '"> x"'],
      [
        '1234567890123456789012345678901234567890123456789012345678901234',
        '"1234567890123456789012345678901234567890123456789012345678901234"',
      ],
    ] as const
  ).map(([value, written]) => ({
    name: `the text ${JSON.stringify(value)}`,
    before: 'a:\n  b: x\n',
    changes: set(['a'], 'c', value),
    after: `a:\n  b: x\n  c: ${written}\n`,
  })),
  {
    name: 'numbers and booleans',
    before: 'a:\n  b: "x"\n',
    changes: set(['a'], 'c', { d: 0.5, e: true, f: 't' }),
    after: 'a:\n  b: "x"\n  c:\n    d: 0.5\n    e: true\n    f: "t"\n',
  },
  {
    name: 'quotes like those of the file',
    before: "a:\n  b: ': x'\n  c: y\n",
    changes: set(['a'], 'd', ': z'),
    after: "a:\n  b: ': x'\n  c: y\n  d: ': z'\n",
  },
  // add-item
  {
    name: 'a record',
    before: two,
    changes: add(['risks'], { id: 'R3', controls: ['RC-1'] }),
    after: `${two}  - id: R3\n    controls: [RC-1]\n`,
  },
  {
    name: 'a record at the column of its key',
    before: 'risks:\n- id: R1\nx: y\n',
    changes: add(['risks'], { id: 'R2', residual: { severity: 'minor' } }),
    after: 'risks:\n- id: R1\n- id: R2\n  residual:\n    severity: minor\nx: y\n',
  },
  {
    name: 'a record with wide dashes',
    before: 'risks:\n    -   id: R1\n        title: A\n',
    changes: add(['risks'], { id: 'R2', title: 'B' }),
    after: 'risks:\n    -   id: R1\n        title: A\n    -   id: R2\n        title: B\n',
  },
  {
    name: 'a record with an empty line between',
    before: commented,
    changes: add(['risks'], { id: 'R4' }),
    after: commented.replace('id: R3\n', 'id: R3\n\n  - id: R4\n'),
  },
  {
    name: 'a record in CRLF without final newline',
    before: 'risks:\r\n  - id: R1',
    changes: add(['risks'], { id: 'R2' }),
    after: 'risks:\r\n  - id: R1\r\n  - id: R2',
  },
  {
    name: 'a new section',
    before: 'risks:\n  - id: R1\n\nmodels: []\n',
    changes: add(['controls'], { id: 'RC-1' }),
    after: 'risks:\n  - id: R1\n\nmodels: []\n\ncontrols:\n  - id: RC-1\n',
  },
  {
    name: 'a new section in a file without empty lines',
    before: 'risks:\n- id: R1\nmodels: []\n# end\n',
    changes: add(['controls'], { id: 'RC-1' }),
    after: 'risks:\n- id: R1\nmodels: []\n# end\ncontrols:\n- id: RC-1\n',
  },
  {
    name: 'a new section in an empty file',
    before: '',
    changes: add(['controls'], { id: 'RC-1' }),
    after: 'controls:\n  - id: RC-1\n',
  },
  {
    name: 'a new section below a comment',
    before: '# only\n',
    changes: add(['controls'], { id: 'RC-1' }),
    after: '# only\n\ncontrols:\n  - id: RC-1\n',
  },
  {
    name: 'an empty section',
    before: 'controls:\nrisks:\n    - id: R1\n',
    changes: add(['controls'], { id: 'RC-1' }),
    after: 'controls:\n    - id: RC-1\nrisks:\n    - id: R1\n',
  },
  {
    name: 'a section of brackets',
    before: 'controls: [] # none\nrisks:\n  - id: R1\n',
    changes: add(['controls'], { id: 'RC-1' }),
    after: 'controls: # none\n  - id: RC-1\nrisks:\n  - id: R1\n',
  },
  {
    name: 'a first scope',
    before: 'product:\n  name: X\n',
    changes: add(['scope'], 'mdr'),
    after: 'product:\n  name: X\n\nscope:\n  - mdr\n',
  },
  {
    name: 'a scope in brackets',
    before: 'scope: [mdr]\n',
    changes: add(['scope'], { cra: { basis: 'voluntary' } }),
    after: 'scope: [mdr, { cra: { basis: voluntary } }]\n',
  },
  {
    name: 'an item of a list in a record',
    before: two,
    changes: add(['risks', 0, 'controls'], 'RC-1'),
    after: two.replace('title: A\n', 'title: A\n    controls: [RC-1]\n'),
  },
  {
    name: 'a record in the second document',
    before: 'a: 1\n---\nrisks:\n  - id: R1\n',
    changes: add(['#1', 'risks'], { id: 'R2' }),
    after: 'a: 1\n---\nrisks:\n  - id: R1\n  - id: R2\n',
  },
  {
    name: 'a section of the first document',
    before: 'a: 1\n# c\n---\nb: 1\n',
    changes: add(['risks'], { id: 'R2' }),
    after: 'a: 1\n# c\n\nrisks:\n  - id: R2\n---\nb: 1\n',
  },
  {
    name: 'a record in YAML written as JSON',
    before: '{"risks": [{"id": "R1"}]}\n',
    changes: add(['risks'], { id: 'R2' }),
    after: '{"risks": [{"id": "R1"}, { "id": "R2" }]}\n',
  },
  // several changes
  {
    name: 'a control and its reference',
    before: two,
    changes: (file) => [
      ...add(['controls'], { id: 'RC-1', title: 'C' })(file),
      ...set(['risks', 0], 'controls', ['RC-1'])(file),
    ],
    after:
      'risks:\n  - id: R1\n    title: A\n    controls: [RC-1]\n  - id: R2\n    title: B\n\ncontrols:\n  - id: RC-1\n    title: C\n',
  },
  {
    name: 'changes around a removal',
    before: two,
    changes: (file) => [
      ...remove(['risks', 0])(file),
      ...replace(['risks', 1, 'title'], 'C')(file),
      ...rename(['risks'], 'hazards')(file),
      ...set(['risks', 1], 'harm', 'D')(file),
    ],
    after: 'hazards:\n  - id: R2\n    title: C\n    harm: D\n',
  },
  {
    name: 'a change of what is removed',
    before: two,
    changes: (file) => [...remove(['risks', 0])(file), ...replace(['risks', 0, 'title'], 'C')(file)],
    after: 'risks:\n  - id: R2\n    title: B\n',
  },
  {
    name: 'the last item, and another in its place',
    before: 'risks:\n  - id: R1 # c\n',
    changes: (file) => [...remove(['risks', 0])(file), ...add(['risks'], { id: 'R2' })(file)],
    after: 'risks:\n  - id: R2\n',
  },
  {
    name: 'the same letters twice',
    file: 'a.py',
    before: 'x = 1\n',
    changes: (file) => [...atText('replace', 'x = 1', '1', '2')(file), ...atText('replace', 'x = 1', '= 1', '')(file)],
    after: { refused: /another edit/ },
  },
  {
    name: 'a new field of one line in package.json',
    file: 'package.json',
    before: '{ "name": "x" }\n',
    changes: set([], 'license', 'MIT'),
    after: '{ "name": "x", "license": "MIT" }\n',
  },
  {
    name: 'a first field of an empty object',
    file: 'package.json',
    before: '{\n\t"engines": {}\n}\n',
    changes: set(['engines'], 'node', '>=20'),
    after: '{\n\t"engines": {\n\t\t"node": ">=20"\n\t}\n}\n',
  },
  // refusals
  {
    name: 'a syntax error elsewhere',
    before: 'risks:\n  - id: "R1\n  - id: R2\n',
    changes: set(['risks', 1], 'title', 'B'),
    after: 'risks:\n  - id: "R1\n  - id: R2\n    title: B\n',
  },
  {
    name: 'a syntax error in the place',
    before: 'risks:\n  - id: "R1\n  - id: R2\n',
    changes: set(['risks', 0], 'title', 'B'),
    after: { refused: /syntax error/ },
  },
  {
    name: 'an open quote above a new record',
    before: 'risks:\n  - id: R1\n  - id: "R2\n',
    changes: add(['risks'], { id: 'R3' }),
    after: { refused: /syntax error/ },
  },
  { name: 'tabs', before: 'a:\n\tb: 1\n', changes: set(['a'], 'c', 'x'), after: { refused: /tab|syntax/ } },
  { name: 'an alias', before: 'a: &x { k: 1 }\nb: *x\n', changes: set(['b'], 'l', 2), after: { refused: /alias/ } },
  {
    name: 'what an alias uses',
    before: 'a: &x\n  k: 1\nb: *x\n',
    changes: set(['a'], 'l', 2),
    after: { refused: /Anchors/ },
  },
  {
    name: 'a value with an anchor',
    before: 'a: &x k\nb: *x\n',
    changes: replace(['a'], 'l'),
    after: { refused: /Anchors/ },
  },
  {
    name: 'a record beside aliases',
    before: 'a: &x { k: 1 }\nb: *x\nrisks:\n  - id: R1\n',
    changes: set(['risks', 0], 'title', 'A'),
    after: 'a: &x { k: 1 }\nb: *x\nrisks:\n  - id: R1\n    title: A\n',
  },
  {
    name: 'a merged key',
    before: 'a: &x { k: 1 }\nb:\n  <<: *x\n  l: 2\n',
    changes: replace(['b', 'k'], '3'),
    after: { refused: /alias/ },
  },
  {
    name: 'an anchor that is removed under its alias',
    before: 'a:\n  - &x b\n  - c\nd: *x\n',
    changes: remove(['a', 0]),
    after: { refused: /./ },
  },
  {
    name: 'a place that is not there',
    before: two,
    changes: replace(['risks', 7, 'title'], 'x'),
    after: { refused: /no longer/ },
  },
  {
    name: 'another notation',
    file: 'a.toml',
    before: 'a = 1\n',
    changes: replace(['a'], '2'),
    after: { refused: /neither YAML nor JSON/ },
  },
  // JSON
  {
    name: 'a version in package.json',
    file: 'package.json',
    before: '{\n\t"name": "x",\n\t"dependencies": {\n\t\t"a": "^1.0.0"\n\t}\n}\n',
    changes: replace(['dependencies', 'a'], '^2.0.0'),
    after: '{\n\t"name": "x",\n\t"dependencies": {\n\t\t"a": "^2.0.0"\n\t}\n}\n',
  },
  {
    name: 'a field of package.json',
    file: 'package.json',
    before: '{\n  "name": "x",\n  "files": ["a", "b"]\n}\n',
    changes: set([], 'engines', { node: '>=20' }),
    after: '{\n  "name": "x",\n  "files": ["a", "b"],\n  "engines": {\n    "node": ">=20"\n  }\n}\n',
  },
  {
    name: 'an item in package.json',
    file: 'package.json',
    before: '{\n  "files": [\n    "a"\n  ]\n}\n',
    changes: add(['files'], 'b'),
    after: '{\n  "files": [\n    "a",\n    "b"\n  ]\n}\n',
  },
  {
    name: 'a dependency out of package.json',
    file: 'package.json',
    before: '{\r\n    "dependencies": {\r\n        "a": "1",\r\n        "b": "2"\r\n    }\r\n}',
    changes: remove(['dependencies', 'b']),
    after: '{\r\n    "dependencies": {\r\n        "a": "1"\r\n    }\r\n}',
  },
  {
    name: 'the only dependency',
    file: 'package.json',
    before: '{\n  "dependencies": {\n    "a": "1"\n  }\n}\n',
    changes: remove(['dependencies', 'a']),
    after: '{\n  "dependencies": {}\n}\n',
  },
  {
    name: 'broken JSON',
    file: 'package.json',
    before: '{"a": 1,}',
    changes: replace(['a'], '2'),
    after: { refused: /valid JSON/ },
  },
  { name: 'a number in JSON', file: 'a.json', before: '{"a": 1}', changes: replace(['a'], '2'), after: '{"a": 2}' },
];

describe('composeEdits', () => {
  for (const { name, file = 'compliance.yaml', before, changes, after } of cases) {
    it(`edits ${name}`, () => {
      const source = new SourceFile(file, before);
      const composition = composeInOrder(
        changes(file),
        () => source,
        (section) => orders[section],
      );
      if (typeof after !== 'string') {
        assert.ok(!composition.ok, JSON.stringify(composition));
        assert.match(composition.reason, after.refused);
        return;
      }
      assert.ok(composition.ok, composition.ok ? '' : composition.reason);
      assert.equal(
        applyEdits(
          before,
          composition.edits.flatMap((one) => one.edits),
        ),
        after,
      );
    });
  }

  it('touches no more than what changes', () => {
    const source = new SourceFile('a.yaml', two);
    const changes = [...replace(['risks', 1, 'title'], 'C')('a.yaml'), ...set(['risks', 0], 'harm', 'D')('a.yaml')];
    const composition = composeInOrder(
      changes,
      () => source,
      () => undefined,
    );
    const at = two.indexOf('A\n') + 1;
    const b = two.indexOf('B');
    assert.deepEqual(composition, {
      ok: true,
      edits: [
        {
          file: 'a.yaml',
          create: false,
          edits: [
            { span: { start: at, end: at }, text: '\n    harm: D' },
            { span: { start: b, end: b + 1 }, text: 'C' },
          ],
        },
      ],
    });
  });

  it('creates a file, which later changes of the call may fill', () => {
    const changes: Change[] = [
      { kind: 'create-file', file: 'b/x.compliance.yaml', text: '# new\n' },
      ...add(['risks'], { id: 'R1' })('b/x.compliance.yaml'),
    ];
    assert.deepEqual(
      composeInOrder(
        changes,
        () => undefined,
        () => undefined,
      ),
      {
        ok: true,
        edits: [
          {
            file: 'b/x.compliance.yaml',
            create: true,
            edits: [{ span: { start: 0, end: 0 }, text: '# new\n\nrisks:\n  - id: R1\n' }],
          },
        ],
      },
    );
    const existing = composeInOrder(
      changes,
      (file) => new SourceFile(file, ''),
      () => undefined,
    );
    assert.ok(!existing.ok && existing.reason.includes('already'));
  });

  it('refuses what names a file that is not there', () => {
    const composition = composeInOrder(
      add(['risks'], 'x')('no.yaml'),
      () => undefined,
      () => undefined,
    );
    assert.ok(!composition.ok && composition.reason.includes('no.yaml'));
  });
});
