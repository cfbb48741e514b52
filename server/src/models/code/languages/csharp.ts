// The scopes, bindings and expressions of a C# file.
// Invariant: a `using` of a namespace makes the names of every known library below it visible.
import { childAt, type CodeNode, type SyntaxTree } from '../../../syntax/code';
import { csharpTexts } from './csharp-texts';
import { unescapeText } from '../escapes';
import type { Packages } from '../packages';
import { isWrapper, TypedBinder } from '../typed-binder';
import type { Argument, Entry, Program, Scope, View } from '../view';

/** Makes a C# file ready for following values. */
export function readCSharp(tree: SyntaxTree, packages: Packages): Program {
  return new CSharpBinder(tree, packages).read(csharpTexts);
}

const classes = new Set([
  'class_declaration',
  'struct_declaration',
  'interface_declaration',
  'record_declaration',
  'enum_declaration',
]);
const functions = new Set([
  'method_declaration',
  'constructor_declaration',
  'local_function_statement',
  'lambda_expression',
  'anonymous_method_expression',
  'operator_declaration',
]);
const blocks = new Set([
  'block',
  'foreach_statement',
  'for_statement',
  'using_statement',
  'catch_clause',
  'switch_section',
]);

class CSharpBinder extends TypedBinder {
  protected override visit(node: CodeNode, scope: Scope): void {
    if (classes.has(node.type)) {
      this.#bindClass(node, scope);
      return;
    }
    if (functions.has(node.type)) {
      this.#bindFunction(node, scope);
      return;
    }
    const inside = blocks.has(node.type) ? this.open('block', node, scope) : scope;
    switch (node.type) {
      case 'using_directive':
        this.#bindUsing(node);
        return;
      case 'variable_declaration':
        this.#bindVariables(node, scope);
        break;
      case 'property_declaration':
        this.#bindProperty(node, scope);
        break;
      case 'foreach_statement':
        this.#bindUnknown(childAt(node, 'left'), childAt(node, 'right'), inside);
        break;
      case 'declaration_pattern':
      case 'declaration_expression':
      case 'catch_declaration':
        this.#bindTyped(node, scope);
        break;
      case 'assignment_expression': {
        const [left, right] = [childAt(node, 'left'), childAt(node, 'right')];
        const isInitializer = node.parent?.type === 'initializer_expression';
        if (left !== undefined && right !== undefined && !isInitializer) this.assign(left, right, node, scope);
        break;
      }
      case 'invocation_expression':
      case 'object_creation_expression':
      case 'implicit_object_creation_expression':
        this.calls.push(node);
        break;
      case 'return_statement':
      case 'yield_statement':
        this.addResult(node.children[0], scope);
        break;
    }
    this.visitChildren(node, inside);
  }

