// What a build leaves to files that are not in this workspace or to its own run, said once for each cause.
// Invariant: every component whose version is not known is named or counted in a problem, or its range says it.
import type { DataPath } from '../../text/anchor';
import type { ReadingProblem } from '../../text/reading';
import { listNames } from './coordinates';

interface Gap {
  readonly path: DataPath;
  readonly kind: ReadingProblem['kind'];
  readonly names: string[];
  readonly describe: (names: string) => string;
}

export class VersionGaps {
  readonly #file: string;
  readonly #gaps = new Map<string, Gap>();

  constructor(file: string) {
    this.#file = file;
  }

  get problems(): readonly ReadingProblem[] {
    return [...this.#gaps.values()].map(({ path, kind, names, describe }) => {
      const message = describe(listNames([...new Set(names)]));
      return { anchor: { file: this.#file, path, part: 'key' }, message, kind };
    });
  }

  /** The name itself holds a property that nothing is known of: there is no component. */
  unnamed(path: DataPath, written: string, property: string | undefined): void {
    this.#note(`name ${path.join('/')}`, written, {
      path,
      kind: 'unknowable',
      describe: (name) =>
        property === undefined
          ? `"${name}" can be no group and artifact.`
          : `What ${name} is cannot be known: the property "${property}" is not set in this workspace.`,
    });
  }

  /** A version holds a property that nothing is known of. */
  unset(path: DataPath, name: string, property: string, isInProfile: boolean): void {
    const where = isInProfile ? 'is set in a profile only' : 'is not set in this workspace';
    this.#note(`property ${property}`, name, {
      path,
      kind: 'unknowable',
      describe: (names) => `The property "${property}" ${where}, so the version of ${names} is not known.`,
    });
  }

  /** No version is said; a parent or a BOM that is not here may say it. */
  managedElsewhere(path: DataPath, name: string, sources: readonly string[]): void {
    const by = sources.length === 1 ? `${sources[0] ?? ''}, which is` : `one of ${listNames(sources)}, which are`;
    this.#note('managed', name, {
      path,
      kind: 'unknowable',
      describe: (names) => `The version of ${names} is said by ${by} not in this workspace.`,
    });
  }

  /** No version is said, and nothing but a child of this POM, or Maven's own choice of a plugin, can say it. */
  unversioned(path: DataPath, name: string, who: string): void {
    this.#note(`unversioned ${who}`, name, {
      path,
      kind: 'unknowable',
      describe: (names) => `The version of ${names} is not said here but comes from ${who}.`,
    });
  }

  /** No version is said where Maven wants one. */
  versionless(path: DataPath, name: string): void {
    this.#note(`versionless ${path.join('/')}`, name, {
      path,
      kind: 'broken',
      describe: () => `"${name}" has no version, neither here nor in dependencyManagement.`,
    });
  }

  /** What is added stands for something that only the build knows. */
  computed(path: DataPath, written: string): void {
    this.#note('computed', `"${written}"`, {
      path,
      kind: 'unknowable',
      describe: (names) => `What is added by ${names} cannot be known without running the build.`,
    });
  }

  /** A version is computed. */
  computedVersion(path: DataPath, name: string): void {
    this.#note('computed version', name, {
      path,
      kind: 'unknowable',
      describe: (names) => `The version of ${names} is computed, so it is not known.`,
    });
  }

  /** Files that are added as they are. */
  unnamedFiles(path: DataPath, written: string): void {
    this.#note('files', `"${written}"`, {
      path,
      kind: 'unknowable',
      describe: (names) => `The files added by ${names} have no names and versions of their own.`,
    });
  }

  #note(cause: string, name: string, gap: Omit<Gap, 'names'>): void {
    const known = this.#gaps.get(cause);
    if (known === undefined) this.#gaps.set(cause, { ...gap, names: [name] });
    else known.names.push(name);
  }
}
