// Which of a name's bindings a use of it may see, and the class behind a scope.
import type { CodeNode } from '../../syntax/code';
import type { Binding, Scope } from './view';

export type ClassBinding = Extract<Binding, { kind: 'class' }>;

/** The bindings that a use may see: the last one before it where that one certainly ran, else all. */
export function chooseBindings(bindings: readonly Binding[], sameScope: boolean, use: CodeNode): readonly Binding[] {
  const filled = bindings.filter((binding) => binding.kind !== 'parameter' || binding.type !== undefined);
  const candidates = filled.length > 0 && filled.length < bindings.length && !sameScope ? filled : bindings;
  if (!sameScope || candidates.length === 1) return candidates;
  const before = candidates.filter((binding) => binding.at.end <= use.start).sort((a, b) => b.at.end - a.at.end);
  const last = before[0];
  if (last === undefined) return candidates;
  const block = blockOf(last.at);
  return block === undefined || (block.start <= use.start && use.end <= block.end) ? [last] : candidates;
}

/** The bindings of a module that others see: the last one where that one certainly ran, else all. */
export function lastBindings(bindings: readonly Binding[]): readonly Binding[] {
  const last = bindings.toSorted((a, b) => b.at.end - a.at.end)[0];
  return last !== undefined && blockOf(last.at) === undefined ? [last] : bindings;
}

/** The class whose members a scope holds; undefined where nothing names it. */
export function classBindingOf(scope: Scope): ClassBinding | undefined {
  for (const bindings of scope.parent?.bindings.values() ?? []) {
    const found = bindings.find((binding) => binding.kind === 'class' && binding.scope === scope);
    if (found?.kind === 'class') return found;
  }
  return undefined;
}

const blockTypes = new Set(['block', 'statement_block', 'switch_case', 'case_clause']);

function blockOf(node: CodeNode): CodeNode | undefined {
  let at: CodeNode | undefined = node.parent;
  while (at !== undefined && !blockTypes.has(at.type)) at = at.parent;
  return at;
}
