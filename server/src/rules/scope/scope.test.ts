// What the scope owes by the product's facts: for which products each rule speaks, where, and what mends it.
import assert from 'node:assert/strict';
import { assertMends } from '../../../../test/fixtures/apply-fix';
import { checkFixture, labelOf, type FixtureResult } from '../../../../test/fixtures/check-fixture';

const product = (facts: string, rest = ''): string =>
  `product: { name: P, version: 1, manufacturer: M, intended-purpose: I, ${facts} }\n${rest}`;

const found = ({ findings }: FixtureResult, rule: string) => findings.filter((finding) => finding.rule === rule);

async function targets(rule: string, text: string): Promise<readonly string[]> {
  return found(await checkFixture(text), rule).map(({ target }) => target);
}

/** Cases of a rule: facts, the rest of the file, and the targets found. */
function cases(rule: string, table: readonly (readonly [facts: string, rest: string, targets: string])[]): void {
  for (const [facts, rest, expected] of table) {
    it(`${facts} | ${rest.replaceAll('\n', ' ')} -> ${expected === '' ? 'nothing' : expected}`, async () =>
      assert.equal((await targets(rule, product(facts, rest))).join(' '), expected));
  }
}

describe('scope/missing-classification', () => {
  const rule = 'scope/missing-classification';
  cases(rule, [
    ['type: medical-device', 'scope: [mdr, iec-62304, ai-act]', 'device-class software-safety-class ai'],
    ['type: wellness', 'scope: [cra]', 'connected'],
    ['type: wellness, connected: false', 'scope: [cra]', ''],
    ['type: wellness, ai: { role: none, reason: R }', 'scope: [ai-act]', ''],
    ['type: medical-device', 'scope: [iso-14971]', ''],
    ['type: ivd, device-class: C', 'scope: [ivdr]', ''],
    // A class of the other regulation answers nothing.
    ['type: ivd, device-class: IIa', 'scope: [ivdr]', 'device-class'],
    ['type: accessory', 'scope: [mdr, ivdr]', 'device-class'],
    ['type: accessory, device-class: B', 'scope: [mdr, ivdr]', ''],
    // Others speak of what is misspelt or does not fit.
    ['type: medical-device, device_class: IIa', 'scope: [mdr]', ''],
    ['type: medical-device, device-class: IV', 'scope: [mdr]', ''],
    ['type: medical-device, ai: { role: some }', 'scope: [ai-act]', ''],
  ]);

  it('stands at the claim, that of a map at its key', async () => {
    const text = product('type: medical-device', 'scope:\n  - iec-62304: { basis: voluntary }\n');
    const result = await checkFixture(text);
    const [finding] = found(result, rule);
    assert.ok(finding);
    const { line, start, end } = labelOf(result.model, finding);
    assert.deepEqual([line, start, end], [2, 4, 13]);
    assert.equal(finding.clauses[0]?.id, 'iec-62304:4.3');
  });

  it('is mended by each value that answers it', async () => {
    const result = await checkFixture(product('type: wellness', 'scope: [cra]\n'));
    const [finding] = found(result, rule);
    assert.deepEqual(
      finding?.fixes.map(({ title }) => title),
      ['Insert "connected: true"', 'Insert "connected: false"'],
    );
    await assertMends(result, finding, 'Insert "connected: true"');
  });
});

