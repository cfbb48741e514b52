// The scopes and bindings of a Python file.
// Invariant: a name that is bound anywhere in a scope has a binding there, be it an unknown one.
import { childAt, type CodeNode, type SyntaxTree } from '../../../syntax/code';
import { viewArguments, viewPython } from './python-views';
import { Binder } from '../binder';
import type { Scope } from '../view';
import { type Binding, type Program, type Step } from '../view';

/** Makes a Python file ready for following values. */
export function readPython(tree: SyntaxTree): Program {
  const binder = new PythonBinder(tree);
  binder.bind(tree.root);
  return binder.program((node) => viewPython(tree, node));
}

const comprehensions = new Set([
  'list_comprehension',
  'dictionary_comprehension',
  'set_comprehension',
  'generator_expression',
]);

class PythonBinder extends Binder {
  bind(root: CodeNode): void {
    this.visitChildren(root, this.module);
  }

  protected override visit(node: CodeNode, scope: Scope): void {
    if (comprehensions.has(node.type)) {
      this.visitChildren(node, this.open('block', node, scope));
      return;
    }
    switch (node.type) {
      case 'import_statement':
        this.#bindImport(node, scope);
        return;
      case 'import_from_statement':
        this.#bindImportFrom(node, scope);
        return;
      case 'class_definition':
        this.#bindClass(node, scope);
        return;
      case 'function_definition':
      case 'lambda':
        this.#bindFunction(node, scope);
        return;
      case 'call':
        this.calls.push(node);
        break;
      case 'assignment':
      case 'named_expression':
        this.#bindAssignment(node, scope);
        break;
      case 'augmented_assignment':
        this.#bindUnknown(childAt(node, 'left'), scope);
        break;
      case 'for_statement':
      case 'for_in_clause':
        this.#bindUnknown(childAt(node, 'left'), scope, childAt(node, 'right'));
        break;
      case 'as_pattern':
        this.#bindAlias(node, scope);
        break;
      case 'return_statement':
        this.results.get(functionScope(scope))?.push(...node.children);
        break;
    }
    this.visitChildren(node, scope);
  }

