// How Gradle writes a thing in one text: `group:artifact:version:classifier@type`.
// Invariant: a text that is not of this form gives nothing.
import type { Coordinates } from './coordinates';

const NOTATION = /^([^:@\s]+):([^:@\s]+)(?::([^:@]*))?(?::([^:@\s]*))?(?:@([\w.-]+))?$/;

/** The parts of a notation; undefined for a text that is none. */
export function readNotation(text: string): Coordinates | undefined {
  const [, group, artifact, version, classifier, type] = NOTATION.exec(text.trim()) ?? [];
  if (group === undefined || artifact === undefined) return undefined;
  return { group, artifact, version: version === '' ? undefined : version, classifier, type };
}
