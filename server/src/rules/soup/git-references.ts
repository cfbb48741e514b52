// What a git dependency names beside its repository: a version by its tag, or something that moves on, such as a branch.
import type { ComponentSource } from '../../manifests/component';

/** What asks that the content of a source be known; where it does not apply, a branch is a version that nothing fixes. */
export const sourceClauses: readonly string[] = ['cra:art-13/5'];

/** `v4`, `1.2.3`, `v2.0-rc.1`. A branch may be called so, too; nothing in a manifest tells them apart. */
const VERSION_TAG = /^v?\d+(?:\.\d+){0,3}(?:[-+.]?(?:a|b|c|rc|alpha|beta|pre)[\w.]{0,20})?$/i;

/** Whether a source is a repository at the tag of a version. Such a tag could be moved; a branch is meant to be. */
export function namesVersion(source: ComponentSource): boolean {
  return source.kind === 'git' && VERSION_TAG.test(nameIn(source.reference) ?? '');
}

/** What stands behind `#`, or behind the `@` of a requirement such as `git+https://…/ecg.git@v1#egg=ecg`. */
function nameIn(reference: string): string | undefined {
  const hash = reference.indexOf('#');
  const fragment = hash < 0 ? '' : reference.slice(hash + 1).replace(/^semver:/, '');
  if (fragment !== '' && !fragment.includes('=')) return fragment;
  const address = hash < 0 ? reference : reference.slice(0, hash);
  const at = address.lastIndexOf('@');
  return at < 0 ? undefined : address.slice(at + 1);
}
