// ProjectSettings/ProjectVersion.txt of Unity: with which editor, and so with which engine, a project is built.
import { yamlTexts } from '../../syntax/yaml-texts';
import { makePurl } from '../../terms/purl';
import { silent, type ManifestFormat } from '../format';
import { ManifestData, textOf } from '../manifest-data';
import { manifestTells } from '../manifest-tells';

const FORMAT = 'ProjectVersion.txt';

export const projectVersion: ManifestFormat = {
  name: FORMAT,
  purlType: 'generic',
  kind: 'manifest',
  tells: { ...manifestTells, versions: 'no', ranges: 'no', direct: 'no', scope: 'no', runtimes: 'yes' },
  notation: yamlTexts,
  matches: (path) => /(?:^|\/)ProjectSettings\/ProjectVersion\.txt$/.test(path),
  read(file) {
    const { root, problems } = new ManifestData(file, yamlTexts);
    const key = 'm_EditorVersion';
    const range = textOf(root[key]);
    const purl = makePurl({ type: 'generic', name: 'unity', version: range });
    const anchor = { file: file.path, path: [key], part: 'value' } as const;
    const runtimes = range === undefined || purl === undefined ? [] : [{ purl, name: 'unity', range, anchor }];
    return { value: { ...silent, file: file.path, format: FORMAT, purlType: 'generic', runtimes }, problems };
  },
};
