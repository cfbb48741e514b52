// INI files as a tree: sections as maps of keys to the lines of their values, which may go on in indented lines.
// Invariant: what stands behind `;` or `#` at the start of a line or after white space is a comment.
import type { Span } from '../text/span';
import { MapBuilder } from '../syntax/made-tree';
import { notation } from '../syntax/notation';
import { plainScalar, type Child } from '../syntax/tree';

const COMMENT = /(?:^|[^\S\n])[;#].*$/;

export const ini = notation('INI', (text) => {
  const root = new MapBuilder();
  const whole = { start: 0, end: text.length };
  let keys: MapBuilder | undefined;
  let lines: Child[] | undefined;
  for (const { 0: raw, index } of text.matchAll(/^[^\r\n]+/gm)) {
    const line = raw.replace(COMMENT, '').trimEnd();
    if (line.trim() === '') continue;
    const start = index + line.length - line.trimStart().length;
    const span = { start, end: index + line.length };
    const section = /^\[([^\]]*)\]/.exec(line)?.[1]?.trim();
    const [, key = '', value = ''] = /^([^\s=:;#[][^=]*?)\s*=\s*(.*)$/.exec(line) ?? [];
    if (section !== undefined) {
      keys = new MapBuilder();
      lines = undefined;
      root.add(section, span, keys.build(span));
    } else if (key !== '') {
      lines = value === '' ? [] : [lineAt(value, { start: span.end - value.length, end: span.end })];
      keys?.add(key, { start, end: start + key.length }, { kind: 'list', span, items: lines, flow: false });
    } else if (/^\s/.test(line)) lines?.push(lineAt(line.trim(), span));
  }
  return { root: { node: root.build(whole), shift: 0 }, problems: [] };
});

function lineAt(text: string, span: Span): Child {
  return { node: plainScalar(text, span), shift: 0 };
}
