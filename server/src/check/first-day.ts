// The first day (decisions.md 7): a file that was never looked at gives one finding with a count, not dozens.
// Invariant: nothing is lost; what is folded stands among the related places, and its fixes in the fix of all. Folding
// comes after silencing, so that a waiver of one of them is a waiver at work.
import type { CalendarDay } from '../terms/calendar-day';
import { fileAnchor, type Anchor } from '../text/anchor';
import type { Fix } from '../text/change';
import type { FirstDayWords, Rule } from '../rules/rule';
import type { Product } from '../workspace/tables';
import type { Finding } from './finding';
import { composeMessage } from './message';

/** The most findings of a rule that one file shows one by one. */
const MOST_SINGLE = 10;

/** The findings of a product, those of a rule and file that are more than ten folded into one where their list begins. */
export function foldFirstDay(
  findings: readonly Finding[],
  rules: readonly Rule[],
  product: Product,
  asOf: CalendarDay,
): readonly Finding[] {
  const folding = new Map(rules.map((rule) => [rule.name, rule]));
  const groups = new Map<string, { readonly rule: Rule; readonly words: FirstDayWords; readonly found: Finding[] }>();
  for (const finding of findings) {
    const rule = folding.get(finding.rule);
    if (rule?.firstDay === undefined) continue;
    const key = `${finding.rule} ${finding.anchor.file}`;
    const group = groups.get(key) ?? { rule, words: rule.firstDay, found: [] };
    group.found.push(finding);
    groups.set(key, group);
  }
  const folded = new Map<Finding, Finding | undefined>();
  for (const { rule, words, found } of groups.values()) {
    const [first, ...others] = found;
    if (first === undefined || found.length <= MOST_SINGLE) continue;
    folded.set(first, fold(first, found, rule, words, product, asOf));
    for (const other of others) folded.set(other, undefined);
  }
  return findings.flatMap((finding) => (folded.has(finding) ? (folded.get(finding) ?? []) : [finding]));
}

function fold(
  first: Finding,
  found: readonly Finding[],
  rule: Rule,
  words: FirstDayWords,
  product: Product,
  asOf: CalendarDay,
): Finding {
  const { file } = first.anchor;
  const what = words.what(found.length);
  return {
    ...first,
    what,
    message: composeMessage(rule, { what, todo: words.todo }, first.clauses, rule.softened(product), asOf),
    anchor: beginningOf(file, first.anchor),
    target: file,
    related: found.map((finding) => ({ anchor: finding.anchor, message: finding.what })),
    fixes: fixAll(found, words),
  };
}

/** One fix that does what the first fix of each does; it is preferred only where each of them is. */
function fixAll(found: readonly Finding[], words: FirstDayWords): readonly Fix[] {
  const fixes = found.flatMap(({ fixes: [first] }) => first ?? []);
  if (fixes.length === 0 || words.fixAll === undefined) return [];
  return [
    {
      title: words.fixAll(fixes.length),
      changes: fixes.flatMap((fix) => fix.changes),
      preferred: fixes.every((fix) => fix.preferred),
    },
  ];
}

/** The key of the list that holds the first of them: on a record itself, a comment meant for one would silence all. */
function beginningOf(file: string, first: Anchor): Anchor {
  if (!('path' in first)) return fileAnchor(file);
  const section = first.path.findIndex((step) => typeof step === 'string' && !step.startsWith('#'));
  return { file, path: first.path.slice(0, section + 1), part: 'key' };
}
