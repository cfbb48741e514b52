// Where Dart packages come from, as pubspec.yaml and pubspec.lock say it.
// Invariant: a git source is pinned only by a full commit; what comes with an SDK is no package of its own.
import { makePurl, type Purl } from '../../terms/purl';
import type { ComponentSource } from '../component';
import { gitSource } from '../github/repository';
import { isFields, textOf } from '../manifest-data';

/** The purl of a package; undefined where its name cannot be one. */
export function pubPurl(name: string, version: string | undefined): Purl | undefined {
  return /^\w+$/.test(name) ? makePurl({ type: 'pub', name, version }) : undefined;
}

/** A repository as a text, or as a map with `url`, `ref` and in lockfiles `resolved-ref`. */
export function repositorySource(git: unknown): ComponentSource | undefined {
  const fields = isFields(git) ? git : {};
  const url = textOf(git) ?? textOf(fields.url);
  return url === undefined ? undefined : gitSource(url, textOf(fields['resolved-ref']) ?? scalarText(fields.ref));
}

/** A folder. */
export function pathSource(path: string): ComponentSource {
  return { kind: 'path', reference: path, pinned: false };
}

/** A text, or what YAML took for a number: `1.2` as a version, a commit of digits. */
export function scalarText(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : textOf(value);
}
