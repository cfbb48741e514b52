// The named declarations of a source file, by its syntax tree.
// Invariant: a name is qualified by what holds it (`Labeller.load`); declarations inside functions are left out.
import type { SourceFile } from '../text/source-file';
import type { Span } from '../text/span';
import { childAt, textOf, type CodeLanguage, type CodeNode, type CodeParsers, type SyntaxTree } from './code';

export type DeclarationKind = 'function' | 'type' | 'value' | 'namespace';

export interface Declaration {
  readonly name: string;
  readonly kind: DeclarationKind;
  /** The whole declaration with the comment, decorators and attributes directly above it. */
  readonly span: Span;
  readonly nameSpan: Span;
}

type Kinds = Readonly<Record<string, DeclarationKind>>;

const script: Kinds = {
  function_declaration: 'function',
  generator_function_declaration: 'function',
  function_signature: 'function',
  class_declaration: 'type',
  abstract_class_declaration: 'type',
  interface_declaration: 'type',
  type_alias_declaration: 'type',
  enum_declaration: 'type',
  method_definition: 'function',
  method_signature: 'function',
  abstract_method_signature: 'function',
  public_field_definition: 'value',
  field_definition: 'value',
  property_signature: 'value',
  variable_declarator: 'value',
  internal_module: 'namespace',
};

const kindsByLanguage: Readonly<Record<CodeLanguage, Kinds>> = {
  python: { function_definition: 'function', class_definition: 'type', assignment: 'value' },
  typescript: script,
  tsx: script,
  javascript: script,
  java: {
    class_declaration: 'type',
    interface_declaration: 'type',
    enum_declaration: 'type',
    record_declaration: 'type',
    annotation_type_declaration: 'type',
    method_declaration: 'function',
    constructor_declaration: 'function',
    variable_declarator: 'value',
  },
  kotlin: {
    class_declaration: 'type',
    object_declaration: 'type',
    type_alias: 'type',
    function_declaration: 'function',
    property_declaration: 'value',
    enum_entry: 'value',
  },
  swift: {
    class_declaration: 'type',
    protocol_declaration: 'type',
    typealias_declaration: 'type',
    function_declaration: 'function',
    init_declaration: 'function',
    property_declaration: 'value',
    enum_entry: 'value',
  },
  dart: {
    class_definition: 'type',
    mixin_declaration: 'type',
    extension_declaration: 'type',
    enum_declaration: 'type',
    type_alias: 'type',
    function_signature: 'function',
    getter_signature: 'function',
    setter_signature: 'function',
    constructor_signature: 'function',
    factory_constructor_signature: 'function',
    static_final_declaration: 'value',
    initialized_identifier: 'value',
  },
  go: {
    function_declaration: 'function',
    method_declaration: 'function',
    type_spec: 'type',
    const_spec: 'value',
    var_spec: 'value',
  },
  rust: {
    function_item: 'function',
    function_signature_item: 'function',
    macro_definition: 'function',
    struct_item: 'type',
    enum_item: 'type',
    union_item: 'type',
    trait_item: 'type',
    type_item: 'type',
    const_item: 'value',
    static_item: 'value',
    mod_item: 'namespace',
    impl_item: 'namespace',
  },
  'c-sharp': {
    class_declaration: 'type',
    interface_declaration: 'type',
    struct_declaration: 'type',
    record_declaration: 'type',
    enum_declaration: 'type',
    delegate_declaration: 'type',
    method_declaration: 'function',
    constructor_declaration: 'function',
    property_declaration: 'value',
    variable_declarator: 'value',
    namespace_declaration: 'namespace',
  },
  cpp: {
    function_definition: 'function',
    declaration: 'function',
    field_declaration: 'function',
    class_specifier: 'type',
    struct_specifier: 'type',
    enum_specifier: 'type',
    alias_declaration: 'type',
    preproc_def: 'value',
    namespace_definition: 'namespace',
  },
};

/** Constructs that stand around a declaration and belong to it. */
const wrappers = new Set([
  'export_statement',
  'decorated_definition',
  'lexical_declaration',
  'variable_declaration',
  'expression_statement',
  'type_declaration',
  'const_declaration',
  'var_declaration',
  'field_declaration',
  'template_declaration',
  'ambient_declaration',
  'method_signature',
  'declaration',
  'static_final_declaration_list',
  'initialized_identifier_list',
]);

/** What stands above a declaration and belongs to it. */
const prefixes = new Set([
  'comment',
  'line_comment',
  'block_comment',
  'multiline_comment',
  'documentation_comment',
  'decorator',
  'attribute_item',
  'annotation',
]);

/** The declarations of a file, in order; undefined when its language has no grammar here, or could not be parsed. */
export function declarationsOf(file: SourceFile, parsers: CodeParsers): readonly Declaration[] | undefined {
  const tree = parsers.parse(file);
  if (tree === undefined) return undefined;
  const found: Declaration[] = [];
  collect(tree, tree.root, '', found);
  return found;
}

/** The declaration with a name: `load`, `Labeller.load`, `Labeller::load`. What holds it may be left out. */
export function findDeclaration(declarations: readonly Declaration[], name: string): Declaration | undefined {
  const wanted = name.replaceAll('::', '.').replaceAll('#', '.');
  return (
    declarations.find((declaration) => declaration.name === wanted) ??
    declarations.find((declaration) => declaration.name.endsWith(`.${wanted}`))
  );
}

