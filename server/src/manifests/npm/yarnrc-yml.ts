// .yarnrc.yml: how Yarn is set up; since 4.10 it may hold catalogues of ranges for all packages of a workspace.
// Invariant: catalogues name no dependency; a package.json that asks for `catalog:` does. Source: yarnpkg.com, "Catalogs".
import { yamlTexts } from '../../syntax/yaml-texts';
import { baseName } from '../../text/source-file';
import { silent, type ManifestFormat } from '../format';
import { ManifestData } from '../manifest-data';
import { manifestTells } from '../manifest-tells';
import type { PackageContent } from './package-json';
import { settingsOfYarn } from './workspace-settings';

const FORMAT = '.yarnrc.yml';

export const yarnrcYml: ManifestFormat = {
  name: FORMAT,
  purlType: 'npm',
  kind: 'manifest',
  tells: { ...manifestTells, versions: 'no', direct: 'no', scope: 'no' },
  notation: yamlTexts,
  matches: (path) => baseName(path) === FORMAT,
  read(file) {
    const { root, problems } = new ManifestData(file, yamlTexts);
    const value: PackageContent = {
      ...silent,
      file: file.path,
      format: FORMAT,
      purlType: 'npm',
      settings: settingsOfYarn(root),
    };
    return { value, problems };
  },
};
