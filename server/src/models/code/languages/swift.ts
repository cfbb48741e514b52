// The scopes, bindings and expressions of a Swift file.
// Invariant: an extension adds to the type that it extends; `.name` without an object is a member of nothing known.
import { childAt, type CodeNode, type SyntaxTree } from '../../../syntax/code';
import { unescapeText } from '../escapes';
import type { Packages } from '../packages';
import { swiftTexts } from './swift-texts';
import { isWrapper, TypedBinder } from '../typed-binder';
import type { Argument, Entry, Program, Scope, View } from '../view';

/** Makes a Swift file ready for following values. */
export function readSwift(tree: SyntaxTree, packages: Packages): Program {
  return new SwiftBinder(tree, packages).read(swiftTexts);
}

const classes = new Set(['class_declaration', 'protocol_declaration']);
const blocks = new Set(['statements', 'for_statement', 'catch_block', 'switch_entry']);

class SwiftBinder extends TypedBinder {
  protected override readonly selves: ReadonlySet<string> = new Set(['self', 'Self']);
  readonly #types = new Map<string, Scope>();

  protected override visit(node: CodeNode, scope: Scope): void {
    if (classes.has(node.type)) {
      this.#bindClass(node, scope);
      return;
    }
    const inside = blocks.has(node.type) ? this.open('block', node, scope) : scope;
    switch (node.type) {
      case 'import_declaration':
        this.#bindImport(node);
        return;
      case 'function_declaration':
      case 'init_declaration':
      case 'lambda_literal':
        this.#bindFunction(node, scope);
        return;
      case 'property_declaration':
        this.#bindProperty(node, scope);
        break;
      case 'if_statement':
      case 'guard_statement':
      case 'while_statement':
        this.#bindConditions(node, scope);
        break;
      case 'for_statement':
        this.#bindPattern(childAt(node, 'item'), { among: childAt(node, 'collection') }, node, inside);
        break;
      case 'enum_entry':
        this.#bindCases(node, scope);
        break;
      case 'assignment':
        this.#bindAssignment(node, scope);
        break;
      case 'call_expression':
        this.calls.push(node);
        break;
      case 'control_transfer_statement':
        this.addResult(childAt(node, 'result'), scope);
        break;
    }
    this.visitChildren(node, inside);
  }

