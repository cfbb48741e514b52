// Chains of calls, as builders are used: `X.builder().a(1).b(2).build()`.
// Invariant: all calls of a chain begin where the chain begins.
import type { CodeNode } from '../../syntax/code';
import type { Resolver } from './resolver';
import type { Argument } from './view';

/** One call in a chain. */
export interface ChainCall {
  readonly name: string;
  readonly arguments: readonly Argument[];
}

/** The calls of the whole chain in which a call stands, the last one first. */
export function chainOf(node: CodeNode, resolver: Resolver): readonly ChainCall[] {
  let top = node;
  for (let at = node.parent; at?.start === node.start; at = at.parent) {
    if (resolver.view(at).kind === 'call') top = at;
  }
  const calls: ChainCall[] = [];
  for (let view = resolver.view(top); ;) {
    if (view.kind === 'call') {
      const callee = resolver.view(view.callee);
      const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
      calls.push({ name, arguments: view.arguments });
      view = callee;
    } else if (view.kind === 'member') view = resolver.view(view.object);
    else return calls;
  }
}

/** The first argument of the call in a chain that has one of some names. */
export function chainArgument(node: CodeNode, resolver: Resolver, names: readonly string[]): CodeNode | undefined {
  return chainOf(node, resolver).find(({ name }) => names.includes(name))?.arguments[0]?.value;
}
