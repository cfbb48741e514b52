// Where the parser's runtime and grammars lie on disk: packed beside the bundle, or in their packages during development.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { grammarFile, runtimeFile, type GrammarSource } from '../syntax/code';

/** The packages that the grammars come from; one that is in both is taken from the first. */
export const grammarPackages: readonly string[] = [
  join('node_modules', '@vscode', 'tree-sitter-wasm', 'wasm'),
  join('node_modules', 'tree-sitter-wasms', 'out'),
];

/** What the name of a packed grammar ends with; a package of the extension would be a third larger without. */
export const packedEnding = '.br';

const unpack = promisify(brotliDecompress);

/** Reads the grammars from the first folder that has them, packed or not. */
export function grammarsIn(...folders: readonly string[]): GrammarSource {
  return {
    runtime: () => readFirst(folders, runtimeFile),
    grammar: (language) => readFirst(folders, grammarFile(language)),
  };
}

async function readFirst(folders: readonly string[], name: string): Promise<Uint8Array> {
  const places = folders.map((folder) => join(folder, name));
  for (const place of places) {
    // A file that is not there is looked for at the next place.
    const plain = await readFile(place).catch(() => undefined);
    if (plain !== undefined) return plain;
    const packed = await readFile(place + packedEnding).catch(() => undefined);
    if (packed !== undefined) return unpack(packed);
  }
  throw new Error(`There is no ${name} in ${folders.join(' or ')}.`);
}
