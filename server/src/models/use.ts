// One place in source code at which an AI model or a data set is loaded, fetched or called.
import type { Span } from '../text/span';

export interface ModelUse {
  readonly kind: 'model' | 'dataset';
  /** What is used, spelled as `references.ts` says; undefined when it is decided while the program runs. */
  readonly reference: string | undefined;
  /** The commit, tag or branch as written; undefined when none is given, or while the program runs. */
  readonly revision: string | undefined;
  readonly dynamic: boolean;
  /** Of a dynamic use: what applies when nobody says anything else, spelled like a reference. */
  readonly default: string | undefined;
  /** Of a dynamic use: what else the code says that it may be. */
  readonly candidates: readonly string[];
  /** The library's call, for the reader: `transformers.from_pretrained`. */
  readonly how: string;
  /** The load unpickles, or switches a protection off. */
  readonly unsafe: boolean;
  /** The load runs code that comes with the model. */
  readonly trustsRemoteCode: boolean;
  readonly inTest: boolean;
  /** The called name. */
  readonly span: Span;
  /** First and last line of the call, counted from 0. */
  readonly callLines: { readonly first: number; readonly last: number };
  /** In a notebook: the cell, from 0 over cells of all kinds, and the line of its text, from 0. */
  readonly cell?: { readonly cell: number; readonly line: number };
  /** The function, method or constant around it (`Labeller.load`); undefined at the top level. */
  readonly declaration: string | undefined;
}
