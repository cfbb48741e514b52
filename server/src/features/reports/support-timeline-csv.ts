// The support timeline as CSV: one line for each component of each manifest, also for those of which nobody knows.
// Invariant: no component is left out.
import { renderCsv } from './csv';
import type { Standing } from './support-standing';
import type { SupportEnd, SupportTimeline } from './support-timeline';
import { standingWords } from './support-timeline-words';

const header = [
  'Product',
  'Version',
  'Supported until',
  'State of',
  'Component',
  'Component version',
  'Kind',
  'Scope',
  'Manifest',
  'Comes with',
  'Standing',
  'Status',
  'Until',
  'Release line',
  'Move to',
  'Reason',
  'Source',
  'Page',
  'Source as of',
];

/** All products in one table, the earliest ends of the gravest first. */
export function renderTimelineCsv(timelines: readonly SupportTimeline[]): string {
  return renderCsv([header, ...timelines.flatMap(linesOf)]);
}

function linesOf(timeline: SupportTimeline): readonly (readonly string[])[] {
  const { product, version = '', supportUntil = '', asOf, groups, quiet } = timeline;
  const ends = [...groups.flatMap(({ rows }) => rows.flatMap((row) => [row, ...row.brought])), ...quiet];
  return ends.flatMap((end) => componentLines(end).map((cells) => [product, version, supportUntil, asOf, ...cells]));
}

function componentLines({ standing, until, answer, members }: SupportEnd): readonly (readonly string[])[] {
  const said = [
    headingOf(standing),
    answer?.status ?? 'unknown',
    until ?? '',
    answer?.line ?? '',
    answer?.successor ?? '',
    answer?.reason ?? '',
    answer?.source ?? '',
    answer?.page ?? '',
    answer?.asOf ?? '',
  ];
  return members.map(({ name, version, kind, scope, manifest, via }) => [
    ...[name, version, kind, scope, manifest, via.join(' > ')],
    ...said,
  ]);
}

function headingOf(standing: Standing): string {
  return standingWords[standing].heading;
}
