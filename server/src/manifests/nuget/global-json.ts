// global.json: which .NET SDK builds the projects below its folder, and the versions of MSBuild SDKs.
// Source: learn.microsoft.com/dotnet/core/tools/global-json.
import { baseName, folderOf } from '../../text/source-file';
import { jsonc } from '../../syntax/json';
import { makePurl } from '../../terms/purl';
import type { Component, Runtime } from '../component';
import { silent, type ManifestContent, type ManifestFormat, type NearbyFiles } from '../format';
import { ManifestData, textOf } from '../manifest-data';
import { manifestTells } from '../manifest-tells';
import { keyOf, packageComponent } from './package-reference';

const FORMAT = 'global.json';

export const globalJson: ManifestFormat = {
  name: FORMAT,
  purlType: 'nuget',
  kind: 'manifest',
  tells: { ...manifestTells, ranges: 'no', runtimes: 'yes' },
  notation: jsonc,
  matches: (path) => baseName(path) === FORMAT,
  read(file) {
    const manifest = new ManifestData(file, jsonc);
    const value: ManifestContent = {
      ...silent,
      file: file.path,
      format: FORMAT,
      purlType: 'nuget',
      components: readSdks(manifest),
      runtimes: [...readSdk(manifest, ['sdk', 'version']), ...readSdk(manifest, ['tools', 'dotnet'])],
    };
    return { value, problems: manifest.problems };
  },
};

/** The MSBuild SDKs to which the nearest global.json above a file gives versions; names are in lower case. */
export function sdkVersionsOf(file: string, nearby: NearbyFiles): ReadonlySet<string> {
  for (let here = folderOf(file); ; here = folderOf(here)) {
    const found = nearby.contentOf(here === '' ? FORMAT : `${here}/${FORMAT}`);
    if (found !== undefined || here === '') return new Set(found?.components.map(({ name }) => keyOf(name)));
  }
}

function readSdks(manifest: ManifestData): readonly Component[] {
  const section = 'msbuild-sdks';
  return Object.entries(manifest.fields(manifest.root, [section])).flatMap(([name, version]) => {
    const anchor = { file: manifest.file.path, path: [section, name], part: 'key' } as const;
    const component = packageComponent(name, textOf(version), anchor, 'development');
    if (component?.range === undefined) manifest.broken([section, name], `"${name}" needs a version.`);
    return component?.range === undefined ? [] : [component];
  });
}

/** Arcade, which builds .NET itself, repeats the SDK among its tools; where `sdk` states it that is not needed. */
function readSdk(manifest: ManifestData, path: readonly [section: string, key: string]): readonly Runtime[] {
  const [section, key] = path;
  const range = textOf(manifest.fields(manifest.root, [section])[key])?.trim();
  if (section === 'tools' && textOf(manifest.fields(manifest.root, ['sdk']).version) !== undefined) return [];
  const purl = makePurl({ type: 'generic', name: 'dotnet-sdk', version: /^\d[\w.-]*$/.exec(range ?? '')?.[0] });
  if (range === undefined || purl === undefined) return [];
  return [
    { purl, name: 'dotnet-sdk', range, scope: 'development', anchor: { file: manifest.file.path, path, part: 'key' } },
  ];
}
