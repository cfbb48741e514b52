// The members of a ZIP archive that lie in the head of the file, by their local headers.
// Source: PKWARE APPNOTE.TXT, section 4.3.7.
import { hasLetters, numberAt, textAt } from './bytes';

export interface ZipMember {
  readonly name: string;
  /** The content as far as it lies in the head; undefined when it is compressed. */
  readonly content: Uint8Array | undefined;
}

/** The members in their order; undefined when the file is no archive. */
export function readZip(head: Uint8Array): ZipMember[] | undefined {
  if (!hasLetters(head, 0, 'PK\x03\x04')) return undefined;
  const members: ZipMember[] = [];
  let at = 0;
  while (hasLetters(head, at, 'PK\x03\x04')) {
    const method = numberAt(head, at + 8, 2);
    const size = numberAt(head, at + 18, 4) ?? 0;
    const nameLength = numberAt(head, at + 26, 2) ?? 0;
    const extraLength = numberAt(head, at + 28, 2) ?? 0;
    const start = at + 30 + nameLength + extraLength;
    const name = textAt(head, at + 30, at + 30 + nameLength);
    members.push({ name, content: method === 0 ? head.subarray(start, start + size) : undefined });
    at = start + size;
  }
  return members;
}
