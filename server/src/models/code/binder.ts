// What finding the scopes and bindings of a file takes in any language.
// Invariant: every node lies in a scope; the module's own scope holds what no other does.
import { textOf, type CodeNode, type SyntaxTree } from '../../syntax/code';
import { Scope, type Program } from './view';

/** Walks a tree and opens scopes; a language says what each construct binds. */
export abstract class Binder {
  readonly module: Scope;
  readonly calls: CodeNode[] = [];
  readonly assignments: CodeNode[] = [];
  /** What the functions around give back, by their scope. */
  protected readonly results = new Map<Scope, CodeNode[]>();
  protected readonly tree: SyntaxTree;
  readonly #scopes = new Map<CodeNode, Scope>();

  constructor(tree: SyntaxTree) {
    this.tree = tree;
    this.module = this.open('module', tree.root, undefined);
  }

  /** Binds what the construct binds, and visits what lies in it. */
  protected abstract visit(node: CodeNode, scope: Scope): void;

  /** The file, ready for following values. */
  program(view: Program['view']): Program {
    return {
      tree: this.tree,
      module: this.module,
      scopeOf: (node) => this.#scopeOf(node),
      resultsOf: (definition) => {
        const scope = this.#scopes.get(definition);
        return scope === undefined ? undefined : { scope, results: this.results.get(scope) ?? [] };
      },
      view,
      calls: this.calls,
      assignments: this.assignments,
    };
  }

  protected open(kind: Scope['kind'], node: CodeNode, parent: Scope | undefined): Scope {
    const scope = new Scope(kind, node, parent);
    this.#scopes.set(node, scope);
    return scope;
  }

  protected text(node: CodeNode): string {
    return textOf(this.tree, node);
  }

  protected visitChildren(node: CodeNode, scope: Scope): void {
    for (const child of node.children) this.visit(child, scope);
  }

  #scopeOf(node: CodeNode): Scope {
    for (let at = node.parent; at !== undefined; at = at.parent) {
      const scope = this.#scopes.get(at);
      if (scope !== undefined) return scope;
    }
    return this.module;
  }
}
