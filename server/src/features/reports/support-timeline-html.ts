// The support timeline as HTML tables, for the page of an editor and for the report: a row for each end, with its drawing.
// Invariant: every text of a workspace is escaped; what is drawn stands in words beside it.
import type { SupportAnswer } from '../../support/answer';
import { cell, entry, escapeHtml, renderGroupHeading, renderMark, webEntry, type LinkPlace } from './html-table';
import { productName } from './matrix';
import { spanInWords } from './support-standing';
import type { SupportEnd, SupportTimeline, TimelineGroup, TimelineRow } from './support-timeline';
import { drawAxis, drawEnd, drawProduct, scaleOf, type Scale } from './support-timeline-lanes';
import {
  dateSource,
  describeEnd,
  describeMembers,
  describeProductSpan,
  howToKnow,
  nameSource,
  noteEnd,
  noteProduct,
  standingWords,
  summarizeTimeline,
} from './support-timeline-words';

const columns = ['Component', 'Support', 'Timeline', 'Source'];

/** Each product's heading and table. With links it is for a page that moves the focus by itself: no link is a tab stop. */
export function renderTimelines(timelines: readonly SupportTimeline[], link?: LinkPlace): string {
  return timelines
    .map((timeline) =>
      renderProductTimeline(timeline, `<p class="summary">${escapeHtml(summarizeTimeline(timeline))}</p>`, link),
    )
    .join('\n');
}

/** The timeline of a product below a summary. */
export function renderProductTimeline(timeline: SupportTimeline, summary: string, link?: LinkPlace): string {
  const scale = scaleOf(timeline);
  const heads = columns.map((column, index) =>
    index === 2
      ? cell('th', index, drawAxis(scale), `scope="col" class="lane axis" aria-label="${column}"`)
      : cell('th', index, column, 'scope="col"'),
  );
  return `<section class="product">
<h2>${escapeHtml(productName(timeline))}</h2>
${summary}
<table class="timeline" aria-label="${escapeHtml(`Support timeline of ${timeline.product}`)}">
<thead><tr>${heads.join('')}</tr></thead>
${renderProductRow(scale, link)}
${timeline.groups.map((group) => renderGroup(group, scale, link)).join('\n')}
</table>
${renderQuiet(timeline)}
</section>`;
}

/** The product itself, against which everything below is held. */
function renderProductRow(scale: Scale, link: LinkPlace | undefined): string {
  const { timeline } = scale;
  const { supportUntil, anchor } = timeline;
  const name = entry(`<b>${escapeHtml(productName(timeline))}</b>`, { anchor, link });
  const state = supportUntil === undefined ? `${renderMark('unknown')} not stated` : `until ${supportUntil}`;
  const span = escapeHtml(describeProductSpan(timeline));
  const cells = [
    cell('th', 0, `${name}<small>the product</small>`, 'scope="row"'),
    cell('td', 1, `<span class="stand product">${state}</span><small>${noteProduct(timeline)}</small>`),
    cell('td', 2, drawProduct(scale), `class="lane" aria-label="${span}"`),
    cell('td', 3, escapeHtml(anchor.file)),
  ];
  return `<tbody class="own" data-id="product"><tr>${cells.join('')}</tr></tbody>`;
}

function renderGroup({ standing, rows }: TimelineGroup, scale: Scale, link: LinkPlace | undefined): string {
  const { heading, state } = standingWords[standing];
  const hint = standing === 'unknown' ? ` <small class="hint">${escapeHtml(howToKnow)}</small>` : '';
  const title = `<span class="stand ${standing}">${renderMark(state)}</span> ${escapeHtml(heading)} <small>${scale.timeline.counts[standing]}</small>${hint}`;
  return [renderGroupHeading(heading, title, columns.length), ...rows.map((row) => renderRow(row, scale, link))].join(
    '\n',
  );
}

function renderRow(row: TimelineRow, scale: Scale, link: LinkPlace | undefined): string {
  const ends = [row, ...row.brought];
  const standings = [...new Set(ends.map(({ standing }) => standing))].join(' ');
  const scopes = [...new Set(ends.map(({ scope }) => scope))].join(' ');
  const lines = ends.map((end) => {
    const bringer = end === row ? undefined : row;
    return `<tr>${renderName(end, bringer, link)}${renderState(end, scale)}${renderLane(end, scale)}${renderSource(end, link)}</tr>`;
  });
  return `<tbody class="row" data-id="${escapeHtml(row.id)}" data-standings="${standings}" data-scopes="${scopes}">${lines.join('')}</tbody>`;
}

