// Pipfile and Pipfile.lock of Pipenv: packages by name in categories, of which `packages` and `dev-packages` are the usual ones.
// Invariant: the lockfile says neither what is direct nor what requires what.
import { baseName } from '../../text/source-file';
import { json } from '../../syntax/json';
import { toml } from '../../syntax/toml';
import { componentOf, type Scope } from '../component';
import { silent, type DependencyGraph, type ManifestFormat } from '../format';
import { lockfileTells, manifestTells } from '../manifest-tells';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { scopeOfGroup } from './groups';
import { lockContent, LockedPackages, withManifest } from './locked-packages';
import { readConstraint, sourceIn } from './poetry-table';
import { pypiPurl } from './requirement';
import { pythonRuntime } from './python-lines';

const LOCKFILE = 'Pipfile.lock';
/** Tables of a Pipfile that are no categories. */
const SETTINGS = new Set(['source', 'requires', 'scripts', 'pipenv', 'pipfile']);

export const pipfile: ManifestFormat = {
  name: 'Pipfile',
  purlType: 'pypi',
  kind: 'manifest',
  tells: { ...manifestTells, runtimes: 'yes' },
  notation: toml,
  matches: (path) => baseName(path) === 'Pipfile',
  read(file) {
    const data = new ManifestData(file, toml);
    const requires = data.fields(data.root, ['requires']);
    const version = requires.python_full_version === undefined ? 'python_version' : 'python_full_version';
    const components = Object.keys(data.root).flatMap((category) => {
      if (SETTINGS.has(category)) return [];
      const scope = scopeOfCategory(category);
      const packages = Object.entries(data.fields(data.root, [category]));
      return packages.flatMap(([key, value]) => {
        // Pipenv takes extras behind the name too.
        const name = key.replace(/\[[^\]]*\]$/, '');
        return readConstraint(data, { path: [category, key], name, value, scope });
      });
    });
    const runtimes = pythonRuntime(file.path, ['requires', version], requires[version]);
    const own = { file: file.path, format: 'Pipfile', purlType: 'pypi' };
    return {
      value: { ...silent, ...own, components, runtimes, lockedBy: [LOCKFILE, 'pylock.toml'] },
      problems: data.problems,
    };
  },
};

export const pipfileLock: ManifestFormat = {
  name: LOCKFILE,
  purlType: 'pypi',
  kind: 'lockfile',
  tells: { ...lockfileTells, paths: 'no' },
  notation: json,
  matches: (path) => baseName(path) === LOCKFILE,
  read(file) {
    const data = new ManifestData(file, json);
    const graph = data.problems.length > 0 ? undefined : makeGraph(data);
    const fields = { file: file.path, format: LOCKFILE, purlType: 'pypi', name: undefined, version: undefined, graph };
    return { value: lockContent(fields), problems: data.problems };
  },
  resolve: (content, nearby) => withManifest(content, 'Pipfile', nearby),
};

function makeGraph(data: ManifestData): DependencyGraph {
  const packages = new LockedPackages();
  for (const category of Object.keys(data.root)) {
    if (category === '_meta') continue;
    const scope = scopeOfCategory(category);
    for (const [name, entry] of Object.entries(data.fields(data.root, [category]))) {
      if (isFields(entry)) addPackage(data, packages, [category, name], scope, entry);
      else data.broken([category, name], `The entry of "${name}" is no map of keys to values.`);
    }
  }
  return packages.build(true);
}

function addPackage(
  data: ManifestData,
  packages: LockedPackages,
  path: readonly [category: string, name: string],
  scope: Scope,
  entry: Fields,
): void {
  const [, name] = path;
  const version = textOf(entry.version)?.replace(/^={2,3}\s*/, '');
  const purl = pypiPurl(name, version);
  if (purl === undefined) return data.broken(path, `"${name}" is no package name.`);
  const hashes = Array.isArray(entry.hashes) ? entry.hashes.flatMap((hash: unknown) => textOf(hash) ?? []) : [];
  const anchor = { file: data.file.path, path, part: 'key' } as const;
  packages.add(componentOf({ purl, name, version, scope, source: sourceIn(entry), hashes, anchor }), []);
}

function scopeOfCategory(category: string): Scope {
  if (category === 'packages' || category === 'default') return 'runtime';
  return category === 'dev-packages' || category === 'develop' ? 'development' : scopeOfGroup(category);
}
