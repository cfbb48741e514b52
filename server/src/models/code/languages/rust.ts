// The scopes and bindings of a Rust file.
// Invariant: what an `impl` adds stands in the scope of its type.
import { childAt, type CodeNode, type SyntaxTree } from '../../../syntax/code';
import type { Packages } from '../packages';
import { rustTexts } from './rust-texts';
import { RustExpressions } from './rust-views';
import type { Program, Scope } from '../view';

/** Makes a Rust file ready for following values. */
export function readRust(tree: SyntaxTree, packages: Packages): Program {
  return new RustBinder(tree, packages).read(rustTexts);
}

const blocks = new Set(['block', 'for_expression', 'match_arm', 'if_expression', 'while_expression']);

class RustBinder extends RustExpressions {
  protected override readonly hasNamespaces = true;
  protected override readonly selves: ReadonlySet<string> = new Set(['self', 'Self']);
  readonly #types = new Map<string, Scope>();

  protected override visit(node: CodeNode, scope: Scope): void {
    const inside = blocks.has(node.type) ? this.open('block', node, scope) : scope;
    switch (node.type) {
      case 'use_declaration':
        this.#bindUse(childAt(node, 'argument'), [], node, scope);
        return;
      case 'struct_item':
      case 'enum_item':
      case 'trait_item':
        this.#bindStruct(node, scope);
        return;
      case 'impl_item':
        this.#bindImplementation(node, scope);
        return;
      case 'mod_item': {
        // One without a body stands in a file of its own.
        if (childAt(node, 'body') === undefined) return;
        const name = childAt(node, 'name');
        const module = this.openClass(node, name === undefined ? undefined : this.text(name), [], scope);
        for (const item of childAt(node, 'body')?.children ?? []) this.visit(item, module);
        return;
      }
      case 'function_item':
      case 'closure_expression':
        this.#bindFunction(node, scope);
        return;
      case 'const_item':
      case 'static_item':
      case 'let_declaration':
      case 'let_condition':
        this.#bindPattern(
          childAt(node, 'pattern') ?? childAt(node, 'name'),
          childAt(node, 'value'),
          childAt(node, 'type'),
          node,
          scope,
        );
        break;
      case 'for_expression':
        this.#bindUnknown(childAt(node, 'pattern'), childAt(node, 'value'), inside);
        break;
      case 'match_arm':
        this.#bindPattern(
          childAt(node, 'pattern'),
          childAt(node.parent?.parent ?? node, 'value'),
          undefined,
          node,
          inside,
        );
        break;
      case 'type_item':
        this.#bindAlias(node, scope);
        return;
      case 'assignment_expression': {
        const [left, right] = [childAt(node, 'left'), childAt(node, 'right')];
        if (left !== undefined && right !== undefined) this.assign(left, right, node, scope);
        break;
      }
      case 'struct_expression':
        this.#bindFields(node, scope);
        this.calls.push(node);
        break;
      case 'call_expression':
      case 'macro_invocation':
        this.calls.push(node);
        break;
      case 'return_expression':
        this.addResult(node.children[0], scope);
        break;
    }
    this.visitChildren(node, inside);
  }

  #bindUse(node: CodeNode | undefined, before: readonly string[], at: CodeNode, scope: Scope): void {
    if (node === undefined) return;
    const names = (part: CodeNode | undefined): readonly string[] =>
      part === undefined
        ? []
        : this.text(part)
            .split('::')
            .map((name) => name.trim());
    switch (node.type) {
      case 'scoped_use_list': {
        const path = [...before, ...names(childAt(node, 'path'))];
        this.#bindUse(childAt(node, 'list'), path, at, scope);
        return;
      }
      case 'use_list':
        for (const child of node.children) this.#bindUse(child, before, at, scope);
        return;
      case 'use_wildcard':
        this.importAll([...before, ...names(node.children[0])]);
        return;
      case 'use_as_clause': {
        const alias = childAt(node, 'alias');
        if (alias !== undefined)
          this.importName(this.text(alias), [...before, ...names(childAt(node, 'path'))], at, scope);
        return;
      }
      default: {
        const path = [...before, ...names(node)].filter((name) => name !== 'self');
        this.importName(path.at(-1) ?? '', path, at, scope);
      }
    }
  }

  #scopeOf(name: string, node: CodeNode, scope: Scope): Scope {
    const known = this.#types.get(name);
    if (known !== undefined) return known;
    const made = this.openClass(node, name, [], scope);
    this.#types.set(name, made);
    return made;
  }

  #bindStruct(node: CodeNode, scope: Scope): void {
    const name = childAt(node, 'name');
    if (name === undefined) return;
    const inside = this.#scopeOf(this.text(name), node, scope);
    for (const field of childAt(node, 'body')?.children ?? []) {
      const own = childAt(field, 'name');
      if (own !== undefined) this.declare(this.text(own), { type: childAt(field, 'type') }, field, inside);
      else this.visit(field, inside);
    }
  }

  #bindImplementation(node: CodeNode, scope: Scope): void {
    const type = childAt(node, 'type');
    const name = type === undefined ? undefined : this.typeName(type);
    const inside = name === undefined ? this.open('block', node, scope) : this.#scopeOf(this.text(name), node, scope);
    for (const item of childAt(node, 'body')?.children ?? []) this.visit(item, inside);
  }

  #bindFunction(node: CodeNode, scope: Scope): void {
    const name = childAt(node, 'name');
    const inside = this.openFunction(
      node,
      name === undefined ? undefined : this.text(name),
      scope,
      childAt(node, 'return_type'),
    );
    for (const parameter of childAt(node, 'parameters')?.children ?? []) {
      const pattern = childAt(parameter, 'pattern') ?? parameter;
      if (parameter.type === 'self_parameter') continue;
      if (pattern.type === 'identifier')
        this.declareParameter(this.text(pattern), { type: childAt(parameter, 'type') }, parameter, inside);
      else this.#bindUnknown(pattern, undefined, inside);
    }
    const body = childAt(node, 'body');
    if (body === undefined) return;
    const last = body.type === 'block' ? body.children.at(-1) : body;
    if (last?.type.endsWith('_statement') === false && !last.type.endsWith('_declaration'))
      this.addResult(last, inside);
    this.visit(body, inside);
  }

  #bindPattern(
    pattern: CodeNode | undefined,
    value: CodeNode | undefined,
    type: CodeNode | undefined,
    at: CodeNode,
    scope: Scope,
  ): void {
    if (pattern === undefined) return;
    const inner =
      pattern.type === 'mut_pattern' || pattern.type === 'match_pattern' ? pattern.children.at(-1) : pattern;
    if (inner?.type === 'identifier') this.declare(this.text(inner), { value, type }, at, scope);
    else if (inner?.type === 'tuple_struct_pattern' && inner.children.length === 2) {
      this.#bindPattern(inner.children[1], value, undefined, at, scope);
    } else this.#bindUnknown(inner, undefined, scope);
  }

  #bindUnknown(node: CodeNode | undefined, among: CodeNode | undefined, scope: Scope): void {
    if (node === undefined) return;
    if (node.type === 'identifier' && node.field !== 'type')
      scope.add(this.text(node), { kind: 'unknown', at: node, among });
    for (const child of node.children) this.#bindUnknown(child, undefined, scope);
  }

  #bindAlias(node: CodeNode, scope: Scope): void {
    const [name, type] = [childAt(node, 'name'), childAt(node, 'type')];
    const value = type === undefined ? undefined : this.typeName(type);
    if (name !== undefined) this.declare(this.text(name), { value }, node, scope);
  }

  /** `Service { model: "x" }` fills fields of a struct of this file. */
  #bindFields(node: CodeNode, scope: Scope): void {
    const name = childAt(node, 'name');
    if (name?.type !== 'type_identifier') return;
    const own = this.text(name) === 'Self' ? this.#selfOf(scope) : this.#types.get(this.text(name));
    const view = this.view(node);
    for (const { name: field, value } of view.kind === 'call' ? view.arguments : []) {
      if (field !== undefined) own?.add(field, { kind: 'value', value, steps: [], at: node });
    }
  }

  #selfOf(scope: Scope): Scope | undefined {
    for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
      const self = at.bindings.get('Self')?.find((known) => known.kind === 'self');
      if (self !== undefined) return self.scope;
    }
    return undefined;
  }
}
