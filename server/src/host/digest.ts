// SHA-256 by the platform.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** The SHA-256 of a text (as UTF-8) or of bytes, in hexadecimal. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** How much is read at a time: half a millisecond's work, and few enough calls of the system. */
const PIECE = 1024 * 1024;

/** The SHA-256 of a file, read as a stream; rejects when it cannot be read, or when it is stopped. */
export async function sha256OfFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: PIECE }), hash, signal === undefined ? {} : { signal });
  return hash.digest('hex');
}
