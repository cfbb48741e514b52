// What adding items makes of a text, several changes at once, what is refused, and files that are no YAML.
import assert from 'node:assert/strict';
import type { PlacedChange } from './placed-change';
import { SourceFile } from '../../text/source-file';
import { composeInOrder } from './compose';
import { applyEdits, composeEdits } from './edits';
import { add, atText, checkEdits, commented, remove, rename, replace, set, two } from './check-edits.test';

checkEdits('add-item', [
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
]);

checkEdits('several changes', [
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
]);

checkEdits('refusals', [
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
]);

checkEdits('JSON', [
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
]);

describe('composeEdits', () => {
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
    const changes: PlacedChange[] = [
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

  it('puts a field where the definition of its record has it', () => {
    const text = 'risks:\n  - id: R1\n    title: A\n    controls: []\n';
    const composition = composeEdits(
      set(['risks', 0], 'severity', 'minor')('a.yaml'),
      (file) => new SourceFile(file, text),
    );
    assert.ok(composition.ok);
    const after = applyEdits(
      text,
      composition.edits.flatMap((one) => one.edits),
    );
    assert.equal(after, text.replace('title: A\n', 'title: A\n    severity: minor\n'));
  });
});
