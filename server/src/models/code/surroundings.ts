// The names around a call: what its result is kept as, and which function it stands in.
import { childAt, textOf, type CodeNode, type SyntaxTree } from '../../syntax/code';
import { declaredName } from '../../syntax/symbols';

const functions = new Set([
  'function_definition',
  'function_declaration',
  'generator_function_declaration',
  'method_definition',
  'class_definition',
  'class_declaration',
  'abstract_class_declaration',
]);

/** The qualified name of the function, method or function-valued constant around a node. */
export function enclosingDeclaration(tree: SyntaxTree, node: CodeNode): string | undefined {
  const names: string[] = [];
  for (let at = node.parent; at !== undefined; at = at.parent) {
    const isFunctionConstant =
      at.type === 'variable_declarator' &&
      ['arrow_function', 'function_expression'].includes(childAt(at, 'value')?.type ?? '');
    const own = functions.has(at.type) || isFunctionConstant ? childAt(at, 'name') : undefined;
    const name = own === undefined ? declaredName(tree, declaring(at)) : textOf(tree, own);
    if (name !== undefined) names.unshift(name);
  }
  return names.length === 0 ? undefined : names.join('.');
}

/** In Dart a body stands behind what it belongs to. */
function declaring(node: CodeNode): CodeNode {
  const siblings = node.type === 'function_body' ? (node.parent?.children ?? []) : [];
  const before = siblings[siblings.indexOf(node) - 1];
  return before?.type === 'method_signature' ? (before.children[0] ?? before) : (before ?? node);
}

/** Names that tell what a call's result is: what it is assigned to or handed to, then the function around it. */
export function namesAround(tree: SyntaxTree, node: CodeNode): string[] {
  const names: string[] = [];
  for (let at: CodeNode = node, up = at.parent; up !== undefined; at = up, up = up.parent) {
    if (functions.has(up.type)) break;
    const target = childAt(up, 'left') ?? (up.type === 'variable_declarator' ? childAt(up, 'name') : undefined);
    const receiver = at.type === 'argument_list' || at.type === 'arguments' ? childAt(up, 'function') : undefined;
    const naming = target ?? receiver;
    if (naming !== undefined && naming !== at) names.push(textOf(tree, naming));
  }
  const declaration = enclosingDeclaration(tree, node);
  return declaration === undefined ? names : [...names, ...declaration.split('.').toReversed()];
}

const nameTypes = new Set(['identifier', 'property_identifier', 'string_content', 'string_fragment']);
const mostNames = 20;

/** The identifiers and literal texts written in an expression, in order; no more than the first twenty. */
export function namesWithin(tree: SyntaxTree, node: CodeNode, names: string[] = []): string[] {
  if (nameTypes.has(node.type)) names.push(textOf(tree, node));
  else {
    for (const child of node.children) {
      if (names.length >= mostNames) break;
      namesWithin(tree, child, names);
    }
  }
  return names;
}
