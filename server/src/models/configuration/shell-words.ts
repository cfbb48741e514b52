// Shell text as commands of words: quotes, escapes, continued lines, variables, substitutions.
// Invariant: every letter of a word knows its place in the file; what a variable holds is taken only if the text says it.
import type { Span } from '../../text/span';

/** A word of a command. */
export interface Word {
  /** What is known of it; what is not is left out. */
  readonly text: string;
  /** Whether all of it is known, without anything that somebody else sets. */
  readonly isKnown: boolean;
  /** It is not known, but `text` is what it is when nobody sets anything. */
  readonly isDefault: boolean;
  readonly span: Span;
  /** The place of each letter of the text. */
  readonly offsets: readonly number[];
}

/** A value of a variable; `isDefault` when others may set it. */
export interface Variable {
  readonly text: string;
  readonly isDefault: boolean;
}

export type Variables = Map<string, Variable>;

/** A command: its words, and what is fed to it. */
export interface Command {
  readonly words: readonly Word[];
  /** The text of a heredoc, with its places. */
  readonly input: { readonly text: string; readonly offsets: readonly number[] } | undefined;
}

/** A word that stands alone: an item of a list in another notation. */
export function wholeWord(text: string, span: Span, isKnown = true): Word {
  const length = Math.max(1, span.end - span.start);
  const offsets = Array.from({ length: text.length }, (_, index) => span.start + Math.min(index, length - 1));
  return { text, isKnown, isDefault: false, span, offsets };
}

/** A stretch of a text that holds commands. */
export interface ShellRegion extends Span {
  /** The notation around it makes one line of all: the end of a line ends no command. */
  readonly isFolded?: boolean;
}

/** The commands of a stretch of a text, in order; `variables` grows by what is assigned. */
export function readCommands(text: string, region: ShellRegion, variables: Variables = new Map()): readonly Command[] {
  return new ShellReader(text, region, variables).read();
}

const separators = new Set(['\n', ';', '|', '&', '(', ')', '{', '}']);
const mostSubstitutions = 6;

class ShellReader {
  readonly #text: string;
  readonly #end: number;
  readonly #variables: Variables;
  readonly #depth: number;
  readonly #isFolded: boolean;
  readonly #commands: Command[] = [];
  #words: Word[] = [];
  #input: Command['input'];
  readonly #heredocs: { readonly mark: string; readonly indented: boolean }[] = [];
  #at: number;

  constructor(text: string, { start, end, isFolded = false }: ShellRegion, variables: Variables, depth = 0) {
    this.#isFolded = isFolded;
    this.#text = text;
    this.#at = start;
    this.#end = end;
    this.#variables = variables;
    this.#depth = depth;
  }

