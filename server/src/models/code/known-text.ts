// A text that is known without running the program, and what can be made of it.
// Invariant: undefined goes in and out: what is made of something unknown is unknown.
import { folderOf, joinPath } from '../../text/source-file';

/** A text that is known without running the program. */
export interface KnownText {
  readonly text: string;
  /** Whether the text was put together as a path. */
  readonly isPath: boolean;
  /** Whether the path counts from the workspace's folder, because it was built from the file's own place. */
  readonly isAnchored: boolean;
  /** Whether the value is the content of the file at that path, or a handle on it. */
  readonly isContent: boolean;
}

/** A text as it is written. */
export function plain(text: string): KnownText {
  return { text, isPath: false, isAnchored: false, isContent: false };
}

/** A path that counts from the workspace's folder. */
export function anchored(path: string): KnownText {
  return { text: path, isPath: true, isAnchored: true, isContent: false };
}

/** An anchored path without `.` and `..`; undefined when it leaves the workspace. */
export function normalised(path: string): KnownText | undefined {
  const joined = joinPath('', path);
  return joined === undefined ? undefined : anchored(joined);
}

/** The folder of a path. */
export function folder(known: KnownText | undefined): KnownText | undefined {
  return known === undefined ? undefined : { ...known, text: folderOf(known.text), isPath: true };
}

/** What is in the file of that path. */
export function content(known: KnownText | undefined): KnownText | undefined {
  return known === undefined ? undefined : { ...known, isPath: true, isContent: true };
}

/** Joins paths; an absolute one starts anew. */
export function joinTexts(parts: readonly (KnownText | undefined)[]): KnownText | undefined {
  let whole: KnownText | undefined;
  for (const part of parts) {
    if (part === undefined) return undefined;
    if (whole === undefined || isAbsolute(part.text) || part.isAnchored) whole = { ...part, isPath: true };
    else whole = { ...whole, text: whole.text === '' ? part.text : `${whole.text.replace(/\/$/, '')}/${part.text}` };
  }
  return whole?.isAnchored === true ? normalised(whole.text) : whole;
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || path.includes('://');
}

/** Fills `{}`, `{0}` and `{name}`; undefined when a value is unknown. */
export function fill(
  pattern: string,
  values: readonly (readonly [name: string | undefined, value: KnownText | undefined])[],
): KnownText | undefined {
  let next = 0;
  const pieces = pattern.split(/(\{\w*\})/).map((piece) => {
    const hole = /^\{(\w*)\}$/.exec(piece)?.[1];
    if (hole === undefined) return piece;
    const named = values.find(([name]) => name === hole && hole !== '');
    return (named ?? values[hole === '' ? next++ : Number(hole)])?.[1]?.text;
  });
  return pieces.every((piece) => piece !== undefined) ? plain(pieces.join('')) : undefined;
}

/** What a method of a text gives that takes texts and gives one; undefined for every other method. */
export function turnText(
  known: KnownText,
  method: string,
  [first, second]: readonly (KnownText | undefined)[],
): KnownText | undefined {
  const { text } = known;
  switch (method) {
    case 'with_suffix':
      return first && { ...known, text: text.replace(/\.[^./]*$/, '') + first.text };
    case 'lower':
    case 'toLowerCase':
      return { ...known, text: text.toLowerCase() };
    case 'upper':
    case 'toUpperCase':
      return { ...known, text: text.toUpperCase() };
    case 'strip':
    case 'trim':
      return first === undefined ? { ...known, text: text.trim() } : undefined;
    case 'removeprefix':
      return first && { ...known, text: text.startsWith(first.text) ? text.slice(first.text.length) : text };
    case 'concat':
      return first && { ...known, text: text + first.text };
    case 'replace':
    case 'replaceAll':
      return first && second && { ...known, text: text.replaceAll(first.text, second.text) };
    default:
      return undefined;
  }
}
