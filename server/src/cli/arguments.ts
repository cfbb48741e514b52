// The command line as people type it: which flags a command has, and what is wrong with a line that cannot be understood.
// Invariant: every fault is a UsageError whose one line says what is wrong and how to mend it.
import { parseArgs } from 'node:util';
import { listed } from '../rules/naming';
import { nearestName } from '../terms/nearest-name';
import { wordTable } from '../text/word-table';

/** The tool cannot do what it was asked; the message is one line that says why and how to mend it. */
export class UsageError extends Error {}

/** A flag of a command. */
export interface Flag {
  /** Without dashes. */
  readonly name: string;
  /** Stands for its value in the help (`FILE`, `text|json`); undefined for a flag without one. */
  readonly value: string | undefined;
  /** One line for the help. */
  readonly says: string;
}

/** Flags that every command has. */
export const commonFlags: readonly Flag[] = [
  { name: 'no-color', value: undefined, says: 'prints without colours, as the variable NO_COLOR does' },
  { name: 'help', value: undefined, says: 'shows this help' },
];

const shortFlags: Readonly<Record<string, string>> = wordTable({ h: 'help' });

/** What stands behind a command's name. */
export class Arguments {
  /** What is no flag. */
  readonly words: readonly string[];
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(words: readonly string[], values: ReadonlyMap<string, readonly string[]>) {
    this.words = words;
    this.#values = values;
  }

  has(flag: string): boolean {
    return this.#values.has(flag);
  }

  /** All values of a flag that may be repeated. */
  all(flag: string): readonly string[] {
    return this.#values.get(flag) ?? [];
  }

  /** The value of a flag; the last one counts. */
  value(flag: string): string | undefined {
    return this.all(flag).at(-1);
  }

  /** The value of a flag with a closed set of values; the first one is the default. */
  choice<const C extends string>(flag: string, choices: readonly [C, ...C[]]): C {
    const text = this.value(flag);
    if (text === undefined) return choices[0];
    const found = choices.find((choice) => choice === text);
    if (found === undefined) {
      throw new UsageError(`--${flag} has no value "${text}"${didYouMean(text, choices)} It takes ${either(choices)}.`);
    }
    return found;
  }
}

/** Reads what stands behind the command's name `command`. Throws a UsageError. */
export function readArguments(command: string, flags: readonly Flag[], given: readonly string[]): Arguments {
  const known = new Map([...flags, ...commonFlags].map((flag) => [flag.name, flag]));
  const options = Object.fromEntries(
    [...known.values()].map(({ name, value }) => [name, { type: value === undefined ? 'boolean' : 'string' } as const]),
  );
  const { tokens } = parseArgs({ args: [...given], options, strict: false, tokens: true });
  const words: string[] = [];
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = known.get(shortFlags[token.name] ?? token.name);
    if (flag === undefined) throw unknownFlag(command, token.rawName, [...known.keys()]);
    const value = valueOf(flag, token.value, token.inlineValue === true);
    values.set(flag.name, [...(values.get(flag.name) ?? []), value]);
  }
  return new Arguments(words, values);
}

function valueOf(flag: Flag, value: string | undefined, isInline: boolean): string {
  if (flag.value === undefined) {
    if (value !== undefined) throw new UsageError(`--${flag.name} takes no value: leave out "=${value}".`);
    return '';
  }
  if (value === undefined || value === '' || (!isInline && value.startsWith('-'))) {
    throw new UsageError(`--${flag.name} lacks its value: write --${flag.name}=${flag.value}.`);
  }
  return value;
}

function unknownFlag(command: string, given: string, names: readonly string[]): UsageError {
  const nearest = didYouMean(
    given,
    names.map((name) => `--${name}`),
  );
  const all = listed(
    names.map((name) => `--${name}`),
    names.length,
  );
  return new UsageError(`"${command}" has no flag ${given}${nearest} It has ${all}.`);
}

/** The end of a sentence about a name that is not known: `; did you mean check?`, or the full stop where none is near. */
export function didYouMean(given: string, names: readonly string[]): string {
  const nearest = nearestName(given, names);
  return nearest === undefined ? '.' : `; did you mean ${nearest}?`;
}

/** `text, json or sarif` */
function either(choices: readonly string[]): string {
  return listed(choices, choices.length, 'or');
}
