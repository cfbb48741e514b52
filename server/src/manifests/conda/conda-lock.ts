// conda-lock.yml: packages of conda and pip, one entry for each platform.
// Invariant: a package is one of the graph however many platforms it is locked for.
import { lockfileTells } from '../manifest-tells';
import { baseName } from '../../text/source-file';
import { makePurl } from '../../terms/purl';
import { yaml } from '../../syntax/yaml';
import { componentOf, strongerScope, type Component, type Scope } from '../component';
import type { DependencyGraph, ManifestFormat } from '../format';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { scopeOfGroup } from '../pypi/groups';
import { lockContent, LockedPackages, withManifest, type Wish } from '../pypi/locked-packages';

const FORMAT = 'conda-lock.yml';

export const condaLock: ManifestFormat = {
  name: FORMAT,
  purlType: 'conda',
  kind: 'lockfile',
  tells: lockfileTells,
  notation: yaml,
  matches: (path) => /(?:^|[-_.])conda-lock\.ya?ml$/.test(baseName(path)),
  read(file) {
    const data = new ManifestData(file, yaml);
    const graph = data.problems.length > 0 ? undefined : makeGraph(data);
    const fields = { file: file.path, format: FORMAT, purlType: 'conda', name: undefined, version: undefined, graph };
    return { value: lockContent(fields), problems: data.problems };
  },
  resolve: (content, nearby) => withManifest(content, 'environment.yml', nearby),
};

interface Locked {
  readonly component: Component;
  readonly wishes: readonly Wish[];
}

function makeGraph(data: ManifestData): DependencyGraph {
  const locked = new Map<string, Locked>();
  for (const [index, entry] of data.list(data.root, ['package']).entries()) {
    const path = ['package', index, 'name'];
    const component = isFields(entry) ? readEntry(data, path, entry) : undefined;
    if (component === undefined || !isFields(entry)) {
      data.broken(path, 'This package has no name.');
      continue;
    }
    const key = `${component.purl.type} ${component.name} ${component.version ?? ''}`;
    const same = locked.get(key);
    const hashes = [...new Set([...(same?.component.hashes ?? []), ...component.hashes])];
    const scope = strongerScope(same?.component.scope ?? component.scope, component.scope);
    locked.set(key, {
      component: { ...(same?.component ?? component), hashes, scope },
      wishes: [...(same?.wishes ?? []), ...wishesOf(entry)],
    });
  }
  const packages = new LockedPackages();
  for (const { component, wishes } of locked.values()) packages.add(component, wishes);
  return packages.build(true);
}

function readEntry(data: ManifestData, path: readonly (string | number)[], entry: Fields): Component | undefined {
  const name = textOf(entry.name);
  const version = textOf(entry.version);
  const isPip = entry.manager === 'pip';
  const channel = /^https?:\/\/[^/]+\/(.+)\/[^/]+\/[^/]+$/.exec(textOf(entry.url) ?? '')?.[1] ?? '';
  const purl = makePurl({
    type: isPip ? 'pypi' : 'conda',
    name: name ?? '',
    version,
    qualifiers: isPip ? {} : { channel },
  });
  if (purl === undefined || name === undefined) return undefined;
  const digests = isFields(entry.hash) ? Object.entries(entry.hash) : [];
  const hashes = digests.flatMap(([algorithm, digest]) => (typeof digest === 'string' ? `${algorithm}:${digest}` : []));
  const anchor = { file: data.file.path, path, part: 'value' } as const;
  return componentOf({ purl, name, version, scope: scopeOf(entry), hashes, anchor });
}

function scopeOf({ category, optional }: Fields): Scope {
  const scope = scopeOfGroup(textOf(category) ?? 'main');
  return scope === 'runtime' && optional === true ? 'optional' : scope;
}

function wishesOf({ dependencies }: Fields): readonly Wish[] {
  if (!isFields(dependencies)) return [];
  return Object.keys(dependencies).map((name): Wish => ({ name, range: undefined, scope: 'runtime' }));
}
