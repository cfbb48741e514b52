// package.json: what a package of npm's world says of itself and asks for. Read by npm, yarn, pnpm and bun alike.
// Invariant: every component is direct, and its anchor is the key that a person edits.
import type { DataAnchor } from '../../text/anchor';
import type { ReadingProblem } from '../../text/reading';
import { baseName } from '../../text/source-file';
import { json } from '../../syntax/json';
import { componentOf, type Component, type Scope } from '../component';
import { fhirPurl, isFhirName, isFhirPackage } from '../fhir/fhir-package';
import { silent, type ManifestContent, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { npmPurl, readSpec } from './dependency-spec';
import { readEngines } from './engines';
import { contentBeside, workspaceRoot } from './workspace-members';
import { catalogRange, combineSettings, settingsOfPackage, type WorkspaceSettings } from './workspace-settings';

/** What a package.json, a pnpm-workspace.yaml or a .yarnrc.yml says to those that are resolved with it. */
export interface PackageContent extends ManifestContent {
  readonly settings: WorkspaceSettings;
}

/** The sections by precedence: a name in two of them counts in the first, as npm has it. */
export const dependencySections: readonly (readonly [section: string, scope: Scope])[] = [
  ['optionalDependencies', 'optional'],
  ['dependencies', 'runtime'],
  ['peerDependencies', 'peer'],
  ['devDependencies', 'development'],
];

/** The lockfiles, by what is looked at first where nothing says which package manager is used. */
const lockfiles: readonly (readonly [manager: string, lockfile: string])[] = [
  ['npm', 'npm-shrinkwrap.json'],
  ['npm', 'package-lock.json'],
  ['pnpm', 'pnpm-lock.yaml'],
  ['yarn', 'yarn.lock'],
  ['bun', 'bun.lock'],
  ['bun', 'bun.lockb'],
  ['deno', 'deno.lock'],
];

export const packageJson: ManifestFormat = {
  name: 'package.json',
  purlType: 'npm',
  kind: 'manifest',
  tells: { ...manifestTells, versions: 'no', runtimes: 'yes' },
  notation: json,
  matches: (path) => baseName(path) === 'package.json',
  read(file) {
    const manifest = new ManifestData(file, json);
    const { root, problems } = manifest;
    const settings = settingsOfPackage(root);
    const value: PackageContent = {
      ...silent,
      file: file.path,
      format: 'package.json',
      purlType: 'npm',
      name: textOf(root.name),
      version: textOf(root.version),
      license: licenseOf(root),
      repository: textOf(root.repository) ?? (isFields(root.repository) ? textOf(root.repository.url) : undefined),
      components: readComponents(manifest),
      runtimes: readEngines(manifest),
      workspaces: workspacesOf(root.workspaces),
      lockedBy: lockedBy(settings.manager),
      settings,
    };
    return { value, problems };
  },
  resolve(content, nearby) {
    const root = workspaceRoot(content, nearby);
    const beside = ['pnpm-workspace.yaml', '.yarnrc.yml'].map((name) => contentBeside(root, name, nearby));
    const settings = settingsOf([content, root, ...beside]);
    const problems: ReadingProblem[] = [];
    const components = content.components.map((component) => decide(component, settings, problems));
    const isSame = components.every((component, index) => component === content.components[index]);
    const overridden = components.map(({ name }) => name).filter((name) => settings.overridden.has(name));
    const locks = lockedBy(settings.manager);
    const value =
      isSame && overridden.length === 0 && locks[0] === content.lockedBy[0]
        ? content
        : { ...content, components, overridden, lockedBy: locks };
    return { value, problems };
  },
};

/** Contents of these files are made in this folder, with their settings. */
function settingsOf(contents: readonly (ManifestContent | undefined)[]): WorkspaceSettings {
  return combineSettings(contents.flatMap((content) => (content as PackageContent | undefined)?.settings ?? []));
}

/** A component with what the workspace's root decides of it: a range from a catalogue, or another version. */
function decide(component: Component, settings: WorkspaceSettings, problems: ReadingProblem[]): Component {
  const key = String(component.anchor.path.at(-1));
  const override = settings.overrides.get(component.name);
  const asked = override ?? component.range ?? '';
  const isCatalog = asked.startsWith('catalog:');
  if (override === undefined && !isCatalog) return component;
  const range = isCatalog ? catalogRange(settings, key, asked) : asked;
  if (range === undefined) {
    const message = `No catalogue of this workspace says which range "${asked}" means for "${key}".`;
    problems.push({ anchor: component.anchor, message, kind: 'unknowable' });
    return component;
  }
  const spec = readSpec(component.name, range);
  const purl = npmPurl(spec.name, spec.version);
  return purl === undefined ? component : { ...component, ...spec, purl };
}

/** The lockfiles that can speak for a manifest, those of its package manager first. */
function lockedBy(manager: string | undefined): readonly string[] {
  const own = lockfiles.filter(([each]) => each === manager);
  const others = lockfiles.filter(([each]) => each !== manager);
  return [...own, ...others].map(([, lockfile]) => lockfile);
}

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
      const actual = scope === 'peer' && isOptionalPeer(manifest.root, key) ? 'optional' : scope;
      const component = components.has(key) ? undefined : readComponent(manifest, section, actual, key, range);
      if (component !== undefined) components.set(key, component);
    }
  }
  checkBundled(manifest, components);
  return [...components.values()];
}

/** Whether an entry says of one of its peers that it can do without. */
export function isOptionalPeer({ peerDependenciesMeta: meta }: Fields, name: string): boolean {
  const about = isFields(meta) ? meta[name] : undefined;
  return isFields(about) && about.optional === true;
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
  const isFhir = isFhirName(spec.name) || (scope === 'runtime' && isFhirPackage(manifest.root));
  const purl = isFhir ? fhirPurl(spec.name, spec.version) : npmPurl(spec.name, spec.version);
  if (purl === undefined) {
    manifest.broken(path, `"${spec.name}" is no package name.`);
    return undefined;
  }
  const anchor: DataAnchor = { file: manifest.file.path, path, part: 'key' };
  return componentOf({ purl, ...spec, direct: true, scope, anchor });
}

/** What is packed with the package is a dependency as well; if no section names it, nobody knows its version. */
function checkBundled(manifest: ManifestData, components: ReadonlyMap<string, Component>): void {
  for (const section of ['bundleDependencies', 'bundledDependencies']) {
    const bundled = manifest.root[section];
    if (!Array.isArray(bundled)) continue;
    for (const [index, name] of bundled.entries()) {
      if (typeof name === 'string' && !components.has(name))
        manifest.unknowable([section, index], `"${name}" is bundled, but no section says in which version.`);
    }
  }
}

/** The globs of `workspaces`, a list or `{ packages: list }`. */
function workspacesOf(workspaces: unknown): readonly string[] {
  const globs = isFields(workspaces) ? workspaces.packages : workspaces;
  return Array.isArray(globs) ? globs.flatMap((glob: unknown) => textOf(glob) ?? []) : [];
}
