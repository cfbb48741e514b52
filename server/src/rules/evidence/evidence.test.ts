// Evidence that is not there, and evidence that has grown old.
import assert from 'node:assert/strict';
import { checkFixture } from '../../../../test/fixtures/check-fixture';

const told = async (rule: string, file: string, asOf?: string) => {
  const text = `=== docs/sample.compliance.yaml ===
evidence:
  - id: EV-1
    title: System test
${file}=== reports/test.txt ===
12 of 12 passed.
`;
  const { findings } = await checkFixture(text, asOf === undefined ? {} : { asOf });
  const spoken = findings.filter((finding) => /^(?:evidence\/|annotation\/(?:unres|inv))/.test(finding.rule));
  return spoken.filter((finding) => finding.rule === rule || rule === '*').map(({ message }) => message);
};

describe('evidence/missing-file', () => {
  const cases: readonly (readonly [written: string, said: string | undefined])[] = [
    ['../reports/test.txt', undefined],
    ['/reports/test.txt', undefined],
    ['/reports/', undefined],
    ['reports/test.txt', 'The file of EV-1 "System test", "reports/test.txt", is not there.'],
    ['/reports/Test.txt', 'The file of EV-1 "System test", "/reports/Test.txt", is not there.'],
    ['../../test.txt', 'The file of EV-1 "System test", "../../test.txt", leads out of the folder that is checked.'],
  ];
  for (const [written, said] of cases) {
    it(`${said === undefined ? 'knows' : 'misses'} ${written}, and is the only one to speak`, async () => {
      const messages = await told('*', `    file: ${written}\n`);
      assert.equal(messages.length, said === undefined ? 0 : 1, messages.join('\n'));
      if (said !== undefined) assert.ok(messages[0]?.startsWith(said), messages[0]);
    });
  }
});

describe('evidence/expired', () => {
  for (const [asOf, days] of [
    ['2026-06-30', undefined],
    ['2026-07-01', 'one day'],
    ['2027-06-30', '365 days'],
  ] as const) {
    it(`says on ${asOf} that the day is past: ${days ?? 'no'}`, async () => {
      const messages = await told(
        'evidence/expired',
        '    file: /reports/test.txt\n    valid-until: 2026-06-30\n',
        asOf,
      );
      const said = `EV-1 "System test" held until 2026-06-30, ${days ?? ''} ago. Renew it and set the new day.`;
      assert.deepEqual(messages, days === undefined ? [] : [said]);
    });
  }

  it('leaves a day that is none to another rule', async () => {
    const messages = await told('*', '    file: /reports/test.txt\n    valid-until: soon\n');
    assert.equal(messages.length, 1);
    assert.match(messages[0] ?? '', /^"soon"/);
  });
});
