// Poetry's own table in pyproject.toml: dependencies by name, with ranges in Poetry's signs, in groups.
// Invariant: what the standard table names already is not named again; there Poetry's table says only where it comes from.
import type { DataPath } from '../../text/anchor';
import { pep440 } from '../../terms/versions/pep440';
import { componentOf, registry, type Component, type ComponentSource, type Scope } from '../component';
import { isFields, textOf, type Fields, type ManifestData } from '../manifest-data';
import { pypiName, pypiPurl, sourceOf } from './requirement';

/** A dependency as a key with a constraint, or with several of them for different machines. */
export interface NamedConstraint {
  readonly path: DataPath;
  readonly name: string;
  readonly value: unknown;
  readonly scope: Scope;
}

/** The components of Poetry's table beside those of the standard one. */
export function readPoetry(data: ManifestData, poetry: Fields, standard: readonly Component[]): readonly Component[] {
  const known = new Set(standard.map(({ name }) => pypiName(name)));
  const root = ['tool', 'poetry'];
  const constraints = [
    ...constraintsIn(data, poetry, [...root, 'dependencies'], 'runtime').filter(
      ({ name }) => !known.has(pypiName(name)),
    ),
    ...constraintsIn(data, poetry, [...root, 'dev-dependencies'], 'development'),
  ];
  const groups = data.fields(poetry, [...root, 'group']);
  for (const name of Object.keys(groups)) {
    const path = [...root, 'group', name];
    const scope = name === 'main' ? 'runtime' : 'development';
    constraints.push(...constraintsIn(data, data.fields(groups, path), [...path, 'dependencies'], scope));
  }
  return constraints.flatMap((each) => readConstraint(data, each));
}

function constraintsIn(
  data: ManifestData,
  owner: Fields,
  path: readonly string[],
  scope: Scope,
): readonly NamedConstraint[] {
  return Object.entries(data.fields(owner, path)).flatMap(([name, value]): readonly NamedConstraint[] => {
    if (name === 'python') return [];
    if (!Array.isArray(value)) return [{ path: [...path, name], name, value, scope }];
    return value.map((each: unknown, index) => ({ path: [...path, name, index], name, value: each, scope }));
  });
}

/** The component that a constraint asks for. Pipfile writes them in the same way. */
export function readConstraint(
  data: ManifestData,
  { path, name, value, scope }: NamedConstraint,
): readonly Component[] {
  const part = typeof path.at(-1) === 'number' ? 'value' : 'key';
  const fields: Fields = isFields(value) ? value : { version: value };
  const source = sourceIn(fields);
  const range = textOf(fields.version)?.trim();
  if (range === undefined && source.kind === 'registry' && fields.version !== undefined)
    data.broken(path, `The version of "${name}" is no text.`);
  const version = source.kind === 'registry' ? exactConstraint(range ?? '') : undefined;
  const purl = pypiPurl(name, version);
  if (purl === undefined || !/^[a-z0-9](?:[\w.-]*[a-z0-9])?$/i.test(name)) {
    data.broken(path, `"${name}" is no package name.`);
    return [];
  }
  const isOptional = fields.optional === true && scope === 'runtime';
  const anchor = { file: data.file.path, path, part } as const;
  return [
    componentOf({ purl, name, version, range, direct: true, scope: isOptional ? 'optional' : scope, source, anchor }),
  ];
}

/** Where the fields of a dependency say that it comes from. */
export function sourceIn(fields: Fields): ComponentSource {
  const git = textOf(fields.git);
  if (git !== undefined) {
    const revision = textOf(fields.rev) ?? textOf(fields.ref) ?? textOf(fields.tag) ?? textOf(fields.branch);
    const reference = revision === undefined ? git : `${git}@${revision}`;
    return { kind: 'git', reference, pinned: /^[0-9a-f]{40}$/.test(revision ?? '') };
  }
  const path = textOf(fields.path);
  if (path !== undefined) return { kind: 'path', reference: path, pinned: false };
  const address = textOf(fields.url) ?? textOf(fields.file) ?? textOf(fields.hg) ?? textOf(fields.svn);
  return address === undefined ? registry : sourceOf(address);
}

/** The version that a constraint names: a bare one is meant exactly. */
function exactConstraint(range: string): string | undefined {
  const version = /^={0,3}\s*([^\s=,]+)$/.exec(range)?.[1];
  return version !== undefined && pep440.isExactVersion(version) ? version : undefined;
}
