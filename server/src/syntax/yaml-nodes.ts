// One island of YAML, parsed by the `yaml` library, as our tree.
// Invariant: offsets count from the island's start; what aliases unfold into stands where it was written, and is bounded.
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  Schema,
  type Alias,
  type Document,
  type Node,
  type Pair,
} from 'yaml';
import type { Span } from '../text/span';
import type { Child, MapEntry, ScalarNode, SyntaxProblem, TreeNode } from './tree';
import { problemsOf } from './yaml-problems';

/** A parsed piece of text. */
export interface Island {
  readonly root: TreeNode | undefined;
  readonly problems: readonly SyntaxProblem[];
}

/** How many alias expansions one document may have: beyond it a small file could unfold into gigabytes. */
const MOST_EXPANSIONS = 10_000;
/** How many values they may unfold into, for the same reason: one alias may stand for thousands. */
const MOST_UNFOLDED = 200_000;
/** How deep values may be nested; deeper ones are cut with a problem, since reading walks recursively. */
const MOST_DEPTH = 100;

const tooManyAliases = `More than ${MOST_EXPANSIONS} aliases, or ${MOST_UNFOLDED} values by them, unfold here; the rest was not read.`;

/** YAML 1.2 with merge keys; made once, since there is an island for every record. */
const schema = new Schema({ schema: 'core', resolveKnownTags: true, merge: true });

/** Parses one island; never throws. */
export function parseIsland(text: string): Island {
  const tabs = expandTabs(text);
  if (nestsTooDeep(tabs.text)) {
    const message = `This is nested deeper than ${MOST_DEPTH} levels and was not read. Flatten it.`;
    return { root: undefined, problems: [{ span: { start: 0, end: text.length }, message }] };
  }
  const document = parseDocument(tabs.text, { prettyErrors: false, schema });
  const problems = problemsOf(document).map(({ span, message }) => ({
    span: wholeLetters(text, tabs.back(span)),
    message,
  }));
  if (tabs.first !== undefined) {
    problems.push({ span: tabs.first, message: 'YAML takes no tab as indentation. Use spaces.' });
  }
  const builder = new TreeBuilder(document, tabs.back, problems);
  return { root: document.contents === null ? undefined : builder.build(document.contents, 0), problems };
}

/** The library places an error behind the last letter where a text ends too early, and at half of a letter beyond U+FFFF. */
function wholeLetters(text: string, span: Span): Span {
  const [start, end] = [Math.min(span.start, text.length), Math.min(span.end, text.length)];
  const isCut = (at: number): boolean => (text.codePointAt(at - 1) ?? 0) > 0xffff;
  return { start: isCut(start) ? start - 1 : start, end: isCut(end) ? end + 1 : end };
}

class TreeBuilder {
  readonly #document: Document.Parsed;
  readonly #back: (span: Span) => Span;
  readonly #problems: SyntaxProblem[];
  readonly #open = new Set<Node>();
  #expansions = 0;
  #aliasesAround = 0;
  #unfolded = 0;
  #isBeyond = false;

  constructor(document: Document.Parsed, back: (span: Span) => Span, problems: SyntaxProblem[]) {
    this.#document = document;
    this.#back = back;
    this.#problems = problems;
  }

  build(node: Node, depth: number): TreeNode {
    const span = this.#spanOf(node);
    if (depth > MOST_DEPTH || (this.#aliasesAround > 0 && this.#unfolded++ > MOST_UNFOLDED))
      return emptyScalar(span.start);
    if (isAlias(node)) return this.#alias(node, span, depth);
    if (this.#open.has(node)) {
      this.#problems.push({ span, message: 'This value contains itself. Write it out.' });
      return emptyScalar(span.start);
    }
    this.#open.add(node);
    const built = this.#collectionOrScalar(node, span, depth);
    this.#open.delete(node);
    return built;
  }

  #collectionOrScalar(node: Node, span: Span, depth: number): TreeNode {
    if (isMap(node)) {
      // The library types its items loosely; a parsed map holds pairs of nodes.
      const pairs = node.items as Pair<Node, Node | null>[];
      const [own, merged] = [pairs.filter((pair) => !isMergeKey(pair)), pairs.filter(isMergeKey)];
      const entries = [...own, ...merged].flatMap((pair) => this.#entries(pair, depth));
      const read = depth === 0 ? joinRepeats(entries) : withoutRepeats(entries);
      return { kind: 'map', span, entries: read, flow: node.flow === true };
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => ({ node: this.build(item as Node, depth + 1), shift: 0 }));
      return { kind: 'list', span, items, flow: node.flow === true };
    }
    return isScalar(node) ? scalarOf(node, span) : emptyScalar(span.start);
  }

  #alias(alias: Alias, span: Span, depth: number): TreeNode {
    this.#expansions++;
    if (this.#expansions > MOST_EXPANSIONS || this.#unfolded > MOST_UNFOLDED) {
      if (!this.#isBeyond) this.#problems.push({ span, message: tooManyAliases });
      this.#isBeyond = true;
      return emptyScalar(span.start);
    }
    const target = alias.resolve(this.#document);
    // An alias without its anchor is already among the library's errors.
    if (target === undefined) return emptyScalar(span.start);
    this.#aliasesAround++;
    const built = this.build(target, depth + 1);
    this.#aliasesAround--;
    return built;
  }

  /** The entries that a pair gives: one, or for a merge key all of the map merged in. */
  #entries(pair: Pair<Node, Node | null>, depth: number): MapEntry[] {
    const keySpan = this.#spanOf(pair.key);
    if (!isScalar(pair.key)) {
      this.#problems.push({ span: keySpan, message: 'A key is one word or text here, not a list or a map.' });
      return [];
    }
    const value = pair.value === null ? emptyScalar(keySpan.end) : this.build(pair.value, depth + 1);
    if (isMergeKey(pair)) {
      if (value.kind === 'map') return [...value.entries];
      if (value.kind === 'list')
        return value.items.flatMap((item) => (item.node.kind === 'map' ? item.node.entries : []));
    }
    return [{ key: pair.key.source ?? String(pair.key.value), keySpan, node: value, shift: 0 }];
  }

  #spanOf(node: Node): Span {
    const [start, valueEnd] = node.range ?? [0, 0, 0];
    return this.#back({ start, end: valueEnd });
  }
}

