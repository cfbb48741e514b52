// Which AI models and data sets a file uses, be it source code, a notebook or configuration.
// Invariant: text, comments and types never count; a file that tells of nothing is never parsed.
import type { Reading, ReadingProblem } from '../text/reading';
import { fileAnchor } from '../text/anchor';
import type { SourceFile } from '../text/source-file';
import { codeLanguage, longestCode, type CodeLanguage, type CodeParsers } from '../syntax/code';
import { findUses } from './code/find-uses';
import { Modules } from './code/modules';
import { programOf } from './code/programs';
import { isComponent, mayComponentUseModels, readComponent } from './components';
import { configurationOf, mayConfigure } from './configuration/formats';
import { readConfiguration } from './configuration/read-configuration';
import { dialects } from './dialects';
import { isNotebook, mayNotebookUseModels, readNotebook } from './notebooks';
import type { ModelUse } from './use';

/** Whether uses are looked for in a file of that path. */
export function isSearched(path: string): boolean {
  return languageNeeded(path) !== undefined || isNotebook(path) || isComponent(path) || mayConfigure(path);
}

/** The grammars that `readUses` needs for a file; configuration may hold a line of Python. */
export function languagesNeeded(file: SourceFile): readonly CodeLanguage[] {
  const language = languageNeeded(file.path);
  if (language !== undefined) return [language];
  if (isComponent(file.path)) return ['typescript'];
  return isNotebook(file.path) || /python|_target_/.test(file.text) ? ['python'] : [];
}

/** The grammar of a file of source code in which uses are looked for. */
export function languageNeeded(path: string): CodeLanguage | undefined {
  const language = codeLanguage(path);
  return language !== undefined && language in dialects ? language : undefined;
}

/** Whether a file may use a model; quick, so that other files are never parsed. */
export function mayUseModels(file: SourceFile): boolean {
  const language = languageNeeded(file.path);
  if (language !== undefined) return dialects[language]?.tells(file.text) ?? false;
  if (isComponent(file.path)) return mayComponentUseModels(file);
  return isNotebook(file.path) ? mayNotebookUseModels(file) : configurationOf(file) !== undefined;
}

/**
 * The uses in a file, in the order of the text. The languages that it needs must have been prepared. `modules` are the
 * other files that it may look into; what it would want to know of them is asked there.
 */
export function readUses(
  file: SourceFile,
  parsers: CodeParsers,
  modules: Modules = new Modules(),
): Reading<readonly ModelUse[]> {
  if (!mayUseModels(file)) return { value: [], problems: [] };
  const language = languageNeeded(file.path);
  if (language !== undefined) return readCode(file, language, parsers, modules);
  if (file.text.length > longestText) return { value: [], problems: [tooLong(file, longestText)] };
  const read = isNotebook(file.path) ? readNotebook : isComponent(file.path) ? readComponent : readConfiguration;
  return { value: read(file, { parsers, modules }), problems: [] };
}

/** Outputs make notebooks long; what is longer than this was not written by anybody. */
const longestText = 20_000_000;

function readCode(
  file: SourceFile,
  language: CodeLanguage,
  parsers: CodeParsers,
  modules: Modules,
): Reading<readonly ModelUse[]> {
  const dialect = dialects[language];
  const program = dialect === undefined ? undefined : programOf(file, parsers);
  if (dialect !== undefined && program !== undefined)
    return { value: findUses(program, dialect, modules), problems: [] };
  if (file.text.length > longestCode) return { value: [], problems: [tooLong(file, longestCode)] };
  const message = 'This file could not be searched for AI models: the parser of its language is not there.';
  return { value: [], problems: [{ anchor: fileAnchor(file.path), message, kind: 'unknowable' }] };
}

function tooLong(file: SourceFile, length: number): ReadingProblem {
  const message = `This file is longer than ${length} characters and is not searched for AI models.`;
  return { anchor: fileAnchor(file.path), message, kind: 'unknowable' };
}
