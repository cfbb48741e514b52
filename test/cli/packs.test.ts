import assert from 'node:assert/strict';
import { readFixture } from '../fixtures/labels';
import { pack, packProduct } from '../fixtures/pack-fixture';
import { Folder, readReport, reports, type CheckJson } from './command-line';

const control = 'controls:\n  - { id: RC-1, title: Review, type: process, satisfies: [sop-7:4.2] }\n';
const filesOf = (text: string): Readonly<Record<string, string>> => Object.fromEntries(readFixture(text, '').files);

describe('requirement packs on the command line', () => {
  const open = new Folder(filesOf(packProduct() + pack));
  const answered = new Folder(filesOf(packProduct(control) + pack));
  const check = (folder: Folder): CheckJson =>
    readReport(reports.check, folder.runTo(0, 'check', '--format=json', '--fail-on=never').stdout);
  const unanswered = (folder: Folder) =>
    check(folder).findings.filter(({ rule }) => rule === 'risk/unanswered-requirement');

  it('ask for an answer to what they mark essential', () => {
    const [finding, ...more] = unanswered(open);
    assert.equal(more.length, 0);
    assert.equal(finding?.file, 'compliance.yaml');
    assert.deepEqual(finding.clauses, ['sop-7:4.2']);
    assert.match(finding.message, /^Nothing satisfies SOP 7 4\.2 \(Two persons review a change\)\./);
  });

  it('are content with a control that satisfies it', () => {
    assert.deepEqual(unanswered(answered), []);
    const rules = check(answered).findings.map(({ rule }) => rule);
    assert.deepEqual(
      rules.filter((rule) => rule.startsWith('annotation/')),
      [],
    );
  });

  it('are found fault with like every annotation file', () => {
    answered.write('packs/b.requirements.yaml', 'instrument: { id: sop-8, short-name: SOP 8, titel: x }\n');
    const found = check(answered).findings.filter(({ file }) => file === 'packs/b.requirements.yaml');
    assert.deepEqual(
      found.map(({ rule }) => rule),
      ['annotation/unknown-field'],
    );
  });

  it('are explained in the folder that holds them, without markup of their own', () => {
    const said = open.runTo(0, 'explain', 'SOP', '7', '4.2', '--no-color').stdout;
    assert.match(said, /^SOP 7 4\.2 · Two persons review a change\n\nA second person reviews/);
    assert.match(open.runTo(0, 'explain', 'sop-7').stdout, /Review of <changes>[^]*sop-7:5\.1/);
    assert.match(open.runTo(2, 'explain', 'sop-7:9').stderr, /did you mean sop-7/);
  });
});
