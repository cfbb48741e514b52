// The scopes, bindings and expressions of a Dart file.
// Invariant: an import makes every name of a known package visible, but for one under a prefix or with a list of names.
import { childAt, type CodeNode, type SyntaxTree } from '../../../syntax/code';
import { nestChains } from './dart-tree';
import { dartTexts } from './dart-texts';
import { unescapeText } from '../escapes';
import type { Packages } from '../packages';
import { isWrapper, TypedBinder } from '../typed-binder';
import type { Argument, Entry, Program, Scope, View } from '../view';

/** Makes a Dart file ready for following values. */
export function readDart(tree: SyntaxTree, packages: Packages): Program {
  return new DartBinder({ ...tree, root: nestChains(tree.root) }, packages).read(dartTexts);
}

const classes = new Set([
  'class_definition',
  'mixin_declaration',
  'extension_declaration',
  'enum_declaration',
  'extension_type_declaration',
]);
const signatures = new Set([
  'function_signature',
  'method_signature',
  'getter_signature',
  'constructor_signature',
  'factory_constructor_signature',
  'constant_constructor_signature',
  'declaration',
]);
const blocks = new Set(['block', 'for_statement', 'catch_clause']);
const types = ['type_identifier', 'function_type'];

class DartBinder extends TypedBinder {
  protected override visit(node: CodeNode, scope: Scope): void {
    if (classes.has(node.type)) {
      this.#bindClass(node, scope);
      return;
    }
    const inside = blocks.has(node.type) ? this.open('block', node, scope) : scope;
    switch (node.type) {
      case 'library_import':
        this.#bindImport(node);
        return;
      case 'static_final_declaration_list':
      case 'initialized_identifier_list':
        this.#bindFields(node, scope);
        break;
      case 'initialized_variable_definition':
        this.#bindVariable(node, scope);
        break;
      case 'for_loop_parts': {
        const name = childAt(node, 'name');
        if (name !== undefined)
          scope.add(this.text(name), { kind: 'unknown', at: node, among: childAt(node, 'value') });
        break;
      }
      case 'catch_parameters':
        for (const name of node.children) scope.add(this.text(name), { kind: 'unknown', at: node });
        break;
      case 'function_expression':
        this.#bindFunction(node, childAt(node, 'parameters'), childAt(node, 'body'), undefined, scope);
        return;
      case 'local_function_declaration':
        this.#bindSignature(
          node.children[0],
          this.child(node, 'function_body') ?? node.children[0]?.children.at(-1),
          scope,
        );
        return;
      case 'function_body':
        // Its signature stands before it and has seen it.
        return;
      case 'field_initializer': {
        const [name, value] = node.children;
        if (name !== undefined && value !== undefined) this.#assignField(name, value, node, scope);
        break;
      }
      case 'assignment_expression': {
        const [left, right] = [childAt(node, 'left'), childAt(node, 'right')];
        if (left !== undefined && right !== undefined) this.assign(left, right, node, scope);
        break;
      }
      case 'call':
      case 'new_expression':
      case 'const_object_expression':
        this.calls.push(node);
        break;
      case 'return_statement':
        this.addResult(node.children[0], scope);
        break;
    }
    if (signatures.has(node.type) && this.#bindSignature(node, this.#bodyOf(node), scope)) return;
    this.visitChildren(node, inside);
  }

