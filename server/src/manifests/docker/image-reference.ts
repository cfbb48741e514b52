// What names a container image, `host/path:tag@digest`, as a component.
// Invariant: the tag is the version, `latest` where none is said, as every container engine takes it; a digest is kept as a hash.
import type { DataAnchor } from '../../text/anchor';
import { makePurl, type Purl } from '../../terms/purl';
import { componentOf, type Component, type Scope } from '../component';

/** An image as it is named. */
export interface ImageReference {
  readonly purl: Purl;
  /** Without tag and digest, in the spelling of the file. */
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** Stands in a text for what a variable would have brought. */
export const UNKNOWN = '\uffff';

const PATH_PART = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/;
const HOST = /^(?:[\w.-]+|\[[0-9a-fA-F:]+\])(?::\d+)?$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[a-z0-9]+(?:[+._-][a-z0-9]+)*:[0-9a-f]{32,128}$/;
const LONGEST = 1000;

/** The hosts of the registry that is meant where none is named. */
const defaultHosts: ReadonlySet<string> = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io']);

/** Reads an image's name; undefined for what is none. A tag or digest that holds `UNKNOWN` counts as not stated. */
export function readImage(text: string): ImageReference | undefined {
  if (text.length > LONGEST) return undefined;
  const at = text.indexOf('@');
  const digest = at < 0 ? undefined : text.slice(at + 1);
  const tagged = at < 0 ? text : text.slice(0, at);
  const colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
  const tag = colon < 0 ? undefined : tagged.slice(colon + 1);
  const name = colon < 0 ? tagged : tagged.slice(0, colon);
  if (!isOrUnknown(tag, TAG) || !isOrUnknown(digest, DIGEST)) return undefined;
  const [known, content] = [knownOf(tag), knownOf(digest)];
  const version = known ?? content ?? (tag === undefined && digest === undefined ? 'latest' : undefined);
  const purl = purlOf(name, version);
  return purl && { purl, name, tag: known, digest: content };
}

/** An image as a component; `range` is what the file asks for behind the name. */
export function imageComponent(
  { purl, name, tag, digest }: ImageReference,
  scope: Scope,
  anchor: DataAnchor,
  range = tag,
): Component {
  const hashes = digest === undefined ? [] : [digest];
  return componentOf({ purl, name, version: purl.version, range, direct: true, scope, hashes, anchor });
}

function isOrUnknown(text: string | undefined, pattern: RegExp): boolean {
  return text === undefined || text.includes(UNKNOWN) || pattern.test(text);
}

function knownOf(text: string | undefined): string | undefined {
  return text?.includes(UNKNOWN) === true ? undefined : text;
}

function purlOf(name: string, version: string | undefined): Purl | undefined {
  const parts = name.split('/');
  const host = parts.length > 1 && /[.:A-Z]|^localhost$/.test(parts[0] ?? '') ? parts.shift() : undefined;
  if (!parts.every((part) => PATH_PART.test(part)) || (host !== undefined && !HOST.test(host))) return undefined;
  const isDefault = host === undefined || defaultHosts.has(host);
  const last = parts.pop() ?? '';
  const namespace = parts.length === 0 && isDefault ? 'library' : parts.join('/');
  const qualifiers = isDefault ? {} : { repository_url: host };
  return makePurl({ type: 'docker', namespace, name: last, version, qualifiers });
}
