// Python expressions as views.
import { childAt, textOf, type CodeNode, type SyntaxTree } from '../../../syntax/code';
import { unescapeText } from '../escapes';
import type { Argument, CallView, Entry, View } from '../view';

/** What a Python expression is. */
export function viewPython(tree: SyntaxTree, node: CodeNode): View {
  switch (node.type) {
    case 'identifier':
      return { kind: 'name', name: textOf(tree, node) };
    case 'string':
      return viewString(tree, node);
    case 'concatenated_string':
      return { kind: 'joined', parts: node.children };
    case 'true':
    case 'false':
      return { kind: 'literal', value: node.type === 'true' };
    case 'none':
      return { kind: 'literal', value: null };
    case 'integer':
    case 'float':
      return { kind: 'literal', value: Number(textOf(tree, node).replaceAll('_', '')) };
    case 'attribute':
      return viewAttribute(tree, node);
    case 'call':
      return viewCall(tree, node);
    case 'binary_operator':
      return viewOperator(tree, node);
    case 'boolean_operator':
      return { kind: 'choice', options: node.children.filter((child) => child.field !== 'operator') };
    case 'conditional_expression':
      return { kind: 'choice', options: node.children.filter((_, index) => index !== 1) };
    case 'subscript':
      return viewSubscript(node);
    case 'dictionary':
      return { kind: 'map', entries: node.children.flatMap((child) => viewPair(tree, child)) };
    case 'list':
    case 'tuple':
    case 'expression_list':
    case 'pattern_list':
    case 'set':
      return { kind: 'list', items: node.children };
    case 'lambda':
      return { kind: 'function', node };
    default: {
      const inner = innerOf(node);
      return inner === undefined ? { kind: 'opaque' } : viewPython(tree, inner);
    }
  }
}

/** The expression that a wrapping construct passes on unchanged. */
function innerOf(node: CodeNode): CodeNode | undefined {
  switch (node.type) {
    case 'parenthesized_expression':
    case 'await':
    case 'as_pattern':
    case 'type':
    case 'expression_statement':
      return node.children[0];
    case 'named_expression':
      return childAt(node, 'value');
    case 'assignment':
      return childAt(node, 'right');
    default:
      return undefined;
  }
}

function viewString(tree: SyntaxTree, node: CodeNode): View {
  const opening = node.children[0];
  const prefix = opening?.type === 'string_start' ? textOf(tree, opening).toLowerCase() : '';
  if (prefix.startsWith('b') || prefix.startsWith('rb')) return { kind: 'opaque' };
  const raw = prefix.startsWith('r') || prefix.startsWith('fr');
  const parts = node.children.flatMap((child): (CodeNode | string)[] => {
    if (child.type === 'string_content') {
      const text = textOf(tree, child);
      return [raw ? text : unescapeText(text)];
    }
    if (child.type !== 'interpolation') return [];
    // A value that is given another form makes a text that nobody knows.
    if (child.children.some((part) => part.type === 'format_specifier')) return [child];
    return [childAt(child, 'expression') ?? child];
  });
  if (parts.every((part) => typeof part === 'string')) return { kind: 'text', text: parts.join('') };
  return { kind: 'joined', parts };
}

function viewAttribute(tree: SyntaxTree, node: CodeNode): View {
  const object = childAt(node, 'object');
  const name = childAt(node, 'attribute');
  if (object === undefined || name === undefined) return { kind: 'opaque' };
  return { kind: 'member', object, name: textOf(tree, name), nameNode: name };
}

function viewCall(tree: SyntaxTree, node: CodeNode): CallView | { kind: 'opaque' } {
  const callee = childAt(node, 'function');
  const list = childAt(node, 'arguments');
  if (callee === undefined || list === undefined) return { kind: 'opaque' };
  return { kind: 'call', callee, arguments: list.type === 'argument_list' ? viewArguments(tree, list) : [] };
}

/** The arguments of a call, or of a class's head. */
export function viewArguments(tree: SyntaxTree, list: CodeNode): readonly Argument[] {
  return list.children.flatMap((child): Argument[] => {
    if (child.type === 'comment') return [];
    const first = child.children[0];
    if (child.type === 'keyword_argument') {
      const name = childAt(child, 'name');
      const value = childAt(child, 'value');
      if (name === undefined || value === undefined) return [];
      return [{ name: textOf(tree, name), value, spread: undefined }];
    }
    if (child.type === 'dictionary_splat') {
      return first === undefined ? [] : [{ name: undefined, value: first, spread: 'map' }];
    }
    if (child.type === 'list_splat') {
      return first === undefined ? [] : [{ name: undefined, value: first, spread: 'list' }];
    }
    return [{ name: undefined, value: child, spread: undefined }];
  });
}

function viewOperator(tree: SyntaxTree, node: CodeNode): View {
  const [left, operator, right] = [childAt(node, 'left'), childAt(node, 'operator'), childAt(node, 'right')];
  if (left === undefined || operator === undefined || right === undefined) return { kind: 'opaque' };
  switch (textOf(tree, operator)) {
    case '+':
      return { kind: 'joined', parts: [left, right] };
    case '/':
      return { kind: 'division', left, right };
    case '|':
      return { kind: 'choice', options: [left, right] };
    case '%':
      return viewFormat(tree, left, right);
    default:
      return { kind: 'opaque' };
  }
}

/** `'%s/%s' % (a, b)`: a text with values in it. */
function viewFormat(tree: SyntaxTree, left: CodeNode, right: CodeNode): View {
  const pattern = viewPython(tree, left);
  if (pattern.kind !== 'text') return { kind: 'opaque' };
  const pieces = pattern.text.split(/%[sd]/);
  const values = right.type === 'tuple' ? right.children : [right];
  if (pieces.length !== values.length + 1 || pieces.some((piece) => piece.includes('%'))) return { kind: 'opaque' };
  return { kind: 'joined', parts: pieces.flatMap((piece, index) => [piece, ...values.slice(index, index + 1)]) };
}

function viewSubscript(node: CodeNode): View {
  const object = childAt(node, 'value');
  const key = childAt(node, 'subscript');
  return object === undefined || key === undefined ? { kind: 'opaque' } : { kind: 'item', object, key };
}

function viewPair(tree: SyntaxTree, node: CodeNode): Entry[] {
  if (node.type === 'dictionary_splat') {
    const value = node.children[0];
    return value === undefined ? [] : [{ key: undefined, value, spread: true }];
  }
  const key = childAt(node, 'key');
  const value = childAt(node, 'value');
  if (node.type !== 'pair' || key === undefined || value === undefined) return [];
  const name = viewPython(tree, key);
  return [{ key: name.kind === 'text' ? name.text : undefined, value, spread: false }];
}
