// vcpkg.json: what a project asks of vcpkg. Invariant: only an override names a version; all others are settled by a
// baseline, which is a commit of the registry and no list in this repository, and that is said once.
import type { DataPath } from '../../text/anchor';
import { baseName } from '../../text/source-file';
import { json } from '../../syntax/json';
import { makePurl } from '../../terms/purl';
import { componentOf, type Component, type Scope } from '../component';
import { silent, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { withoutRepeats } from '../repeats';

export const vcpkgJson: ManifestFormat = {
  name: 'vcpkg.json',
  purlType: 'vcpkg',
  kind: 'manifest',
  tells: manifestTells,
  notation: json,
  matches: (path) => baseName(path) === 'vcpkg.json',
  read(file) {
    const manifest = new ManifestData(file, json);
    const { root } = manifest;
    const components = withoutRepeats(readComponents(manifest));
    const open = components.filter(({ version }) => version === undefined).length;
    if (open > 0) manifest.unknowable(baselinePath(root), openVersions(open, textOf(root['builtin-baseline'])));
    const value = {
      ...silent,
      file: file.path,
      format: 'vcpkg.json',
      purlType: 'vcpkg',
      name: textOf(root.name),
      version: versionOf(root),
      license: textOf(root.license),
      repository: textOf(root.homepage),
      components,
    };
    return { value, problems: manifest.problems };
  },
};

function openVersions(count: number, baseline: string | undefined): string {
  const which = baseline === undefined ? 'a baseline' : `baseline ${baseline.slice(0, 12)}`;
  const them = count === 1 ? 'The version of one package' : `The versions of ${count} packages`;
  return `${them} cannot be known: ${which} of the registry settles them. An entry in "overrides" would say them.`;
}

function baselinePath(root: Fields): DataPath {
  return root['builtin-baseline'] === undefined ? ['dependencies'] : ['builtin-baseline'];
}

function readComponents(manifest: ManifestData): readonly Component[] {
  const { root } = manifest;
  const overrides = readOverrides(manifest);
  const own = textOf(root.name);
  const features = Object.entries(manifest.fields(root, ['features']));
  const lists: readonly (readonly [owner: Fields, path: DataPath, scope: Scope])[] = [
    [root, ['dependencies'], 'runtime'],
    ...features.map(([name, feature]) => {
      return [isFields(feature) ? feature : {}, ['features', name, 'dependencies'], 'optional'] as const;
    }),
  ];
  return lists.flatMap(([owner, path, scope]) =>
    manifest.list(owner, path).flatMap((entry, index) => {
      const component = readDependency(manifest, entry, [...path, index], scope, overrides);
      // A feature may ask for other features of the package itself.
      return component === undefined || component.name === own ? [] : [component];
    }),
  );
}

/** A name, or a map with a name; `host` is a tool that runs while building. */
function readDependency(
  manifest: ManifestData,
  entry: unknown,
  path: DataPath,
  scope: Scope,
  overrides: ReadonlyMap<string, Fields>,
): Component | undefined {
  const fields: Fields = isFields(entry) ? entry : { name: entry };
  const name = textOf(fields.name);
  const override = overrides.get(name ?? '');
  const version = override === undefined ? undefined : versionOf(override);
  const port = portOf(override?.['port-version'] ?? version?.split('#')[1]);
  const purl = makePurl({
    type: 'vcpkg',
    name: name ?? '',
    version: version?.split('#')[0],
    qualifiers: port === undefined ? {} : { port_version: port },
  });
  if (name === undefined || purl === undefined) {
    manifest.broken(path, 'This is neither the name of a package nor a map with one.');
    return undefined;
  }
  const lowest = textOf(fields['version>=']);
  return componentOf({
    purl,
    name,
    version: purl.version,
    range: lowest === undefined ? undefined : `>=${lowest}`,
    direct: true,
    scope: fields.host === true ? 'development' : scope,
    anchor: { file: manifest.file.path, path: isFields(entry) ? [...path, 'name'] : path, part: 'value' },
  });
}

function readOverrides(manifest: ManifestData): ReadonlyMap<string, Fields> {
  const overrides = new Map<string, Fields>();
  manifest.list(manifest.root, ['overrides']).forEach((entry, index) => {
    const name = isFields(entry) ? textOf(entry.name) : undefined;
    if (isFields(entry) && name !== undefined && versionOf(entry) !== undefined) overrides.set(name, entry);
    else manifest.broken(['overrides', index], 'An override has a "name" and a "version".');
  });
  return overrides;
}

function versionOf({ version, ...fields }: Fields): string | undefined {
  return textOf(version ?? fields['version-semver'] ?? fields['version-date'] ?? fields['version-string']);
}

function portOf(port: unknown): string | undefined {
  return typeof port === 'number' && port !== 0 ? String(port) : textOf(port);
}
