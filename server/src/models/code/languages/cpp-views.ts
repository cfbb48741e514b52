// C and C++ expressions as views.
// Invariant: what makes an object (`new X(a)`, `X{a}`, `make_unique<X>(a)`) is a call of its type.
import { childAt, type CodeNode } from '../../../syntax/code';
import { unescapeText } from '../escapes';
import { isWrapper, TypedBinder } from '../typed-binder';
import type { Argument, Entry, View } from '../view';

const making = new Set(['make_unique', 'make_shared', 'make_optional', 'in_place']);
const casting = new Set(['static_cast', 'reinterpret_cast', 'const_cast', 'dynamic_cast']);
const passing = new Set(['move', 'forward', 'ref', 'cref']);

/** What the expressions and types of C and C++ are. */
export abstract class CppExpressions extends TypedBinder {
  protected override typeName(type: CodeNode): CodeNode | undefined {
    switch (type.type) {
      case 'type_identifier':
      case 'identifier':
      case 'namespace_identifier':
        return type;
      case 'qualified_identifier': {
        const last = this.#lastOf(type);
        const given = last?.type === 'template_type' ? childAt(last, 'arguments')?.children[0] : undefined;
        const name = last === undefined ? undefined : childAt(last, 'name');
        return given !== undefined && name !== undefined && isWrapper(this.text(name)) ? this.typeName(given) : type;
      }
      case 'template_type':
        return childAt(type, 'name');
      case 'type_descriptor':
      case 'struct_specifier':
      case 'class_specifier': {
        const inner = childAt(type, 'type') ?? childAt(type, 'name');
        return inner === undefined ? undefined : this.typeName(inner);
      }
      default:
        return undefined;
    }
  }

