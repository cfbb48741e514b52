import assert from 'node:assert/strict';
import type { Location, Log, Result } from 'sarif';
import { faultyProduct, Folder, readReport, reports, type CheckJson } from './command-line';

const read = (text: string): CheckJson => readReport(reports.check, text);
const args = ['check', '--fail-on=never', '--as-of=2026-11-23'];

/** What the schema of SARIF 2.1.0 asks of a place: an address without blanks, lines and columns from 1, in order. */
function assertPlace({ physicalLocation }: Location): void {
  const region = physicalLocation?.region;
  assert.match(physicalLocation?.artifactLocation?.uri ?? '', /^[A-Za-z0-9%/._~-]+$/);
  const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 } = region ?? {};
  assert.ok(startLine >= 1 && startColumn >= 1 && endColumn >= 1, JSON.stringify(region));
  assert.ok(endLine > startLine || (endLine === startLine && endColumn >= startColumn), JSON.stringify(region));
}

describe('check --format sarif', () => {
  const folder = new Folder(faultyProduct);
  let log: Log;
  let results: readonly Result[];
  let findings: CheckJson['findings'];
  before(() => {
    // The shape is what the tests below look at, piece by piece.
    log = JSON.parse(folder.runTo(0, ...args, '--format=sarif').stdout) as Log;
    results = log.runs[0]?.results ?? [];
    findings = read(folder.runTo(0, ...args, '--format=json').stdout).findings;
  });

  it('is one run of SARIF 2.1.0 that counts as the editor does', () => {
    assert.deepEqual([log.version, log.runs.length, log.runs[0]?.columnKind], ['2.1.0', 1, 'utf16CodeUnits']);
    assert.match(log.$schema ?? '', /\/sarif-schema-2\.1\.0\.json$/);
    assert.deepEqual(log.runs[0]?.invocations, [{ executionSuccessful: true, toolExecutionNotifications: [] }]);
  });

  it('describes every rule once, with help', () => {
    const rules = log.runs[0]?.tool.driver.rules ?? [];
    assert.ok(rules.length > 20);
    assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
    for (const { id, shortDescription, fullDescription, help, defaultConfiguration } of rules) {
      for (const text of [shortDescription?.text, fullDescription?.text, help?.text, help?.markdown])
        assert.ok(text, id);
      assert.ok(!help?.text.includes('**'), id);
      assert.ok(['error', 'warning', 'note', undefined].includes(defaultConfiguration?.level), id);
    }
  });

  it('has the findings of JSON and those that are silenced, each by its rule', () => {
    const rules = log.runs[0]?.tool.driver.rules ?? [];
    const open = results.filter(({ suppressions }) => suppressions?.length === 0);
    assert.deepEqual(
      open.map(({ ruleId, message, partialFingerprints }) => [ruleId, message.text, partialFingerprints]),
      findings.map(({ rule, message, fingerprint }) => [rule, message, { 'complianceLens/v1': fingerprint }]),
    );
    for (const { ruleId, ruleIndex = -1 } of results) assert.equal(rules[ruleIndex]?.id, ruleId);
    const silenced = results.filter(({ suppressions }) => suppressions?.length !== 0);
    assert.deepEqual(
      silenced.map(({ ruleId, suppressions }) => [ruleId, suppressions]),
      [
        ['risk/unestimated-risk', [{ kind: 'inSource' }]],
        ['soup/undocumented-dependency', [{ kind: 'external' }]],
      ],
    );
  });

  it('has places that a viewer finds', () => {
    for (const { locations = [], relatedLocations = [] } of results) {
      assert.equal(locations.length, 1);
      [...locations, ...relatedLocations].forEach(assertPlace);
      assert.ok(relatedLocations.every(({ id, message }, index) => id === index && message?.text !== undefined));
    }
    const model = results.find(
      ({ ruleId, locations }) => ruleId === 'ai/undocumented-model' && uriOf(locations) !== 'models/ecg.safetensors',
    );
    assert.equal(uriOf(model?.locations), 'src/gr%C3%B6%C3%9Fe.py');
    assert.deepEqual(model?.locations?.[0]?.physicalLocation?.region, {
      startLine: 3,
      startColumn: 12,
      endLine: 3,
      endColumn: 20,
    });
  });
});

function uriOf(locations: readonly Location[] | undefined): string | undefined {
  return locations?.[0]?.physicalLocation?.artifactLocation?.uri;
}
