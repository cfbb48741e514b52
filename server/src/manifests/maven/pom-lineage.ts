// A POM with the parents that this workspace holds: what properties are, and which versions are managed.
// Invariant: the nearest POM wins, and a profile that is active by default wins over its POM; what comes from elsewhere
// is named, not guessed; parents and BOMs that lead in a circle are followed once.
import { folderOf, joinPath } from '../../text/source-file';
import type { NearbyFiles } from '../format';
import { activeLayers, type PomContent, type PomDependency, type PomLayer, type PomParent } from './pom-model';
import { expandProperties, type Expanded } from './properties';

/** What dependencyManagement says of a dependency. */
export interface Managed {
  readonly version: Expanded | undefined;
  readonly scope: string | undefined;
  readonly optional: string | undefined;
}

/** A BOM that dependencyManagement imports and this workspace does not hold. */
export interface ForeignBom {
  readonly bom: PomDependency;
  /** Group, artifact and version. */
  readonly name: string;
  /** The POM that imports it. */
  readonly file: string;
}

export interface Management {
  readonly managed: ReadonlyMap<string, Managed>;
  readonly foreign: readonly ForeignBom[];
}

const MOST_PARENTS = 30;
const MOST_BOMS = 200;

/** The POMs of a workspace. */
export class PomIndex {
  readonly #nearby: NearbyFiles;
  /** Those whose version is being made out. */
  readonly #open = new Set<PomContent>();

  constructor(nearby: NearbyFiles) {
    this.#nearby = nearby;
  }

  /** The POM in a file. */
  at(path: string): PomContent | undefined {
    const content = this.#nearby.contentOf(path);
    // Only that format gives such content.
    return content?.format === 'pom.xml' ? (content as PomContent) : undefined;
  }

