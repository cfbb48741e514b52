// What every quick fix of every rule leaves, tried on the examples of the rules themselves.
import assert from 'node:assert/strict';
import { applyFix } from '../../../test/fixtures/apply-fix';
import { checkFixture, type FixtureResult } from '../../../test/fixtures/check-fixture';
import type { Finding } from '../check/finding';
import { rules } from './rules';

/** Fixes that leave something for the person to fill in, which then is said to be missing. */
const TO_FILL_IN = /to fill in|^Create |^Document |^Use /;

/** What a finding is, wherever it stands after an edit. */
function nameOf({ rule, target, what }: Finding): string {
  return `${rule} ${target} ${what}`;
}

/** What a fix broke. What other rules see for the first time behind it was wrong before. */
function broken(before: FixtureResult, after: FixtureResult): readonly string[] {
  const known = new Set([...before.findings, ...before.silenced].map(nameOf));
  return (
    after.findings
      .filter(({ severity, rule }) => severity !== 'hint' && /^(?:annotation\/(?!unused)|workspace\/)/.test(rule))
      .map(nameOf)
      // A lockfile follows when the package manager runs.
      .filter((name) => !known.has(name) && !name.includes(` does not hold "`))
  );
}

describe('the fixes of', () => {
  for (const { name, failing } of rules) {
    for (const { title, text } of failing) {
      it(`${name}: ${title}`, async () => {
        const before = await checkFixture(text);
        for (const finding of before.findings.filter(({ rule }) => rule === name)) {
          for (const fix of finding.fixes) {
            const after = await applyFix(before, finding, fix.title);
            if (TO_FILL_IN.test(fix.title)) continue;
            const left = after.findings.filter((one) => nameOf(one) === nameOf(finding));
            assert.ok(
              left.length < before.findings.filter((one) => nameOf(one) === nameOf(finding)).length,
              `${fix.title} leaves it`,
            );
            assert.deepEqual(broken(before, after), [], fix.title);
          }
        }
      });
    }
  }
});
