// packages.lock.json: what NuGet resolved for a project, for each of its target frameworks.
// Invariant: what is needed on one machine only (`net8.0/win-x64`) counts beside what its framework needs.
// Source: learn.microsoft.com/nuget/consume-packages/package-references-in-project-files, "Locking dependencies".
import type { Reading } from '../../text/reading';
import { baseName, type SourceFile } from '../../text/source-file';
import { json } from '../../syntax/json';
import type { Component } from '../component';
import { silent, type DependencyGraph, type ManifestContent, type ManifestFormat } from '../format';
import { joinManifest } from '../inventory';
import { ManifestData, textOf, type Fields } from '../manifest-data';
import { entriesIn, lockedComponent, lockTells, rootsAmong, wishesIn } from './locked-package';
import { graphOfSections, type Section, type SectionPackage } from './sectioned-graph';

const FORMAT = 'packages.lock.json';
const NEWEST = 2;
/** Where several projects share a folder, each has a lockfile with its name. */
const NAMED = /^packages\.(?:(.+)\.)?lock\.json$/i;

export const packagesLockJson: ManifestFormat = {
  name: FORMAT,
  purlType: 'nuget',
  kind: 'lockfile',
  tells: lockTells,
  notation: json,
  matches: (path) => NAMED.test(baseName(path)),
  read: readLock,
};

function readLock(file: SourceFile): Reading<ManifestContent> {
  const manifest = new ManifestData(file, json);
  const { root, problems } = manifest;
  // A lockfile with conflict marks or cut short would be read wrongly; then nothing is known from it.
  const graph = problems.length > 0 ? undefined : readGraph(manifest, root);
  let components: readonly Component[] | undefined;
  const value: ManifestContent = {
    ...silent,
    file: file.path,
    format: FORMAT,
    purlType: 'nuget',
    // Only a lockfile without its manifest is asked for these.
    get components() {
      return (components ??= joinManifest(undefined, value).value);
    },
    graph,
  };
  return { value, problems };
}

function readGraph(manifest: ManifestData, root: Fields): DependencyGraph {
  const { file, problems } = manifest;
  if (typeof root.version === 'number' && root.version > NEWEST) {
    const message = `Lockfile version ${root.version} is not known; it was read as version ${NEWEST}.`;
    problems.push({ anchor: { file: file.path, path: ['version'], part: 'value' }, message, kind: 'unknowable' });
  }
  const sections = new Map<string, Section>();
  for (const [framework, entries] of entriesIn(manifest, root, ['dependencies'])) {
    const general = sections.get(framework.slice(0, framework.lastIndexOf('/')));
    sections.set(framework, readSection(manifest, framework, entries, general));
  }
  return graphOfSections([...sections.values()], { projectOf: projectOf(file.path) });
}

function readSection(
  manifest: ManifestData,
  framework: string,
  entries: Fields,
  inherits: Section | undefined,
): Section {
  const packages: SectionPackage[] = [];
  const direct: { name: string; range: string | undefined }[] = [];
  for (const [name, entry] of entriesIn(manifest, { [framework]: entries }, ['dependencies', framework])) {
    const type = textOf(entry.type)?.toLowerCase() ?? '';
    const path = ['dependencies', framework, name];
    const [version, sha512] = [textOf(entry.resolved), textOf(entry.contentHash)];
    const component = lockedComponent(manifest, path, name, { version, sha512, isOwn: type === 'project' });
    if (component === undefined) manifest.broken(path, `"${name}" is no package name.`);
    else packages.push({ component, wishes: wishesIn(entry.dependencies) });
    if (type === 'direct') direct.push({ name, range: textOf(entry.requested) });
  }
  const own = packages.filter(({ component }) => component.source.kind === 'path');
  for (const name of rootsAmong(own.map(({ component, wishes }) => ({ name: component.name, wishes }))))
    direct.push({ name, range: undefined });
  return { name: framework, packages, direct, inherits };
}

/** A lockfile speaks for the projects of its folder, or for the one whose name it bears. */
function projectOf(path: string): DependencyGraph['projectOf'] {
  const name = NAMED.exec(baseName(path))?.[1];
  return (folder, { file }) => {
    const isNamed =
      name === undefined ||
      baseName(file)
        .replace(/\.\w+$/, '')
        .replaceAll(' ', '_')
        .toLowerCase() === name.toLowerCase();
    return folder === '' && isNamed ? '' : undefined;
  };
}
