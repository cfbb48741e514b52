// conanfile.py as a tree: what its recipe states about itself, and the lists of what it requires. Python is not run:
// only what stands there as a literal text is taken. Invariant: a quoted scalar is a whole literal; in an unquoted one
// the text is what is known of the start of something that Python computes.
import type { Span } from '../../text/span';
import { notation } from '../../syntax/notation';
import type { Child, MapEntry, ScalarNode, SyntaxProblem } from '../../syntax/tree';

/** The names under which Conan takes requirements, as attributes of the recipe and as its methods. */
const listNames = ['requires', 'build_requires', 'tool_requires', 'test_requires', 'python_requires'] as const;
type ListName = (typeof listNames)[number];

/** What a recipe says of itself. */
const factNames: ReadonlySet<string> = new Set(['name', 'version', 'license', 'url']);

interface Token {
  readonly kind: 'name' | 'text' | 'sign' | 'line';
  /** Of a text what is between its quotes. */
  readonly text: string;
  readonly span: Span;
  /** A text that Python fills in: `f"…"`. */
  readonly isFormat: boolean;
}

export const conanfilePy = notation('conanfile.py', (text) => {
  const problems: SyntaxProblem[] = [];
  const recipe = new RecipeReader(tokensOf(text, problems));
  const span = { start: 0, end: text.length };
  return { root: { node: { kind: 'map', span, entries: recipe.read(), flow: false }, shift: 0 }, problems };
});

