// The tree of a big TOML text that is known to be well-formed and is laid out as tools do: its lists of tables item by
// item, what is in them when it is asked for. Invariant: the places are those of the whole tree.
import type { Span } from '../text/span';
import { Islands, KeyedMap, LazyEntry, LazyItem, type NodeSource } from './lazy-tree';
import { TomlCursor } from './toml-values';
import { entryOf, type Child, type ListNode, type MapEntry, type MapNode, type TreeNode } from './tree';

/** A header by its first key, which is what of the root it belongs to, and whether it opens an item of that. */
const HEADER = /\[(\[?)([\w-]+)(\]\])?/y;
const BARE_KEY = /^[\w-]+$/;
/** Texts of several lines, and brackets that stand in from the margin: no tool writes lockfiles so. */
const UNUSUAL = /"""|'''|^[ \t]+\[/m;

/** What stands under one key of the root, from its first header to the first one of the next key. */
interface Section {
  readonly key: string;
  readonly keySpan: Span;
  readonly start: number;
  end: number;
  /** Where each item of a list begins; undefined for a table. */
  readonly items: number[] | undefined;
}

/** The tree of a text; undefined for one that is laid out in another way. `readAll` gives the map that a text is. */
export function readBigToml(text: string, readAll: (text: string) => MapNode): Child | undefined {
  const sections = UNUSUAL.test(text) ? undefined : sectionsIn(text);
  if (sections === undefined) return undefined;
  const entries = new Map<string, MapEntry>();
  for (const entry of readAll(text.slice(0, sections[0]?.start)).entries) entries.set(entry.key, entry);
  const islands = new Islands(text, (island) => readAll(island));
  for (const section of sections) {
    if (entries.has(section.key)) return undefined;
    entries.set(section.key, entryOfSection(text, islands, section));
  }
  return { node: new KeyedMap(entries, { start: 0, end: text.length }, false), shift: 0 };
}

/** The sections of a text in their order; undefined where headers of one key stand apart, or are none for sure. */
function sectionsIn(text: string): readonly Section[] | undefined {
  const sections = new Map<string, Section>();
  let open: Section | undefined;
  for (const at of bracketsIn(text)) {
    HEADER.lastIndex = at;
    const [, list = '', key, item] = HEADER.exec(text) ?? [];
    if (key === undefined || isWithinList(text, at)) return undefined;
    const isItem = list !== '' && item !== undefined;
    if (open?.key !== key) {
      if (sections.has(key)) return undefined;
      if (open !== undefined) open.end = at;
      const start = at + 1 + list.length;
      const keySpan = { start, end: start + key.length };
      sections.set(key, (open = { key, keySpan, start: at, end: text.length, items: isItem ? [] : undefined }));
    }
    if (isItem) open.items?.push(at);
  }
  return [...sections.values()];
}

/** Where lines begin with a bracket. */
function bracketsIn(text: string): readonly number[] {
  const starts = text.startsWith('[') ? [0] : [];
  for (let at = text.indexOf('\n['); at >= 0; at = text.indexOf('\n[', at + 1)) starts.push(at + 1);
  return starts;
}

/** Whether the bracket at a line's start may belong to a list: a comma or the list's own bracket stands before it. */
function isWithinList(text: string, at: number): boolean {
  for (let end = at - 1; end > 0; end = text.lastIndexOf('\n', end - 1)) {
    const line = text.slice(text.lastIndexOf('\n', end - 1) + 1, end);
    const said = (line.includes('#') ? withoutComment(line) : line).trimEnd();
    if (said !== '') return said.endsWith(',') || said.endsWith('[');
  }
  return false;
}

function withoutComment(line: string): string {
  return /^(?:[^"'#]|"(?:[^"\\]|\\.)*"|'[^']*')*/.exec(line)?.[0] ?? line;
}

function entryOfSection(text: string, islands: Islands, { key, keySpan, start, end, items }: Section): MapEntry {
  if (items !== undefined) return { key, keySpan, node: new TableList(text, islands, key, items, end), shift: 0 };
  const source: NodeSource = { nodeAt: (from, to) => nodeUnder(islands.nodeAt(from, to), key) };
  const own = { start: keySpan.start - start, end: keySpan.end - start };
  return new LazyEntry(key, own, source, { start, end }, start);
}

function nodeUnder(root: TreeNode, key: string): TreeNode {
  return entryOf(root, key)?.node ?? root;
}

/** A list of tables. */
class TableList implements ListNode, NodeSource {
  readonly kind = 'list';
  readonly flow = false;
  readonly items: readonly Child[];
  readonly #text: string;
  readonly #islands: Islands;
  readonly #key: string;

  /** An item ends where the next one begins, the last one at `end`. */
  constructor(text: string, islands: Islands, key: string, starts: readonly number[], end: number) {
    this.#text = text;
    this.#islands = islands;
    this.#key = key;
    this.items = starts.map((start, index) => new LazyItem(this, { start, end: starts[index + 1] ?? end }, start));
  }

  get span(): Span {
    const [first, last] = [this.items[0], this.items.at(-1)];
    return { start: first?.shift ?? 0, end: (last?.shift ?? 0) + (last?.node.span.end ?? 0) };
  }

  nodeAt(start: number, end: number): TreeNode {
    return new ItemTable(this.#text.slice(start, end), () => {
      const list = nodeUnder(this.#islands.nodeAt(start, end), this.#key);
      const item = list.kind === 'list' ? list.items[0]?.node : undefined;
      return item?.kind === 'map' ? item : empty;
    });
  }
}

const empty: MapNode = { kind: 'map', span: { start: 0, end: 0 }, entries: [], flow: false };

/** A table that is searched for one of its own keys, of which it mostly is only the first. */
class ItemTable implements MapNode {
  readonly kind = 'map';
  readonly flow = false;
  readonly #text: string;
  readonly #readWhole: () => MapNode;

  constructor(text: string, readWhole: () => MapNode) {
    this.#text = text;
    this.#readWhole = readWhole;
  }

  get span(): Span {
    return this.#readWhole().span;
  }

  get entries(): readonly MapEntry[] {
    return this.#readWhole().entries;
  }

  entry(key: string): MapEntry | undefined {
    const line = BARE_KEY.test(key) ? this.#text.indexOf(`\n${key} = `) : -1;
    const below = this.#text.indexOf('\n[');
    if (line < 0 || (below >= 0 && below < line)) return entryOf(this.#readWhole(), key);
    const keySpan = { start: line + 1, end: line + 1 + key.length };
    const cursor = new TomlCursor(this.#text);
    cursor.at = keySpan.end + ' = '.length;
    cursor.skipBlanks();
    return { key, keySpan, node: cursor.readValue(1), shift: 0 };
  }
}