  #bindImport(node: CodeNode): void {
    const parts = this.child(node, 'identifier')?.children ?? [];
    this.importAll(parts.map((part) => this.text(part)));
    const [module, last] = [parts[0], parts.at(-1)];
    if (module !== undefined && last !== undefined && parts.length > 1) {
      this.importName(
        this.text(last),
        parts.map((part) => this.text(part)),
        node,
      );
      this.importAll([this.text(module)]);
    }
  }

  #bindClass(node: CodeNode, scope: Scope): void {
    const named = childAt(node, 'name');
    const name = named === undefined ? undefined : this.text(named);
    const heads = node.children.filter((child) => child.type === 'inheritance_specifier');
    const bases = heads.flatMap((head) => childAt(head, 'inherits_from') ?? []);
    const known = name === undefined ? undefined : this.#types.get(name);
    const kind = childAt(node, 'declaration_kind');
    const isExtension = kind !== undefined && this.text(kind) === 'extension';
    // A type of another file is no class of this one, whatever is added to it.
    const inside = known ?? this.openClass(node, isExtension ? undefined : name, bases, scope);
    if (name !== undefined) this.#types.set(name, inside);
    for (const member of childAt(node, 'body')?.children ?? [])
      this.visit(member, known === undefined ? inside : this.open('block', member, inside));
  }

  #bindFunction(node: CodeNode, scope: Scope): void {
    const names = node.children.filter((child) => child.field === 'name');
    const name = node.type === 'function_declaration' ? names[0] : undefined;
    const inside = this.openFunction(node, name === undefined ? undefined : this.text(name), scope, names[1]);
    node.children.forEach((child, index) => {
      if (child.type !== 'parameter') return;
      const next = node.children[index + 1];
      const value = next?.field === 'default_value' ? next : undefined;
      const parts = child.children.filter((part) => part.field === 'name');
      const [own, type] = parts;
      if (own !== undefined) this.declareParameter(this.text(own), { type, value }, child, inside);
    });
    const parameters = this.child(this.child(node, 'lambda_function_type'), 'lambda_function_type_parameters');
    for (const parameter of parameters?.children ?? []) {
      const own = childAt(parameter, 'name') ?? parameter.children[0] ?? parameter;
      inside.add(this.text(own), { kind: 'unknown', at: node });
    }
    const body = childAt(node, 'body') ?? node;
    const statements = this.child(body, 'statements');
    // A single expression is what comes back.
    if (statements?.children.length === 1) this.addResult(statements.children[0], inside);
    this.visitChildren(body, inside);
  }

  #bindProperty(node: CodeNode, scope: Scope): void {
    const pattern = childAt(node, 'name');
    const annotation = this.child(node, 'type_annotation');
    const type = annotation === undefined ? undefined : childAt(annotation, 'name');
    const computed = this.child(childAt(node, 'computed_value'), 'statements');
    const value = childAt(node, 'value') ?? (computed?.children.length === 1 ? computed.children[0] : undefined);
    this.#bindPattern(pattern, { value, type }, node, scope);
  }

  #bindPattern(
    pattern: CodeNode | undefined,
    declared: { value?: CodeNode | undefined; type?: CodeNode | undefined; among?: CodeNode | undefined },
    at: CodeNode,
    scope: Scope,
  ): void {
    const bound = pattern === undefined ? undefined : childAt(pattern, 'bound_identifier');
    if (bound === undefined) return;
    if (at.type === 'for_statement') scope.add(this.text(bound), { kind: 'unknown', at, among: declared.among });
    else this.declare(this.text(bound), declared, at, scope);
  }

  /** `if let name = value`, `guard let name = value`. */
  #bindConditions(node: CodeNode, scope: Scope): void {
    node.children.forEach((child, index) => {
      if (child.field !== 'bound_identifier') return;
      const sign = node.children[index + 1];
      const value = sign?.type === '=' ? node.children[index + 2] : undefined;
      if (value !== undefined) this.declare(this.text(child), { value }, child, scope);
    });
  }

  #bindCases(node: CodeNode, scope: Scope): void {
    node.children.forEach((child, index) => {
      if (child.field !== 'name') return;
      const next = node.children[index + 1];
      const value =
        next?.field === 'raw_value' ? next : this.make(child, child, { kind: 'text', text: this.text(child) });
      this.declare(this.text(child), { value }, child, scope);
    });
  }

  #bindAssignment(node: CodeNode, scope: Scope): void {
    const [target, value] = [childAt(node, 'target'), childAt(node, 'result')];
    if (target !== undefined && value !== undefined) this.assign(target, value, node, scope);
  }

  protected override typeName(type: CodeNode): CodeNode | undefined {
    if (type.type === 'user_type') {
      const names = type.children.filter((child) => child.type === 'type_identifier');
      const given = this.child(type, 'type_arguments')?.children[0];
      const [last] = names.slice(-1);
      if (last !== undefined && given !== undefined && isWrapper(this.text(last))) return this.typeName(given);
      return names.reduce(
        (object: CodeNode | undefined, name) => (object === undefined ? name : this.makeMember(type, object, name)),
        undefined,
      );
    }
    if (type.type === 'type_identifier') return type;
    const inner = this.child(type, 'user_type', 'optional_type', 'tuple_type', 'tuple_type_item');
    return inner === undefined ? undefined : this.typeName(inner);
  }

  protected override viewOnce(node: CodeNode): View {
    switch (node.type) {
      case 'simple_identifier':
      case 'type_identifier':
        return { kind: 'name', name: this.text(node).replaceAll('`', '') };
      case 'self_expression':
        return { kind: 'name', name: 'self' };
      case 'line_string_literal':
      case 'multi_line_string_literal':
        return this.#viewString(node);
      case 'raw_string_literal':
        return { kind: 'text', text: this.text(node).replace(/^#*"+|"+#*$/g, '') };
      case 'boolean_literal':
        return { kind: 'literal', value: this.text(node) === 'true' };
      case 'integer_literal':
      case 'real_literal':
        return { kind: 'literal', value: Number.parseFloat(this.text(node).replaceAll('_', '')) };
      case 'nil':
        return { kind: 'literal', value: null };
      case 'navigation_expression':
        return this.#viewMember(node);
      case 'prefix_expression':
        return this.#viewImplicit(node);
      case 'call_expression':
        return this.#viewCall(node);
      case 'additive_expression':
        return this.#viewSum(node);
      case 'ternary_expression':
        return { kind: 'choice', options: node.children.filter((child) => child.field !== 'condition') };
      case 'nil_coalescing_expression':
        return { kind: 'choice', options: node.children };
      case 'array_literal':
        return { kind: 'list', items: node.children };
      case 'dictionary_literal':
        return { kind: 'map', entries: this.#entriesOf(node) };
      case 'lambda_literal':
        return { kind: 'function', node };
      default:
        return this.#viewInner(node);
    }
  }

  #viewInner(node: CodeNode): View {
    const wrapping = [
      'try_expression',
      'await_expression',
      'postfix_expression',
      'as_expression',
      'directly_assignable_expression',
      'tuple_expression',
      'interpolated_expression',
      'user_type',
    ];
    if (!wrapping.includes(node.type))
      return this.text(node) === 'nil' ? { kind: 'literal', value: null } : { kind: 'opaque' };
    const inner = childAt(node, 'expr') ?? childAt(node, 'value') ?? childAt(node, 'target') ?? node.children[0];
    return inner === undefined ? { kind: 'opaque' } : this.view(inner);
  }

  #viewString(node: CodeNode): View {
    const parts = node.children.flatMap((child): (CodeNode | string)[] => {
      if (child.type === 'interpolated_expression') return [childAt(child, 'value') ?? child];
      return [unescapeText(this.text(child))];
    });
    return parts.every((part) => typeof part === 'string')
      ? { kind: 'text', text: parts.join('') }
      : { kind: 'joined', parts };
  }

  #viewMember(node: CodeNode): View {
    const object = childAt(node, 'target');
    const suffix = childAt(node, 'suffix');
    const name = suffix === undefined ? undefined : (childAt(suffix, 'suffix') ?? suffix.children[0]);
    if (object === undefined || name === undefined) return { kind: 'opaque' };
    // `Type.init(…)` is `Type(…)`, `Type.self` the type.
    if (['init', 'self'].includes(this.text(name))) return this.view(object);
    return { kind: 'member', object, name: this.text(name), nameNode: name };
  }

  /** `.name`, whose type the compiler infers. */
  #viewImplicit(node: CodeNode): View {
    const [sign, target] = [childAt(node, 'operation'), childAt(node, 'target')];
    if (sign === undefined || target === undefined || this.text(sign) !== '.') return { kind: 'opaque' };
    return {
      kind: 'member',
      object: this.make(node, sign, { kind: 'opaque' }),
      name: this.text(target),
      nameNode: target,
    };
  }

  #viewCall(node: CodeNode): View {
    const [callee, suffix] = node.children;
    if (callee === undefined || suffix === undefined) return { kind: 'opaque' };
    // A block behind a call is one of its arguments.
    const isTrailing = callee.type === 'call_expression' && this.child(suffix, 'value_arguments') === undefined;
    if (isTrailing) return this.view(callee);
    if (callee.type === 'lambda_literal') return this.#viewBlock(callee);
    return { kind: 'call', callee, arguments: this.#argumentsOf(this.child(suffix, 'value_arguments')) };
  }

  /** `{ … }()` gives what its last statement gives. */
  #viewBlock(lambda: CodeNode): View {
    const last = this.child(lambda, 'statements')?.children.at(-1);
    const result = last?.type === 'control_transfer_statement' ? childAt(last, 'result') : last;
    return result === undefined ? { kind: 'opaque' } : this.view(result);
  }

  #argumentsOf(list: CodeNode | undefined): readonly Argument[] {
    return (list?.children ?? []).flatMap((child): Argument[] => {
      const [label, value] = [childAt(child, 'name'), childAt(child, 'value')];
      return value === undefined
        ? []
        : [{ name: label === undefined ? undefined : this.text(label), value, spread: undefined }];
    });
  }

  #entriesOf(node: CodeNode): Entry[] {
    const keys = node.children.filter((child) => child.field === 'key');
    const values = node.children.filter((child) => child.field === 'value');
    return keys.flatMap((key, index) => {
      const [view, value] = [this.view(key), values[index]];
      return value === undefined ? [] : [{ key: view.kind === 'text' ? view.text : undefined, value, spread: false }];
    });
  }

  #viewSum(node: CodeNode): View {
    const [left, operator, right] = [childAt(node, 'lhs'), childAt(node, 'op'), childAt(node, 'rhs')];
    if (left === undefined || operator === undefined || right === undefined) return { kind: 'opaque' };
    return this.text(operator) === '+' ? { kind: 'joined', parts: [left, right] } : { kind: 'opaque' };
  }
}
