// Files of lines with a key and a value: Java's properties, and the lockfiles of Gradle, which are all but that.
// Invariant: of a key that is written twice the last one counts, as for Java; a key has the span of its letters.
import type { Span } from '../../text/span';
import { notation, type SyntaxTree } from '../../syntax/notation';
import { plainScalar, type MapEntry } from '../../syntax/tree';

/** Java's properties: `key=value`, `key: value`, `key value`, with `\` for a line that goes on and before signs. */
export const properties = notation('properties', (text) => readLines(text, /^((?:\\.|[^\\\s=:])+)\s*[=:]?\s*/, true));

/** A lockfile of Gradle: `group:artifact:version=configuration,configuration`, as of old without configurations. */
export const gradleLock = notation('Gradle lockfile', (text) =>
  readLines(text, /^([^=]*[^=\s]|=.*)\s*(?:=\s*|$)/, false),
);

function readLines(text: string, keyPattern: RegExp, hasEscapes: boolean): SyntaxTree {
  const entries = new Map<string, MapEntry>();
  for (let start = 0; start < text.length;) {
    const end = endOfLine(text, start, hasEscapes);
    const line = text.slice(start, end);
    const indent = line.length - line.trimStart().length;
    const content = line.trim();
    const [head = '', key] = /^[#!]/.test(content) ? [] : (keyPattern.exec(content) ?? []);
    if (key !== undefined) {
      const keySpan = { start: start + indent, end: start + indent + key.length };
      const span = { start: keySpan.start + head.length, end: start + indent + content.length };
      const node = plainScalar(hasEscapes ? unescape(content.slice(head.length)) : content.slice(head.length), span);
      const name = hasEscapes ? unescape(key) : key;
      entries.delete(name);
      entries.set(name, { key: name, keySpan, node, shift: 0 });
    }
    start = end + 1;
  }
  const span: Span = { start: 0, end: text.length };
  return { root: { node: { kind: 'map', span, entries: [...entries.values()], flow: false }, shift: 0 }, problems: [] };
}

/** Where a line ends; one that ends in an odd number of `\` goes on in the next. */
function endOfLine(text: string, start: number, hasEscapes: boolean): number {
  let end = text.indexOf('\n', start);
  while (hasEscapes && end >= 0 && /(?:^|[^\\])(?:\\\\)*\\\r?$/.test(text.slice(Math.max(start, end - 50), end)))
    end = text.indexOf('\n', end + 1);
  return end < 0 ? text.length : end;
}

function unescape(text: string): string {
  const signs: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f' };
  return text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|\r?\n\s*|(.))/g, (_, code?: string, sign?: string) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return sign === undefined ? '' : (signs[sign] ?? sign);
  });
}
