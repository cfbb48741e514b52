// The lockfiles of Gradle: gradle.lockfile and buildscript-gradle.lockfile since 6.8, one file for each configuration before.
// Invariant: they say which versions are used for what, and not what requires what.
import type { Reading } from '../../text/reading';
import { baseName, type SourceFile } from '../../text/source-file';
import { componentOf, strongerScope, type Component, type Scope } from '../component';
import { silent, type Capabilities, type DependencyGraph, type ManifestContent, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';
import { ManifestData } from '../manifest-data';
import { scopeOfConfiguration, scopeOfLocked } from './configurations';
import { nameComponent } from './coordinates';
import { gradleLock } from './lines';

const tells: Capabilities = { ...manifestTells, ranges: 'with its manifest', direct: 'with its manifest' };

/** The build's own dependencies: plugins and what they bring. */
export const buildscriptLock = lockFormat(
  'buildscript-gradle.lockfile',
  (path) => /^(?:buildscript|settings)-gradle\.lockfile$/.test(baseName(path)),
  () => 'development',
);

/** A project may give its lockfile a name of its own, which then ends so. */
export const gradleLockfile = lockFormat(
  'gradle.lockfile',
  (path) => path.endsWith('gradle.lockfile') && !buildscriptLock.matches(path),
  scopeOfLocked,
);

/** The configuration is the file's name. */
export const configurationLock = lockFormat(
  'dependency-locks/*.lockfile',
  (path) => /(?:^|\/)dependency-locks\/[^/]+\.lockfile$/.test(path) && !path.endsWith('gradle.lockfile'),
  (_, path) => scopeOfConfiguration(baseName(path).replace(/^buildscript-/, '')),
);

function lockFormat(
  name: string,
  matches: (path: string) => boolean,
  scopeOf: (configurations: readonly string[], path: string) => Scope,
): ManifestFormat {
  return {
    name,
    purlType: 'maven',
    kind: 'lockfile',
    tells,
    notation: gradleLock,
    matches,
    read(file) {
      const { value: components, problems } = readEntries(file, (names) => scopeOf(names, file.path));
      const graph = components.length === 0 ? undefined : graphOf(components);
      const value: ManifestContent = { ...silent, file: file.path, format: name, purlType: 'maven', components, graph };
      return { value, problems };
    },
  };
}

function readEntries(
  file: SourceFile,
  scopeOf: (configurations: readonly string[]) => Scope,
): Reading<readonly Component[]> {
  const manifest = new ManifestData(file, gradleLock);
  const components: Component[] = [];
  for (const [key, configurations] of Object.entries(manifest.root)) {
    // `empty=` lists the configurations that hold nothing.
    if (key === 'empty') continue;
    const [group = '', artifact = '', version = '', ...more] = key.split(':');
    const named = version === '' || more.length > 0 ? undefined : nameComponent({ group, artifact, version });
    if (named === undefined) {
      manifest.broken([key], `"${key.slice(0, 60)}" is no entry of the form group:artifact:version=configurations.`);
      continue;
    }
    const names = String(configurations)
      .split(',')
      .flatMap((each) => (each.trim() === '' ? [] : each.trim()));
    const anchor = { file: file.path, path: [key], part: 'key' } as const;
    components.push(componentOf({ ...named, version, scope: scopeOf(names), anchor }));
  }
  return { value: components, problems: manifest.problems };
}

/** Without edges. A name with several versions, each locked for other configurations, is found by its strongest scope. */
function graphOf(components: readonly Component[]): DependencyGraph {
  const byName = new Map<string, number[]>();
  for (const [index, { name }] of components.entries()) byName.set(name, [...(byName.get(name) ?? []), index]);
  return {
    packages: components.map((component) => ({ component, requires: [] })),
    projects: new Map([['', { name: undefined, requires: [] }]]),
    hasScopes: true,
    isPartial: true,
    projectOf: (folder) => (folder === '' ? '' : undefined),
    find(_, { name, scope }) {
      const found = byName.get(name) ?? [];
      const scopeAt = (index: number): Scope => components[index]?.scope ?? scope;
      return found.find((index) => strongerScope(scopeAt(index), scope) === scopeAt(index)) ?? found[0];
    },
  };
}
