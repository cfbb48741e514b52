// The scopes, bindings and expressions of a Kotlin file.
// Invariant: members of a companion object are members of the class around it.
import type { CodeNode, SyntaxTree } from '../../../syntax/code';
import { unescapeText } from '../escapes';
import { javaTexts } from './java-texts';
import type { Packages } from '../packages';
import { isWrapper, TypedBinder } from '../typed-binder';
import type { Argument, Program, Scope, View } from '../view';

/** Makes a Kotlin file ready for following values. */
export function readKotlin(tree: SyntaxTree, packages: Packages): Program {
  return new KotlinBinder(tree, packages).read(javaTexts);
}

const types = ['user_type', 'nullable_type', 'parenthesized_type'];
const modifying = new Set(['modifiers', 'binding_pattern_kind', 'line_comment', 'multiline_comment', ...types]);
/** Functions of the standard library that hand their object to a block, as `it` or as the block's own object. */
const handingOn = new Set(['let', 'also', 'use', 'run', 'apply', 'takeIf']);
/** Those of them that give their object back. */
const passingOn = new Set(['also', 'apply', 'takeIf', 'takeUnless']);
/** Those that give back what the block ends with. */
const yielding = new Set([
  'let',
  'run',
  'use',
  'with',
  'runCatching',
  'lazy',
  'runBlocking',
  'withContext',
  'async',
  'remember',
]);

class KotlinBinder extends TypedBinder {
  protected override visit(node: CodeNode, scope: Scope): void {
    switch (node.type) {
      case 'import_header':
        this.#bindImport(node);
        return;
      case 'class_declaration':
      case 'object_declaration':
        this.#bindClass(node, scope);
        return;
      case 'function_declaration':
      case 'anonymous_function':
      case 'secondary_constructor':
        this.#bindFunction(node, scope);
        return;
      case 'lambda_literal':
        this.#bindLambda(node, scope);
        return;
      case 'property_declaration':
        this.#bindProperty(node, scope);
        break;
      case 'type_alias':
        this.#bindAlias(node, scope);
        return;
      case 'assignment': {
        const [left, right] = node.children;
        if (left !== undefined && right !== undefined) this.assign(left, right, node, scope);
        break;
      }
      case 'call_expression':
        this.calls.push(node);
        break;
      case 'jump_expression':
        this.addResult(node.children[0], scope);
        break;
    }
    const inside =
      node.type === 'for_statement' || node.type === 'control_structure_body' ? this.open('block', node, scope) : scope;
    if (node.type === 'for_statement') this.#bindLoop(node, inside);
    this.visitChildren(node, inside);
  }

