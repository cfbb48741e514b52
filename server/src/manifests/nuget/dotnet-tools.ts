// .config/dotnet-tools.json: the command-line tools that are installed for a repository.
// Invariant: tools serve development, each in one version. Source: learn.microsoft.com/dotnet/core/tools/local-tools-how-to-use.
import { baseName } from '../../text/source-file';
import { jsonc } from '../../syntax/json';
import type { Component } from '../component';
import { silent, type ManifestContent, type ManifestFormat } from '../format';
import { ManifestData, textOf } from '../manifest-data';
import { entriesIn } from './locked-package';
import { manifestTells } from '../manifest-tells';
import { packageComponent } from './package-reference';

export const dotnetTools: ManifestFormat = {
  name: 'dotnet-tools.json',
  purlType: 'nuget',
  kind: 'manifest',
  tells: manifestTells,
  notation: jsonc,
  matches: (path) => baseName(path) === 'dotnet-tools.json',
  read(file) {
    const manifest = new ManifestData(file, jsonc);
    const components = entriesIn(manifest, manifest.root, ['tools']).flatMap(([name, tool]): readonly Component[] => {
      const path = ['tools', name];
      const component = packageComponent(
        name,
        textOf(tool.version),
        { file: file.path, path, part: 'key' },
        'development',
      );
      if (component?.range === undefined) manifest.broken(path, `"${name}" needs a version.`);
      return component === undefined ? [] : [component];
    });
    const value: ManifestContent = {
      ...silent,
      file: file.path,
      format: 'dotnet-tools.json',
      purlType: 'nuget',
      components,
    };
    return { value, problems: manifest.problems };
  },
};
