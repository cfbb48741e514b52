// Starlark as far as MODULE.bazel and WORKSPACE need it: a map of calls by name, each with its keyword arguments.
// Invariant: only texts, lists of texts and plain words are values; names that are assigned a text stand for it; what is
// computed is left out.
import { MapBuilder, madeList } from '../../syntax/made-tree';
import { notation } from '../../syntax/notation';
import { plainScalar, type TreeNode } from '../../syntax/tree';

/** A comment, a text, a name, or a sign. */
const TOKEN = /#[^\n]*|"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[A-Za-z_][\w.]*|\d[\w.]*|[()[\]{}=,+%]/g;
const LONGEST = 1_000_000;

interface Token {
  readonly text: string;
  readonly start: number;
}

export const starlark = notation('Starlark', (text) => {
  const tokens = [...text.slice(0, LONGEST).matchAll(TOKEN)].flatMap(({ 0: token, index }): readonly Token[] => {
    return token.startsWith('#') ? [] : [{ text: token, start: index }];
  });
  const node = new CallReader(tokens).read({ start: 0, end: text.length });
  return { root: { node, shift: 0 }, problems: [] };
});

class CallReader {
  readonly #tokens: readonly Token[];
  readonly #values = new Map<string, string>();
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The calls outside of all brackets. */
  read(span: { readonly start: number; readonly end: number }): TreeNode {
    const calls = new MapBuilder();
    while (this.#at < this.#tokens.length) {
      const name = this.#tokens[this.#at];
      const sign = this.#tokens[this.#at + 1]?.text;
      const isName = name !== undefined && /^[A-Za-z_]/.test(name.text);
      if (isName && sign === '(') {
        this.#at += 2;
        // `maybe(http_archive, …)` calls its first argument where nobody did before.
        const called = name.text === 'maybe' ? (this.#tokens[this.#at]?.text ?? name.text) : name.text;
        calls.add(called, spanOf(name), this.#readArguments(name));
      } else if (isName && sign === '=') {
        const value = this.#tokens[this.#at + 2];
        if (value !== undefined && isText(value)) this.#values.set(name.text, unquoted(value.text));
        this.#at += 2;
      } else this.#at++;
    }
    return calls.build(span);
  }

  #readArguments(call: Token): TreeNode {
    const args = new MapBuilder();
    while (this.#at < this.#tokens.length && this.#text() !== ')') {
      const name = this.#tokens[this.#at];
      if (name !== undefined && this.#tokens[this.#at + 1]?.text === '=') {
        this.#at += 2;
        const value = this.#readValue();
        if (value !== undefined) args.add(name.text, spanOf(name), value);
      }
      this.#skipTo(',', ')');
      if (this.#text() === ',') this.#at++;
    }
    const end = this.#tokens[this.#at];
    this.#at++;
    return args.build({ start: call.start, end: end === undefined ? call.start + call.text.length : end.start + 1 });
  }

  /** A text, a word or a list of texts; undefined for all that is computed. */
  #readValue(): TreeNode | undefined {
    const first = this.#tokens[this.#at];
    if (first === undefined) return undefined;
    if (first.text === '[') return this.#readList(first);
    const next = this.#tokens[this.#at + 1]?.text ?? ')';
    if (!/^[,)\]]$/.test(next)) return undefined;
    return this.#scalarAt(first);
  }

  #readList(open: Token): TreeNode {
    const items: TreeNode[] = [];
    this.#at++;
    while (this.#at < this.#tokens.length && this.#text() !== ']') {
      const item = this.#tokens[this.#at];
      const scalar = item === undefined || this.#text() === '[' ? undefined : this.#readValue();
      if (scalar !== undefined) items.push(scalar);
      this.#skipTo(',', ']');
      if (this.#text() === ',') this.#at++;
    }
    const end = this.#tokens[this.#at];
    this.#at++;
    return madeList({ start: open.start, end: end === undefined ? open.start + 1 : end.start + 1 }, items);
  }

  #scalarAt(token: Token): TreeNode | undefined {
    const text = isText(token) ? unquoted(token.text) : (this.#values.get(token.text) ?? token.text);
    return /^[\w"'.]/.test(token.text) ? plainScalar(text, spanOf(token)) : undefined;
  }

  #text(): string {
    return this.#tokens[this.#at]?.text ?? '';
  }

  /** Over whatever brackets open and close in between; at the first sign that stands outside of them. */
  #skipTo(...signs: readonly string[]): void {
    for (let depth = 0; this.#at < this.#tokens.length; this.#at++) {
      const sign = this.#text();
      if (depth === 0 && signs.includes(sign)) return;
      if (/^[([{]$/.test(sign)) depth++;
      // A bracket that nothing opened is passed over, so that every reader comes to the end.
      else if (/^[)\]}]$/.test(sign) && depth > 0) depth--;
    }
  }
}

function isText({ text }: Token): boolean {
  return /^["']/.test(text);
}

function unquoted(text: string): string {
  return text.replace(/^("""|"|')([\s\S]*)\1$/, '$2');
}

function spanOf({ text, start }: Token): { readonly start: number; readonly end: number } {
  return { start, end: start + text.length };
}
