// The components of a POM: its dependencies and those that it inherits within this workspace, its plugins and
// extensions, and the parent and the BOMs that come from elsewhere.
// Decided here: dependencies of profiles that are not active by default are optional; what a container or JDK provides
// is a peer; parents, BOMs, plugins and what plugins are given build the product and are development.
import type { DataPath } from '../../text/anchor';
import type { Reading } from '../../text/reading';
import { folderOf } from '../../text/source-file';
import { componentOf, registry, type Component, type ComponentSource, type Scope } from '../component';
import { withoutRepeats } from '../repeats';
import { nameComponent, readVersion } from './coordinates';
import type { ForeignBom, Lineage, Management } from './pom-lineage';
import {
  activeLayers,
  type PomContent,
  type PomDependency,
  type PomLayer,
  type PomPlugin,
  type PomReference,
} from './pom-model';
import type { Expanded } from './properties';
import { VersionGaps } from './version-gaps';

/** What is known of a reference beside its name. */
interface Facts {
  readonly version: Expanded | undefined;
  readonly scope: Scope;
  readonly source?: ComponentSource;
  readonly type?: string;
  readonly classifier?: string;
  readonly layer?: PomLayer | undefined;
}

/** The components of the first POM of a lineage. */
export function readComponents(lineage: Lineage): Reading<readonly Component[]> {
  const [own, ...parents] = lineage.poms;
  if (own === undefined) return { value: [], problems: [] };
  const reader = new ComponentReader(lineage, own);
  reader.readOwn();
  for (const parent of parents) reader.readInherited(parent);
  return { value: withoutRepeats(reader.components), problems: reader.gaps.problems };
}

class ComponentReader {
  readonly components: Component[] = [];
  readonly gaps: VersionGaps;
  readonly #lineage: Lineage;
  readonly #own: PomContent;
  readonly #management: Management;
  /** A dependency of a child takes the place of its parent's. */
  readonly #seen = new Set<string>();

  constructor(lineage: Lineage, own: PomContent) {
    this.#lineage = lineage;
    this.#own = own;
    this.#management = lineage.readManagement();
    this.gaps = new VersionGaps(own.file);
  }

  readOwn(): void {
    const { pom, file } = this.#own;
    if (pom.parent !== undefined && this.#lineage.foreignParent === pom.parent) this.#addForeign(file, pom.parent);
    for (const { bom, file: importer } of this.#management.foreign) if (importer === file) this.#addForeign(file, bom);
    for (const layer of activeLayers(pom)) this.#readDependencies(file, layer, undefined);
    for (const profile of pom.profiles) if (!profile.isDefault) this.#readDependencies(file, profile, profile);
    for (const extension of pom.extensions) this.#addPlugin(extension);
    for (const plugin of [pom, ...pom.profiles].flatMap((layer) => layer.plugins)) this.#readPlugin(plugin);
  }

  readInherited({ pom, file }: PomContent): void {
    for (const layer of activeLayers(pom)) this.#readDependencies(file, layer, undefined);
  }

  /** `profile` is set where the layer is a profile that is not active by default. */
  #readDependencies(file: string, layer: PomLayer, profile: PomLayer | undefined): void {
    const keys = layer.dependencies.map((each) => this.#lineage.keyOf(each));
    for (const [index, dependency] of layer.dependencies.entries())
      if (!this.#seen.has(keys[index] ?? '')) this.#addDependency(file, dependency, profile);
    if (profile === undefined) for (const key of keys) this.#seen.add(key);
  }

  #addDependency(file: string, dependency: PomDependency, profile: PomLayer | undefined): void {
    const managed = this.#management.managed.get(this.#lineage.keyOf(dependency));
    const { version, systemPath } = dependency;
    const written = version === undefined ? managed?.version : this.#lineage.expand(version, profile);
    const scope = dependency.scope ?? managed?.scope;
    const optional = dependency.optional ?? managed?.optional;
    const expand = (text: string): string => this.#lineage.expand(text, profile).text;
    const facts = {
      version: written,
      scope: scopeOf(expand(scope ?? 'compile'), expand(optional ?? 'false'), profile !== undefined),
      source: this.#sourceOf(dependency, systemPath && expand(systemPath)),
      type: expand(dependency.type),
      classifier: expand(dependency.classifier),
      layer: profile,
    };
    const name = this.#add(file, dependency, facts);
    if (name !== undefined && file === this.#own.file && facts.source.kind === 'registry')
      this.#explain(dependency.path, name, written);
  }

  /** An own module is no third party's; a system dependency is a file. */
  #sourceOf(dependency: PomDependency, systemPath: string | undefined): ComponentSource {
    if (systemPath !== undefined) return { kind: 'path', reference: systemPath, pinned: false };
    const module = this.#lineage.findReferred(dependency);
    if (module === undefined || module === this.#own) return registry;
    return { kind: 'path', reference: wayTo(folderOf(this.#own.file), folderOf(module.file)), pinned: false };
  }

  #readPlugin(plugin: PomPlugin): void {
    this.#addPlugin(plugin);
    for (const dependency of plugin.dependencies) {
      const { type, classifier, path, version } = dependency;
      // dependencyManagement speaks for what the processors of the compiler plugin are, not for a plugin's own dependencies.
      const managed = plugin.artifact === 'maven-compiler-plugin' ? this.#managedVersion(dependency) : undefined;
      const written = version === undefined ? managed : this.#lineage.expand(version);
      const source = this.#sourceOf(dependency, undefined);
      const name = this.#add(this.#own.file, dependency, {
        version: written,
        scope: 'development',
        source,
        type,
        classifier,
      });
      if (name !== undefined && source.kind === 'registry') this.#explain(path, name, written);
    }
  }

  #managedVersion(dependency: PomDependency): Expanded | undefined {
    return this.#management.managed.get(this.#lineage.keyOf(dependency))?.version;
  }

  #addPlugin(plugin: PomReference): void {
    const version = plugin.version ?? this.#managedPluginVersion(plugin);
    const written = version === undefined ? undefined : this.#lineage.expand(version);
    const source = this.#sourceOf(
      { ...plugin, type: 'jar', classifier: '', scope: '', optional: '', systemPath: undefined },
      undefined,
    );
    const name = this.#add(this.#own.file, plugin, { version: written, scope: 'development', source });
    if (name === undefined || source.kind !== 'registry') return;
    if (written !== undefined) this.#explain(plugin.path, name, written);
    else if (this.#lineage.foreignParent !== undefined) this.#explainManaged(plugin.path, name, []);
    else this.gaps.unversioned(plugin.path, name, 'Maven itself');
  }

  #managedPluginVersion({ group, artifact }: PomReference): string | undefined {
    for (const { pom } of this.#lineage.poms) {
      const managed = activeLayers(pom).flatMap((layer) => [...layer.managedPlugins, ...layer.plugins]);
      const found = managed.find(
        (each) => each.group === group && each.artifact === artifact && each.version !== undefined,
      );
      if (found !== undefined) return found.version;
    }
    return undefined;
  }