describe('scope/unclaimed-instrument', () => {
  const rule = 'scope/unclaimed-instrument';
  const model = 'models:\n  - { id: m-1, name: Filter }';
  cases(rule, [
    ['type: medical-device', 'scope: [iec-62304]', 'mdr'],
    ['type: annex-xvi', '', 'mdr'],
    ['type: ivd', 'scope: [mdr]', 'ivdr'],
    ['type: accessory', '', 'mdr'],
    ['type: accessory', 'scope: [ivdr]', ''],
    ['type: medical-device, in-house: true', '', 'mdr'],
    ['type: medical-device, markets: [us]', '', ''],
    ['type: medical-device, markets: [US, EU]', '', 'mdr'],
    ['type: medical-device, markets: [no]', '', 'mdr'],
    ['type: medical-device, ai: minimal-risk', 'scope: [mdr]', 'ai-act'],
    ['type: medical-device, ai: none', 'scope: [mdr]', ''],
    ['type: wellness, connected: true', '', 'cra'],
    ['type: ehr-system, connected: true', '', 'cra'],
    ['type: component, connected: true', '', 'cra'],
    // A component of a device is assessed with it.
    ['type: component, connected: true', 'scope: [mdr]', ''],
    ['type: remote-service, connected: true', '', ''],
    ['type: medical-device, connected: true', 'scope: [mdr]', ''],
    ['type: wellness', '', ''],
    // Support that ends before any duty of the law applies: Art. 14 is the first.
    ['type: wellness, connected: true, support-until: 2026-09-10', '', ''],
    ['type: wellness, connected: true, support-until: 2026-09-11', '', 'cra'],
    ['type: wellness, connected: true', 'scope: [{ cra: { basis: voluntary } }]', ''],
    // A misspelt claim is said once.
    ['type: wellness, connected: true', 'scope: [crra]', ''],
    // A model tells of AI where the product does not.
    ['type: wellness', model, 'ai-act'],
    ['type: wellness', `scope: [ai-act]\n${model}`, ''],
    ['type: wellness, ai: none', model, ''],
    ['type: wellness, ai: limited-risk', model, 'ai-act'],
  ]);

  it('stands at the scope if there is one, else at the name', async () => {
    for (const [rest, line, start] of [
      ['scope: [iso-14971]\n', 1, 0],
      ['', 0, 17],
    ] as const) {
      const result = await checkFixture(product('type: medical-device', rest));
      const [finding] = found(result, rule);
      assert.ok(finding);
      const label = labelOf(result.model, finding);
      assert.deepEqual([label.line, label.start], [line, start]);
    }
  });

  for (const [rest, title] of [
    ['', 'Add the IVDR to the scope'],
    ['scope: [iso-14971]\n', 'Add the MDR to the scope'],
    ['scope: iso-14971\n', 'Add the MDR to the scope'],
    ['scope:\n  - iso-14971\n', 'Add the MDR to the scope'],
  ] as const) {
    it(`is mended: ${title}, ${JSON.stringify(rest)}`, async () => {
      const result = await checkFixture(product('type: accessory', rest));
      await assertMends(result, found(result, rule)[0], title);
    });
  }
});

describe('scope/understated-ai', () => {
  const rule = 'scope/understated-ai';
  const model = 'models:\n  - { id: m-1, name: Filter }';
  const device = (type: string, deviceClass: string, ai = 'minimal-risk', rest = ''): string =>
    `type: ${type}, device-class: ${deviceClass}, ai: ${ai}${rest}`;
  cases(rule, [
    ...['Is', 'Im', 'Ir', 'IIa', 'IIb', 'III'].map((name) => [device('medical-device', name), '', 'ai'] as const),
    ...['As', 'B', 'C', 'D'].map((name) => [device('ivd', name), '', 'ai'] as const),
    [device('medical-device', 'I'), '', ''],
    [device('ivd', 'A'), '', ''],
    [device('annex-xvi', 'IIa'), '', 'ai'],
    [device('annex-xvi', 'I'), '', ''],
    [device('accessory', 'IIa'), '', 'ai'],
    [device('accessory', 'C'), 'scope: [ivdr]', 'ai'],
    [device('medical-device', 'IIa', 'limited-risk', ', in-house: true'), '', ''],
    [device('medical-device', 'IIa', 'high-risk'), '', ''],
    [device('wellness', 'IIa'), '', ''],
    [device('medical-device', 'IIa', '{ role: limited-risk, reason: R }'), '', ''],
    [device('medical-device', 'IIa', '{ role: limited-risk }'), '', 'ai'],
    [device('medical-device', 'IIa', 'none'), '', ''],
    [device('medical-device', 'IIa', 'none'), model, 'ai'],
    [device('medical-device', 'IIa', '{ role: none, reason: R }'), model, ''],
    ['type: wellness, ai: none', model, 'ai'],
    ['type: wellness', model, ''],
  ]);

  it('names the model, and is the only one to speak of it', async () => {
    const { findings } = await checkFixture(product('type: wellness, ai: none', model));
    assert.deepEqual(
      findings.filter(({ rule: name }) => /^scope\/|undeclared-ai/.test(name)).map((finding) => finding.rule),
      [rule],
    );
    assert.equal(
      findings.find((finding) => finding.rule === rule)?.related[0]?.message,
      'm-1 "Filter" is a model of the product.',
    );
  });

  for (const [ai, title] of [
    ['limited-risk', 'Say that its AI is high-risk'],
    ['{ role: limited-risk }', 'Say that its AI is high-risk'],
  ] as const) {
    it(`is mended: ${ai}`, async () => {
      const result = await checkFixture(product(`type: medical-device, device-class: IIa, ai: ${ai}`));
      await assertMends(result, found(result, rule)[0], title);
    });
  }

  it('cites the law once AI is said to be there', async () => {
    const text = product('type: medical-device, device-class: IIa, ai: limited-risk', 'scope: [mdr, ai-act]');
    const [finding] = found(await checkFixture(text), rule);
    assert.match(finding?.message ?? '', /counts AI in such a product as high-risk/);
    assert.deepEqual(
      finding?.clauses.map(({ id }) => id),
      ['ai-act:art-6/1', 'mdcg-2025-6:class-table'],
    );
  });
});

