// Packages/manifest.json of Unity: the packages that a project is built with, from Unity's registry, git or a folder.
// Invariant: modules of the engine come with it and are no packages. Source: docs.unity3d.com, "Project manifest".
import { json } from '../../syntax/json';
import { makePurl } from '../../terms/purl';
import { componentOf, unstated, type Component, type ComponentSource } from '../component';
import { silent, type ManifestFormat } from '../format';
import { gitSource } from '../github/repository';
import { ManifestData, textOf } from '../manifest-data';
import { manifestTells } from '../manifest-tells';

const FORMAT = 'Packages/manifest.json';
const BUILT_IN = 'com.unity.modules.';

/** Whether a package is a part of the engine itself. */
export function isBuiltIn(name: string): boolean {
  return name.startsWith(BUILT_IN);
}

export const unityManifest: ManifestFormat = {
  name: FORMAT,
  purlType: 'generic',
  kind: 'manifest',
  tells: { ...manifestTells, scope: 'no' },
  notation: json,
  matches: (path) => /(?:^|\/)Packages\/manifest\.json$/.test(path),
  read(file) {
    const manifest = new ManifestData(file, json);
    const components = Object.entries(manifest.fields(manifest.root, ['dependencies'])).flatMap(
      ([name, value]): readonly Component[] => {
        const range = textOf(value);
        const path = ['dependencies', name];
        if (range === undefined) manifest.broken(path, `The version of "${name}" is no text.`);
        if (range === undefined || isBuiltIn(name)) return [];
        const source = unitySource(range);
        const version = source.kind === 'registry' ? range : undefined;
        const purl = makePurl({ type: 'generic', name, version });
        return purl === undefined
          ? []
          : [
              componentOf({
                purl,
                name,
                version,
                range,
                direct: true,
                source,
                anchor: { file: file.path, path, part: 'key' },
              }),
            ];
      },
    );
    const fields = { file: file.path, format: FORMAT, purlType: 'generic', lockedBy: ['Packages/packages-lock.json'] };
    return { value: { ...silent, ...fields, components }, problems: manifest.problems };
  },
};

/** Where what is written as a version leads. */
export function unitySource(text: string): ComponentSource {
  if (text.startsWith('file:')) return { kind: 'path', reference: text, pinned: false };
  if (!/^(?:git(?:\+\w+)?|ssh|https?):|^git@|\.git(?:[?#]|$)/.test(text)) return unstated.source;
  const [address = '', reference] = text.split('#');
  return gitSource(address.replace(/^git\+/, ''), reference);
}
