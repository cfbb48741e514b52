// The scopes and bindings of a JavaScript or TypeScript file.
// Invariant: a name that is declared in a scope has a binding there; a default import is the module itself.
import { childAt, type CodeNode, type SyntaxTree } from '../../../syntax/code';
import { keyOf, viewJavaScript } from './javascript-views';
import { Binder } from '../binder';
import type { Scope } from '../view';
import { type Binding, type Program, type Step } from '../view';

/** Makes a JavaScript or TypeScript file ready for following values. */
export function readJavaScript(tree: SyntaxTree): Program {
  const binder = new JavaScriptBinder(tree);
  binder.bind(tree.root);
  return binder.program((node) => viewJavaScript(tree, node));
}

const functions = new Set([
  'function_declaration',
  'generator_function_declaration',
  'function_expression',
  'generator_function',
  'arrow_function',
  'method_definition',
]);

const classes = new Set(['class_declaration', 'abstract_class_declaration', 'class']);

const blocks = new Set(['statement_block', 'for_statement', 'for_in_statement', 'catch_clause', 'switch_body']);

class JavaScriptBinder extends Binder {
  /** Assignments to names that may be declared further down. */
  readonly #assignments: { readonly name: string; readonly binding: Binding; readonly scope: Scope }[] = [];

  bind(root: CodeNode): void {
    this.visitChildren(root, this.module);
    for (const { name, binding, scope } of this.#assignments) declaringScope(scope, name)?.add(name, binding);
  }

  protected override visit(node: CodeNode, scope: Scope): void {
    if (functions.has(node.type)) {
      this.#bindFunction(node, scope);
      return;
    }
    if (classes.has(node.type)) {
      this.#bindClass(node, scope);
      return;
    }
    let inside = scope;
    if (blocks.has(node.type)) inside = this.open('block', node, scope);
    switch (node.type) {
      case 'import_statement':
        this.#bindImport(node, scope);
        return;
      case 'export_statement':
        this.#bindExport(node, scope);
        break;
      case 'enum_declaration':
        this.#bindEnum(node, scope);
        return;
      case 'variable_declarator':
        this.#bindDeclarator(node, scope);
        break;
      case 'assignment_expression':
      case 'augmented_assignment_expression':
        this.#bindAssignment(node, scope);
        break;
      case 'for_in_statement':
        this.#bindPattern(childAt(node, 'left'), { kind: 'unknown', at: node, among: childAt(node, 'right') }, inside);
        break;
      case 'catch_clause':
        this.#bindPattern(childAt(node, 'parameter'), { kind: 'unknown', at: node }, inside);
        break;
      case 'call_expression':
      case 'new_expression':
        this.calls.push(node);
        break;
      case 'return_statement':
        this.results.get(functionScope(scope))?.push(...node.children);
        break;
    }
    this.visitChildren(node, inside);
  }

  #bindImport(node: CodeNode, scope: Scope): void {
    const clause = node.children.find(
      (child) => child.type === 'import_clause' || child.type === 'import_require_clause',
    );
    const source = childAt(clause?.type === 'import_require_clause' ? clause : node, 'source');
    if (clause === undefined || source === undefined) return;
    const module = packageOf(keyOf(this.tree, source) ?? '');
    const add = (name: CodeNode | undefined, path: readonly string[]): void => {
      if (name !== undefined) scope.add(this.text(name), { kind: 'import', module, path, at: node });
    };
    for (const child of clause.children) {
      if (child.type === 'identifier') add(child, []);
      if (child.type === 'namespace_import') add(child.children[0], []);
      for (const specifier of child.type === 'named_imports' ? child.children : []) {
        const name = childAt(specifier, 'name');
        if (name === undefined) continue;
        const imported = keyOf(this.tree, name) ?? '';
        add(childAt(specifier, 'alias') ?? name, imported === 'default' ? [] : [imported]);
      }
    }
  }

