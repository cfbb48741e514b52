// The scopes, bindings and expressions of a Java file.
// Invariant: an import of a known library leads into its package, any other to the qualified name itself.
import { childAt, type CodeNode, type SyntaxTree } from '../../../syntax/code';
import { unescapeText } from '../escapes';
import { javaTexts } from './java-texts';
import type { Packages } from '../packages';
import { isWrapper, TypedBinder } from '../typed-binder';
import type { Argument, Program, Scope, View } from '../view';

/** Makes a Java file ready for following values. */
export function readJava(tree: SyntaxTree, packages: Packages): Program {
  return new JavaBinder(tree, packages).read(javaTexts);
}

const classes = new Set([
  'class_declaration',
  'interface_declaration',
  'enum_declaration',
  'record_declaration',
  'annotation_type_declaration',
]);
const blocks = new Set([
  'block',
  'for_statement',
  'enhanced_for_statement',
  'catch_clause',
  'switch_block_statement_group',
]);

class JavaBinder extends TypedBinder {
  protected override visit(node: CodeNode, scope: Scope): void {
    if (classes.has(node.type)) {
      this.#bindClass(node, scope);
      return;
    }
    let inside = scope;
    if (blocks.has(node.type) || node.type === 'try_with_resources_statement') inside = this.open('block', node, scope);
    switch (node.type) {
      case 'import_declaration':
        this.#bindImport(node);
        return;
      case 'method_declaration':
      case 'constructor_declaration':
      case 'compact_constructor_declaration':
      case 'lambda_expression':
        this.#bindFunction(node, scope);
        return;
      case 'field_declaration':
      case 'local_variable_declaration':
      case 'constant_declaration':
        this.#bindVariables(node, scope);
        break;
      case 'resource':
      case 'enhanced_for_statement':
      case 'catch_formal_parameter':
      case 'instanceof_expression':
        this.#bindNamed(node, inside);
        break;
      case 'assignment_expression':
        this.#bindAssignment(node, scope);
        break;
      case 'method_invocation':
      case 'object_creation_expression':
        this.calls.push(node);
        break;
      case 'return_statement':
      case 'yield_statement':
        this.addResult(node.children[0], scope);
        break;
    }
    this.visitChildren(node, inside);
  }

