// A value that completion offers, and the place where it is typed.
import type { DataPath } from '../../text/anchor';

export type ValueKind = 'choice' | 'record' | 'clause' | 'path' | 'folder' | 'symbol' | 'rule';

export interface TypedValue {
  readonly text: string;
  readonly kind: ValueKind;
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  /** Smaller comes first. */
  readonly order: string;
  /** How much of the value stays, before what is written and behind it; none of it without. */
  readonly within?: { readonly keep: number; readonly leave: number };
  /** Fields of the same record that follow from the value, written below it where they are missing. */
  readonly entails?: Readonly<Record<string, string>>;
}

/** Where a value is typed. */
export interface ValuePlace {
  readonly path: DataPath;
  /** What stands before the cursor of it. */
  readonly typed: string;
  /** What stands behind the cursor of it. */
  readonly behind: string;
}
