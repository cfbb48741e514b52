// The support timeline as Markdown, for a merge request or a wiki: a table for each group, the earliest ends first.
// Invariant: every text of a workspace is escaped; what nobody knows is listed.
import { code, escapeMarkdown, paragraphs, source } from '../markdown';
import { productName } from './matrix';
import type { SupportEnd, SupportTimeline, TimelineGroup } from './support-timeline';
import {
  dateSource,
  describeEnd,
  describeMembers,
  describeProductSpan,
  howToKnow,
  noteEnd,
  standingWords,
  summarizeTimeline,
} from './support-timeline-words';

/** All products, each with its summary. */
export function renderTimelineMarkdown(timelines: readonly SupportTimeline[]): string {
  return paragraphs('# Support timeline', ...timelines.map(renderProduct));
}

function renderProduct(timeline: SupportTimeline): string {
  return paragraphs(
    `## ${escapeMarkdown(productName(timeline))}`,
    escapeMarkdown(describeProductSpan(timeline)),
    summarizeTimeline(timeline),
    ...timeline.groups.map((group) => renderGroup(group, timeline)),
    renderQuiet(timeline),
  );
}

function renderGroup({ standing, rows }: TimelineGroup, timeline: SupportTimeline): string {
  const lines = rows.flatMap((row) => [row, ...row.brought].map((end) => renderEnd(end, end !== row, timeline)));
  return paragraphs(
    `### ${escapeMarkdown(standingWords[standing].heading)}`,
    standing === 'unknown' ? escapeMarkdown(howToKnow) : '',
    ['| Component | Where | Support | Source | As of |', '| --- | --- | --- | --- | --- |', ...lines].join('\n'),
  );
}

function renderEnd(end: SupportEnd, isBrought: boolean, timeline: SupportTimeline): string {
  const { answer, others, members, title } = end;
  const names =
    members.length < 2 ? '' : ` ${members.map(({ name, version }) => code(`${name} ${version}`)).join(', ')}`;
  const notes = noteEnd(end, timeline).map((note) => `, ${escapeMarkdown(note)}`);
  const also = others.map((other) => `; also ${other.status}, says ${source(other.page ?? other.source)}`);
  return line(
    `${isBrought ? '↳ ' : ''}**${escapeMarkdown(title)}**${names.replaceAll('|', '\\|')}`,
    escapeMarkdown(describeMembers(end)),
    `${escapeMarkdown(describeEnd(end))}${notes.join('')}`,
    answer === undefined ? 'nobody' : `${source(answer.page ?? answer.source)}${also.join('')}`,
    answer === undefined ? '' : dateSource(answer.asOf).replace('as of ', ''),
  );
}

function renderQuiet({ quiet }: SupportTimeline): string {
  const unknown = quiet.filter(({ standing }) => standing === 'unknown').flatMap(({ members }) => members);
  const lasting = quiet.length - quiet.filter(({ standing }) => standing === 'unknown').length;
  const names = [...new Set(unknown.map(({ name, version }) => code(`${name} ${version}`.trim())))].sort();
  return paragraphs(
    lasting === 0
      ? ''
      : `${lasting} more that come with others are supported, and no end before the product's is announced.`,
    names.length === 0 ? '' : `Nobody knows of ${names.length} more that come with others: ${names.join(', ')}.`,
  );
}

function line(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
