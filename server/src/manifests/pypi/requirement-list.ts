// Requirements of one manifest in the order of its text, and what in them cannot be read or known.
// Invariant: every requirement that is added is a component, an own package of the repository, or a problem.
import type { DataPath } from '../../text/anchor';
import type { ReadingProblem } from '../../text/reading';
import { componentOf, type Component, type Scope } from '../component';
import {
  holdsVariable,
  isAddress,
  pypiName,
  readAddress,
  readRequirement,
  type PythonRequirement,
} from './requirement';

/** What a manifest says of a requirement beside its text. */
export interface Stated {
  readonly scope: Scope;
  readonly hashes?: readonly string[];
}

/** No real requirement is longer, be its address or marker ever so long. */
const LONGEST = 4000;

/** Collects the components of a manifest. */
export class RequirementList {
  readonly components: Component[] = [];
  readonly #file: string;
  readonly #ownName: string | undefined;
  readonly #problems: ReadingProblem[];

  /** `ownName`: of the package that asks; by its own name it means its other extras. */
  constructor(file: string, problems: ReadingProblem[], ownName?: string) {
    this.#ownName = ownName === undefined ? undefined : pypiName(ownName);
    this.#file = file;
    this.#problems = problems;
  }

  /** Adds what a text asks for; its value stands at the path. */
  add(path: DataPath, text: unknown, stated: Stated): void {
    if (typeof text !== 'string' || text.length > LONGEST)
      return this.#report(path, 'broken', 'This is no requirement: it is no text, or a very long one.');
    const requirement = isAddress(text) ? readAddress(text) : readRequirement(text);
    if (requirement !== undefined) return this.#addRead(path, text, requirement, stated);
    if (holdsVariable(text))
      return this.#report(
        path,
        'unknowable',
        `"${shorten(text)}" holds a variable, so it is not known what is asked for.`,
      );
    if (!isAddress(text)) return this.#report(path, 'broken', `"${shorten(text)}" is no requirement.`);
    // A folder of the repository is no component: what it asks for stands in its own manifest.
    if (/^\s*(?:[a-z][a-z+]*:\/\/)/i.test(text) && !/^\s*file:/i.test(text))
      this.#report(path, 'unknowable', `Which package "${shorten(text)}" holds is not known without fetching it.`);
  }

  #addRead(path: DataPath, text: string, { marker, rest, ...requirement }: PythonRequirement, stated: Stated): void {
    if (rest !== '') this.#report(path, 'broken', `"${shorten(rest)}" does not belong to a requirement.`);
    else if (requirement.source.kind === 'registry' && holdsVariable(text))
      this.#report(path, 'unknowable', `The version of "${requirement.name}" is a variable and is not known.`);
    if (pypiName(requirement.name) === this.#ownName) return;
    const scope = stated.scope === 'runtime' && /\bextra\s*==/.test(marker ?? '') ? 'optional' : stated.scope;
    const anchor = { file: this.#file, path, part: 'value' } as const;
    this.components.push(componentOf({ ...requirement, hashes: stated.hashes ?? [], direct: true, scope, anchor }));
  }

  #report(path: DataPath, kind: ReadingProblem['kind'], message: string): void {
    this.#problems.push({ anchor: { file: this.#file, path, part: 'value' }, message, kind });
  }
}

function shorten(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
