// Version catalogs of Gradle (gradle/libs.versions.toml). Invariant: what a build script adds from a catalog is the
// script's component, anchored here; the rest stays the catalog's own, since code of the build may use it by its name.
import { baseName, isWithin } from '../../text/source-file';
import { toml } from '../../syntax/toml';
import type { ManifestFormat, NearbyFiles } from '../format';
import { manifestTells } from '../manifest-tells';
import { buildGradle, settingsGradle } from './build-gradle';
import { CATALOG, readCatalog, rootOf } from './catalog-content';

export const versionCatalog: ManifestFormat = {
  name: CATALOG,
  purlType: 'maven',
  kind: 'manifest',
  tells: { ...manifestTells, scope: 'no' },
  notation: toml,
  matches: (path) => baseName(path).endsWith('.versions.toml'),
  read: readCatalog,
  resolve(content, nearby) {
    const used = usedEntries(content.file, nearby);
    const components = content.components.filter(({ anchor }) => !used.has(anchor.path.join('/')));
    return { value: { ...content, components }, problems: [] };
  },
};

/** The entries of a catalog that the scripts of its build add. */
function usedEntries(file: string, nearby: NearbyFiles): ReadonlySet<string> {
  const used = new Set<string>();
  for (const format of [buildGradle, settingsGradle]) {
    for (const path of nearby.pathsOf(format.name)) {
      const script = isWithin(rootOf(file), path) ? nearby.contentOf(path) : undefined;
      for (const { anchor } of script === undefined ? [] : (format.resolve?.(script, nearby).value.components ?? []))
        if (anchor.file === file) used.add(anchor.path.join('/'));
    }
  }
  return used;
}
