// What SPDX documents of all versions and notations have in common: packages, relationships, and what is described.
// Invariant: where a document describes one package of several, that is the product itself and no component; where it
// describes several, or holds only one, they are components.
import type { DataPath } from '../../text/anchor';
import { unstated, type Scope } from '../component';
import { silent } from '../format';
import type { ManifestData } from '../manifest-data';
import { arrange, type SbomEntry, type SbomLink } from './arrange';
import { checkPurl, identify, type Statement } from './identity';
import type { SbomComponent, SbomContent, SbomModel } from './sbom-content';

/** A package as either version of SPDX states it. */
export interface SpdxPackage extends Statement {
  /** The name under which the document refers to it. */
  readonly reference: string | undefined;
  /** In capital letters, as in version 2: `LIBRARY`, `FILE`. */
  readonly purpose: string | undefined;
  readonly hashes: readonly string[];
  readonly license: string | undefined;
  readonly path: DataPath;
}

export interface SpdxDocument {
  readonly packages: readonly SpdxPackage[];
  readonly links: readonly SbomLink[];
  /** References of what the document is about. */
  readonly described: readonly string[];
  readonly models: readonly SbomModel[];
  readonly datasets: readonly SbomModel[];
}

/** The content of an SBOM that is an SPDX document. */
export function spdxContent(
  data: ManifestData,
  format: string,
  { packages, links, described, models, datasets }: SpdxDocument,
): SbomContent {
  const about = [...new Set(described)];
  const [only] = about.length === 1 && packages.length > 1 ? about : [];
  const product = only === undefined ? undefined : packages.find(({ reference }) => reference === only);
  const holders = new Set(links.map(({ from }) => from));
  const entries = packages.flatMap((each): readonly SbomEntry[] => {
    const { reference, purpose, purl } = each;
    if (purpose === 'FILE' && purl === undefined) return [];
    const isEntry = each !== product && !isHeading(each, holders);
    return [{ reference, component: isEntry ? readPackage(data, each) : undefined, scope: undefined }];
  });
  const toDescribed = about.map((to): SbomLink => ({ from: DOCUMENT, to, scope: 'runtime' }));
  const own = product && identify(product);
  return {
    ...silent,
    timestamp: undefined,
    file: data.file.path,
    format,
    purlType: 'generic',
    name: own?.name,
    version: own?.version,
    license: product?.license,
    components: arrange(entries, [...toDescribed, ...links], product === undefined ? [DOCUMENT] : about),
    models,
    datasets,
  };
}

/** Stands for the document itself, whatever it calls itself. */
const DOCUMENT = '';

/** What a scanner made up to hold what it found: a lockfile, a folder. */
function isHeading({ reference, purl, cpe, version }: SpdxPackage, holders: ReadonlySet<string>): boolean {
  const isBare = purl === undefined && cpe === undefined && version === undefined;
  return isBare && reference !== undefined && holders.has(reference);
}

function readPackage(data: ManifestData, each: SpdxPackage): SbomComponent | undefined {
  const identity = identify(each);
  const { path, purl, hashes, license, cpe, name } = each;
  if (identity === undefined) {
    data.broken(path, 'This package has no name.');
    return undefined;
  }
  checkPurl(data, path, purl);
  const anchor = { file: data.file.path, path: name === undefined ? path : [...path, 'name'], part: 'value' } as const;
  return { ...unstated, ...identity, hashes, license, cpe, milestones: {}, anchor };
}

/** `NOASSERTION` and `NONE` say that nothing is said. */
export function said(text: string | undefined): string | undefined {
  return text === 'NOASSERTION' || text === 'NONE' ? undefined : text;
}

/** What a relationship says of who requires whom. */
export interface Direction {
  readonly scope: Scope;
  /** The second element requires the first one. */
  readonly backward: boolean;
}