  #lastOf(node: CodeNode): CodeNode | undefined {
    const name = childAt(node, 'name');
    return name?.type === 'qualified_identifier' ? this.#lastOf(name) : name;
  }

  protected override viewOnce(node: CodeNode): View {
    switch (node.type) {
      case 'identifier':
      case 'type_identifier':
      case 'field_identifier':
      case 'namespace_identifier':
      case 'this':
        return { kind: 'name', name: this.text(node) };
      case 'string_literal':
      case 'raw_string_literal':
        return this.#viewString(node);
      case 'concatenated_string':
        return { kind: 'joined', parts: node.children };
      case 'true':
      case 'false':
        return { kind: 'literal', value: node.type === 'true' };
      case 'null':
        return { kind: 'literal', value: null };
      case 'number_literal':
        return { kind: 'literal', value: Number.parseFloat(this.text(node).replaceAll("'", '')) };
      case 'field_expression':
        return this.#viewMember(childAt(node, 'argument'), childAt(node, 'field'));
      case 'qualified_identifier':
        return this.#viewQualified(node, childAt(node, 'scope'), childAt(node, 'name'));
      case 'template_type':
      case 'template_function':
        return this.#viewOf(childAt(node, 'name'));
      case 'call_expression':
        return this.#viewCall(node);
      case 'new_expression':
        return this.#viewMade(childAt(node, 'type'), childAt(node, 'arguments'));
      case 'compound_literal_expression':
        return this.#viewMade(childAt(node, 'type'), childAt(node, 'value'));
      case 'subscript_expression': {
        const [object, key] = [childAt(node, 'argument'), childAt(node, 'indices')?.children[0]];
        return object === undefined || key === undefined ? { kind: 'opaque' } : { kind: 'item', object, key };
      }
      case 'binary_expression':
        return this.#viewOperator(node);
      case 'conditional_expression':
        return { kind: 'choice', options: node.children.filter((child) => child.field !== 'condition') };
      case 'initializer_list':
        return this.#viewList(node);
      case 'lambda_expression':
        return { kind: 'function', node };
      default:
        return this.#viewInner(node);
    }
  }

  #viewInner(node: CodeNode): View {
    const inner = ['parenthesized_expression', 'condition_clause'].includes(node.type)
      ? node.children[0]
      : ['pointer_expression', 'unary_expression'].includes(node.type)
        ? childAt(node, 'argument')
        : ['cast_expression'].includes(node.type)
          ? childAt(node, 'value')
          : node.type === 'assignment_expression'
            ? childAt(node, 'right')
            : node.type === 'dependent_name' || node.type === 'type_descriptor'
              ? node.children.at(-1)
              : undefined;
    return inner === undefined ? { kind: 'opaque' } : this.view(inner);
  }

  #viewOf(node: CodeNode | undefined): View {
    return node === undefined ? { kind: 'opaque' } : this.view(node);
  }

  #viewString(node: CodeNode): View {
    const isRaw = node.type === 'raw_string_literal';
    const pieces = node.children.filter((child) => /content|escape/.test(child.type)).map((child) => this.text(child));
    return { kind: 'text', text: isRaw ? pieces.join('') : unescapeText(pieces.join('')) };
  }

  #viewMember(object: CodeNode | undefined, name: CodeNode | undefined): View {
    if (object === undefined || name === undefined) return { kind: 'opaque' };
    const nameNode = name.type === 'template_method' ? (childAt(name, 'name') ?? name) : name;
    return { kind: 'member', object, name: this.text(nameNode), nameNode };
  }

  /** `a::b::c`, which the grammar nests to the right. */
  #viewQualified(node: CodeNode, scope: CodeNode | undefined, name: CodeNode | undefined): View {
    if (name === undefined) return { kind: 'opaque' };
    if (scope === undefined) return this.view(name);
    if (name.type !== 'qualified_identifier')
      return this.#viewMember(
        scope,
        name.type === 'template_type' || name.type === 'template_function' ? childAt(name, 'name') : name,
      );
    const [inner, last] = [childAt(name, 'scope'), childAt(name, 'name')];
    if (inner === undefined) return { kind: 'opaque' };
    return this.#viewQualified(node, this.makeMember(node, scope, inner), last);
  }

  #viewCall(node: CodeNode): View {
    const callee = childAt(node, 'function');
    const list = childAt(node, 'arguments');
    if (callee === undefined || list === undefined) return { kind: 'opaque' };
    const template = callee.type === 'qualified_identifier' ? this.#lastOf(callee) : callee;
    const name = template?.type === 'template_function' ? childAt(template, 'name') : template;
    const called = name === undefined ? '' : this.text(name);
    const [first] = list.children;
    const type = template === undefined ? undefined : childAt(template, 'arguments')?.children[0];
    if (making.has(called) && type !== undefined) return this.#viewMade(type, list);
    if ((casting.has(called) || passing.has(called)) && first !== undefined) return this.view(first);
    return {
      kind: 'call',
      callee: template?.type === 'template_function' && callee === template ? (name ?? callee) : callee,
      arguments: this.argumentsOf(list),
    };
  }

  #viewMade(type: CodeNode | undefined, list: CodeNode | undefined): View {
    const callee = type === undefined ? undefined : this.typeName(type);
    return callee === undefined ? { kind: 'opaque' } : { kind: 'call', callee, arguments: this.argumentsOf(list) };
  }

  protected argumentsOf(list: CodeNode | undefined): readonly Argument[] {
    return (list?.children ?? []).flatMap((child): Argument[] => {
      if (child.type === 'comment') return [];
      if (child.type !== 'initializer_pair') return [{ name: undefined, value: child, spread: undefined }];
      const [name, value] = [childAt(child, 'designator')?.children[0], childAt(child, 'value')];
      return name === undefined || value === undefined ? [] : [{ name: this.text(name), value, spread: undefined }];
    });
  }

  /** `{{"key", value}, …}` is a map to the libraries that read JSON. */
  #viewList(node: CodeNode): View {
    const pairs = node.children.flatMap((child): Entry[] => {
      const [key, value, ...more] = child.type === 'initializer_list' ? child.children : [];
      const view = key === undefined ? undefined : this.view(key);
      return view?.kind === 'text' && value !== undefined && more.length === 0
        ? [{ key: view.text, value, spread: false }]
        : [];
    });
    if (pairs.length > 0 && pairs.length === node.children.length) return { kind: 'map', entries: pairs };
    return { kind: 'list', items: node.children };
  }

  #viewOperator(node: CodeNode): View {
    const [left, operator, right] = [childAt(node, 'left'), childAt(node, 'operator'), childAt(node, 'right')];
    if (left === undefined || operator === undefined || right === undefined) return { kind: 'opaque' };
    if (this.text(operator) === '+') return { kind: 'joined', parts: [left, right] };
    return this.text(operator) === '/' ? { kind: 'division', left, right } : { kind: 'opaque' };
  }
}
