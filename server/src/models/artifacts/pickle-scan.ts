// What loading a pickle would import, found by walking over its opcodes. Nothing is ever loaded or run.
// Source of the opcodes: Python's Lib/pickletools.py. Invariant: what cannot be followed ends the walk and is told.
import { ByteCursor, type ByteFile } from './byte-file';
import { hasLetters, numberAt, textAt } from './bytes';
import { wordTable } from '../../text/word-table';

export interface PickleContent {
  /** What loading imports: `sklearn.tree._classes.DecisionTreeClassifier`. Without those named twice. */
  readonly imports: readonly string[];
  /** Texts in it, such as keys of dictionaries, in their order; the first thousand. */
  readonly texts: readonly string[];
  /** The walk came to the end. */
  readonly isWhole: boolean;
}

/** Bytes after the opcode, for those with a fixed number of them. */
const fixed: Readonly<Record<string, number>> = wordTable({
  '\x80': 1,
  K: 1,
  M: 2,
  J: 4,
  G: 8,
  h: 1,
  q: 1,
  j: 4,
  r: 4,
  '\x82': 1,
  '\x83': 2,
  '\x84': 4,
  '\x95': 8,
});

/** Bytes of the length that stands before the content. */
const counted: Readonly<Record<string, number>> = wordTable({
  U: 1,
  C: 1,
  '\x8a': 1,
  '\x8c': 1,
  T: 4,
  B: 4,
  X: 4,
  '\x8b': 4,
  '\x8d': 8,
  '\x8e': 8,
  '\x96': 8,
});

const textual = new Set(['U', 'T', 'X', '\x8c', '\x8d']);
/** Lines after the opcode: protocols 0 and 1. */
const lines: Readonly<Record<string, number>> = wordTable({
  I: 1,
  L: 1,
  F: 1,
  S: 1,
  V: 1,
  P: 1,
  g: 1,
  p: 1,
  c: 2,
  i: 2,
});
const bare = new Set('.012NQRabdelostu()]}\x81\x85\x86\x87\x88\x89\x8f\x90\x91\x92\x93\x94\x97\x98');

const MOST_TEXTS = 1_000;
const LONGEST_TEXT = 64 * 1024;
const LONGEST_LINE = 8 * 1024;
const MOST_STEPS = 2_000_000;

/** The first number that PyTorch's older format pickles. */
const torchMagic = '\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19';

/** Whether a file begins as PyTorch's older format does: several pickles, the first of which is a number. */
export function isOldTorch(head: Uint8Array): boolean {
  return hasLetters(head, 0, torchMagic);
}

/** Whether a file begins as a pickle of protocol 2 or later. */
export function isPickle(head: Uint8Array): boolean {
  const protocol = head[1] ?? 0;
  return head[0] === 0x80 && protocol >= 2 && protocol <= 5;
}

