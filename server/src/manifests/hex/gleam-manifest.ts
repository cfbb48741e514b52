// manifest.toml of Gleam: the packages of a project, with their digests and who requires whom.
// Invariant: other tools have files of that name; one without Gleam's list of packages says nothing.
// Source: files as Gleam 0.2x to 1.x write them.
import { baseName, folderOf, joinPath } from '../../text/source-file';
import { toml } from '../../syntax/toml';
import { componentOf, registry, type Component, type ComponentSource } from '../component';
import type { ManifestFormat } from '../format';
import { gitSource } from '../github/repository';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { namedLock, namedLockTells, withManifests, type NamedPackage, type Wish } from '../named-lock';
import { hexPurl } from './hex-package';

const FORMAT = 'manifest.toml';

export const gleamManifest: ManifestFormat = {
  name: FORMAT,
  purlType: 'hex',
  kind: 'lockfile',
  tells: { ...namedLockTells, ranges: 'yes', direct: 'yes' },
  notation: toml,
  matches: (path) => baseName(path) === FORMAT,
  read(file) {
    const manifest = new ManifestData(file, toml);
    const { root, problems } = manifest;
    const listed: readonly unknown[] = Array.isArray(root.packages) ? root.packages : [];
    const packages = listed.flatMap((entry, index): readonly NamedPackage[] => {
      const fields = isFields(entry) ? entry : {};
      const component = readPackage(file.path, index, fields);
      if (component === undefined) manifest.broken(['packages', index], 'This package has no name or no version.');
      return component === undefined ? [] : [{ component, wishes: wishesOf(fields.requirements) }];
    });
    const requirements = isFields(root.requirements) ? Object.entries(root.requirements) : [];
    const asked = requirements.map(([name, value]): Wish => {
      return { name, range: textOf(isFields(value) ? value.version : value), scope: 'runtime' };
    });
    const fields = { file: file.path, format: FORMAT, purlType: 'hex' };
    const isLock = packages.length > 0 || problems.length === 0;
    return { value: namedLock(fields, isLock ? { packages, asked } : undefined), problems };
  },
  resolve: (content, nearby) => {
    const beside = joinPath(folderOf(content.file), 'gleam.toml');
    return withManifests(content, [beside === undefined ? undefined : nearby.contentOf(beside)]);
  },
};

function readPackage(file: string, index: number, fields: Fields): Component | undefined {
  const [name, version, digest] = [textOf(fields.name), textOf(fields.version), textOf(fields.outer_checksum)];
  const purl = name === undefined || version === undefined ? undefined : hexPurl(name, version);
  if (name === undefined || purl === undefined) return undefined;
  const anchor = { file, path: ['packages', index, 'name'], part: 'value' } as const;
  const hashes = digest === undefined ? [] : [`sha256:${digest.toLowerCase()}`];
  return componentOf({ purl, name, version, source: sourceOf(fields), hashes, anchor });
}

function sourceOf(fields: Fields): ComponentSource {
  if (fields.source === 'local') return { kind: 'path', reference: textOf(fields.path) ?? '', pinned: false };
  return fields.source === 'git' ? gitSource(textOf(fields.repo) ?? '', textOf(fields.commit)) : registry;
}

function wishesOf(requirements: unknown): readonly Wish[] {
  const names: readonly unknown[] = Array.isArray(requirements) ? requirements : [];
  return names.flatMap((each): readonly Wish[] => {
    const name = textOf(each);
    return name === undefined ? [] : [{ name, range: undefined, scope: 'runtime' }];
  });
}
