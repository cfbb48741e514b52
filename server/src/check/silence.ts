// Suppression comments and waivers: what they silence, and what became of them.
// Invariant: nothing is silenced without a reason, nor past its day; what they silenced is counted, never lost.
import { isSame } from '../workspace/same';
import type { CalendarDay } from '../terms/calendar-day';
import type { AnnotationFile } from '../records/annotation-file';
import type { Suppression } from '../records/suppressions';
import { withFamilies } from '../rules/rule';
import { rules } from '../rules/rules';
import { isTarget } from '../rules/waiver-target';
import type { Outcome, SuppressionOutcome, WaiverOutcome } from '../rules/outcome';
import type { RowOf } from '../workspace/rows';
import type { Finding } from './finding';

/** What is left to say, and what was silenced. */
export interface Silenced {
  readonly kept: readonly Finding[];
  readonly silenced: readonly Finding[];
  readonly outcome: Outcome;
}

const unsilenceable = new Set(rules.filter((rule) => rule.unsilenceable).map((rule) => rule.name));
/** Rules whose findings in a file may be shown as one, by the file (decisions.md 7). */
const folding = new Set(rules.filter((rule) => rule.firstDay !== undefined).map((rule) => rule.name));

/** Applies the suppressions of a product's files and its waivers. */
export function silence(
  findings: readonly Finding[],
  files: readonly AnnotationFile[],
  waivers: readonly RowOf<'waiver'>[],
  asOf: CalendarDay,
): Silenced {
  const suppressions = files.flatMap((file) =>
    file.suppressions.map((suppression) => new CountedSuppression(file.file.path, suppression, asOf)),
  );
  const suppressionsOf = new Map<string, CountedSuppression[]>();
  for (const one of suppressions) {
    const same = suppressionsOf.get(one.file);
    if (same === undefined) suppressionsOf.set(one.file, [one]);
    else same.push(one);
  }
  const counted = waivers.map((row) => new CountedWaiver(row, asOf));
  const kept: Finding[] = [];
  const silenced: Finding[] = [];
  for (const finding of findings) {
    const isSilenced =
      !unsilenceable.has(finding.rule) &&
      [...(suppressionsOf.get(finding.anchor.file) ?? []), ...counted].filter((silencer) => silencer.take(finding))
        .length > 0;
    (isSilenced ? silenced : kept).push(finding);
  }
  const outcome = {
    asOf,
    names: ruleAndFamilyNames,
    suppressions: suppressions.map((one) => one.outcome()),
    waivers: counted.map((one) => one.outcome()),
  };
  return { kept, silenced, outcome };
}

const ruleAndFamilyNames = withFamilies(rules.map((rule) => rule.name));

/** A rule's own name, or its family written `soup/*`. */
function names(pattern: string, rule: string): boolean {
  return pattern === rule || (pattern.endsWith('/*') && rule.startsWith(pattern.slice(0, -1)));
}

class CountedSuppression {
  readonly file: string;
  readonly #suppression: Suppression;
  readonly #asOf: CalendarDay;
  #silenced = 0;
  #owesDay = false;

  constructor(file: string, suppression: Suppression, asOf: CalendarDay) {
    this.file = file;
    this.#suppression = suppression;
    this.#asOf = asOf;
  }

  take(finding: Finding): boolean {
    const { rule, reason, until, day, record } = this.#suppression;
    if (record === undefined || reason === undefined || !names(rule, finding.rule)) return false;
    if (finding.anchor.file !== this.file || !('path' in finding.anchor)) return false;
    if (!isSame(finding.anchor.path.slice(0, record.length), record)) return false;
    if (until === undefined && finding.severity === 'error') {
      // What is written as the day and is none has a finding of its own.
      this.#owesDay = day === undefined;
      return false;
    }
    if (until !== undefined && until < this.#asOf) return false;
    this.#silenced++;
    return true;
  }

  outcome(): SuppressionOutcome {
    const { rule, ruleSpan, more, reason, until, day, span, isTrailing, record, instead } = this.#suppression;
    return {
      rule,
      reason,
      until,
      anchor: { file: this.file, span },
      ruleAnchor: { file: this.file, span: ruleSpan },
      more,
      day,
      isTrailing,
      reaches: record !== undefined,
      instead,
      silenced: this.#silenced,
      owesDay: this.#owesDay,
    };
  }
}

class CountedWaiver {
  readonly #row: RowOf<'waiver'>;
  readonly #asOf: CalendarDay;
  #silenced = 0;

  constructor(row: RowOf<'waiver'>, asOf: CalendarDay) {
    this.#row = row;
    this.#asOf = asOf;
  }

  take(finding: Finding): boolean {
    const { rule, target, reason, expires } = this.#row.value;
    if (rule === undefined || target === undefined || reason === undefined || expires === undefined) return false;
    if (expires < this.#asOf || !names(rule, finding.rule)) return false;
    const isOfFile = folding.has(finding.rule) && target === finding.anchor.file;
    if (!isOfFile && !isTarget(target, finding.target)) return false;
    this.#silenced++;
    return true;
  }

  outcome(): WaiverOutcome {
    return { row: this.#row, anchor: this.#row.anchor, silenced: this.#silenced };
  }
}
