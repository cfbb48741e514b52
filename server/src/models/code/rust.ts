// The scopes, bindings and expressions of a Rust file.
// Invariant: what merely hands a value on (`?`, `&`, `.unwrap()`, `.into()`) is that value.
import { childAt, type CodeNode, type SyntaxTree } from '../../syntax/code';
import { unescapeText } from './escapes';
import type { Packages } from './packages';
import { rustTexts } from './rust-texts';
import { isWrapper, TypedBinder } from './typed-binder';
import type { Argument, Entry, Program, Scope, View } from './view';

/** Makes a Rust file ready for following values. */
export function readRust(tree: SyntaxTree, packages: Packages): Program {
  return new RustBinder(tree, packages).read(rustTexts);
}

const blocks = new Set(['block', 'for_expression', 'match_arm', 'if_expression', 'while_expression']);
const passing = new Set(
  (
    'unwrap expect clone to_string to_owned into as_ref as_str as_mut as_path as_slice as_bytes borrow deref to_vec try_into ' +
    'unwrap_or_default context with_context map_err ok iter cloned copied boxed lock read write await to_path_buf to_str ' +
    'to_string_lossy into_string display leak ok_or ok_or_else anyhow'
  ).split(' '),
);
/** Functions that wrap what they are given. */
const wrapping = new Set([
  'Some',
  'Ok',
  'Arc::new',
  'Rc::new',
  'Box::new',
  'Mutex::new',
  'RwLock::new',
  'RefCell::new',
  'Cow::Borrowed',
  'String::from',
  'Repo::model',
  'std::sync::Arc::new',
  'str::to_string',
  'Box::from',
]);

class RustBinder extends TypedBinder {
  protected override readonly hasNamespaces = true;
  protected override readonly selves: ReadonlySet<string> = new Set(['self', 'Self']);
  readonly #types = new Map<string, Scope>();

