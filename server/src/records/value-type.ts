// What a field of a record can hold: how it is read, and the shape from which schema, completion and hover follow.
// Invariant: reading never fails; a value that does not fit is reported to the collector and counts as absent.
import type { AnchorPart, DataPath } from '../text/anchor';
import type { Data } from '../text/change';
import type { TreeNode } from '../syntax/tree';
import type { RecordKindName } from './kind-names';

/** One of the words that a field takes. */
export interface Choice {
  readonly value: string;
  readonly doc: string;
}

/** What a reference may lead to: a record of a kind, or a file of the workspace. */
export type ReferenceTarget = RecordKindName | 'path';

/** A closed description of what may stand there, for everything but reading. */
export type Shape =
  | { readonly kind: 'text' }
  | { readonly kind: 'number' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'day' }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  | { readonly kind: 'identifier' }
  | { readonly kind: 'reference'; readonly to: readonly ReferenceTarget[] }
  | { readonly kind: 'clause' }
  | { readonly kind: 'instrument' }
  /** What a pack calls its instrument, and its clauses below that. */
  | { readonly kind: 'instrument-id' }
  | { readonly kind: 'clause-path' }
  | { readonly kind: 'rule' }
  | { readonly kind: 'purl'; readonly pattern: boolean }
  | { readonly kind: 'model-reference' }
  | { readonly kind: 'license' }
  | { readonly kind: 'sha256' }
  | { readonly kind: 'list'; readonly item: Shape; readonly orOne: boolean }
  | { readonly kind: 'group'; readonly fields: Fields }
  | { readonly kind: 'map'; readonly keys: Shape; readonly value: Shape }
  | { readonly kind: 'either'; readonly options: readonly Shape[] }
  /** A shape that may hold itself, under a name. */
  | { readonly kind: 'named'; readonly name: string; readonly inner: () => Shape };

/** A field of a record or group. */
export interface Field<T> {
  readonly type: ValueType<T>;
  /** One or two plain sentences. */
  readonly doc: string;
  /** `yes`: its absence is `annotation/missing-field`. `own-rule`: a rule of its own speaks of its absence. */
  readonly owed: 'no' | 'yes' | 'own-rule';
}

// A record's fields have values of many types; each reader knows its own.
export type Fields = Readonly<Record<string, Field<unknown>>>;

/** How values of a field are read. */
export interface ValueType<T> {
  readonly shape: Shape;
  /** What an absent field reads as: undefined, or an empty list. */
  readonly absent: T;
  read(node: TreeNode, path: DataPath, to: Collector): T;
}

/** A value that names something else: a record, a file, a clause, a package. */
export interface Mention {
  readonly text: string;
  /** From the record's own place. */
  readonly path: DataPath;
  readonly shape: Extract<Shape, { kind: 'reference' | 'clause' }>;
  /** A rule of its own speaks where it leads nowhere; `annotation/unresolved-reference` stays silent then. */
  readonly ownRule: boolean;
}

export type RecordProblemRule =
  'annotation/unknown-field' | 'annotation/missing-field' | 'annotation/invalid-value' | 'annotation/duplicate-id';

/** A mending that stays within the value itself. */
export interface RecordRemedy {
  readonly title: string;
  readonly change:
    | { readonly kind: 'replace' | 'rename-key'; readonly text: string }
    | { readonly kind: 'set-field'; readonly key: string; readonly value: Data };
}

/** Something in a record that does not fit the language. */
export interface RecordProblem {
  readonly rule: RecordProblemRule;
  readonly path: DataPath;
  readonly part: AnchorPart;
  /** The map that a remedy adds a field to. */
  readonly map: DataPath;
  /** Two sentences without the clause: what is wrong here, and what to do. */
  readonly what: string;
  readonly todo: string;
  readonly remedies: readonly RecordRemedy[];
}

/** Takes what reading finds beside the values. */
export interface Collector {
  problem(problem: RecordProblem): void;
  mention(mention: Mention): void;
}

/** Reports a value that does not fit and offers the nearest that would. */
export function invalidValue(to: Collector, path: DataPath, what: string, todo: string, nearest?: string): undefined {
  const remedies: RecordRemedy[] =
    nearest === undefined ? [] : [{ title: `Change to "${nearest}"`, change: { kind: 'replace', text: nearest } }];
  to.problem({ rule: 'annotation/invalid-value', path, part: 'value', map: path.slice(0, -1), what, todo, remedies });
  return undefined;
}

/** A key that is not known, with the one that was most likely meant. `path` leads to the key, `map` to what holds it. */
export function unknownKey(
  place: { readonly path: DataPath; readonly map: DataPath },
  what: string,
  nearest: string | undefined,
): RecordProblem {
  return {
    rule: 'annotation/unknown-field',
    ...place,
    part: 'key',
    what,
    todo:
      nearest === undefined ? 'Remove it, or begin it with "x-" to keep it as your own.' : `Did you mean "${nearest}"?`,
    remedies:
      nearest === undefined ? [] : [{ title: `Change to "${nearest}"`, change: { kind: 'rename-key', text: nearest } }],
  };
}