  #bindImport(node: CodeNode): void {
    const name = this.child(node, 'scoped_identifier', 'identifier');
    if (name === undefined) return;
    const names = this.text(name)
      .split('.')
      .map((part) => part.trim());
    if (this.child(node, 'asterisk') !== undefined) this.importAll(names);
    else this.importName(names.at(-1) ?? '', names, node);
  }

  #bindClass(node: CodeNode, scope: Scope): void {
    const name = childAt(node, 'name');
    const superclass = childAt(node, 'superclass')?.children[0];
    const bases = superclass === undefined ? [] : [superclass];
    const inside = this.openClass(node, name === undefined ? undefined : this.text(name), bases, scope);
    const heads = childAt(node, 'parameters')?.children ?? [];
    for (const head of heads) this.#bindParameter(head, inside);
    const body = childAt(node, 'body');
    const fields = this.child(body, 'enum_body_declarations');
    for (const member of body?.children ?? []) {
      if (member.type === 'enum_constant') this.#bindConstant(member, fields, inside);
      this.visit(member, inside);
    }
  }

  /** A constant of an enumeration is what its constructor's parameters are given. */
  #bindConstant(node: CodeNode, members: CodeNode | undefined, scope: Scope): void {
    const name = childAt(node, 'name');
    const parameters = childAt(this.child(members, 'constructor_declaration') ?? node, 'parameters')?.children ?? [];
    const given = childAt(node, 'arguments')?.children ?? [];
    const entries = given.flatMap((value, index) => {
      const key = childAt(parameters[index] ?? node, 'name');
      return key === undefined ? [] : [{ key: this.text(key), value, spread: false }];
    });
    if (name !== undefined)
      this.declare(this.text(name), { value: this.make(node, node, { kind: 'map', entries }) }, node, scope);
  }

  #bindFunction(node: CodeNode, scope: Scope): void {
    const name = childAt(node, 'name');
    const isMethod = node.type === 'method_declaration' && name !== undefined;
    const inside = this.openFunction(node, isMethod ? this.text(name) : undefined, scope, childAt(node, 'type'));
    const parameters = childAt(node, 'parameters');
    if (parameters?.type === 'identifier') inside.add(this.text(parameters), { kind: 'unknown', at: parameters });
    for (const parameter of parameters?.children ?? []) this.#bindParameter(parameter, inside);
    const body = childAt(node, 'body');
    if (body === undefined) return;
    if (node.type === 'lambda_expression' && body.type !== 'block') this.addResult(body, inside);
    this.visit(body, inside);
  }

  #bindParameter(node: CodeNode, scope: Scope): void {
    if (node.type === 'identifier') scope.add(this.text(node), { kind: 'unknown', at: node });
    const name = childAt(node, 'name') ?? childAt(this.child(node, 'variable_declarator') ?? node, 'name');
    // Several values come as one: what they are cannot be told.
    const type = node.type === 'spread_parameter' ? undefined : childAt(node, 'type');
    if (name !== undefined) this.declareParameter(this.text(name), { type }, node, scope);
  }

  #bindVariables(node: CodeNode, scope: Scope): void {
    const type = childAt(node, 'type');
    for (const declarator of node.children) {
      const name = declarator.type === 'variable_declarator' ? childAt(declarator, 'name') : undefined;
      if (name !== undefined)
        this.declare(this.text(name), { value: childAt(declarator, 'value'), type }, declarator, scope);
    }
  }

  /** A name that is bound within a statement. */
  #bindNamed(node: CodeNode, scope: Scope): void {
    const name = childAt(node, 'name');
    if (name === undefined) return;
    if (node.type === 'resource') {
      this.declare(this.text(name), { value: childAt(node, 'value'), type: childAt(node, 'type') }, node, scope);
    } else if (node.type === 'catch_formal_parameter') scope.add(this.text(name), { kind: 'unknown', at: node });
    else if (node.type === 'enhanced_for_statement') {
      scope.add(this.text(name), { kind: 'unknown', at: node, among: childAt(node, 'value') });
    } else this.declare(this.text(name), { type: childAt(node, 'right') }, node, scope);
  }

  #bindAssignment(node: CodeNode, scope: Scope): void {
    const [left, right] = [childAt(node, 'left'), childAt(node, 'right')];
    if (left !== undefined && right !== undefined) this.assign(left, right, node, scope);
  }

  protected override typeName(type: CodeNode): CodeNode | undefined {
    if (type.type === 'annotated_type') return this.#orNone(type.children.at(-1));
    if (type.type === 'array_type') return this.#orNone(childAt(type, 'element'));
    if (type.type !== 'generic_type')
      return type.type === 'type_identifier' && this.text(type) === 'var' ? undefined : type;
    const [name, given] = type.children;
    const first = given?.children[0];
    if (name === undefined) return undefined;
    return first !== undefined && isWrapper(this.text(name)) ? this.typeName(first) : name;
  }

  #orNone(type: CodeNode | undefined): CodeNode | undefined {
    return type === undefined ? undefined : this.typeName(type);
  }

  protected override viewOnce(node: CodeNode): View {
    switch (node.type) {
      case 'identifier':
      case 'type_identifier':
      case 'this':
        return { kind: 'name', name: this.text(node) };
      case 'string_literal':
        return { kind: 'text', text: textOfString(node.children.map((child) => this.text(child))) };
      case 'true':
      case 'false':
        return { kind: 'literal', value: node.type === 'true' };
      case 'null_literal':
        return { kind: 'literal', value: null };
      case 'decimal_integer_literal':
      case 'decimal_floating_point_literal':
        return { kind: 'literal', value: Number.parseFloat(this.text(node).replaceAll('_', '')) };
      case 'field_access':
        return this.#viewMember(node, childAt(node, 'object'), childAt(node, 'field'));
      case 'scoped_identifier':
        return this.#viewMember(node, childAt(node, 'scope'), childAt(node, 'name'));
      case 'scoped_type_identifier':
        return this.#viewMember(node, node.children[0], node.children.at(-1));
      case 'method_invocation':
        return this.#viewInvocation(node);
      case 'object_creation_expression':
        return this.#viewCreation(node);
      case 'array_access':
        return this.#viewItem(node);
      case 'binary_expression':
        return this.#viewSum(node);
      case 'ternary_expression':
        return { kind: 'choice', options: node.children.filter((child) => child.field !== 'condition') };
      case 'array_initializer':
        return { kind: 'list', items: node.children };
      case 'lambda_expression':
        return { kind: 'function', node };
      default:
        return this.#viewInner(node);
    }
  }

  /** The expression that a wrapping construct passes on unchanged. */
  #viewInner(node: CodeNode): View {
    const inner =
      node.type === 'parenthesized_expression' || node.type === 'class_literal' || node.type === 'generic_type'
        ? node.children[0]
        : node.type === 'cast_expression' || node.type === 'array_creation_expression'
          ? childAt(node, 'value')
          : node.type === 'assignment_expression'
            ? childAt(node, 'right')
            : undefined;
    return inner === undefined ? { kind: 'opaque' } : this.view(inner);
  }

  #viewMember(_node: CodeNode, object: CodeNode | undefined, name: CodeNode | undefined): View {
    if (object === undefined || name === undefined) return { kind: 'opaque' };
    return { kind: 'member', object, name: this.text(name), nameNode: name };
  }

  #viewInvocation(node: CodeNode): View {
    const [object, name] = [childAt(node, 'object'), childAt(node, 'name')];
    if (name === undefined) return { kind: 'opaque' };
    const callee = object === undefined ? name : this.makeMember(node, object, name);
    return { kind: 'call', callee, arguments: this.#arguments(node) };
  }

  #viewCreation(node: CodeNode): View {
    const type = childAt(node, 'type');
    return type === undefined ? { kind: 'opaque' } : { kind: 'call', callee: type, arguments: this.#arguments(node) };
  }

  #arguments(node: CodeNode): readonly Argument[] {
    const given = childAt(node, 'arguments')?.children ?? [];
    return given
      .filter((child) => !child.type.endsWith('comment'))
      .map((value) => ({ name: undefined, value, spread: undefined }));
  }

  #viewItem(node: CodeNode): View {
    const [object, key] = [childAt(node, 'array'), childAt(node, 'index')];
    return object === undefined || key === undefined ? { kind: 'opaque' } : { kind: 'item', object, key };
  }

  #viewSum(node: CodeNode): View {
    const [left, operator, right] = [childAt(node, 'left'), childAt(node, 'operator'), childAt(node, 'right')];
    if (left === undefined || operator === undefined || right === undefined) return { kind: 'opaque' };
    return this.text(operator) === '+' ? { kind: 'joined', parts: [left, right] } : { kind: 'opaque' };
  }
}

/** The text of a literal; a text block loses the line break it begins with. */
function textOfString(pieces: readonly string[]): string {
  return unescapeText(pieces.join('')).replace(/^\n\s*/, '');
}
