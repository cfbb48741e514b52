// What the functions of a language do with texts: join paths, open files, pass on.
// Invariant: functions go by how they are written (`Path.of`), methods by their name alone, on a text that is known.

export type TextEffect =
  /** All texts, as parts of a path. */
  | 'join'
  /** All texts behind the first, which says where they count from. */
  | 'join-rest'
  /** The first text as it is. */
  | 'same'
  /** The second text: the first argument is a context, a bundle, a class. */
  | 'second'
  /** The folder of the path. */
  | 'folder'
  /** What is in the file at that path. */
  | 'content'
  /** What is in the file that the second argument names. */
  | 'second-content'
  /** A pattern with its values: `%s`, `{}`, `{0}`. */
  | 'format'
  /** All texts, one after the other. */
  | 'concat'
  /** A folder that the system or the app gives: paths count from it. */
  | 'base'
  /** What is in the file at that path, counted from this file's folder. */
  | 'beside'
  /** The path with the name of the second text in the place of its own. */
  | 'sibling'
  /** The path with the second text as its ending. */
  | 'extension'
  /** A file of the app by name and ending: `url(forResource: "Net", withExtension: "mlmodelc")`. */
  | 'resource';

export interface TextFunctions {
  readonly functions: Readonly<Record<string, TextEffect>>;
  /** Methods of a text or path; the object is the first text. */
  readonly methods: Readonly<Record<string, TextEffect>>;
  /** Methods and members of whatever else, such as `assets.open(…)`. */
  readonly anywhere: Readonly<Record<string, TextEffect>>;
  /** Members that stand for a folder from which paths count, and those of a text that pass it on. */
  readonly members: Readonly<Record<string, TextEffect>>;
}
