// What a format of dependency files is: one value for each, in one file, listed in `formats.ts`.
// Invariant: reading never fails, and depends on the one file's text alone; what could not be read is said as a problem
// with its place. What other files add (parents, catalogues, includes) comes afterwards, by `resolve`.
import type { Reading } from '../text/reading';
import type { SourceFile } from '../text/source-file';
import type { Notation } from '../syntax/notation';
import type { Component, Runtime, Scope } from './component';

/** Whether a format can tell something: always, only together with its manifest, or never. */
export type Telling = 'yes' | 'with its manifest' | 'no';

/** What a format can tell of its components; the documentation's table is made from this. */
export interface Capabilities {
  readonly versions: Telling;
  readonly ranges: Telling;
  readonly direct: Telling;
  /** By which direct dependency a transitive one comes. */
  readonly paths: Telling;
  readonly scope: Telling;
  readonly hashes: Telling;
  readonly license: Telling;
  readonly deprecated: Telling;
  readonly runtimes: Telling;
  readonly positions: Telling;
}

export interface ManifestFormat {
  /** As people call it: `package-lock.json`. */
  readonly name: string;
  readonly purlType: string;
  /**
   * A person writes a manifest, a tool the lockfile beside it. An SBOM lists what no manifest here may name, and so do
   * downloads: what a build tool has ever fetched.
   */
  readonly kind: 'manifest' | 'lockfile' | 'sbom' | 'downloads';
  readonly tells: Capabilities;
  /** How anchors find their place in such a file. */
  readonly notation: Notation;
  /** Whether a file of that path is of this format. */
  matches(path: string): boolean;
  read(file: SourceFile): Reading<ManifestContent>;
  /**
   * The content with what other files of the repository add to it; formats whose files stand alone have none. Problems
   * are those of joining only. Anything read through `nearby` is remembered: the content is resolved again only if
   * that changed.
   */
  resolve?(content: ManifestContent, nearby: NearbyFiles): Reading<ManifestContent>;
}

/**
 * The other manifests of the repository. What is asked for decides when a manifest is resolved again, so that nobody
 * looks at all files of a format to find one.
 */
export interface NearbyFiles {
  /** What the file at a path says by itself, unresolved; undefined if it is not there or is no manifest. */
  contentOf(path: string): ManifestContent | undefined;
  /** The paths of all files of a format, by its name, in the order of paths. */
  pathsOf(format: string): readonly string[];
  /** The files of a format that are known as that, in the order of paths. */
  knownAs(format: string, name: string): readonly ManifestContent[];
}

/** A file that a manifest refers to, and that is to be read as that format whatever its name. */
export interface NeededFile {
  readonly path: string;
  readonly format: ManifestFormat;
}

/** What a manifest or lockfile says. A format that says more to its own `resolve` extends this. */
export interface ManifestContent {
  readonly file: string;
  /** The name of its format. */
  readonly format: string;
  readonly purlType: string;
  /** The name under which files of its format look for each other, such as the coordinates that a POM writes. */
  readonly knownAs: string | undefined;
  /** Name, version, licence and repository of the package that the file describes. */
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly license: string | undefined;
  readonly repository: string | undefined;
  readonly components: readonly Component[];
  readonly runtimes: readonly Runtime[];
  /** Globs of the folders of a monorepo's packages, relative to the file's folder. */
  readonly workspaces: readonly string[];
  /** Names of the lockfile formats that can speak for this manifest, the one that counts first; none for a lockfile. */
  readonly lockedBy: readonly string[];
  /** Files that it includes, by their paths in the repository. */
  readonly needs: readonly NeededFile[];
  /** Files whose content is part of this one's once resolved, and that are no manifests of their own then. */
  readonly absorbs: readonly string[];
  /** Names of components whose version something else decides than the range that is written: an override, a resolution. */
  readonly overridden: readonly string[];
  /** What requires what; lockfiles only. */
  readonly graph: DependencyGraph | undefined;
}

/** A package that a lockfile holds; its component is neither direct nor does it know its way yet. */
export interface LockedPackage {
  readonly component: Component;
  readonly requires: readonly Requirement[];
}

/** An edge of the graph: `to` is an index of `packages`. */
export interface Requirement {
  readonly to: number;
  readonly range: string | undefined;
  readonly scope: Scope;
}

/** An own package of the repository, as the lockfile knows it. */
export interface LockedProject {
  /** As which package it brings what it requires; undefined where that is direct, as seen from the lockfile. */
  readonly name: string | undefined;
  /** What it requires, as far as the lockfile says so. */
  readonly requires: readonly Requirement[];
}

/** The packages of a lockfile and what requires what. */
export interface DependencyGraph {
  readonly packages: readonly LockedPackage[];
  /** The repository's own packages of which the lockfile speaks, under keys of its format's choice. */
  readonly projects: ReadonlyMap<string, LockedProject>;
  /** The package manager wrote down the scope of every package, for all projects together; else it follows from who asks. */
  readonly hasScopes?: true;
  /** The lockfile may hold a part only of what a manifest asks for, as Gradle's holds no plugins: nothing is missing from it. */
  readonly isPartial?: true;
  /** The key of the project that a manifest describes, its folder being relative to the lockfile's; undefined if the lockfile does not speak of it. */
  projectOf(folder: string, manifest: ManifestContent): string | undefined;
  /** The package that a manifest's component means in a project; undefined where the lockfile has none. */
  find(project: string, component: Component): number | undefined;
  /**
   * The range of a component for which the lockfile was made, spelled as the manifest would spell it. Formats that do not
   * keep the manifest's spelling have no such function; then a project's requirements are not compared with it either.
   */
  recordedRange?(project: string, component: Component): string | undefined;
}

/** What a content is made of where its file says no more. */
export const silent = {
  knownAs: undefined,
  name: undefined,
  version: undefined,
  license: undefined,
  repository: undefined,
  components: [],
  runtimes: [],
  workspaces: [],
  lockedBy: [],
  needs: [],
  absorbs: [],
  overridden: [],
  graph: undefined,
} as const satisfies Partial<ManifestContent>;

/** A file that stands by itself. */
export const nothingNearby: NearbyFiles = { contentOf: () => undefined, pathsOf: () => [], knownAs: () => [] };
