// The script of the view "Learn": it opens and closes lessons, and says which place or button was chosen.
// Invariant: the lessons are the server's; those that a person opened stay open while they are renewed.
import type { FromLearn, ToLearn } from './messages';

interface LearnState {
  /** The clauses whose lessons are open. */
  readonly opened: readonly string[];
}

/** What VS Code offers to a page. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromLearn): void;
  getState(): LearnState | undefined;
  setState(state: LearnState): void;
};

const editor = acquireVsCodeApi();
const main = document.getElementById('lessons');
const empty = document.getElementById('empty')?.innerHTML ?? '';
const opened = new Set(editor.getState()?.opened);
let shown: ToLearn | undefined;

/** What a click on an element asks for. */
function choiceOf(element: HTMLElement): FromLearn | undefined {
  const { place, fix, answer, clause, run } = element.dataset;
  if (place !== undefined) return { kind: fix === undefined ? 'open' : 'fix', place };
  if ((answer === 'control' || answer === 'evidence') && clause !== undefined)
    return { kind: 'answer', by: answer, clause };
  return run === 'startHere' ? { kind: 'begin' } : undefined;
}

function lessons(): readonly HTMLDetailsElement[] {
  return [...(main?.querySelectorAll('details') ?? [])];
}

function show(message: ToLearn): void {
  if (main === null || (message.html === shown?.html && message.file === shown.file)) return;
  const focused = document.activeElement?.closest('details')?.dataset.id;
  const isOtherFile = message.file !== shown?.file;
  shown = message;
  main.innerHTML = message.html === '' ? empty : message.html;
  for (const lesson of lessons()) lesson.open = opened.has(lesson.dataset.id ?? '');
  const [first] = lessons();
  // Somebody who comes to a file sees at once what a lesson is.
  if (isOtherFile && first !== undefined && !lessons().some(({ open }) => open)) first.open = true;
  if (isOtherFile) scrollTo(0, 0);
  const again = lessons().find(({ dataset }) => dataset.id === focused);
  if (focused !== undefined) again?.querySelector('summary')?.focus();
}

main?.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target.closest<HTMLElement>('a, button') : null;
  const choice = target === null ? undefined : choiceOf(target);
  if (choice === undefined) return;
  event.preventDefault();
  editor.postMessage(choice);
});

main?.addEventListener(
  'toggle',
  ({ target }) => {
    if (!(target instanceof HTMLDetailsElement)) return;
    const id = target.dataset.id ?? '';
    if (target.open) opened.add(id);
    else opened.delete(id);
    editor.setState({ opened: [...opened] });
  },
  true,
);

addEventListener('message', (event: MessageEvent<ToLearn>) => show(event.data));
editor.postMessage({ kind: 'ready' });
