// libman.json: the libraries for the browser that Visual Studio's Library Manager fetches, each at one version.
// Invariant: what comes from unpkg or jsDelivr is a package of npm; what comes from cdnjs goes by the name that it has there.
// Source: learn.microsoft.com, "Client-side library acquisition in ASP.NET Core with LibMan".
import { baseName } from '../../text/source-file';
import { jsonc } from '../../syntax/json';
import { makePurl } from '../../terms/purl';
import { componentOf, type Component } from '../component';
import { silent, type ManifestFormat } from '../format';
import { isFields, ManifestData, textOf } from '../manifest-data';
import { manifestTells } from '../manifest-tells';
import { npmPurl } from './dependency-spec';

const FORMAT = 'libman.json';

export const libmanJson: ManifestFormat = {
  name: FORMAT,
  purlType: 'npm',
  kind: 'manifest',
  tells: { ...manifestTells, ranges: 'no', scope: 'no' },
  notation: jsonc,
  matches: (path) => baseName(path) === FORMAT,
  read(file) {
    const manifest = new ManifestData(file, jsonc);
    const usual = textOf(manifest.root.defaultProvider) ?? 'cdnjs';
    const components = manifest.list(manifest.root, ['libraries']).flatMap((entry, index): readonly Component[] => {
      const fields = isFields(entry) ? entry : {};
      const provider = textOf(fields.provider) ?? usual;
      if (provider === 'filesystem') return [];
      const [, name = '', version] = /^(@?[^@]+)(?:@(.+))?$/.exec(textOf(fields.library) ?? '') ?? [];
      const purl =
        provider === 'cdnjs'
          ? makePurl({ type: 'generic', namespace: 'cdnjs', name, version })
          : npmPurl(name, version);
      const path = ['libraries', index, 'library'];
      if (purl === undefined) manifest.broken(path, 'A library is written "name@version".');
      const anchor = { file: file.path, path, part: 'value' } as const;
      return purl === undefined ? [] : [componentOf({ purl, name, version, range: version, direct: true, anchor })];
    });
    return {
      value: { ...silent, file: file.path, format: FORMAT, purlType: 'npm', components },
      problems: manifest.problems,
    };
  },
};
