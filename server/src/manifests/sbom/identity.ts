// Which package an entry of an SBOM is: by its purl, else by its CPE, else by its name alone.
// Invariant: an entry with a name has a purl; what no ecosystem is stated for is `generic`, and no version is guessed.
import type { DataPath } from '../../text/anchor';
import { fullName, makePurl, parsePurl, type Purl } from '../../terms/purl';
import type { ManifestData } from '../manifest-data';

/** What an entry says of which package it is. */
export interface Statement {
  readonly purl: string | undefined;
  readonly cpe: string | undefined;
  readonly group?: string | undefined;
  readonly name: string | undefined;
  readonly version: string | undefined;
}

export interface Identity {
  readonly purl: Purl;
  readonly name: string;
  readonly version: string | undefined;
  /** Where the document states a range in the version's place. */
  readonly range: string | undefined;
}

/** Says that what stands in a purl's place is none; the entry is known by its name then. */
export function checkPurl(data: ManifestData, path: DataPath, written: string | undefined): void {
  if (written !== undefined && parsePurl(written) === undefined)
    data.broken(path, `"${written.slice(0, 200)}" is no package URL.`);
}

/** Types whose namespace says who distributes the package, and is not part of its name. */
const distributions = new Set(['alpm', 'apk', 'deb', 'generic', 'qpkg', 'rpm']);

/** The package that an entry is; undefined where it has no usable name. */
export function identify(statement: Statement): Identity | undefined {
  const stated = statement.purl === undefined ? undefined : readPurl(statement.purl);
  const cpe = readCpe(statement.cpe);
  const written = stateOf(statement.version);
  const version = stated?.version ?? written.version ?? (written.range === undefined ? cpe?.version : undefined);
  const purl = stated === undefined ? genericPurl(statement, cpe?.product, version) : { ...stated, version };
  if (purl === undefined) return undefined;
  const name = stated === undefined ? (statement.name ?? purl.name) : nameOf(stated);
  return { purl, name, version, range: stated?.version === undefined ? written.range : undefined };
}

/** A purl, also where the `@` before the version is written `%40`, as some tools do. */
function readPurl(text: string): Purl | undefined {
  const purl = parsePurl(text);
  const [, name, version] = /^(.+)@([^@]+)$/.exec(purl?.name ?? '') ?? [];
  return purl === undefined || name === undefined || purl.version !== undefined ? purl : { ...purl, name, version };
}

/** CPE names are made for finding a product whatever people call it, so they come before the free text. */
function genericPurl(
  { group, name }: Statement,
  product: string | undefined,
  version: string | undefined,
): Purl | undefined {
  const whole = product ?? (group === undefined ? name : `${group}/${name ?? ''}`);
  if (whole === undefined) return undefined;
  const parts = whole.split('/').filter((part) => part !== '');
  return makePurl({ type: 'generic', namespace: parts.slice(0, -1).join('/'), name: parts.at(-1) ?? '', version });
}

/** The package's name as its ecosystem writes it. */
function nameOf(purl: Purl): string {
  if (distributions.has(purl.type)) return purl.name;
  return purl.type === 'maven' ? `${purl.namespace ?? ''}:${purl.name}` : fullName(purl);
}

const UNSAID = /^(?:|no ?assertion|none|unknown|unspecified|\[?not provided\]?|n\/a)$/i;
const RANGE = /^(?:vers:|[<>=~^!*])|\|\||,|\.[x*]$| - /;

/** Tools that know only a range write it in the version's place, and words where they know nothing. */
function stateOf(text: string | undefined): Pick<Identity, 'version' | 'range'> {
  const written = text?.trim() ?? '';
  if (UNSAID.test(written)) return { version: undefined, range: undefined };
  return RANGE.test(written) ? { version: undefined, range: written } : { version: written, range: undefined };
}

/** Product and version of a CPE 2.3 or 2.2 name; `*` and `-` say nothing. */
function readCpe(
  text: string | undefined,
): { readonly product: string; readonly version: string | undefined } | undefined {
  const parts = (text ?? '').match(/(?:\\.|[^:\\])+/g) ?? [];
  const first = parts[1] === '2.3' ? 4 : 3;
  const [product, version] = [valueOf(parts[first]), valueOf(parts[first + 1])];
  return parts[0] !== 'cpe' || product === undefined ? undefined : { product, version };
}

function valueOf(part: string | undefined): string | undefined {
  return part === undefined || part === '*' || part === '-' ? undefined : part.replaceAll(/\\(.)/g, '$1');
}
