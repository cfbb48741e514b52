// Objects that a call makes of what it is given by name: `SimpleNamespace(model='a/b')`, `dict(…)`, `OmegaConf.create({…})`.
// Invariant: only what is written in that call is known of them.
import type { CodeNode } from '../../syntax/code';
import type { Resolver } from './resolver';
import { called, type LibraryThing, type Thing } from './things';
import type { CallView, Step } from './view';

const namespaces = new Set([
  'types.SimpleNamespace',
  'argparse.Namespace',
  'builtins.dict',
  'box.Box',
  'munch.Munch',
  'addict.Dict',
  'easydict.EasyDict',
  'ml_collections.ConfigDict',
  'omegaconf.OmegaConf.create',
]);

/** The value that such an object was given under a name; undefined of every other thing. */
export function namespaceValue(thing: LibraryThing, step: Step | undefined, resolver: Resolver): CodeNode | undefined {
  return callOf(thing, resolver)?.arguments.find(({ name }) => name !== undefined && name === step)?.value;
}

/** What such an object was made of, where that is a map alone. */
export function namespaceMap(thing: LibraryThing, resolver: Resolver): readonly Thing[] | undefined {
  const [first, ...more] = callOf(thing, resolver)?.arguments ?? [];
  if (first === undefined || first.name !== undefined || first.spread === 'list' || more.length > 0) return undefined;
  const maps = resolver.things(first.value);
  return maps.every((map) => map.kind === 'expression' && resolver.view(map.node).kind === 'map') ? maps : undefined;
}

function callOf({ path, calls }: LibraryThing, resolver: Resolver): CallView | undefined {
  const node = path.at(-1) === called && namespaces.has(path.slice(0, -1).join('.')) ? calls.at(-1) : undefined;
  const view = node === undefined ? undefined : resolver.view(node);
  return view?.kind === 'call' ? view : undefined;
}
