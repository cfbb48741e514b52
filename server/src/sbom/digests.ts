// Digests of packages, from the spelling of lockfiles into that of CycloneDX.
// Invariant: a digest that is given has the length of its algorithm; everything else is left out.
import { HashAlgorithm } from '@cyclonedx/cyclonedx-library/Enums';
import type { Hash } from '@cyclonedx/cyclonedx-library/Models';
import { wordTable } from '../text/word-table';

/** Names in lockfiles, with the bytes of a digest. */
const algorithms: Readonly<Record<string, { readonly name: HashAlgorithm; readonly bytes: number }>> = wordTable({
  md5: { name: HashAlgorithm.MD5, bytes: 16 },
  sha1: { name: HashAlgorithm['SHA-1'], bytes: 20 },
  sha256: { name: HashAlgorithm['SHA-256'], bytes: 32 },
  sha384: { name: HashAlgorithm['SHA-384'], bytes: 48 },
  sha512: { name: HashAlgorithm['SHA-512'], bytes: 64 },
});

/**
 * Reads a digest in base64 as Subresource Integrity spells it (`sha512-…`, w3.org/TR/SRI), or in hexadecimal behind a
 * colon (`sha256:…`); undefined for what is neither.
 */
export function readDigest(text: string): Hash | undefined {
  const [, word = '', mark, digest = ''] = /^(\w+)([-:])([^?]+)/.exec(text) ?? [];
  const algorithm = algorithms[word];
  if (algorithm === undefined) return undefined;
  const hex = mark === ':' ? digest.toLowerCase() : hexOf(digest);
  return /^[0-9a-f]+$/.test(hex) && hex.length === algorithm.bytes * 2 ? [algorithm.name, hex] : undefined;
}

/** Base64 as hexadecimal digits; empty for what is no base64 of whole bytes. */
function hexOf(base64: string): string {
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return '';
  return Array.from(atob(base64), (sign) => sign.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
