// DESCRIPTION of an R package as a tree: its fields, and of those that list packages every entry at its place.
// Invariant: a line that begins with white space goes on with the field above it.
import { madeList, MapBuilder } from '../../syntax/made-tree';
import { notation } from '../../syntax/notation';
import { plainScalar, type SyntaxProblem, type TreeNode } from '../../syntax/tree';

const LISTS: ReadonlySet<string> = new Set(['Depends', 'Imports', 'LinkingTo', 'Suggests', 'Enhances', 'Remotes']);
const FIELD = /^([A-Za-z][\w./@-]*):[^\S\n]*(.*(?:\n[^\S\n].*)*)/gm;

export const descriptionNotation = notation('DESCRIPTION', (text) => {
  const problems: SyntaxProblem[] = [];
  const root = new MapBuilder();
  let end = 0;
  for (const match of text.matchAll(FIELD)) {
    const [all, key = '', value = ''] = match;
    reportBetween(text, end, match.index, problems);
    end = match.index + all.length;
    const keySpan = { start: match.index, end: match.index + key.length };
    root.add(key, keySpan, LISTS.has(key) ? listOf(value, end - value.length) : scalarOf(value, end - value.length));
  }
  reportBetween(text, end, text.length, problems);
  const span = { start: 0, end: text.length };
  return { root: { node: root.build(span), shift: 0 }, problems };
});

function scalarOf(value: string, start: number): TreeNode {
  const text = value.trim();
  return plainScalar(text.replace(/\s+/g, ' '), { start, end: start + value.length });
}

function listOf(value: string, start: number): TreeNode {
  const entries = [...value.matchAll(/[^,\s](?:[^,]*[^,\s])?/g)].map((match) => {
    const from = start + match.index;
    return plainScalar(match[0].replace(/\s+/g, ' '), { start: from, end: from + match[0].length });
  });
  return madeList({ start, end: start + value.length }, entries);
}

function reportBetween(text: string, start: number, end: number, problems: SyntaxProblem[]): void {
  const rest = text.slice(start, end);
  if (rest.trim() === '' || problems.length >= 100) return;
  const from = start + rest.length - rest.trimStart().length;
  problems.push({
    span: { start: from, end: start + rest.trimEnd().length },
    message: 'This is no field of DESCRIPTION.',
  });
}