/** The component; where several share the end, each with the way to its own place. */
function renderName(end: SupportEnd, bringer: TimelineRow | undefined, link: LinkPlace | undefined): string {
  const { title, members } = end;
  const [first, ...more] = members;
  const label = bringer === undefined ? undefined : `${title}, which comes with ${bringer.title}`;
  const name = entry(`<b>${escapeHtml(title)}</b>`, {
    anchor: first?.anchor,
    link,
    ...(label === undefined ? {} : { label }),
  });
  const places = more.length === 0 ? [] : members;
  const names = places.map(({ name: member, version, manifest, anchor }) =>
    entry(escapeHtml(`${member} ${version}`.trim()), { anchor, link, label: `${member} ${version} in ${manifest}` }),
  );
  const small = [describeMembersHtml(end), ...(names.length === 0 ? [] : [names.join(', ')])];
  const html = [name, ...small.map((part) => `<small>${part}</small>`)].join('');
  return cell('th', 0, html, `scope="row"${bringer === undefined ? '' : ' class="brought"'}`);
}

/** Paths may break behind a slash. */
function describeMembersHtml(end: SupportEnd): string {
  return escapeHtml(describeMembers(end)).replace(/[/_]/g, '$&<wbr>');
}

function renderState(end: SupportEnd, { timeline }: Scale): string {
  const { standing } = end;
  const words = `<span class="stand ${standing}">${renderMark(standingWords[standing].state)} ${escapeHtml(describeEnd(end))}</span>`;
  const notes = noteEnd(end, timeline).map((note) => `<small>${escapeHtml(note)}</small>`);
  return cell('td', 1, [words, ...notes].join(''));
}

function renderLane(end: SupportEnd, scale: Scale): string {
  return cell('td', 2, drawEnd(end, scale), `class="lane" aria-label="${escapeHtml(speakLane(end, scale.timeline))}"`);
}

/** What is seen in the drawing, for who does not see it. */
function speakLane(end: SupportEnd, { supportUntil, asOf }: SupportTimeline): string {
  const { until, standing } = end;
  const said = `${end.title}: ${describeEnd(end)}`;
  if (supportUntil === undefined || standing === 'open' || standing === 'unknown') return said;
  const from = standing === 'given-up' || until === undefined ? asOf : until;
  return from < supportUntil
    ? `${said}; unsupported for the last ${spanInWords(from, supportUntil)} of the product's support`
    : `${said}; it lasts as long as the product`;
}

function renderSource({ answer, others }: SupportEnd, link: LinkPlace | undefined): string {
  if (answer === undefined) return cell('td', 3, '<small>nobody</small>');
  const said = others.map(
    (other) => `<small>also: ${escapeHtml(other.status)}, says ${renderSayer(other, link)}</small>`,
  );
  return cell('td', 3, [renderSayer(answer, link), ...said].join(''));
}

function renderSayer(answer: SupportAnswer, link: LinkPlace | undefined): string {
  const name = escapeHtml(nameSource(answer)).replace(/[/.]/g, '$&<wbr>');
  const { page, place, asOf } = answer;
  const who = page === undefined ? entry(name, { anchor: place, link }) : webEntry(name, page, link);
  return `${who}<small>${dateSource(asOf)}</small>`;
}

/** What comes with others: how much of it lasts, and by name of what nobody knows. */
function renderQuiet({ quiet }: SupportTimeline): string {
  const unknown = quiet.filter(({ standing }) => standing === 'unknown').flatMap(({ members }) => members);
  const lasting = quiet.filter(({ standing }) => standing !== 'unknown').flatMap(({ members }) => members);
  const names = [...new Set(unknown.map(({ name, version }) => `${name} ${version}`.trim()))].sort();
  const lasts =
    lasting.length === 0
      ? ''
      : `<p>Of what comes with others, ${lasting.length} more ${lasting.length === 1 ? 'is' : 'are'} supported, and no end before the product's is announced.</p>`;
  if (names.length === 0) return lasts;
  return `${lasts}<details class="quiet"><summary>Of ${names.length} more that ${names.length === 1 ? 'comes' : 'come'} with others nobody knows</summary><p>${names.map(escapeHtml).join(', ')}</p></details>`;
}
