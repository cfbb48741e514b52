// The comments of a source text, for languages with and without a grammar: a small lexer that knows comment marks and
// texts. Invariant: a comment's text is the text of its span, which leaves the marks out.
import { Lexer as YamlLexer } from 'yaml';
import type { SourceFile } from '../text/source-file';
import type { Span } from '../text/span';
import { lexisOf, type Lexis, type TextForm } from './lexis';
import { cellsOf } from './notebook';

export interface Comment {
  readonly span: Span;
  readonly text: string;
}

/** Whether comments of such files can be told. */
export function hasComments(path: string): boolean {
  return lexisOf(path) !== undefined;
}

/** A text as a comment of its own line, in the marks of the file's language; undefined where the language is unknown. */
export function writeComment(path: string, text: string): string | undefined {
  const lexis = lexisOf(path);
  const [mark] = lexis?.line ?? [];
  if (mark !== undefined) return `${mark} ${text}`;
  const [open, close] = lexis?.block?.[0] ?? [];
  return open === undefined || close === undefined ? undefined : `${open} ${text} ${close}`;
}

/** The comments of a file in their order, in a notebook those of its Python cells; none where the language is unknown. */
export function commentsOf(file: SourceFile): readonly Comment[] {
  if (file.path.endsWith('.ipynb')) return commentsOfCells(file);
  const lexis = lexisOf(file.path);
  if (lexis === undefined) return [];
  return lexis.yaml === true ? commentsOfYaml(file.text) : new Lexer(file.text, lexis).read();
}

function commentsOfCells(file: SourceFile): readonly Comment[] {
  const lexis = lexisOf('cell.py');
  const cells = cellsOf(file).filter(({ kind, language }) => kind === 'code' && language === 'python');
  return cells.flatMap((cell) =>
    (lexis === undefined ? [] : new Lexer(cell.text, lexis).read()).map(({ span, text }) => ({
      span: { start: cell.offsetInFile(span.start), end: cell.offsetInFile(span.end) },
      text,
    })),
  );
}

/** Marks that the YAML lexer puts between pieces of the source. */
const [BEFORE_DOCUMENT, BEFORE_SCALAR, AFTER_FLOW] = ['\u0002', '\u001f', '\u0018'];

function commentsOfYaml(text: string): readonly Comment[] {
  const comments: Comment[] = [];
  let at = 0;
  let isScalar = false;
  for (const piece of new YamlLexer().lex(text)) {
    const isMark = piece === BEFORE_DOCUMENT || piece === BEFORE_SCALAR || piece === AFTER_FLOW;
    if (!isMark) {
      if (!isScalar && piece.startsWith('#')) {
        comments.push({ span: { start: at + 1, end: at + piece.length }, text: piece.slice(1) });
      }
      at += piece.length;
    }
    isScalar = piece === BEFORE_SCALAR;
  }
  return comments;
}

/** Behind these letters a `'` opens a text all the same. */
const BEFORE_TEXT = /(?:^|[^\w$])(?:u8|[uUL]|return|case|typeof|in|of|default|from|import|as|else)$/;
/** Behind these words a slash opens a regular expression. */
const BEFORE_REGEX = /(?:^|[^\w$.])(?:return|typeof|case|in|of|do|else|void|delete|throw|new|yield|await)$/;
/** What announces a text below in a shell: `<<END`, `<<-'END'`. */
const HEREDOC = /^<<-?[ \t]*(?:"([^"]+)"|'([^']+)'|\\?([A-Za-z_]\w*))/;

class Lexer {
  readonly #comments: Comment[] = [];
  readonly #openings: RegExp;
  readonly #forms: readonly (readonly [RegExp, TextForm])[];
  /** What is open around the code: braces, and texts in back quotes that hold it. */
  readonly #around: ('brace' | 'template')[] = [];
  /** The ends of the texts that begin below this line. */
  readonly #below: string[] = [];

