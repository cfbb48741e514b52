// Files made ready for following values, each once: source code by its dialect, files of data as what they hold.
// Invariant: a program is remembered by its file, which never changes.
import { codeLanguage, longestCode, type CodeParsers } from '../../syntax/code';
import { toData } from '../../syntax/tree';
import { json } from '../../syntax/json';
import type { Notation } from '../../syntax/notation';
import { toml } from '../../syntax/toml';
import { yaml } from '../../syntax/yaml';
import { SourceFile } from '../../text/source-file';
import { dialects } from '../dialects';
import type { Program } from './view';
import { wordTable } from '../../text/word-table';

const notations: Readonly<Record<string, Notation>> = wordTable({ json, yaml, yml: yaml, toml });

const programs = new WeakMap<SourceFile, Program>();

/** The program of a file; undefined when its grammar is not prepared, or the file is none that can be followed. */
export function programOf(file: SourceFile, parsers: CodeParsers): Program | undefined {
  const known = programs.get(file);
  if (known !== undefined) return known;
  const read = codeLanguage(file.path) === undefined ? readData(file, parsers) : readCode(file, parsers);
  if (read !== undefined) programs.set(file, read);
  return read;
}

function readCode(file: SourceFile, parsers: CodeParsers): Program | undefined {
  const language = codeLanguage(file.path);
  const dialect = language === undefined ? undefined : dialects[language];
  const tree = dialect === undefined ? undefined : parsers.parse(file);
  return tree === undefined ? undefined : dialect?.read(tree);
}

/** Data is followed as if a module gave it. */
function readData(file: SourceFile, parsers: CodeParsers): Program | undefined {
  const notation = notations[file.path.slice(file.path.lastIndexOf('.') + 1).toLowerCase()];
  if (notation === undefined || file.text.length > longestCode) return undefined;
  const root = notation.treeOf(file).root?.node;
  if (root === undefined) return undefined;
  const module = `export default ${JSON.stringify(toData(root))};`;
  return readCode(new SourceFile(`${file.path}.js`, module), parsers);
}
