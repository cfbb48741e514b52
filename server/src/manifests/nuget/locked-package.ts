// A package as NuGet's lockfiles and build outputs hold it, and what their formats can tell.
import type { DataPath } from '../../text/anchor';
import { makePurl } from '../../terms/purl';
import { componentOf, registry, type Component } from '../component';
import type { Capabilities } from '../format';
import { lockfileTells } from '../manifest-tells';
import { isFields, textOf, type Fields, type ManifestData } from '../manifest-data';
import type { SectionWish } from './sectioned-graph';

export const lockTells: Capabilities = { ...lockfileTells, direct: 'yes', scope: 'with its manifest' };

/** What an entry says of itself beside its name. */
export interface LockedEntry {
  readonly version: string | undefined;
  /** Base64, with or without its algorithm before it. */
  readonly sha512: string | undefined;
  /** One of the repository's own projects, or a file of it. */
  readonly isOwn: boolean;
}

/** A package, a runtime that is packed with the software (`runtimepack.…`), or an own project. */
export function lockedComponent(
  { file }: Pick<ManifestData, 'file'>,
  path: DataPath,
  name: string,
  { version, sha512, isOwn }: LockedEntry,
): Component | undefined {
  const purl = makePurl({ type: 'nuget', name: name.replace(/^runtimepack\./, ''), version });
  const hash = sha512?.startsWith('sha512-') === false ? `sha512-${sha512}` : sha512;
  if (purl === undefined) return undefined;
  return componentOf({
    purl,
    name,
    version,
    source: isOwn ? { kind: 'path', reference: '', pinned: false } : registry,
    hashes: hash === undefined ? [] : [hash],
    anchor: { file: file.path, path, part: 'key' },
  });
}

/** `{ name: range }`, as dependencies are written in all of these files. */
export function wishesIn(dependencies: unknown): readonly SectionWish[] {
  return Object.entries(isFields(dependencies) ? dependencies : {}).map(([name, range]) => ({
    name,
    range: textOf(range),
  }));
}

/** `Name/1.0.0`; without a version where none is written. */
export function splitKey(key: string): { readonly name: string; readonly version: string | undefined } {
  const slash = key.indexOf('/');
  const version = slash < 0 ? '' : key.slice(slash + 1);
  return { name: slash < 0 ? key : key.slice(0, slash), version: version === '' ? undefined : version };
}

/** Names of own projects that no other one asks for: the ones for which the file was made. */
export function rootsAmong(
  own: readonly { readonly name: string; readonly wishes: readonly SectionWish[] }[],
): ReadonlySet<string> {
  const asked = new Set(
    own.flatMap(({ name, wishes }) =>
      wishes.map((wish) => wish.name.toLowerCase()).filter((each) => each !== name.toLowerCase()),
    ),
  );
  return new Set(own.map(({ name }) => name).filter((name) => !asked.has(name.toLowerCase())));
}

/** The entries of a map that are maps themselves; a problem for each other one. */
export function entriesIn(
  manifest: ManifestData,
  owner: Fields,
  path: DataPath,
): readonly (readonly [string, Fields])[] {
  return Object.entries(manifest.fields(owner, path)).flatMap(
    ([key, entry]): readonly (readonly [string, Fields])[] => {
      if (isFields(entry)) return [[key, entry]];
      manifest.broken([...path, key], `The entry of "${key}" is no map of keys to values.`);
      return [];
    },
  );
}