describe('scope/unjustified-exclusion', () => {
  const rule = 'scope/unjustified-exclusion';
  const exclusion = (fields: string): string => `not-applicable:\n  - { clause: ${fields} }\n`;
  cases(rule, [
    ['type: wellness', exclusion('cra:annex-I/part-I/2m'), 'cra:annex-I/part-I/2m'],
    [
      'type: wellness',
      exclusion('[cra:annex-I/part-I/2m, mdr:annex-I/17.3]'),
      'cra:annex-I/part-I/2m, mdr:annex-I/17.3',
    ],
    ['type: wellness', exclusion('mdr:annex-I/17.3, justification: ""'), 'mdr:annex-I/17.3'],
    ['type: wellness', exclusion('mdr:annex-I/17.3, justification: R'), ''],
    ['type: wellness', exclusion('mdr:annex-I/17.3, justifcation: R'), ''],
  ]);

  it('cites the CRA for its own clauses only', async () => {
    const text = product('type: wellness, connected: true', 'scope: [cra]\n');
    for (const [clause, cited] of [
      ['cra:annex-I/part-I/2m', ['cra:art-13/4']],
      ['iec-62304:4.3', []],
    ] as const) {
      const [finding] = found(await checkFixture(text + exclusion(clause)), rule);
      assert.deepEqual(
        finding?.clauses.map(({ id }) => id),
        cited,
      );
      assert.equal(finding.severity, 'error');
    }
  });
});

describe('scope/short-support-period', () => {
  const rule = 'scope/short-support-period';
  const period = (from: string, until: string, rest = ''): string =>
    `type: wellness, connected: true, placed-on-market: ${from}, support-until: ${until}${rest}`;
  cases(rule, [
    [period('2026-06-01', '2031-05-30'), 'scope: [cra]', 'support-until'],
    [period('2026-06-01', '2031-05-31'), 'scope: [cra]', ''],
    [period('2024-02-29', '2029-02-27'), 'scope: [cra]', 'support-until'],
    [period('2024-02-29', '2029-02-28'), 'scope: [cra]', ''],
    [period('2026-06-01', '2029-05-31', ', expected-use: { years: 3 }'), 'scope: [cra]', ''],
    [period('2026-06-01', '2029-05-30', ', expected-use: { years: 3 }'), 'scope: [cra]', 'support-until'],
    [period('2026-06-01', '2028-11-30', ', expected-use: { years: 2.5 }'), 'scope: [cra]', ''],
    [period('2026-06-01', '2031-05-31', ', expected-use: { years: 8 }'), 'scope: [cra]', ''],
    [period('2026-06-01', '2029-05-30', ', expected-use: { reason: R }'), 'scope: [cra]', 'support-until'],
    ['type: wellness, support-until: 2027-01-01', 'scope: [cra]', ''],
    ['type: wellness, placed-on-market: 2027-01-01', 'scope: [cra]', ''],
    [period('2026-06-01', '2020-01-01'), '', 'support-until'],
  ]);

  it('cites the law where it binds, and says where the years are from where it does not', async () => {
    const binds = await checkFixture(product(period('2028-01-15', '2031-01-14'), 'scope: [cra]'));
    assert.match(
      found(binds, rule)[0]?.message ?? '',
      /less than 5 years\. CRA Art\. 13\(8\) asks for at least five years/,
    );
    const not = await checkFixture(product(period('2028-01-15', '2031-01-14'), 'scope: [iso-14971]'));
    assert.match(found(not, rule)[0]?.message ?? '', /The 5 years are those of CRA Art\. 13\(8\)\. Support it/);
  });

  it('is mended by the last day of five years', async () => {
    const result = await checkFixture(product(period('2028-01-15', '2031-01-14'), 'scope: [cra]'));
    await assertMends(result, found(result, rule)[0], 'Support it until 2033-01-14');
  });
});
