// The scopes, bindings and expressions of a Go file.
// Invariant: a struct's fields are bound to all that the file fills them with; of several results only the first is followed.
import { childAt, type CodeNode, type SyntaxTree } from '../../../syntax/code';
import { unescapeText } from '../escapes';
import { goTexts } from './go-texts';
import type { Packages } from '../packages';
import { TypedBinder } from '../typed-binder';
import type { Argument, Entry, Program, Scope, View } from '../view';

/** Makes a Go file ready for following values. */
export function readGo(tree: SyntaxTree, packages: Packages): Program {
  return new GoBinder(tree, packages).read(goTexts);
}

const blocks = new Set([
  'block',
  'if_statement',
  'for_statement',
  'expression_case',
  'communication_case',
  'type_case',
  'default_case',
]);

class GoBinder extends TypedBinder {
  protected override readonly selves: ReadonlySet<string> = new Set();
  readonly #structs = new Map<string, Scope>();

  protected override visit(node: CodeNode, scope: Scope): void {
    const inside = blocks.has(node.type) ? this.open('block', node, scope) : scope;
    switch (node.type) {
      case 'import_spec':
        this.#bindImport(node);
        return;
      case 'function_declaration':
      case 'method_declaration':
      case 'func_literal':
        this.#bindFunction(node, scope);
        return;
      case 'type_spec':
      case 'type_alias':
        this.#bindType(node, scope);
        return;
      case 'const_spec':
      case 'var_spec':
        this.#bindVariables(node, scope);
        break;
      case 'short_var_declaration':
      case 'assignment_statement':
        this.#bindAssignment(node, scope);
        break;
      case 'range_clause':
        for (const name of childAt(node, 'left')?.children ?? []) {
          if (name.type === 'identifier')
            scope.add(this.text(name), { kind: 'unknown', at: node, among: childAt(node, 'right') });
        }
        break;
      case 'composite_literal':
        this.#bindFields(node);
        break;
      case 'call_expression':
        this.calls.push(node);
        break;
      case 'return_statement':
        this.addResult(node.children[0]?.children[0], scope);
        break;
    }
    this.visitChildren(node, inside);
  }

