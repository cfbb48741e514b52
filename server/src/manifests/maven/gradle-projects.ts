// The projects that a settings script includes. Invariant: a project's folder is where its path leads, or where the
// script says that it is.
import { allStatements, groupAt, type Statement } from './gradle-script';
import { evaluate, type Names } from './gradle-values';

const plain: Names = { isKotlin: true, valueOf: () => undefined };

/** `include ":app", ":lib:core"`, `includeBuild "build-logic"`, `project(":core").projectDir = file("elsewhere")`. */
export function includedFolders(statements: readonly Statement[]): readonly string[] {
  const folders = new Map<string, string>();
  for (const statement of allStatements(statements)) {
    const { name, arguments: given, pieces } = statement;
    const texts = given.flatMap((argument) => evaluate(argument.pieces, plain) ?? []);
    if (/(?:^|\.)include$/.test(name)) for (const text of texts) folders.set(text.replace(/^:/, ''), folderOf(text));
    else if (name === 'includeBuild' && texts[0] !== undefined) folders.set(`build ${texts[0]}`, texts[0]);
    else if (name === 'project') moveProject(folders, pieces);
  }
  return [...new Set(folders.values())];
}

function folderOf(path: string): string {
  return path.replace(/^:/, '').replaceAll(':', '/');
}

function moveProject(folders: Map<string, string>, pieces: Statement['pieces']): void {
  const [path] = groupAt(pieces, 1, '(')?.pieces ?? [];
  const equals = pieces.findIndex((piece) => piece.kind === 'sign' && piece.text === '=');
  const folder =
    pieces[3]?.kind === 'word' && pieces[3].text === 'projectDir' && equals > 0
      ? evaluate(pieces.slice(equals + 1), plain)
      : undefined;
  if (path?.kind === 'text' && folder !== undefined) folders.set(path.text.replace(/^:/, ''), folder);
}
