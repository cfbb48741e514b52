// pnpm-workspace.yaml: the folders of a monorepo's packages, catalogues of ranges, overrides, and what pnpm itself loads.
// Invariant: catalogues name no dependency; a package.json that asks for `catalog:` does.
import { yamlTexts } from '../../syntax/yaml-texts';
import { baseName } from '../../text/source-file';
import { componentOf, type Component } from '../component';
import { silent, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';
import { isFields, ManifestData, textOf } from '../manifest-data';
import { npmPurl, readSpec } from './dependency-spec';
import { runtimeAt } from './engines';
import type { PackageContent } from './package-json';
import { settingsOfPnpm } from './workspace-settings';

export const pnpmWorkspace: ManifestFormat = {
  name: 'pnpm-workspace.yaml',
  purlType: 'npm',
  kind: 'manifest',
  tells: { ...manifestTells, hashes: 'yes', runtimes: 'yes' },
  notation: yamlTexts,
  matches: (path) => baseName(path) === 'pnpm-workspace.yaml',
  read(file) {
    const manifest = new ManifestData(file, yamlTexts);
    const { root } = manifest;
    // A file of comments alone marks the root of a workspace.
    const isEmpty = yamlTexts.treeOf(file).root === undefined && yamlTexts.treeOf(file).problems.length === 0;
    const value: PackageContent = {
      ...silent,
      file: file.path,
      format: 'pnpm-workspace.yaml',
      purlType: 'npm',
      components: readConfigDependencies(manifest),
      runtimes: runtimeAt(manifest, 'node', root.useNodeVersion, ['useNodeVersion'], 'development'),
      workspaces: manifest.list(root, ['packages']).flatMap((glob) => textOf(glob) ?? []),
      settings: settingsOfPnpm(root),
    };
    return { value, problems: isEmpty ? [] : manifest.problems };
  },
};

/** Packages with settings or hooks for pnpm: `1.0.0+sha512-…`, or `{ integrity: … }` of those. */
function readConfigDependencies(manifest: ManifestData): readonly Component[] {
  const wanted = manifest.fields(manifest.root, ['configDependencies']);
  return Object.entries(wanted).flatMap(([name, value]): readonly Component[] => {
    const path = ['configDependencies', name];
    const [range, digest] = (textOf(isFields(value) ? value.integrity : value) ?? '').split('+', 2);
    const version = readSpec(name, range ?? '').version;
    const purl = npmPurl(name, version);
    if (purl === undefined) {
      manifest.broken(path, `"${name}" is no package name.`);
      return [];
    }
    const hashes = digest === undefined ? [] : [digest];
    const anchor = { file: manifest.file.path, path, part: 'key' } as const;
    return [componentOf({ purl, name, version, range, direct: true, scope: 'development', hashes, anchor })];
  });
}
