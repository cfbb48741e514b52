// A workspace in memory, for tests and for examples in documentation.
import type { FilePort } from './port';

/** A port over files given as text or bytes. `digest` makes a SHA-256 in hexadecimal. */
export function memoryPort(
  files: ReadonlyMap<string, string | Uint8Array>,
  digest: (content: string | Uint8Array) => string,
): FilePort {
  const bytesOf = (path: string): Uint8Array | undefined => {
    const content = files.get(path);
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  };
  return {
    list: () => Promise.resolve({ paths: [...files.keys()].sort(), skipped: 0 }),
    readText(path) {
      const content = files.get(path);
      return Promise.resolve(
        content === undefined || typeof content === 'string' ? content : new TextDecoder().decode(content),
      );
    },
    readHead(path, length) {
      const bytes = bytesOf(path);
      return Promise.resolve(
        bytes === undefined ? undefined : { bytes: bytes.subarray(0, length), size: bytes.length },
      );
    },
    open(path, use) {
      const bytes = bytesOf(path);
      if (bytes === undefined) return Promise.resolve(undefined);
      const read = (start: number, length: number): Promise<Uint8Array> =>
        Promise.resolve(bytes.subarray(start, start + length));
      return use({ size: bytes.length, read });
    },
    sha256(path) {
      const content = files.get(path);
      return Promise.resolve(content === undefined ? undefined : digest(content));
    },
    exists: (path) =>
      Promise.resolve(files.has(path) || [...files.keys()].some((known) => known.startsWith(`${path}/`))),
    pause: () => Promise.resolve(),
  };
}
