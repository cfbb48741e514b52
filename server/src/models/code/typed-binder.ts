// What the scopes and bindings of languages with declared types have in common.
// Invariant: members of a class are seen by their bare name within it, and `this` is bound in every class.
import type { CodeNode, SyntaxTree } from '../../syntax/code';
import { Binder } from './binder';
import type { Packages } from './packages';
import type { TextFunctions } from './text-functions';
import type { Binding, Program, Scope, View } from './view';

/** More files than these are not looked into for a name. */
const mostFiles = 4;

/** What is known of a thing that gets a name. */
export interface Declared {
  readonly value?: CodeNode | undefined;
  readonly type?: CodeNode | undefined;
}

export abstract class TypedBinder extends Binder {
  protected readonly packages: Packages;
  readonly #views = new Map<CodeNode, View>();
  /** Assignments to names that may be declared further down. */
  readonly #assignments: { readonly name: string; readonly binding: Binding; readonly scope: Scope }[] = [];

  /** The files whose names are all visible, as they are written in imports. */
  readonly #files: string[] = [];

  constructor(tree: SyntaxTree, packages: Packages) {
    super(tree);
    this.packages = packages;
  }

  /** Whether libraries can be named without an import. */
  protected readonly hasNamespaces: boolean = false;

  /** The names that stand for the object itself. */
  protected readonly selves: ReadonlySet<string> = new Set(['this']);

  /** What an expression is; asked once for each. */
  protected abstract viewOnce(node: CodeNode): View;

  /** The node that names a type, without what merely wraps it: `Client` in `Optional<Client>`. */
  protected abstract typeName(type: CodeNode): CodeNode | undefined;