  protected override visit(node: CodeNode, scope: Scope): void {
    const inside = blocks.has(node.type) ? this.open('block', node, scope) : scope;
    switch (node.type) {
      case 'use_declaration':
        this.#bindUse(childAt(node, 'argument'), [], node, scope);
        return;
      case 'struct_item':
      case 'enum_item':
      case 'trait_item':
        this.#bindStruct(node, scope);
        return;
      case 'impl_item':
        this.#bindImplementation(node, scope);
        return;
      case 'mod_item': {
        const name = childAt(node, 'name');
        const module = this.openClass(node, name === undefined ? undefined : this.text(name), [], scope);
        for (const item of childAt(node, 'body')?.children ?? []) this.visit(item, module);
        return;
      }
      case 'function_item':
      case 'closure_expression':
        this.#bindFunction(node, scope);
        return;
      case 'const_item':
      case 'static_item':
      case 'let_declaration':
      case 'let_condition':
        this.#bindPattern(
          childAt(node, 'pattern') ?? childAt(node, 'name'),
          childAt(node, 'value'),
          childAt(node, 'type'),
          node,
          scope,
        );
        break;
      case 'for_expression':
        this.#bindUnknown(childAt(node, 'pattern'), childAt(node, 'value'), inside);
        break;
      case 'match_arm':
        this.#bindPattern(
          childAt(node, 'pattern'),
          childAt(node.parent?.parent ?? node, 'value'),
          undefined,
          node,
          inside,
        );
        break;
      case 'type_item':
        this.#bindAlias(node, scope);
        return;
      case 'assignment_expression': {
        const [left, right] = [childAt(node, 'left'), childAt(node, 'right')];
        if (left !== undefined && right !== undefined) this.assign(left, right, node, scope);
        break;
      }
      case 'struct_expression':
        this.#bindFields(node, scope);
        this.calls.push(node);
        break;
      case 'call_expression':
      case 'macro_invocation':
        this.calls.push(node);
        break;
      case 'return_expression':
        this.addResult(node.children[0], scope);
        break;
    }
    this.visitChildren(node, inside);
  }

  #bindUse(node: CodeNode | undefined, before: readonly string[], at: CodeNode, scope: Scope): void {
    if (node === undefined) return;
    const names = (part: CodeNode | undefined): readonly string[] =>
      part === undefined
        ? []
        : this.text(part)
            .split('::')
            .map((name) => name.trim());
    switch (node.type) {
      case 'scoped_use_list': {
        const path = [...before, ...names(childAt(node, 'path'))];
        this.#bindUse(childAt(node, 'list'), path, at, scope);
        return;
      }
      case 'use_list':
        for (const child of node.children) this.#bindUse(child, before, at, scope);
        return;
      case 'use_wildcard':
        this.importAll([...before, ...names(node.children[0])]);
        return;
      case 'use_as_clause': {
        const alias = childAt(node, 'alias');
        if (alias !== undefined)
          this.importName(this.text(alias), [...before, ...names(childAt(node, 'path'))], at, scope);
        return;
      }
      default: {
        const path = [...before, ...names(node)].filter((name) => name !== 'self');
        this.importName(path.at(-1) ?? '', path, at, scope);
      }
    }
  }

  #scopeOf(name: string, node: CodeNode, scope: Scope): Scope {
    const known = this.#types.get(name);
    if (known !== undefined) return known;
    const made = this.openClass(node, name, [], scope);
    this.#types.set(name, made);
    return made;
  }

  #bindStruct(node: CodeNode, scope: Scope): void {
    const name = childAt(node, 'name');
    if (name === undefined) return;
    const inside = this.#scopeOf(this.text(name), node, scope);
    for (const field of childAt(node, 'body')?.children ?? []) {
      const own = childAt(field, 'name');
      if (own !== undefined) this.declare(this.text(own), { type: childAt(field, 'type') }, field, inside);
      else this.visit(field, inside);
    }
  }

  #bindImplementation(node: CodeNode, scope: Scope): void {
    const type = childAt(node, 'type');
    const name = type === undefined ? undefined : this.typeName(type);
    const inside = name === undefined ? this.open('block', node, scope) : this.#scopeOf(this.text(name), node, scope);
    for (const item of childAt(node, 'body')?.children ?? []) this.visit(item, inside);
  }

  #bindFunction(node: CodeNode, scope: Scope): void {
    const name = childAt(node, 'name');
    const inside = this.openFunction(
      node,
      name === undefined ? undefined : this.text(name),
      scope,
      childAt(node, 'return_type'),
    );
    for (const parameter of childAt(node, 'parameters')?.children ?? []) {
      const pattern = childAt(parameter, 'pattern') ?? parameter;
      if (parameter.type === 'self_parameter') continue;
      if (pattern.type === 'identifier')
        this.declareParameter(this.text(pattern), { type: childAt(parameter, 'type') }, parameter, inside);
      else this.#bindUnknown(pattern, undefined, inside);
    }
    const body = childAt(node, 'body');
    if (body === undefined) return;
    const last = body.type === 'block' ? body.children.at(-1) : body;
    if (last?.type.endsWith('_statement') === false && !last.type.endsWith('_declaration'))
      this.addResult(last, inside);
    this.visit(body, inside);
  }

  #bindPattern(
    pattern: CodeNode | undefined,
    value: CodeNode | undefined,
    type: CodeNode | undefined,
    at: CodeNode,
    scope: Scope,
  ): void {
    if (pattern === undefined) return;
    const inner =
      pattern.type === 'mut_pattern' || pattern.type === 'match_pattern' ? pattern.children.at(-1) : pattern;
    if (inner?.type === 'identifier') this.declare(this.text(inner), { value, type }, at, scope);
    else if (inner?.type === 'tuple_struct_pattern' && inner.children.length === 2) {
      this.#bindPattern(inner.children[1], value, undefined, at, scope);
    } else this.#bindUnknown(inner, undefined, scope);
  }

  #bindUnknown(node: CodeNode | undefined, among: CodeNode | undefined, scope: Scope): void {
    if (node === undefined) return;
    if (node.type === 'identifier' && node.field !== 'type')
      scope.add(this.text(node), { kind: 'unknown', at: node, among });
    for (const child of node.children) this.#bindUnknown(child, undefined, scope);
  }

  #bindAlias(node: CodeNode, scope: Scope): void {
    const [name, type] = [childAt(node, 'name'), childAt(node, 'type')];
    const value = type === undefined ? undefined : this.typeName(type);
    if (name !== undefined) this.declare(this.text(name), { value }, node, scope);
  }

  /** `Service { model: "x" }` fills fields of a struct of this file. */
  #bindFields(node: CodeNode, scope: Scope): void {
    const name = childAt(node, 'name');
    if (name?.type !== 'type_identifier') return;
    const own = this.text(name) === 'Self' ? this.#selfOf(scope) : this.#types.get(this.text(name));
    const view = this.view(node);
    for (const { name: field, value } of view.kind === 'call' ? view.arguments : []) {
      if (field !== undefined) own?.add(field, { kind: 'value', value, steps: [], at: node });
    }
  }

  #selfOf(scope: Scope): Scope | undefined {
    for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
      const self = at.bindings.get('Self')?.find((known) => known.kind === 'self');
      if (self !== undefined) return self.scope;
    }
    return undefined;
  }

  protected override typeName(type: CodeNode): CodeNode | undefined {
    switch (type.type) {
      case 'type_identifier':
      case 'scoped_type_identifier':
      case 'identifier':
        return type;
      case 'generic_type': {
        const name = childAt(type, 'type');
        const first = childAt(type, 'type_arguments')?.children.find((child) => child.type !== 'lifetime');
        if (name === undefined) return undefined;
        const last = this.text(name).split('::').at(-1) ?? '';
        return first !== undefined && isWrapper(last) ? this.typeName(first) : this.typeName(name);
      }
      case 'reference_type': {
        const inner = childAt(type, 'type');
        return inner === undefined ? undefined : this.typeName(inner);
      }
      default:
        return undefined;
    }
  }

  protected override viewOnce(node: CodeNode): View {
    switch (node.type) {
      case 'identifier':
      case 'type_identifier':
      case 'field_identifier':
      case 'self':
      case 'crate':
      case 'super':
        return { kind: 'name', name: this.text(node) };
      case 'string_literal':
      case 'raw_string_literal':
        return this.#viewString(node);
      case 'boolean_literal':
        return { kind: 'literal', value: this.text(node) === 'true' };
      case 'integer_literal':
      case 'float_literal':
        return { kind: 'literal', value: Number.parseFloat(this.text(node).replaceAll('_', '')) };
      case 'field_expression':
        return this.#viewMember(childAt(node, 'value'), childAt(node, 'field'));
      case 'scoped_identifier':
      case 'scoped_type_identifier':
        return this.#viewScoped(node);
      case 'call_expression':
        return this.#viewCall(node);
      case 'struct_expression':
        return this.#viewStruct(node);
      case 'macro_invocation':
        return this.#viewMacro(node);
      case 'index_expression':
        return this.#viewItem(node);
      case 'binary_expression': {
        const [left, operator, right] = [childAt(node, 'left'), childAt(node, 'operator'), childAt(node, 'right')];
        const isSum = operator !== undefined && this.text(operator) === '+';
        return isSum && left !== undefined && right !== undefined
          ? { kind: 'joined', parts: [left, right] }
          : { kind: 'opaque' };
      }
      case 'if_expression':
        return { kind: 'choice', options: node.children.filter((child) => child.field !== 'condition') };
      case 'match_expression':
        return {
          kind: 'choice',
          options: (childAt(node, 'body')?.children ?? []).flatMap((arm) => childAt(arm, 'value') ?? []),
        };
      case 'array_expression':
        return { kind: 'list', items: node.children };
      case 'closure_expression':
        return { kind: 'function', node };
      default:
        return this.#viewInner(node);
    }
  }

  #viewInner(node: CodeNode): View {
    const inner = [
      'try_expression',
      'await_expression',
      'parenthesized_expression',
      'else_clause',
      'unsafe_block',
      'async_block',
      'return_expression',
    ].includes(node.type)
      ? node.children[0]
      : ['reference_expression', 'type_cast_expression'].includes(node.type)
        ? childAt(node, 'value')
        : node.type === 'block' || node.type === 'unary_expression'
          ? node.children.at(-1)
          : node.type === 'generic_type' || node.type === 'generic_type_with_turbofish'
            ? childAt(node, 'type')
            : node.type === 'generic_function'
              ? childAt(node, 'function')
              : undefined;
    return inner === undefined ? { kind: 'opaque' } : this.view(inner);
  }

  #viewString(node: CodeNode): View {
    const raw = node.type === 'raw_string_literal';
    const text = node.children.map((child) => this.text(child)).join('');
    return { kind: 'text', text: raw ? text : unescapeText(text) };
  }

  #viewMember(object: CodeNode | undefined, name: CodeNode | undefined): View {
    if (object === undefined || name === undefined) return { kind: 'opaque' };
    return { kind: 'member', object, name: this.text(name), nameNode: name };
  }

  #viewScoped(node: CodeNode): View {
    const [path, name] = [childAt(node, 'path'), childAt(node, 'name')];
    if (name === undefined) return { kind: 'opaque' };
    // `crate::X` and `self::X` are names of this tree.
    const isOwn = path !== undefined && ['crate', 'self', 'super'].includes(this.text(path));
    return path === undefined || isOwn ? { kind: 'name', name: this.text(name) } : this.#viewMember(path, name);
  }

  #viewCall(node: CodeNode): View {
    const written = childAt(node, 'function');
    if (written === undefined) return { kind: 'opaque' };
    const callee = written.type === 'generic_function' ? (childAt(written, 'function') ?? written) : written;
    const values = (childAt(node, 'arguments')?.children ?? []).filter((child) => !child.type.endsWith('comment'));
    const [first] = values;
    const method = callee.type === 'field_expression' ? childAt(callee, 'field') : undefined;
    const object = childAt(callee, 'value');
    if (method !== undefined && object !== undefined && passing.has(this.text(method))) return this.view(object);
    const isWrapping = callee.type !== 'field_expression' && wrapping.has(this.text(callee));
    if (isWrapping && values.length === 1 && first !== undefined && !this.text(callee).startsWith('Repo'))
      return this.view(first);
    return { kind: 'call', callee, arguments: values.map((value) => ({ name: undefined, value, spread: undefined })) };
  }

  /** A struct is a call of its type with named arguments. */
  #viewStruct(node: CodeNode): View {
    const [type, body] = [childAt(node, 'name'), childAt(node, 'body')];
    if (type === undefined) return { kind: 'opaque' };
    const given = (body?.children ?? []).flatMap((field): Argument[] => {
      if (field.type === 'shorthand_field_initializer' && field.children[0] !== undefined) {
        return [{ name: this.text(field), value: field.children[0], spread: undefined }];
      }
      const [name, value] = [childAt(field, 'field'), childAt(field, 'value')];
      return name === undefined || value === undefined ? [] : [{ name: this.text(name), value, spread: undefined }];
    });
    return { kind: 'call', callee: this.typeName(type) ?? type, arguments: given };
  }

  /** `format!`, `include_bytes!`, `concat!`, `env!` are calls, `vec!` is a list, `json!` a map. */
  #viewMacro(node: CodeNode): View {
    const name = childAt(node, 'macro');
    const tokens = this.child(node, 'token_tree');
    if (name === undefined || tokens === undefined) return { kind: 'opaque' };
    const plain = this.text(name).split('::').at(-1) ?? '';
    const items = tokens.children.filter((child) => !child.type.endsWith('comment'));
    if (plain === 'vec') return { kind: 'list', items };
    if (plain === 'json') return this.#viewJson(tokens);
    return {
      kind: 'call',
      callee: name,
      arguments: this.#macroArguments(items).map((value) => ({ name: undefined, value, spread: undefined })),
    };
  }

  /** The values between commas; one that is more than a single token is not looked into. */
  #macroArguments(items: readonly CodeNode[]): readonly CodeNode[] {
    const groups: CodeNode[][] = [];
    for (const item of items) {
      const last = groups.at(-1)?.at(-1);
      const gap = last === undefined ? ',' : this.tree.file.text.slice(last.end, item.start);
      if (gap.includes(',')) groups.push([item]);
      else groups.at(-1)?.push(item);
    }
    return groups.flatMap((group) => {
      const [first, second] = group;
      if (first === undefined) return [];
      if (second === undefined) return [first];
      const span = { start: first.start, end: group.at(-1)?.end ?? first.end };
      const isMacro =
        first.type === 'identifier' && second.type === 'token_tree' && this.tree.file.text[first.end] === '!';
      if (!isMacro) return [this.make(first, span, { kind: 'opaque' })];
      const given = second.children.map((value) => ({ name: undefined, value, spread: undefined }));
      return [this.make(first, span, { kind: 'call', callee: first, arguments: given })];
    });
  }

  /** `json!({ "model": "x" })`. */
  #viewJson(tokens: CodeNode): View {
    const inner =
      tokens.children.length === 1 && tokens.children[0]?.type === 'token_tree' ? tokens.children[0] : tokens;
    const entries: Entry[] = [];
    inner.children.forEach((key, index) => {
      const value = inner.children[index + 1];
      const isKey =
        key.type === 'string_literal' &&
        value !== undefined &&
        this.tree.file.text.slice(key.end, value.start).trim() === ':';
      const after = inner.children[index + 2];
      const isWhole =
        value !== undefined && (after === undefined || this.tree.file.text.slice(value.end, after.start).includes(','));
      const view = isKey ? this.view(key) : undefined;
      if (view?.kind !== 'text' || value === undefined) return;
      const node = isWhole ? value : this.make(inner, value, { kind: 'opaque' });
      entries.push({
        key: view.text,
        value: node.type === 'token_tree' ? this.make(inner, value, this.#viewJson(value)) : node,
        spread: false,
      });
    });
    return { kind: 'map', entries };
  }

  #viewItem(node: CodeNode): View {
    const [object, key] = node.children;
    if (object === undefined || key === undefined) return { kind: 'opaque' };
    return key.type === 'range_expression' ? this.view(object) : { kind: 'item', object, key };
  }
}