  #bindImport(node: CodeNode): void {
    const content = childAt(node, 'path')?.children[0];
    if (content === undefined) return;
    const names = this.text(content).split('/');
    const alias = childAt(node, 'name');
    if (alias?.type === 'dot') this.importAll(names);
    else this.importName(alias === undefined ? packageName(names) : this.text(alias), names, node);
  }

  #bindFunction(node: CodeNode, scope: Scope): void {
    const name = childAt(node, 'name');
    const receiver = childAt(node, 'receiver')?.children[0];
    const owner = receiver === undefined ? undefined : this.#structOf(childAt(receiver, 'type'));
    const result = childAt(node, 'result');
    const type = result?.type === 'parameter_list' ? childAt(result.children[0] ?? result, 'type') : result;
    const home = receiver === undefined ? scope : (owner ?? this.open('block', node, scope));
    const inside = this.openFunction(node, name === undefined ? undefined : this.text(name), home, type);
    const self = receiver === undefined ? undefined : childAt(receiver, 'name');
    if (self !== undefined && owner !== undefined)
      inside.add(this.text(self), { kind: 'self', scope: owner, at: node });
    for (const parameter of childAt(node, 'parameters')?.children ?? []) {
      const isSeveral = parameter.type === 'variadic_parameter_declaration';
      for (const each of parameter.children.filter((child) => child.field === 'name')) {
        this.declareParameter(
          this.text(each),
          { type: isSeveral ? undefined : childAt(parameter, 'type') },
          parameter,
          inside,
        );
      }
    }
    const body = childAt(node, 'body');
    if (body !== undefined) this.visit(body, inside);
  }

  #structOf(type: CodeNode | undefined): Scope | undefined {
    const name = type === undefined ? undefined : this.typeName(type);
    if (name?.type !== 'type_identifier') return undefined;
    const known = this.#structs.get(this.text(name));
    if (known !== undefined) return known;
    // A method may stand above its type, or in another file than that.
    const made = this.openClass(name, this.text(name), [], this.module);
    this.#structs.set(this.text(name), made);
    return made;
  }

  #bindType(node: CodeNode, scope: Scope): void {
    const [name, type] = [childAt(node, 'name'), childAt(node, 'type')];
    if (name === undefined || type === undefined) return;
    if (type.type !== 'struct_type') {
      this.declare(this.text(name), { value: this.typeName(type) }, node, scope);
      return;
    }
    const inside = this.#structOf(name) ?? this.module;
    for (const field of type.children[0]?.children ?? []) {
      for (const each of field.children.filter((child) => child.field === 'name')) {
        this.declare(this.text(each), { type: childAt(field, 'type') }, field, inside);
      }
    }
  }

  #bindVariables(node: CodeNode, scope: Scope): void {
    const names = node.children.filter((child) => child.field === 'name');
    const values = childAt(node, 'value')?.children ?? [];
    const type = childAt(node, 'type');
    const embedded = names.length === 1 ? this.#embeddedIn(node) : undefined;
    names.forEach((name, index) => {
      this.declare(
        this.text(name),
        { value: values[index] ?? embedded, type: embedded === undefined ? type : undefined },
        node,
        scope,
      );
    });
  }

  /** `//go:embed file` above a variable makes it what is in the file. */
  #embeddedIn(node: CodeNode): CodeNode | undefined {
    const declaration = node.parent?.type === 'var_declaration' ? node.parent : node;
    const siblings = declaration.parent?.children ?? [];
    const comment = siblings[siblings.indexOf(declaration) - 1];
    const path =
      comment?.type === 'comment' ? /^\/\/go:embed\s+"?([^\s"]+)"?\s*$/.exec(this.text(comment))?.[1] : undefined;
    if (comment === undefined || path === undefined) return undefined;
    const file = this.make(comment, comment, { kind: 'text', text: path });
    const callee = this.make(comment, comment, { kind: 'name', name: 'go:embed' });
    return this.make(comment, comment, {
      kind: 'call',
      callee,
      arguments: [{ name: undefined, value: file, spread: undefined }],
    });
  }

  #bindAssignment(node: CodeNode, scope: Scope): void {
    const targets = childAt(node, 'left')?.children ?? [];
    const values = childAt(node, 'right')?.children ?? [];
    targets.forEach((target, index) => {
      const value = values[index];
      const isNew = node.type === 'short_var_declaration' && target.type === 'identifier';
      if (value === undefined) scope.add(this.text(target), { kind: 'unknown', at: node });
      else if (isNew) this.declare(this.text(target), { value }, node, scope);
      else this.assign(target, value, node, scope);
    });
  }

  /** `Service{model: "x"}` fills fields of a struct of this file. */
  #bindFields(node: CodeNode): void {
    const type = childAt(node, 'type');
    const scope = type?.type === 'type_identifier' ? this.#structOf(type) : undefined;
    const view = scope === undefined ? undefined : this.view(node);
    const given = view?.kind === 'call' ? view.arguments : [];
    for (const { name, value } of given) {
      if (name !== undefined) scope?.add(name, { kind: 'value', value, steps: [], at: node });
    }
  }

  protected override typeName(type: CodeNode): CodeNode | undefined {
    switch (type.type) {
      case 'type_identifier':
      case 'qualified_type':
        return type;
      case 'pointer_type':
      case 'parenthesized_type':
        return type.children[0] === undefined ? undefined : this.typeName(type.children[0]);
      case 'generic_type':
        return childAt(type, 'type');
      default:
        return undefined;
    }
  }

  protected override viewOnce(node: CodeNode): View {
    switch (node.type) {
      case 'identifier':
      case 'type_identifier':
      case 'field_identifier':
      case 'package_identifier':
        return { kind: 'name', name: this.text(node) };
      case 'interpreted_string_literal':
        return { kind: 'text', text: unescapeText(node.children.map((child) => this.text(child)).join('')) };
      case 'raw_string_literal':
        return { kind: 'text', text: node.children.map((child) => this.text(child)).join('') };
      case 'true':
      case 'false':
        return { kind: 'literal', value: node.type === 'true' };
      case 'nil':
        return { kind: 'literal', value: null };
      case 'int_literal':
      case 'float_literal':
        return { kind: 'literal', value: Number.parseFloat(this.text(node).replaceAll('_', '')) };
      case 'selector_expression':
        return this.#viewMember(childAt(node, 'operand'), childAt(node, 'field'));
      case 'qualified_type':
        return this.#viewMember(childAt(node, 'package'), childAt(node, 'name'));
      case 'call_expression':
        return this.#viewCall(node);
      case 'composite_literal':
        return this.#viewComposite(node);
      case 'literal_value':
        return this.#viewValues(node);
      case 'index_expression': {
        const [object, key] = [childAt(node, 'operand'), childAt(node, 'index')];
        return object === undefined || key === undefined ? { kind: 'opaque' } : { kind: 'item', object, key };
      }
      case 'binary_expression': {
        const [left, operator, right] = [childAt(node, 'left'), childAt(node, 'operator'), childAt(node, 'right')];
        const isSum = operator !== undefined && this.text(operator) === '+';
        return isSum && left !== undefined && right !== undefined
          ? { kind: 'joined', parts: [left, right] }
          : { kind: 'opaque' };
      }
      case 'func_literal':
        return { kind: 'function', node };
      default:
        return this.#viewInner(node);
    }
  }

  #viewInner(node: CodeNode): View {
    const wrapping = ['parenthesized_expression', 'literal_element', 'expression_list'];
    const inner = wrapping.includes(node.type)
      ? node.children[0]
      : ['unary_expression', 'type_conversion_expression'].includes(node.type)
        ? childAt(node, 'operand')
        : undefined;
    if (node.type === 'type_assertion_expression') {
      const type = childAt(node, 'type');
      const name = type === undefined ? undefined : this.typeName(type);
      // What is asserted to be of a type is as if it were made there.
      return name === undefined ? { kind: 'opaque' } : { kind: 'call', callee: name, arguments: [] };
    }
    return inner === undefined ? { kind: 'opaque' } : this.view(inner);
  }

  #viewMember(object: CodeNode | undefined, name: CodeNode | undefined): View {
    if (object === undefined || name === undefined) return { kind: 'opaque' };
    return { kind: 'member', object, name: this.text(name), nameNode: name };
  }

  #viewCall(node: CodeNode): View {
    const written = childAt(node, 'function');
    // Types that a generic function is given look like an index.
    const callee = written?.type === 'index_expression' ? childAt(written, 'operand') : written;
    if (callee === undefined) return { kind: 'opaque' };
    const given = childAt(node, 'arguments')?.children ?? [];
    const values = given.filter((child) => child.type !== 'comment');
    // Conversions: `string(x)`, `[]byte(x)`; pointers to a value: `openai.String(x)`, `aws.String(x)`, `param.NewOpt(x)`.
    const name = callee.type === 'selector_expression' ? childAt(callee, 'field') : callee;
    const [first] = values;
    if (values.length === 1 && first !== undefined && name !== undefined && passing.has(this.text(name)))
      return this.view(first);
    return { kind: 'call', callee, arguments: values.map((value) => ({ name: undefined, value, spread: undefined })) };
  }

  /** A struct is a call of its type with named arguments, a map or list what it is. */
  #viewComposite(node: CodeNode): View {
    const [type, body] = [childAt(node, 'type'), childAt(node, 'body')];
    if (type === undefined || body === undefined) return { kind: 'opaque' };
    const isStruct = type.type === 'type_identifier' || type.type === 'qualified_type' || type.type === 'generic_type';
    const values = this.#viewValues(body);
    if (!isStruct) return values;
    const entries = values.kind === 'map' ? values.entries : [];
    const given = entries.map(({ key, value }): Argument => ({ name: key, value, spread: undefined }));
    return { kind: 'call', callee: this.typeName(type) ?? type, arguments: given };
  }

  #viewValues(body: CodeNode): View {
    const elements = body.children.filter((child) => child.type !== 'comment');
    if (elements.some((element) => element.type !== 'keyed_element')) return { kind: 'list', items: elements };
    const entries = elements.flatMap((element): Entry[] => {
      const [key, value] = [childAt(element, 'key')?.children[0], childAt(element, 'value')];
      if (key === undefined || value === undefined) return [];
      const view = this.view(key);
      const name = view.kind === 'text' ? view.text : view.kind === 'name' ? view.name : undefined;
      return [{ key: name, value, spread: false }];
    });
    return { kind: 'map', entries };
  }
}

const passing = new Set(['string', 'String', 'F', 'Ptr', 'NewOpt', 'Opt', 'ToPtr', 'Raw']);

/** The name that a path is imported as: without a version, `go-` before or `-go` behind, as authors name them. */
function packageName(names: readonly string[]): string {
  const versionless = /^v\d+$/.test(names.at(-1) ?? '') ? names.slice(0, -1) : names;
  const last = (versionless.at(-1) ?? '').replace(/\.v\d+$/, '');
  return last.replace(/^go-|-go$|-sdk-go$|^go\./g, '').replaceAll('-', '_');
}