  /** Reads the whole file. */
  read(texts: TextFunctions): Program {
    this.visitChildren(this.tree.root, this.module);
    for (const { name, binding, scope } of this.#assignments) declaringScope(scope, name)?.add(name, binding);
    for (const module of this.#files.slice(0, mostFiles)) this.module.wildcards.push({ module, path: [] });
    const program = { ...this.program((node) => this.view(node)), texts, sharesNames: true };
    return this.hasNamespaces ? { ...program, namespaces: this.packages.single } : program;
  }

  protected view(node: CodeNode): View {
    const known = this.#views.get(node);
    if (known !== undefined) return known;
    const view = this.viewOnce(node);
    this.#views.set(node, view);
    return view;
  }

  /** A node for a piece of an expression that the grammar has no node for. */
  protected make(around: CodeNode, span: { readonly start: number; readonly end: number }, view: View): CodeNode {
    const { start, end } = span;
    const node: CodeNode = { type: 'made', field: undefined, start, end, parent: around, children: [] };
    this.#views.set(node, view);
    return node;
  }

  /** `object.name` where the grammar has no node for it. */
  protected makeMember(around: CodeNode, object: CodeNode, nameNode: CodeNode): CodeNode {
    const span = { start: object.start, end: nameNode.end };
    return this.make(around, span, { kind: 'member', object, name: this.text(nameNode), nameNode });
  }

  /** Binds a name to what a qualified name leads to. */
  protected importName(name: string, names: readonly string[], at: CodeNode, scope = this.module): void {
    const place = this.packages.locate(names) ?? { module: this.packages.join(names), path: [] };
    scope.add(name, { kind: 'import', ...place, at });
  }

  /** Makes every name of a known library visible. */
  protected importAll(names: readonly string[]): void {
    const place = this.packages.locate(names);
    if (place !== undefined) this.module.wildcards.push({ ...place, isLibrary: true });
  }

  /** Makes every name of another file visible; what libraries give comes first. */
  protected importFile(path: string): void {
    this.#files.push(path);
  }

  protected declare(name: string, { value, type }: Declared, at: CodeNode, scope: Scope): void {
    const typeNode = type === undefined ? undefined : this.typeName(type);
    if (value !== undefined) scope.add(name, { kind: 'value', value, steps: [], at, type: typeNode });
    else scope.add(name, { kind: 'parameter', type: typeNode, at });
  }

  protected declareParameter(name: string, { value, type }: Declared, at: CodeNode, scope: Scope): void {
    const typeNode = type === undefined ? undefined : this.typeName(type);
    scope.add(name, { kind: 'parameter', type: typeNode, at, initial: value });
  }

  /** Opens a class; its members are then bound in the scope that comes back. */
  protected openClass(node: CodeNode, name: string | undefined, bases: readonly CodeNode[], scope: Scope): Scope {
    const inside = this.open('block', node, scope);
    for (const self of this.selves) inside.add(self, { kind: 'self', scope: inside, at: node });
    const named = bases.map((base) => this.typeName(base)).filter((base) => base !== undefined);
    if (name !== undefined) scope.add(name, { kind: 'class', scope: inside, bases: named, at: node });
    return inside;
  }

  /** Opens a function; what it gives back is added with `addResult`. `type` is the type of that. */
  protected openFunction(node: CodeNode, name: string | undefined, scope: Scope, type?: CodeNode): Scope {
    const inside = this.open('function', node, scope);
    const results: CodeNode[] = [];
    this.results.set(inside, results);
    const typeNode = type === undefined ? undefined : this.typeName(type);
    if (name !== undefined) scope.add(name, { kind: 'function', scope: inside, results, at: node, type: typeNode });
    return inside;
  }

  protected addResult(node: CodeNode | undefined, scope: Scope): void {
    let at = scope;
    while (at.kind !== 'function' && at.parent !== undefined) at = at.parent;
    if (node !== undefined) this.results.get(at)?.push(node);
  }

  /** `name = value`, `this.name = value`. */
  protected assign(target: CodeNode, value: CodeNode, at: CodeNode, scope: Scope): void {
    const view = this.view(target);
    const binding: Binding = { kind: 'value', value, steps: [], at };
    if (view.kind === 'member') this.assignments.push(assignmentNode(target, value, at));
    if (view.kind === 'name') this.#assignments.push({ name: view.name, binding, scope });
    if (view.kind !== 'member') return;
    const object = this.view(view.object);
    if (object.kind !== 'name') return;
    for (let outer: Scope | undefined = scope; outer !== undefined; outer = outer.parent) {
      const self = outer.bindings.get(object.name)?.find((known) => known.kind === 'self');
      if (self === undefined) continue;
      self.scope.add(view.name, binding);
      return;
    }
  }

  /** The first child of one of some types. */
  protected child(node: CodeNode | undefined, ...types: readonly string[]): CodeNode | undefined {
    return node?.children.find((child) => types.includes(child.type));
  }
}

/** An assignment in one shape for all languages. */
function assignmentNode(target: CodeNode, value: CodeNode, { start, end, parent }: CodeNode): CodeNode {
  const [left, right] = [
    { ...target, field: 'left' },
    { ...value, field: 'right' },
  ];
  return { type: 'assignment', field: undefined, start, end, parent, children: [left, right] };
}

function declaringScope(scope: Scope, name: string): Scope | undefined {
  let at: Scope | undefined = scope;
  while (at !== undefined && !at.bindings.has(name)) at = at.parent;
  return at;
}

const wrappers = new Set(
  (
    'Optional CompletableFuture Future Supplier Provider ObjectProvider Lazy Mono Flux Deferred StateFlow Result ' +
    'Task ValueTask IOptions Nullable Option Arc Rc Box Mutex RwLock RefCell OnceCell OnceLock LazyLock Cow ' +
    'unique_ptr shared_ptr optional FutureOr ThreadLocal AtomicReference List Array Vec'
  ).split(' '),
);

/** Whether a generic type merely holds what its first argument is. */
export function isWrapper(name: string): boolean {
  return wrappers.has(name);
}
