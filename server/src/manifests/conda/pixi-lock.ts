// pixi.lock, versions 4 to 7: packages of conda and PyPI for each environment and platform of a workspace.
// Invariant: a package is one of the graph however many platforms and environments have it; packages that Pixi builds
// from the repository are its own.
import { lockfileTells } from '../manifest-tells';
import type { DataPath } from '../../text/anchor';
import { baseName } from '../../text/source-file';
import { makePurl } from '../../terms/purl';
import { yamlTexts } from '../../syntax/yaml-texts';
import { componentOf, type Component } from '../component';
import type { DependencyGraph, ManifestFormat } from '../format';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { lockContent, LockedPackages, withManifest, type Wish } from '../pypi/locked-packages';
import { readRequirement } from '../pypi/requirement';

const FORMAT = 'pixi.lock';
/** `…/conda-forge/linux-64/name-1.0-build.conda`. */
const CONDA_FILE = /(?:^https?:\/\/[^/]+\/(.+)\/[^/]+\/|^|\/)([^/]+)-([^-/]+)-[^-/]+\.(?:conda|tar\.bz2)(?:[?#].*)?$/;

export const pixiLock: ManifestFormat = {
  name: FORMAT,
  purlType: 'conda',
  kind: 'lockfile',
  tells: { ...lockfileTells, scope: 'with its manifest', license: 'yes' },
  notation: yamlTexts,
  matches: (path) => baseName(path) === FORMAT,
  read(file) {
    const data = new ManifestData(file, yamlTexts);
    const graph = data.problems.length > 0 ? undefined : makeGraph(data);
    const fields = { file: file.path, format: FORMAT, purlType: 'conda', name: undefined, version: undefined, graph };
    return { value: lockContent(fields), problems: data.problems };
  },
  resolve: (content, nearby) => withManifest(content, 'pixi.toml', nearby),
};

interface Locked {
  readonly component: Component;
  readonly wishes: readonly Wish[];
}

function makeGraph(data: ManifestData): DependencyGraph {
  const locked = new Map<string, Locked>();
  for (const [index, entry] of data.list(data.root, ['packages']).entries()) {
    const path = ['packages', index];
    const read = isFields(entry) ? readEntry(data, path, entry) : undefined;
    if (read === undefined) data.broken(path, 'This is no package with a name and a version.');
    if (read === undefined || read === 'own') continue;
    const { component, wishes } = read;
    const key = `${component.purl.type} ${component.name} ${component.version ?? ''}`;
    const same = locked.get(key);
    const hashes = [...new Set([...(same?.component.hashes ?? []), ...component.hashes])];
    locked.set(key, {
      component: { ...(same?.component ?? component), hashes },
      wishes: [...(same?.wishes ?? []), ...wishes],
    });
  }
  const packages = new LockedPackages();
  for (const { component, wishes } of locked.values()) packages.add(component, wishes);
  return packages.build(false);
}

/** An entry with its package; `own` for what is built from the repository. */
function readEntry(data: ManifestData, path: DataPath, entry: Fields): Locked | 'own' | undefined {
  const kind = textOf(entry.kind) ?? (entry.pypi === undefined ? 'conda' : 'pypi');
  const address = textOf(entry[kind]) ?? textOf(entry.url) ?? textOf(entry.path) ?? '';
  if (entry.conda_source !== undefined || /^\.{0,2}(?:\/|$)/.test(address)) return 'own';
  const [, channel = '', fileName, fileVersion] = kind === 'conda' ? (CONDA_FILE.exec(address) ?? []) : [];
  const name = textOf(entry.name) ?? fileName;
  const version = textOf(entry.version) ?? fileVersion;
  const purl = makePurl({
    type: kind === 'pypi' ? 'pypi' : 'conda',
    name: name ?? '',
    version,
    qualifiers: kind === 'pypi' ? {} : { channel },
  });
  if (name === undefined || purl === undefined) return undefined;
  const hashes = ['sha256', 'md5'].flatMap((digest) =>
    textOf(entry[digest]) === undefined ? [] : [`${digest}:${String(entry[digest])}`],
  );
  const anchor = {
    file: data.file.path,
    path: [...path, entry[kind] === undefined ? 'name' : kind],
    part: 'value',
  } as const;
  const component = componentOf({ purl, name, version, hashes, license: textOf(entry.license), anchor });
  return { component, wishes: kind === 'pypi' ? pypiWishes(entry.requires_dist) : condaWishes(entry.depends) };
}

/** `python >=3.9,<4`; names with `__` mean the machine. */
function condaWishes(depends: unknown): readonly Wish[] {
  return textsIn(depends).flatMap((text): readonly Wish[] => {
    const [name = '', range] = text.trim().split(/\s+/);
    return name === '' || name.startsWith('__') ? [] : [{ name, range, scope: 'runtime' }];
  });
}

/** What only an extra needs was locked for its own sake where it is locked at all. */
function pypiWishes(requires: unknown): readonly Wish[] {
  return textsIn(requires).flatMap((text): readonly Wish[] => {
    const requirement = readRequirement(text);
    if (requirement === undefined || /\bextra\s*==/.test(requirement.marker ?? '')) return [];
    return [{ name: requirement.name, range: requirement.range, scope: 'runtime' }];
  });
}

function textsIn(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.flatMap((each: unknown) => textOf(each) ?? []) : [];
}