  constructor(
    readonly text: string,
    readonly lexis: Lexis,
  ) {
    const literal = (mark: string): string => mark.replace(/[^\w\s]/g, '\\$&');
    const marks = [
      ...(lexis.block ?? []).map(([open]) => literal(open)),
      ...lexis.texts.map(({ open }) => open),
      ...lexis.line.map(literal),
      ...(lexis.script === true ? ['[/`{}]'] : []),
      ...(lexis.shell === true ? ['\\\\', '<<<?', '\\n'] : []),
    ];
    this.#openings = new RegExp(marks.join('|'), 'g');
    this.#forms = lexis.texts.map((form) => [new RegExp(`^(?:${form.open})$`), form]);
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
    const form = this.#forms.find(([opens]) => opens.test(mark))?.[1];
    if (form !== undefined) return this.#isApostrophe(mark, at) ? start : this.#endOfText(form, mark, start);
    if (!this.lexis.line.includes(mark)) return this.#takeOther(mark, at, start);
    if (this.lexis.afterSpace === true && at > 0 && !/[\s;&|(]/.test(this.text.charAt(at - 1))) return start;
    return this.#add(start, this.#endOfLine(start));
  }

  #takeOther(mark: string, at: number, start: number): number {
    switch (mark) {
      case '/':
        return this.#beginsRegex(at) ? this.#endOfRegex(start) : start;
      case '`':
        return this.#endOfTemplate(start);
      case '{':
        this.#around.push('brace');
        return start;
      case '}':
        return this.#around.pop() === 'template' ? this.#endOfTemplate(start) : start;
      case '\\':
        return start + 1;
      case '<<':
        return this.#announceText(at);
      case '\n':
        return this.#endOfTextsBelow(start);
      default:
        return start;
    }
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

  /** The offset behind a text; a short one that its line does not close is none, such as an apostrophe in markup. */
  #endOfText({ close, long, escapes, doubles }: TextForm, open: string, start: number): number {
    const mark = close(open);
    const limit = long ? this.text.length : this.#endOfLine(start);
    for (let at = start; at < limit; at++) {
      if (escapes && this.text[at] === '\\') at++;
      else if (this.text.startsWith(mark, at)) {
        if (!doubles || !this.text.startsWith(mark, at + mark.length)) return at + mark.length;
        at += mark.length;
      }
    }
    return long ? limit : start;
  }

  /** The offset behind a text in back quotes, or behind the `${` in it, where code begins. */
  #endOfTemplate(start: number): number {
    for (let at = start; at < this.text.length; at++) {
      const letter = this.text[at];
      if (letter === '\\') at++;
      else if (letter === '`') return at + 1;
      else if (letter === '$' && this.text[at + 1] === '{') {
        this.#around.push('template');
        return at + 2;
      }
    }
    return this.text.length;
  }

  #endOfLine(start: number): number {
    let end = start;
    while (end < this.text.length && this.text[end] !== '\n' && this.text[end] !== '\r') end++;
    return end;
  }

  #isApostrophe(mark: string, at: number): boolean {
    if (mark !== "'" || this.lexis.apostrophes !== true || !/[\p{L}\d]/u.test(this.text.charAt(at - 1))) return false;
    return !BEFORE_TEXT.test(this.text.slice(Math.max(0, at - 9), at));
  }

  /** A slash divides after a value; anywhere else it opens a regular expression, but for the end of a tag. */
  #beginsRegex(at: number): boolean {
    if (/^\/>(?!\/)/.test(this.text.slice(at, at + 3))) return false;
    let before = at - 1;
    while (before >= 0 && /\s/.test(this.text.charAt(before))) before--;
    if (/^(?:\+\+|--)$/.test(this.text.slice(Math.max(0, before - 1), before + 1))) return false;
    if (before < 0 || '(,=:[!&|?{};+-*%~^>'.includes(this.text.charAt(before))) return true;
    return BEFORE_REGEX.test(this.text.slice(Math.max(0, before - 9), before + 1));
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

  /** Remembers the end of a text that begins on the next line, where there is such an end: `<<` also shifts bits. */
  #announceText(at: number): number {
    const match = HEREDOC.exec(this.text.slice(at, this.#endOfLine(at)));
    const end = match?.[1] ?? match?.[2] ?? match?.[3];
    if (match === null || end === undefined || this.#endOfBody(end, at) === undefined) return at + 2;
    this.#below.push(end);
    return at + match[0].length;
  }

  #endOfTextsBelow(start: number): number {
    return this.#below.splice(0).reduce((at, end) => this.#endOfBody(end, at - 1) ?? at, start);
  }

  /** The offset behind the line that holds nothing but `end`, at which or above which `from` stands. */
  #endOfBody(end: string, from: number): number | undefined {
    for (let at = this.text.indexOf(end, from); at >= 0; at = this.text.indexOf(end, at + 1)) {
      const line = this.text.lastIndexOf('\n', at - 1) + 1;
      const after = this.#endOfLine(at);
      if (line > from && /^\t*$/.test(this.text.slice(line, at)) && after === at + end.length) return after;
    }
    return undefined;
  }
}