class RecipeReader {
  readonly #tokens: readonly Token[];
  readonly #lists = new Map<ListName, Child[]>();
  readonly #facts = new Map<string, MapEntry>();
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  read(): readonly MapEntry[] {
    for (; this.#at < this.#tokens.length; this.#at++) {
      const token = this.#tokens[this.#at];
      if (token?.kind !== 'name') continue;
      if (token.text === 'self' && this.#is(1, '.')) this.#call();
      else if (this.#is(1, '=') && !this.#is(2, '=') && this.#startsLine()) this.#assignment(token);
    }
    const lists = [...this.#lists].map(([key, items]): MapEntry => {
      const span = { start: items[0]?.node.span.start ?? 0, end: items.at(-1)?.node.span.end ?? 0 };
      return { key, keySpan: span, node: { kind: 'list', span, items, flow: false }, shift: 0 };
    });
    return [...this.#facts.values(), ...lists];
  }

  /** `self.requires("…", test=True)`, or in old recipes `self.requires.add("…")`. */
  #call(): void {
    const name = listNames.find((each) => each === this.#tokens[this.#at + 2]?.text);
    const opening = this.#is(3, '.') && this.#tokens[this.#at + 4]?.text === 'add' ? 5 : 3;
    if (name === undefined || !this.#is(opening, '(')) return;
    const start = this.#at + opening + 1;
    const end = this.#closing(start);
    const [reference = [], ...options] = partsOf(this.#tokens.slice(start, end));
    // A test package asks for the package that it tests.
    if (reference.at(-1)?.text === 'tested_reference_str') return;
    const isTest = options.some(([key, , value]) => key?.text === 'test' && value?.text === 'True');
    this.#add(isTest ? 'test_requires' : name, reference);
    this.#at = end;
  }

  /** `requires = "…", "…"`, with or without brackets; `name = "…"`. */
  #assignment({ text: name, span }: Token): void {
    const start = this.#at + 2;
    const end = this.#endOfStatement(start);
    const value = this.#tokens.slice(start, end).filter(({ kind }) => kind !== 'line');
    const list = listNames.find((each) => each === name);
    if (list !== undefined) {
      const inner = /^[([]$/.test(value[0]?.text ?? '') ? value.slice(1, -1) : value;
      for (const part of partsOf(inner)) this.#add(list, part);
    } else if (factNames.has(name) && !this.#facts.has(name)) {
      const node = scalarOf(value);
      if (node?.quoted === true) this.#facts.set(name, { key: name, keySpan: span, node, shift: 0 });
    }
    this.#at = Math.max(this.#at, end - 1);
  }

  #add(list: ListName, expression: readonly Token[]): void {
    const node = scalarOf(expression);
    if (node === undefined) return;
    const items = this.#lists.get(list) ?? [];
    this.#lists.set(list, items);
    items.push({ node, shift: 0 });
  }

  #is(ahead: number, sign: string): boolean {
    const token = this.#tokens[this.#at + ahead];
    return token?.kind === 'sign' && token.text === sign;
  }

  #startsLine(): boolean {
    const before = this.#tokens[this.#at - 1];
    return before === undefined || before.kind === 'line';
  }

  /** The index of the bracket that closes what was opened before `from`. */
  #closing(from: number): number {
    let depth = 1;
    for (let at = from; at < this.#tokens.length; at++) {
      depth += depthChange(this.#tokens[at]);
      if (depth === 0) return at;
    }
    return this.#tokens.length;
  }

  #endOfStatement(from: number): number {
    let depth = 0;
    for (let at = from; at < this.#tokens.length; at++) {
      depth += depthChange(this.#tokens[at]);
      if (depth <= 0 && this.#tokens[at]?.kind === 'line') return at;
    }
    return this.#tokens.length;
  }
}

/** Cuts at commas, those within brackets aside. */
function partsOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    depth += depthChange(token);
    if (depth === 0 && token.kind === 'sign' && token.text === ',') parts.push([]);
    else if (token.kind !== 'line') parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

function depthChange(token: Token | undefined): number {
  if (token?.kind !== 'sign') return 0;
  return /^[([{]$/.test(token.text) ? 1 : /^[)\]}]$/.test(token.text) ? -1 : 0;
}

/**
 * An expression: a literal where it is one, or of adjacent ones; else what is known of its start. Old recipes write
 * pairs of a reference and a word such as "private".
 */
function scalarOf(expression: readonly Token[]): ScalarNode | undefined {
  const isBracketed = expression[0]?.text === '(' && expression.at(-1)?.text === ')';
  const [inner = []] = isBracketed ? partsOf(expression.slice(1, -1)) : [expression];
  const [first, last] = [inner[0], inner.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const span = { start: first.span.start, end: last.span.end };
  const isFilled = (token: Token): boolean => token.isFormat && token.text.includes('{');
  const rest = inner.findIndex((token) => token.kind !== 'text' || isFilled(token));
  const literals = (rest < 0 ? inner : inner.slice(0, rest)).map(({ text }) => text).join('');
  if (rest < 0) return { kind: 'scalar', span, text: literals, value: literals, quoted: true };
  const next = inner[rest];
  const filled = next?.kind === 'text' ? next.text.slice(0, next.text.indexOf('{')) : '';
  const known = (literals + filled).replace(/[{%].*$/s, '');
  return { kind: 'scalar', span, text: known, value: null, quoted: false };
}

const TOKEN = /#[^\n]*|\\\r?\n|([rbufRBUF]{0,2})("""|'''|"|')|([A-Za-z_]\w*)|(\n)|[^\S\n]+|[\d.]*\d\w*|(.)/gsu;

/** The tokens of a Python text, comments and white space aside. */
function tokensOf(text: string, problems: SyntaxProblem[]): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [all, prefix = '', quote, name, line, sign] = match;
    const start = match.index;
    if (quote !== undefined) {
      const from = start + all.length;
      const end = endOfText(text, from, quote);
      pattern.lastIndex = Math.min(text.length, end + quote.length);
      const span = { start, end: pattern.lastIndex };
      tokens.push({ kind: 'text', text: text.slice(from, end), span, isFormat: /f/i.test(prefix) });
      if (!text.startsWith(quote, end) && problems.length < 100)
        problems.push({ span, message: 'This text does not end.' });
    } else if (name !== undefined || line !== undefined || sign !== undefined) {
      const kind = name !== undefined ? 'name' : line !== undefined ? 'line' : 'sign';
      tokens.push({ kind, text: all, span: { start, end: start + all.length }, isFormat: false });
    }
  }
  return tokens;
}

/** Where a text's closing quote stands; for one that is not closed the end of its line, or of the file. */
function endOfText(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text.startsWith(quote, at) || (quote.length === 1 && text[at] === '\n')) return at;
  }
  return text.length;
}
