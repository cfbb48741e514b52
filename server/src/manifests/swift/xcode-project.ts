// project.pbxproj: the Swift packages that an Xcode project asks for by itself, and on which systems it can be installed.
// Invariant: only the sections of packages and the deployment targets are read; all else of the file is Xcode's own.
// Source: files as Xcode 11 to 16 write them.
import type { Span } from '../../text/span';
import { baseName, folderOf, type SourceFile } from '../../text/source-file';
import type { Reading, ReadingProblem } from '../../text/reading';
import { MapBuilder, nameOfKey } from '../../syntax/made-tree';
import { notation } from '../../syntax/notation';
import { plainScalar, toData } from '../../syntax/tree';
import { makePurl } from '../../terms/purl';
import { askedRuntime } from '../asked-runtime';
import { componentOf, registry, type Component, type ComponentSource } from '../component';
import { silent, type ManifestContent, type ManifestFormat, type NearbyFiles } from '../format';
import { joinManifest } from '../inventory';
import { isFields, textOf, type Fields } from '../manifest-data';
import { namedLockTells } from '../named-lock';
import { identityOf, revisionSource, swiftPurl } from './repository';
import { wordTable } from '../../text/word-table';

const SETTING = /(\w+)\s*=\s*(?:"([^"\n]*)"|([^\s;"{]+))\s*;/g;
const REFERENCE = /isa = XC(?:Remote|Local)SwiftPackageReference;([^]{0,2000}?\n\t\t\};)/g;
const DEPLOYMENT = /(IPHONEOS|WATCHOS|TVOS|MACOSX|XROS)_DEPLOYMENT_TARGET = (\d+(?:\.\d+)*);/g;

const systems: Readonly<Record<string, string>> = wordTable({
  IPHONEOS: 'ios',
  WATCHOS: 'watchos',
  TVOS: 'tvos',
  MACOSX: 'macos',
  XROS: 'visionos',
});

/** `packages` by identity, each with its settings, and the oldest version of each system. */
const pbxproj = notation('project.pbxproj', (text) => {
  const packages = new MapBuilder();
  for (const match of text.matchAll(REFERENCE)) addPackage(packages, match[1] ?? '', match.index + match[0].length);
  const targets = new Map<string, { readonly version: string; readonly span: Span }>();
  for (const match of text.matchAll(DEPLOYMENT)) {
    const [all, system = '', version = ''] = match;
    const known = targets.get(system);
    const span = { start: match.index, end: match.index + all.length };
    if (known === undefined || Number.parseFloat(version) < Number.parseFloat(known.version))
      targets.set(system, { version, span });
  }
  const root = new MapBuilder();
  const span = { start: 0, end: text.length };
  root.add('packages', { start: 0, end: 0 }, packages.build(span));
  for (const [system, target] of targets) root.add(system, target.span, plainScalar(target.version, target.span));
  return { root: { node: root.build(span), shift: 0 }, problems: [] };
});

function addPackage(packages: MapBuilder, body: string, end: number): void {
  const facts = new MapBuilder();
  const start = end - body.length;
  let at: { readonly name: string; readonly span: Span } | undefined;
  for (const match of body.matchAll(SETTING)) {
    const [all, key = '', quoted, bare = ''] = match;
    const value = quoted ?? bare;
    const from = start + match.index + all.lastIndexOf(value);
    const span = { start: from, end: from + value.length };
    facts.add(key, span, plainScalar(value, span));
    if (key === 'repositoryURL' || key === 'relativePath') at = { name: identityOf(value), span };
  }
  if (at !== undefined) packages.add(at.name, at.span, facts.build({ start, end }));
}

export const xcodeProject: ManifestFormat = {
  name: 'project.pbxproj',
  purlType: 'swift',
  kind: 'manifest',
  tells: {
    ...namedLockTells,
    versions: 'no',
    ranges: 'yes',
    direct: 'yes',
    paths: 'no',
    scope: 'no',
    hashes: 'no',
    runtimes: 'yes',
  },
  notation: pbxproj,
  matches: (path) => baseName(path) === 'project.pbxproj',
  read: readProject,
  resolve,
};

