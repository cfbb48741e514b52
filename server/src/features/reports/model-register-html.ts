// The register of models as HTML tables, for the page of an editor and for the report: a heading for each model and dataset,
// and below it what was found of it and what its record states of each element.
// Invariant: every text of a workspace is escaped; what is drawn stands in words as well.
import { cell, entry, escapeHtml, renderGroupHeading, renderMark, type LinkPlace } from './html-table';
import { drawLineage } from './lineage-svg';
import { productName } from './matrix';
import { fileAnchor } from '../../text/anchor';
import type { ElementRow, ModelRegister, RegisterEntry } from './model-register';
import {
  describeEntry,
  describeFile,
  describeLack,
  describeSaid,
  describeUseShortly,
  statementWords,
  summarizeRegister,
} from './model-register-words';

const columns = ['Element', 'State', 'What the record states'];

/** Each product's heading and table. With links it is for a page that moves the focus by itself: no link is a tab stop. */
export function renderRegisters(registers: readonly ModelRegister[], link?: LinkPlace): string {
  return registers
    .map((register) =>
      renderProductRegister(register, `<p class="summary">${escapeHtml(summarizeRegister(register))}</p>`, link),
    )
    .join('\n');
}

/** The register of a product below a summary. */
export function renderProductRegister(register: ModelRegister, summary: string, link?: LinkPlace): string {
  const heads = columns.map((column, index) => cell('th', index, column, 'scope="col"')).join('');
  return `<section class="product">
<h2>${escapeHtml(productName(register))}</h2>
${summary}
<table class="register" aria-label="${escapeHtml(`Model register of ${register.product}`)}">
<thead><tr>${heads}</tr></thead>
${[renderUnrecorded(register, link), ...register.entries.map((each) => renderEntry(each, link))].filter((part) => part !== '').join('\n')}
</table>
${renderElsewhere(register)}
</section>`;
}

/** What is used and has no record, before everything else. */
function renderUnrecorded({ unrecorded }: ModelRegister, link: LinkPlace | undefined): string {
  if (unrecorded.length === 0) return '';
  const rows = unrecorded.map(({ kind, name, anchor, uses }, index) => {
    const title = entry(`<b>${escapeHtml(name)}</b> <small>${kind}</small>`, { anchor, link });
    const places = uses.map(
      (use) => `<div>${entry(escapeHtml(describeUseShortly(use)), { anchor: use.anchor, link })}</div>`,
    );
    return renderRow(
      `unrecorded ${index} ${name}`,
      title,
      state('error', 'no record'),
      places.join('') || 'A file that nothing loads.',
      true,
    );
  });
  return [
    renderGroupHeading(
      'unrecorded',
      `Used or held without a record <small>${unrecorded.length}</small>`,
      columns.length,
    ),
    ...rows,
  ].join('\n');
}

function renderEntry(each: RegisterEntry, link: LinkPlace | undefined): string {
  const { id, name, anchor, groups } = each;
  const title = entry(`${renderMark(each.state)} <b>${escapeHtml(id)}</b> ${escapeHtml(name)}`, { anchor, link });
  const heading = `${title} <small>${escapeHtml(describeEntry(each))}</small>`;
  return [
    renderGroupHeading(`${each.kind} ${id}`, heading, columns.length),
    ...renderFacts(each, link),
    ...groups.flatMap(({ title: scheme, elements }) =>
      elements.map((element, index) => renderElement(element, `${id} ${scheme} ${index}`)),
    ),
  ].join('\n');
}

/** Where it comes from, its files, its uses, and what was found of it. */
function renderFacts(each: RegisterEntry, link: LinkPlace | undefined): readonly string[] {
  const { id, lineage, files, uses, findings } = each;
  const drawing = drawLineage(lineage);
  const list = (items: readonly string[]): string => items.map((item) => `<div>${item}</div>`).join('');
  const facts: readonly (readonly [title: string, html: string])[] = [
    ['Lineage', drawing],
    ['Files', list(files.map((file) => entry(breakable(describeFile(file)), { anchor: fileAnchor(file.path), link })))],
    ['Used in', list(uses.map((use) => entry(breakable(describeUseShortly(use)), { anchor: use.anchor, link })))],
    [
      'Found',
      list(
        findings.map(({ message, anchor, rule }) =>
          entry(`${escapeHtml(message)} <small>${rule}</small>`, { anchor, link }),
        ),
      ),
    ],
  ];
  const known = facts.flatMap(([title, html]) =>
    html === ''
      ? []
      : [renderRow(`${id} ${title}`, `<span class="entry">${title}</span>`, '', html, title === 'Found')],
  );
  const isUnused = each.kind === 'model' && files.length === 0 && uses.length === 0;
  return isUnused
    ? [
        ...known,
        renderRow(`${id} unused`, '<span class="entry">Used in</span>', state('open', 'no use found'), '', true),
      ]
    : known;
}

function renderElement(element: ElementRow, id: string): string {
  const { citation, title } = element;
  const { state: mark, words } = statementWords[element.state];
  const lack = describeLack(element);
  const name = `<span class="entry"><b>${escapeHtml(citation)}</b> ${escapeHtml(title)}</span>`;
  const said = describeSaid(element)
    .map((text) => `<div>${breakable(text)}</div>`)
    .join('');
  return renderRow(
    id,
    name,
    state(mark, words),
    `${said}${lack === '' ? '' : `<small>${escapeHtml(lack)}</small>`}`,
    element.state !== 'stated',
  );
}

function renderRow(id: string, name: string, mark: string, html: string, isShort: boolean): string {
  const cells = [cell('th', 0, name, 'scope="row"'), cell('td', 1, mark), cell('td', 2, html)];
  return `<tbody class="row" data-id="${escapeHtml(id)}"${isShort ? ' data-short' : ''}><tr>${cells.join('')}</tr></tbody>`;
}

function state(mark: Parameters<typeof renderMark>[0], words: string): string {
  return `<span class="state ${mark}">${renderMark(mark)} ${words}</span>`;
}

/** Long names may break behind the marks within them. */
function breakable(text: string): string {
  return escapeHtml(text).replace(/[/#_]/g, '$&<wbr>');
}

function renderElsewhere({ elsewhere }: ModelRegister): string {
  const items = elsewhere.map(
    ([citation, title, place]) => `<li><b>${escapeHtml(citation)}</b> ${escapeHtml(title)}: ${escapeHtml(place)}</li>`,
  );
  return `<details><summary>Kept elsewhere: ${items.length} elements that no record of a model or dataset holds</summary><ul>${items.join('\n')}</ul></details>`;
}
