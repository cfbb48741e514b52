import assert from 'node:assert/strict';
import { checkFixture } from '../../../test/fixtures/check-fixture';
import { onProduct, rule, type Rule } from '../rules/rule';
import { parseDay } from '../terms/calendar-day';
import { ProductJudge } from './judge';

const asOf = parseDay('2026-11-23');
assert.ok(asOf);
const settings = { asOf, severities: {} };
const pause = (): Promise<void> => Promise.resolve();

function testRule(definition: Partial<Rule> & Pick<Rule, 'judges'>): Rule {
  return rule({
    name: 'annotation/test',
    severity: 'warning',
    finds: '',
    why: '',
    mend: '',
    gate: 'always',
    failing: [],
    passing: [],
    ...definition,
  });
}

async function model(text: string) {
  const product = (await checkFixture(text)).model.products[0];
  assert.ok(product);
  return product;
}

describe('ProductJudge', () => {
  it('makes a finding of a rule that throws', async () => {
    const broken = testRule({
      judges: [
        onProduct([], () => {
          throw new Error('out of order');
        }),
      ],
    });
    const [finding] = await new ProductJudge([broken]).judge(await model(''), settings, pause);
    assert.equal(finding?.rule, 'annotation/rule-failed');
    assert.equal(finding.severity, 'error');
    assert.match(finding.message, /annotation\/test did not finish \(out of order\)/);
  });

  it('judges again only when a table that a rule reads has changed', async () => {
    let runs = 0;
    const counting = testRule({
      judges: [
        onProduct(['risks'], () => {
          runs++;
          return [];
        }),
      ],
    });
    const judge = new ProductJudge([counting]);
    const product = await model('risks:\n  - id: RISK-1\n    title: A\n');
    await judge.judge(product, settings, pause);
    await judge.judge(
      { ...product, revisions: { ...product.revisions, controls: product.revisions.controls + 1 } },
      settings,
      pause,
    );
    assert.equal(runs, 1);
    await judge.judge(
      { ...product, revisions: { ...product.revisions, risks: product.revisions.risks + 1 } },
      settings,
      pause,
    );
    assert.equal(runs, 2);
  });

  const found = testRule({
    judges: [onProduct([], ({ product }) => [{ anchor: product.anchor, target: 'x', what: 'W.', todo: 'T.' }])],
  });
  const severities: {
    name: string;
    rules: string;
    overrides: Record<string, 'error' | 'off' | 'hint'>;
    severity: string | undefined;
  }[] = [
    { name: 'its own', rules: '', overrides: {}, severity: 'warning' },
    {
      name: 'what the product sets for the rule',
      rules: 'rules:\n  annotation/test: information\n',
      overrides: {},
      severity: 'information',
    },
    {
      name: 'what the product sets for the family',
      rules: 'rules:\n  annotation/*: error\n',
      overrides: {},
      severity: 'error',
    },
    {
      name: 'the rule before the family',
      rules: 'rules:\n  annotation/*: error\n  annotation/test: hint\n',
      overrides: {},
      severity: 'hint',
    },
    { name: 'the preset', rules: 'rules: strict\n', overrides: {}, severity: 'error' },
    {
      name: "the user's word before the product's",
      rules: 'rules:\n  annotation/test: error\n',
      overrides: { 'annotation/*': 'hint' },
      severity: 'hint',
    },
    { name: 'nothing when switched off', rules: '', overrides: { 'annotation/test': 'off' }, severity: undefined },
  ];
  const soft = testRule({
    severity: 'error',
    softened: () => 'It weighs less.',
    judges: [onProduct([], ({ product }) => [{ anchor: product.anchor, target: 'x', what: 'W.', todo: 'T.' }])],
  });
  const softened: [rules: string, severity: string][] = [
    ['', 'warning'],
    ['rules:\n  annotation/test: error\n', 'error'],
    ['rules:\n  annotation/*: error\n', 'error'],
    ['rules: strict\n', 'error'],
  ];
  for (const [rules, severity] of softened) {
    it(`weighs a softened error as ${severity} with ${JSON.stringify(rules)}`, async () => {
      const [finding] = await new ProductJudge([soft]).judge(await model(product(rules)), settings, pause);
      assert.equal(finding?.severity, severity);
      assert.equal(finding.message.includes('It weighs less.'), !rules.includes('error'));
    });
  }

  const product = (rules: string): string =>
    `product:\n  name: A\n  version: 1\n  manufacturer: M\n  type: wellness\n  intended-purpose: P\n${rules}`;
  for (const { name, rules, overrides, severity } of severities) {
    it(`takes as severity ${name}`, async () => {
      const [finding] = await new ProductJudge([found]).judge(
        await model(product(rules)),
        { asOf, severities: overrides },
        pause,
      );
      assert.equal(finding?.severity, severity);
    });
  }
});