  #bindImport(node: CodeNode): void {
    const specification = this.child(node, 'import_specification');
    const uri = this.text(this.child(specification, 'configurable_uri') ?? node).replace(/^['"]|['"]$/g, '');
    const path = /^package:([^/]+)/.exec(uri)?.[1];
    const prefix = this.child(specification, 'identifier');
    const shown = this.child(specification, 'combinator');
    const isKnown = path !== undefined && this.packages.locate([path]) !== undefined;
    if (!isKnown) {
      // A file of this tree, or of a package that is not known.
      if (prefix !== undefined) this.module.add(this.text(prefix), { kind: 'import', module: uri, path: [], at: node });
      else if (uri.endsWith('.dart')) this.importFile(uri);
      return;
    }
    if (prefix !== undefined) this.importName(this.text(prefix), [path], node);
    else if (shown !== undefined && this.text(shown).startsWith('show')) {
      for (const name of shown.children) this.importName(this.text(name), [path, this.text(name)], node);
    } else this.importAll([path]);
  }

  #bindClass(node: CodeNode, scope: Scope): void {
    const name = childAt(node, 'name') ?? this.child(node, 'identifier');
    const base = childAt(node, 'superclass')?.children.find((child) => child.type === 'type_identifier');
    const inside = this.openClass(
      node,
      name === undefined ? undefined : this.text(name),
      base === undefined ? [] : [base],
      scope,
    );
    const body = childAt(node, 'body') ?? this.child(node, 'extension_body', 'class_body');
    const fields = this.#parametersOfEnum(body);
    for (const member of body?.children ?? []) {
      if (member.type === 'enum_constant') this.#bindConstant(member, fields, inside);
      this.visit(member, inside);
    }
  }

