// What a configuration file says of models: uses with their places, and code that it holds.
// Invariant: places are spans of the file, whatever the notation of the text around them.
import type { SourceFile } from '../../text/source-file';
import type { Span } from '../../text/span';

/** A model or data set that configuration names. */
export interface FoundUse {
  readonly kind?: 'dataset';
  /** Undefined: decided while the program runs. */
  readonly reference: string | undefined;
  readonly revision?: string | undefined;
  /** What applies when nobody says anything else. */
  readonly default?: string | undefined;
  readonly how: string;
  /** The value. */
  readonly span: Span;
}

/** Python code within another text, a letter of it for each place of the file. */
export interface FoundCode {
  readonly text: string;
  readonly offsets: readonly number[];
}

/** What a file holds. */
export interface FoundContent {
  readonly uses: readonly FoundUse[];
  readonly code: readonly FoundCode[];
}

/** One sort of configuration file. */
export interface ConfigurationFormat {
  readonly name: string;
  readonly matches: (path: string) => boolean;
  /** What a text has to hold for anything to be in it; quick, so that other files are not read. */
  readonly telling: RegExp;
  readonly read: (file: SourceFile) => FoundContent;
}

/** Content of uses alone. */
export function onlyUses(uses: readonly FoundUse[]): FoundContent {
  return { uses, code: [] };
}

/** Several contents as one. */
export function together(contents: readonly FoundContent[]): FoundContent {
  return { uses: contents.flatMap(({ uses }) => uses), code: contents.flatMap(({ code }) => code) };
}
