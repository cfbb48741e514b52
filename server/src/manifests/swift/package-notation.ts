// Package.swift as a tree: `name`, `tools`, `platforms` by system, `dependencies` by identity, and which packages the
// targets use; `unknown` lists what would have to be computed. Invariant: Swift is not run; a scalar is literal in the
// file. A condition around a dependency does not hide it.
import type { Span } from '../../text/span';
import { madeList, MapBuilder } from '../../syntax/made-tree';
import { notation, type SyntaxTree } from '../../syntax/notation';
import { plainScalar, type SyntaxProblem, type TreeNode } from '../../syntax/tree';
import { identityOf } from './repository';
import { argumentsAt, swiftTokens, type Argument, type SwiftTokens, type Token } from './swift-tokens';

export const packageNotation = notation('Package.swift', (text) => new PackageReader(text).read());

const targetCalls: ReadonlySet<string> = new Set(['target', 'executableTarget', 'testTarget', 'macro', 'plugin']);

/** No range has more tokens. */
const LONGEST_REQUIREMENT = 20;

class PackageReader {
  readonly #text: string;
  readonly #problems: SyntaxProblem[] = [];
  readonly #swift: SwiftTokens;
  readonly #root = new MapBuilder();
  readonly #platforms = new MapBuilder();
  readonly #dependencies = new MapBuilder();
  readonly #unknown: TreeNode[] = [];
  /** Where the list of the last target ends: what stands in it is no target of its own. */
  #targetEnd = 0;
  /** Names of packages and products by the targets that use them. */
  readonly #uses: { readonly main: TreeNode[]; readonly test: TreeNode[] } = { main: [], test: [] };

  constructor(text: string) {
    this.#text = text;
    this.#swift = swiftTokens(text, this.#problems);
  }

  read(): SyntaxTree {
    const [all, , version = ''] = /^(\s*\/\/\s*swift-tools-version\s*:\s*)(\d+(?:\.\d+)*)/i.exec(this.#text) ?? [];
    if (all !== undefined) {
      const span = { start: all.length - version.length, end: all.length };
      this.#root.add('tools', { start: all.indexOf('swift'), end: all.lastIndexOf(':') }, plainScalar(version, span));
    }
    const { tokens } = this.#swift;
    for (const [index, token] of tokens.entries()) {
      if (token.kind === 'name' && tokens[index + 1]?.text === '(') this.#readCall(token, index);
    }
    const span = { start: 0, end: this.#text.length };
    for (const [key, node] of [
      ['platforms', this.#platforms.build(span)],
      ['dependencies', this.#dependencies.build(span)],
      ['mainUses', madeList(span, this.#uses.main)],
      ['testUses', madeList(span, this.#uses.test)],
      ['unknown', madeList(span, this.#unknown)],
    ] as const)
      this.#root.add(key, { start: 0, end: 0 }, node);
    return { root: { node: this.#root.build(span), shift: 0 }, problems: this.#problems };
  }

  #readCall(call: Token, index: number): void {
    const isMember = this.#swift.tokens[index - 1]?.text === '.';
    const all = argumentsAt(this.#swift, index + 1);
    if (call.text === 'Package' && !isMember) this.#readPackage(all);
    else if (/^package$/i.test(call.text) && isMember) this.#readDependency(call, all);
    else if (targetCalls.has(call.text) && isMember && index >= this.#targetEnd) this.#readTarget(call.text, all);
  }

  #readPackage(all: readonly Argument[]): void {
    const name = this.#textOf(all.find(({ label }) => label === 'name'));
    if (name !== undefined) this.#root.add('name', name.span, plainScalar(name.text, name.span));
    const platforms = all.find(({ label }) => label === 'platforms');
    if (platforms === undefined || this.#swift.tokens[platforms.from]?.text !== '[') return;
    for (const { from, to } of argumentsAt(this.#swift, platforms.from)) this.#readPlatform(from, to);
  }

  /** `.iOS(.v13)`, `.macOS("10.15")` */
  #readPlatform(from: number, to: number): void {
    const [, system, , ...rest] = this.#swift.tokens.slice(from, to);
    const version = rest.find(({ kind }) => kind !== 'sign');
    const [, number] = /^v?(\d+(?:[._]\d+)*)$/.exec(version?.text ?? '') ?? [];
    if (system === undefined || version === undefined || number === undefined) return;
    this.#platforms.add(system.text, system.span, plainScalar(number.replaceAll('_', '.'), version.span));
  }

  #readDependency({ span }: Token, all: readonly Argument[]): void {
    const facts = new MapBuilder();
    let at: { readonly text: string; readonly span: Span } | undefined;
    const requirement: Argument[] = [];
    for (const argument of all) {
      const { label } = argument;
      const text = this.#textOf(argument);
      if (label === 'url' || label === 'path' || label === 'id') {
        if (text === undefined) return this.#say(span, 'Where this package comes from is computed by Swift.');
        at = text;
        facts.add(label, text.span, plainScalar(text.text, text.span));
      } else if (label === 'name' && text !== undefined) facts.add(label, text.span, plainScalar(text.text, text.span));
      else if (label !== 'traits') requirement.push(argument);
    }
    // `.package(name:)` and `.package(product:)` are no dependencies but uses of one.
    if (at === undefined) return;
    this.#addRequirement(at, requirement, facts);
    this.#dependencies.add(identityOf(at.text), at.span, facts.build(at.span));
  }

  #addRequirement(of: { readonly text: string }, all: readonly Argument[], facts: MapBuilder): void {
    const { tokens } = this.#swift;
    const [first, last] = [all[0], all.at(-1)];
    const start = first && tokens[first.label === undefined ? first.from : first.from - 2]?.span.start;
    const end = last && tokens[last.to - 1]?.span.end;
    if (first === undefined || last === undefined || start === undefined || end === undefined) return;
    const texts = tokens
      .slice(first.from, Math.min(last.to, first.from + LONGEST_REQUIREMENT))
      .filter(({ kind }) => kind === 'text');
    const isNumbers = all.every(({ label }) => label === 'majorVersion' || label === 'minor');
    const span = { start, end };
    if ((texts.length === 0 && !isNumbers) || texts.some(({ isComputed }) => isComputed))
      this.#say(span, `The version of "${identityOf(of.text)}" is computed by Swift.`);
    else facts.add('requirement', span, plainScalar(this.#text.slice(start, end), span));
  }

  /** What a target depends on: `"Name"`, `.product(name: "Name", package: "package")`. */
  #readTarget(call: string, all: readonly Argument[]): void {
    const dependencies = all.find(({ label }) => label === 'dependencies');
    if (dependencies === undefined) return;
    this.#targetEnd = dependencies.to;
    const uses = call === 'testTarget' ? this.#uses.test : this.#uses.main;
    const { tokens } = this.#swift;
    for (let at = dependencies.from; at < dependencies.to; at++) {
      const token = tokens[at];
      if (token?.kind === 'text') uses.push(plainScalar(token.text, token.span));
    }
  }

  #textOf(argument: Argument | undefined): Token | undefined {
    if (argument?.to !== (argument?.from ?? 0) + 1) return undefined;
    const token = this.#swift.tokens[argument.from];
    return token?.kind === 'text' && !token.isComputed ? token : undefined;
  }

  #say(span: Span, sentence: string): void {
    this.#unknown.push(plainScalar(sentence, span));
  }
}