  #parametersOfEnum(body: CodeNode | undefined): readonly string[] {
    const made = body?.children.find((child) => this.child(child, 'constant_constructor_signature') !== undefined);
    const list = this.child(this.child(made, 'constant_constructor_signature'), 'formal_parameter_list');
    return (list?.children ?? []).map((parameter) => this.text(this.#parameterName(parameter) ?? parameter));
  }

  /** A constant of an enumeration is what its constructor's parameters are given. */
  #bindConstant(node: CodeNode, fields: readonly string[], scope: Scope): void {
    const name = childAt(node, 'name');
    const entries = this.#argumentsOf(this.child(node, 'argument_part')).flatMap(
      ({ name: keyword, value }, index): Entry[] => {
        const key = keyword ?? fields[index];
        return key === undefined ? [] : [{ key, value, spread: false }];
      },
    );
    if (name !== undefined)
      this.declare(this.text(name), { value: this.make(node, node, { kind: 'map', entries }) }, node, scope);
  }

  /** The body that stands behind a signature. */
  #bodyOf(node: CodeNode): CodeNode | undefined {
    const siblings = node.parent?.children ?? [];
    const next = siblings[siblings.indexOf(node) + 1];
    return next?.type === 'function_body' ? next : undefined;
  }

  /** Binds a function; false for a declaration that is none. */
  #bindSignature(node: CodeNode | undefined, body: CodeNode | undefined, scope: Scope): boolean {
    if (node === undefined) return false;
    const list = childAt(node, 'parameters') ?? this.child(node, 'formal_parameter_list');
    const isGetter = node.type === 'getter_signature';
    if (list === undefined && !isGetter) {
      const inner = node.children.find((child) => signatures.has(child.type));
      return inner !== undefined && this.#bindSignature(inner, body, scope);
    }
    const isConstructor = node.type.includes('constructor');
    const name = isConstructor ? undefined : childAt(node, 'name');
    const type = this.child(node, ...types);
    if (isGetter && name !== undefined && body?.children.length === 1) {
      this.declare(this.text(name), { value: body.children[0], type }, node, scope);
    }
    this.#bindFunction(node, list, body, isGetter ? undefined : name, scope);
    return true;
  }

  #bindFunction(
    node: CodeNode,
    list: CodeNode | undefined,
    body: CodeNode | undefined,
    name: CodeNode | undefined,
    scope: Scope,
  ): void {
    const type = this.child(node, ...types);
    const inside = this.openFunction(body ?? node, name === undefined ? undefined : this.text(name), scope, type);
    this.#bindParameters(list, inside);
    // A constructor's initializers stand beside its signature.
    const initializers = childAt(node.parent ?? node, 'initializers');
    if (initializers !== undefined) this.visitChildren(initializers, inside);
    if (body === undefined) return;
    if (this.child(body, 'block') === undefined) this.addResult(body.children.at(-1), inside);
    this.visitChildren(body, inside);
  }

  #bindParameters(list: CodeNode | undefined, scope: Scope): void {
    const children = (list?.children ?? []).flatMap((child) =>
      child.type === 'optional_formal_parameters' ? child.children : [child],
    );
    children.forEach((parameter, index) => {
      const name = parameter.type === 'formal_parameter' ? this.#parameterName(parameter) : undefined;
      if (name === undefined) return;
      const next = children[index + 1];
      const value = next?.type === 'formal_parameter' ? undefined : next;
      this.declareParameter(this.text(name), { type: this.child(parameter, ...types), value }, parameter, scope);
    });
  }

  #parameterName(parameter: CodeNode): CodeNode | undefined {
    const inner = this.child(parameter, 'constructor_param', 'super_formal_parameter');
    return childAt(parameter, 'name') ?? this.child(inner ?? parameter, 'identifier');
  }

  #bindFields(node: CodeNode, scope: Scope): void {
    const siblings = node.parent?.children ?? [];
    const type = siblings.slice(0, siblings.indexOf(node)).findLast((child) => types.includes(child.type));
    for (const declaration of node.children) {
      const [name, value] = declaration.children;
      if (name !== undefined) this.declare(this.text(name), { value, type }, declaration, scope);
    }
  }

  #bindVariable(node: CodeNode, scope: Scope): void {
    const name = childAt(node, 'name');
    if (name !== undefined)
      this.declare(this.text(name), { value: childAt(node, 'value'), type: this.#typeBefore(node) }, node, scope);
  }

  /** `prefix.Type` comes as two names. */
  #typeBefore(node: CodeNode): CodeNode | undefined {
    const [first, second] = node.children.filter((child) => child.type === 'type_identifier');
    return first !== undefined && second !== undefined ? this.makeMember(node, first, second) : first;
  }

  #assignField(name: CodeNode, value: CodeNode, at: CodeNode, scope: Scope): void {
    for (let outer: Scope | undefined = scope; outer !== undefined; outer = outer.parent) {
      const self = outer.bindings.get('this')?.find((known) => known.kind === 'self');
      if (self === undefined) continue;
      self.scope.add(this.text(name), { kind: 'value', value, steps: [], at });
      return;
    }
  }

  protected override typeName(type: CodeNode): CodeNode | undefined {
    if (type.type === 'made') return type;
    if (type.type !== 'type_identifier') return undefined;
    const siblings = type.parent?.children ?? [];
    const given = siblings[siblings.indexOf(type) + 1];
    const first = given?.type === 'type_arguments' ? given.children[0] : undefined;
    return first !== undefined && isWrapper(this.text(type)) ? this.typeName(first) : type;
  }

  protected override viewOnce(node: CodeNode): View {
    switch (node.type) {
      case 'identifier':
      case 'type_identifier':
      case 'identifier_dollar_escaped':
      case 'this':
        return { kind: 'name', name: this.text(node) };
      case 'string_literal':
        return this.#viewString(node);
      case 'true':
      case 'false':
        return { kind: 'literal', value: node.type === 'true' };
      case 'null_literal':
        return { kind: 'literal', value: null };
      case 'decimal_integer_literal':
      case 'decimal_floating_point_literal':
        return { kind: 'literal', value: Number.parseFloat(this.text(node)) };
      case 'member':
        return this.#viewMember(node);
      case 'call': {
        const [callee, list] = node.children;
        return callee === undefined ? { kind: 'opaque' } : { kind: 'call', callee, arguments: this.#argumentsOf(list) };
      }
      case 'item': {
        const [object, selector] = node.children;
        const key = selector?.children[0];
        return object === undefined || key === undefined ? { kind: 'opaque' } : { kind: 'item', object, key };
      }
      case 'new_expression':
      case 'const_object_expression':
        return this.#viewCreation(node);
      case 'additive_expression':
        return this.#viewSum(node);
      case 'if_null_expression':
        return { kind: 'choice', options: node.children };
      case 'conditional_expression':
        return { kind: 'choice', options: node.children.filter((child) => child.field !== undefined) };
      case 'list_literal':
        return { kind: 'list', items: node.children };
      case 'set_or_map_literal':
        return { kind: 'map', entries: this.#entriesOf(node) };
      case 'function_expression':
        return { kind: 'function', node };
      default:
        return this.#viewInner(node);
    }
  }

  #viewInner(node: CodeNode): View {
    const wrapping = [
      'unary_expression',
      'await_expression',
      'parenthesized_expression',
      'type_cast_expression',
      'cascade',
      'argument',
      'assignable_expression',
      'template_substitution',
      'expression_statement',
      'function_expression_body',
      'postfix_expression',
    ];
    const [inner] = node.children;
    return inner !== undefined && wrapping.includes(node.type) ? this.view(inner) : { kind: 'opaque' };
  }

  #viewMember(node: CodeNode): View {
    const [object, selector] = node.children;
    const name = this.child(selector, 'identifier');
    if (object === undefined || name === undefined) return { kind: 'opaque' };
    return { kind: 'member', object, name: this.text(name), nameNode: name };
  }

  #viewCreation(node: CodeNode): View {
    const [first, second] = node.children.filter(
      (child) => child.type === 'type_identifier' || child.type === 'identifier',
    );
    if (first === undefined) return { kind: 'opaque' };
    const callee = second === undefined ? first : this.makeMember(node, first, second);
    return { kind: 'call', callee, arguments: this.#argumentsOf(node) };
  }

  #argumentsOf(holder: CodeNode | undefined): readonly Argument[] {
    return (this.child(holder, 'arguments')?.children ?? []).flatMap((child): Argument[] => {
      const label = this.child(child, 'label')?.children[0];
      const value =
        child.type === 'argument' ? child.children[0] : child.type === 'named_argument' ? child.children[1] : undefined;
      return value === undefined
        ? []
        : [{ name: label === undefined ? undefined : this.text(label), value, spread: undefined }];
    });
  }

  #entriesOf(node: CodeNode): Entry[] {
    return node.children.flatMap((pair): Entry[] => {
      const [key, value] = [childAt(pair, 'key'), childAt(pair, 'value')];
      if (key === undefined || value === undefined) return [];
      const view = this.view(key);
      return [{ key: view.kind === 'text' ? view.text : undefined, value, spread: false }];
    });
  }

  #viewSum(node: CodeNode): View {
    const parts = node.children.filter((child) => child.type !== 'additive_operator');
    const isSum = node.children.every((child) => child.type !== 'additive_operator' || this.text(child) === '+');
    return isSum ? { kind: 'joined', parts } : { kind: 'opaque' };
  }

  /** One or more literals side by side; the grammar names only what is put into them. */
  #viewString(node: CodeNode): View {
    let written = '';
    let at = node.start;
    for (const hole of node.children) {
      written += `${this.tree.file.text.slice(at, hole.start)}\0`;
      at = hole.end;
    }
    written += this.tree.file.text.slice(at, node.end);
    const content = [...written.matchAll(/(r?)('''|"""|'|")((?:\\[^]|(?!\2)[^])*)\2/g)]
      .map((match) => (match[1] === 'r' ? match[3] : unescapeText(match[3] ?? '')))
      .join('');
    if (node.children.length === 0) return { kind: 'text', text: content };
    const parts = content.split('\0').flatMap((text, index): (CodeNode | string)[] => {
      const hole = node.children[index];
      return [text, hole].filter((part): part is CodeNode | string => part !== undefined && part !== '');
    });
    return { kind: 'joined', parts };
  }
}
