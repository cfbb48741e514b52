// Dockerfiles as a tree: a list of instructions, each a map of its keyword to its words.
// Invariant: continued lines are one instruction, and the lines of a heredoc are nobody's; words are kept where they
// name images, variables or packages (FROM, ARG, COPY, RUN and the options of ADD), for all else the list is empty.
import type { Span } from '../../text/span';
import { notation, type SyntaxTree } from '../../syntax/notation';
import { plainScalar, type Child, type ScalarNode, type SyntaxProblem } from '../../syntax/tree';
import { wordTable } from '../../text/word-table';

const keywords: ReadonlySet<string> = new Set(
  (
    'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER ' +
    'VOLUME WORKDIR'
  ).split(' '),
);

/** What of an instruction's words is kept. */
const wordsKept: Readonly<Record<string, 'all' | 'options'>> = wordTable({
  FROM: 'all',
  ARG: 'all',
  COPY: 'all',
  ADD: 'options',
  RUN: 'all',
});

const MOST_PROBLEMS = 100;
/** No line that names an image is longer. */
const LONGEST = 20_000;
const HEREDOC = /<<-?(?:"(\w+)"|'(\w+)'|(\w+))/g;

export const dockerfileNotation = notation('Dockerfile', (text) => new DockerfileReader(text).read());

class DockerfileReader {
  readonly #text: string;
  readonly #problems: SyntaxProblem[] = [];
  readonly #escape: string;
  /** Marks of heredocs that stand nowhere below. */
  readonly #missing = new Set<string>();
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#escape = escapeOf(text);
  }

  read(): SyntaxTree {
    const items: Child[] = [];
    while (this.#at < this.#text.length) {
      const instruction = this.#instruction();
      if (instruction !== undefined) items.push(instruction);
    }
    const span = { start: 0, end: this.#text.length };
    return { root: { node: { kind: 'list', span, items, flow: false }, shift: 0 }, problems: this.#problems };
  }

  /** Reads one instruction with all its lines; undefined for an empty line, a comment, or what is none. */
  #instruction(): Child | undefined {
    const line = this.#nextLine();
    const [, indent = '', first = ''] = /^([ \t]*)([^\s]*)/.exec(this.#text.slice(line.start, line.end)) ?? [];
    if (first === '' || first.startsWith('#')) return undefined;
    const keyword = first.endsWith(this.#escape) ? first.slice(0, -1) : first;
    const start = line.start + indent.length;
    const keySpan = { start, end: start + keyword.length };
    const key = keyword.toUpperCase();
    const pieces = this.#pieces({ start: keySpan.end, end: line.end });
    if (!keywords.has(key)) {
      this.#report(keySpan, `"${keyword.slice(0, 40)}" is no instruction of a Dockerfile.`);
      return undefined;
    }
    if (key === 'RUN' || key === 'COPY' || key === 'ADD') this.#skipHeredocs(pieces);
    const kept = wordsKept[key];
    const words = kept === undefined ? [] : wordsOf(this.#text, pieces, kept === 'options');
    const end = pieces.at(-1)?.end ?? keySpan.end;
    const list = { kind: 'list', span: { start: keySpan.end, end }, items: words.map(childOf), flow: true } as const;
    const entry = { key, keySpan, node: list, shift: 0 };
    return childOf({ kind: 'map', span: { start: keySpan.start, end }, entries: [entry], flow: false });
  }

  /** The parts of an instruction's lines, without the marks of continuation; comments and empty lines between them do not count. */
  #pieces(first: Span): readonly Span[] {
    const pieces: Span[] = [];
    for (let line = first; ; line = this.#nextLine()) {
      const written = this.#text.slice(line.start, line.end);
      const isSkipped = line !== first && /^\s*(?:#|$)/.test(written);
      const trimmed = written.trimEnd();
      const continues = trimmed.endsWith(this.#escape);
      if (!isSkipped) pieces.push({ start: line.start, end: line.start + trimmed.length - (continues ? 1 : 0) });
      if ((!continues && !isSkipped) || this.#at >= this.#text.length) return pieces;
    }
  }

  #skipHeredocs(pieces: readonly Span[]): void {
    const ends = pieces.flatMap(({ start, end }) => [...this.#text.slice(start, end).matchAll(HEREDOC)]);
    for (const [opening, double, single, plain] of ends) {
      const mark = double ?? single ?? plain ?? '';
      if (this.#missing.has(mark)) continue;
      const from = this.#at;
      let found = false;
      while (!found && this.#at < this.#text.length) {
        const line = this.#nextLine();
        const written = this.#text.slice(line.start, line.end);
        found = (opening.startsWith('<<-') ? written.replace(/^\t+/, '') : written) === mark;
      }
      // Without its end it was none: `<<` is an operator of the shell as well.
      if (found) continue;
      this.#at = from;
      this.#missing.add(mark);
    }
  }

  #nextLine(): Span {
    const start = this.#at;
    const found = this.#text.indexOf('\n', start);
    const end = found < 0 ? this.#text.length : found;
    this.#at = found < 0 ? end : end + 1;
    return { start, end: this.#text[end - 1] === '\r' && end > start ? end - 1 : end };
  }

  #report(span: Span, message: string): void {
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push({ span, message });
  }
}

/** The sign that continues a line: a backslash, or what the directive at the file's head says. */
function escapeOf(text: string): string {
  const directives = /(?:[ \t]*#[ \t]*[a-zA-Z][\w-]*[ \t]*=[^\n]*\n)*/y.exec(text)?.[0] ?? '';
  return /#[ \t]*escape[ \t]*=[ \t]*(`)/i.exec(directives)?.[1] ?? '\\';
}

/** The words of an instruction; the options are those that begin with `--` at its start. A quoted text is one word. */
function wordsOf(text: string, pieces: readonly Span[], onlyOptions: boolean): readonly ScalarNode[] {
  const words: ScalarNode[] = [];
  for (const piece of pieces) {
    const word = /(?:"(?:[^"\\]|\\.)*"?|'[^']*'?|\\.|[^\s"'])+/gs;
    for (const match of text.slice(piece.start, Math.min(piece.end, piece.start + LONGEST)).matchAll(word)) {
      if (onlyOptions && !match[0].startsWith('--')) return words;
      const start = piece.start + match.index;
      words.push(plainScalar(match[0], { start, end: start + match[0].length }));
    }
  }
  return words;
}

function childOf(node: Child['node']): Child {
  return { node, shift: 0 };
}
