// The system on which a container image is built, where its tag names it behind its own version: `18-bullseye`,
// `3.11-alpine3.19`, `8.0-jammy`, `16.3.0-debian-12-r2`, `4.8-windowsservercore-ltsc2019`.
// Invariant: a part of a tag that names no release of a system says nothing.
import type { Purl } from '../terms/purl';
import { placeVersion } from './release-lines';
import { findProduct, type Product } from './table';
import { wordTable } from '../text/word-table';

/** Systems by the names that stand before a number in tags, with the names under which the table knows them. */
const numbered: Readonly<Record<string, string>> = wordTable({
  alpine: 'alpine',
  debian: 'debian',
  ubuntu: 'ubuntu',
  ubi: 'rhel',
  rockylinux: 'rockylinux',
  almalinux: 'almalinux',
  ol: 'oraclelinux',
});

/** Systems whose releases have names of their own. */
const named: readonly string[] = ['debian', 'ubuntu', 'windows-server'];

/** A system and its release. */
export interface ImageBase {
  readonly product: Product;
  readonly version: string;
}

/** The system below an image; undefined where the tag says none. */
export function baseOf({ type, version }: Purl): ImageBase | undefined {
  if (type !== 'docker' || version === undefined) return undefined;
  const parts = version.toLowerCase().split('-');
  for (const [index, part] of parts.entries()) {
    if (index === 0) continue;
    const [, system = '', release = parts[index + 1] ?? ''] = /^([a-z]+)(\d[\d.]*)?$/.exec(part) ?? [];
    const name = numbered[system];
    const base = name !== undefined && /^\d/.test(release) ? systemOf(name, release) : releaseNamed(part);
    if (base !== undefined) return base;
  }
  return undefined;
}

function releaseNamed(word: string): ImageBase | undefined {
  if (!/^[a-z]/.test(word)) return undefined;
  for (const name of named) {
    const base = systemOf(name, word);
    if (base !== undefined && placeVersion(base.product, word).kind === 'line') return base;
  }
  return undefined;
}

function systemOf(name: string, version: string): ImageBase | undefined {
  const product = findProduct({ type: 'generic', namespace: undefined, name });
  return product && { product, version };
}
