// The tree of a Gemfile and of a gemspec: single facts under their names, `gems` by name with what is said of each, and
// `unknown`, whose texts say what would have to be computed. Invariant: a scalar of a gem is literal in the file.
import type { Span } from '../../text/span';
import { madeList, MapBuilder } from '../../syntax/made-tree';
import type { SyntaxTree } from '../../syntax/notation';
import { plainScalar, type SyntaxProblem, type TreeNode } from '../../syntax/tree';
import { literalsOf, type Argument, type Literal } from './ruby-calls';

/** Collects what the statements of a file say. */
export class GemTree {
  readonly #root = new MapBuilder();
  readonly #gems = new MapBuilder();
  readonly #unknown: TreeNode[] = [];

  /** A gem with its requirements, and further facts by name. */
  addGem(name: Literal, requirements: readonly Argument[], facts: ReadonlyMap<string, readonly Literal[]>): void {
    const gem = new MapBuilder();
    const literals = requirements.map(({ value }) => literalsOf(value));
    if (literals.every((each) => each !== undefined)) this.#addTexts(gem, 'requirement', literals.flat());
    else this.addUnknown(name.span, `The version of "${name.text}" is computed by Ruby.`);
    for (const [key, texts] of facts) this.#addTexts(gem, key, texts);
    this.#gems.add(name.text, name.span, gem.build(name.span));
  }

  /** A fact about the file as a whole; several texts are joined with commas. */
  addFact(key: string, span: Span, texts: readonly Literal[]): void {
    const text = texts.map((each) => each.text).join(', ');
    if (texts.length > 0) this.#root.add(key, span, plainScalar(text, texts[0]?.span ?? span));
  }

  addUnknown(span: Span, sentence: string): void {
    this.#unknown.push(plainScalar(sentence, span));
  }

  build(length: number, problems: readonly SyntaxProblem[]): SyntaxTree {
    const span = { start: 0, end: length };
    this.#root.add('gems', { start: 0, end: 0 }, this.#gems.build(span));
    this.#root.add('unknown', { start: 0, end: 0 }, madeList(span, this.#unknown));
    return { root: { node: this.#root.build(span), shift: 0 }, problems };
  }

  #addTexts(gem: MapBuilder, key: string, texts: readonly Literal[]): void {
    const [first] = texts;
    if (first !== undefined)
      gem.add(key, first.span, plainScalar(texts.map(({ text }) => text).join(', '), first.span));
  }
}
