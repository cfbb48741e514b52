import assert from 'node:assert/strict';
import { checkFixture } from '../../../test/fixtures/check-fixture';
import type { Finding } from './finding';

const controls = (count: number, from = 1): string =>
  Array.from(
    { length: count },
    (_, index) =>
      `  - id: RC-${index + from}\n    title: Control\n    type: process\n    reviewed: { on: 2026-10-02 }\n`,
  ).join('');

/** The findings of the rule in a text. */
async function found(text: string): Promise<readonly Finding[]> {
  const { findings } = await checkFixture(text);
  return findings.filter(({ rule }) => rule === 'risk/unassessed-side-effect');
}

describe('the first day', () => {
  it('leaves ten findings of a file as they are', async () => {
    assert.equal((await found(`controls:\n${controls(10)}`)).length, 10);
  });

  it('folds eleven of a file into one, and those of no other file', async () => {
    const text = `=== a.compliance.yaml ===\ncontrols:\n${controls(11)}=== b.compliance.yaml ===\ncontrols:\n${controls(2, 20)}`;
    const [folded, ...others] = (await found(text)).toSorted((a, b) => a.target.localeCompare(b.target));
    assert.deepEqual(
      others.map(({ target }) => target),
      ['RC-20', 'RC-21'],
    );
    assert.match(folded?.message ?? '', /^11 controls of this file do not say .* ISO 14971 7\.5 .*\.$/);
    assert.equal(folded?.target, 'a.compliance.yaml');
    assert.deepEqual(folded.anchor, { file: 'a.compliance.yaml', path: ['controls'], part: 'key' });
    assert.equal(folded.related.length, 11);
    assert.match(folded.related[0]?.message ?? '', /^RC-1 /);
  });

  it('fixes all with one fix, which is not preferred where each is not', async () => {
    const [folded] = await found(`controls:\n${controls(11)}`);
    assert.deepEqual(
      folded?.fixes.map(({ preferred, changes }) => [preferred, changes.length]),
      [[false, 11]],
    );
  });

  it('counts what is left once waivers have been heard, and a waiver of one of them is at work', async () => {
    const waiver =
      'waivers:\n  - rule: risk/unassessed-side-effect\n    target: RC-3\n    reason: Next week.\n    expires: 2027-01-01\n';
    const { findings, silenced } = await checkFixture(`controls:\n${controls(12)}${waiver}`);
    assert.deepEqual(
      silenced.map(({ target }) => target),
      ['RC-3'],
    );
    assert.ok(findings.some(({ message }) => message.startsWith('11 controls')));
    assert.ok(!findings.some(({ rule }) => rule === 'annotation/unused-suppression'));
  });

  it('is waived by the file, which is its target', async () => {
    const waiver =
      'waivers:\n  - rule: risk/unassessed-side-effect\n    target: sample.compliance.yaml\n    reason: Next week.\n    expires: 2027-01-01\n';
    for (const count of [12, 3]) {
      const { findings, silenced } = await checkFixture(`controls:\n${controls(count)}${waiver}`);
      assert.equal(silenced.length, count);
      assert.ok(!findings.some(({ rule }) => /unassessed|unused-suppression/.test(rule)));
    }
  });
});
