// west.yml: the repositories that make up a Zephyr workspace, each at a revision.
// Invariant: what a repository's own manifest would bring is not in this one, and that is said.
import type { DataPath } from '../../text/anchor';
import { baseName, folderOf, joinPath } from '../../text/source-file';
import { yamlTexts } from '../../syntax/yaml-texts';
import { componentOf, type Component } from '../component';
import { silent, type ManifestFormat, type NeededFile } from '../format';
import { manifestTells } from '../manifest-tells';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { gitSource, repositoryPurl } from './repository';

export const west: ManifestFormat = {
  name: 'west.yml',
  purlType: 'github',
  kind: 'manifest',
  tells: manifestTells,
  notation: yamlTexts,
  matches: (path) => /^(?:.+\.)?west\.ya?ml$/.test(baseName(path)),
  read(file) {
    const manifest = new ManifestData(file, yamlTexts);
    const top = manifest.fields(manifest.root, ['manifest']);
    const value = {
      ...silent,
      file: file.path,
      format: 'west.yml',
      purlType: 'github',
      components: readProjects(manifest, top),
      needs: ownImports(manifest, top),
    };
    return { value, problems: manifest.problems };
  },
};

function readProjects(manifest: ManifestData, top: Fields): readonly Component[] {
  const defaults = manifest.fields(top, ['manifest', 'defaults']);
  const remotes = new Map<string, string>();
  for (const remote of manifest.list(top, ['manifest', 'remotes'])) {
    const [name, base] = isFields(remote) ? [textOf(remote.name), textOf(remote['url-base'])] : [];
    if (name !== undefined && base !== undefined) remotes.set(name, base);
  }
  const isActive = groupFilter(manifest.list(top, ['manifest', 'group-filter']));
  return manifest.list(top, ['manifest', 'projects']).flatMap((project, index) => {
    const path = ['manifest', 'projects', index];
    const component = isFields(project) ? readProject(manifest, project, defaults, remotes, path) : undefined;
    if (component === undefined) {
      manifest.broken(path, 'A project has a "name", and a "url" or a "remote" that is listed.');
      return [];
    }
    const groups = isFields(project) ? manifest.list(project, [...path, 'groups']) : [];
    return [isActive(groups) ? component : { ...component, scope: 'optional' as const }];
  });
}

function readProject(
  manifest: ManifestData,
  project: Fields,
  defaults: Fields,
  remotes: ReadonlyMap<string, string>,
  path: DataPath,
): Component | undefined {
  const name = textOf(project.name);
  const base = remotes.get(textOf(project.remote) ?? textOf(defaults.remote) ?? '');
  const url =
    textOf(project.url) ?? (base === undefined ? undefined : `${base}/${textOf(project['repo-path']) ?? name ?? ''}`);
  const revision = textOf(project.revision) ?? textOf(defaults.revision);
  const purl = url === undefined ? undefined : repositoryPurl(url, revision);
  if (name === undefined || url === undefined || purl === undefined) return undefined;
  if (isSet(project.import)) manifest.unknowable([...path, 'import'], importedProjects(name, project.import));
  return componentOf({
    purl,
    name,
    version: revision,
    range: revision,
    direct: true,
    source: gitSource(url, revision),
    anchor: { file: manifest.file.path, path: [...path, 'name'], part: 'value' },
  });
}

/** What an import brings; where it lists names, these are told. */
function importedProjects(name: string, imported: unknown): string {
  const allowed = isFields(imported) ? [imported['name-allowlist']].flat() : [];
  const names = allowed.flatMap((each: unknown) => textOf(each) ?? []);
  const which = names.length === 0 ? 'projects' : names.slice(0, MOST_NAMES).join(', ');
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return `"${name}" brings ${which}${more} of its own manifest, which are not known without fetching it.`;
}

/** As many as a person reads in one sentence. */
const MOST_NAMES = 5;

/** Whether a project is fetched: it is unless the filter takes all of its groups out. */
function groupFilter(filter: readonly unknown[]): (groups: readonly unknown[]) => boolean {
  const off = new Set<string>();
  for (const entry of filter) {
    const [, sign, group] = /^([+-])(.+)$/.exec(textOf(entry) ?? '') ?? [];
    if (group !== undefined && sign === '-') off.add(group);
    else if (group !== undefined) off.delete(group);
  }
  return (groups) => groups.length === 0 || groups.some((group) => !off.has(String(group)));
}

/** Manifests in the repository itself that `self` imports; a folder of them is read where their names are west's. */
function ownImports(manifest: ManifestData, top: Fields): readonly NeededFile[] {
  const { import: imported } = manifest.fields(top, ['manifest', 'self']);
  return [imported].flat().flatMap((each: unknown): readonly NeededFile[] => {
    const name = isFields(each) ? textOf(each.file) : textOf(each);
    const path = name === undefined ? undefined : joinPath(folderOf(manifest.file.path), name);
    return path === undefined || !/\.ya?ml$/.test(path) ? [] : [{ path, format: west }];
  });
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== 'false';
}