/** Whether a text begins as a pickle of protocol 0 or 1 that builds something: they have no mark of their own. */
export function isOldPickle(head: Uint8Array): boolean {
  return (
    /^(?:[(}\]l]|c[A-Za-z_][\w.]*\n[A-Za-z_]\w*\n)[\s\S]*\.\s*$/.test(textAt(head, 0, 4096)) ||
    /^(?:\(?c|\(i)[a-z_][\w.]*\n\w+\n/i.test(textAt(head, 0, 512))
  );
}

/** Walks over a pickle, or over several that follow each other. */
export async function scanPickle(file: ByteFile): Promise<PickleContent> {
  const walk = new Walk(file);
  const isWhole = await walk.run();
  return { imports: [...walk.imports], texts: walk.texts, isWhole };
}

/** What an opcode pushes, as far as it is a text. */
type Pushed = string | undefined;

class Walk {
  readonly imports = new Set<string>();
  readonly texts: string[] = [];
  readonly #cursor: ByteCursor;
  readonly #size: number;
  readonly #memo = new Map<number, Pushed>();
  /** The last two values that were pushed, which is what an import by the stack takes. */
  #pushed: readonly [Pushed, Pushed] = [undefined, undefined];

  constructor(file: ByteFile) {
    this.#cursor = new ByteCursor(file);
    this.#size = file.size;
  }

  /** True at the end of the last pickle. */
  async run(): Promise<boolean> {
    for (let step = 0; step < MOST_STEPS; step++) {
      if (!(await this.#cursor.load(1))) return this.#cursor.at === this.#size;
      const opcode = String.fromCharCode(this.#cursor.window[0] ?? 0);
      if (!(await this.#take(opcode))) return false;
      if (opcode === '.' && !(await this.#goesOn())) return true;
    }
    return false;
  }

  /** Whether another pickle follows. */
  async #goesOn(): Promise<boolean> {
    return (await this.#cursor.load(2)) && isPickle(this.#cursor.window);
  }

  async #take(opcode: string): Promise<boolean> {
    const cursor = this.#cursor;
    const size = fixed[opcode];
    const prefix = counted[opcode];
    if (bare.has(opcode)) {
      cursor.at++;
      this.#act(opcode, undefined);
      return true;
    }
    if (size !== undefined) {
      if (!(await cursor.load(1 + size))) return false;
      this.#act(opcode, numberAt(cursor.window, 1, Math.min(size, 4)));
      cursor.at += 1 + size;
      return true;
    }
    return prefix === undefined ? this.#takeLines(opcode) : this.#takeCounted(opcode, prefix);
  }

  async #takeCounted(opcode: string, prefix: number): Promise<boolean> {
    const cursor = this.#cursor;
    if (!(await cursor.load(1 + prefix))) return false;
    const length = numberAt(cursor.window, 1, prefix) ?? 0;
    cursor.at += 1 + prefix;
    if (cursor.at + length > this.#size) return false;
    const isText = textual.has(opcode) && length <= LONGEST_TEXT && (await cursor.load(length));
    this.#push(isText ? textAt(cursor.window, 0, length) : undefined);
    cursor.at += length;
    return true;
  }

  async #takeLines(opcode: string): Promise<boolean> {
    const count = lines[opcode];
    const cursor = this.#cursor;
    if (count === undefined) return false;
    await cursor.load(Math.min(LONGEST_LINE, this.#size - cursor.at));
    const window = cursor.window.subarray(0, LONGEST_LINE);
    let end = 1;
    const texts: string[] = [];
    for (let line = 0; line < count; line++) {
      const next = window.indexOf(10, end);
      if (next < 0) return false;
      texts.push(textAt(window, end, next));
      end = next + 1;
    }
    cursor.at += end;
    const [first = '', second = ''] = texts;
    if (opcode === 'c' || opcode === 'i') this.#import(first, second);
    if (opcode === 'V') this.#push(first);
    else if (opcode === 'S') this.#push(first.replace(/^['"]|['"]$/g, ''));
    else this.#act(opcode, Number(first));
    return true;
  }

  #act(opcode: string, number: number | undefined): void {
    const [before, last] = this.#pushed;
    switch (opcode) {
      case '\x93':
        this.#import(before ?? '', last ?? '');
        break;
      case '\x94':
        this.#memo.set(this.#memo.size, last);
        break;
      case 'q':
      case 'r':
      case 'p':
        this.#memo.set(number ?? 0, last);
        break;
      case 'h':
      case 'j':
      case 'g':
        this.#pushed = [last, this.#memo.get(number ?? 0)];
        break;
      case '\x80':
      case '\x95':
        break;
      default:
        this.#pushed = [last, undefined];
    }
  }

  #push(text: Pushed): void {
    this.#pushed = [this.#pushed[1], text];
    if (text !== undefined && this.texts.length < MOST_TEXTS) this.texts.push(text);
  }

  #import(module: string, name: string): void {
    // A name that is put together while loading cannot be known, which is reason enough to be told.
    this.imports.add(module === '' || name === '' ? 'a name that is made up while loading' : `${module}.${name}`);
    this.#pushed = [this.#pushed[1], undefined];
  }
}
