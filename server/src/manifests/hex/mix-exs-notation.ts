// mix.exs as a tree: `project` with what its function says of the project, `deps` with the literal lists that its
// dependencies are made of, `unknown` with what would have to be computed. Elixir is not run.
// Invariant: a list counts wherever it stands in a function that the project's `deps` leads to, whatever the condition.
import type { Span } from '../../text/span';
import { madeList, MapBuilder } from '../../syntax/made-tree';
import { notation } from '../../syntax/notation';
import { entryOf, plainScalar, type ScalarNode, type SyntaxProblem, type TreeNode } from '../../syntax/tree';
import { TermReader } from './terms';
import { termTokens, type Token } from './term-tokens';

export const mixExsNotation = notation('mix.exs', (text) => {
  const problems: SyntaxProblem[] = [];
  const root = new MixFile(termTokens(text, 'Elixir', problems)).read({ start: 0, end: text.length });
  return { root: { node: root, shift: 0 }, problems };
});

/** The tokens of a function's body, from one index up to another. */
interface Body {
  readonly start: number;
  readonly end: number;
}

const NO_SPAN: Span = { start: 0, end: 0 };

class MixFile {
  readonly #tokens: readonly Token[];
  readonly #ends: ReadonlyMap<number, number>;
  readonly #functions = new Map<string, Body[]>();
  readonly #attributes = new Map<string, TreeNode>();
  readonly #dependencies: TreeNode[] = [];
  readonly #unknown: TreeNode[] = [];
  readonly #visited = new Set<string>();

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
    this.#ends = this.#matchBlocks();
  }

  read(span: Span): TreeNode {
    this.#findFunctions();
    const project = this.#readProject();
    if (project === undefined) this.#visit('deps');
    else {
      const deps = entryOf(project, 'deps')?.node;
      if (deps?.kind === 'list') this.#addList(deps);
      else if (deps !== undefined) this.#visitNames(deps.span);
    }
    const root = new MapBuilder();
    if (project !== undefined) root.add('project', project.span, this.#resolveAttributes(project));
    root.add('deps', NO_SPAN, madeList(span, this.#dependencies));
    root.add('unknown', NO_SPAN, madeList(span, this.#unknown));
    return root.build(span);
  }

  /** `def name(…) do … end`, `def name, do: …`, and attributes `@name "text"`. */
  #findFunctions(): void {
    for (const [at, { kind, text }] of this.#tokens.entries()) {
      const name = this.#tokens[at + 1];
      if (this.#isFunction(at) && name?.kind === 'name') {
        const body = this.#bodyFrom(at + 2);
        const known = this.#functions.get(name.text);
        if (known === undefined) this.#functions.set(name.text, [body]);
        else known.push(body);
      } else if (kind === 'name' && text.startsWith('@') && name?.kind === 'text' && !name.isComputed) {
        if (!this.#attributes.has(text)) this.#attributes.set(text, plainScalar(name.text, name.span));
      }
    }
  }

  #bodyFrom(from: number): Body {
    let at = from;
    while (at < this.#tokens.length && !this.#isName(at, 'do') && this.#tokens[at]?.kind !== 'line') {
      if (this.#tokens[at]?.kind === 'key' && this.#tokens[at]?.text === 'do')
        return { start: at + 1, end: this.#endOfExpression(at + 1) };
      at++;
    }
    // A head with defaults has no body.
    return { start: at + 1, end: this.#isName(at, 'do') ? (this.#ends.get(at) ?? this.#tokens.length) : at + 1 };
  }

  /** Where the blocks end that a `do` or `fn` opens; what is still open where a function begins ends there. */
  #matchBlocks(): ReadonlyMap<number, number> {
    const ends = new Map<number, number>();
    let open: number[] = [];
    for (let at = 0; at < this.#tokens.length; at++) {
      if (this.#isName(at, 'do') || this.#isName(at, 'fn')) open.push(at);
      else if (this.#isName(at, 'end')) {
        const start = open.pop();
        if (start !== undefined) ends.set(start, at);
      } else if (this.#isFunction(at)) {
        for (const start of open) ends.set(start, at);
        open = [];
      }
    }
    return ends;
  }

  #isFunction(at: number): boolean {
    return this.#isName(at, 'def') || this.#isName(at, 'defp');
  }

  /** The end of its line; brackets, and a line that begins with an operator, go on. */
  #endOfExpression(from: number): number {
    let depth = 0;
    for (let at = from; at < this.#tokens.length; at++) {
      const { kind, text } = this.#tokens[at] ?? { kind: 'line', text: '' };
      if (kind === 'sign' && /^(?:[[({]|%\{)$/.test(text)) depth++;
      else if (kind === 'sign' && /^[\])}]$/.test(text)) depth--;
      const goesOn = at === from || /^(?:\|>|\+\+)$/.test(this.#tokens[at + 1]?.text ?? '');
      if ((kind === 'line' && depth <= 0 && !goesOn) || this.#isFunction(at)) return at;
    }
    return this.#tokens.length;
  }

  #isName(at: number, name: string): boolean {
    const token = this.#tokens[at];
    return token?.kind === 'name' && token.text === name && this.#tokens[at - 1]?.text !== '.';
  }

  #readProject(): TreeNode | undefined {
    const [body] = this.#functions.get('project') ?? [];
    if (body === undefined) return undefined;
    const at = this.#tokens.findIndex(
      ({ kind, text }, index) => index >= body.start && kind === 'sign' && text === '[',
    );
    const node = at < 0 || at >= body.end ? undefined : this.#readTerm(at, body.end).node;
    return node?.kind === 'map' ? node : undefined;
  }

  #readTerm(at: number, end: number): { readonly node: TreeNode | undefined; readonly end: number } {
    const reader = new TermReader(this.#tokens, 'Elixir', [], at, end);
    const node = reader.readTerm();
    return { node, end: reader.at };
  }

  /** The lists in the functions that are called within a span. */
  #visitNames({ start, end }: Span): void {
    const calls = this.#tokens.filter(({ kind, span }, at) => {
      return kind === 'name' && span.start >= start && span.end <= end && this.#tokens[at - 1]?.text !== '.';
    });
    const known = calls.filter(({ text }) => this.#functions.has(text));
    for (const { text } of known) this.#visit(text);
    if (known.length === 0) this.#report({ start, end }, 'The dependencies of this project are computed by Elixir.');
  }

  #visit(name: string): void {
    if (this.#visited.has(name)) return;
    this.#visited.add(name);
    for (const body of this.#functions.get(name) ?? []) this.#readBody(body);
  }

  #readBody({ start, end }: Body): void {
    for (let at = start; at < end; at++) {
      const token = this.#tokens[at];
      if (token?.kind === 'sign' && token.text === '[') {
        const read = this.#readTerm(at, end);
        if (read.node !== undefined) this.#addList(read.node);
        at = Math.max(at, read.end - 1);
      } else if (token?.kind === 'name' && this.#tokens[at - 1]?.text !== '.') this.#follow(token, at);
    }
  }

  /** A call of another function of the file; what others give is not known. */
  #follow(token: Token, at: number): void {
    const isCall = this.#tokens[at + 1]?.text === '(' && this.#tokens[at + 1]?.span.start === token.span.end;
    if (this.#functions.has(token.text)) this.#visit(token.text);
    else if (isCall) this.#report(token.span, `What "${token.text}" adds to the dependencies is computed by Elixir.`);
  }

  #addList(list: TreeNode): void {
    // Dependencies without options may be written as `[ecto: "~> 3.0"]`.
    if (list.kind === 'map') {
      for (const { key, keySpan, node } of list.entries)
        this.#dependencies.push(madeList(keySpan, [plainScalar(key, keySpan), this.#resolveAttributes(node)]));
    } else if (list.kind === 'list') for (const { node } of list.items) this.#addDependency(node);
  }

  #addDependency(node: TreeNode): void {
    if (node.kind === 'list') this.#dependencies.push(this.#resolveAttributes(node));
    else if (node.kind === 'map') this.#addList(node);
    else if (node.value === null) this.#report(node.span, 'This dependency is computed by Elixir.');
  }

  /** `@version` is the text that the file gives that name. */
  #resolveAttributes(node: TreeNode): TreeNode {
    if (node.kind === 'list')
      return madeList(
        node.span,
        node.items.map((item) => this.#resolveAttributes(item.node)),
      );
    if (node.kind === 'map') {
      const map = new MapBuilder();
      for (const { key, keySpan, node: value } of node.entries) map.add(key, keySpan, this.#resolveAttributes(value));
      return map.build(node.span);
    }
    const known = this.#attributes.get(node.text);
    return known?.kind === 'scalar' ? { ...known, span: node.span } : (node satisfies ScalarNode);
  }

  #report(span: Span, sentence: string): void {
    if (this.#unknown.length < 100) this.#unknown.push(plainScalar(sentence, span));
  }
}
