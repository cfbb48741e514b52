// Chart.lock, and requirements.lock of old charts: the versions of charts that Helm took.
// Invariant: it holds what the chart itself names, and not what those charts are made of.
import { baseName } from '../../text/source-file';
import { yamlTexts } from '../../syntax/yaml-texts';
import { componentOf } from '../component';
import type { ManifestFormat } from '../format';
import { isFields, ManifestData, textOf } from '../manifest-data';
import { namedLock, namedLockTells } from '../named-lock';
import { chartPurl } from './chart-yaml';

const FORMAT = 'Chart.lock';

export const chartLock: ManifestFormat = {
  name: FORMAT,
  purlType: 'helm',
  kind: 'lockfile',
  tells: { ...namedLockTells, paths: 'no', hashes: 'no' },
  notation: yamlTexts,
  matches: (path) => /^(?:Chart|requirements)\.lock$/.test(baseName(path)),
  read(file) {
    const manifest = new ManifestData(file, yamlTexts);
    const isBroken = manifest.problems.length > 0;
    // Other tools have a requirements.lock of their own, which is no map with this list.
    const entries = Array.isArray(manifest.root.dependencies) ? manifest.list(manifest.root, ['dependencies']) : [];
    const packages = entries.flatMap((entry, index) => {
      const fields = isFields(entry) ? entry : {};
      const [name = '', version, repository = ''] = [
        textOf(fields.name),
        textOf(fields.version),
        textOf(fields.repository),
      ];
      const purl = chartPurl(name, version, repository);
      if (purl === undefined) manifest.broken(['dependencies', index], 'A locked chart has a name and a version.');
      const anchor = { file: file.path, path: ['dependencies', index, 'name'], part: 'value' } as const;
      return purl === undefined ? [] : [{ component: componentOf({ purl, name, version, anchor }), wishes: [] }];
    });
    const isOther = baseName(file.path) !== FORMAT && packages.length === 0;
    const fields = { file: file.path, format: FORMAT, purlType: 'helm' };
    const named = isBroken ? undefined : { packages, asked: [] };
    return { value: namedLock(fields, named), problems: isOther ? [] : manifest.problems };
  },
};
