// Calls that reach a library by way of a class of the workspace: one without a constructor of its own is made, or a
// constructor calls the one above it. Invariant: following the classes above a class ends.
import type { CodeNode } from '../../syntax/code';
import { classBindingOf, type ClassBinding } from './bindings';
import type { Resolver } from './resolver';
import type { LibraryThing } from './things';
import type { Scope } from './view';

const deepest = 6;

/** The classes of libraries whose constructor is called in the end; none for a call that says itself what it calls. */
export function inheritedOrigins(callee: CodeNode, resolver: Resolver): readonly LibraryThing[] {
  const made = resolver.things(callee).flatMap((thing) => {
    return thing.kind === 'class' && !hasConstructor(thing.binding) ? basesOf(thing.binding, resolver) : [];
  });
  if (made.length > 0) return made;
  const binding = classAround(callee, resolver);
  return binding === undefined || !isSuper(callee, binding, resolver) ? [] : basesOf(binding, resolver);
}

function basesOf(binding: ClassBinding, resolver: Resolver, depth = 0): readonly LibraryThing[] {
  if (depth > deepest) return [];
  return binding.bases.flatMap((base) =>
    resolver.things(base).flatMap((thing): readonly LibraryThing[] => {
      if (thing.kind === 'library') return [thing];
      return thing.kind === 'class' && !hasConstructor(thing.binding)
        ? basesOf(thing.binding, resolver, depth + 1)
        : [];
    }),
  );
}

function hasConstructor({ scope }: ClassBinding): boolean {
  return ['__init__', '__new__', 'constructor'].some((name) => scope.bindings.has(name));
}

/** `super().__init__` of Python, `super` of JavaScript; `super(Other, self)` leaves out what is above the class. */
function isSuper(callee: CodeNode, around: ClassBinding, resolver: Resolver): boolean {
  if (callee.type === 'super') return true;
  const view = resolver.view(callee);
  const object = view.kind === 'member' && view.name === '__init__' ? resolver.view(view.object) : undefined;
  if (object?.kind !== 'call') return false;
  const maker = resolver.view(object.callee);
  const [from] = object.arguments;
  const isFromHere = (node: CodeNode): boolean =>
    resolver.things(node).some((thing) => thing.kind === 'class' && thing.binding.scope === around.scope);
  return maker.kind === 'name' && maker.name === 'super' && (from === undefined || isFromHere(from.value));
}

function classAround(node: CodeNode, resolver: Resolver): ClassBinding | undefined {
  let scope: Scope | undefined = resolver.programOf(node).scopeOf(node);
  while (scope !== undefined && scope.kind !== 'class') scope = scope.parent;
  return scope === undefined ? undefined : classBindingOf(scope);
}
