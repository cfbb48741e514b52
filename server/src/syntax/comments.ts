// The comments of a source text, for languages with and without a grammar: a small lexer that knows comment marks and
// strings. Invariant: a comment's text is the text of its span, which leaves the marks out.
import { baseName, type SourceFile } from '../text/source-file';
import type { Span } from '../text/span';

export interface Comment {
  readonly span: Span;
  readonly text: string;
}

/** How a language writes comments and strings. */
interface Lexis {
  readonly line: readonly string[];
  readonly block?: readonly (readonly [open: string, close: string])[];
  /** Block comments nest. */
  readonly nested?: boolean;
  /** Longer openings first. */
  readonly strings: readonly TextForm[];
  /** A line comment begins only after white space or at the start of a line. */
  readonly afterSpace?: boolean;
  /** `/…/` may be a regular expression. */
  readonly regex?: boolean;
}

interface TextForm {
  readonly open: string;
  readonly close: string;
  /** The text may go over several lines. */
  readonly long: boolean;
  /** A backslash takes the next letter in. */
  readonly escapes: boolean;
}

const quoted = (mark: string, long = false, escapes = true): TextForm => ({ open: mark, close: mark, long, escapes });

const single = quoted("'");
const double = quoted('"');
const tripleDouble = quoted('"""', true);
const slashes = ['//'];
const stars: Lexis['block'] = [['/*', '*/']];

const cLike: Lexis = { line: slashes, block: stars, strings: [double, single] };
const cpp: Lexis = { ...cLike, strings: [{ open: 'R"(', close: ')"', long: true, escapes: false }, double, single] };
const java: Lexis = { ...cLike, strings: [tripleDouble, double, single] };
const nesting: Lexis = { ...java, nested: true };
const script: Lexis = { ...cLike, strings: [quoted('`', true), double, single], regex: true };
const go: Lexis = { ...cLike, strings: [quoted('`', true, false), double, single] };
const cSharp: Lexis = {
  ...cLike,
  strings: [quoted('"""', true, false), { ...quoted('"', true, false), open: '@"' }, double, single],
};
// A single quote opens a lifetime as often as a letter; letters are short and hold no comment marks worth the risk.
const rust: Lexis = {
  ...cLike,
  nested: true,
  strings: [
    { open: 'r#"', close: '"#', long: true, escapes: false },
    { ...quoted('"', true, false), open: 'r"' },
    quoted('"', true),
    quoted("'\"'"),
    quoted("'/'"),
  ],
};
const dart: Lexis = { ...nesting, strings: [tripleDouble, quoted("'''", true), double, single] };
const python: Lexis = { line: ['#'], strings: [tripleDouble, quoted("'''", true), double, single] };
const shell: Lexis = { line: ['#'], strings: [quoted('"', true), quoted("'", true, false)], afterSpace: true };
const yaml: Lexis = { line: ['#'], strings: [], afterSpace: true };
const hash: Lexis = { line: ['#'], strings: [double, single] };
const toml: Lexis = {
  line: ['#'],
  strings: [tripleDouble, quoted("'''", true, false), double, quoted("'", false, false)],
};
const hcl: Lexis = { line: ['#', '//'], block: stars, strings: [double] };
const sql: Lexis = { line: ['--'], block: stars, strings: [quoted("'", true, false), double] };
const markup: Lexis = { line: [], block: [['<!--', '-->']], strings: [] };
const component: Lexis = {
  ...script,
  block: [
    ['<!--', '-->'],
    ['/*', '*/'],
  ],
};
const css: Lexis = { line: [], block: stars, strings: [double, single] };
const powershell: Lexis = {
  line: ['#'],
  block: [['<#', '#>']],
  strings: [quoted('"', true, false), quoted("'", true, false)],
};
const lua: Lexis = { line: ['--'], block: [['--[[', ']]']], strings: [double, single] };
const php: Lexis = { ...cLike, line: ['//', '#'], strings: [quoted('"', true), quoted("'", true)] };
const ini: Lexis = { line: ['#', ';'], strings: [], afterSpace: true };

const lexisByEnding: Readonly<Record<string, Lexis>> = {
  ...all('ts mts cts tsx js mjs cjs jsx', script),
  ...all('vue svelte astro', component),
  ...all('c h m mm proto glsl hlsl', cLike),
  ...all('cc cpp cxx hh hpp hxx ino cu', cpp),
  ...all('java groovy gradle', java),
  ...all('kt kts swift scala', nesting),
  ...all('cs', cSharp),
  ...all('go', go),
  ...all('rs', rust),
  ...all('dart', dart),
  ...all('py pyi pyw pyx', python),
  ...all('sh bash zsh ksh fish', shell),
  ...all('yaml yml', yaml),
  ...all('rb r jl pl pm ex exs nim tcl cmake mk graphql feature robot', hash),
  ...all('toml', toml),
  ...all('tf tfvars hcl nix', hcl),
  ...all('sql', sql),
  ...all('xml html htm xhtml md svg xaml csproj', markup),
  ...all('css', css),
  ...all('scss less', cLike),
  ...all('ps1 psm1', powershell),
  ...all('lua', lua),
  ...all('php', php),
  ...all('ini cfg conf properties env', ini),
};

