// Erlang's terms, each with a full stop behind it: rebar.config and rebar.lock. Of a big text that is written as rebar
// does, the tree is built list by list, as far as it is asked for. Invariant: the places are those of the whole tree.
import { BIG_TEXT, Islands, LazyItem, LazyList, type NodeSource } from '../../syntax/lazy-tree';
import { madeList, MapBuilder } from '../../syntax/made-tree';
import { notation, type SyntaxTree } from '../../syntax/notation';
import { plainScalar, type Child, type SyntaxProblem, type TreeNode } from '../../syntax/tree';
import type { Span } from '../../text/span';
import { PlainTerms } from './plain-terms';
import { termTokens } from './term-tokens';
import { TermReader } from './terms';

/** rebar.config and rebar.lock: `terms`. */
export const erlangTerms = notation(
  'Erlang terms',
  (text, isWellFormed) => (isWellFormed && text.length > BIG_TEXT ? bigTree(text) : readTree(text)),
  readPlainly,
);

function readTree(text: string): SyntaxTree {
  const problems: SyntaxProblem[] = [];
  const reader = new TermReader(termTokens(text, 'Erlang', problems), 'Erlang', problems);
  const terms: TreeNode[] = [];
  for (let term = reader.readTerm(); term !== undefined; term = reader.readTerm()) {
    terms.push(term);
    if (!reader.take('.')) reader.report('A full stop is missing behind the term before.');
  }
  return treeOf(madeList({ start: 0, end: text.length }, terms), text, problems);
}

function treeOf(terms: TreeNode, text: string, problems: readonly SyntaxProblem[]): SyntaxTree {
  const root = new MapBuilder();
  root.add('terms', { start: 0, end: 0 }, terms);
  return { root: { node: root.build({ start: 0, end: text.length }), shift: 0 }, problems };
}

function readPlainly(text: string): unknown {
  const reader = new PlainTerms(text, 'Erlang');
  const terms: unknown[] = [];
  for (reader.skipSpace(); reader.at < text.length; reader.skipSpace()) {
    const term = reader.read();
    if (term === undefined || !reader.takes('.')) return undefined;
    terms.push(term);
  }
  return { terms };
}

/** The tree of a text that was read plainly: it has no comments, and no signs in quotes that mean something. */
function bigTree(text: string): SyntaxTree {
  const lists = new Lists(text);
  const items = lists.itemsIn({ start: 0, end: text.length }, '.');
  return treeOf(new LazyList(items, { start: 0, end: text.length }, false), text, []);
}

/** Lists and tuples of a text, their items read when they are asked for; offsets count from the start of the text. */
class Lists implements NodeSource {
  readonly #text: string;
  readonly #islands: Islands;
  /** Big ones by where they start: gone through once. */
  readonly #big = new Map<number, LazyList>();

  constructor(text: string) {
    this.#text = text;
    this.#islands = new Islands(text, (island) => {
      return (
        new TermReader(termTokens(island, 'Erlang', []), 'Erlang', []).readTerm() ??
        plainScalar('', { start: 0, end: 0 })
      );
    });
  }

  nodeAt(start: number, end: number): TreeNode {
    const known = this.#big.get(start);
    if (known !== undefined) return known;
    const list = new LazyList(this.itemsIn({ start: start + 1, end: end - 1 }, ','), { start, end }, false);
    if (end - start > BIG_TEXT) this.#big.set(start, list);
    return list;
  }

  /** What stands between two offsets with a sign behind each. */
  itemsIn({ start, end }: Span, sign: string): readonly Child[] {
    const text = this.#text;
    const items: Child[] = [];
    for (let at = skipSpace(text, start); at < end; at = skipSpace(text, at)) {
      const item = { start: at, end: termEnd(text, at, end) };
      const isList = text[at] === '{' || text[at] === '[';
      items.push(isList ? new LazyItem(this, item, 0) : new LazyItem(this.#islands, item, at));
      at = skipSpace(text, item.end);
      if (text.startsWith(sign, at)) at++;
    }
    return items;
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) <= 32) at++;
  return at;
}

/** Just behind the term that begins there. */
function termEnd(text: string, from: number, limit: number): number {
  let depth = 0;
  for (let at = from; at < limit; at++) {
    const sign = text.charAt(at);
    if (sign === '"') at = text.indexOf('"', at + 1);
    else if (sign === '{' || sign === '[') depth++;
    else if ((sign === '}' || sign === ']') && --depth === 0) return at + 1;
    else if (depth === 0 && /[\s,.]/.test(sign)) return at;
  }
  return limit;
}
