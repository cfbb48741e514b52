// cabal.project and cabal.project.freeze: the packages of a Haskell project, repositories that it takes packages from,
// and the versions that were frozen for all of them.
// Invariant: a frozen package is one whose constraint names one version; flags, and what comes with the compiler, name none.
// Source: cabal.readthedocs.io, "cabal.project reference" and "cabal freeze".
import type { Reading } from '../../text/reading';
import { baseName, folderOf, isWithin, type SourceFile } from '../../text/source-file';
import { nameOfKey } from '../../syntax/made-tree';
import { askedRuntime } from '../asked-runtime';
import { componentOf, type Component, type Runtime } from '../component';
import { silent, type ManifestContent, type ManifestFormat, type NearbyFiles } from '../format';
import { manifestTells } from '../manifest-tells';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { namedLock, namedLockTells, withManifests, type NamedPackage } from '../named-lock';
import { cabalNotation } from './cabal-notation';
import { hackagePurl, readDependency, repositoryComponent } from './haskell-package';

const FREEZE = 'cabal.project.freeze';

export const cabalProject: ManifestFormat = {
  name: 'cabal.project',
  purlType: 'hackage',
  kind: 'manifest',
  tells: { ...manifestTells, versions: 'no', scope: 'no', runtimes: 'yes' },
  notation: cabalNotation,
  matches: (path) => /^cabal\.project(?:\.local)?$/.test(baseName(path)),
  read: readProject,
};

export const cabalFreeze: ManifestFormat = {
  name: FREEZE,
  purlType: 'hackage',
  kind: 'lockfile',
  tells: { ...namedLockTells, paths: 'no', hashes: 'no' },
  notation: cabalNotation,
  matches: (path) => baseName(path) === FREEZE,
  read: readFreeze,
  resolve,
};

function readProject(file: SourceFile): Reading<ManifestContent> {
  const manifest = new ManifestData(file, cabalNotation);
  const { root, problems } = manifest;
  const components: Component[] = [];
  const runtimes: Runtime[] = [];
  for (const [key, value] of Object.entries(root)) {
    const name = nameOfKey(key);
    if (name === 'source-repository-package' && isFields(value))
      components.push(...readRepository(manifest, key, value));
    else if (name === 'extra-packages') components.push(...readExtra(manifest, key));
    else if (name === 'with-compiler') runtimes.push(...compilerOf(file.path, key, textOf(value)));
    else if (name === 'import') manifest.unknowable([key], 'What the imported project file adds was not read.');
  }
  const lists = Object.entries(root).filter(([key]) => /^(?:optional-)?packages(?:\[\d+\])?$/.test(key));
  const value: ManifestContent = {
    ...silent,
    file: file.path,
    format: 'cabal.project',
    purlType: 'hackage',
    components,
    runtimes,
    workspaces: lists.flatMap(([key]) => manifest.list(root, [key]).map((each) => folderOf(String(each)))),
    lockedBy: [FREEZE],
  };
  return { value, problems };
}

function readRepository(manifest: ManifestData, key: string, fields: Fields): readonly Component[] {
  const location = textOf(fields.location);
  const anchor = { file: manifest.file.path, path: [key, 'location'], part: 'value' } as const;
  const component =
    location === undefined
      ? undefined
      : repositoryComponent(location, textOf(fields.tag) ?? textOf(fields.branch), anchor);
  if (component === undefined) manifest.broken([key], 'This repository has no address.');
  return component === undefined ? [] : [component];
}

function readExtra(manifest: ManifestData, key: string): readonly Component[] {
  return manifest.list(manifest.root, [key]).flatMap((entry, index): readonly Component[] => {
    const anchor = { file: manifest.file.path, path: [key, index], part: 'value' } as const;
    const component = readDependency(String(entry), 'runtime', anchor);
    return component === undefined ? [] : [component];
  });
}

/** `ghc-9.4.7`, or the path of such a compiler. */
function compilerOf(file: string, key: string, compiler: string | undefined): readonly Runtime[] {
  const version = /(?:^|\/)ghc-(\d+(?:\.\d+)*)$/.exec(compiler ?? '')?.[1];
  return version === undefined ? [] : askedRuntime('ghc', version, { file, path: [key] });
}

function readFreeze(file: SourceFile): Reading<ManifestContent> {
  const manifest = new ManifestData(file, cabalNotation);
  const { root, problems } = manifest;
  const packages = new Map<string, NamedPackage>();
  for (const key of Object.keys(root)) {
    if (nameOfKey(key) !== 'constraints') continue;
    for (const [index, entry] of manifest.list(root, [key]).entries()) {
      const path = [key, index];
      const frozen = readConstraint(String(entry));
      if (frozen === 'unclear') manifest.unknowable(path, `"${String(entry)}" does not name one version.`);
      if (typeof frozen !== 'object') continue;
      const purl = hackagePurl(frozen.name, frozen.version);
      const anchor = { file: file.path, path, part: 'value' } as const;
      if (purl === undefined) manifest.broken(path, `"${frozen.name}" is no name of a package.`);
      else
        packages.set(`${frozen.name} ${frozen.version}`, {
          component: componentOf({ purl, ...frozen, anchor }),
          wishes: [],
        });
    }
  }
  const compiler = textOf(root['with-compiler']);
  const runtimes = compilerOf(file.path, 'with-compiler', compiler);
  const fields = { file: file.path, format: FREEZE, purlType: 'hackage', runtimes };
  // What tests and the build need is frozen only if they were enabled.
  const named = { packages: [...packages.values()], asked: [], isPartial: true } as const;
  return { value: namedLock(fields, packages.size > 0 || problems.length === 0 ? named : undefined), problems };
}

/** `any.name ==1.2`; flags, `installed` and `source` choose no version. */
function readConstraint(entry: string): { readonly name: string; readonly version: string } | 'unclear' | undefined {
  const [, name = '', said = ''] = /^(?:any\.|setup\.|[\w-]+:setup\.)?([\w-]+)\s*(.*)$/.exec(entry) ?? [];
  const version = /^==\s*(\d+(?:\.\d+)*)$/.exec(said)?.[1];
  if (version !== undefined) return { name, version };
  return /[<>=]/.test(said) ? 'unclear' : undefined;
}

/** All packages of the project below are asked for what was frozen. */
function resolve(content: ManifestContent, nearby: NearbyFiles): Reading<ManifestContent> {
  const folder = folderOf(content.file);
  const below = nearby.pathsOf('cabal').filter((path) => isWithin(folder, folderOf(path)));
  return withManifests(
    content,
    below.map((path) => nearby.contentOf(path)),
  );
}
