// What restoring and building leave behind: obj/project.assets.json and *.deps.json. They are looked at where somebody
// keeps them, and speak for themselves. Invariant: the anchor of a package is its entry among the libraries.
// Source: github.com/dotnet/sdk, documentation/specs/runtime-configuration-file.md.
import type { DataPath } from '../../text/anchor';
import { baseName, type SourceFile } from '../../text/source-file';
import type { Reading } from '../../text/reading';
import { json } from '../../syntax/json';
import type { Component } from '../component';
import { silent, type ManifestContent, type ManifestFormat } from '../format';
import { joinManifest } from '../inventory';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { entriesIn, lockedComponent, lockTells, rootsAmong, splitKey, wishesIn } from './locked-package';
import { graphOfSections, type Section, type SectionPackage, type SectionWish } from './sectioned-graph';

export const projectAssetsJson = outputFormat(
  'project.assets.json',
  (name) => name === 'project.assets.json',
  readAssetsSection,
);

export const depsJson = outputFormat('*.deps.json', (name) => name.endsWith('.deps.json'), readDepsSection);

/** Reads the packages of one target with what the project itself asks for. */
type ReadSection = (root: Fields, target: string, packages: readonly SectionPackage[]) => Section;

function outputFormat(name: string, isNamed: (name: string) => boolean, readSection: ReadSection): ManifestFormat {
  return {
    name,
    purlType: 'nuget',
    kind: 'lockfile',
    tells: { ...lockTells, ranges: 'no', scope: 'no' },
    notation: json,
    matches: (path) => isNamed(baseName(path)),
    read: (file) => readOutput(file, name, readSection),
  };
}

function readOutput(file: SourceFile, format: string, readSection: ReadSection): Reading<ManifestContent> {
  const manifest = new ManifestData(file, json);
  const { root, problems } = manifest;
  if (problems.length === 0 && root.targets === undefined && root.libraries === undefined)
    manifest.broken([], `This names neither targets nor libraries, and so is no ${format}.`);
  const sections = problems.length > 0 ? [] : readSections(manifest, readSection);
  let components: readonly Component[] | undefined;
  const value: ManifestContent = {
    ...silent,
    file: file.path,
    format,
    purlType: 'nuget',
    get components() {
      return (components ??= joinManifest(undefined, value).value);
    },
    graph: sections.length === 0 ? undefined : graphOfSections(sections, { projectOf: () => undefined }),
  };
  return { value, problems };
}

/** A section for each target, and one for libraries that no target names. */
function readSections(manifest: ManifestData, readSection: ReadSection): readonly Section[] {
  const { root } = manifest;
  const libraries = new Map(entriesIn(manifest, root, ['libraries']));
  const left = new Set(libraries.keys());
  const targets = entriesIn(manifest, root, ['targets']).map(([target, entries]) => {
    const named = entriesIn(manifest, { [target]: entries }, ['targets', target]);
    const packages = named.flatMap(([key, entry]) => {
      left.delete(key);
      const library = libraries.get(key);
      const path = library === undefined ? ['targets', target, key] : ['libraries', key];
      return packageOf(manifest, path, { ...entry, ...library }) ?? [];
    });
    return readSection(root, target, packages);
  });
  const packages = [...left].flatMap((key) => packageOf(manifest, ['libraries', key], libraries.get(key) ?? {}) ?? []);
  return [...targets, { name: '', packages, direct: targets.length === 0 ? everyoneOf(packages) : [] }];
}

function packageOf(manifest: ManifestData, path: DataPath, entry: Fields): SectionPackage | undefined {
  const { name, version } = splitKey(String(path.at(-1)));
  const type = textOf(entry.type)?.toLowerCase();
  const isOwn = type === 'project' || type === 'msbuildproject' || type === 'reference' || type === 'referenceassembly';
  const component = lockedComponent(manifest, path, name, { version, sha512: textOf(entry.sha512), isOwn });
  if (component === undefined || (version === undefined && !isOwn))
    manifest.broken(path, `"${name}" has no version: an entry is called "name/version".`);
  return component && { component, wishes: wishesIn(entry.dependencies) };
}

function everyoneOf(packages: readonly SectionPackage[]): readonly SectionWish[] {
  return packages.map(({ component }) => ({ name: component.name, range: undefined }));
}

/** The software itself is among the projects: the one that no other asks for. What it asks for is direct. */
function readDepsSection(_: Fields, target: string, packages: readonly SectionPackage[]): Section {
  const own = packages.filter(({ component }) => component.source.kind === 'path');
  const roots = rootsAmong(own.map(({ component, wishes }) => ({ name: component.name, wishes })));
  const isRoot = ({ component }: SectionPackage): boolean => own.length > 0 && roots.has(component.name);
  const direct = packages.filter(isRoot).flatMap(({ wishes }) => wishes);
  return { name: target, packages: packages.filter((each) => !isRoot(each)), direct };
}

/** `projectFileDependencyGroups` lists texts such as `Name >= 1.0.0`. */
function readAssetsSection(root: Fields, target: string, packages: readonly SectionPackage[]): Section {
  const groups = isFields(root.projectFileDependencyGroups) ? root.projectFileDependencyGroups : {};
  const listed = groups[target] ?? groups[target.slice(0, target.lastIndexOf('/'))];
  const direct = (Array.isArray(listed) ? listed : []).flatMap((each: unknown): readonly SectionWish[] => {
    const [, name = '', range] = /^(\S+)(?:\s+(\S.*))?$/.exec(textOf(each)?.trim() ?? '') ?? [];
    return name === '' ? [] : [{ name, range }];
  });
  return { name: target, packages, direct };
}
