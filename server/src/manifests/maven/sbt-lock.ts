// build.sbt.lock: what sbt-dependency-lock wrote down of all dependencies, each with the configurations that need it.
// Invariant: it says which versions are used for what, and not what requires what.
import type { Reading } from '../../text/reading';
import { baseName, type SourceFile } from '../../text/source-file';
import { json } from '../../syntax/json';
import { componentOf, type Component, type Scope } from '../component';
import type { ManifestContent, ManifestFormat } from '../format';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { namedLock, namedLockTells } from '../named-lock';
import { nameComponent } from './coordinates';

const FORMAT = 'build.sbt.lock';

export const sbtLock: ManifestFormat = {
  name: FORMAT,
  purlType: 'maven',
  kind: 'lockfile',
  tells: { ...namedLockTells, paths: 'no', scope: 'yes' },
  notation: json,
  matches: (path) => baseName(path) === FORMAT,
  read: readLock,
};

function readLock(file: SourceFile): Reading<ManifestContent> {
  const manifest = new ManifestData(file, json);
  const isBroken = manifest.problems.length > 0;
  const packages = manifest.list(manifest.root, ['dependencies']).flatMap((entry, index) => {
    const component = isFields(entry) ? componentAt(file, entry, index) : undefined;
    if (component === undefined)
      manifest.broken(['dependencies', index], 'This dependency has no "org", "name" and "version".');
    return component === undefined ? [] : [{ component, wishes: [] }];
  });
  const named = { packages, asked: [], hasScopes: true, isPartial: true } as const;
  const fields = { file: file.path, format: FORMAT, purlType: 'maven' };
  return { value: namedLock(fields, isBroken ? undefined : named), problems: manifest.problems };
}

function componentAt({ path: file }: SourceFile, entry: Fields, index: number): Component | undefined {
  const [group = '', artifact = '', version] = [textOf(entry.org), textOf(entry.name), textOf(entry.version)];
  const named = version === undefined ? undefined : nameComponent({ group, artifact, version });
  const artifacts: readonly unknown[] = Array.isArray(entry.artifacts) ? entry.artifacts : [];
  const hashes = artifacts.flatMap((each) => (isFields(each) ? (textOf(each.hash) ?? []) : []));
  const anchor = { file, path: ['dependencies', index, 'name'], part: 'value' } as const;
  return named && componentOf({ ...named, version, scope: scopeOf(entry.configurations), hashes, anchor });
}

function scopeOf(configurations: unknown): Scope {
  const names = new Set(Array.isArray(configurations) ? configurations : []);
  if (names.size === 0 || names.has('compile') || names.has('runtime')) return 'runtime';
  return names.has('provided') ? 'peer' : names.has('optional') ? 'optional' : 'development';
}
