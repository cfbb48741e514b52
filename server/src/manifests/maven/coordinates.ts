// How Maven and Gradle name a thing: group, artifact, version, and for more than the plain jar a type and a classifier.
// Invariant: a version is one version or none; what leaves a choice is a range as written.
import { makePurl, type Purl } from '../../terms/purl';
import { maven } from '../../terms/versions/maven';
import type { Component } from '../component';

/** A thing in a repository. Gradle and POMs alike leave out the type of a plain jar. */
export interface Coordinates {
  readonly group: string;
  readonly artifact: string;
  readonly version?: string | undefined;
  readonly type?: string | undefined;
  readonly classifier?: string | undefined;
}

/** The name and the purl of a thing, for its component; undefined where a part cannot be one. */
export function nameComponent(coordinates: Coordinates): Pick<Component, 'name' | 'purl'> | undefined {
  const { group, artifact } = coordinates;
  const purl = mavenPurl(coordinates);
  return purl && { name: `${group}:${artifact}`, purl };
}

function mavenPurl({ group, artifact, version, type = 'jar', classifier = '' }: Coordinates): Purl | undefined {
  if (!NAME.test(group) || !NAME.test(artifact)) return undefined;
  const qualifiers = { ...(type === 'jar' ? {} : { type }), ...(classifier === '' ? {} : { classifier }) };
  return makePurl({ type: 'maven', namespace: group, name: artifact, version, qualifiers });
}

/** What people call a group or an artifact; repositories allow no more. */
const NAME = /^[\w.+-]{1,300}$/;

/** What is written as a version: exactly one (`1.0`, `[1.0]`, `1.0!!`), or a range. */
export function readVersion(text: string | undefined): Pick<Component, 'version' | 'range'> {
  const range = text?.trim();
  if (range === undefined || range === '') return { version: undefined, range: undefined };
  const hard = /^\[([^,\]]+)\]$/.exec(range)?.[1]?.trim();
  const asked = hard ?? range.replace(/!!$/, '');
  return { version: maven.isExactVersion(asked) ? asked : undefined, range };
}

/** The start of a list of names in a sentence: `a, b and 3 more`. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, names.length > 4 ? 3 : names.length);
  const last = names.length > shown.length ? `${names.length - shown.length} more` : shown.pop();
  return shown.length === 0 ? (last ?? '') : `${shown.join(', ')} and ${last ?? ''}`;
}
