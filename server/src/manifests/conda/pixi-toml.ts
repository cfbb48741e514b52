// pixi.toml: what a workspace of Pixi takes from conda and PyPI.
import { baseName } from '../../text/source-file';
import { toml } from '../../syntax/toml';
import { silent, type ManifestFormat } from '../format';
import { isFields, ManifestData, textOf } from '../manifest-data';
import { manifestTells } from '../manifest-tells';
import { readPixi } from './pixi-table';

const FORMAT = 'pixi.toml';

export const pixiToml: ManifestFormat = {
  name: FORMAT,
  purlType: 'conda',
  kind: 'manifest',
  tells: { ...manifestTells, runtimes: 'yes' },
  notation: toml,
  matches: (path) => baseName(path) === FORMAT,
  read(file) {
    const data = new ManifestData(file, toml);
    const { root } = data;
    const own = [root.package, root.workspace, root.project].find(isFields) ?? {};
    const value = {
      ...silent,
      file: file.path,
      format: FORMAT,
      purlType: 'conda',
      name: textOf(own.name),
      version: textOf(own.version),
      license: textOf(own.license),
      repository: textOf(own.repository),
      ...readPixi(data, root, []),
      lockedBy: ['pixi.lock'],
    };
    return { value, problems: data.problems };
  },
};
