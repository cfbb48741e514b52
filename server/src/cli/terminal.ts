// Where the command line prints: the report on standard output, notes and progress on standard error.
// Invariant: colours, line lengths and progress depend on whether a person looks at a terminal, nothing else does.
import { createColors } from 'picocolors';

/** Colours and other marks of a terminal; without a terminal they leave a text as it is. */
export type Colours = ReturnType<typeof createColors>;

/** Thrown where work ended because the user pressed Ctrl+C. */
export class Interrupted extends Error {}

/** How a text is to look. */
export interface Style {
  readonly colours: Colours;
  /** Columns to wrap at; undefined where lines are kept whole. */
  readonly width: number | undefined;
}

/** For files and for other programs. */
export const plainStyle: Style = { colours: createColors(false), width: undefined };

/** The style of standard output. */
export function styleOfOutput(wantsColours: boolean): Style {
  const { isTTY, columns } = process.stdout;
  // Without a terminal the property is missing, whatever its type says.
  if (!(isTTY as boolean | undefined)) return plainStyle;
  const { NO_COLOR, TERM } = process.env;
  const hasColours = wantsColours && (NO_COLOR ?? '') === '' && TERM !== 'dumb';
  return { colours: createColors(hasColours), width: columns > 0 ? columns : undefined };
}

/** Prints a report. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Prints a report that comes in pieces, each when the one before was taken; ends early if nobody reads any more. */
export async function printPieces(pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    if (process.stdout.destroyed) return;
    // That it could not be written is told by the stream itself.
    await new Promise<void>((resolve) => process.stdout.write(piece, () => resolve()));
  }
  print('');
}

/** Prints a line for people on standard error. */
export function note(line: string): void {
  process.stderr.write(`${withoutControls(line)}\n`);
}

/** A text from a file without the signs that would steer the terminal. */
export function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

/** A signal that fires when the user presses Ctrl+C; the second time ends the process at once. */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort(new Interrupted()));
  return controller.signal;
}

const firstShown = 1000;
const between = 100;

/** A line on standard error that says how far the work is: on a terminal only, and only for what takes over a second. */
export class ProgressLine {
  readonly #isShown = (process.stderr.isTTY as boolean | undefined) === true;
  #next = Date.now() + firstShown;
  #stands = false;

  say(text: string): void {
    if (!this.#isShown || Date.now() < this.#next) return;
    this.#next = Date.now() + between;
    this.#stands = true;
    process.stderr.write(`\r${text}\u001b[K`);
  }

  /** Takes the line away. */
  end(): void {
    if (this.#stands) process.stderr.write('\r\u001b[K');
    this.#stands = false;
  }
}
