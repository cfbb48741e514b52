// DESCRIPTION of an R package or project: what it depends on, imports, links to, and what it suggests.
// Invariant: what belongs to R itself is no package. Files of that name that are no R package's say nothing.
// Source: cran.r-project.org/doc/manuals, "Writing R Extensions", and remotes.r-lib.org, "Dependency resolution".
import type { DataPath } from '../../text/anchor';
import type { Reading } from '../../text/reading';
import { baseName, type SourceFile } from '../../text/source-file';
import { cran } from '../../terms/versions/cran';
import { askedRuntime } from '../asked-runtime';
import { componentOf, registry, type Component, type ComponentSource, type Runtime, type Scope } from '../component';
import { silent, type ManifestContent, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';
import { gitSource } from '../github/repository';
import { ManifestData, textOf } from '../manifest-data';
import { descriptionNotation } from './description-notation';
import { cranPurl, isPartOfR, readNamedRange, type NamedRange } from './r-packages';
import { wordTable } from '../../text/word-table';

const FORMAT = 'DESCRIPTION';

export const description: ManifestFormat = {
  name: FORMAT,
  purlType: 'cran',
  kind: 'manifest',
  tells: { ...manifestTells, versions: 'no', runtimes: 'yes' },
  notation: descriptionNotation,
  matches: (path) => baseName(path) === FORMAT,
  read: readManifest,
};

const sections: readonly (readonly [field: string, scope: Scope])[] = [
  ['Depends', 'runtime'],
  ['Imports', 'runtime'],
  ['LinkingTo', 'runtime'],
  ['Suggests', 'optional'],
];

function readManifest(file: SourceFile): Reading<ManifestContent> {
  const content: ManifestContent = { ...silent, file: file.path, format: FORMAT, purlType: 'cran' };
  if (!/^(?:Package|Type|Depends|Imports|Suggests):/m.test(file.text)) return { value: content, problems: [] };
  const manifest = new ManifestData(file, descriptionNotation);
  const { root, problems } = manifest;
  const remotes = remotesOf(manifest);
  const components = new Map<string, Component>();
  const runtimes: Runtime[] = [];
  for (const [field, scope] of sections) {
    for (const [index, entry] of manifest.list(root, [field]).entries()) {
      const path = [field, index];
      const named = readNamedRange(String(entry));
      if (named === undefined) manifest.broken(path, `"${String(entry).slice(0, 80)}" is no package with its version.`);
      else if (named.name === 'R') runtimes.push(...askedRuntime('r', named.range ?? '*', { file: file.path, path }));
      else if (!isPartOfR(named.name)) addTo(components, readPackage(file.path, path, named, scope, remotes));
    }
  }
  const value: ManifestContent = {
    ...content,
    name: textOf(root.Package),
    version: textOf(root.Version),
    license: textOf(root.License),
    repository: textOf(root.URL)?.split(/[\s,]+/)[0],
    components: [...components.values()],
    runtimes,
    lockedBy: ['renv.lock'],
  };
  return { value, problems };
}

/** A package that is imported and linked to is one, with what is said of its version anywhere. */
function addTo(components: Map<string, Component>, component: Component | undefined): void {
  if (component === undefined) return;
  const known = components.get(component.name);
  components.set(component.name, known === undefined ? component : { ...known, range: known.range ?? component.range });
}

function readPackage(
  file: string,
  path: DataPath,
  { name, range }: NamedRange,
  scope: Scope,
  remotes: ReadonlyMap<string, ComponentSource>,
): Component | undefined {
  const source = remotes.get(name) ?? registry;
  const exact = /^==\s*(\S+)$/.exec(range ?? '')?.[1] ?? '';
  const version = source.kind === 'registry' && cran.isExactVersion(exact) ? exact : undefined;
  const purl = cranPurl(name, version);
  const anchor = { file, path, part: 'value' } as const;
  return purl && componentOf({ purl, name, version, range, direct: true, scope, source, anchor });
}

const hosts: Readonly<Record<string, string>> = wordTable({
  github: 'https://github.com/',
  gitlab: 'https://gitlab.com/',
  bitbucket: 'https://bitbucket.org/',
});

/** `user/name@ref`, `github::user/name/folder`, `name=git::https://…`, `url::…`, `local::…` by the package's name. */
function remotesOf(manifest: ManifestData): ReadonlyMap<string, ComponentSource> {
  const remotes = new Map<string, ComponentSource>();
  for (const entry of manifest.list(manifest.root, ['Remotes'])) {
    const [, given, kind = 'github', place = ''] = /^(?:([\w.]+)=)?(?:(\w+)::)?(.+)$/.exec(String(entry)) ?? [];
    const [, address = place, revision] = /^(.*?)(?:[@#]([^@/]+))?$/.exec(place) ?? [];
    const name = given ?? /([\w.]+?)(?:\.git)?\/?$/.exec(address)?.[1] ?? '';
    const source = remoteSource(kind, address, revision);
    if (source !== undefined) remotes.set(name, source);
  }
  return remotes;
}

function remoteSource(kind: string, address: string, revision: string | undefined): ComponentSource | undefined {
  if (kind === 'local') return { kind: 'path', reference: address, pinned: false };
  if (kind === 'url') return { kind: 'url', reference: address, pinned: false };
  const host = kind === 'git' ? '' : hosts[kind];
  return host === undefined ? undefined : gitSource(`${host}${address}`, revision);
}
