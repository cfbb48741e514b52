// What a format of dependency files is: one value for each, in one file, listed in `formats.ts`.
// Invariant: reading never fails; what could not be read is said as a problem with its place.
import type { Reading } from '../text/reading';
import type { SourceFile } from '../text/source-file';
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
  readonly kind: 'manifest' | 'lockfile';
  readonly tells: Capabilities;
  /** Whether a file of that path is of this format. */
  matches(path: string): boolean;
  read(file: SourceFile): Reading<ManifestContent>;
}

/** What a manifest or lockfile says. */
export interface ManifestContent {
  readonly file: string;
  readonly purlType: string;
  /** Name, version, licence and repository of the package that the file describes. */
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly license: string | undefined;
  readonly repository: string | undefined;
  readonly components: readonly Component[];
  readonly runtimes: readonly Runtime[];
  /** Globs of the folders of a monorepo's packages, relative to the file's folder. */
  readonly workspaces: readonly string[];
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
  readonly name: string | undefined;
  /** What it requires, as far as the lockfile says so. */
  readonly requires: readonly Requirement[];
}

/** The packages of a lockfile and what requires what. */
export interface DependencyGraph {
  readonly packages: readonly LockedPackage[];
  /** By folder relative to the lockfile's; the lockfile speaks of no other folders. */
  readonly projects: ReadonlyMap<string, LockedProject>;
  /** The package that a name means in a project's folder; undefined where the lockfile has none. */
  find(folder: string, name: string): number | undefined;
}