  #bindImport(node: CodeNode, scope: Scope): void {
    for (const child of node.children) {
      const name = child.type === 'aliased_import' ? childAt(child, 'name') : child;
      const alias = child.type === 'aliased_import' ? childAt(child, 'alias') : undefined;
      if (name === undefined) continue;
      const [module = '', ...path] = this.text(name).split('.');
      if (alias === undefined) scope.add(module, { kind: 'import', module, path: [], at: node });
      else scope.add(this.text(alias), { kind: 'import', module, path, at: node });
    }
  }

  #bindImportFrom(node: CodeNode, scope: Scope): void {
    const source = childAt(node, 'module_name');
    if (source === undefined) return;
    const relative = source.type === 'relative_import';
    const [first = '', ...path] = relative ? [this.text(source)] : this.text(source).split('.');
    const module = first.trim();
    for (const child of node.children) {
      if (child.type === 'wildcard_import') scope.wildcards.push({ module, path });
      if (child.field !== 'name') continue;
      const name = child.type === 'aliased_import' ? childAt(child, 'name') : child;
      const alias = child.type === 'aliased_import' ? childAt(child, 'alias') : name;
      if (name === undefined || alias === undefined) continue;
      scope.add(this.text(alias), { kind: 'import', module, path: [...path, this.text(name)], at: node });
    }
  }

  #bindClass(node: CodeNode, scope: Scope): void {
    const name = childAt(node, 'name');
    const heads = childAt(node, 'superclasses');
    const body = childAt(node, 'body');
    const bases = heads === undefined ? [] : viewArguments(this.tree, heads).filter((head) => head.name === undefined);
    const inside = this.open('class', node, scope);
    if (name !== undefined) {
      scope.add(this.text(name), { kind: 'class', scope: inside, bases: bases.map((base) => base.value), at: node });
    }
    if (heads !== undefined) this.visitChildren(heads, scope);
    if (body !== undefined) this.visitChildren(body, inside);
  }

  #bindFunction(node: CodeNode, scope: Scope): void {
    const name = childAt(node, 'name');
    const inside = this.open('function', node, scope);
    const results: CodeNode[] = [];
    this.results.set(inside, results);
    if (name !== undefined) scope.add(this.text(name), { kind: 'function', scope: inside, results, at: node });
    const parameters = childAt(node, 'parameters');
    if (parameters !== undefined) this.#bindParameters(parameters, inside, scope);
    const body = childAt(node, 'body');
    if (body === undefined) return;
    if (node.type === 'lambda') results.push(body);
    this.visit(body, inside);
  }

  #bindParameters(parameters: CodeNode, inside: Scope, around: Scope): void {
    parameters.children.forEach((parameter, index) => {
      const name = childAt(parameter, 'name') ?? firstIdentifier(parameter);
      if (name === undefined) return;
      const type = childAt(parameter, 'type');
      const value = childAt(parameter, 'value');
      const isSelf = index === 0 && around.kind === 'class' && ['self', 'cls', 'mcs'].includes(this.text(name));
      const binding: Binding = isSelf
        ? { kind: 'self', scope: around, at: parameter }
        : { kind: 'parameter', type, at: parameter, initial: value };
      inside.add(this.text(name), binding);
      if (value !== undefined) this.visit(value, around);
    });
  }

  #bindAssignment(node: CodeNode, scope: Scope): void {
    const left = childAt(node, 'left') ?? childAt(node, 'name');
    const right = childAt(node, 'right') ?? childAt(node, 'value');
    const type = childAt(node, 'type');
    if (left === undefined) return;
    if (right !== undefined) this.#bindTarget(left, right, [], node, scope);
    else if (type !== undefined && left.type === 'identifier') {
      this.#target(scope).add(this.text(left), { kind: 'parameter', type, at: node });
    }
  }

  /** Binds what is left of `=`, piece by piece. */
  #bindTarget(left: CodeNode, value: CodeNode, steps: readonly Step[], at: CodeNode, scope: Scope): void {
    switch (left.type) {
      case 'identifier':
        this.#target(scope, this.text(left)).add(this.text(left), { kind: 'value', value, steps, at });
        return;
      case 'attribute':
        if (at.type === 'assignment' && childAt(at, 'left') === left) this.assignments.push(at);
        this.#bindMember(left, { kind: 'value', value, steps, at }, scope);
        return;
      case 'pattern_list':
      case 'tuple_pattern':
      case 'list_pattern':
      case 'tuple':
        left.children.forEach((child, index) => this.#bindTarget(child, value, [...steps, index], at, scope));
        return;
      default:
        this.#bindUnknown(left.type === 'subscript' ? undefined : left, scope);
    }
  }

  /** `self.name = value` binds a name of the class. */
  #bindMember(left: CodeNode, binding: Binding, scope: Scope): void {
    const object = childAt(left, 'object');
    const name = childAt(left, 'attribute');
    if (object?.type !== 'identifier' || name === undefined) return;
    for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
      const self = at.bindings.get(this.text(object))?.find((known) => known.kind === 'self');
      if (self === undefined) continue;
      self.scope.add(this.text(name), binding);
      return;
    }
  }

  #bindAlias(node: CodeNode, scope: Scope): void {
    const value = node.children[0];
    const target = childAt(node, 'alias')?.children[0];
    if (value === undefined || target === undefined) return;
    if (node.parent?.type === 'with_item') this.#bindTarget(target, value, [], node, scope);
    else this.#bindUnknown(target, scope);
  }

  /** Binds the names of a pattern to no one can say what; a single name to one of the things in a loop's list. */
  #bindUnknown(node: CodeNode | undefined, scope: Scope, among?: CodeNode): void {
    if (node === undefined || node.type === 'attribute' || node.type === 'subscript') return;
    if (node.type === 'identifier') {
      const bound = node.parent?.type === 'for_in_clause' ? scope : this.#target(scope, this.text(node));
      bound.add(this.text(node), { kind: 'unknown', at: node, among });
    }
    for (const child of node.children) this.#bindUnknown(child, scope);
  }

  /** The scope that an assignment binds in: not a comprehension's, and the module's for a `global` name. */
  #target(scope: Scope, name?: string): Scope {
    let target = scope;
    while (target.kind === 'block' && target.parent !== undefined) target = target.parent;
    return name !== undefined && target.kind === 'function' && this.#isGlobal(target.node, name) ? this.module : target;
  }

  #isGlobal(definition: CodeNode, name: string): boolean {
    const statements = childAt(definition, 'body')?.children ?? [];
    return statements.some(
      (statement) =>
        statement.type === 'global_statement' && statement.children.some((child) => this.text(child) === name),
    );
  }
}

function functionScope(scope: Scope): Scope {
  let at = scope;
  while (at.kind !== 'function' && at.parent !== undefined) at = at.parent;
  return at;
}

function firstIdentifier(node: CodeNode): CodeNode | undefined {
  return node.type === 'identifier' ? node : node.children.find((child) => child.type === 'identifier');
}
