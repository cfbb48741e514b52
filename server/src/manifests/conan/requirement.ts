// What a conanfile requires, be it text or Python: a reference that stands there, or what is known of one that does not.
// Invariant: every requirement is a component or a problem, or both where its name is known and its version is not.
import type { DataPath } from '../../text/anchor';
import type { ReadingProblem } from '../../text/reading';
import type { SourceFile } from '../../text/source-file';
import type { ScalarNode } from '../../syntax/tree';
import { makePurl } from '../../terms/purl';
import { componentOf, type Component, type Scope } from '../component';
import { conanComponent, readConanReference } from './reference';

/** What the requirements of a list are needed for, by the list's name. */
export const requirementScopes: ReadonlyMap<string, Scope> = new Map([
  ['requires', 'runtime'],
  ['build_requires', 'development'],
  ['tool_requires', 'development'],
  ['test_requires', 'development'],
  ['python_requires', 'development'],
]);

/** The version is the one of a package that the build has already. */
const HOST_VERSION = /^[\w+.-]+\/<host_version(?::([\w+.-]+))?>/;

/** Reads a requirement; `isLiteral` says whether its text is all of it, or only its start is known. */
export function readRequirement(
  file: SourceFile,
  path: DataPath,
  { text }: ScalarNode,
  isLiteral: boolean,
  problems: ReadingProblem[],
): Component | undefined {
  const anchor = { file: file.path, path, part: 'value' } as const;
  const scope = requirementScopes.get(String(path[0])) ?? 'runtime';
  const reference = isLiteral ? readConanReference(text) : undefined;
  if (reference !== undefined) return conanComponent(reference, { scope, direct: true, anchor });
  const name = /^([a-zA-Z0-9_][\w+.-]*)\//.exec(text)?.[1];
  const host = HOST_VERSION.exec(text);
  if (isLiteral && host === null) {
    problems.push({ anchor, message: 'This is no reference of Conan, which is "name/version".', kind: 'broken' });
    return undefined;
  }
  const unknown = name === undefined ? 'which package it is' : `which version of "${name}" it is`;
  const reason =
    host === null ? 'Python computes this' : `The version is that of "${host[1] ?? name ?? ''}" in the build`;
  problems.push({ anchor, message: `${reason}, so that ${unknown} cannot be known.`, kind: 'unknowable' });
  const purl = name === undefined ? undefined : makePurl({ type: 'conan', name });
  return purl && componentOf({ purl, name: purl.name, direct: true, scope, anchor });
}
