// Pods as Podfiles, podspecs and lockfiles name them: `GoogleUtilities/NSData+zlib` is a part (a subspec) of a pod.
// Invariant: what stands behind the first slash is the purl's subpath. Names may hold a `+`, as those of categories do,
// though the purl type would have it otherwise. Source: guides.cocoapods.org.
import { makePurl, type Purl } from '../../terms/purl';
import { gem } from '../../terms/versions/gem';
import { registry, type ComponentSource } from '../component';
import { textOf, type Fields } from '../manifest-data';

/** The purl of a pod or of a part of it; undefined where the name is none. */
export function podPurl(name: string, version: string | undefined): Purl | undefined {
  const slash = name.indexOf('/');
  const [pod, part] = slash < 0 ? [name, undefined] : [name.slice(0, slash), name.slice(slash + 1)];
  return /^[^\s./][^\s/]*$/.test(pod) ? makePurl({ type: 'cocoapods', name: pod, subpath: part, version }) : undefined;
}

/** The version of a requirement that names one: `1.2.3` and `= 1.2.3`. */
export function exactVersion(range: string | undefined): string | undefined {
  const version = /^=?\s*(\S+)$/.exec(range ?? '')?.[1];
  return version !== undefined && gem.isExactVersion(version) ? version : undefined;
}

/** Where a pod comes from by its options, such as `git` and `tag`. */
export function sourceOf(options: Fields): ComponentSource {
  const option = (key: string): string | undefined => textOf(options[key]) ?? textOf(options[`:${key}`]);
  const folder = option('path');
  if (folder !== undefined) return { kind: 'path', reference: folder, pinned: false };
  const repository = option('git');
  if (repository !== undefined) {
    const revision = option('commit') ?? option('tag') ?? option('branch');
    const reference = revision === undefined ? repository : `${repository}#${revision}`;
    return { kind: 'git', reference, pinned: /^[\da-f]{40}$/.test(option('commit') ?? '') };
  }
  const address = option('podspec') ?? option('http');
  if (address === undefined) return registry;
  return { kind: /^\w+:\/\//.test(address) ? 'url' : 'path', reference: address, pinned: false };
}
