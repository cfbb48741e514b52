// paket.dependencies and paket.lock as trees: each line is a key, and what is indented below it its map.
// Invariant: a group holds all lines up to the next group. Text behind `//` or `#` is a comment; the lockfile has none.
import { notation, type SyntaxTree } from '../../syntax/notation';
import type { MapEntry, MapNode } from '../../syntax/tree';

const DEEPEST = 50;

/** Statements such as `nuget NUnit ~> 2.6` or `group Build`; indentation means nothing. */
export const paketDependencies = notation('paket.dependencies', (text) => readLines(text, false));

/** `NUGET`, below it `remote: …`, below it `NUnit (2.6.4)`, below it what that requires. */
export const paketLock = notation('paket.lock', (text) => readLines(text, true));

interface Open {
  readonly indent: number;
  readonly entries: MapEntry[];
}

function readLines(text: string, isIndented: boolean): SyntaxTree {
  const top: Open = { indent: -1, entries: [] };
  let group = top;
  let open: Open[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const written = (isIndented ? line : withoutComment(line)).trim();
    if (written === '') continue;
    const indent = line.length - line.trimStart().length;
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    const isGroup = /^group\s/i.test(written);
    const owner = isGroup ? top : ((isIndented ? open.at(-1) : undefined) ?? group);
    const entries: MapEntry[] = [];
    const span = { start: index + indent, end: index + indent + written.length };
    const node: MapNode = { kind: 'map', span, entries, flow: false };
    owner.entries.push({ key: written, keySpan: span, node, shift: 0 });
    if (isGroup) [group, open] = [{ indent: -1, entries }, []];
    else if (open.length < DEEPEST) open.push({ indent, entries });
  }
  const span = { start: 0, end: text.length };
  return { root: { node: { kind: 'map', span, entries: top.entries, flow: false }, shift: 0 }, problems: [] };
}

/** An address has `//` as well, behind its colon. */
function withoutComment(line: string): string {
  return line.replace(/(?:^|[^:])\/\/.*$|(?:^|\s)#.*$/, (comment) =>
    /^[^/#\s]/.test(comment) ? comment.slice(0, 1) : '',
  );
}
