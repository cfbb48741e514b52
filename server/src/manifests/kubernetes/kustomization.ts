// kustomization.yaml: images that are put in the place of others, and charts of Helm that are rendered.
// Source: kubectl.docs.kubernetes.io, "kustomization file".
import type { DataPath } from '../../text/anchor';
import { baseName } from '../../text/source-file';
import { yamlTexts } from '../../syntax/yaml-texts';
import { componentOf, type Component, type Scope } from '../component';
import { isForDevelopment } from '../docker/purpose';
import { readWrittenImage } from '../docker/written-image';
import { silent, type ManifestFormat } from '../format';
import { chartPurl } from '../helm/chart-yaml';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { manifestTells } from '../manifest-tells';

const FORMAT = 'kustomization.yaml';

export const kustomization: ManifestFormat = {
  name: FORMAT,
  purlType: 'docker',
  kind: 'manifest',
  tells: { ...manifestTells, hashes: 'yes' },
  notation: yamlTexts,
  matches: (path) => /^(?:kustomization\.ya?ml|Kustomization)$/.test(baseName(path)),
  read(file) {
    const manifest = new ManifestData(file, yamlTexts);
    const scope = isForDevelopment(file.path) ? 'development' : 'runtime';
    const each = (
      list: string,
      read: (fields: Fields, path: DataPath) => Component | undefined,
    ): readonly Component[] =>
      manifest
        .list(manifest.root, [list])
        .flatMap((entry, index) => (isFields(entry) ? (read(entry, [list, index]) ?? []) : []));
    const components = [
      ...each('images', (fields, path) => readImageOf(manifest, fields, path, scope)),
      ...each('helmCharts', (fields, path) => readChart(manifest, fields, path, scope)),
    ];
    return {
      value: { ...silent, file: file.path, format: FORMAT, purlType: 'docker', components },
      problems: manifest.problems,
    };
  },
};

/** `{ name, newName, newTag, digest }`; one that says neither tag nor digest changes the name alone. */
function readImageOf(manifest: ManifestData, fields: Fields, path: DataPath, scope: Scope): Component | undefined {
  const key = fields.newName === undefined ? 'name' : 'newName';
  const [name, tag, digest] = [textOf(fields[key]), textOf(fields.newTag), textOf(fields.digest)];
  if (name === undefined || (tag === undefined && digest === undefined)) return undefined;
  const image = name + (tag === undefined ? '' : `:${tag}`) + (digest === undefined ? '' : `@${digest}`);
  return readWrittenImage(manifest, image, [...path, key], scope);
}

function readChart(manifest: ManifestData, fields: Fields, path: DataPath, scope: Scope): Component | undefined {
  const [name = '', version, repository = ''] = [textOf(fields.name), textOf(fields.version), textOf(fields.repo)];
  const purl = chartPurl(name, version, repository);
  const anchor = { file: manifest.file.path, path: [...path, 'name'], part: 'value' } as const;
  return purl && componentOf({ purl, name, version, range: version, direct: true, scope, anchor });
}
