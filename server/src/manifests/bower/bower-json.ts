// bower.json: what old web pages take from Bower, which took it from repositories.
// Source: github.com/bower/spec, "json.md".
import { baseName } from '../../text/source-file';
import { json } from '../../syntax/json';
import { makePurl } from '../../terms/purl';
import { componentOf, type Component, type Scope } from '../component';
import { silent, type ManifestFormat } from '../format';
import { ManifestData, textOf } from '../manifest-data';
import { manifestTells } from '../manifest-tells';
import { readSpec } from '../npm/dependency-spec';

const FORMAT = 'bower.json';

/** The sections, with what each is for. */
const sections: readonly (readonly [section: string, scope: Scope])[] = [
  ['dependencies', 'runtime'],
  ['devDependencies', 'development'],
];

export const bowerJson: ManifestFormat = {
  name: FORMAT,
  purlType: 'bower',
  kind: 'manifest',
  tells: manifestTells,
  notation: json,
  matches: (path) => baseName(path) === FORMAT,
  read(file) {
    const manifest = new ManifestData(file, json);
    const { root, problems } = manifest;
    const components = sections.flatMap(([section, scope]) =>
      Object.entries(manifest.fields(root, [section])).flatMap(([key, asked]): readonly Component[] => {
        // `name#range` means a package under another name.
        const [, aliased, aliasedRange] = /^([\w.-]+)#(.+)$/.exec(textOf(asked) ?? '') ?? [];
        const { version, range, source } = readSpec(key, aliasedRange ?? textOf(asked) ?? '');
        const name = aliased ?? key;
        const purl = makePurl({ type: 'bower', name, version });
        const path = [section, key];
        if (purl === undefined) manifest.broken(path, `"${name}" is no name of a package.`);
        const anchor = { file: file.path, path, part: 'key' } as const;
        return purl === undefined
          ? []
          : [componentOf({ purl, name, version, range, direct: true, scope, source, anchor })];
      }),
    );
    const value = {
      ...silent,
      file: file.path,
      format: FORMAT,
      purlType: 'bower',
      name: textOf(root.name),
      version: textOf(root.version),
      license: textOf(root.license),
      components,
    };
    return { value, problems };
  },
};
