// The ways out of a support finding: move to another line, take what replaces it, record who supports it, waive it.
// Invariant: what only a person can decide is left open, and its own finding asks for it.
import { addDays } from '../../terms/calendar-day';
import type { Change, Fix } from '../../text/change';
import { count } from '../naming';
import { DependencyRecords, recordedPackage } from '../dependency-records';
import type { ProductInput } from '../rule';
import type { SupportTables } from './component-support';
import { membersOf, type Affected, type Concern } from './concerns';
import { moveFixes, type Destination } from './move-fixes';
import { successorFixes } from './successors';

/** How long a new waiver holds, in days. */
const WAIVER_DAYS = 180;

/** All ways out of a concern, the best first. */
export function waysOut(
  rule: string,
  concern: Concern,
  to: Destination | undefined,
  input: ProductInput<SupportTables>,
): readonly Fix[] {
  const moves = moveFixes(concern, to, input.asOf);
  const replacements = to === undefined ? successorFixes(concern) : [];
  return [...moves, ...replacements, ...recordFixes(concern, input), waiverFix(rule, concern, input)];
}

/** What a record or waiver has to name: the component, or each of several that come with another. */
function namedIn(concern: Concern): readonly Affected[] {
  if (concern.bringer === undefined || concern.brought.length === 0) return [concern];
  const byTarget = new Map(membersOf(concern).map((affected) => [affected.target, affected]));
  return [...byTarget.values()];
}

/** A `support` to fill in, at the records that hold for the components or in new ones; none where one stands already. */
function recordFixes(concern: Concern, { product, tables }: ProductInput<SupportTables>): readonly Fix[] {
  const records = DependencyRecords.of(tables.dependencies);
  const support = { until: '', by: '', source: '' };
  const changes = new Map<string, Change>();
  for (const { component } of namedIn(concern)) {
    const [record] = records.holdingFor(component);
    if (record?.keys.has('support') === true) continue;
    const name = recordedPackage(component.purl);
    const versions = component.purl.version ?? component.range;
    const value = { package: name, ...(versions === undefined ? {} : { versions }), support };
    changes.set(
      record === undefined ? `${name} ${versions ?? ''}` : JSON.stringify(record.anchor),
      record === undefined
        ? { kind: 'add-item', file: product.file, list: ['dependencies'], value }
        : { kind: 'set-field', anchor: record.anchor, key: 'support', value: support },
    );
  }
  const all = [...changes.values()];
  const [first] = all;
  if (first === undefined) return [];
  const file = 'file' in first ? first.file : first.anchor.file;
  const whom = all.length === 1 ? concern.component.name : `these ${count(all.length, 'package')}`;
  return [{ title: `Record who supports ${whom}, to fill in (${file})`, changes: all, preferred: false }];
}

function waiverFix(rule: string, concern: Concern, { product, asOf }: ProductInput<SupportTables>): Fix {
  const expires = addDays(asOf, WAIVER_DAYS);
  const targets = namedIn(concern).map(({ target }) => target);
  const what = targets.length === 1 ? 'it' : `these ${count(targets.length, 'package')}`;
  return {
    title: `Waive ${what} until ${expires}, with a reason to fill in (${product.file})`,
    changes: targets.map((target): Change => {
      return { kind: 'add-item', file: product.file, list: ['waivers'], value: { rule, target, reason: '', expires } };
    }),
    preferred: false,
  };
}
