// Graphs of lockfiles in sections, each complete by itself: NuGet's have one for each target framework, Paket's one for
// each group. Invariant: a package with the same version in several sections is one; a name means the package of that
// name in the same section, whatever its letter case.
import type { Component } from '../component';
import type { DependencyGraph, LockedPackage, Requirement } from '../format';
import { nuget } from '../../terms/versions/nuget';
import { keyOf } from './package-reference';

/** What a package or a project asks for. */
export interface SectionWish {
  readonly name: string;
  readonly range: string | undefined;
}

/** A package in a section. */
export interface SectionPackage {
  readonly component: Component;
  readonly wishes: readonly SectionWish[];
}

/** A section of a lockfile; `inherits` are sections whose packages count in it as well. */
export interface Section {
  readonly name: string;
  readonly packages: readonly SectionPackage[];
  /** What the project itself asks for there. */
  readonly direct: readonly SectionWish[];
  readonly inherits?: Section | undefined;
}

/** How a project is found, and what is looked at first for one of its components. */
export interface Finding {
  readonly projectOf: DependencyGraph['projectOf'];
  /** The name of the section that speaks for a component; undefined: each may. */
  readonly sectionOf?: (component: Component) => string | undefined;
}

/** The graph of all sections together, with one project in the lockfile's folder. */
export function graphOfSections(sections: readonly Section[], { projectOf, sectionOf }: Finding): DependencyGraph {
  const indices = new Map<string, number>();
  const packages: { readonly component: Component; readonly requires: Map<number, Requirement> }[] = [];
  const indexOf = ({ component }: SectionPackage): number => {
    const { name, version = '', source } = component;
    const key = `${keyOf(name)} ${version} ${source.kind}`;
    let index = indices.get(key);
    if (index === undefined) {
      indices.set(key, (index = packages.length));
      packages.push({ component, requires: new Map() });
    }
    return index;
  };
  const direct: Requirement[] = [];
  const bySection = new Map<string, ReadonlyMap<string, number>>();
  for (const section of sections) {
    const names = new Map(
      [...(section.inherits?.packages ?? []), ...section.packages].map((each) => [
        keyOf(each.component.name),
        indexOf(each),
      ]),
    );
    bySection.set(section.name, names);
    const resolve = (wishes: readonly SectionWish[]): readonly Requirement[] =>
      wishes.flatMap(({ name, range }) => {
        const to = names.get(keyOf(name));
        return to === undefined ? [] : [{ to, range, scope: 'runtime' }];
      });
    for (const each of section.packages)
      for (const step of resolve(each.wishes)) packages[indexOf(each)]?.requires.set(step.to, step);
    direct.push(...resolve(section.direct));
  }
  return {
    packages: packages.map(({ component, requires }): LockedPackage => ({
      component,
      requires: [...requires.values()],
    })),
    projects: new Map([['', { name: undefined, requires: direct }]]),
    projectOf,
    find: (_, component) => findIn(packages, bySection, component, sectionOf?.(component)),
  };
}

/** Of several versions, each for another section, the one that the range lets in. */
function findIn(
  packages: readonly { readonly component: Component }[],
  bySection: ReadonlyMap<string, ReadonlyMap<string, number>>,
  { name, version, range }: Component,
  section: string | undefined,
): number | undefined {
  const key = keyOf(name);
  if (section !== undefined) return bySection.get(section)?.get(key);
  const found = [...new Set([...bySection.values()].flatMap((names) => names.get(key) ?? []))];
  const locked = (index: number): string => packages[index]?.component.version ?? '';
  return (
    found.find((index) => version !== undefined && nuget.compare(locked(index), version) === 0) ??
    found.find((index) => range !== undefined && nuget.satisfies(locked(index), range) === true) ??
    found[0]
  );
}
