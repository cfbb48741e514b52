// Manifest.toml of Julia, both versions: the packages that were taken, and which requires which.
// Invariant: what has no version is part of Julia itself; what has a path lies in the repository.
import { baseName } from '../../text/source-file';
import { toml } from '../../syntax/toml';
import { askedRuntime } from '../asked-runtime';
import { componentOf, unstated, type ComponentSource } from '../component';
import type { ManifestFormat } from '../format';
import { gitSource } from '../github/repository';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { namedLock, namedLockTells, type Wish } from '../named-lock';
import { juliaPurl } from './julia-project';

const FORMAT = 'Manifest.toml';

export const juliaManifest: ManifestFormat = {
  name: FORMAT,
  purlType: 'julia',
  kind: 'lockfile',
  tells: { ...namedLockTells, hashes: 'yes', runtimes: 'yes' },
  notation: toml,
  matches: (path) => /^(?:Julia)?Manifest(?:-v\d+\.\d+)?\.toml$/.test(baseName(path)),
  read(file) {
    const manifest = new ManifestData(file, toml);
    const { root, problems } = manifest;
    const isBroken = problems.length > 0;
    // Before version 2 the packages stand at the top.
    const [below, path] = isFields(root.deps) ? [root.deps, ['deps']] : [root, []];
    const packages = Object.entries(below).flatMap(([name, entries]) =>
      (Array.isArray(entries) ? (entries as readonly unknown[]) : []).flatMap((entry, index) => {
        const fields = isFields(entry) ? entry : {};
        const version = textOf(fields.version);
        const at = [...path, name, index];
        const purl = juliaPurl(name, version, textOf(fields.uuid));
        if (purl === undefined) manifest.broken(at, `"${name}" needs the UUID of a package.`);
        const hash = textOf(fields['git-tree-sha1']);
        const isOwnOrBuiltIn = version === undefined || (fields.path !== undefined && hash === undefined);
        if (purl === undefined || isOwnOrBuiltIn) return [];
        const hashes = hash === undefined ? [] : [`git-tree-sha1:${hash}`];
        const anchor = { file: file.path, path: [...at, 'uuid'], part: 'key' } as const;
        return [
          {
            component: componentOf({ purl, name, version, hashes, source: sourceOf(fields), anchor }),
            wishes: wishesOf(fields.deps),
          },
        ];
      }),
    );
    const julia = textOf(root.julia_version);
    const runtimes =
      julia === undefined ? [] : askedRuntime('julia', julia, { file: file.path, path: ['julia_version'] });
    const fields = { file: file.path, format: FORMAT, purlType: 'julia', runtimes };
    // The standard library may be asked for and is not held.
    return { value: namedLock(fields, isBroken ? undefined : { packages, asked: [], isPartial: true }), problems };
  },
};

function sourceOf(fields: Fields): ComponentSource {
  const address = textOf(fields['repo-url']);
  return address === undefined ? unstated.source : gitSource(address, textOf(fields['repo-rev']));
}

/** A list of names, or a map of names to UUIDs where a name alone would leave a choice. */
function wishesOf(deps: unknown): readonly Wish[] {
  const names = Array.isArray(deps)
    ? deps.flatMap((each: unknown) => textOf(each) ?? [])
    : Object.keys(isFields(deps) ? deps : {});
  return names.map((name) => ({ name, range: undefined, scope: 'runtime' }));
}
