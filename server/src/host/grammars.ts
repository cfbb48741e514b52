// Where the parser's runtime and grammars lie on disk: beside the bundle, or in the package during development.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { grammarFile, runtimeFile, type GrammarSource } from '../syntax/code';

/** Reads the grammars from a folder. */
export function grammarsIn(folder: string): GrammarSource {
  return {
    runtime: () => readFile(join(folder, runtimeFile)),
    grammar: (language) => readFile(join(folder, grammarFile(language))),
  };
}
