// Package URLs (purl, ECMA-427): the name under which a component goes everywhere.
// Invariant: a Purl is normalised by its type when it is made, so that equal packages have equal parts;
// `@scope` and `%40scope` are both read, the specification's own spelling is printed.
import { isValidByType, spellByType } from './purl-types';

/** A package, in one version or in all; the parts are decoded. */
export interface Purl {
  readonly type: string;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly version: string | undefined;
  readonly qualifiers: Readonly<Record<string, string>>;
  readonly subpath: string | undefined;
}

/** A purl, or all packages below a prefix. */
export interface PurlPattern {
  readonly purl: Purl;
  /** The pattern ended in `/*`: the purl's name is a mere `*` and means every name below its namespace. */
  readonly below: boolean;
}

const TYPE = /^[a-z][a-z0-9.-]*$/;
const QUALIFIER_KEY = /^[a-z][a-z0-9._-]*$/;

/** Reads a purl; undefined for what is none, or lacks what its type requires. */
export function parsePurl(text: string): Purl | undefined {
  const parts = splitPurl(text);
  return parts === undefined ? undefined : makePurl(parts);
}

/** A purl from decoded parts, normalised; undefined where they make none. */
export function makePurl(
  parts: Pick<Purl, 'type' | 'name'> & { readonly [K in keyof Purl]?: Purl[K] | undefined },
): Purl | undefined {
  const purl = normalise(parts);
  return purl !== undefined && isValidByType(purl) ? purl : undefined;
}

/** A purl, or a family of them: `/*` may stand as the last part of the name (`pkg:npm/@angular/*`). */
export function parsePurlPattern(text: string): PurlPattern | undefined {
  const parts = splitPurl(text);
  if (parts === undefined) return undefined;
  if (parts.name !== '*') return hasStar(parts) ? undefined : starless(makePurl(parts));
  const purl = parts.namespace?.includes('*') === true ? undefined : normalise(parts);
  return purl === undefined ? undefined : { purl, below: true };
}

/** Whether the pattern means the purl. What a pattern does not state (version, qualifiers, subpath) matches all. */
export function matchesPurl(pattern: PurlPattern, purl: Purl): boolean {
  const wanted = pattern.purl;
  if (wanted.type !== purl.type || !matchesName(pattern, purl)) return false;
  if (wanted.version !== undefined && wanted.version !== purl.version) return false;
  if (wanted.subpath !== undefined && wanted.subpath !== purl.subpath) return false;
  return Object.entries(wanted.qualifiers).every(([key, value]) => purl.qualifiers[key] === value);
}

/** The canonical spelling, as JSON and waivers use it: `pkg:npm/%40angular/core@17.0.0`. */
export function formatPurl(purl: Purl): string {
  const namespace = purl.namespace === undefined ? '' : `${encodePath(purl.namespace)}/`;
  const name = purl.type === 'git' ? encodePath(purl.name) : encode(purl.name);
  const version = purl.version === undefined ? '' : `@${encode(purl.version)}`;
  const pairs = Object.keys(purl.qualifiers)
    .sort()
    .map((key) => `${key}=${encode(purl.qualifiers[key] ?? '')}`);
  const qualifiers = pairs.length === 0 ? '' : `?${pairs.join('&')}`;
  const subpath = purl.subpath === undefined ? '' : `#${encodePath(purl.subpath)}`;
  return `pkg:${purl.type}/${namespace}${name}${version}${qualifiers}${subpath}`;
}

/** The package's name as its ecosystem writes it, in normal spelling: `@angular/core`. */
export function fullName(purl: Purl): string {
  return purl.namespace === undefined ? purl.name : `${purl.namespace}/${purl.name}`;
}

function hasStar(parts: Purl): boolean {
  return `${parts.namespace ?? ''}${parts.name}`.includes('*');
}

function starless(purl: Purl | undefined): PurlPattern | undefined {
  return purl === undefined ? undefined : { purl, below: false };
}

function matchesName({ purl: wanted, below }: PurlPattern, purl: Purl): boolean {
  if (!below) return wanted.namespace === purl.namespace && wanted.name === purl.name;
  return wanted.namespace === undefined || fullName(purl).startsWith(`${wanted.namespace}/`);
}

