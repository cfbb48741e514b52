// The gap report as Markdown: a table for each instrument, what does not apply in a line for each reason.
// Invariant: every text of a workspace is escaped.
import type { Clause } from '../../regulations/clause';
import { shortCitation } from '../coverage';
import type { GapClause, GapInstrument, GapReport } from './gap-report';
import { describeAnswers, kindWords, summarizeCounts, summarizeGaps } from './gap-report-words';
import { escapeMarkdown, paragraphs, points } from '../markdown';
import { productName } from './matrix';

/** All products. */
export function renderGapMarkdown(reports: readonly GapReport[]): string {
  return paragraphs('# Gap report', ...reports.map(renderProduct));
}

function renderProduct(report: GapReport): string {
  const { asOf, facts, decisions, instruments, others, ahead } = report;
  return paragraphs(
    `## ${escapeMarkdown(productName(report))}`,
    `As of ${asOf}: ${summarizeGaps(report)}.`,
    `Rests on ${facts.map(([name, value]) => `${name}: ${escapeMarkdown(value)}`).join(' · ')}`,
    heading('To decide first', points(decisions.map(escapeMarkdown), decisions.length)),
    ...instruments.map(renderInstrument),
    heading(
      'Instruments of which nothing applies',
      points(
        others.map(([{ shortName }, reason]) => `**${escapeMarkdown(shortName)}**: ${escapeMarkdown(reason)}`),
        others.length,
      ),
    ),
    heading(
      'Days ahead',
      points(
        ahead.map(({ date, regime, event }) => `${date}, ${escapeMarkdown(regime)}: ${escapeMarkdown(event)}`),
        ahead.length,
      ),
    ),
  );
}

function heading(title: string, body: string): string {
  return body === '' ? '' : paragraphs(`### ${title}`, body);
}

function renderInstrument({ instrument, counts, parts, outside }: GapInstrument): string {
  const rows = parts.flatMap(({ clauses }) => clauses.map(renderClause));
  return paragraphs(
    `### ${escapeMarkdown(instrument.shortName)}`,
    `${escapeMarkdown(instrument.reference)}: ${summarizeCounts(counts)}.`,
    ['| Clause | State | Answered by | Notes |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    points(
      outside.map(({ reason, clauses }) => `${escapeMarkdown(reason)} ${listed(clauses)}`),
      outside.length,
    ),
  );
}

function renderClause(gap: GapClause): string {
  const { clause, kind, notes } = gap;
  const cells = [
    `**${escapeMarkdown(shortCitation(clause))}** ${escapeMarkdown(clause.title)}`,
    kindWords[kind].name,
    escapeMarkdown(describeAnswers(gap)),
    notes.map(escapeMarkdown).join('; '),
  ];
  return `| ${cells.join(' | ')} |`;
}

function listed(clauses: readonly Clause[]): string {
  return clauses.map((clause) => escapeMarkdown(shortCitation(clause))).join(', ');
}
