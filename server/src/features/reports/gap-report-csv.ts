// The gap report as CSV: a line for each clause of each product, also of those that do not apply.
import { renderCsv } from './csv';
import type { GapReport } from './gap-report';
import { describeAnswers, kindWords } from './gap-report-words';

const header = ['Product', 'Version', 'Instrument', 'Clause', 'Citation', 'Title', 'State', 'Answered by', 'Notes'];

/** All products in one table. */
export function renderGapCsv(reports: readonly GapReport[]): string {
  return renderCsv([header, ...reports.flatMap(linesOf)]);
}

function linesOf({ product, version = '', instruments, others }: GapReport): readonly (readonly string[])[] {
  const applying = instruments.flatMap(({ instrument, parts, outside }) => [
    ...parts.flatMap(({ clauses }) =>
      clauses.map((gap) => {
        const { id, citation, title } = gap.clause;
        const state = kindWords[gap.kind].name;
        return [
          product,
          version,
          instrument.shortName,
          id,
          citation,
          title,
          state,
          describeAnswers(gap),
          gap.notes.join('; '),
        ];
      }),
    ),
    ...outside.flatMap(({ reason, clauses }) =>
      clauses.map(({ id, citation, title }) => {
        return [product, version, instrument.shortName, id, citation, title, 'does not apply', '', reason];
      }),
    ),
  ]);
  const without = others.map(([{ shortName, id }, reason]) => {
    return [product, version, shortName, id, shortName, '', 'does not apply', '', reason];
  });
  return [...applying, ...without];
}