  /** `export default …`, `export { a as b }`, and what is given on from another module. */
  #bindExport(node: CodeNode, scope: Scope): void {
    const source = childAt(node, 'source');
    const module = source === undefined ? undefined : packageOf(keyOf(this.tree, source) ?? '');
    const value = childAt(node, 'value');
    if (value !== undefined) this.#export('default', { kind: 'value', value, steps: [], at: node });
    for (const child of node.children) {
      if (child.type === 'namespace_export' && module !== undefined) {
        const name = child.children[0];
        if (name !== undefined) this.#export(this.text(name), { kind: 'import', module, path: [], at: node });
      }
      for (const specifier of child.type === 'export_clause' ? child.children : []) {
        const name = childAt(specifier, 'name');
        if (name === undefined) continue;
        const given = this.text(childAt(specifier, 'alias') ?? name);
        const path = this.text(name) === 'default' ? [] : [this.text(name)];
        if (module === undefined) this.#export(given, { kind: 'value', value: name, steps: [], at: node });
        else this.#export(given, { kind: 'import', module, path, at: node });
      }
    }
    const isWhole = module !== undefined && node.children.every((child) => child === source);
    if (isWhole) scope.wildcards.push({ module, path: [] });
  }

  #export(name: string, binding: Binding): void {
    const known = this.module.exports.get(name);
    if (known === undefined) this.module.exports.set(name, [binding]);
    else known.push(binding);
  }

  #bindFunction(node: CodeNode, scope: Scope): void {
    const inside = this.open('function', node, scope);
    const results: CodeNode[] = [];
    this.results.set(inside, results);
    const name = childAt(node, 'name');
    if (name !== undefined) {
      const holder = node.type === 'function_expression' ? inside : scope;
      holder.add(this.text(name), { kind: 'function', scope: inside, results, at: node });
    }
    const single = childAt(node, 'parameter');
    if (single !== undefined) this.#bindPattern(single, { kind: 'unknown', at: single }, inside);
    for (const parameter of childAt(node, 'parameters')?.children ?? []) this.#bindParameter(parameter, inside, scope);
    const body = childAt(node, 'body');
    if (body === undefined) return;
    if (body.type !== 'statement_block') results.push(body);
    this.visit(body, inside);
  }

  #bindParameter(parameter: CodeNode, inside: Scope, around: Scope): void {
    const pattern = childAt(parameter, 'pattern') ?? childAt(parameter, 'left') ?? parameter;
    const value = childAt(parameter, 'value') ?? childAt(parameter, 'right');
    const binding: Binding = { kind: 'parameter', type: childAt(parameter, 'type'), at: parameter, initial: value };
    this.#bindPattern(pattern, pattern.type === 'identifier' ? binding : { kind: 'unknown', at: parameter }, inside);
    // `constructor(private client: OpenAI)` declares a member too.
    const isMember = parameter.children.some(
      (child) => child.type === 'accessibility_modifier' || child.type === 'readonly',
    );
    if (isMember && around.kind === 'class') around.add(this.text(pattern), binding);
    if (value !== undefined) this.visit(value, inside);
  }

  #bindClass(node: CodeNode, scope: Scope): void {
    const name = childAt(node, 'name');
    const heritage = node.children.find((child) => child.type === 'class_heritage');
    const clause = heritage?.children.find((child) => child.type === 'extends_clause') ?? heritage;
    const bases = clause?.children.slice(0, 1) ?? [];
    const inside = this.open('class', node, scope);
    inside.add('this', { kind: 'self', scope: inside, at: node });
    if (name !== undefined) scope.add(this.text(name), { kind: 'class', scope: inside, bases, at: node });
    if (heritage !== undefined) this.visitChildren(heritage, scope);
    for (const member of childAt(node, 'body')?.children ?? []) {
      if (member.type === 'public_field_definition' || member.type === 'field_definition')
        this.#bindField(member, inside);
      this.visit(member, inside);
    }
  }

  #bindField(field: CodeNode, scope: Scope): void {
    const name = childAt(field, 'name') ?? childAt(field, 'property');
    const value = childAt(field, 'value');
    const type = childAt(field, 'type');
    if (name === undefined) return;
    if (value !== undefined) scope.add(this.text(name), { kind: 'value', value, steps: [], at: field });
    else if (type !== undefined) scope.add(this.text(name), { kind: 'parameter', type, at: field });
  }

  #bindEnum(node: CodeNode, scope: Scope): void {
    const name = childAt(node, 'name');
    if (name === undefined) return;
    const inside = this.open('class', node, scope);
    scope.add(this.text(name), { kind: 'class', scope: inside, bases: [], at: node });
    for (const member of childAt(node, 'body')?.children ?? []) {
      const key = childAt(member, 'name');
      const value = childAt(member, 'value');
      if (key !== undefined && value !== undefined) {
        inside.add(this.text(key), { kind: 'value', value, steps: [], at: member });
      }
    }
  }

  #bindDeclarator(node: CodeNode, scope: Scope): void {
    const pattern = childAt(node, 'name');
    const value = childAt(node, 'value');
    const type = childAt(node, 'type');
    if (value !== undefined) this.#bindPattern(pattern, { kind: 'value', value, steps: [], at: node }, scope);
    else this.#bindPattern(pattern, { kind: 'parameter', type, at: node }, scope);
  }

  #bindAssignment(node: CodeNode, scope: Scope): void {
    const left = childAt(node, 'left');
    const value = childAt(node, 'right');
    if (left === undefined || value === undefined) return;
    const binding: Binding = { kind: 'value', value, steps: [], at: node };
    if (left.type === 'identifier') this.#assignments.push({ name: this.text(left), binding, scope });
    if (left.type !== 'member_expression') return;
    this.assignments.push(node);
    const name = childAt(left, 'property');
    const object = childAt(left, 'object');
    const owner = object === undefined ? '' : this.text(object);
    if (name === undefined) return;
    if (owner === 'module' && this.text(name) === 'exports') this.#export('default', binding);
    else if (owner === 'exports' || owner === 'module.exports') this.#export(this.text(name), binding);
    if (object?.type === 'this') declaringScope(scope, 'this')?.add(this.text(name), binding);
  }

  /** Binds the names of a pattern, each to its part of the value. */
  #bindPattern(pattern: CodeNode | undefined, binding: Binding, scope: Scope): void {
    if (pattern === undefined) return;
    switch (pattern.type) {
      case 'identifier':
      case 'shorthand_property_identifier_pattern':
        scope.add(this.text(pattern), binding);
        return;
      case 'object_pattern':
        for (const child of pattern.children) this.#bindProperty(child, binding, scope);
        return;
      case 'array_pattern':
        pattern.children.forEach((child, index) => this.#bindPattern(child, stepInto(binding, index), scope));
        return;
      case 'assignment_pattern': {
        const initial = childAt(pattern, 'right');
        this.#bindPattern(childAt(pattern, 'left'), { kind: 'unknown', at: pattern, initial }, scope);
        return;
      }
      case 'rest_pattern':
        this.#bindPattern(pattern.children[0], { kind: 'unknown', at: pattern }, scope);
    }
  }

  #bindProperty(node: CodeNode, binding: Binding, scope: Scope): void {
    if (node.type === 'pair_pattern') {
      const key = childAt(node, 'key');
      const name = key === undefined ? undefined : keyOf(this.tree, key);
      this.#bindPattern(childAt(node, 'value'), stepInto(binding, name), scope);
    } else if (node.type === 'object_assignment_pattern') {
      const initial = childAt(node, 'right');
      this.#bindPattern(childAt(node, 'left'), { kind: 'unknown', at: node, initial }, scope);
    } else this.#bindPattern(node, stepInto(binding, this.text(node)), scope);
  }
}