/** Cuts a text into decoded parts, from the outside in as the specification says. */
function splitPurl(text: string): Purl | undefined {
  const scheme = /^\s*pkg:\/*/i.exec(text);
  if (scheme === null) return undefined;
  const [beforeSubpath, subpath] = cutLast(text.slice(scheme[0].length).trimEnd(), '#');
  const [path, query] = cutLast(beforeSubpath, '?');
  const slash = path.indexOf('/');
  if (slash < 0) return undefined;
  const type = path.slice(0, slash).toLowerCase();
  const rest = path.slice(slash + 1).replace(/^\/+|\/+$/g, '');
  const at = versionAt(rest);
  const fullName = at < 0 ? rest : rest.slice(0, at);
  // In git's type the first part is the host, in all others the last part is the name.
  const nameAt = type === 'git' ? fullName.indexOf('/') : fullName.lastIndexOf('/');
  try {
    return {
      type,
      namespace: nameAt < 0 ? undefined : decodePath(fullName.slice(0, nameAt)),
      name: decodeURIComponent(fullName.slice(nameAt + 1)),
      version: at < 0 ? undefined : decodeURIComponent(rest.slice(at + 1)),
      qualifiers: splitQualifiers(query ?? ''),
      subpath: subpath === undefined ? undefined : decodePath(subpath),
    };
  } catch {
    // decodeURIComponent throws on a percent sign without two digits, which no purl may hold.
    return undefined;
  }
}

/** Where the version's `@` stands, -1 without one: the `@` that opens an npm scope is none. */
function versionAt(rest: string): number {
  const at = rest.lastIndexOf('@');
  const opensScope = (at === 0 || rest[at - 1] === '/') && rest.includes('/', at);
  return opensScope ? -1 : at;
}

function splitQualifiers(query: string): Record<string, string> {
  return Object.fromEntries(
    query
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const equals = pair.indexOf('=');
        const [key, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
        return [key, decodeURIComponent(value)];
      }),
  );
}

/** Checks the general syntax and gives the parts the spelling of their type. */
function normalise(parts: Parameters<typeof makePurl>[0]): Purl | undefined {
  const type = parts.type.toLowerCase();
  const name = parts.name.includes('/') ? parts.name.replace(/^\/+|\/+$/g, '') : parts.name;
  const qualifiers = parts.qualifiers === undefined ? none : normaliseQualifiers(parts.qualifiers);
  if (!TYPE.test(type) || name === '' || qualifiers === undefined) return undefined;
  return spellByType({
    type,
    namespace: withoutEmpty(parts.namespace, () => true),
    name,
    version: parts.version === '' ? undefined : parts.version,
    qualifiers,
    subpath: withoutEmpty(parts.subpath, (segment) => segment !== '.' && segment !== '..'),
  });
}

const none: Purl['qualifiers'] = {};

/** Keys in lower case, without those that have no value; undefined where a key is none. */
function normaliseQualifiers(qualifiers: Purl['qualifiers']): Purl['qualifiers'] | undefined {
  const given = Object.entries(qualifiers).filter(([, value]) => value !== '');
  const lower = given.map(([key, value]) => [key.toLowerCase(), value] as const);
  return lower.every(([key]) => QUALIFIER_KEY.test(key)) ? Object.fromEntries(lower) : undefined;
}

/** A path without empty segments and those that are not kept; undefined when nothing remains. */
function withoutEmpty(path: string | undefined, keep: (segment: string) => boolean): string | undefined {
  if (path?.includes('/') !== true) return path === undefined || path === '' || !keep(path) ? undefined : path;
  const kept = path.split('/').filter((segment) => segment !== '' && keep(segment));
  return kept.length === 0 ? undefined : kept.join('/');
}

function cutLast(text: string, mark: string): [string, string | undefined] {
  const at = text.lastIndexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** What every part may hold as it is, which is most of them; a path also its slashes. */
const UNRESERVED = /^[\w.:~-]*$/;
const UNRESERVED_PATH = /^[\w.:~/-]*$/;

/** Percent-encodes all but letters, digits, `.`, `-`, `_`, `~` and `:`; half a surrogate pair has no encoding. */
function encode(text: string): string {
  if (UNRESERVED.test(text)) return text;
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
    .replaceAll('%3A', ':')
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function encodePath(path: string): string {
  // A scope of npm is the namespace that is met most.
  if (path.startsWith('@') && UNRESERVED.test(path.slice(1))) return `%40${path.slice(1)}`;
  return UNRESERVED_PATH.test(path) ? path : path.split('/').map(encode).join('/');
}

function decodePath(path: string): string {
  return path.split('/').map(decodeURIComponent).join('/');
}