function collect(tree: SyntaxTree, node: CodeNode, holder: string, found: Declaration[]): void {
  for (const child of node.children) {
    const kind = kindOf(tree.language, child);
    const nameNode = kind === undefined ? undefined : nameOf(child);
    if (kind === undefined || nameNode === undefined) {
      collect(tree, child, holder, found);
      continue;
    }
    const own = textOf(tree, nameNode).replaceAll('::', '.');
    const receiver = receiverOf(tree, child);
    const name = [holder, receiver, own].filter((part) => part !== '').join('.');
    if (child.type !== 'impl_item') {
      found.push({ name, kind, span: wholeSpan(tree, child), nameSpan: { start: nameNode.start, end: nameNode.end } });
    }
    if (kind === 'type' || kind === 'namespace') collect(tree, child, name, found);
    else if (kind === 'value') collectTypes(tree, child, name, found);
  }
}

/** The name that a node declares as a function, a type or a namespace; undefined for every other node. */
export function declaredName(tree: SyntaxTree, node: CodeNode): string | undefined {
  const kind = kindOf(tree.language, node);
  const name = kind === undefined || kind === 'value' ? undefined : nameOf(node);
  return name === undefined ? undefined : textOf(tree, name).replaceAll('::', '.');
}

function kindOf(language: CodeLanguage, node: CodeNode): DeclarationKind | undefined {
  const kinds = kindsByLanguage[language];
  const kind = Object.hasOwn(kinds, node.type) ? kinds[node.type] : undefined;
  // C++ declares variables and functions alike; only the declarator differs.
  const isVariable = language === 'cpp' && node.type.endsWith('declaration') && !declaresFunction(node);
  return isVariable && kind === 'function' ? 'value' : kind;
}

function declaresFunction(node: CodeNode): boolean {
  const declarator = childAt(node, 'declarator');
  if (declarator === undefined) return false;
  return declarator.type === 'function_declarator' || declaresFunction(declarator);
}

/** Classes given as values (`const A = class { … }`) hold declarations too; functions do not. */
function collectTypes(tree: SyntaxTree, node: CodeNode, holder: string, found: Declaration[]): void {
  const value = childAt(node, 'value');
  if (value?.type === 'class') collect(tree, value, holder, found);
}

function nameOf(node: CodeNode): CodeNode | undefined {
  if (node.type === 'assignment') {
    const left = childAt(node, 'left');
    return left?.type === 'identifier' ? left : undefined;
  }
  if (node.type === 'impl_item') return childAt(node, 'type');
  const name = childAt(node, 'name') ?? childAt(node, 'property') ?? declaratorName(childAt(node, 'declarator'));
  return name?.type === 'pattern' ? name.children[0] : (name ?? unmarkedName(node));
}

const identifiers = new Set(['simple_identifier', 'type_identifier', 'identifier']);

/** What has its name without a role in the grammars of Kotlin and Dart. */
const unmarked = new Set([
  'class_declaration',
  'object_declaration',
  'type_alias',
  'function_declaration',
  'property_declaration',
  'enum_entry',
  'mixin_declaration',
  'factory_constructor_signature',
  'static_final_declaration',
  'initialized_identifier',
]);

function unmarkedName(node: CodeNode): CodeNode | undefined {
  if (!unmarked.has(node.type)) return undefined;
  const holder = node.children.find((child) => child.type === 'variable_declaration') ?? node;
  return holder.children.find((child) => identifiers.has(child.type));
}

/** C++ wraps a function's name in declarators. */
function declaratorName(node: CodeNode | undefined): CodeNode | undefined {
  let at = node;
  while (at?.type.endsWith('_declarator') === true) at = childAt(at, 'declarator') ?? at.children.at(-1);
  return /identifier$|_name$/.test(at?.type ?? '') ? at : undefined;
}

/** The type that a Go method belongs to. */
function receiverOf(tree: SyntaxTree, node: CodeNode): string {
  const receiver = childAt(node, 'receiver');
  const type = receiver?.children.map((parameter) => childAt(parameter, 'type')).find((found) => found !== undefined);
  if (type === undefined) return '';
  const named = type.type === 'pointer_type' ? type.children[0] : type;
  const plain = named?.type === 'generic_type' ? childAt(named, 'type') : named;
  return plain === undefined ? '' : textOf(tree, plain);
}

function wholeSpan(tree: SyntaxTree, node: CodeNode): Span {
  let outer = node;
  while (outer.parent !== undefined && wrappers.has(outer.parent.type)) outer = outer.parent;
  let start = outer.start;
  const siblings = outer.parent?.children ?? [];
  for (let index = siblings.indexOf(outer) - 1; index >= 0; index--) {
    const above = siblings[index];
    if (above === undefined || !prefixes.has(above.type)) break;
    const gap = tree.file.text.slice(above.end, start);
    if (gap.trim() !== '' || gap.split('\n').length > 2) break;
    start = above.start;
  }
  // In Dart the body stands behind what it belongs to.
  const next = siblings[siblings.indexOf(outer) + 1];
  return { start, end: next?.type === 'function_body' ? next.end : outer.end };
}
