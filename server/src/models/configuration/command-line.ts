// One command of a shell: its options, its plain words, and uses made of them.
// Invariant: a word that is not known makes a dynamic use, with what it is when nobody sets anything.
import { plain } from '../code/known-text';
import { spellFile, spellHub, type SpelledModel } from '../references';
import type { FoundUse } from './found';
import type { Word } from './shell-words';

/** Reads the models out of a command. */
export type CommandReader = (command: CommandLine) => readonly FoundUse[];

/** Commands by their names. */
export type CommandTable = readonly (readonly [names: RegExp, read: CommandReader])[];

/** Options that take no value with any of the commands below that are read by position. */
const flags =
  /^(?:-q|-qq|-v|-y|-f|-L|-O|-k|-s|-S|-N|-c|-nc|-np|-r|-sS|-fsSL|-sSL|-sL|-LO|-Lo|-JLO|-OL|--quiet|--resume|--resume-download|--force-download|--insecure|--no-check-certificate|--no-clobber|--continue|--location|--fail|--silent|--remote-name|--recursive|--no-parent|--no-deps|--no-cache-dir|--upgrade|-U|--user|--direct|--url|--fuzzy|--continue-at|--no-sign-request|--unzip|--lfs|--depth)$/;

export class CommandLine {
  readonly name: string;
  readonly words: readonly Word[];

  constructor(name: string, words: readonly Word[]) {
    this.name = name;
    this.words = words;
  }

  /** The value of the first of some options that is given. */
  option(...names: readonly string[]): Word | undefined {
    for (const [index, { text, ...word }] of this.words.entries()) {
      if (names.includes(text)) return this.words[index + 1];
      const name = names.find((each) => text.startsWith(`${each}=`));
      if (name !== undefined)
        return {
          ...word,
          text: text.slice(name.length + 1),
          offsets: word.offsets.slice(name.length + 1),
          span: { start: word.offsets[name.length + 1] ?? word.span.start, end: word.span.end },
        };
    }
    return undefined;
  }

  /** The words that are no options, as far as that can be told. */
  plainWords(): readonly Word[] {
    return this.words.filter(({ text }, index) => {
      if (text.startsWith('-') && text.length > 1) return false;
      const before = this.words[index - 1]?.text ?? '';
      return !(before.startsWith('-') && !before.includes('=') && !flags.test(before));
    });
  }

  /** A use by a word; a word that is not known makes a dynamic one. */
  use(
    how: string,
    word: Word | undefined,
    spell: (text: string) => SpelledModel | undefined,
    revision?: Word,
  ): readonly FoundUse[] {
    if (word === undefined || (word.text === '' && word.isKnown)) return [];
    const spelled = word.isKnown || word.isDefault ? spell(word.text) : undefined;
    if (word.isKnown && spelled === undefined) return [];
    const known = revision?.isKnown === true ? revision.text : undefined;
    return [
      {
        how,
        span: word.span,
        reference: word.isKnown ? spelled?.reference : undefined,
        default: word.isKnown ? undefined : spelled?.reference,
        revision: known ?? spelled?.revision,
      },
    ];
  }
}

/** An id of the hub, a folder that stands in for it. */
export const hub = (text: string): SpelledModel | undefined => spellHub(plain(text));
/** A file or the address of one. */
export const file = (text: string): SpelledModel | undefined => spellFile(plain(text));
/** A name of Ollama's library, which may lead to the hub. */
export const ollama = (text: string): SpelledModel => {
  const hosted = /^(?:hf\.co|huggingface\.co)\/([^:]+)/.exec(text)?.[1];
  return { reference: hosted === undefined ? `ollama:${text}` : `pkg:huggingface/${hosted}` };
};
/** A name of a catalogue. */
export const named =
  (catalogue: string) =>
  (text: string): SpelledModel => ({ reference: `${catalogue}:${text}` });

/** The revision of a hub's repository. */
export const revisionOf = (command: CommandLine): Word | undefined => command.option('--revision');
