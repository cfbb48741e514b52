// The catalogue against the shared facts from which it was made, where they are at hand.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { builtIn } from './catalogue';
import { isVerified, type Clause } from './clause';
import { milestones } from './milestones';
import { tags } from './tags';

const FACTS = '../shared/knowledge/requirements.yaml';

interface Fact {
  readonly id: string;
  readonly regulation: string;
  readonly clause: string;
  readonly title: string;
  readonly summary: string;
  readonly applies_to: string;
  readonly scope_tags: readonly string[];
  readonly applies_from: string | null;
  readonly applies_from_alt?: Readonly<Record<string, string>>;
  readonly evidence: string;
  readonly url: string;
  readonly kind: string;
  readonly binding: string;
  readonly tier: string;
  readonly verified: boolean;
  readonly check: string;
  readonly note?: string;
  readonly check_hint?: string;
}

interface Facts {
  readonly meta: { readonly as_of: string; readonly scope_tags: Readonly<Record<string, string>> };
  readonly dates: readonly { date: string; regime: string; event: string; check: string; note?: string }[];
  readonly requirements: readonly Fact[];
}

const kebab = (name: string): string => name.replaceAll('_', '-');
const checkState = (check: string): string => check.replace('+', '-with-');

/** A fact in the catalogue's terms. */
function expected(fact: Fact, asOf: string): object {
  return {
    id: fact.id,
    title: fact.title,
    summary: fact.summary,
    appliesTo: fact.applies_to,
    tags: fact.scope_tags.map(kebab).toSorted(),
    appliesFrom: fact.applies_from ?? undefined,
    alternativeDates: Object.values(fact.applies_from_alt ?? {}),
    evidence: fact.evidence,
    url: fact.url,
    kind: fact.kind,
    binding: fact.binding,
    tier: fact.tier,
    verified: fact.verified,
    checked: checkState(fact.check),
    note: fact.note,
    checkHint: fact.check_hint,
    read: asOf,
  };
}

function told(clause: Clause): object {
  return {
    id: clause.id,
    title: clause.title,
    summary: clause.summary,
    appliesTo: clause.appliesTo,
    tags: clause.tags.toSorted(),
    appliesFrom: clause.appliesFrom,
    alternativeDates: clause.alternativeDates.map((alternative) => alternative.from),
    evidence: clause.evidence,
    url: clause.url,
    kind: clause.kind,
    binding: clause.binding,
    tier: clause.tier,
    verified: isVerified(clause.checked),
    checked: clause.checked,
    note: clause.note,
    checkHint: clause.checkHint,
    read: clause.instrument.read,
  };
}

describe('the catalogue and the shared facts', function () {
  if (!existsSync(FACTS)) {
    it(`agree (skipped: ${FACTS} is not here)`);
    return;
  }
  // The cast trusts the facts file's own schema; a field that is not as described makes a comparison below fail.
  const facts = parse(readFileSync(FACTS, 'utf8')) as Facts;

  it('name the same clauses in the same order', () => {
    assert.deepEqual(
      builtIn.clauses.map((clause) => clause.id),
      facts.requirements.map((fact) => fact.id),
    );
  });

  it('say the same of every clause', () => {
    for (const fact of facts.requirements) {
      const clause = builtIn.findClause(fact.id);
      assert.ok(clause, fact.id);
      assert.deepEqual(told(clause), expected(fact, facts.meta.as_of));
      assert.ok(clause.citation.endsWith(fact.clause), `${clause.citation} / ${fact.clause}`);
    }
  });

  it('give the tags the same meanings', () => {
    const meanings = Object.entries(facts.meta.scope_tags).map(([name, meaning]) => [kebab(name), meaning]);
    assert.deepEqual(
      Object.fromEntries([...tags().values()].map(({ name, meaning }) => [name, meaning])),
      Object.fromEntries(meanings),
    );
  });

  it('name the same days', () => {
    assert.deepEqual(
      milestones(),
      facts.dates.map(({ date, regime, event, check, note }) => ({
        date,
        regime,
        event,
        checked: checkState(check),
        note,
      })),
    );
  });
});
