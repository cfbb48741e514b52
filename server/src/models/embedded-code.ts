// Code within another text (a notebook's cells, a command line, the script of a component): read as a file of its own, its
// places led back.
// Invariant: a use stands where its letters stand in the file that holds the code.
import { SourceFile } from '../text/source-file';
import type { CodeParsers } from '../syntax/code';
import { findUses } from './code/find-uses';
import type { Modules } from './code/modules';
import { programOf } from './code/programs';
import { dialects } from './dialects';
import type { ModelUse } from './use';

/** Whether Python code may use a model. */
export function tellsPython(text: string): boolean {
  return dialects.python?.tells(text) ?? false;
}

/** The uses in a piece of code; `placeOf` gives the offset in the file of one in the code. */
export function readEmbedded(
  file: SourceFile,
  code: string,
  placeOf: (offset: number) => number,
  { parsers, modules }: { readonly parsers: CodeParsers; readonly modules: Modules },
  language: 'python' | 'typescript' = 'python',
): readonly ModelUse[] {
  const dialect = dialects[language];
  if (!dialect?.tells(code)) return [];
  const embedded = new SourceFile(`${file.path}.${language === 'python' ? 'py' : 'ts'}`, code);
  const program = programOf(embedded, parsers);
  if (program === undefined) return [];
  const lineOf = (line: number): number => file.lines.positionAt(placeOf(embedded.lines.startOf(line))).line;
  return findUses(program, dialect, modules).map((use) => ({
    ...use,
    span: { start: placeOf(use.span.start), end: placeOf(use.span.end - 1) + 1 },
    callLines: { first: lineOf(use.callLines.first), last: lineOf(use.callLines.last) },
  }));
}
