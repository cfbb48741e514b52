// The scopes and bindings of a C or C++ file.
// Invariant: a declaration that fills a variable of a class type (`Session s{env, path}`) is a call of that type.
import { childAt, type CodeNode, type SyntaxTree } from '../../../syntax/code';
import { cppTexts } from './cpp-texts';
import { CppExpressions } from './cpp-views';
import { unescapeText } from '../escapes';
import type { Packages } from '../packages';
import type { Program, Scope } from '../view';

/** Makes a C or C++ file ready for following values. */
export function readCpp(tree: SyntaxTree, packages: Packages): Program {
  return new CppBinder(tree, packages).read(cppTexts);
}

const blocks = new Set([
  'compound_statement',
  'for_statement',
  'for_range_loop',
  'if_statement',
  'while_statement',
  'catch_clause',
  'case_statement',
]);
const declarators = new Set([
  'pointer_declarator',
  'reference_declarator',
  'array_declarator',
  'init_declarator',
  'parenthesized_declarator',
  'function_declarator',
]);

/** The namespaces behind headers, whose objects come in variables of unknown type. */
const headers: readonly (readonly [string, string])[] = [
  ['onnxruntime', 'Ort'],
  ['openvino', 'ov'],
  ['inference_engine', 'InferenceEngine'],
  ['NvInfer', 'nvinfer1'],
  ['NvOnnxParser', 'nvonnxparser'],
  ['aws/bedrock', 'Aws'],
  ['opencv2/', 'cv'],
  ['tensorflow/lite', 'tflite'],
];

class CppBinder extends CppExpressions {
  protected override readonly hasNamespaces = true;
  readonly #types = new Map<string, Scope>();

  protected override visit(node: CodeNode, scope: Scope): void {
    const inside = blocks.has(node.type) ? this.open('block', node, scope) : scope;
    switch (node.type) {
      case 'class_specifier':
      case 'struct_specifier':
      case 'union_specifier':
        if (childAt(node, 'body') !== undefined) {
          this.#bindClass(node, scope);
          return;
        }
        break;
      case 'namespace_definition':
        this.#bindNamespace(node, scope);
        return;
      case 'preproc_include':
        this.#bindInclude(node);
        return;
      case 'preproc_def':
        this.#bindMacro(node, scope);
        return;
      case 'namespace_alias_definition':
      case 'alias_declaration':
      case 'type_definition':
        this.#bindAlias(node, scope);
        break;
      case 'using_declaration':
        this.#bindUsing(node, scope);
        return;
      case 'function_definition':
      case 'lambda_expression':
        this.#bindFunction(node, scope);
        return;
      case 'declaration':
      case 'field_declaration':
        this.#bindDeclaration(node, scope);
        break;
      case 'for_range_loop': {
        const name = this.#nameOf(childAt(node, 'declarator'));
        if (name !== undefined)
          inside.add(this.text(name), { kind: 'unknown', at: node, among: childAt(node, 'right') });
        break;
      }
      case 'field_initializer':
        this.#bindInitializer(node, scope);
        break;
      case 'assignment_expression': {
        const [left, right] = [childAt(node, 'left'), childAt(node, 'right')];
        if (left !== undefined && right !== undefined) this.assign(left, right, node, scope);
        break;
      }
      case 'call_expression':
      case 'new_expression':
      case 'compound_literal_expression':
        this.calls.push(node);
        break;
      case 'return_statement':
        this.addResult(node.children[0], scope);
        break;
    }
    this.visitChildren(node, inside);
  }

