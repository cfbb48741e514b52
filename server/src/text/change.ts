// An edit named by what it changes in the data, not by offsets; `check/` turns it into text edits when someone wants them.
// Invariant: plain data, so that a finding with its fixes can be compared and sent.
import type { Anchor, DataAnchor, DataPath } from './anchor';

/** What a fix writes: the data of YAML or JSON, maps in the order of their keys. */
export type Data = string | number | boolean | readonly Data[] | { readonly [key: string]: Data };

/** Other words for some. */
export interface Rewording {
  readonly from: string;
  readonly to: string;
}

export type Change =
  /** Puts another scalar where one stands. */
  | { readonly kind: 'replace'; readonly anchor: Anchor; readonly text: string }
  | { readonly kind: 'rename-key'; readonly anchor: Anchor; readonly text: string }
  /**
   * Puts other words in place of those that stand once in a manifest's entry, or where the file defines what the entry
   * refers to (`${spring.version}`); in every notation. The first rewording whose words are found counts.
   */
  | { readonly kind: 'reword'; readonly anchor: DataAnchor; readonly rewordings: readonly Rewording[] }
  /** Takes away a whole entry, list item or comment. */
  | { readonly kind: 'remove'; readonly anchor: Anchor }
  /** Sets `key` of the map at the anchor; a list there gets the value as a further item. */
  | { readonly kind: 'set-field'; readonly anchor: Anchor; readonly key: string; readonly value: Data }
  /** Adds an item to the list at the path, which is made where it is missing. */
  | { readonly kind: 'add-item'; readonly file: string; readonly list: DataPath; readonly value: Data }
  /** Writes a comment into source code, above the declaration of a symbol or at the file's head, in the language's own marks. */
  | { readonly kind: 'add-comment'; readonly file: string; readonly symbol: string | undefined; readonly text: string }
  /** Has the calls in source code that load a model by its id name a commit; refused where none is written so that it can. */
  | { readonly kind: 'pin-load'; readonly file: string; readonly id: string; readonly commit: string }
  /** Makes a file; refused where one stands. */
  | { readonly kind: 'create-file'; readonly file: string; readonly text: string };

/** A way to mend a finding. The preferred one of a finding mends it without taking anything away. */
export interface Fix {
  readonly title: string;
  readonly changes: readonly Change[];
  readonly preferred: boolean;
}
