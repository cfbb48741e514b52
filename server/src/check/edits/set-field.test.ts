// What setting a field makes of a text: lists that grow, values that change, keys that come, and how each is spelt.
import { checkEdits, commented, set, two } from './check-edits.test';

checkEdits('set-field on lists', [
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
]);

checkEdits('set-field on values', [
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
]);

checkEdits('set-field, new keys', [
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
]);

checkEdits('set-field, spelling', [
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
]);