function readProject(file: SourceFile): Reading<ManifestContent> {
  const { root } = pbxproj.treeOf(file);
  const data = root && toData(root.node);
  const fields: Fields = isFields(data) ? data : {};
  const problems: ReadingProblem[] = [];
  if (!/^\s*(?:\/\/ !\$\*UTF8\*\$!\s*)?\{[^]*\}\s*$/.test(file.text))
    problems.push({
      anchor: { file: file.path, path: [], part: 'key' },
      message: 'This project file is cut short or no project file.',
      kind: 'broken',
    });
  const packages = isFields(fields.packages) ? fields.packages : {};
  const components = Object.entries(packages).flatMap(([key, value]) => {
    return readReference(file.path, key, isFields(value) ? value : {});
  });
  const runtimes = Object.entries(systems).flatMap(([key, name]) => {
    const oldest = textOf(fields[key]);
    return oldest === undefined ? [] : askedRuntime(name, `>= ${oldest}`, { file: file.path, path: [key] });
  });
  const own = { file: file.path, format: 'project.pbxproj', purlType: 'swift', runtimes };
  return { value: { ...silent, ...own, components: onceEach(components) }, problems };
}

/** Addresses that differ in letter case alone are of one package. */
function onceEach(components: readonly Component[]): readonly Component[] {
  const known = new Set<string>();
  return components.filter(({ name }) => known.size < known.add(name.toLowerCase()).size);
}

function readReference(file: string, key: string, fields: Fields): readonly Component[] {
  const [url, folder, kind] = [textOf(fields.repositoryURL), textOf(fields.relativePath), textOf(fields.kind)];
  const version = kind === 'exactVersion' ? textOf(fields.version) : undefined;
  const revision = textOf(fields.revision) ?? textOf(fields.branch);
  const name = nameOfKey(key);
  const purl =
    (url === undefined ? undefined : swiftPurl(url, version)) ?? makePurl({ type: 'generic', name, version });
  let source: ComponentSource = registry;
  if (folder !== undefined) source = { kind: 'path', reference: folder, pinned: false };
  else if (revision !== undefined) source = revisionSource(url ?? '', revision);
  const anchor = { file, path: ['packages', key], part: 'key' } as const;
  const range = rangeOf(kind, fields);
  return purl === undefined ? [] : [componentOf({ purl, name, version, range, direct: true, source, anchor })];
}

/** The requirement, spelled as Package.swift spells it. */
function rangeOf(kind = '', { minimumVersion, maximumVersion, version }: Fields): string | undefined {
  const [from, to, exact] = [textOf(minimumVersion) ?? '', textOf(maximumVersion) ?? '', textOf(version) ?? ''];
  switch (kind) {
    case 'upToNextMajorVersion':
      return `from: "${from}"`;
    case 'upToNextMinorVersion':
      return `.upToNextMinor(from: "${from}")`;
    case 'versionRange':
      return `"${from}"..<"${to}"`;
    case 'exactVersion':
      return `exact: "${exact}"`;
    default:
      return undefined;
  }
}

/** With the versions of the Package.resolved in its folder, or in that of a workspace beside it. */
function resolve(content: ManifestContent, nearby: NearbyFiles): Reading<ManifestContent> {
  const project = folderOf(content.file);
  const around = folderOf(project);
  const isOwn = (path: string): boolean => path.startsWith(`${project}/`);
  const isBeside = (path: string): boolean => /^(.*?)\/?[^/]*\.xcworkspace\//.exec(path)?.[1] === around;
  const locks = nearby.pathsOf('Package.resolved').filter((path) => isBeside(path) || isOwn(path));
  const path = locks.find(isBeside) ?? locks[0];
  const lock = path === undefined ? undefined : nearby.contentOf(path);
  if (path === undefined || lock?.graph === undefined || content.components.length === 0)
    return { value: content, problems: [] };
  // The lockfile stands for the project as for one in its own folder.
  const { value, problems } = joinManifest({ ...content, file: `${folderOf(path)}/project.pbxproj` }, lock);
  const passedOver = locks.filter((each) => each !== path).map((each) => passingOver(content.file, each, path));
  return { value: { ...content, components: value, absorbs: locks }, problems: [...problems, ...passedOver] };
}

function passingOver(file: string, lock: string, rival: string): ReadingProblem {
  const message = `${lock} was passed over, since ${rival} counts beside the same project.`;
  return { anchor: { file, path: [], part: 'value' }, message, kind: 'unknowable' };
}
