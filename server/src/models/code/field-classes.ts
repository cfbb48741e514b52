// Classes whose attributes are fields that whoever makes an object fills: what stands in the class is only what a field
// is when nobody gives it.
import { childAt, textOf, type CodeNode, type SyntaxTree } from '../../syntax/code';
import type { Scope } from './view';

const decorators = /^@\s*(?:[\w.]*\.)?(?:dataclass|dataclasses|attrs|define|frozen|mutable|s)\b/;
const fieldBases = /(?:^|\.)(?:BaseModel|NamedTuple|TypedDict|Struct|SQLModel)$/;
const settingBases = /(?:^|\.)(?:BaseSettings|Settings)$/;

/** What the attributes of a class are: `fields` of a data class, `settings` that the environment fills, or neither. */
export function fieldsOf(tree: SyntaxTree, definition: CodeNode): 'fields' | 'settings' | 'none' {
  const heads = childAt(definition, 'superclasses')?.children.map((head) => textOf(tree, head)) ?? [];
  if (heads.some((head) => settingBases.test(head))) return 'settings';
  if (heads.some((head) => fieldBases.test(head))) return 'fields';
  const { parent } = definition;
  const marks = parent?.type === 'decorated_definition' ? parent.children : [];
  return marks.some((mark) => mark.type === 'decorator' && decorators.test(textOf(tree, mark))) ? 'fields' : 'none';
}

/**
 * The fields of a class in the order in which a call gives them by position: what is declared with a type. Undefined
 * where a class above it may have fields before them.
 */
export function fieldOrder(tree: SyntaxTree, { node, bindings }: Scope): readonly string[] | undefined {
  const heads = childAt(node, 'superclasses')?.children.map((head) => textOf(tree, head)) ?? [];
  if (heads.some((head) => !fieldBases.test(head) && head !== 'object')) return undefined;
  return [...bindings]
    .filter(([, known]) => known.some(({ at }) => at.type === 'assignment' && childAt(at, 'type') !== undefined))
    .map(([name]) => name);
}
