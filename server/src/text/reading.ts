// What was read from a file, and what was wrong with it. Reading never fails: it gives what could be made out.
import type { Anchor } from './anchor';

/** Something that a reader could not read as meant. */
export interface ReadingProblem {
  readonly anchor: Anchor;
  /** One sentence in plain words, ending with a full stop. */
  readonly message: string;
  /** `broken`: the file or a part of it could not be parsed. `unknowable`: it cannot be known without running a build tool. */
  readonly kind: 'broken' | 'unknowable';
}

/** The outcome of reading: always a value, possibly a poor one, and all that was wrong. */
export interface Reading<T> {
  readonly value: T;
  readonly problems: readonly ReadingProblem[];
}
