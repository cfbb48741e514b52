// The outcome of checking one or several folders, as all formats print it: findings in order, with ranges and fingerprints.
// Invariant: equal input gives an equal report; a fingerprint depends on no line number, and no two are the same.
import { createHash } from 'node:crypto';
import type { Range } from '../../text/line-index';
import type { CalendarDay } from '../../terms/calendar-day';
import type { CheckResult } from '../../check/check-workspace';
import type { Finding } from '../../check/finding';
import { silence } from '../../check/silence';
import type { Severity } from '../../rules/rule';
import { locate } from '../../workspace/model';
import type { Target } from '../targets';
import { addCounts, countsOf, type Counts } from './counts';

/** A place as people and programs find it. */
export interface ReportedPlace {
  /** From the checked folder; with its prefix where several folders were checked. */
  readonly file: string;
  readonly range: Range;
  readonly message: string;
}

/** A finding with its places turned into ranges. */
export interface ReportedFinding {
  readonly finding: Finding;
  readonly file: string;
  readonly range: Range;
  readonly related: readonly ReportedPlace[];
  /** Stays the same while rule, target and product do. */
  readonly fingerprint: string;
  /** What silenced it; undefined for a finding that is left. */
  readonly silencedBy: 'comment' | 'waiver' | undefined;
}

/** What was found and what was looked at. */
export interface CheckReport {
  readonly asOf: CalendarDay;
  readonly findings: readonly ReportedFinding[];
  readonly silenced: readonly ReportedFinding[];
  readonly counts: Counts;
}

/** A folder with the outcome of its check. */
export interface CheckedFolder {
  readonly target: Target;
  readonly result: CheckResult;
}

type Unnumbered = Omit<ReportedFinding, 'fingerprint'> & { readonly identity: string };

/** The report of what was checked. */
export function makeCheckReport(checked: readonly CheckedFolder[], asOf: CalendarDay): CheckReport {
  const all = numbered(checked.flatMap((folder) => reportFolder(folder, asOf)).sort(byPlace));
  const isAsked = new Set(checked.flatMap(({ target, result }) => askedOf(target, result)));
  const asked = all.filter(({ finding }) => isAsked.has(finding));
  return {
    asOf,
    findings: asked.filter((reported) => reported.silencedBy === undefined),
    silenced: asked.filter((reported) => reported.silencedBy !== undefined),
    counts: checked.map(({ result }) => countsOf(result.model)).reduce(addCounts),
  };
}

/** How many findings of each severity. */
export function countSeverities(findings: readonly ReportedFinding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { finding } of findings) counts[finding.severity]++;
  return counts;
}

/** The findings in the files that the user asked for. */
function askedOf({ only }: Target, { findings, silenced }: CheckResult): readonly Finding[] {
  return [...findings, ...silenced].filter(({ anchor }) => only?.has(anchor.file) !== false);
}

function reportFolder({ target, result }: CheckedFolder, asOf: CalendarDay): readonly Unnumbered[] {
  const { model, findings, silenced } = result;
  const waived = waivedIn(result, asOf);
  const at = (path: string): string => `${target.prefix}${path}`;
  const report = (finding: Finding, silencedBy: ReportedFinding['silencedBy']): Unnumbered => ({
    finding,
    file: at(finding.anchor.file),
    range: locate(model, finding.anchor),
    related: finding.related.map(({ anchor, message }) => ({
      file: at(anchor.file),
      range: locate(model, anchor),
      message,
    })),
    silencedBy,
    identity: JSON.stringify([finding.rule, finding.target, at(finding.product ?? finding.anchor.file)]),
  });
  return [
    ...findings.map((finding) => report(finding, undefined)),
    ...silenced.map((finding) => report(finding, waived.has(finding) ? 'waiver' : 'comment')),
  ];
}

/** The silenced findings that a waiver would silence by itself. */
function waivedIn({ model, silenced }: CheckResult, asOf: CalendarDay): ReadonlySet<Finding> {
  const waived = model.products.flatMap(({ product, tables }) => {
    const own = silenced.filter((finding) => finding.product === product.file);
    return silence(own, [], tables.waivers, asOf).silenced;
  });
  return new Set(waived);
}

/** Gives every finding its fingerprint; further findings of the same rule and target count on. */
function numbered(findings: readonly Unnumbered[]): readonly ReportedFinding[] {
  const seen = new Map<string, number>();
  return findings.map(({ identity, ...reported }) => {
    const before = seen.get(identity) ?? 0;
    seen.set(identity, before + 1);
    return { ...reported, fingerprint: digest(before === 0 ? identity : `${identity} ${before + 1}`) };
  });
}

/** 64 bits of SHA-256 tell the findings of any product apart. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** By file, position and rule; then by what they say, so that the order never depends on how they were found. */
function byPlace(a: Unnumbered, b: Unnumbered): number {
  return (
    compare(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    compare(a.finding.rule, b.finding.rule) ||
    compare(a.finding.target, b.finding.target) ||
    compare(a.finding.message, b.finding.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