  read(): readonly Command[] {
    while (this.#at < this.#end) this.#step();
    this.#finish();
    return this.#commands;
  }

  #step(): void {
    const letter = this.#text[this.#at] ?? '';
    const isAlone = /\s/.test(this.#text[this.#at + 1] ?? '\n');
    // A line is continued with a backslash, in PowerShell with a back quote.
    if (/^[\\`]\r?\n/.test(this.#text.slice(this.#at, this.#at + 3))) {
      this.#at = this.#text.indexOf('\n', this.#at) + 1;
    } else if (letter === '#' && /^$|[\s;&|(]/.test(this.#text[this.#at - 1] ?? '')) {
      this.#skipLine();
    } else if (letter === '\n' && this.#isFolded) {
      this.#at++;
    } else if (letter === '\n') {
      this.#at++;
      if (this.#heredocs.length > 0) this.#readHeredocs();
      this.#finish();
    } else if (letter === '<' && /^<<-?\s*['"]?\w/.test(this.#text.slice(this.#at, this.#at + 6))) {
      this.#openHeredoc();
    } else if (separators.has(letter) && !((letter === '{' || letter === '}') && !isAlone)) {
      this.#at++;
      this.#finish();
    } else if (/[\s<>]/.test(letter)) this.#at++;
    else this.#readWord();
  }

  #skipLine(): void {
    const end = this.#text.indexOf('\n', this.#at);
    this.#at = end < 0 || end > this.#end ? this.#end : end;
  }

  #finish(): void {
    if (this.#words.length > 0) this.#commands.push({ words: this.#words, input: this.#input });
    this.#words = [];
    this.#input = undefined;
  }

  #openHeredoc(): void {
    const [whole = '', dash = '', mark = ''] = /^<<(-?)\s*['"]?(\w+)['"]?/.exec(this.#text.slice(this.#at)) ?? [];
    this.#heredocs.push({ mark, indented: dash !== '' });
    this.#at += whole.length;
  }

  #readHeredocs(): void {
    for (const { mark } of this.#heredocs.splice(0)) {
      const close = new RegExp(`^[ \\t]*${mark}[ \\t]*\\r?$`, 'm').exec(this.#text.slice(this.#at, this.#end));
      const end = close === null ? this.#end : this.#at + close.index;
      const text = this.#text.slice(this.#at, end);
      const start = this.#at;
      this.#input = { text, offsets: Array.from({ length: text.length }, (_, index) => start + index) };
      this.#at = close === null ? end : end + close[0].length;
    }
  }

  #readWord(): void {
    const start = this.#at;
    const word = new GrowingWord();
    while (this.#at < this.#end) {
      const letter = this.#text[this.#at] ?? '';
      if (/[\s;|&()<>]/.test(letter)) break;
      if (letter === '\\') this.#readEscape(word);
      else if (letter === "'") this.#readSingle(word);
      else if (letter === '"') this.#readDouble(word);
      else if (letter === '$' || letter === '`') this.#readValue(word);
      else word.add(letter, this.#at++);
    }
    if (this.#at === start) this.#at++;
    const read = word.finish({ start, end: this.#at });
    if (this.#words.every(({ text }) => /^\w+=/.test(text) || text === 'export' || text === 'set')) this.#assign(read);
    this.#words.push(read);
  }

  #assign({ text, isKnown, isDefault }: Word): void {
    const [, name, value = ''] = /^(?:\$env:)?(\w+)=([^]*)$/.exec(text) ?? [];
    if (name !== undefined && (isKnown || isDefault)) this.#variables.set(name, { text: value, isDefault });
  }

  #readEscape(word: GrowingWord): void {
    const next = this.#text[this.#at + 1];
    if (next !== undefined && next !== '\n' && next !== '\r') word.add(next, this.#at + 1);
    this.#at += next === '\r' ? 3 : 2;
  }

  #readSingle(word: GrowingWord): void {
    const close = this.#text.indexOf("'", this.#at + 1);
    const end = close < 0 || close >= this.#end ? this.#end : close;
    for (let at = this.#at + 1; at < end; at++) word.add(this.#text[at] ?? '', at);
    this.#at = end + 1;
  }

  #readDouble(word: GrowingWord): void {
    this.#at++;
    while (this.#at < this.#end && this.#text[this.#at] !== '"') {
      const letter = this.#text[this.#at] ?? '';
      if (letter === '\\') this.#readEscape(word);
      else if (letter === '$' || letter === '`') this.#readValue(word);
      else word.add(letter, this.#at++);
    }
    this.#at++;
  }

  /** A variable or a substitution: `$NAME`, `${NAME:-default}`, `$(NAME)` of make, `${{ env.NAME }}` of workflows. */
  #readValue(word: GrowingWord): void {
    const rest = this.#text.slice(this.#at, this.#end);
    const at = this.#at;
    const workflow = /^\$\{\{\s*([^}]*?)\s*\}\}/.exec(rest);
    const braced = /^\$\{(\w+)(?:(:?[-=+?])([^{}]*))?\}/.exec(rest);
    const plain = /^\$(?:env:)?(\w+|[@*#?!$-])/i.exec(rest);
    const made = /^\$\((\w+)\)/.exec(rest);
    const match = workflow ?? braced ?? made ?? plain;
    if (match !== null) {
      this.#at += match[0].length;
      const name =
        workflow === null ? (match[1] ?? '') : (/^(?:env|vars|inputs)\.(\w+)$/.exec(match[1] ?? '')?.[1] ?? '');
      const known = this.#variables.get(name);
      const otherwise = braced === null || !/[-=]/.test(braced[2] ?? '') ? undefined : (braced[3] ?? '');
      if (known !== undefined) word.addValue(known.text, at, known.isDefault ? 'default' : 'known');
      else if (otherwise !== undefined && !otherwise.includes('$')) word.addValue(otherwise, at, 'default');
      else word.addValue('', at, 'unknown');
      return;
    }
    const close = rest.startsWith('`') ? rest.indexOf('`', 1) : closingOf(rest);
    const end = close < 0 ? this.#end : this.#at + close;
    const open = rest.startsWith('$(') ? 2 : 1;
    if (this.#depth < mostSubstitutions && (rest.startsWith('$(') || rest.startsWith('`')))
      this.#commands.push(
        ...new ShellReader(this.#text, { start: at + open, end }, this.#variables, this.#depth + 1).read(),
      );
    word.addValue('', at, 'unknown');
    this.#at = rest.startsWith('$(') || rest.startsWith('`') ? end + 1 : at + 1;
  }
}

/** Where the bracket of `$(` closes; -1 where it does not. */
function closingOf(text: string): number {
  let depth = 0;
  for (let at = 1; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  return -1;
}

class GrowingWord {
  #text = '';
  readonly #offsets: number[] = [];
  #isUnknown = false;
  #isDefault = false;

  add(letter: string, at: number): void {
    this.#text += letter;
    this.#offsets.push(at);
  }

  addValue(text: string, at: number, kind: 'known' | 'default' | 'unknown'): void {
    for (const letter of text) this.add(letter, at);
    this.#isDefault ||= kind === 'default';
    this.#isUnknown ||= kind === 'unknown';
  }

  finish(span: Span): Word {
    return {
      text: this.#text,
      isKnown: !this.#isUnknown && !this.#isDefault,
      isDefault: this.#isDefault && !this.#isUnknown,
      span,
      offsets: this.#offsets,
    };
  }
}
