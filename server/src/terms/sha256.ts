// SHA-256 digests as people write them.
// Invariant: the normal spelling is 64 hexadecimal digits in lower case, without a prefix.

const SHA256 = /^\s*(?:sha256:)?([0-9a-f]{64})\s*$/i;

/** The digest in its normal spelling, read with or without `sha256:` and in any case; undefined for what is none. */
export function normaliseSha256(text: string): string | undefined {
  return SHA256.exec(text)?.[1]?.toLowerCase();
}
