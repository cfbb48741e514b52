// What replacing, renaming and removing make of a text.
import { atText, checkEdits, commented, remove, rename, replace, suppressed, two } from './check-edits.test';

checkEdits('replace', [
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
]);

checkEdits('rename-key', [
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
]);

checkEdits('remove', [
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
]);