  #bindUsing(node: CodeNode): void {
    const alias = childAt(node, 'name');
    const name = node.children.find((child) => child !== alias);
    if (name === undefined) return;
    const names = this.text(name)
      .split('.')
      .map((part) => part.trim());
    if (alias === undefined) this.importAll(names);
    else this.importName(this.text(alias), names, node);
  }

  #bindClass(node: CodeNode, scope: Scope): void {
    const name = childAt(node, 'name');
    const heads = this.child(node, 'base_list')?.children ?? [];
    const bases = heads.filter((head) => head.type !== 'argument_list');
    const inside = this.openClass(node, name === undefined ? undefined : this.text(name), bases, scope);
    this.#bindParameters(this.child(node, 'parameter_list'), inside);
    for (const head of heads) this.visit(head, inside);
    for (const member of childAt(node, 'body')?.children ?? []) this.visit(member, inside);
  }

  #bindFunction(node: CodeNode, scope: Scope): void {
    const name = node.type === 'constructor_declaration' ? undefined : childAt(node, 'name');
    const type = childAt(node, 'returns') ?? childAt(node, 'type');
    const inside = this.openFunction(node, name === undefined ? undefined : this.text(name), scope, type);
    const parameters = childAt(node, 'parameters');
    if (parameters?.type === 'implicit_parameter') inside.add(this.text(parameters), { kind: 'unknown', at: node });
    else this.#bindParameters(parameters, inside);
    const base = this.child(node, 'constructor_initializer');
    if (base !== undefined) this.visit(base, inside);
    const body = childAt(node, 'body');
    if (body === undefined) return;
    if (body.type === 'arrow_expression_clause') this.addResult(body.children[0], inside);
    else if (body.type !== 'block') this.addResult(body, inside);
    this.visit(body, inside);
  }

  #bindParameters(list: CodeNode | undefined, scope: Scope): void {
    for (const parameter of list?.children ?? []) {
      const name = childAt(parameter, 'name');
      if (name === undefined) continue;
      const type = childAt(parameter, 'type');
      const value = parameter.children.find(
        (child) => child.field === undefined && !/modifier|attribute/.test(child.type),
      );
      this.declareParameter(this.text(name), { type, value }, parameter, scope);
    }
  }

  #bindVariables(node: CodeNode, scope: Scope): void {
    const type = childAt(node, 'type');
    for (const declarator of node.children) {
      if (declarator.type !== 'variable_declarator') continue;
      const name = childAt(declarator, 'name');
      const value = declarator.children.find((child) => child !== name && child.type !== 'bracketed_argument_list');
      if (name === undefined) this.#bindUnknown(this.child(declarator, 'tuple_pattern'), undefined, scope);
      else this.declare(this.text(name), { value, type }, declarator, scope);
    }
  }

  #bindProperty(node: CodeNode, scope: Scope): void {
    const name = childAt(node, 'name');
    if (name === undefined) return;
    const given = childAt(node, 'value');
    const value = given?.type === 'arrow_expression_clause' ? given.children[0] : given;
    this.declare(this.text(name), { value, type: childAt(node, 'type') }, node, scope);
  }

  #bindTyped(node: CodeNode, scope: Scope): void {
    const name = childAt(node, 'name');
    if (name !== undefined) this.declare(this.text(name), { type: childAt(node, 'type') }, node, scope);
  }

  #bindUnknown(node: CodeNode | undefined, among: CodeNode | undefined, scope: Scope): void {
    if (node === undefined) return;
    if (node.type === 'identifier') scope.add(this.text(node), { kind: 'unknown', at: node, among });
    for (const child of node.children) this.#bindUnknown(child, undefined, scope);
  }

  protected override typeName(type: CodeNode): CodeNode | undefined {
    switch (type.type) {
      case 'implicit_type':
      case 'predefined_type':
        return undefined;
      case 'nullable_type':
      case 'array_type': {
        const inner = childAt(type, 'type');
        return inner === undefined ? undefined : this.typeName(inner);
      }
      case 'generic_name': {
        const [name, given] = type.children;
        const first = given?.children[0];
        if (name === undefined) return undefined;
        return first !== undefined && isWrapper(this.text(name)) ? this.typeName(first) : name;
      }
      case 'primary_constructor_base_type':
        return type.children[0];
      default:
        return type;
    }
  }

  protected override viewOnce(node: CodeNode): View {
    switch (node.type) {
      case 'identifier':
        return { kind: 'name', name: this.text(node) };
      case 'this':
      case 'this_expression':
        return { kind: 'name', name: 'this' };
      case 'string_literal':
      case 'verbatim_string_literal':
      case 'raw_string_literal':
        return { kind: 'text', text: this.#textOf(node) };
      case 'interpolated_string_expression':
        return this.#viewInterpolated(node);
      case 'boolean_literal':
        return { kind: 'literal', value: this.text(node) === 'true' };
      case 'null_literal':
        return { kind: 'literal', value: null };
      case 'integer_literal':
      case 'real_literal':
        return { kind: 'literal', value: Number.parseFloat(this.text(node).replaceAll('_', '')) };
      case 'member_access_expression':
        return this.#viewMember(childAt(node, 'expression'), childAt(node, 'name'));
      case 'conditional_access_expression':
        return this.#viewConditional(node);
      case 'qualified_name':
        return this.#viewMember(childAt(node, 'qualifier'), childAt(node, 'name'));
      case 'invocation_expression':
        return this.#viewCall(childAt(node, 'function'), childAt(node, 'arguments'), undefined);
      case 'object_creation_expression':
        return this.#viewCreation(node);
      case 'implicit_object_creation_expression':
        return this.#viewImplicit(node);
      case 'anonymous_object_creation_expression':
        return { kind: 'map', entries: this.#anonymousEntries(node) };
      case 'element_access_expression':
        return this.#viewItem(node);
      case 'element_binding_expression':
      case 'collection_expression':
        return { kind: 'list', items: node.children.map((child) => child.children[0] ?? child) };
      case 'initializer_expression':
        return { kind: 'list', items: node.children };
      case 'binary_expression':
        return this.#viewOperator(node);
      case 'conditional_expression':
        return { kind: 'choice', options: node.children.filter((child) => child.field !== 'condition') };
      case 'switch_expression':
        return {
          kind: 'choice',
          options: node.children.flatMap((child) =>
            child.type === 'switch_expression_arm' ? child.children.slice(-1) : [],
          ),
        };
      case 'lambda_expression':
        return { kind: 'function', node };
      default:
        return this.#viewInner(node);
    }
  }

  #viewInner(node: CodeNode): View {
    const wrapping = [
      'parenthesized_expression',
      'await_expression',
      'postfix_unary_expression',
      'argument',
      'arrow_expression_clause',
      'generic_name',
      'checked_expression',
    ];
    const inner = wrapping.includes(node.type)
      ? node.children.find((child) => child.field !== 'name')
      : node.type === 'cast_expression'
        ? childAt(node, 'value')
        : node.type === 'as_expression'
          ? childAt(node, 'left')
          : node.type === 'assignment_expression'
            ? childAt(node, 'right')
            : ['array_creation_expression', 'implicit_array_creation_expression'].includes(node.type)
              ? this.child(node, 'initializer_expression')
              : undefined;
    return inner === undefined ? { kind: 'opaque' } : this.view(inner);
  }

  #textOf(node: CodeNode): string {
    const text = this.text(node);
    if (node.type === 'verbatim_string_literal') return text.slice(2, -1).replaceAll('""', '"');
    const content = node.children.filter((child) => /content|escape/.test(child.type)).map((child) => this.text(child));
    return node.type === 'raw_string_literal' ? content.join('') : unescapeText(content.join(''));
  }

  #viewInterpolated(node: CodeNode): View {
    const parts = node.children.flatMap((child): (CodeNode | string)[] => {
      if (child.type === 'string_content') return [this.text(child).replaceAll('{{', '{').replaceAll('}}', '}')];
      if (child.type === 'escape_sequence') return [unescapeText(this.text(child))];
      const value =
        child.type === 'interpolation'
          ? child.children.find((part) => !part.type.startsWith('interpolation'))
          : undefined;
      return value === undefined ? [] : [value];
    });
    return { kind: 'joined', parts };
  }

  #viewMember(object: CodeNode | undefined, name: CodeNode | undefined): View {
    if (object === undefined || name === undefined) return { kind: 'opaque' };
    const nameNode = name.type === 'generic_name' ? (name.children[0] ?? name) : name;
    return { kind: 'member', object, name: this.text(nameNode), nameNode };
  }

  /** `new(…) { … }`: a call of the type that is declared around it; without that, what it sets. */
  #viewImplicit(node: CodeNode): View {
    const initializer = this.child(node, 'initializer_expression');
    const call = this.#viewCall(this.#expectedType(node) ?? node, this.child(node, 'argument_list'), initializer);
    if (call.kind !== 'call' || call.callee !== node) return call;
    return { kind: 'map', entries: call.arguments.map(({ name, value }) => ({ key: name, value, spread: false })) };
  }

  /** `object?.Name`. */
  #viewConditional(node: CodeNode): View {
    const object = childAt(node, 'condition');
    const binding = node.children.find((child) => child !== object);
    return this.#viewMember(object, binding === undefined ? undefined : childAt(binding, 'name'));
  }

  #viewCreation(node: CodeNode): View {
    const type = childAt(node, 'type');
    const initializer = childAt(node, 'initializer');
    const elements = initializer?.children ?? [];
    const isKeyed = elements.some(
      (element) => element.type === 'initializer_expression' || this.#keyOf(element) !== undefined,
    );
    if (isKeyed) return { kind: 'map', entries: elements.flatMap((element) => this.#entryOf(element)) };
    return this.#viewCall(
      type === undefined ? undefined : (this.typeName(type) ?? type),
      childAt(node, 'arguments'),
      initializer,
    );
  }

  /** A call; what an initializer sets counts as named arguments. */
  #viewCall(callee: CodeNode | undefined, list: CodeNode | undefined, initializer: CodeNode | undefined): View {
    if (callee === undefined) return { kind: 'opaque' };
    const given = (list?.children ?? []).flatMap((argument): Argument[] => {
      const name = childAt(argument, 'name');
      const value = argument.children.find((child) => child !== name);
      const isArgument = argument.type === 'argument' && value !== undefined;
      return isArgument ? [{ name: name === undefined ? undefined : this.text(name), value, spread: undefined }] : [];
    });
    const set = (initializer?.children ?? []).flatMap((element): Argument[] => {
      const [left, value] = [childAt(element, 'left'), childAt(element, 'right')];
      if (left?.type !== 'identifier' || value === undefined) return [];
      return [{ name: this.text(left), value, spread: undefined }];
    });
    return { kind: 'call', callee, arguments: [...given, ...set] };
  }

  /** `["key"] = value` in an initializer. */
  #keyOf(element: CodeNode): CodeNode | undefined {
    const left = element.type === 'assignment_expression' ? childAt(element, 'left') : undefined;
    return left?.type === 'element_binding_expression' ? left.children[0]?.children[0] : undefined;
  }

  #entryOf(element: CodeNode): Entry[] {
    const key = this.#keyOf(element) ?? (element.type === 'initializer_expression' ? element.children[0] : undefined);
    const value = childAt(element, 'right') ?? element.children[1];
    const view = key === undefined ? undefined : this.view(key);
    return view?.kind === 'text' && value !== undefined ? [{ key: view.text, value, spread: false }] : [];
  }

  /** `new { model = "x", n }`: names and values stand in turn, a bare value names itself. */
  #anonymousEntries(node: CodeNode): Entry[] {
    return node.children.flatMap((value, index): Entry[] => {
      const before = node.children[index - 1];
      const gap = before === undefined ? '' : this.tree.file.text.slice(before.end, value.start);
      if (before !== undefined && gap.trim() === '=') return [{ key: this.text(before), value, spread: false }];
      const after = node.children[index + 1];
      const isKey = after !== undefined && this.tree.file.text.slice(value.end, after.start).trim() === '=';
      const view = this.view(value);
      const name = view.kind === 'name' || view.kind === 'member' ? view.name : undefined;
      return isKey || name === undefined ? [] : [{ key: name, value, spread: false }];
    });
  }

  #viewItem(node: CodeNode): View {
    const [object, key] = [childAt(node, 'expression'), childAt(node, 'subscript')?.children[0]?.children[0]];
    return object === undefined || key === undefined ? { kind: 'opaque' } : { kind: 'item', object, key };
  }

  #viewOperator(node: CodeNode): View {
    const [left, operator, right] = [childAt(node, 'left'), childAt(node, 'operator'), childAt(node, 'right')];
    if (left === undefined || operator === undefined || right === undefined) return { kind: 'opaque' };
    if (this.text(operator) === '+') return { kind: 'joined', parts: [left, right] };
    return this.text(operator) === '??' ? { kind: 'choice', options: [left, right] } : { kind: 'opaque' };
  }

  /** The type that `new(…)` makes: that of what is declared around it. */
  #expectedType(node: CodeNode): CodeNode | undefined {
    const holder = node.parent;
    const declaration = holder?.type === 'variable_declarator' ? holder.parent : holder;
    const isReturned = holder?.type === 'arrow_expression_clause' || holder?.type === 'return_statement';
    let around = isReturned ? holder : declaration;
    while (isReturned && around !== undefined && !functions.has(around.type) && around.type !== 'property_declaration')
      around = around.parent;
    const type = around === undefined ? undefined : (childAt(around, 'returns') ?? childAt(around, 'type'));
    return type === undefined ? undefined : this.typeName(type);
  }
}
