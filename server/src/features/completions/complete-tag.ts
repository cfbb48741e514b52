// What can be typed in a trace tag of source code: its verb, and the ids of the records that it may name.
// Invariant: only inside comments, and only behind `compliance:`, so that nobody is disturbed who writes code.
import { isAnnotationFile } from '../../records/file-sections';
import { recordKinds } from '../../records/kinds/kinds';
import { tagTargets, tagVerbs, type TagVerb } from '../../records/trace-tags';
import { commentsOf, hasComments } from '../../syntax/comments';
import type { Position } from '../../text/line-index';
import type { CompletionItem } from './complete';
import { productAt, rangeOf, titleOf, type FeatureContext } from '../context';
import { escapeMarkdown } from '../markdown';

const BEGUN = /\bcompliance:[ \t]*(?:([a-z-]+)[ \t]+(?:[A-Za-z][\w.-]*[ \t]*,[ \t]*)*)?([\w.-]*)$/;

const verbs: Readonly<Record<TagVerb, string>> = {
  implements: 'The code here implements a control or requirement.',
  verifies: 'The test here verifies a control or requirement.',
  'uses-model': 'The code here uses a model.',
  'uses-dataset': 'The code here uses a dataset.',
};

/** What can be typed at a position of a source file; undefined where no trace tag is typed. */
export function completeTagAt(
  context: FeatureContext,
  path: string,
  position: Position,
): readonly CompletionItem[] | undefined {
  const file = hasComments(path) && !isAnnotationFile(path) ? context.textOf(path) : undefined;
  const begun = file && BEGUN.exec(file.lines.textOf(position.line).slice(0, position.character));
  if (file === undefined || begun === null || begun === undefined) return undefined;
  const offset = file.offsetAt(position);
  if (!commentsOf(file).some(({ span }) => span.start <= offset && offset <= span.end)) return undefined;
  const [, verb, typed = ''] = begun;
  const rest = /^[\w.-]*/.exec(file.text.slice(offset, offset + 200))?.[0] ?? '';
  const replace = rangeOf(file, { start: offset - typed.length, end: offset + rest.length });
  const item = (label: string, kind: 'choice' | 'record', detail: string, documentation: string): CompletionItem => {
    const filterText = kind === 'record' ? `${label} ${detail}` : label;
    const insertText = kind === 'record' ? label : `${label} `;
    return { label, kind, detail, documentation, insertText, isSnippet: false, replace, sortText: label, filterText };
  };
  if (verb === undefined) return tagVerbs.map((name) => item(name, 'choice', '', verbs[name]));
  const kinds = Object.hasOwn(tagTargets, verb) ? tagTargets[verb as TagVerb] : [];
  const rows = [...(productAt(context, path)?.tables.ids.all.values() ?? [])].flatMap((named) => named.slice(0, 1));
  return rows.flatMap((row) => {
    if (row.id === undefined || !kinds.includes(row.kind)) return [];
    const documentation = `${escapeMarkdown(recordKinds[row.kind].title)} in ${escapeMarkdown(row.anchor.file)}`;
    return [item(row.id, 'record', titleOf(row) ?? '', documentation)];
  });
}
