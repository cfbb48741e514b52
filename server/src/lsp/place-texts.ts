// Places and nodes as texts that the client keeps and hands back without looking into them.
// Invariant: a text that was not made here leads nowhere; it never leads out of the folders that are kept checked.
import type { Location } from 'vscode-languageserver/node';
import { joinPath } from '../text/source-file';
import { fileAnchor, type Anchor } from '../text/anchor';
import { locate } from '../workspace/model';
import type { Folder } from './folder';
import type { Folders } from './folders';

/** A list of texts as one. */
export function writeSteps(...steps: readonly string[]): string {
  return JSON.stringify(steps);
}

/** The list again; empty for what is none. */
export function readSteps(text: unknown): readonly string[] {
  const value = parse(text);
  return Array.isArray(value) && value.every((step) => typeof step === 'string') ? value : [];
}

/** An anchor of a folder as a text. */
export function writePlace(folder: Folder, anchor: Anchor): string {
  return JSON.stringify(
    'path' in anchor ? [folder.path, anchor.file, anchor.path, anchor.part] : [folder.path, anchor.file, anchor.span],
  );
}

/** Where the place of a text stands now; undefined for a folder that is gone, or that was not checked yet. */
export function findPlace(folders: Folders, text: unknown): Location | undefined {
  const value = parse(text);
  if (!Array.isArray(value)) return undefined;
  const [path, file, where, part] = value as readonly unknown[];
  const folder = folders.all.find((candidate) => candidate.path === path);
  const context = folder?.context;
  if (folder === undefined || context === undefined || typeof file !== 'string' || joinPath('', file) !== file)
    return undefined;
  return folder.show(file, locate(context.model, readAnchor(file, where, part)));
}

function readAnchor(file: string, where: unknown, part: unknown): Anchor {
  if (Array.isArray(where) && where.every((step) => typeof step === 'string' || typeof step === 'number'))
    return { file, path: where, part: part === 'key' || part === 'entry' ? part : 'value' };
  const { start, end } = (typeof where === 'object' && where !== null ? where : {}) as {
    start?: unknown;
    end?: unknown;
  };
  return typeof start === 'number' && typeof end === 'number' ? { file, span: { start, end } } : fileAnchor(file);
}

function parse(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    // A text that is no JSON was not made here.
    return undefined;
  }
}
