// What a source file declares and where, looked up when somebody asks.
// Invariant: nothing of it is kept in the model, since it moves with every line typed above it.
import { codeLanguage, type CodeParsers } from '../syntax/code';
import { declarationsOf, findDeclaration, type Declaration } from '../syntax/symbols';
import type { Range } from '../text/line-index';
import type { SourceFile } from '../text/source-file';

/** All that a file declares; undefined where its language is unknown. */
export async function listDeclarations(
  file: SourceFile,
  parsers: CodeParsers,
): Promise<readonly Declaration[] | undefined> {
  const language = codeLanguage(file.path);
  if (language === undefined) return undefined;
  await parsers.prepare([language]);
  return declarationsOf(file, parsers);
}

/** The name of a symbol where it is declared; undefined where it is not, or the language is unknown. */
export async function findSymbol(file: SourceFile, symbol: string, parsers: CodeParsers): Promise<Range | undefined> {
  const span = findDeclaration((await listDeclarations(file, parsers)) ?? [], symbol)?.nameSpan;
  return span && { start: file.lines.positionAt(span.start), end: file.lines.positionAt(span.end) };
}