function all(endings: string, lexis: Lexis): Record<string, Lexis> {
  return Object.fromEntries(endings.split(' ').map((ending) => [ending, lexis]));
}

/** Whether comments of such files can be told. */
export function hasComments(path: string): boolean {
  return lexisOf(path) !== undefined;
}

/** By the ending; a few files go by their name: `Dockerfile`, `Dockerfile.prod`, `Makefile`, `.env`. */
function lexisOf(path: string): Lexis | undefined {
  const name = baseName(path).toLowerCase();
  if (/^(?:dockerfile|containerfile|makefile|gnumakefile)(?:\.|$)/.test(name)) return hash;
  const ending = name.slice(name.lastIndexOf('.') + 1);
  return name.includes('.') && Object.hasOwn(lexisByEnding, ending) ? lexisByEnding[ending] : undefined;
}

/** The comments of a file in their order; none where the language is unknown. */
export function commentsOf(file: SourceFile): readonly Comment[] {
  const lexis = lexisOf(file.path);
  return lexis === undefined ? [] : new Lexer(file.text, lexis).read();
}

class Lexer {
  readonly #comments: Comment[] = [];
  readonly #openings: RegExp;

  constructor(
    readonly text: string,
    readonly lexis: Lexis,
  ) {
    const marks = [
      ...(lexis.block ?? []).map(([open]) => open),
      ...lexis.strings.map(({ open }) => open),
      ...lexis.line,
    ];
    if (lexis.regex === true) marks.push('/');
    this.#openings = new RegExp(marks.map((mark) => mark.replace(/[^\w\s]/g, '\\$&')).join('|'), 'g');
  }

  read(): readonly Comment[] {
    for (;;) {
      const match = this.#openings.exec(this.text);
      if (match === null) return this.#comments;
      this.#openings.lastIndex = Math.max(this.#take(match[0], match.index), match.index + 1);
    }
  }

  /** Reads what begins with a mark and gives the offset behind it. */
  #take(mark: string, at: number): number {
    const start = at + mark.length;
    const close = this.lexis.block?.find(([open]) => open === mark)?.[1];
    if (close !== undefined) return this.#takeBlock(mark, close, start);
    const form = this.lexis.strings.find(({ open }) => open === mark);
    if (form !== undefined) return this.#endOfText(form, start);
    if (!this.lexis.line.includes(mark)) return this.#beginsRegex(at) ? this.#endOfRegex(start) : start;
    if (this.lexis.afterSpace === true && at > 0 && !/\s/.test(this.text.charAt(at - 1))) return start;
    return this.#add(start, this.#endOfLine(start));
  }

  #add(start: number, end: number): number {
    this.#comments.push({ span: { start, end }, text: this.text.slice(start, end) });
    return end;
  }

  #takeBlock(open: string, close: string, start: number): number {
    let at = start;
    for (let depth = 1; depth > 0;) {
      const end = this.text.indexOf(close, at);
      const inner = this.lexis.nested === true ? this.text.indexOf(open, at) : -1;
      if (end < 0) return this.#add(start, this.text.length);
      if (inner >= 0 && inner < end) {
        depth++;
        at = inner + open.length;
      } else {
        depth--;
        at = end + close.length;
      }
    }
    this.#add(start, at - close.length);
    return at;
  }

  #endOfText({ close, long, escapes }: TextForm, start: number): number {
    const limit = long ? this.text.length : this.#endOfLine(start);
    for (let at = start; at < limit; at++) {
      if (escapes && this.text[at] === '\\') at++;
      else if (this.text.startsWith(close, at)) return at + close.length;
    }
    return limit;
  }

  #endOfLine(start: number): number {
    let end = start;
    while (end < this.text.length && this.text[end] !== '\n' && this.text[end] !== '\r') end++;
    return end;
  }

  /** A slash divides after a value; anywhere else it opens a regular expression. */
  #beginsRegex(at: number): boolean {
    let before = at - 1;
    while (before >= 0 && /\s/.test(this.text.charAt(before))) before--;
    if (before < 0 || '(,=:[!&|?{};+-*%~^>'.includes(this.text.charAt(before))) return true;
    return /\b(?:return|typeof|case|in|of|do|else|void|delete|throw|new|yield|await)$/.test(
      this.text.slice(Math.max(0, before - 9), before + 1),
    );
  }

  #endOfRegex(start: number): number {
    let inClass = false;
    const limit = this.#endOfLine(start);
    for (let at = start; at < limit; at++) {
      const letter = this.text[at];
      if (letter === '\\') at++;
      else if (letter === '[') inClass = true;
      else if (letter === ']') inClass = false;
      else if (letter === '/' && !inClass) return at + 1;
    }
    // No end on this line: it was a division, or the end of a tag.
    return start;
  }
}
