// elm.json: of an application every package with its one version, of a package the ranges that it works with.
// Source: the documentation of Elm's compiler, "elm.json for applications" and "… for packages".
import type { DataPath } from '../../text/anchor';
import { baseName } from '../../text/source-file';
import { json } from '../../syntax/json';
import { makePurl } from '../../terms/purl';
import { askedRuntime } from '../asked-runtime';
import { componentOf, type Component, type Scope } from '../component';
import { silent, type ManifestFormat } from '../format';
import { ManifestData, textOf, type Fields } from '../manifest-data';
import { manifestTells } from '../manifest-tells';

const FORMAT = 'elm.json';

export const elmJson: ManifestFormat = {
  name: FORMAT,
  purlType: 'elm',
  kind: 'manifest',
  tells: { ...manifestTells, runtimes: 'yes' },
  notation: json,
  matches: (path) => baseName(path) === FORMAT,
  read(file) {
    const manifest = new ManifestData(file, json);
    const { root, problems } = manifest;
    const sections = [
      ['dependencies', 'runtime'],
      ['test-dependencies', 'development'],
    ] as const;
    const components = sections.flatMap(([section, scope]) => {
      const fields = manifest.fields(root, [section]);
      if (root.type !== 'application') return readList(manifest, fields, [section], scope, true);
      return ['direct', 'indirect'].flatMap((part) =>
        readList(manifest, manifest.fields(fields, [section, part]), [section, part], scope, part === 'direct'),
      );
    });
    const value = {
      ...silent,
      file: file.path,
      format: FORMAT,
      purlType: 'elm',
      name: textOf(root.name),
      version: textOf(root.version),
      license: textOf(root.license),
      components,
      runtimes: askedRuntime('elm', textOf(root['elm-version']) ?? '', {
        file: file.path,
        path: ['elm-version'],
      }).filter(({ range }) => range !== ''),
    };
    return { value, problems };
  },
};

function readList(
  manifest: ManifestData,
  fields: Fields,
  path: DataPath,
  scope: Scope,
  direct: boolean,
): readonly Component[] {
  return Object.entries(fields).flatMap(([fullName, asked]) => {
    const range = textOf(asked);
    const version = /^\d+\.\d+\.\d+$/.exec(range ?? '')?.[0];
    const [namespace, name = ''] = fullName.split('/');
    const purl = makePurl({ type: 'elm', namespace, name, version });
    if (purl === undefined) manifest.broken([...path, fullName], `"${fullName}" is no name of a package.`);
    const anchor = { file: manifest.file.path, path: [...path, fullName], part: 'key' } as const;
    return purl === undefined ? [] : [componentOf({ purl, name: fullName, version, range, direct, scope, anchor })];
  });
}
