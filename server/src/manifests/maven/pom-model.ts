// A POM as it is written: nothing is inherited and no property is put in yet.
// Invariant: a dependency has a group and an artifact; one that lacks them is a problem and is left out.
import type { DataPath } from '../../text/anchor';
import type { ManifestContent } from '../format';
import type { ManifestData } from '../manifest-data';
import type { Element } from './element';

/** A text of a POM with its place. */
export interface PomText {
  readonly text: string;
  readonly path: DataPath;
}

/** A dependency, a plugin, an extension or a parent; all texts may hold `${…}`. */
export interface PomReference {
  readonly path: DataPath;
  readonly group: string;
  readonly artifact: string;
  readonly version: string | undefined;
}

export interface PomDependency extends PomReference {
  readonly type: string;
  readonly classifier: string;
  readonly scope: string | undefined;
  readonly optional: string | undefined;
  readonly systemPath: string | undefined;
}

export interface PomPlugin extends PomReference {
  /** What the plugin itself is given beside its own dependencies, annotation processors included. */
  readonly dependencies: readonly PomDependency[];
  /** What the compiler plugin is told to compile for: `release`, `target`, `source`; `version` of the toolchains plugin. */
  readonly java: ReadonlyMap<string, PomText>;
}

export interface PomParent extends PomReference {
  /** Empty where the parent is not to be looked for in folders. */
  readonly relativePath: string;
}

/** What a POM and a profile of it can say alike. */
export interface PomLayer {
  readonly properties: ReadonlyMap<string, PomText>;
  readonly dependencies: readonly PomDependency[];
  /** dependencyManagement. */
  readonly managed: readonly PomDependency[];
  readonly plugins: readonly PomPlugin[];
  readonly managedPlugins: readonly PomPlugin[];
  readonly modules: readonly string[];
}

export interface PomProfile extends PomLayer {
  /** Active by default, and so counted; which other ones are depends on the machine and the command. */
  readonly isDefault: boolean;
}

export interface Pom extends PomLayer {
  readonly group: string | undefined;
  readonly artifact: string | undefined;
  readonly version: string | undefined;
  readonly packaging: string;
  readonly parent: PomParent | undefined;
  readonly extensions: readonly PomReference[];
  readonly profiles: readonly PomProfile[];
  readonly licenses: readonly string[];
  readonly repository: string | undefined;
}

/** The content of a pom.xml. */
export interface PomContent extends ManifestContent {
  readonly pom: Pom;
  /** Group and artifact as written, the group of the parent where none is. */
  readonly knownAs: string;
}

const PLUGINS = 'org.apache.maven.plugins';

export function readPom(root: Element, manifest: ManifestData): Pom {
  const project = root.at('project');
  const extensions = project.at('build', 'extensions').all('extension');
  return {
    ...readLayer(project, manifest),
    group: project.textAt('groupId'),
    artifact: project.textAt('artifactId'),
    version: project.textAt('version'),
    packaging: project.textAt('packaging') ?? 'jar',
    parent: readParent(project.at('parent'), manifest),
    extensions: extensions.flatMap((each) => readReference(each, manifest) ?? []),
    profiles: project
      .at('profiles')
      .all('profile')
      .map((each) => readProfile(each, manifest)),
    licenses: project
      .at('licenses')
      .all('license')
      .flatMap((each) => each.textAt('name') ?? each.textAt('url') ?? []),
    repository: project.textAt('scm', 'url') ?? project.textAt('scm', 'connection')?.replace(/^scm:\w+:/, ''),
  };
}

/** The layers that count, those that win first: profiles that are active by default, and the POM itself. */
export function activeLayers(pom: Pom): readonly PomLayer[] {
  return [...pom.profiles.filter(({ isDefault }) => isDefault), pom];
}

function readProfile(profile: Element, manifest: ManifestData): PomProfile {
  const isDefault = profile.textAt('activation', 'activeByDefault')?.toLowerCase() === 'true';
  return { ...readLayer(profile, manifest), isDefault };
}

