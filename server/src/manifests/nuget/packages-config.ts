// packages.config: the packages of a project from before PackageReference, all of them, with one version each.
// Invariant: nothing tells which of them came with another one, so that all count as named by the project.
// Source: learn.microsoft.com/nuget/reference/packages-config.
import { baseName, folderOf } from '../../text/source-file';
import { textIn, xml } from '../../syntax/xml';
import { valueOf, type TreeNode } from '../../syntax/tree';
import { children } from '../../syntax/xml';
import type { Component } from '../component';
import { silent, type ManifestContent, type ManifestFormat, type NearbyFiles } from '../format';
import { ManifestData } from '../manifest-data';
import { readProject } from './msbuild-components';
import type { MsbuildContent } from './msbuild-evaluation';
import { manifestTells } from '../manifest-tells';
import { isTestFramework, packageComponent } from './package-reference';
import { projectFile } from './project-file';

const FORMAT = 'packages.config';

export const packagesConfig: ManifestFormat = {
  name: FORMAT,
  purlType: 'nuget',
  kind: 'manifest',
  tells: { ...manifestTells, direct: 'no' },
  notation: xml,
  // A project may have one with its name: `packages.Server.config`.
  matches: (path) => /^packages(?:\..+)?\.config$/i.test(baseName(path)),
  read(file) {
    const manifest = new ManifestData(file, xml);
    const packages = valueOf(xml.treeOf(file).root?.node, 'packages');
    if (manifest.problems.length === 0 && packages === undefined)
      manifest.broken([], 'This is no packages.config: its root element is not "packages".');
    const components = children(packages, 'package').flatMap(({ key, node }) => readPackage(manifest, key, node) ?? []);
    const isForTests = components.some(({ name }) => isTestFramework(name));
    const value: ManifestContent = {
      ...silent,
      file: file.path,
      format: FORMAT,
      purlType: 'nuget',
      components: isForTests ? components.map(forDevelopment) : components,
    };
    return { value, problems: manifest.problems };
  },
  resolve(content, nearby) {
    if (!isBesideTests(content.file, nearby)) return { value: content, problems: [] };
    return { value: { ...content, components: content.components.map(forDevelopment) }, problems: [] };
  },
};

function forDevelopment(component: Component): Component {
  return { ...component, scope: 'development' };
}

function readPackage(manifest: ManifestData, key: string, node: TreeNode): Component | undefined {
  const path = ['packages', key];
  const file = manifest.file.path;
  const name = textIn(node, '@id')?.trim() ?? '';
  // The solution's own packages are tools of its build.
  const isTool =
    textIn(node, '@developmentDependency')?.trim().toLowerCase() === 'true' || /(?:^|\/)\.nuget\//.test(file);
  const scope = isTool ? 'development' : 'runtime';
  const component = packageComponent(name, textIn(node, '@version'), { file, path, part: 'key' }, scope);
  if (component?.version === undefined) manifest.broken(path, 'A package needs an id and a version.');
  return component && { ...component, range: textIn(node, '@allowedVersions')?.trim() ?? component.range };
}

/** Whether the only project of the folder is one of tests. */
function isBesideTests(file: string, nearby: NearbyFiles): boolean {
  const beside = nearby.pathsOf(projectFile.name).filter((path) => folderOf(path) === folderOf(file));
  const [project] = beside.flatMap((path) => nearby.contentOf(path) ?? []);
  if (project === undefined || beside.length > 1) return false;
  // Only MSBuild's formats have that name.
  const { runtimes } = readProject(project as MsbuildContent, nearby).value;
  return runtimes.length > 0 && runtimes.every(({ scope }) => scope === 'development');
}
