// What was compressed with DEFLATE, unpacked as far as that may go.
import { ByteFile } from './byte-file';

/** The most bytes that are unpacked, so that a small file cannot fill the memory. */
export const MOST_UNPACKED = 16 * 1024 * 1024;

/** The content of a compressed file; what is broken is taken as far as it could be unpacked, undefined where that is nothing. */
export async function unpack(
  packed: ByteFile,
  format: 'deflate-raw' | 'deflate' | 'gzip',
): Promise<ByteFile | undefined> {
  const bytes = await packed.bytes(0, Math.min(packed.size, MOST_UNPACKED));
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    while (length < MOST_UNPACKED) {
      // The types of the platform leave open what a stream of bytes gives; at its end there is no value.
      const { done, value } = (await reader.read()) as { readonly done: boolean; readonly value: Uint8Array };
      if (done) break;
      chunks.push(value);
      length += value.length;
    }
    await reader.cancel();
  } catch {
    // Broken, cut off, or going on behind its end.
  }
  if (length === 0) return undefined;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return ByteFile.of(whole);
}