  #bindClass(node: CodeNode, scope: Scope): void {
    const name = childAt(node, 'name');
    const heads = this.child(node, 'base_class_clause')?.children ?? [];
    const bases = heads.filter((head) => head.type !== 'access_specifier');
    const inside = this.openClass(node, name === undefined ? undefined : this.text(name), bases, scope);
    if (name !== undefined) this.#types.set(this.text(name), inside);
    const members = childAt(node, 'body')?.children ?? [];
    // Constructors fill members that are declared further down.
    const fields = members.filter((member) => member.type === 'field_declaration');
    for (const member of [...fields, ...members.filter((each) => !fields.includes(each))]) this.visit(member, inside);
  }

  /** What stands in a namespace is a member of it. */
  #bindNamespace(node: CodeNode, scope: Scope): void {
    const name = childAt(node, 'name');
    const isLibrary = name !== undefined && this.packages.single.has(this.text(name));
    const inside = name === undefined || isLibrary ? scope : this.openClass(node, this.text(name), [], scope);
    this.visitChildren(childAt(node, 'body') ?? node, inside);
  }

  /** A header tells which library a file knows; the name of the binding is none that code can use. */
  #bindInclude(node: CodeNode): void {
    const path = childAt(node, 'path');
    const header = path === undefined ? '' : this.text(path).slice(1, -1);
    for (const [start, module] of headers) {
      if (header.startsWith(start)) this.module.add(`#${header}`, { kind: 'import', module, path: [], at: node });
    }
    if (path?.type === 'string_literal') this.importFile(header);
  }

  /** A macro that is a text, or one name for another. */
  #bindMacro(node: CodeNode, scope: Scope): void {
    const [name, value] = [childAt(node, 'name'), childAt(node, 'value')];
    const text =
      value === undefined ? undefined : /^(?:u8|[LuU])?"((?:[^"\\]|\\.)*)"$/.exec(this.text(value).trim())?.[1];
    if (name === undefined || value === undefined || text === undefined) return;
    this.declare(
      this.text(name),
      { value: this.make(value, value, { kind: 'text', text: unescapeText(text) }) },
      node,
      scope,
    );
  }

  #bindAlias(node: CodeNode, scope: Scope): void {
    const name = childAt(node, 'name') ?? childAt(node, 'declarator');
    const target = childAt(node, 'type') ?? node.children.at(-1);
    if (name === undefined || target === undefined) return;
    if (node.type === 'namespace_alias_definition')
      this.importName(this.text(name), this.text(target).split('::'), node, scope);
    else this.declare(this.text(name), { value: this.typeName(target) }, node, scope);
  }

  #bindUsing(node: CodeNode, scope: Scope): void {
    const [target] = node.children;
    if (target === undefined) return;
    const names = this.text(target)
      .split('::')
      .filter((name) => name !== '');
    if (/^using\s+namespace\b/.test(this.text(node))) this.importAll(names);
    else this.importName(names.at(-1) ?? '', names, node, scope);
  }

  #bindFunction(node: CodeNode, scope: Scope): void {
    const declarator = this.#functionDeclarator(childAt(node, 'declarator'));
    const name = declarator === undefined ? undefined : childAt(declarator, 'declarator');
    const names = name === undefined ? [] : this.text(name).split('::');
    const owner = this.#types.get(names.at(-2) ?? '') ?? scope;
    const isMember = names.length > 1;
    const inside = this.openFunction(node, isMember ? undefined : names[0], owner, childAt(node, 'type'));
    const list = childAt(declarator ?? node, 'parameters');
    for (const parameter of list?.children ?? []) this.#bindParameter(parameter, inside);
    for (const child of node.children) {
      if (child.type === 'field_initializer_list' || child.field === 'body') this.visit(child, inside);
    }
  }

  #functionDeclarator(node: CodeNode | undefined): CodeNode | undefined {
    if (node === undefined || node.type === 'function_declarator' || node.type === 'lambda_declarator') return node;
    return declarators.has(node.type)
      ? this.#functionDeclarator(childAt(node, 'declarator') ?? node.children.at(-1))
      : undefined;
  }

  #bindParameter(node: CodeNode, scope: Scope): void {
    const name = this.#nameOf(childAt(node, 'declarator'));
    const value = childAt(node, 'default_value');
    if (name !== undefined) this.declareParameter(this.text(name), { type: childAt(node, 'type'), value }, node, scope);
  }

  #bindDeclaration(node: CodeNode, scope: Scope): void {
    const type = childAt(node, 'type');
    const typeNode = type === undefined ? undefined : this.typeName(type);
    for (const declarator of node.children.filter((child) => child.field === 'declarator')) {
      const signature = this.#functionDeclarator(declarator);
      if (signature !== undefined) {
        this.#bindVexing(node, signature, scope);
        continue;
      }
      const name = this.#nameOf(declarator);
      const given = childAt(declarator, 'value') ?? childAt(node, 'default_value') ?? childAt(node, 'value');
      if (name === undefined) continue;
      const isBuilt = given?.type === 'argument_list' || given?.type === 'initializer_list';
      const value = isBuilt && typeNode !== undefined ? this.#build(name, type ?? typeNode, given) : given;
      this.declare(this.text(name), { value, type }, node, scope);
    }
  }

  /** `Type name(a, b)` in a function reads like the head of a function whose parameters have no names. */
  #bindVexing(node: CodeNode, declarator: CodeNode, scope: Scope): void {
    const type = childAt(node, 'type');
    const typeNode = type === undefined ? undefined : this.typeName(type);
    const name = this.#nameOf(childAt(declarator, 'declarator'));
    const given = (childAt(declarator, 'parameters')?.children ?? []).map((parameter) => childAt(parameter, 'type'));
    const isCall = node.type === 'declaration' && scope.kind !== 'module' && given.length > 0;
    if (!isCall || typeNode === undefined || name === undefined) return;
    const values = given.filter((value) => value?.type === 'type_identifier' || value?.type === 'qualified_identifier');
    if (values.length !== given.length) return;
    const list = values.map((value) => ({ name: undefined, value: value ?? name, spread: undefined }));
    const call = this.make(
      node,
      { start: name.start, end: declarator.end },
      { kind: 'call', callee: typeNode, arguments: list },
    );
    this.calls.push(call);
    this.declare(this.text(name), { value: call, type }, node, scope);
  }

  /** `Type name(arguments)`, `Type name{arguments}`: the arguments alone for what is no class. */
  #build(name: CodeNode, type: CodeNode, list: CodeNode): CodeNode {
    const typeNode = this.typeName(type);
    const isMap = list.children.some((child) => child.type === 'initializer_list' && child.children.length > 1);
    const only = list.children.length === 1 ? list.children[0] : undefined;
    if (typeNode === undefined || isMap) return only ?? list;
    // It stands at the variable's name; what is called is the type, wherever that is written.
    const view = this.view(typeNode);
    const callee = this.make(list, name, view.kind === 'member' ? { ...view, nameNode: name } : view);
    const span = { start: name.start, end: list.end };
    const node = this.make(list, span, { kind: 'call', callee, arguments: this.argumentsOf(list) });
    this.calls.push(node);
    return node;
  }

  /** `member(arguments)` in front of a constructor's body. */
  #bindInitializer(node: CodeNode, scope: Scope): void {
    const [name, list] = node.children;
    if (name?.type !== 'field_identifier' || list === undefined) return;
    for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
      const member = at.kind === 'function' ? undefined : at.bindings.get(this.text(name))?.[0];
      const type = member?.kind === 'parameter' || member?.kind === 'value' ? member.type : undefined;
      if (member === undefined) continue;
      const value = type === undefined ? list.children[0] : this.#build(name, type, list);
      if (value !== undefined) at.add(this.text(name), { kind: 'value', value, steps: [], at: node });
      return;
    }
  }

  #nameOf(node: CodeNode | undefined): CodeNode | undefined {
    if (node === undefined) return undefined;
    if (declarators.has(node.type)) return this.#nameOf(childAt(node, 'declarator') ?? node.children.at(-1));
    return node.type.endsWith('identifier') ? node : undefined;
  }
}