  #bindImport(node: CodeNode): void {
    const name = this.child(node, 'identifier');
    if (name === undefined) return;
    const names = name.children.map((part) => this.text(part));
    const alias = this.child(node, 'import_alias')?.children[0];
    if (this.child(node, 'wildcard_import') !== undefined) this.importAll(names);
    else this.importName(alias === undefined ? (names.at(-1) ?? '') : this.text(alias), names, node);
  }

  #bindClass(node: CodeNode, scope: Scope): void {
    const name = this.child(node, 'type_identifier');
    const heads = node.children.filter((child) => child.type === 'delegation_specifier');
    const bases = heads.flatMap((head) => {
      const made = this.child(head, 'constructor_invocation') ?? head;
      return this.child(made, 'user_type') ?? [];
    });
    const inside = this.openClass(node, name === undefined ? undefined : this.text(name), bases, scope);
    const parameters = this.child(node, 'primary_constructor')?.children ?? [];
    for (const parameter of parameters) this.#bindParameter(parameter, parameter.children, inside);
    for (const head of heads) this.visit(head, inside);
    const body = this.child(node, 'class_body', 'enum_class_body');
    for (const member of body?.children ?? []) this.#bindMember(member, parameters, inside);
  }

  #bindMember(member: CodeNode, parameters: readonly CodeNode[], scope: Scope): void {
    const isCompanion = member.type === 'companion_object';
    if (member.type === 'enum_entry') this.#bindConstant(member, parameters, scope);
    if (isCompanion) this.visitChildren(this.child(member, 'class_body') ?? member, scope);
    else this.visit(member, scope);
  }

  /** A constant of an enumeration is what its constructor's parameters are given. */
  #bindConstant(node: CodeNode, parameters: readonly CodeNode[], scope: Scope): void {
    const name = this.child(node, 'simple_identifier');
    const given = this.#valueArguments(this.child(node, 'value_arguments'));
    const entries = given.flatMap(({ name: keyword, value }, index) => {
      const parameter = this.child(parameters[index], 'simple_identifier');
      const key = keyword ?? (parameter === undefined ? undefined : this.text(parameter));
      return key === undefined ? [] : [{ key, value, spread: false }];
    });
    if (name !== undefined)
      this.declare(this.text(name), { value: this.make(node, node, { kind: 'map', entries }) }, node, scope);
  }

  #bindFunction(node: CodeNode, scope: Scope): void {
    const name = this.child(node, 'simple_identifier');
    const list = this.child(node, 'function_value_parameters');
    const behind = node.children.slice(list === undefined ? 0 : node.children.indexOf(list) + 1);
    const type = behind.find((child) => types.includes(child.type));
    const inside = this.openFunction(node, name === undefined ? undefined : this.text(name), scope, type);
    list?.children.forEach((parameter, index) => {
      if (parameter.type !== 'parameter') return;
      const next = list.children[index + 1];
      const initial = next === undefined || next.type === 'parameter' || modifying.has(next.type) ? [] : [next];
      this.#bindParameter(parameter, [...parameter.children, ...initial], inside);
    });
    const body = this.child(node, 'function_body', 'statements');
    if (body === undefined) return;
    if (body.children[0]?.type !== 'statements') this.addResult(body.children[0], inside);
    this.visitChildren(body, inside);
  }

  #bindParameter(node: CodeNode, pieces: readonly CodeNode[], scope: Scope): void {
    const name = this.child(node, 'simple_identifier');
    if (name === undefined) return;
    const value = pieces.find((piece) => piece !== name && !modifying.has(piece.type));
    const type = this.child(node, ...types);
    this.declareParameter(this.text(name), { type, value }, node, scope);
    if (value !== undefined) this.visit(value, scope);
  }

  #bindLambda(node: CodeNode, scope: Scope): void {
    const inside = this.openFunction(node, undefined, scope);
    const statements = this.child(node, 'statements');
    this.addResult(statements?.children.at(-1), inside);
    const handed = this.#handedTo(node);
    const names = (this.child(node, 'lambda_parameters')?.children ?? []).map((parameter) =>
      this.text(this.child(parameter, 'simple_identifier') ?? parameter),
    );
    for (const name of names.length === 0 ? ['it'] : names) {
      if (handed === undefined || names.length > 1) inside.add(name, { kind: 'unknown', at: node });
      else inside.add(name, { kind: 'value', value: handed, steps: [], at: node });
    }
    if (statements !== undefined) this.visit(statements, inside);
  }

  /** The object of `x.let { … }`. */
  #handedTo(lambda: CodeNode): CodeNode | undefined {
    const call = lambda.parent?.parent?.type === 'call_suffix' ? lambda.parent.parent.parent : lambda.parent?.parent;
    const callee = call?.type === 'call_expression' ? call.children[0] : undefined;
    const view = callee === undefined ? undefined : this.view(callee);
    return view?.kind === 'member' && handingOn.has(view.name) ? view.object : undefined;
  }

  #bindProperty(node: CodeNode, scope: Scope): void {
    const declared = this.child(node, 'variable_declaration');
    const several = this.child(node, 'multi_variable_declaration');
    const at = several ?? declared;
    if (at === undefined) return;
    const value = node.children.slice(node.children.indexOf(at) + 1).find((child) => !modifying.has(child.type));
    for (const each of several?.children ?? [])
      scope.add(this.text(each.children[0] ?? each), { kind: 'unknown', at: node });
    const name = this.child(declared, 'simple_identifier');
    if (name === undefined) return;
    const isAccessor = value?.type === 'getter' || value?.type === 'setter';
    const given = isAccessor ? this.#getterValue(value) : value;
    this.declare(this.text(name), { value: given, type: this.child(declared, ...types) }, node, scope);
  }

  #getterValue(getter: CodeNode | undefined): CodeNode | undefined {
    const body = this.child(getter, 'function_body')?.children[0];
    return body?.type === 'statements' ? undefined : body;
  }

  #bindAlias(node: CodeNode, scope: Scope): void {
    const [name, type] = [this.child(node, 'type_identifier'), this.child(node, ...types)];
    if (name !== undefined && type !== undefined)
      this.declare(this.text(name), { value: this.typeName(type) }, node, scope);
  }

  #bindLoop(node: CodeNode, scope: Scope): void {
    const name = this.child(this.child(node, 'variable_declaration'), 'simple_identifier');
    if (name !== undefined) scope.add(this.text(name), { kind: 'unknown', at: node, among: node.children[1] });
  }

  protected override typeName(type: CodeNode): CodeNode | undefined {
    if (type.type !== 'user_type') return type.type === 'type_identifier' ? type : this.#inside(type);
    const given = this.child(this.child(type, 'type_arguments'), 'type_projection')?.children[0];
    const names = type.children.filter((child) => child.type === 'type_identifier');
    const [last] = names.slice(-1);
    if (last !== undefined && given !== undefined && isWrapper(this.text(last))) return this.typeName(given);
    return names.reduce(
      (object: CodeNode | undefined, name) => (object === undefined ? name : this.makeMember(type, object, name)),
      undefined,
    );
  }

  #inside(type: CodeNode): CodeNode | undefined {
    const inner = this.child(type, ...types);
    return inner === undefined ? undefined : this.typeName(inner);
  }

  protected override viewOnce(node: CodeNode): View {
    switch (node.type) {
      case 'simple_identifier':
      case 'type_identifier':
      case 'interpolated_identifier':
        return { kind: 'name', name: this.text(node).replaceAll('`', '') };
      case 'this_expression':
        return { kind: 'name', name: 'this' };
      case 'string_literal':
        return this.#viewString(node);
      case 'boolean_literal':
        return { kind: 'literal', value: this.text(node) === 'true' };
      case 'integer_literal':
      case 'real_literal':
        return { kind: 'literal', value: Number.parseFloat(this.text(node).replaceAll('_', '')) };
      case 'navigation_expression':
        return this.#viewMember(node);
      case 'call_expression':
        return this.#viewCall(node);
      case 'indexing_expression':
        return this.#viewItem(node);
      case 'additive_expression':
        return this.#viewSum(node);
      case 'elvis_expression':
        return { kind: 'choice', options: node.children };
      case 'if_expression':
        return { kind: 'choice', options: node.children.slice(1) };
      case 'when_expression':
        return {
          kind: 'choice',
          options: node.children.flatMap((child) => (child.type === 'when_entry' ? child.children.slice(-1) : [])),
        };
      case 'collection_literal':
        return { kind: 'list', items: node.children };
      case 'lambda_literal':
        return { kind: 'function', node };
      default:
        return this.#viewInner(node);
    }
  }

  #viewInner(node: CodeNode): View {
    if (node.type === 'null' || (node.children.length === 0 && this.text(node) === 'null'))
      return { kind: 'literal', value: null };
    const wrapping = [
      'parenthesized_expression',
      'postfix_expression',
      'as_expression',
      'directly_assignable_expression',
      'control_structure_body',
      'interpolated_expression',
      'statements',
      'callable_reference',
      'annotated_lambda',
      'user_type',
      'spread_expression',
    ];
    if (node.type === 'property_delegate') return this.#view(node.children[0]);
    if (node.type === 'assignment') return this.#view(node.children[1]);
    if (node.type === 'try_expression') return this.#view(this.child(node, 'statements'));
    if (!wrapping.includes(node.type)) return { kind: 'opaque' };
    const isLast = node.type === 'statements' || node.type === 'control_structure_body';
    return this.#view(isLast ? node.children.at(-1) : node.children[0]);
  }

  #view(node: CodeNode | undefined): View {
    return node === undefined ? { kind: 'opaque' } : this.view(node);
  }

  #viewString(node: CodeNode): View {
    const isRaw = this.text(node).startsWith('"""');
    const parts = node.children.flatMap((child): (CodeNode | string)[] => {
      if (child.type === 'string_content') return [isRaw ? this.text(child) : unescapeText(this.text(child))];
      return child.type === 'character_escape_seq' ? [unescapeText(this.text(child))] : [child];
    });
    return parts.every((part) => typeof part === 'string')
      ? { kind: 'text', text: parts.join('') }
      : { kind: 'joined', parts };
  }

  #viewMember(node: CodeNode): View {
    const [object, suffix] = node.children;
    const name = this.child(suffix, 'simple_identifier');
    if (object === undefined || name === undefined) return this.#view(object);
    return { kind: 'member', object, name: this.text(name), nameNode: name };
  }

  #viewCall(node: CodeNode): View {
    const [callee, suffix] = node.children;
    if (callee === undefined || suffix === undefined) return { kind: 'opaque' };
    const lambda = this.child(this.child(suffix, 'annotated_lambda'), 'lambda_literal');
    const view = this.view(callee);
    const name = view.kind === 'member' || view.kind === 'name' ? view.name : '';
    if (lambda !== undefined && view.kind === 'member' && passingOn.has(name)) return this.view(view.object);
    const last = this.child(lambda, 'statements')?.children.at(-1);
    if (last !== undefined && yielding.has(name)) return this.view(last);
    const given = this.#valueArguments(this.child(suffix, 'value_arguments'));
    const trailing = lambda === undefined ? [] : [{ name: undefined, value: lambda, spread: undefined }];
    return { kind: 'call', callee, arguments: [...given, ...trailing] };
  }

  #valueArguments(list: CodeNode | undefined): readonly Argument[] {
    return (list?.children ?? []).flatMap((child): Argument[] => {
      const [first, second] = child.children;
      if (child.type !== 'value_argument' || first === undefined) return [];
      // `name = value` and a bare name differ in the number of parts alone.
      const keyword = second !== undefined && first.type === 'simple_identifier' ? this.text(first) : undefined;
      const value = keyword === undefined ? child.children.at(-1) : second;
      return value === undefined ? [] : [{ name: keyword, value, spread: undefined }];
    });
  }

  #viewItem(node: CodeNode): View {
    const [object, suffix] = node.children;
    const key = suffix?.children[0];
    return object === undefined || key === undefined ? { kind: 'opaque' } : { kind: 'item', object, key };
  }

  #viewSum(node: CodeNode): View {
    const [left, right] = node.children;
    if (left === undefined || right === undefined) return { kind: 'opaque' };
    const operator = this.tree.file.text.slice(left.end, right.start);
    return operator.includes('+') ? { kind: 'joined', parts: [left, right] } : { kind: 'opaque' };
  }
}
