// Chart.yaml, and requirements.yaml of old charts: which other charts a Helm chart is made of.
// Invariant: every dependency is a component; charts that lie in the repository are its own. Source: helm.sh, "Charts".
import type { DataPath } from '../../text/anchor';
import { baseName } from '../../text/source-file';
import { yamlTexts } from '../../syntax/yaml-texts';
import { makePurl, type Purl } from '../../terms/purl';
import { schemeOf } from '../../terms/versions/schemes';
import { componentOf, unstated, type Component } from '../component';
import { silent, type ManifestContent, type ManifestFormat } from '../format';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { manifestTells } from '../manifest-tells';

const FORMAT = 'Chart.yaml';

/** A chart, with the version of the software that it installs where nothing else is said. */
export interface ChartContent extends ManifestContent {
  readonly appVersion: string | undefined;
}

export const chartYaml: ManifestFormat = {
  name: FORMAT,
  purlType: 'helm',
  kind: 'manifest',
  tells: manifestTells,
  notation: yamlTexts,
  matches: (path) => baseName(path) === FORMAT || /(?:^|\/)requirements\.yaml$/.test(path),
  read(file) {
    const manifest = new ManifestData(file, yamlTexts);
    const { root, problems } = manifest;
    // A requirements.yaml of Ansible is a list, or has other keys.
    const isChart = baseName(file.path) === FORMAT || Array.isArray(root.dependencies);
    const value: ChartContent = {
      ...silent,
      file: file.path,
      format: FORMAT,
      purlType: 'helm',
      name: isChart ? textOf(root.name) : undefined,
      version: textOf(root.version),
      appVersion: textOf(root.appVersion),
      components: isChart ? readDependencies(manifest) : [],
      lockedBy: ['Chart.lock'],
    };
    return { value, problems: isChart ? problems : [] };
  },
};

function readDependencies(manifest: ManifestData): readonly Component[] {
  return manifest.list(manifest.root, ['dependencies']).flatMap((entry, index): readonly Component[] => {
    const path = ['dependencies', index];
    const component = isFields(entry) ? readDependency(manifest, entry, path) : undefined;
    if (component === undefined) manifest.broken(path, 'A dependency of a chart has a name.');
    return component === undefined ? [] : [component];
  });
}

function readDependency(manifest: ManifestData, entry: Fields, path: DataPath): Component | undefined {
  const [name = '', range, repository = ''] = [textOf(entry.name), textOf(entry.version), textOf(entry.repository)];
  const version =
    range !== undefined && schemeOf('npm')?.isExactVersion(range.replace(/^v/, '')) === true ? range : undefined;
  const purl = chartPurl(name, version, repository);
  const isOwn = repository.startsWith('file://');
  const isConditional = entry.condition !== undefined || entry.tags !== undefined;
  const source = isOwn
    ? ({ kind: 'path', reference: repository.slice('file://'.length), pinned: false } as const)
    : unstated.source;
  const anchor = { file: manifest.file.path, path: [...path, 'name'], part: 'value' } as const;
  const scope = isConditional ? 'optional' : 'runtime';
  return purl && componentOf({ purl, name, version, range, direct: true, scope, source, anchor });
}

/** A chart in a repository, which may also be named by an alias (`@bitnami`). */
export function chartPurl(name: string, version: string | undefined, repository: string): Purl | undefined {
  const address = /^(?:https?|oci):\/\//.test(repository) ? repository.replace(/\/+$/, '') : undefined;
  return makePurl({
    type: 'helm',
    name,
    version,
    qualifiers: address === undefined ? {} : { repository_url: address },
  });
}
