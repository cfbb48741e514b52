// Rust expressions as views.
// Invariant: what merely hands a value on (`?`, `&`, `.unwrap()`, `.into()`) is that value.
import { childAt, type CodeNode } from '../../../syntax/code';
import { unescapeText } from '../escapes';
import { isWrapper, TypedBinder } from '../typed-binder';
import type { Argument, Entry, View } from '../view';

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

/** What Rust's expressions and types are. */
export abstract class RustExpressions extends TypedBinder {
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
