// Runs every example of every rule, and holds the list of rules against the promises that all rules make.
import assert from 'node:assert/strict';
import { assertLabels } from '../../../test/fixtures/check-fixture';
import { builtIn } from '../regulations/catalogue';
import { rules } from './rules';

/** Rules whose finding cannot be brought about by a text alone; their own tests stand beside them. */
const shownElsewhere = ['annotation/rule-failed', 'risk/suspect-control'];

describe('rules', () => {
  for (const rule of rules) {
    describe(rule.name, () => {
      it('says what it is', () => {
        assert.match(rule.name, /^[a-z]+\/[a-z-]+$/);
        for (const words of [rule.finds, rule.why, rule.mend]) assert.ok(words.length > 20, words);
        assert.ok(rule.gate !== 'clauses' || rule.clauses.length > 0, 'a rule gated by clauses names some');
        for (const clause of rule.clauses)
          assert.notDeepEqual(builtIn.clausesBehind(clause), [], `${clause} is in the catalogue`);
        if (!shownElsewhere.includes(rule.name))
          assert.ok(rule.failing.length > 0 && rule.passing.length > 0, 'it shows examples');
      });
      for (const example of rule.failing) {
        it(`finds: ${example.title}`, async () => {
          const { labels } = await assertLabels(rule.name, example.text);
          assert.ok(labels.length > 0, 'the example labels what is found');
        });
      }
      for (const example of rule.passing)
        it(`is silent: ${example.title}`, () => assertLabels(rule.name, example.text).then(() => undefined));
    });
  }

  it('has each name once', () => assert.equal(new Set(rules.map((rule) => rule.name)).size, rules.length));
});
