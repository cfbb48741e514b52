// What an expression may stand for, whatever the language.
// Invariant: there is always at least one thing, if only an unknown one, and never more than a few.
import type { CodeNode } from '../../syntax/code';
import type { ClassBinding } from './bindings';
import type { Program, Scope } from './view';

/** A place in a library: `openai.OpenAI().chat` is `openai`, `OpenAI`, `()`, `chat`. The package `builtins` holds the language's own names. */
export interface LibraryThing {
  readonly kind: 'library';
  readonly path: readonly string[];
  /** The call behind each `()` of the path, in order; undefined where only the type is known. */
  readonly calls: readonly (CodeNode | undefined)[];
  /** The expression that leads there; undefined for what is imported or only known by its type. */
  readonly node?: CodeNode;
  /** The file whose import leads there; what looks like a library may be another file of the workspace. */
  readonly from?: string | undefined;
}

export type Thing =
  | LibraryThing
  /** An expression that stands for itself. */
  | { readonly kind: 'expression'; readonly node: CodeNode }
  | { readonly kind: 'class'; readonly binding: ClassBinding }
  /** `made` is the call that made it; undefined where only the type is known. */
  | { readonly kind: 'instance'; readonly scope: Scope; readonly made?: CodeNode | undefined }
  /** `scope` is that of the function's body; undefined for a function without a name. */
  | {
      readonly kind: 'function';
      readonly results: readonly CodeNode[];
      readonly scope?: Scope | undefined;
      /** The written type of what it gives back. */
      readonly type?: CodeNode | undefined;
    }
  /** A whole file of the workspace. */
  | { readonly kind: 'module'; readonly program: Program }
  | { readonly kind: 'unknown' };

/** Called: the segment of a path that stands for a call. */
export const called = '()';

/** What cannot be said. */
export const unknown: readonly Thing[] = [{ kind: 'unknown' }];

const mostThings = 8;

/** The different things among some; when there are too many, the first ones and an unknown. */
export function limit(things: readonly Thing[]): readonly Thing[] {
  if (things.length === 1) return things;
  const seen = new Set<string>();
  const different = things.filter((thing) => {
    const key = keyOf(thing);
    const isNew = key === undefined || !seen.has(key);
    if (key !== undefined) seen.add(key);
    return isNew;
  });
  if (different.length === 0) return unknown;
  return different.length <= mostThings ? different : [...different.slice(0, mostThings), ...unknown];
}

/** What makes library things equal for all who ask: the place, and the calls that led there. */
function keyOf(thing: Thing): string | undefined {
  if (thing.kind === 'unknown') return '?';
  return thing.kind === 'library'
    ? [...thing.path, ...thing.calls.map((call) => call?.start ?? '')].join(' ')
    : undefined;
}
