// package.json: what a package of npm's world says of itself and asks for. Read by npm, yarn, pnpm and bun alike.
// Invariant: every component is direct, and its anchor is the key that a person edits.
import type { DataAnchor } from '../../text/anchor';
import { baseName } from '../../text/source-file';
import { makePurl } from '../../terms/purl';
import { json } from '../../syntax/json';
import { unstated, type Component, type Runtime, type Scope } from '../component';
import { silent, type ManifestFormat } from '../format';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { npmPurl, readSpec } from './dependency-spec';

/** The sections by precedence: a name in two of them counts in the first, as npm has it. */
export const dependencySections: readonly (readonly [section: string, scope: Scope])[] = [
  ['optionalDependencies', 'optional'],
  ['dependencies', 'runtime'],
  ['peerDependencies', 'peer'],
  ['devDependencies', 'development'],
];

export const packageJson: ManifestFormat = {
  name: 'package.json',
  purlType: 'npm',
  kind: 'manifest',
  tells: {
    versions: 'no',
    ranges: 'yes',
    direct: 'yes',
    paths: 'no',
    scope: 'yes',
    hashes: 'no',
    license: 'no',
    deprecated: 'no',
    runtimes: 'yes',
    positions: 'yes',
  },
  notation: json,
  matches: (path) => baseName(path) === 'package.json',
  read(file) {
    const manifest = new ManifestData(file, json);
    const { root, problems } = manifest;
    const value = {
      ...silent,
      file: file.path,
      format: 'package.json',
      purlType: 'npm',
      name: textOf(root.name),
      version: textOf(root.version),
      license: licenseOf(root),
      repository: textOf(root.repository) ?? (isFields(root.repository) ? textOf(root.repository.url) : undefined),
      components: readComponents(manifest),
      runtimes: readRuntimes(manifest),
      workspaces: workspacesOf(root.workspaces),
      lockedBy: ['npm-shrinkwrap.json', 'package-lock.json'],
    };
    return { value, problems };
  },
};

/** The licence that a package states: `license`, or one of the forms from before 2015, `{ type }` and `licenses`. */
export function licenseOf(fields: Fields): string | undefined {
  const { license, licenses } = fields;
  if (Array.isArray(licenses) && license === undefined) {
    const names = licenses.flatMap((each: unknown) => licenseName(each) ?? []);
    return names.length > 1 ? `(${names.join(' OR ')})` : names[0];
  }
  return licenseName(license ?? licenses);
}

function licenseName(license: unknown): string | undefined {
  return textOf(license) ?? (isFields(license) ? textOf(license.type) : undefined);
}

function readComponents(manifest: ManifestData): readonly Component[] {
  const components = new Map<string, Component>();
  for (const [section, scope] of dependencySections) {
    for (const [key, range] of Object.entries(manifest.fields(manifest.root, [section]))) {
      const component = components.has(key) ? undefined : readComponent(manifest, section, scope, key, range);
      if (component !== undefined) components.set(key, component);
    }
  }
  return [...components.values()];
}

function readComponent(
  manifest: ManifestData,
  section: string,
  scope: Scope,
  key: string,
  range: unknown,
): Component | undefined {
  const path = [section, key];
  if (typeof range !== 'string') manifest.broken(path, `The version of "${key}" is no text.`);
  const spec = readSpec(key, typeof range === 'string' ? range : '');
  const purl = npmPurl(spec.name, spec.version);
  if (purl === undefined) {
    manifest.broken(path, `"${spec.name}" is no package name.`);
    return undefined;
  }
  const anchor: DataAnchor = { file: manifest.file.path, path, part: 'key' };
  return { ...unstated, purl, ...spec, direct: true, scope, anchor };
}

function readRuntimes(manifest: ManifestData): readonly Runtime[] {
  const range = textOf(manifest.fields(manifest.root, ['engines']).node)?.trim();
  const purl = makePurl({ type: 'generic', name: 'node', version: /^v?(\d+(?:\.\d+){0,2})$/.exec(range ?? '')?.[1] });
  if (range === undefined || purl === undefined) return [];
  return [{ purl, name: 'node', range, anchor: { file: manifest.file.path, path: ['engines', 'node'], part: 'key' } }];
}

/** The globs of `workspaces`, a list or `{ packages: list }`. */
function workspacesOf(workspaces: unknown): readonly string[] {
  const globs = isFields(workspaces) ? workspaces.packages : workspaces;
  return Array.isArray(globs) ? globs.flatMap((glob: unknown) => textOf(glob) ?? []) : [];
}
