// Reading numbers and texts from bytes. Invariant: what lies past the end is undefined, never thrown.

const utf8 = new TextDecoder('utf-8');

/** The text of bytes from `start` up to `end`, which are clamped to what is there. */
export function textAt(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return utf8.decode(bytes.subarray(start, end));
}

/** Whether the bytes at an offset are those letters (one byte each). */
export function hasLetters(bytes: Uint8Array, offset: number, letters: string): boolean {
  for (let index = 0; index < letters.length; index++) {
    if (bytes[offset + index] !== letters.charCodeAt(index)) return false;
  }
  return true;
}

/** Where the letters stand first; -1 where nowhere. */
export function indexOfLetters(bytes: Uint8Array, letters: string): number {
  const first = letters.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (hasLetters(bytes, at, letters)) return at;
  }
  return -1;
}

/** Whether the letters stand anywhere. */
export function includesLetters(bytes: Uint8Array, letters: string): boolean {
  return indexOfLetters(bytes, letters) >= 0;
}

/** An unsigned number of 1 to 8 bytes, the least significant first unless said otherwise; beyond 2^53 it loses precision, which no length needs. */
export function numberAt(bytes: Uint8Array, offset: number, size: number, isBigEndian = false): number | undefined {
  if (!(offset >= 0) || offset + size > bytes.length) return undefined;
  let value = 0;
  for (let index = 0; index < size; index++) {
    value = value * 256 + (bytes[isBigEndian ? offset + index : offset + size - 1 - index] ?? 0);
  }
  return value;
}
