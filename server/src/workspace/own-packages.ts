// The repository's own packages: which of them a manifest uses, and what they bring to it (decisions.md 11).
// Invariant: a path leads to the manifest in that folder, a name to the only manifest of that name; what is ambiguous
// leads nowhere. What an own package needs for its own development it brings to nobody.
import type { DataAnchor } from '../text/anchor';
import { folderOf, isWithin, joinPath } from '../text/source-file';
import { strongerScope, type Component, type Scope } from '../manifests/component';
import type { ManifestContent } from '../manifests/format';
import { joinManifest, lockfileFor } from '../manifests/inventory';
import { matchesGlobs } from '../manifests/workspace-globs';
import { makePurl } from '../terms/purl';
import { schemeOf } from '../terms/versions/schemes';
import type { Manifests } from './manifests';

/** The manifests of own packages by the place where they are asked for. */
export type OwnLinks = ReadonlyMap<DataAnchor, ManifestContent>;

const PROTOCOL = /^(?:file|link|portal|workspace|path):/;

/** The own packages that a manifest asks for. Without a lockfile a plain range means one of its workspace, too. */
export function linksOf(manifest: ManifestContent, isLocked: boolean, manifests: Manifests): OwnLinks {
  const links = new Map<DataAnchor, ManifestContent>();
  for (const component of manifest.components) {
    const target =
      component.source.kind === 'path'
        ? atPath(manifest, component, component.source.reference, manifests)
        : isLocked || component.source.kind !== 'registry'
          ? undefined
          : inWorkspace(manifest, component, manifests);
    if (target !== undefined && target.file !== manifest.file) links.set(component.anchor, target);
  }
  return links;
}

/** A component that is an own package: its version is what that package says of itself. */
export function asOwn(component: Component, target: ManifestContent): Component {
  const version = component.version ?? target.version;
  const purl = makePurl({ ...component.purl, version }) ?? component.purl;
  const isPath = component.source.kind === 'path';
  const source = isPath
    ? component.source
    : ({ kind: 'path', reference: folderOf(target.file), pinned: false } as const);
  return { ...component, purl, version, source };
}

/** What own packages bring, each with its own lockfile, through others that they use themselves. */
export class OwnPackages {
  readonly #manifests: Manifests;

  constructor(manifests: Manifests) {
    this.#manifests = manifests;
  }

  /** Everything that an own package brings to the manifest whose component it is. */
  broughtBy(target: ManifestContent, { name, scope, anchor }: Component): readonly Component[] {
    return this.#bring(target, [name], scope, new Set([anchor.file, target.file]));
  }

  #bring(
    target: ManifestContent,
    way: readonly string[],
    scope: Scope,
    open: ReadonlySet<string>,
  ): readonly Component[] {
    const lock = lockfileFor(target, this.#manifests.lockfiles);
    const links = linksOf(target, lock !== undefined, this.#manifests);
    return joinManifest(target, lock).value.flatMap((component): readonly Component[] => {
      const isAsked = component.direct || component.via.length > 0;
      if (component.scope === 'development' || component.scope === 'peer' || !isAsked) return [];
      const weaker = strongerScope(scope, component.scope) === scope ? component.scope : scope;
      const brought = { ...component, direct: false, scope: weaker, via: [...way, ...component.via] };
      const next = links.get(component.anchor);
      if (next === undefined) return [brought];
      if (open.has(next.file)) return [];
      const own = asOwn(brought, next);
      if (isLockedBy(lock, next)) return [own];
      return [own, ...this.#bring(next, [...way, component.name], weaker, new Set([...open, next.file]))];
    });
  }
}

/** Whether a lockfile has brought what an own package brings: it speaks of that package itself. */
export function isLockedBy(lock: ManifestContent | undefined, target: ManifestContent): boolean {
  return lock !== undefined && lockfileFor(target, [lock]) !== undefined && lock.graph !== undefined;
}

function atPath(
  manifest: ManifestContent,
  { name }: Component,
  reference: string,
  manifests: Manifests,
): ManifestContent | undefined {
  const folder = joinPath(folderOf(manifest.file), reference.replace(PROTOCOL, ''));
  const there = folder === undefined ? undefined : manifests.ownIn(manifest.purlType, folder);
  return there ?? onlyOne(manifests.ownNamed(manifest.purlType, name));
}

function inWorkspace(
  manifest: ManifestContent,
  { name, range = '' }: Component,
  manifests: Manifests,
): ManifestContent | undefined {
  const scheme = schemeOf(manifest.purlType);
  const candidates = manifests
    .ownNamed(manifest.purlType, name)
    .filter(({ version }) => version === undefined || range === '' || scheme?.satisfies(version, range) !== false);
  return onlyOne(
    candidates.filter((candidate) => {
      return manifests.roots.some((root) => isMember(root, manifest) && isMember(root, candidate));
    }),
  );
}

function isMember(root: ManifestContent, { file, purlType }: ManifestContent): boolean {
  const [from, folder] = [folderOf(root.file), folderOf(file)];
  if (root.purlType !== purlType || !isWithin(from, folder)) return false;
  return folder === from || matchesGlobs(root.workspaces, from === '' ? folder : folder.slice(from.length + 1));
}

function onlyOne<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined;
}
