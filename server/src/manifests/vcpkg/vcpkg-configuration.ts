// vcpkg-configuration.json: the registries from which vcpkg takes packages, each at the commit that settles versions.
// Invariant: a registry is a source of the build and no part of the software; one that lies in the repository is none here.
import type { DataPath } from '../../text/anchor';
import { baseName } from '../../text/source-file';
import { json } from '../../syntax/json';
import { componentOf, type Component } from '../component';
import { silent, type ManifestFormat } from '../format';
import { gitSource, repositoryPurl } from '../github/repository';
import { isFields, ManifestData, textOf } from '../manifest-data';
import { manifestTells } from '../manifest-tells';

const FORMAT = 'vcpkg-configuration.json';
/** The registry that comes with vcpkg itself. */
const BUILT_IN = 'https://github.com/microsoft/vcpkg';

export const vcpkgConfiguration: ManifestFormat = {
  name: FORMAT,
  purlType: 'vcpkg',
  kind: 'manifest',
  tells: { ...manifestTells, ranges: 'no' },
  notation: json,
  matches: (path) => baseName(path) === FORMAT,
  read(file) {
    const manifest = new ManifestData(file, json);
    const { root, problems } = manifest;
    const more = manifest
      .list(root, ['registries'])
      .map((registry, index) => readRegistry(manifest, registry, ['registries', index]));
    const components = [readRegistry(manifest, root['default-registry'], ['default-registry']), ...more].flat();
    return { value: { ...silent, file: file.path, format: FORMAT, purlType: 'vcpkg', components }, problems };
  },
};

function readRegistry(manifest: ManifestData, registry: unknown, path: DataPath): readonly Component[] {
  if (!isFields(registry) || registry.kind === 'filesystem') return [];
  const address = registry.kind === 'builtin' ? BUILT_IN : textOf(registry.repository);
  const baseline = textOf(registry.baseline);
  const purl = address === undefined ? undefined : repositoryPurl(address, baseline);
  const [key, part] = baseline === undefined ? (['repository', 'value'] as const) : (['baseline', 'value'] as const);
  const anchor = { file: manifest.file.path, path: [...path, key], part } as const;
  if (address === undefined || purl === undefined) {
    // An artifact is a tool in an archive of its own.
    const where = textOf(registry.location) ?? 'an address that is not written';
    manifest.unknowable(path, `What this registry holds is not known: it lies at ${where.slice(0, 200)}.`);
    return [];
  }
  return [
    componentOf({
      purl,
      name: address,
      version: baseline,
      range: baseline,
      direct: true,
      scope: 'development',
      source: gitSource(address, baseline),
      anchor,
    }),
  ];
}