function readLayer(layer: Element, manifest: ManifestData): PomLayer {
  const build = layer.at('build');
  const plugins = [...build.at('plugins').all('plugin'), ...layer.at('reporting', 'plugins').all('plugin')];
  const managedPlugins = build.at('pluginManagement', 'plugins').all('plugin');
  // Maven 4 calls modules subprojects.
  const modules = [...layer.at('modules').all('module'), ...layer.at('subprojects').all('subproject')];
  return {
    properties: readProperties(layer.at('properties')),
    dependencies: readDependencies(layer.at('dependencies'), manifest),
    managed: readDependencies(layer.at('dependencyManagement', 'dependencies'), manifest),
    plugins: plugins.flatMap((each) => readPlugin(each, manifest) ?? []),
    managedPlugins: managedPlugins.flatMap((each) => readPlugin(each, manifest) ?? []),
    modules: modules.flatMap(({ text }) => text ?? []),
  };
}

/** Of a property that is written twice the last one counts. */
function readProperties(properties: Element): ReadonlyMap<string, PomText> {
  return new Map(
    properties.elements().map(({ path, text = '' }) => {
      const name = String(path.at(-1)).replace(/\[\d+\]$/, '');
      return [name, { text, path }];
    }),
  );
}

function readDependencies(list: Element, manifest: ManifestData): readonly PomDependency[] {
  return list.all('dependency').flatMap((each) => readDependency(each, manifest) ?? []);
}

function readDependency(element: Element, manifest: ManifestData): PomDependency | undefined {
  const reference = readReference(element, manifest);
  return (
    reference && {
      ...reference,
      type: element.textAt('type') ?? 'jar',
      classifier: element.textAt('classifier') ?? '',
      scope: element.textAt('scope'),
      optional: element.textAt('optional'),
      systemPath: element.textAt('systemPath'),
    }
  );
}

function readPlugin(element: Element, manifest: ManifestData): PomPlugin | undefined {
  const reference = readReference(element, manifest, PLUGINS);
  if (reference === undefined) return undefined;
  const configuration = element.at('configuration');
  const processors = configuration.at('annotationProcessorPaths').elements();
  return {
    ...reference,
    dependencies: [
      ...readDependencies(element.at('dependencies'), manifest),
      ...processors.flatMap((each) => readDependency(each, manifest) ?? []),
    ],
    java: readJava(reference.artifact, configuration),
  };
}

/** What the compiler or the toolchains plugin is configured for. */
function readJava(artifact: string, configuration: Element): ReadonlyMap<string, PomText> {
  const isCompiler = artifact === 'maven-compiler-plugin';
  const jdk = artifact === 'maven-toolchains-plugin' ? [configuration.at('toolchains', 'jdk', 'version')] : [];
  const told = isCompiler ? ['release', 'target', 'source'].map((name) => configuration.at(name)) : jdk;
  return new Map(
    told.flatMap(({ text, path }) => (text === undefined ? [] : [[String(path.at(-1)), { text, path }] as const])),
  );
}

function readParent(element: Element, manifest: ManifestData): PomParent | undefined {
  const reference = element.exists ? readReference(element, manifest) : undefined;
  const relativePath = element.at('relativePath');
  return reference && { ...reference, relativePath: relativePath.exists ? (relativePath.text ?? '') : '../pom.xml' };
}

/** Group, artifact and version; a problem where the first two are not said. */
function readReference(element: Element, manifest: ManifestData, usualGroup?: string): PomReference | undefined {
  const { path } = element;
  const group = element.textAt('groupId') ?? usualGroup;
  const artifact = element.textAt('artifactId');
  if (group !== undefined && artifact !== undefined)
    return { path, group, artifact, version: element.textAt('version') };
  const missing = group === undefined ? 'groupId' : 'artifactId';
  const name = artifact ?? group;
  manifest.broken(path, `The ${missing} ${name === undefined ? 'is missing here' : `beside "${name}" is missing`}.`);
  return undefined;
}
