// The texts and imports in a pickle, found by walking over its opcodes. Nothing is ever loaded or run.
// Source of the opcodes: Python's Lib/pickletools.py.
import { numberAt, textAt } from './bytes';

export interface PickleContent {
  /** What loading would import: `sklearn.tree._classes.DecisionTreeClassifier`. */
  readonly imports: readonly string[];
  /** Texts in it, such as keys of dictionaries. */
  readonly texts: readonly string[];
}

/** Bytes after the opcode, for those with a fixed number of them. */
const fixed: Readonly<Record<string, number>> = {
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
};

/** Bytes of the length that stands before the content. */
const counted: Readonly<Record<string, number>> = {
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
};

const textual = new Set(['U', 'T', 'X', '\x8c', '\x8d']);
const lines: Readonly<Record<string, number>> = { I: 1, L: 1, F: 1, S: 1, V: 1, P: 1, g: 1, p: 1, c: 2, i: 2 };
const bare = '.012NQRabdelostu()]}\x81\x85\x86\x87\x88\x89\x8f\x90\x91\x92\x93\x94\x97\x98';

/** The first number that PyTorch's older format pickles. */
export const torchMagic = [0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19];

/** What a pickle of protocol 2 or later holds, up to the first thing that is none; undefined when it does not begin as one. */
export function scanPickle(head: Uint8Array): PickleContent | undefined {
  const protocol = head[1] ?? 0;
  if (head[0] !== 0x80 || protocol < 2 || protocol > 5) return undefined;
  const imports: string[] = [];
  const texts: string[] = [];
  let at = 0;
  while (at < head.length) {
    const opcode = String.fromCharCode(head[at] ?? 0);
    const argument = argumentAt(head, at + 1, opcode);
    if (argument === undefined) break;
    if (argument.text !== undefined) texts.push(argument.text);
    if (opcode === 'c' || opcode === 'i') imports.push(textAt(head, at + 1, argument.end - 1).replace('\n', '.'));
    if (opcode === '\x93') imports.push(texts.slice(-2).join('.'));
    at = argument.end;
  }
  return { imports, texts };
}

function argumentAt(head: Uint8Array, start: number, opcode: string): { end: number; text?: string } | undefined {
  if (bare.includes(opcode)) return { end: start };
  const size = fixed[opcode];
  if (size !== undefined) return { end: start + size };
  const prefix = counted[opcode];
  if (prefix !== undefined) {
    const length = numberAt(head, start, prefix);
    if (length === undefined) return undefined;
    const end = start + prefix + length;
    return textual.has(opcode) ? { end, text: textAt(head, start + prefix, end) } : { end };
  }
  let end = start;
  for (let line = 0; line < (lines[opcode] ?? 0); line++) {
    const next = head.indexOf(10, end);
    if (next < 0) return undefined;
    end = next + 1;
  }
  return end === start ? undefined : { end };
}
