// The notations of version managers' files: a version a line, a tool with its versions a line, `key=value`.
// Invariant: what stands behind `#` is a comment; every other line has its place.
import type { Span } from '../../text/span';
import { notation } from '../../syntax/notation';
import { plainScalar, type Child, type MapEntry } from '../../syntax/tree';

/** A text without the white space around it, and its comment, in one line. */
const LINE = /^[^\S\n]*([^\s#](?:[^\n#]*[^\s#])?)/gm;

/** `.nvmrc` and its like: a list of lines. */
export const versionLines = notation('version file', (text) => {
  return {
    root: { node: { kind: 'list', span: whole(text), items: linesOf(text), flow: false }, shift: 0 },
    problems: [],
  };
});

/** `.tool-versions`: tools with a list of their versions. */
export const toolLines = notation('.tool-versions', (text) => {
  const entries = linesOf(text).map(({ node }): MapEntry => {
    const words = [...text.slice(node.span.start, node.span.end).matchAll(/\S+/g)].map((match) => {
      const start = node.span.start + match.index;
      return plainScalar(match[0], { start, end: start + match[0].length });
    });
    const [key, ...versions] = words;
    const items = versions.map((version) => ({ node: version, shift: 0 }));
    const keySpan = key?.span ?? node.span;
    return { key: key?.text ?? '', keySpan, node: { kind: 'list', span: node.span, items, flow: true }, shift: 0 };
  });
  return { root: { node: { kind: 'map', span: whole(text), entries, flow: false }, shift: 0 }, problems: [] };
});

/** `.sdkmanrc`: `key=value` a line. */
export const assignments = notation('.sdkmanrc', (text) => {
  const entries = linesOf(text).flatMap(({ node: { span } }): MapEntry[] => {
    const [line = '', key = '', value = ''] = /^([^=]*?)\s*=\s*(.*)$/.exec(text.slice(span.start, span.end)) ?? [];
    if (line === '') return [];
    const node = plainScalar(value, { start: span.end - value.length, end: span.end });
    return [{ key, keySpan: { start: span.start, end: span.start + key.length }, node, shift: 0 }];
  });
  return { root: { node: { kind: 'map', span: whole(text), entries, flow: false }, shift: 0 }, problems: [] };
});

function linesOf(text: string): readonly Child[] {
  return [...text.matchAll(LINE)].map((match) => {
    const written = match[1] ?? '';
    const end = match.index + match[0].length;
    return { node: plainScalar(written, { start: end - written.length, end }), shift: 0 };
  });
}

function whole(text: string): Span {
  return { start: 0, end: text.length };
}
