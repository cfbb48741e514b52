import assert from 'node:assert/strict';
import { checkAtCursor } from '../../../test/fixtures/cursor-fixture';
import { SourceFile } from '../text/source-file';
import { renamableAt, renameAt } from './rename';

const sample = `=== a.compliance.yaml ===
# an emoji 😀 before RC-1
risks:
  - { id: RISK-1, title: 😀, controls: [ "RC-1", RC-10 ] }
controls:
  - id: 'RC-1' # RC-1 in a comment
    title: RC-1 as text
  - id: RC-10
waivers:
  - rule: soup/*
    target: RC-1
=== src/a.py ===
# compliance: implements R$0C-1, RC-10
print("RC-1")
`;

/** The texts of the files after a renaming. */
async function renamed(text: string, newId: string): Promise<ReadonlyMap<string, string> | string> {
  const { context, path, position } = await checkAtCursor(text);
  const renaming = renameAt(context, path, position, newId);
  if (!renaming.ok) return renaming.reason;
  const written = [...renaming.files].map(([file, ranges]): [string, string] => {
    const before = context.textOf(file);
    assert.ok(before);
    const sorted = [...ranges].sort((a, b) => before.offsetAt(b.start) - before.offsetAt(a.start));
    const after = sorted.reduce(
      (so, { start, end }) => so.slice(0, before.offsetAt(start)) + newId + so.slice(before.offsetAt(end)),
      before.text,
    );
    return [file, after];
  });
  return new Map(written);
}

const refusals: readonly {
  readonly what: string;
  readonly text: string;
  readonly id: string;
  readonly says: RegExp;
}[] = [
  { what: 'an id that is taken', text: sample, id: 'RC-10', says: /^RC-10 is the id of a control in a\.compliance/ },
  { what: 'what is no id', text: sample, id: 'RC 2', says: /^"RC 2" cannot be an id: it begins with a letter/ },
  { what: 'nothing', text: sample, id: '', says: /cannot be an id/ },
  { what: 'what YAML reads as another sort of value', text: sample, id: 'No', says: /another sort of value/ },
  { what: 'what no trace tag can name', text: sample, id: 'RC-1.', says: /trace tag of src\/a\.py/ },
  {
    what: 'an id that two records have',
    text: `controls:\n  - id: RC$0-1\n  - id: RC-1\n`,
    id: 'RC-2',
    says: /^More than one record has the id RC-1\./,
  },
  { what: 'an id that no record has', text: `risks:\n  - id: A\n    controls: RC$0-1\n`, id: 'B', says: /^No record/ },
  { what: 'a title', text: `risks:\n  - id: A\n    title: A$0\n`, id: 'B', says: /^Only the id of a record/ },
];

describe('renameAt', () => {
  it('writes the new id in all annotation files and trace tags, and nowhere else', async () => {
    const files = await renamed(sample, 'ALARM.1');
    assert.ok(typeof files === 'object');
    assert.equal(
      files.get('a.compliance.yaml'),
      `# an emoji 😀 before RC-1
risks:
  - { id: RISK-1, title: 😀, controls: [ "ALARM.1", RC-10 ] }
controls:
  - id: 'ALARM.1' # RC-1 in a comment
    title: RC-1 as text
  - id: RC-10
waivers:
  - rule: soup/*
    target: ALARM.1`,
    );
    assert.equal(files.get('src/a.py')?.trimEnd(), '# compliance: implements ALARM.1, RC-10\nprint("RC-1")');
    assert.equal(files.size, 2);
  });

  for (const { what, text, id, says } of refusals) {
    it(`refuses ${what}`, async () => {
      const answer = await renamed(text, id);
      assert.ok(typeof answer === 'string', 'it is refused');
      assert.match(answer, says);
    });
  }

  it('refuses while a file is still being read', async () => {
    const { context, path, position } = await checkAtCursor(sample);
    const moved = new SourceFile('a.compliance.yaml', '# typed above\nrisks: []\n');
    const typed = { ...context, textOf: (file: string) => (file === moved.path ? moved : context.textOf(file)) };
    const answer = renameAt(typed, path, position, 'RC-2');
    assert.ok(!answer.ok);
    assert.match(answer.reason, /still being read/);
  });

  it('takes the id within its quotes', async () => {
    const { context, path, position } = await checkAtCursor(`controls:\n  - id: "R$0C-1"\n`);
    assert.deepEqual(renamableAt(context, path, position), {
      ok: true,
      range: { start: { line: 1, character: 9 }, end: { line: 1, character: 13 } },
      id: 'RC-1',
    });
  });
});
