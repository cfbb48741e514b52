// Packages/packages-lock.json of Unity: the packages that were taken, and which requires which.
// Invariant: a package at depth 0 is one that the project names; modules of the engine are no packages.
import { json } from '../../syntax/json';
import { makePurl } from '../../terms/purl';
import { componentOf } from '../component';
import type { ManifestFormat } from '../format';
import { gitSource } from '../github/repository';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { namedLock, namedLockTells, type Wish } from '../named-lock';
import { isBuiltIn, unitySource } from './unity-manifest';

const FORMAT = 'Packages/packages-lock.json';

export const unityLock: ManifestFormat = {
  name: FORMAT,
  purlType: 'generic',
  kind: 'lockfile',
  tells: { ...namedLockTells, direct: 'yes', scope: 'no', hashes: 'no' },
  notation: json,
  matches: (path) => /(?:^|\/)Packages\/packages-lock\.json$/.test(path),
  read(file) {
    const manifest = new ManifestData(file, json);
    const isBroken = manifest.problems.length > 0;
    const entries = Object.entries(manifest.fields(manifest.root, ['dependencies'])).flatMap(([name, entry]) => {
      return isFields(entry) && entry.source !== 'builtin' && !isBuiltIn(name) ? [{ name, entry }] : [];
    });
    const packages = entries.flatMap(({ name, entry }) => {
      const text = textOf(entry.version) ?? '';
      const written = unitySource(text);
      const source =
        written.kind === 'git' ? gitSource(written.reference.replace(/#.*$/, ''), textOf(entry.hash)) : written;
      const version = source.kind === 'registry' ? text : undefined;
      const purl = makePurl({ type: 'generic', name, version });
      const anchor = { file: file.path, path: ['dependencies', name], part: 'key' } as const;
      return purl === undefined
        ? []
        : [{ component: componentOf({ purl, name, version, source, anchor }), wishes: wishesOf(entry) }];
    });
    const asked = entries.flatMap(({ name, entry }) =>
      Number(entry.depth) === 0 ? [{ name, range: undefined, scope: 'runtime' as const }] : [],
    );
    const fields = { file: file.path, format: FORMAT, purlType: 'generic' };
    // It stands beside its manifest and speaks for it alone.
    return { value: namedLock(fields, isBroken ? undefined : { packages, asked }), problems: manifest.problems };
  },
};

function wishesOf({ dependencies }: Fields): readonly Wish[] {
  return Object.keys(isFields(dependencies) ? dependencies : {}).map((name) => ({
    name,
    range: undefined,
    scope: 'runtime',
  }));
}
