// An XML element with the path that leads to it, as the readers of POMs and their kin go through a file.
// Invariant: what is not there is an element without content, so that no step fails.
import { childPath, type DataPath } from '../../text/anchor';
import { valueOf, type TreeNode } from '../../syntax/tree';
import { children, textOf } from '../../syntax/xml';

export class Element {
  readonly path: DataPath;
  readonly #node: TreeNode | undefined;

  constructor(node: TreeNode | undefined, path: DataPath = []) {
    this.#node = node;
    this.path = path;
  }

  /** Whether it is there, be it empty. */
  get exists(): boolean {
    return this.#node !== undefined;
  }

  get text(): string | undefined {
    return textOf(this.#node);
  }

  /** The first child of a child … by their names; `@name` for an attribute. */
  at(...names: readonly string[]): Element {
    return names.reduce((here: Element, name) => here.#child(name), this);
  }

  textAt(...names: readonly string[]): string | undefined {
    return this.at(...names).text;
  }

  /** All children of a name. */
  all(name: string): readonly Element[] {
    return children(this.#node, name).map(({ key, node }) => new Element(node, childPath(this.path, key)));
  }

  /** All child elements, whatever their names. */
  elements(): readonly Element[] {
    const entries = this.#node?.kind === 'map' ? this.#node.entries : [];
    return entries
      .filter(({ key }) => !/^[@#]/.test(key))
      .map(({ key, node }) => new Element(node, childPath(this.path, key)));
  }

  #child(name: string): Element {
    return new Element(valueOf(this.#node, name), childPath(this.path, name));
  }
}
