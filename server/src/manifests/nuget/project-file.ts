// The files of MSBuild: projects (*.csproj and their kin), and what projects import (*.props, *.targets), of which
// Directory.Packages.props with the versions for all projects below is one.
// Invariant: a shared file that a project here imports is part of that project, and no manifest of its own.
import { baseName, folderOf, type SourceFile } from '../../text/source-file';
import type { Reading } from '../../text/reading';
import { xml } from '../../syntax/xml';
import type { Component } from '../component';
import {
  nothingNearby,
  silent,
  type ManifestContent,
  type ManifestFormat,
  type NearbyFiles,
  type NeededFile,
} from '../format';
import { manifestTells } from '../manifest-tells';
import { ManifestData } from '../manifest-data';
import { readProject, readShared, type ProjectParts } from './msbuild-components';
import { SHARED_FORMAT, type MsbuildContent } from './msbuild-evaluation';
import { pathOf } from './msbuild-expressions';
import { readMsbuild, type Statement } from './msbuild-model';

const PROJECT = /\.(?:cs|fs|vb|vcx|cx|sql|wix|es|py|njs|dc|il|cc|wap|sf|sh|msbuild)?proj$/i;
const CERTAIN_PROJECT = /\.(?:cs|fs|vb|vcx)proj$/i;
const CERTAIN_SHARED = /^Directory\.(?:Build|Packages)\.(?:props|targets)$/i;
const CENTRAL = /^(?:Directory\.)?Packages\.props$/i;
const SHARED = /\.(?:props|targets|projitems)$/i;
/** What restoring writes for the machine on which it ran. */
const WRITTEN_BY_RESTORE = /\.nuget\.g\.(?:props|targets)$/i;

type ReadParts = (content: MsbuildContent, nearby: NearbyFiles) => Reading<ProjectParts>;

export const projectFile = msbuildFormat(
  '*.csproj, *.fsproj, *.vbproj, *.vcxproj',
  (name) => PROJECT.test(name),
  readProject,
);

export const directoryPackages = msbuildFormat('Directory.Packages.props', (name) => CENTRAL.test(name), readShared);

export const sharedFile = msbuildFormat(
  SHARED_FORMAT,
  (name) => SHARED.test(name) && !CENTRAL.test(name) && !WRITTEN_BY_RESTORE.test(name),
  readShared,
);

function msbuildFormat(format: string, isNamed: (name: string) => boolean, readParts: ReadParts): ManifestFormat {
  return {
    name: format,
    purlType: 'nuget',
    kind: 'manifest',
    tells: { ...manifestTells, runtimes: 'yes' },
    notation: xml,
    matches: (path) => isNamed(baseName(path)),
    read: (file) => readFile(file, format, readParts),
    resolve(content, nearby) {
      // Only this format's own content comes here.
      const own = content as MsbuildContent;
      if (own.statements.length === 0 && own.sdks.length === 0) return { value: content, problems: [] };
      const { value: parts, problems } = readParts(own, nearby);
      return { value: { ...listsOf(own, parts), ...namesOf(own, parts) }, problems };
    },
  };
}

function readFile(file: SourceFile, format: string, readParts: ReadParts): Reading<MsbuildContent> {
  const base = { ...silent, file: file.path, format, purlType: 'nuget' };
  const name = baseName(file.path);
  const isCertain = CERTAIN_PROJECT.test(name) || CERTAIN_SHARED.test(name) || CENTRAL.test(name);
  // Other things end in .props or .proj as well.
  if (!isCertain && !/<Project[\s>]/.test(file.text))
    return { value: { ...base, statements: [], sdks: [] }, problems: [] };
  const manifest = new ManifestData(file, xml);
  const { statements, sdks } = readMsbuild(xml.treeOf(file).root?.node);
  if (manifest.problems.length === 0 && !('Project' in manifest.root))
    manifest.broken([], 'This is no file of MSBuild: its root element is not "Project".');
  let components: readonly Component[] | undefined;
  const value: MsbuildContent = {
    ...base,
    statements,
    sdks,
    // Only who does not resolve the file asks for these.
    get components() {
      return (components ??= readParts(value, nothingNearby).value.components);
    },
    lockedBy: readParts === readProject ? ['packages.lock.json'] : [],
    needs: otherImports(file.path, statements),
  };
  return { value, problems: manifest.problems };
}

function namesOf({ file }: MsbuildContent, { evaluation }: ProjectParts): Partial<ManifestContent> {
  const first = (...names: readonly string[]): string | undefined => {
    return names.map((name) => evaluation.property(name)?.value).find((value) => value !== undefined && value !== '');
  };
  const own = PROJECT.test(file) ? baseName(file).replace(PROJECT, '') : undefined;
  return {
    name: first('PackageId', 'AssemblyName') ?? own,
    version: first('PackageVersion', 'Version', 'VersionPrefix'),
    license: first('PackageLicenseExpression'),
    repository: first('RepositoryUrl', 'PackageProjectUrl'),
  };
}

function listsOf(own: MsbuildContent, { components, runtimes, imported }: ProjectParts): MsbuildContent {
  const { file, format, purlType, statements, sdks, lockedBy, needs } = own;
  return {
    ...silent,
    file,
    format,
    purlType,
    statements,
    sdks,
    lockedBy,
    needs,
    components,
    runtimes,
    absorbs: imported,
  };
}

/** Imported files whose names do not tell that they are MSBuild's. */
function otherImports(file: string, statements: readonly Statement[]): readonly NeededFile[] {
  return statements.flatMap((statement): readonly NeededFile[] => {
    if (statement.kind === 'group') return otherImports(file, statement.body);
    if (statement.kind !== 'import') return [];
    const written = statement.project.replace(/^\$\(MSBuildThisFileDirectory\)/i, '');
    const path = /[$*]/.test(written) || written === '' ? undefined : pathOf(written, folderOf(file));
    const isOther = path !== undefined && !SHARED.test(path) && !PROJECT.test(path);
    return isOther ? [{ path, format: sharedFile }] : [];
  });
}
