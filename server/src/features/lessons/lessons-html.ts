// The lessons of one file as the inside of the view "Learn": below each requirement why it concerns the file, what it asks, what
// an auditor wants to see, what answers it, and the way to answer it. Invariant: every text of a workspace is escaped.
import type { Finding } from '../../check/finding';
import { describeCertainty } from '../../regulations/clause';
import { termsIn } from '../../regulations/glossary';
import { headOf } from '../../rules/naming';
import { titleOf } from '../context';
import { shortCitation, type AnswerRow } from '../coverage';
import type { ConcernKind } from './file-requirements';
import { escapeHtml, renderMark, type LinkPlace } from '../reports/html-table';
import type { Lesson, LessonGroup } from './lessons';

const headings: Readonly<Record<ConcernKind, string>> = {
  found: 'Falls short here',
  answered: 'Answered here',
  asked: 'Asked of such a file',
};

/** What falls short in other files is told where they are open. */
const MOST_ELSEWHERE = 3;

/** What stands there where no product is above the file, or nothing is asked of it. */
const nothing = {
  outside: `<p>No compliance.yaml stands above this file, so nobody knows what is asked of it.</p>
<button type="button" data-run="startHere">Start Here</button>`,
  unasked: `<p>Nothing is asked of this file by itself. Open source code, a test, a manifest, a model or a file of records.</p>`,
} as const;

/** The lessons of a file; undefined stands for a file of no product. */
export function renderLessons(groups: readonly LessonGroup[] | undefined, link: LinkPlace): string {
  if (groups === undefined) return nothing.outside;
  if (groups.length === 0) return nothing.unasked;
  return groups
    .map(({ kind, lessons }) => {
      const head = `<h2>${headings[kind]} <small>${lessons.length}</small></h2>`;
      return `<section>${head}\n${lessons.map((lesson) => renderLesson(lesson, link)).join('\n')}</section>`;
    })
    .join('\n');
}

function renderLesson(lesson: Lesson, link: LinkPlace): string {
  const { clause, state, words, why, findings, elsewhere } = lesson;
  const name = `<b>${escapeHtml(`${clause.instrument.shortName} ${shortCitation(clause)}`)}</b> ${escapeHtml(clause.title)}`;
  return `<details data-id="${escapeHtml(clause.id)}">
<summary>${renderMark(state)}<span>${name} <small>${escapeHtml(words)}</small></span></summary>
${renderPart('Why here', [
  ...findings.map(
    ({ message, anchor, fixes }) =>
      `${place(escapeHtml(message), link(anchor))}${fixes.length === 0 ? '' : ` <button type="button" data-fix ${link(anchor)}>Show Fixes</button>`}`,
  ),
  ...why.map(escapeHtml),
])}
${renderPart('What it asks', [escapeHtml(clause.summary), ...renderTerms(`${clause.title}. ${clause.summary}`)])}
${clause.evidence === undefined ? '' : renderPart('An auditor wants to see', [escapeHtml(`${clause.evidence}.`)])}
${renderElsewhere(elsewhere, link)}
${renderAnswers(lesson, link)}
<p><small>${clause.url === undefined ? '' : `<a href="${escapeHtml(clause.url)}">Official text</a>. `}${escapeHtml(describeCertainty(clause))}</small></p>
</details>`;
}

function renderElsewhere(findings: readonly Finding[], link: LinkPlace): string {
  if (findings.length === 0) return '';
  const shown = findings.slice(0, MOST_ELSEWHERE).map(({ what, anchor }) => place(escapeHtml(what), link(anchor)));
  const rest = findings.length - shown.length;
  return renderPart('Falls short elsewhere', [...shown, ...(rest > 0 ? [`And ${rest} more.`] : [])]);
}

function renderAnswers({ clause, state, answers }: Lesson, link: LinkPlace): string {
  if (answers.length > 0)
    return renderPart(
      'What answers it here',
      answers.map((row) => place(nameOf(row), link(headOf(row)))),
    );
  const button = (by: string, title: string): string =>
    `<button type="button" data-answer="${by}" data-clause="${escapeHtml(clause.id)}">${title}</button>`;
  const stands = state === 'watched' ? 'No record names it; the rules that look at it found nothing.' : 'Nothing yet.';
  return renderPart('What answers it here', [
    `${stands} A measure in the product answers it as a control, a report or a procedure as evidence.
${button('control', 'Add Control')} ${button('evidence', 'Add Evidence')}`,
  ]);
}

function renderPart(heading: string, paragraphs: readonly string[]): string {
  return `<h3>${heading}</h3>\n${paragraphs.map((html) => `<p>${html}</p>`).join('\n')}`;
}

/** The field's terms in a text, each with what it means. */
function renderTerms(text: string): readonly string[] {
  return termsIn(text)
    .slice(0, 3)
    .map(({ term, means }) => `<small><b>${escapeHtml(term)}</b>: ${escapeHtml(means)}</small>`);
}

function place(html: string, attributes: string): string {
  return `<a href="#" ${attributes}>${html}</a>`;
}

function nameOf(row: AnswerRow): string {
  const title = titleOf(row);
  return `<b>${escapeHtml(row.id ?? row.kind)}</b>${title === undefined ? '' : ` ${escapeHtml(title)}`}`;
}
