// How a YAML file is laid out, measured on what stands in it, so that what is added looks the same.
// Invariant: a habit that the file does not show falls back to that of the annotation language's own samples.
import type { Child } from '../../syntax/tree';
import { columnOf, isFlow, lineBreakOf, lineEnd, nextLine, partsOf, rootPlace, type Place } from './places';
import type { Quote } from './yaml-scalar';

/** The layout of a file. */
export interface YamlStyle {
  readonly lineBreak: '\n' | '\r\n';
  /** How far the entries of a map stand in from its key. */
  readonly mapIndent: number;
  /** How far the dashes of a list stand in from its key; 0 where they stand below the key's first letter. */
  readonly listIndent: number;
  /** From a dash to what follows it: 2 for `- a`. */
  readonly dashWidth: number;
  /** Empty lines between the records of a list. */
  readonly recordGap: number;
  /** Empty lines between top-level sections. */
  readonly sectionGap: number;
  /** The keys whose lists of single values stand in block style. */
  readonly blockLists: ReadonlySet<string>;
  /** Whether lists of single values under any other key stand in block style. */
  readonly prefersBlock: boolean;
  /** The quotes to take where some are needed. */
  readonly quote: Quote;
}

/** What is counted while walking; the most frequent wins, the first on a tie. */
class Counts {
  readonly mapIndent: number[] = [];
  readonly listIndent: number[] = [];
  readonly dashWidth: number[] = [];
  readonly recordGap: number[] = [];
  readonly sectionGap: number[] = [];
  readonly lists = { block: new Set<string>(), flow: new Set<string>() };
  readonly quotes: Quote[] = [];
}

/** Measures a text with the roots of its documents. */
export function measureStyle(text: string, documents: readonly Child[]): YamlStyle {
  const counts = new Counts();
  for (const document of documents) measure(text, rootPlace(text, document), counts);
  const { block, flow } = counts.lists;
  return {
    lineBreak: lineBreakOf(text),
    mapIndent: mostFrequent(counts.mapIndent) ?? 2,
    listIndent: mostFrequent(counts.listIndent) ?? mostFrequent(counts.mapIndent) ?? 2,
    dashWidth: mostFrequent(counts.dashWidth) ?? 2,
    recordGap: mostFrequent(counts.recordGap) ?? 0,
    sectionGap: mostFrequent(counts.sectionGap) ?? 1,
    blockLists: block,
    prefersBlock: block.size > flow.size,
    quote: mostFrequent(counts.quotes) ?? '"',
  };
}

function measure(text: string, whole: Place, counts: Counts): void {
  const { places } = partsOf(text, whole);
  measureList(text, whole, places, counts);
  for (const [index, part] of places.entries()) {
    const next = places[index + 1];
    if (whole.parent === undefined && whole.node.kind === 'map' && !isFlow(text, whole) && next !== undefined)
      counts.sectionGap.push(emptyLines(text, part.end, next.head));
    const first = partsOf(text, part).places[0];
    if (part.key !== undefined && first !== undefined && !isFlow(text, part)) {
      const indent = columnOf(text, first.head) - columnOf(text, part.key.start);
      (part.node.kind === 'list' ? counts.listIndent : counts.mapIndent).push(indent);
    }
    const quote = part.node.kind === 'scalar' ? quoteOf(text, part) : undefined;
    if (quote !== undefined) counts.quotes.push(quote);
    measure(text, part, counts);
  }
}

function measureList(text: string, whole: Place, items: readonly Place[], counts: Counts): void {
  const { node, name, parent } = whole;
  if (node.kind !== 'list' || items.length === 0) return;
  const flow = isFlow(text, whole);
  const ofScalars = items.every((item) => item.node.kind === 'scalar');
  const isField = parent?.parent !== undefined;
  if (ofScalars && isField && typeof name === 'string') (flow ? counts.lists.flow : counts.lists.block).add(name);
  if (flow) return;
  for (const [index, item] of items.entries()) {
    const start = item.node.span.start + item.shift;
    if (start <= lineEnd(text, item.head) && start > item.head) counts.dashWidth.push(start - item.head);
    const next = items[index + 1];
    if (!ofScalars && next !== undefined) counts.recordGap.push(emptyLines(text, item.end, next.head));
  }
}

/** How many empty lines stand between two places. */
export function emptyLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let line = nextLine(text, from); line < to; line = nextLine(text, line)) {
    if (text.slice(line, lineEnd(text, line)).trim() === '') count++;
  }
  return count;
}

/** The quotes around a scalar. */
export function quoteOf(text: string, { node, shift }: Place): Quote | undefined {
  const first = text.charAt(node.span.start + shift);
  return node.kind === 'scalar' && (first === '"' || first === "'") ? first : undefined;
}

/** The quotes that all texts in the place have; undefined where one of them has none, or where there is no text. */
export function quoteHabit(text: string, whole: Place): Quote | undefined {
  const quotes: (Quote | undefined)[] = [];
  const walk = (place: Place): void => {
    if (place.node.kind === 'scalar' && typeof place.node.value === 'string') quotes.push(quoteOf(text, place));
    partsOf(text, place).places.forEach(walk);
  };
  walk(whole);
  return quotes.every((quote) => quote !== undefined) ? mostFrequent(quotes) : undefined;
}

/** The quotes that all keys of the map have. */
export function keyHabit(text: string, parts: readonly Place[]): Quote | undefined {
  const firsts = parts.map((part) => text.charAt(part.head));
  return firsts.length > 0 && firsts.every((first) => first === '"') ? '"' : undefined;
}

function mostFrequent<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
