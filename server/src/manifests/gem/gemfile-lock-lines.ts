// The lines of a Gemfile.lock, and what each kind of them looks like.
import type { Span } from '../../text/span';

/** A line that says something, without the white space around it. */
export interface Line {
  readonly text: string;
  readonly indent: number;
  readonly span: Span;
}

/** Titles of sections of gems that come from one place. */
export const SOURCES = /^(?:GEM|GIT|PATH|PLUGIN SOURCE|SVN|HG)$/;
export const TITLE = /^[A-Z][A-Z ]*$/;
/** `remote: https://…` */
export const OPTION = /^([a-z_]+):(?: (.*))?$/;
/** `name (version)` */
export const GEM = /^(\S+) \([^()\s]+\)$/;
/** `name`, `name (what is said of it)`, with `!` where its source is named. */
export const ENTRY = /^([^\s()!]+)(?: \(([^()]*)\))?(!?)(?: (\S.*))?$/;

/** The lines that are not blank. */
export function* linesOf(text: string): Iterable<Line> {
  for (const match of text.matchAll(/^([ \t]*)([^\s].*)$/gm)) {
    const [, indent = '', rest = ''] = match;
    const content = rest.trimEnd();
    const start = match.index + indent.length;
    yield { text: content, indent: indent.length, span: { start, end: start + content.length } };
  }
}