  /** A parent or a BOM that comes from a repository. */
  #addForeign(file: string, reference: PomReference): void {
    const version = reference.version === undefined ? undefined : this.#lineage.expand(reference.version);
    const name = this.#add(file, reference, { version, scope: 'development', type: 'pom' });
    if (name !== undefined && version !== undefined) this.#explain(reference.path, name, version);
  }

  /** Adds a component and gives its name; undefined where it has none that could be known. */
  #add(file: string, { path, group, artifact }: PomReference, facts: Facts): string | undefined {
    const { version: written, scope, source = registry, layer, ...kind } = facts;
    const expanded = this.#lineage.expand(`${group}:${artifact}`, layer);
    const { version, range } = readVersion(written?.text);
    const [expandedGroup = '', expandedArtifact = ''] = expanded.text.split(':');
    const named = nameComponent({ group: expandedGroup, artifact: expandedArtifact, version, ...kind });
    if (named === undefined) {
      if (file === this.#own.file) this.gaps.unnamed(path, `${group}:${artifact}`, expanded.missing);
      return undefined;
    }
    const anchor = { file, path, part: 'key' } as const;
    this.components.push(componentOf({ ...named, version, range, direct: true, scope, source, anchor }));
    return named.name;
  }

  /** Says why a version is not known; a range is what it says. */
  #explain(path: DataPath, name: string, version: Expanded | undefined): void {
    if (version?.missing !== undefined) {
      const { missing } = version;
      const isInProfile = this.#lineage.poms.some(({ pom }) =>
        pom.profiles.some((each) => each.properties.has(missing)),
      );
      this.gaps.unset(path, name, missing, isInProfile);
    } else if (version === undefined) this.#explainManaged(path, name, this.#management.foreign);
  }

  #explainManaged(path: DataPath, name: string, boms: readonly ForeignBom[]): void {
    const { foreignParent: parent } = this.#lineage;
    const parentName = parent && `${parent.group}:${parent.artifact}:${parent.version ?? ''}`;
    const names = new Set([...(parentName === undefined ? [] : [parentName]), ...boms.map((each) => each.name)]);
    // The first of them that this file names itself, else the dependency.
    const own = parent === this.#own.pom.parent ? parent : undefined;
    const place = (own ?? boms.find(({ file }) => file === this.#own.file)?.bom)?.path ?? path;
    if (names.size > 0) this.gaps.managedElsewhere(place, name, [...names]);
    else if (this.#own.pom.packaging === 'pom') this.gaps.unversioned(path, name, 'a child of this POM');
    else this.gaps.versionless(path, name);
  }
}

function scopeOf(scope: string, optional: string, isOfProfile: boolean): Scope {
  if (scope === 'test') return 'development';
  if (scope === 'provided') return 'peer';
  return isOfProfile || optional === 'true' ? 'optional' : 'runtime';
}

/** The relative way from one folder to another. */
function wayTo(from: string, to: string): string {
  const [here, there] = [from, to].map((folder) => (folder === '' ? [] : folder.split('/')));
  if (here === undefined || there === undefined) return to;
  let same = 0;
  while (same < here.length && same < there.length && here[same] === there[same]) same++;
  return [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/') || '.';
}
