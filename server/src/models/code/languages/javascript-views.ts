// JavaScript and TypeScript expressions as views.
import { childAt, textOf, type CodeNode, type SyntaxTree } from '../../../syntax/code';
import { unescapeText } from '../escapes';
import type { Argument, Entry, View } from '../view';

/** What a JavaScript or TypeScript expression is. */
export function viewJavaScript(tree: SyntaxTree, node: CodeNode): View {
  switch (node.type) {
    case 'identifier':
    case 'type_identifier':
    case 'shorthand_property_identifier':
      return { kind: 'name', name: textOf(tree, node) };
    case 'this':
      return { kind: 'name', name: 'this' };
    case 'meta_property':
      return { kind: 'name', name: 'import.meta' };
    case 'string':
    case 'template_string':
      return viewString(tree, node);
    case 'true':
    case 'false':
      return { kind: 'literal', value: node.type === 'true' };
    case 'null':
    case 'undefined':
      return { kind: 'literal', value: null };
    case 'number':
      return { kind: 'literal', value: Number(textOf(tree, node)) };
    case 'member_expression':
    case 'nested_type_identifier':
      return viewMember(tree, node);
    case 'subscript_expression':
      return viewSubscript(node);
    case 'call_expression':
    case 'new_expression':
      return viewCall(node);
    case 'binary_expression':
      return viewOperator(tree, node);
    case 'ternary_expression':
      return { kind: 'choice', options: node.children.filter((child) => child.field !== 'condition') };
    case 'union_type':
      return { kind: 'choice', options: node.children };
    case 'object':
      return { kind: 'map', entries: node.children.flatMap((child) => viewEntry(tree, child)) };
    case 'array':
      return { kind: 'list', items: node.children };
    case 'arrow_function':
    case 'function_expression':
      return { kind: 'function', node };
    default: {
      const inner = innerOf(node);
      return inner === undefined ? { kind: 'opaque' } : viewJavaScript(tree, inner);
    }
  }
}

/** The expression that a wrapping construct passes on unchanged. */
function innerOf(node: CodeNode): CodeNode | undefined {
  switch (node.type) {
    case 'parenthesized_expression':
    case 'await_expression':
    case 'non_null_expression':
    case 'as_expression':
    case 'satisfies_expression':
    case 'type_annotation':
      return node.children[0];
    case 'type_assertion':
      return node.children.at(-1);
    case 'assignment_expression':
    case 'augmented_assignment_expression':
      return childAt(node, 'right');
    default:
      return undefined;
  }
}

function viewString(tree: SyntaxTree, node: CodeNode): View {
  const parts = node.children.flatMap((child): (CodeNode | string)[] => {
    if (child.type === 'string_fragment') return [textOf(tree, child)];
    if (child.type === 'escape_sequence') return [unescapeText(textOf(tree, child))];
    return [child.children[0] ?? child];
  });
  if (parts.every((part) => typeof part === 'string')) return { kind: 'text', text: parts.join('') };
  return { kind: 'joined', parts };
}

function viewMember(tree: SyntaxTree, node: CodeNode): View {
  const object = childAt(node, 'object') ?? childAt(node, 'module');
  const name = childAt(node, 'property') ?? childAt(node, 'name');
  if (object === undefined || name === undefined) return { kind: 'opaque' };
  return { kind: 'member', object, name: textOf(tree, name), nameNode: name };
}

function viewSubscript(node: CodeNode): View {
  const object = childAt(node, 'object');
  const key = childAt(node, 'index');
  return object === undefined || key === undefined ? { kind: 'opaque' } : { kind: 'item', object, key };
}

function viewCall(node: CodeNode): View {
  const callee = childAt(node, 'function') ?? childAt(node, 'constructor');
  if (callee === undefined) return { kind: 'opaque' };
  const list = childAt(node, 'arguments');
  const given = list?.type === 'arguments' ? list.children : [];
  return { kind: 'call', callee, arguments: given.flatMap(viewArgument) };
}

function viewArgument(node: CodeNode): Argument[] {
  if (node.type === 'comment') return [];
  if (node.type !== 'spread_element') return [{ name: undefined, value: node, spread: undefined }];
  const value = node.children[0];
  return value === undefined ? [] : [{ name: undefined, value, spread: 'list' }];
}

function viewOperator(tree: SyntaxTree, node: CodeNode): View {
  const [left, operator, right] = [childAt(node, 'left'), childAt(node, 'operator'), childAt(node, 'right')];
  if (left === undefined || operator === undefined || right === undefined) return { kind: 'opaque' };
  switch (textOf(tree, operator)) {
    case '+':
      return { kind: 'joined', parts: [left, right] };
    case '??':
    case '||':
    case '&&':
      return { kind: 'choice', options: [left, right] };
    default:
      return { kind: 'opaque' };
  }
}

function viewEntry(tree: SyntaxTree, node: CodeNode): Entry[] {
  switch (node.type) {
    case 'shorthand_property_identifier':
      return [{ key: textOf(tree, node), value: node, spread: false }];
    case 'spread_element': {
      const value = node.children[0];
      return value === undefined ? [] : [{ key: undefined, value, spread: true }];
    }
    case 'pair': {
      const key = childAt(node, 'key');
      const value = childAt(node, 'value');
      return key === undefined || value === undefined ? [] : [{ key: keyOf(tree, key), value, spread: false }];
    }
    default:
      return [];
  }
}

/** The name of a property; undefined when it is computed from more than a literal. */
export function keyOf(tree: SyntaxTree, key: CodeNode): string | undefined {
  const literal = key.type === 'computed_property_name' ? key.children[0] : key;
  if (literal?.type === 'string') {
    const view = viewString(tree, literal);
    return view.kind === 'text' ? view.text : undefined;
  }
  return key.type === 'computed_property_name' ? undefined : textOf(tree, key);
}
