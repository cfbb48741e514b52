// What Python asks for in one text: PEP 508 (`name[extra] >=1 ; marker`, `name @ address`), an address, a path.
// Invariant: a version is given only where exactly one is said; what follows and is not understood is in `rest`.
import { makePurl, type Purl } from '../../terms/purl';
import { pep440 } from '../../terms/versions/pep440';
import { registry, type ComponentSource } from '../component';

export { pypiName } from '../../terms/purl-types';

/** One requirement as read. */
export interface PythonRequirement {
  readonly purl: Purl;
  /** As written. */
  readonly name: string;
  /** What is asked of the version, as written; undefined where nothing is. */
  readonly range: string | undefined;
  readonly version: string | undefined;
  readonly source: ComponentSource;
  readonly marker: string | undefined;
  /** What follows and belongs to no requirement. */
  readonly rest: string;
}

const NAME = /^\s*([a-z0-9](?:[\w.-]*[a-z0-9])?)\s*(?:\[[^\]]*\]\s*)?/i;
const SPECIFIERS = /^(?:(?:===|[~=!<>]=|[<>])\s*[^\s,;()<>=!~#]+\s*,?\s*)+/;
const ADDRESS =
  /^\s*([a-z][a-z+]*:\/\/\S*|(?:git|hg|svn|bzr)\+\S+|file:\S+|[./~\\]\S*|[a-z]:\\\S+|[\w.-]+[/\\]\S*[#&]egg=\S+|\S+\.(?:whl|tar\.gz|zip)(?=[\s;#]|$)\S*)/i;
const VARIABLE = /\$\{\w+\}|\$\w+|%\(\w+\)s|\{\{.*\}\}/;
const WHEEL = /(?:^|[/\\])([\w.]+)-([^-/\\]+)(?:-\d[^-/\\]*)?-[^-/\\]+-[^-/\\]+-[^-/\\]+\.whl$/i;
const ARCHIVE = /(?:^|[/\\])([\w.-]*[a-z][\w.]*)-(\d[^-/\\]*)\.(?:tar\.(?:gz|bz2)|zip|tgz)$/i;
const HOST =
  /^(?:\w+\+)?\w+:\/\/(?:[^/@]*@)?(github|gitlab|bitbucket)\.(?:com|org)[/:]([^/]+)\/([^/@#]+?)(?:\.git)?(?:@([^#]+))?(?:#.*)?$/i;

/** The purl of a Python package; undefined where the name is none. */
export function pypiPurl(name: string, version?: string): Purl | undefined {
  return makePurl({ type: 'pypi', name, version });
}

/** Whether a text holds a variable that only pip or a template engine fills in. */
export function holdsVariable(text: string): boolean {
  return VARIABLE.test(text);
}

/** Reads a requirement by name; undefined for what begins with none. */
export function readRequirement(text: string): PythonRequirement | undefined {
  const head = NAME.exec(text);
  const name = head?.[1];
  if (head === null || name === undefined || ADDRESS.test(text)) return undefined;
  const behind = text.slice(head[0].length);
  if (behind.startsWith('@')) return namedAddress(name, behind.slice(1));
  const opened = behind.replace(/^\(\s*/, '');
  const range = SPECIFIERS.exec(opened)?.[0] ?? '';
  const end = opened.slice(range.length).replace(opened === behind ? '' : /^\)\s*/, '');
  const asked = range.replace(/[\s,]+$/, '');
  return finish(name, asked === '' ? undefined : asked, exactVersion(asked), registry, end);
}

/** Reads a requirement that is an address or a path; undefined for what is neither, or does not tell the package. */
export function readAddress(text: string): PythonRequirement | undefined {
  const address = ADDRESS.exec(text)?.[1];
  if (address === undefined) return undefined;
  const rest = text.trimStart().slice(address.length);
  const egg = /#(?:.*&)?egg=([a-z0-9][\w.-]*)/i.exec(address)?.[1];
  const [name, version] = fileNameOf(address);
  const source = sourceOf(address);
  if (egg !== undefined || name !== undefined) return finish(egg ?? name ?? '', undefined, version, source, rest);
  const [, host, namespace, repository, reference] = HOST.exec(address) ?? [];
  if (host === undefined || repository === undefined || source.kind === 'path') return undefined;
  const purl = makePurl({ type: host.toLowerCase(), namespace, name: repository, version: reference });
  return (
    purl && { purl, name: repository, range: undefined, version: reference, source, marker: markerOf(rest), rest: '' }
  );
}

/** Whether a text is an address or a path rather than a name. */
export function isAddress(text: string): boolean {
  return ADDRESS.test(text);
}

/** Where an address or path leads. Content is pinned by a full commit, or by a digest in the fragment. */
export function sourceOf(reference: string): ComponentSource {
  if (/^(?:git\+|git@|git:|ssh:)|\.git(?:[@#]|$)/.test(reference))
    return { kind: 'git', reference, pinned: /[@#][0-9a-f]{40}(?:[#&?]|$)/.test(reference) };
  if (/^(?!file:)[a-z][a-z+]*:\/\//i.test(reference))
    return { kind: 'url', reference, pinned: /#(?:.*&)?(?:sha(?:256|384|512)|md5)=/.test(reference) };
  return { kind: 'path', reference, pinned: false };
}

/** The one version that a range names: `==1.2`, `===1.2`. */
export function exactVersion(range: string): string | undefined {
  const [, sign, version] = /^\s*(===?)\s*([^\s,]+)\s*$/.exec(range) ?? [];
  if (version === undefined || holdsVariable(version)) return undefined;
  return pep440.isExactVersion(version) || (sign === '===' && !version.includes('*')) ? version : undefined;
}

function namedAddress(name: string, behind: string): PythonRequirement | undefined {
  const [, address = '', rest = ''] = /^\s*(\S+)([^]*)$/.exec(behind) ?? [];
  const [, version] = fileNameOf(address);
  const source = sourceOf(address);
  return finish(name, undefined, source.kind === 'git' ? undefined : version, source, rest);
}

function finish(
  name: string,
  range: string | undefined,
  version: string | undefined,
  source: ComponentSource,
  end: string,
): PythonRequirement | undefined {
  const purl = pypiPurl(name, version);
  const rest = end
    .replace(/\s*;[^]*/, '')
    .replace(/\s*#[^]*/, '')
    .trim();
  return purl && { purl, name, range, version, source, marker: markerOf(end), rest };
}

function markerOf(end: string): string | undefined {
  const marker = /;\s*([^]*)$/.exec(end)?.[1]?.trim();
  return marker === '' ? undefined : marker;
}

/** Name and version that the name of a wheel or source archive says. */
function fileNameOf(address: string): readonly [name?: string, version?: string] {
  const [path = ''] = address.split(/[#?]/);
  const [, name, version = ''] = WHEEL.exec(path) ?? ARCHIVE.exec(path) ?? [];
  const plain = version.replace(/%2b/i, '+');
  return name !== undefined && pep440.isExactVersion(plain) ? [name, plain] : [];
}