function stepInto(binding: Binding, step: Step | undefined): Binding {
  if (binding.kind !== 'value' || step === undefined) return { kind: 'unknown', at: binding.at };
  return { ...binding, steps: [...binding.steps, step] };
}

function declaringScope(scope: Scope, name: string): Scope | undefined {
  let at: Scope | undefined = scope;
  while (at !== undefined && (!at.bindings.has(name) || (at.kind === 'class' && name !== 'this'))) at = at.parent;
  return at;
}

function functionScope(scope: Scope): Scope {
  let at = scope;
  while (at.kind !== 'function' && at.parent !== undefined) at = at.parent;
  return at;
}

/** The package that a module specifier names: without a path inside it, a version, or the address of a CDN. */
export function packageOf(specifier: string): string {
  let name = specifier;
  if (name.startsWith('https://')) {
    const marker = name.indexOf('/npm/');
    name = marker >= 0 ? name.slice(marker + 5) : name.slice(name.indexOf('/', 8) + 1);
  }
  for (const prefix of ['npm:', 'node:', 'jsr:']) if (name.startsWith(prefix)) name = name.slice(prefix.length);
  // A path of this tree, or one that a build tool is told to look up in it.
  if (/^(?:\.|[@~]\/|#|\/|src\/|app\/)/.test(name)) return name;
  const [first = '', second = ''] = name.split('/');
  const scoped = first.startsWith('@');
  const version = (scoped ? second : first).indexOf('@');
  const plain = version > 0 ? (scoped ? second : first).slice(0, version) : scoped ? second : first;
  return scoped ? `${first}/${plain}` : plain;
}
