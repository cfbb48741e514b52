// Where the parts of a YAML or JSON tree stand in the text: heads, ends and columns, counted from the start of the file.
// Invariant: a place is only given where the text bears it out; what comes in by an alias or merge key has none.
import type { DataPath } from '../../text/anchor';
import type { Span } from '../../text/span';
import type { Child, TreeNode } from '../../syntax/tree';

/** A value with the text that belongs to it. */
export interface Place {
  readonly node: TreeNode;
  /** What is added to the offsets of the node. */
  readonly shift: number;
  readonly name: string | number | undefined;
  readonly key: Span | undefined;
  /** Where it begins: its key, its dash, or in a flow list its value. */
  readonly head: number;
  /** Where its value may begin: behind the colon or the dash. */
  readonly floor: number;
  /** Where its last letter ends; comments behind it do not count. */
  readonly end: number;
  readonly parent: Place | undefined;
}

/** The parts of a map or list; `entangled` where some of them stand elsewhere, by an alias or a merge key. */
export interface Parts {
  readonly places: readonly Place[];
  readonly entangled: boolean;
}

const roots = new WeakMap<Child, Place>();

/** The place of a document's root; a root belongs to one reading of one text. */
export function rootPlace(text: string, root: Child): Place {
  const made = roots.get(root);
  if (made !== undefined) return made;
  const start = skipBlank(text, root.node.span.start + root.shift);
  const whole = place(text, root, { name: undefined, key: undefined, head: start, floor: start, parent: undefined });
  roots.set(root, whole);
  return whole;
}

/** The place at a path; undefined where it leads nowhere or through an alias. */
export function placeAt(text: string, root: Child, path: DataPath): Place | undefined {
  let here: Place | undefined = rootPlace(text, root);
  for (const step of path) {
    if (here === undefined) return undefined;
    here = partsOf(text, here).places.find((part) => String(part.name) === String(step));
  }
  return here;
}

/** The parts by their place; a place belongs to one text. */
const known = new WeakMap<Place, Parts>();

/** The parts of a place in the order of the text. */
export function partsOf(text: string, whole: Place): Parts {
  let parts = known.get(whole);
  if (parts === undefined) known.set(whole, (parts = readParts(text, whole)));
  return parts;
}

function readParts(text: string, whole: Place): Parts {
  if (whole.node.kind === 'map') return mapParts(text, whole, whole.node.entries);
  if (whole.node.kind === 'list') return listParts(text, whole, whole.node.items);
  return { places: [], entangled: false };
}

function mapParts(text: string, whole: Place, entries: Extract<TreeNode, { kind: 'map' }>['entries']): Parts {
  const places: Place[] = [];
  let entangled = false;
  let reached = whole.floor;
  for (const entry of entries) {
    const shift = whole.shift + entry.shift;
    const key = { start: entry.keySpan.start + shift, end: entry.keySpan.end + shift };
    const colon = skipBlank(text, key.end);
    if (key.start < reached) {
      entangled = true;
      continue;
    }
    const floor = text.charAt(colon) === ':' ? colon + 1 : key.end;
    const part = place(
      text,
      { node: entry.node, shift },
      { name: entry.key, key, head: key.start, floor, parent: whole },
    );
    entangled ||= isElsewhere(part);
    places.push(part);
    reached = part.end;
  }
  return { places, entangled };
}

function listParts(text: string, whole: Place, items: readonly Child[]): Parts {
  const flow = isFlow(text, whole);
  const start = skipBlank(text, whole.node.span.start + whole.shift);
  const places: Place[] = [];
  let entangled = false;
  let reached = start;
  for (const [index, item] of items.entries()) {
    const shift = whole.shift + item.shift;
    const valueStart = item.node.span.start + shift;
    const head = flow ? valueStart : index === 0 ? start : dashFrom(text, reached, columnOf(text, start));
    if (head === undefined || (flow && head < reached)) {
      entangled = true;
      continue;
    }
    const floor = flow ? head : head + 1;
    const part = place(text, { node: item.node, shift }, { name: index, key: undefined, head, floor, parent: whole });
    entangled ||= isElsewhere(part);
    places.push(part);
    reached = part.end;
  }
  return { places, entangled };
}