function isMergeKey(pair: Pair<Node, Node | null>): boolean {
  return isScalar(pair.key) && pair.key.source === '<<';
}

/** Own keys win over merged ones, the first over a repeated one; a repeat is among the library's errors. */
function withoutRepeats(entries: readonly MapEntry[]): MapEntry[] {
  const byKey = new Map<string, MapEntry>();
  for (const entry of entries) if (!byKey.has(entry.key)) byKey.set(entry.key, entry);
  return [...byKey.values()];
}

/** A document's own keys are sections: one that is repeated is read on into the first. */
function joinRepeats(entries: readonly MapEntry[]): MapEntry[] {
  const byKey = new Map<string, MapEntry>();
  for (const entry of entries) {
    const first = byKey.get(entry.key);
    byKey.set(entry.key, first === undefined ? entry : joined(first, entry));
  }
  return [...byKey.values()];
}

/** A repeated section is read on into the first: its items, or its keys, behind those that were there. */
export function joined(first: MapEntry, second: MapEntry): MapEntry {
  const shift = second.shift - first.shift;
  const moved = <T extends Child>(child: T): T => ({ ...child, shift: child.shift + shift });
  if (first.node.kind === 'list' && second.node.kind === 'list') {
    return { ...first, node: { ...first.node, items: [...first.node.items, ...second.node.items.map(moved)] } };
  }
  if (first.node.kind === 'map' && second.node.kind === 'map') {
    return { ...first, node: { ...first.node, entries: [...first.node.entries, ...second.node.entries.map(moved)] } };
  }
  return first.node.kind === 'scalar' && first.node.value === null ? second : first;
}

function scalarOf(node: { value: unknown; source?: string; type?: string }, span: Span): ScalarNode {
  const { value } = node;
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null;
  const quoted = node.type !== 'PLAIN' && node.type !== undefined;
  const text = typeof value === 'string' ? value : (node.source ?? String(value));
  return { kind: 'scalar', span, text: value === null ? '' : text, value: plain ? value : text, quoted };
}

function emptyScalar(at: number): ScalarNode {
  return { kind: 'scalar', span: { start: at, end: at }, text: '', value: null, quoted: false };
}

interface ExpandedTabs {
  readonly text: string;
  /** Where the first tab stands; undefined without one. */
  readonly first: Span | undefined;
  /** From offsets in `text` to offsets in the source. */
  readonly back: (span: Span) => Span;
}

/** Reads a tab in the indentation as two spaces, so that a file indented by tabs is still understood. */
function expandTabs(text: string): ExpandedTabs {
  if (!/^ *\t/m.test(text)) return { text, first: undefined, back: (span) => span };
  const starts: number[] = [];
  let first: Span | undefined;
  const expanded = text.replace(/^ *\t[ \t]*/gm, (indent, at: number) => {
    for (let unit = 0; unit < indent.length; unit++) {
      if (indent.charCodeAt(unit) !== 9) continue;
      first ??= { start: at + unit, end: at + unit + 1 };
      starts.push(at + unit + starts.length);
    }
    return indent.replaceAll('\t', '  ');
  });
  const backOne = (offset: number): number => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
  return { text: expanded, first, back: ({ start, end }) => ({ start: backOne(start), end: backOne(end) }) };
}

/** A cheap look before parsing: the library recurses, and brackets or indents by the thousand would exhaust the stack. */
function nestsTooDeep(text: string): boolean {
  if (text.length < MOST_DEPTH) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 91 || unit === 123) depth++;
    else if (unit === 93 || unit === 125) depth = Math.max(0, depth - 1);
    if (depth > MOST_DEPTH) return true;
  }
  return /^ {400}/m.test(text) || /(?:- ){100}/.test(text);
}
