// References of Conan: `name/version@user/channel#revision:package_id#revision%time`, with a range in brackets.
// Invariant: a reference without name or version is none; the recipe's revision is kept in the purl.
import type { DataAnchor } from '../../text/anchor';
import { makePurl, type Purl } from '../../terms/purl';
import { componentOf, type Component, type Scope } from '../component';

/** What a reference names. */
export interface ConanReference {
  readonly name: string;
  readonly version: string | undefined;
  /** As written behind the name. */
  readonly range: string;
  readonly purl: Purl;
  readonly revision: string | undefined;
}

const REFERENCE =
  /^([a-zA-Z0-9_][\w+.-]{0,100})\/(\[[^\]]+\]|[a-zA-Z0-9_][\w+.-]*)(?:@(?:([\w+.-]+)\/([\w+.-]+)|([\w+.-]+)\/?_?|_\/_)?)?(?:#(\w+|latest))?(?=[:#%\s]|$)/;

/** Reads a reference; undefined for a text that is none. */
export function readConanReference(text: string): ConanReference | undefined {
  const [all, name, range, user, channel, userAlone, revision] = REFERENCE.exec(text.slice(0, 1000)) ?? [];
  if (all === undefined || name === undefined || range === undefined) return undefined;
  const version = range.startsWith('[') ? undefined : range;
  const namespace = isPlaceholder(user) ? userAlone : user;
  const qualifiers = {
    ...(isPlaceholder(channel) ? {} : { channel }),
    ...(revision === undefined || version === undefined || !/^[0-9a-f]{32,}$/.test(revision) ? {} : { rrev: revision }),
  };
  const purl = makePurl({
    type: 'conan',
    namespace: isPlaceholder(namespace) ? undefined : namespace,
    name,
    version,
    qualifiers,
  });
  return purl && { name, version, range, purl, revision: qualifiers.rrev };
}

/** A reference as a component. */
export function conanComponent(
  { name, version, range, purl, revision }: ConanReference,
  { scope, direct, anchor }: { readonly scope: Scope; readonly direct: boolean; readonly anchor: DataAnchor },
): Component {
  const hashes = revision === undefined ? [] : [revision];
  return componentOf({ purl, name, version, range: direct ? range : undefined, direct, scope, hashes, anchor });
}

/** `_` says that there is none. */
function isPlaceholder(part: string | undefined): part is undefined | '_' {
  return part === undefined || part === '_';
}