function place(text: string, child: Child, rest: Omit<Place, 'node' | 'shift' | 'end'>): Place {
  const open: Place = { ...rest, ...child, end: rest.floor };
  if (isElsewhere(open)) return open;
  const done = { ...open, end: Math.max(rest.floor, endOf(text, open)) };
  const parts = known.get(open);
  if (parts !== undefined) known.set(done, parts);
  return done;
}

/** Whether the value is an alias, whose text stands further up. */
function isElsewhere({ node, shift, floor }: Place): boolean {
  return !isNothing(node) && node.span.start + shift < floor && node.span.end + shift <= floor;
}

/** Whether the value has no letters at all. */
export function isNothing(node: TreeNode): boolean {
  return node.kind === 'scalar' && node.span.start === node.span.end;
}

function endOf(text: string, open: Place): number {
  const { node, shift } = open;
  if (isNothing(node)) return open.floor;
  const end = node.span.end + shift;
  if (node.kind === 'scalar') return isKept(text, open) ? end - 1 : trimmedEnd(text, node.span.start + shift, end);
  if (isFlow(text, open)) return end;
  return partsOf(text, open).places.at(-1)?.end ?? open.floor;
}

/** Whether it is a block scalar that keeps its last empty lines. */
function isKept(text: string, { node, shift }: Place): boolean {
  return /^[|>]\d?\+/.test(text.slice(node.span.start + shift, node.span.start + shift + 3));
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}

/** Whether it is a list or map in brackets or braces, on one line or on many. */
export function isFlow(text: string, { node, shift }: Pick<Place, 'node' | 'shift'>): boolean {
  return node.kind !== 'scalar' && (node.flow || /[[{]/.test(text.charAt(node.span.start + shift)));
}

/** The next dash at a column, on a line that begins with it. */
function dashFrom(text: string, from: number, column: number): number | undefined {
  for (let line = nextLine(text, from); line < text.length; line = nextLine(text, line)) {
    const dash = line + column;
    if (/^ *-$/.test(text.slice(line, dash + 1)) && text.charAt(dash) === '-') return dash;
  }
  return undefined;
}

/** The first offset from `at` that is no blank, line break or part of a comment. */
function skipBlank(text: string, at: number): number {
  let here = at;
  for (;;) {
    while (/\s/.test(text.charAt(here))) here++;
    if (text.charAt(here) !== '#') return here;
    here = lineEnd(text, here);
  }
}

/** Where the line of an offset begins. */
export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Where the line of an offset ends, before its line break. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text.charAt(end - 1) === '\r' ? end - 1 : end;
}

/** Where the line behind that of an offset begins; the text's length on the last line. */
export function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** The line breaks of a text: those of its first line. */
export function lineBreakOf(text: string): '\n' | '\r\n' {
  return /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n';
}

/** How far from its line's start an offset stands. */
export function columnOf(text: string, at: number): number {
  return at - lineStart(text, at);
}

/** Whether nothing but blanks stands before the offset on its line. */
export function opensLine(text: string, at: number): boolean {
  return text.slice(lineStart(text, at), at).trim() === '';
}

/** The piece of the text that a reader takes on its own and that a path leads into: a section, or a record of one. */
export function islandOf(text: string, root: Child, path: DataPath): Span {
  let here = rootPlace(text, root);
  let end = nextDocument(text, here.end);
  for (let depth = 0; depth < 2 && (depth === 0 || here.node.kind === 'list'); depth++) {
    const { places } = partsOf(text, here);
    const named = places.findIndex((part) => String(part.name) === String(path[depth]));
    const index = named < 0 ? places.length - 1 : named;
    const part = places[index];
    if (part === undefined) break;
    const next = places[index + 1];
    end = next === undefined ? end : lineStart(text, next.head);
    here = part;
  }
  return { start: lineStart(text, here.head), end: Math.max(here.head + 1, end) };
}

/** Where the document that holds an offset ends. */
export function nextDocument(text: string, at: number): number {
  const close = /^(?:---|\.\.\.)(?=\s|$)/m.exec(text.slice(at));
  return close === null ? text.length : at + close.index;
}
