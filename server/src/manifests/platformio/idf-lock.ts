// dependencies.lock of ESP-IDF: the components that its manager took. Invariant: the ESP-IDF itself is no component.
import { baseName } from '../../text/source-file';
import { yamlTexts } from '../../syntax/yaml-texts';
import { componentOf } from '../component';
import type { ManifestFormat } from '../format';
import { repositoryPurl } from '../github/repository';
import { isFields, ManifestData, textOf } from '../manifest-data';
import { namedLock, namedLockTells, withManifests, type Wish } from '../named-lock';
import { componentPurl } from './idf-component';

const FORMAT = 'dependencies.lock';

export const idfLock: ManifestFormat = {
  name: FORMAT,
  purlType: 'generic',
  kind: 'lockfile',
  tells: { ...namedLockTells, direct: 'yes', scope: 'no' },
  notation: yamlTexts,
  matches: (path) => baseName(path) === FORMAT,
  read(file) {
    const manifest = new ManifestData(file, yamlTexts);
    const isBroken = manifest.problems.length > 0;
    const entries = Object.entries(manifest.fields(manifest.root, ['dependencies'])).filter(([name]) => name !== 'idf');
    const packages = entries.flatMap(([name, entry]) => {
      const fields = isFields(entry) ? entry : {};
      const from = isFields(fields.source) ? fields.source : {};
      const git = textOf(from.git) ?? textOf(from.repository);
      const version = textOf(fields.version);
      const purl = git === undefined ? componentPurl(name, version) : repositoryPurl(git, version);
      const path = ['dependencies', name];
      if (purl === undefined) manifest.broken(path, `"${name}" is no name of a component.`);
      if (purl === undefined || from.type === 'local') return [];
      const hash = textOf(fields.component_hash);
      const asked = Array.isArray(fields.dependencies)
        ? fields.dependencies.flatMap((each: unknown) => wishOf(each))
        : [];
      const hashes = hash === undefined ? [] : [`sha256:${hash}`];
      return [
        {
          component: componentOf({ purl, name, version, hashes, anchor: { file: file.path, path, part: 'key' } }),
          wishes: asked,
        },
      ];
    });
    const direct = manifest.root.direct_dependencies;
    const asked = Array.isArray(direct) ? direct.flatMap((each: unknown) => wishOf({ name: each })) : [];
    const named = isBroken ? undefined : { packages, asked, spell: fullName };
    return {
      value: namedLock({ file: file.path, format: FORMAT, purlType: 'generic' }, named),
      problems: manifest.problems,
    };
  },
  // It stands at the root, the components of the firmware below it.
  resolve: (content, nearby) =>
    withManifests(
      content,
      nearby.pathsOf('idf_component.yml').map((path) => nearby.contentOf(path)),
    ),
};

function wishOf(entry: unknown): readonly Wish[] {
  const name = isFields(entry) ? textOf(entry.name) : undefined;
  return name === undefined ? [] : [{ name, range: undefined, scope: 'runtime' }];
}

/** Components of Espressif go without their owner, too. */
function fullName(name: string): string {
  return name.includes('/') ? name : `espressif/${name}`;
}
