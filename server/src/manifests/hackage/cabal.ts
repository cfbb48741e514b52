// *.cabal: what the library, programs, tests and benchmarks of a Haskell package are built from.
// Invariant: a package that several of these need is one component, where it stands first, with the strongest scope; what
// the package holds itself is none. Source: cabal.readthedocs.io, "Package description".
import type { DataPath } from '../../text/anchor';
import type { Reading } from '../../text/reading';
import { baseName, type SourceFile } from '../../text/source-file';
import { nameOfKey } from '../../syntax/made-tree';
import { strongerScope, type Component, type Scope } from '../component';
import { silent, type ManifestContent, type ManifestFormat, type NearbyFiles } from '../format';
import { manifestTells } from '../manifest-tells';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { withoutRepeats } from '../repeats';
import { cabalNotation } from './cabal-notation';
import { readDependency } from './haskell-package';

export const cabal: ManifestFormat = {
  name: 'cabal',
  purlType: 'hackage',
  kind: 'manifest',
  tells: { ...manifestTells, versions: 'no' },
  notation: cabalNotation,
  matches: (path) => /[^/]\.cabal$/.test(baseName(path)),
  read: readManifest,
  resolve,
};

function readManifest(file: SourceFile): Reading<ManifestContent> {
  const manifest = new ManifestData(file, cabalNotation);
  const { root, problems } = manifest;
  const name = textOf(root.name);
  const inside = new Set([name, ...Object.keys(root).flatMap((title) => /^library (\S+)$/.exec(title)?.[1] ?? [])]);
  const components = readAll(manifest).filter((each) => !inside.has(each.name));
  const value: ManifestContent = {
    ...silent,
    file: file.path,
    format: 'cabal',
    purlType: 'hackage',
    name,
    version: textOf(root.version),
    license: textOf(root.license),
    repository: textOf(root.homepage),
    components: withoutRepeats(components),
    lockedBy: ['cabal.project.freeze', 'stack.yaml.lock'],
  };
  return { value, problems };
}

function readAll(manifest: ManifestData): readonly Component[] {
  const { root } = manifest;
  const own = readFields(manifest, root, [], 'runtime');
  const sections = Object.entries(root).flatMap(([title, fields]) =>
    isFields(fields) ? readSection(manifest, fields, [title], scopeOfSection(title, root, new Set())) : [],
  );
  return [...own, ...sections];
}

/** A section with its conditional parts. */
function readSection(manifest: ManifestData, fields: Fields, path: DataPath, scope: Scope): readonly Component[] {
  const inner = Object.entries(fields).flatMap(([title, below]) =>
    isFields(below) ? readSection(manifest, below, [...path, title], scope) : [],
  );
  return [...readFields(manifest, fields, path, scope), ...inner];
}

const lists: ReadonlyMap<string, Scope | undefined> = new Map([
  ['build-depends', undefined],
  ['build-tool-depends', 'development'],
  ['setup-depends', 'development'],
]);

function readFields(manifest: ManifestData, fields: Fields, path: DataPath, scope: Scope): readonly Component[] {
  return Object.entries(fields).flatMap(([key, value]): readonly Component[] => {
    const field = nameOfKey(key);
    if (!lists.has(field) || !Array.isArray(value)) return [];
    return value.flatMap((entry: unknown, index): readonly Component[] => {
      const at = [...path, key, index];
      const anchor = { file: manifest.file.path, path: at, part: 'value' } as const;
      const component = readDependency(String(entry), lists.get(field) ?? scope, anchor);
      if (component === undefined)
        manifest.broken(at, `"${String(entry).slice(0, 80)}" is no package with its versions.`);
      return component === undefined ? [] : [component];
    });
  });
}

/** Tests, benchmarks and the build's own script are for development; a common part is what those are that import it. */
function scopeOfSection(title: string, root: Fields, visited: Set<string>): Scope {
  const [kind = '', name = ''] = title.split(' ');
  if (/^(?:test-suite|benchmark|custom-setup)$/i.test(kind)) return 'development';
  if (kind.toLowerCase() !== 'common' || visited.has(title)) return 'runtime';
  visited.add(title);
  const importers = Object.entries(root).flatMap(([other, fields]) =>
    isFields(fields) && Array.isArray(fields.import) && fields.import.includes(name)
      ? [scopeOfSection(other, root, visited)]
      : [],
  );
  return importers.reduce<Scope>(strongerScope, importers.length === 0 ? 'runtime' : 'development');
}

/** Packages of the repository lie in its folders, whatever the version. */
function resolve(content: ManifestContent, nearby: NearbyFiles): Reading<ManifestContent> {
  const folders = new Map<string, string>();
  for (const path of nearby.pathsOf('cabal')) {
    const name = path === content.file ? undefined : nearby.contentOf(path)?.name;
    if (name !== undefined) folders.set(name, path);
  }
  const components = content.components.map((component): Component => {
    const path = folders.get(component.name);
    return path === undefined ? component : { ...component, source: { kind: 'path', reference: path, pinned: false } };
  });
  return { value: { ...content, components }, problems: [] };
}
