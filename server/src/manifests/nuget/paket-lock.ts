// paket.lock: the packages, repositories and files of all groups, each with its one version.
// Invariant: several files of one repository at one revision are one component. The lockfile does not say what is
// direct: paket.dependencies does, or else it is what nobody requires. Source: fsprojects.github.io/Paket/lock-file.html.
import type { DataPath } from '../../text/anchor';
import type { Reading, ReadingProblem } from '../../text/reading';
import { baseName, type SourceFile } from '../../text/source-file';
import type { MapEntry } from '../../syntax/tree';
import { makePurl } from '../../terms/purl';
import { componentOf, registry, type Component, type Scope } from '../component';
import { silent, type ManifestContent, type ManifestFormat } from '../format';
import { joinManifest } from '../inventory';
import { lockTells } from './locked-package';
import { keyOf } from './package-reference';
import { fileAt, groupOpened, MAIN, repositoryAt, scopeOfGroup } from './paket';
import { groupOf } from './paket-dependencies';
import { paketLock as notation } from './paket-notation';
import { graphOfSections, type Section, type SectionPackage, type SectionWish } from './sectioned-graph';

/** `Name (version) - options`; of a requirement the brackets hold its range. */
const ENTRY = /^(\S+)(?:\s+\(([^()]*)\))?(?:\s+-\s.*)?$/;
const KINDS = new Set(['NUGET', 'GITHUB', 'GIT', 'GIST', 'HTTP']);

export const paketLock: ManifestFormat = {
  name: 'paket.lock',
  purlType: 'nuget',
  kind: 'lockfile',
  tells: { ...lockTells, direct: 'with its manifest', scope: 'yes', hashes: 'no' },
  notation,
  matches: (path) => baseName(path) === 'paket.lock',
  read: readLock,
};

function readLock(file: SourceFile): Reading<ManifestContent> {
  const problems: ReadingProblem[] = [];
  const { root } = notation.treeOf(file);
  const entries = root?.node.kind === 'map' ? root.node.entries : [];
  const reader = new GroupReader(file.path, problems);
  const ungrouped = entries.filter(({ key }) => groupOpened(key) === undefined);
  const sections = [reader.read(MAIN, ungrouped, [])];
  for (const entry of entries) {
    const group = groupOpened(entry.key);
    if (group !== undefined) sections.push(reader.read(group, below(entry), [entry.key]));
  }
  let components: readonly Component[] | undefined;
  const value: ManifestContent = {
    ...silent,
    file: file.path,
    format: 'paket.lock',
    purlType: 'nuget',
    // Only a lockfile without its manifest is asked for these.
    get components() {
      return (components ??= joinManifest(undefined, value).value);
    },
    graph:
      problems.length > 0 && sections.every(({ packages }) => packages.length === 0)
        ? undefined
        : graphOfSections(sections, { projectOf: (folder) => (folder === '' ? '' : undefined), sectionOf: groupOf }),
  };
  return { value, problems };
}

function below({ node }: MapEntry): readonly MapEntry[] {
  return node.kind === 'map' ? node.entries : [];
}

class GroupReader {
  readonly #file: string;
  readonly #problems: ReadingProblem[];

  constructor(file: string, problems: ReadingProblem[]) {
    this.#file = file;
    this.#problems = problems;
  }

  read(group: string, entries: readonly MapEntry[], path: DataPath): Section {
    const scope = scopeOfGroup(group);
    const packages = new Map<string, SectionPackage>();
    for (const kind of entries) {
      // Beside the kinds stand options of the group, such as `RESTRICTION: == net8.0`.
      if (!KINDS.has(kind.key)) {
        if (!/^[A-Z-]+:/.test(kind.key))
          this.#broken([...path, kind.key], `"${kind.key.slice(0, 60)}" is not known in a paket.lock.`);
        continue;
      }
      for (const remote of below(kind)) {
        const at = [...path, kind.key, remote.key];
        for (const each of this.#readRemote(kind.key, remote, at, scope)) {
          const key = `${keyOf(each.component.name)} ${each.component.version ?? ''}`;
          if (!packages.has(key)) packages.set(key, each);
        }
      }
    }
    const all = [...packages.values()];
    return { name: group, packages: all, direct: unasked(all) };
  }

  #readRemote(kind: string, remote: MapEntry, path: DataPath, scope: Scope): readonly SectionPackage[] {
    const address = remote.key.replace(/^(?:remote|specs):\s*/, '');
    return below(remote).flatMap((entry): readonly SectionPackage[] => {
      // Of a repository of git the revision stands alone, in brackets.
      const [, name = '', version] = /^()\(([^()\s]+)\)$/.exec(entry.key) ?? ENTRY.exec(entry.key) ?? [];
      const named = this.#name(kind, address, name, version);
      if (named === undefined) {
        this.#broken([...path, entry.key], `"${entry.key.slice(0, 60)}" is no entry of the form "name (version)".`);
        return [];
      }
      const anchor = { file: this.#file, path: [...path, entry.key], part: 'key' } as const;
      return [{ component: componentOf({ ...named, scope, anchor }), wishes: wishesBelow(entry) }];
    });
  }

  #name(
    kind: string,
    address: string,
    name: string,
    version: string | undefined,
  ): Pick<Component, 'name' | 'purl' | 'version' | 'source'> | undefined {
    if (kind === 'GITHUB' || kind === 'GIT') return repositoryAt(address, version ?? name);
    if (kind !== 'NUGET') {
      const place = kind === 'GIST' ? `https://gist.github.com/${address}` : address + (version ?? '');
      const file = name === '' ? undefined : fileAt(place, name);
      return file && { ...file, version: undefined };
    }
    const purl = version === undefined ? undefined : makePurl({ type: 'nuget', name, version });
    return purl && { name, purl, version, source: registry };
  }

  #broken(path: DataPath, message: string): void {
    this.#problems.push({ anchor: { file: this.#file, path, part: 'key' }, message, kind: 'broken' });
  }
}

function wishesBelow(entry: MapEntry): readonly SectionWish[] {
  return below(entry).flatMap(({ key }): readonly SectionWish[] => {
    const [, name, range] = ENTRY.exec(key) ?? [];
    return name === undefined ? [] : [{ name, range }];
  });
}

/** What nobody in the group requires. */
function unasked(packages: readonly SectionPackage[]): readonly SectionWish[] {
  const asked = new Set(packages.flatMap(({ wishes }) => wishes.map(({ name }) => keyOf(name))));
  return packages.flatMap(({ component: { name } }) => (asked.has(keyOf(name)) ? [] : [{ name, range: undefined }]));
}