  /** The POM of these coordinates; without a version, or with one that is not known, the only one of that name. */
  find(group: string, artifact: string, version: string | undefined): PomContent | undefined {
    // Only that format gives such content.
    const poms = this.#nearby.knownAs('pom.xml', `${group}:${artifact}`) as readonly PomContent[];
    if (version === undefined || version.includes('${')) {
      const same = poms.filter((each) => versionOf(each) === version);
      return same[0] ?? (poms.length === 1 ? poms[0] : undefined);
    }
    return poms.find((each) => this.#hasVersion(each, version));
  }

  /** The parent that a POM names: where its relativePath leads, or wherever it is. */
  parentOf({ file, pom: { parent } }: PomContent): PomContent | undefined {
    if (parent === undefined) return undefined;
    const path = parent.relativePath === '' ? undefined : joinPath(folderOf(file), parent.relativePath);
    const near =
      path === undefined ? undefined : (this.at(path) ?? this.at(path === '' ? 'pom.xml' : `${path}/pom.xml`));
    return near !== undefined && this.#isMeant(near, parent)
      ? near
      : this.find(parent.group, parent.artifact, parent.version);
  }

  /** Where a parent's version is a range, the POM beside it is taken to be in it. */
  #isMeant(content: PomContent, { group, artifact, version }: PomParent): boolean {
    if (content.knownAs !== `${group}:${artifact}`) return false;
    return version === undefined || /[[(]/.test(version) || this.#hasVersion(content, version);
  }

  /** POMs that are each other's parents have no version that could be made out. */
  #hasVersion(content: PomContent, version: string): boolean {
    const own = versionOf(content);
    if (own === version || own?.includes('${') !== true || this.#open.has(content)) return own === version;
    this.#open.add(content);
    const { text } = new Lineage(content, this).expand(own);
    this.#open.delete(content);
    return text === version;
  }
}

/** A POM and its parents, the nearest first. */
export class Lineage {
  readonly poms: readonly PomContent[];
  /** The parent at which this workspace ends. */
  readonly foreignParent: PomParent | undefined;
  readonly #index: PomIndex;

  constructor(own: PomContent, index: PomIndex) {
    const poms = [own];
    let parent = index.parentOf(own);
    while (parent !== undefined && !poms.includes(parent) && poms.length < MOST_PARENTS) {
      poms.push(parent);
      parent = index.parentOf(parent);
    }
    this.poms = poms;
    this.foreignParent = parent === undefined ? poms.at(-1)?.pom.parent : undefined;
    this.#index = index;
  }

  /** Puts properties in; those of `first` win. */
  expand(text: string, first?: PomLayer): Expanded {
    return expandProperties(text, (name) => first?.properties.get(name)?.text ?? this.#lookUp(name));
  }

  /** All that dependencyManagement says: what a POM says itself before what it imports, the first import before the next. */
  readManagement(seen = new Set<PomContent>()): Management {
    const managed = new Map<string, Managed>();
    const imports: Omit<ForeignBom, 'name'>[] = [];
    for (const content of this.poms) {
      for (const each of activeLayers(content.pom).flatMap((layer) => layer.managed)) {
        if (each.scope === 'import') imports.push({ bom: each, file: content.file });
        else this.#add(managed, each);
      }
    }
    const foreign: ForeignBom[] = [];
    for (const each of imports) {
      const bom = this.findReferred(each.bom);
      const { group, artifact, version = '' } = each.bom;
      if (bom === undefined) foreign.push({ ...each, name: this.expand(`${group}:${artifact}:${version}`).text });
      else if (!seen.has(bom) && seen.size < MOST_BOMS) {
        const inner = new Lineage(bom, this.#index).readManagement(seen.add(bom));
        for (const [key, value] of inner.managed) if (!managed.has(key)) managed.set(key, value);
        foreign.push(...inner.foreign);
      }
    }
    return { managed, foreign };
  }

  /** The key under which a dependency is managed. */
  keyOf({ group, artifact, type, classifier }: PomDependency): string {
    return this.expand(`${group}:${artifact}:${type}:${classifier}`).text;
  }

  /** The POM of this workspace that a dependency means. */
  findReferred({
    group,
    artifact,
    version,
  }: Pick<PomDependency, 'group' | 'artifact' | 'version'>): PomContent | undefined {
    const wanted = version === undefined ? undefined : this.expand(version).text;
    return this.#index.find(this.expand(group).text, this.expand(artifact).text, wanted);
  }

  #add(managed: Map<string, Managed>, dependency: PomDependency): void {
    const key = this.keyOf(dependency);
    const { version, scope, optional } = dependency;
    if (!managed.has(key))
      managed.set(key, { version: version === undefined ? undefined : this.expand(version), scope, optional });
  }

  #lookUp(name: string): string | undefined {
    const [own] = this.poms;
    const field = name.replace(/^(?:project|pom)\./, '');
    const itself = own && projectValue(own, field);
    if (field !== name && itself !== undefined) return itself;
    for (const { pom } of this.poms) {
      for (const { properties } of activeLayers(pom)) {
        const value = properties.get(name)?.text;
        if (value !== undefined) return value;
      }
    }
    return itself;
  }
}

function groupOf({ pom }: PomContent): string | undefined {
  return pom.group ?? pom.parent?.group;
}

export function versionOf({ pom }: PomContent): string | undefined {
  return pom.version ?? pom.parent?.version;
}

/** What a POM says of itself: `${project.version}`, and where no property is named so, `${version}` as of old. */
function projectValue(content: PomContent, field: string): string | undefined {
  const { artifact, packaging, parent } = content.pom;
  switch (field) {
    case 'groupId':
      return groupOf(content);
    case 'artifactId':
      return artifact;
    case 'version':
      return versionOf(content);
    case 'packaging':
      return packaging;
    case 'parent.groupId':
      return parent?.group;
    case 'parent.artifactId':
      return parent?.artifact;
    case 'parent.version':
      return parent?.version;
    default:
      return undefined;
  }
}
