// `check` for people: grouped by file, aligned, with a last line that says what was checked and what to do next.
// Invariant: the last line is always there, and its numbers are those of the JSON form.
import { severityOrder } from '../../check/finding';
import type { Severity } from '../../rules/rule';
import { withoutControls, type Colours, type Style } from '../terminal';
import { countSeverities, type CheckReport, type ReportedFinding, type ReportedPlace } from './check-report';
import { counted } from './counts';
import { wrap } from './wrap';

/** A message in fewer columns than these is kept on one line: the terminal itself breaks it no worse. */
const NARROWEST = 40;

/** How many related places are printed, if nobody asks for all. */
const MOST_RELATED = 3;

interface Columns {
  readonly position: number;
  readonly severity: number;
  /** What a message may take; undefined for as much as it needs. */
  readonly message: number | undefined;
}

/** The report as text; hints and all related places only where they are asked for. */
export function writeCheckText(report: CheckReport, style: Style, isVerbose: boolean): string {
  const shown = report.findings.filter(({ finding }) => isVerbose || finding.severity !== 'hint');
  const columns = columnsFor(shown, style.width);
  const files = new Map<string, ReportedFinding[]>();
  for (const reported of shown) files.set(reported.file, [...(files.get(reported.file) ?? []), reported]);
  const blocks = [...files].map(([file, findings]) =>
    [
      style.colours.underline(withoutControls(file)),
      ...findings.flatMap((reported) =>
        findingLines(reported, columns, style.colours, isVerbose ? Infinity : MOST_RELATED),
      ),
      '',
    ].join('\n'),
  );
  return [...blocks, summaryLine(report, isVerbose)].join('\n');
}

/** `12 files, 341 components, 2 models, 1 finding (1 error). Next: …` */
export function summaryLine(report: CheckReport, isVerbose: boolean): string {
  const { counts, findings, silenced } = report;
  const severities = countSeverities(findings);
  const parts = severityOrder.flatMap((severity) => {
    if (severities[severity] === 0) return [];
    const noun =
      severity === 'information' ? `${severities[severity]} information` : counted(severities[severity], severity);
    return [severity === 'hint' && !isVerbose ? `${noun} not shown` : noun];
  });
  const numbers = [
    counted(counts.files, 'file'),
    counted(counts.components, 'component'),
    counted(counts.models, 'model'),
    `${counted(findings.length, 'finding')}${parts.length === 0 ? '' : ` (${parts.join(', ')})`}`,
    ...(silenced.length === 0 ? [] : [`${silenced.length} silenced`]),
  ];
  return `${numbers.join(', ')}.${nextStep(report, isVerbose)}`;
}

function nextStep({ findings, counts }: CheckReport, isVerbose: boolean): string {
  const [worst] = [...findings].sort(
    (a, b) => severityOrder.indexOf(a.finding.severity) - severityOrder.indexOf(b.finding.severity),
  );
  if (worst === undefined)
    return counts.products === 0 ? ' No compliance.yaml opens a product here, so nothing was judged.' : '';
  if (worst.finding.severity === 'hint' && !isVerbose) return ' Next: --verbose shows the hints.';
  return ` Next: compliance-lens explain ${worst.finding.rule}`;
}

function columnsFor(shown: readonly ReportedFinding[], width: number | undefined): Columns {
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length));
  const position = widest(shown.map((reported) => positionOf(reported)));
  const severity = widest(shown.map(({ finding }) => finding.severity));
  const left = width === undefined ? undefined : width - position - severity - 6;
  return { position, severity, message: left === undefined || left < NARROWEST ? undefined : left };
}

function findingLines(
  reported: ReportedFinding,
  columns: Columns,
  colours: Colours,
  mostRelated: number,
): readonly string[] {
  const { finding, related } = reported;
  const message = wrap(withoutControls(finding.message), columns.message);
  const last = message.at(-1) ?? '';
  const fits = columns.message === undefined || last.length + 2 + finding.rule.length <= columns.message;
  const rule = colours.dim(finding.rule);
  const rest = related.length - mostRelated;
  const lines = [
    ...message.slice(0, -1),
    ...(fits ? [`${last}  ${rule}`] : [last, rule]),
    ...related
      .slice(0, mostRelated)
      .flatMap((place) => wrap(relatedWords(place, reported), columns.message))
      .map(colours.dim),
    ...(rest > 0 ? [colours.dim(`and ${rest} more, shown with --verbose`)] : []),
  ];
  const position = colours.dim(positionOf(reported).padStart(columns.position));
  const head = `  ${position}  ${paint(finding.severity, columns, colours)}  `;
  const indent = ' '.repeat(columns.position + columns.severity + 6);
  return lines.map((line, index) => `${index === 0 ? head : indent}${line}`);
}

/** A related place without what it has in common with its finding. */
function relatedWords(place: ReportedPlace, finding: ReportedFinding): string {
  const position = positionOf(place);
  const isInFile = place.file === finding.file;
  const words = withoutControls(place.message);
  if (isInFile && position === positionOf(finding)) return `- ${words}`;
  return `- ${isInFile ? '' : `${withoutControls(place.file)}:`}${position} ${words}`;
}

function paint(severity: Severity, columns: Columns, colours: Colours): string {
  const text = severity.padEnd(columns.severity);
  switch (severity) {
    case 'error':
      return colours.red(text);
    case 'warning':
      return colours.yellow(text);
    case 'information':
      return colours.blue(text);
    case 'hint':
      return colours.dim(text);
  }
}

/** People count from 1. */
function positionOf({ range }: Pick<ReportedPlace, 'range'>): string {
  return `${range.start.line + 1}:${range.start.character + 1}`;
}
