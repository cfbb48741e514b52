// Where a call that loads a model from a hub names, or could name, the commit that it wants: found by the look of the text,
// since a fix has no syntax tree at hand. Invariant: only calls known to take a revision are touched, outside of comments;
// what is written in a way that is not understood stays as it is.
import { commentsOf } from '../../syntax/comments';
import type { Change } from '../../text/change';
import type { SourceFile } from '../../text/source-file';
import type { Span } from '../../text/span';

type Replacement = Extract<Change, { kind: 'replace' }>;

/** Calls of hub libraries that take a revision, by their last name. */
const loaders =
  /^(?:from_pretrained|pipeline|SentenceTransformer|CrossEncoder|SparseEncoder|hf_hub_download|snapshot_download|cached_file|load_lora_weights|load_ip_adapter|load_textual_inversion)$/;

/** How far in front of an id its call may open. */
const LONGEST_CALL = 2_000;

/** Whether loads in a file of that name can be pinned; a notebook keeps its code within other data. */
export function canPinLoads(file: string): boolean {
  return /\.(?:py|[cm]?[jt]sx?)$/.test(file);
}

/** The edits that make each load of the id name the commit. */
export function pinLoads(
  { file, id, commit }: Extract<Change, { kind: 'pin-load' }>,
  source: SourceFile | undefined,
): readonly Replacement[] {
  if (source === undefined || !canPinLoads(file)) return [];
  const isPython = file.endsWith('.py');
  const hidden = commentsOf(source).map(({ span }) => withMarks(source.text, span));
  const { text } = source;
  const edits: Replacement[] = [];
  for (const match of text.matchAll(new RegExp(`(["'\`])${id.replace(/[.+*?^$()[\]{}|\\]/g, '\\$&')}\\1`, 'g'))) {
    const literal: Span = { start: match.index, end: match.index + match[0].length };
    if (hidden.some(({ start, end }) => start <= literal.start && literal.start < end)) continue;
    const call = callAround(text, literal, hidden);
    if (call === undefined || !loaders.test(call.name)) continue;
    const quote = match[1] === '`' ? "'" : (match[1] ?? "'");
    const edit = editOf({ text, hidden, isPython }, call, literal, `${quote}${commit}${quote}`);
    if (edit !== undefined) edits.push({ kind: 'replace', anchor: { file, span: edit.span }, text: edit.text });
  }
  return edits;
}

/** A comment with what opens it. */
function withMarks(text: string, { start, end }: Span): Span {
  const marks = /(?:#|\/\/|\/\*)[ \t]*$/.exec(text.slice(Math.max(0, start - 20), start))?.[0] ?? '';
  return { start: start - marks.length, end };
}

interface Call {
  readonly name: string;
  /** Between the brackets. */
  readonly inside: Span;
}

interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** The call whose arguments hold a literal, not within another bracket. */
function callAround(text: string, literal: Span, hidden: readonly Span[]): Call | undefined {
  const open = openingBefore(text, literal.start, hidden);
  const close = open === undefined ? undefined : closingAfter(text, literal.end, hidden);
  if (open === undefined || close === undefined) return undefined;
  const name = /([\w$]+)\s*(?:<[^<>()]*>\s*)?$/.exec(text.slice(Math.max(0, open - 200), open))?.[1];
  return name === undefined ? undefined : { name, inside: { start: open + 1, end: close } };
}

/** Steps over what lies in the same brackets, backwards. Quotes are not looked into: brackets in texts are rare in such calls. */
function openingBefore(text: string, at: number, hidden: readonly Span[]): number | undefined {
  let depth = 0;
  for (let index = at - 1; index >= Math.max(0, at - LONGEST_CALL); index--) {
    const comment = hidden.find(({ start, end }) => start <= index && index < end);
    if (comment !== undefined) index = comment.start;
    else if (/[)\]}]/.test(text.charAt(index))) depth++;
    else if (/[([{]/.test(text.charAt(index)) && depth-- === 0) return text.charAt(index) === '(' ? index : undefined;
  }
  return undefined;
}

function closingAfter(text: string, at: number, hidden: readonly Span[]): number | undefined {
  let depth = 0;
  for (let index = at; index < Math.min(text.length, at + LONGEST_CALL); index++) {
    const comment = hidden.find(({ start, end }) => start <= index && index < end);
    if (comment !== undefined) index = comment.end - 1;
    else if (/[([{]/.test(text.charAt(index))) depth++;
    else if (/[)\]}]/.test(text.charAt(index)) && depth-- === 0) return text.charAt(index) === ')' ? index : undefined;
  }
  return undefined;
}

/** A source file as far as it matters here; `hidden` are its comments. */
interface Code {
  readonly text: string;
  readonly hidden: readonly Span[];
  readonly isPython: boolean;
}

function editOf({ text, hidden, isPython }: Code, call: Call, literal: Span, commit: string): Edit | undefined {
  const written = isPython ? /\brevision\s*=\s*/g : /\brevision\s*:\s*/g;
  const inside = text.slice(call.inside.start, call.inside.end);
  const named = written.exec(inside);
  if (named !== null) return replaceValue(inside, call.inside.start, written.lastIndex, commit);
  return isPython
    ? appendArgument(text, call.inside, hidden, `revision=${commit}`)
    : addOption(text, call.inside, literal, commit);
}

/** Another value where one is written out; undefined where it is the same, or is computed. */
function replaceValue(inside: string, start: number, at: number, commit: string): Edit | undefined {
  const value = /^(?:"[^"\n]*"|'[^'\n]*')/.exec(inside.slice(at))?.[0];
  if (value === undefined || value.slice(1, -1) === commit.slice(1, -1)) return undefined;
  return { span: { start: start + at, end: start + at + value.length }, text: commit };
}

/** A last argument, on a line of its own where the others have theirs, behind the comment of the one before. */
function appendArgument(text: string, inside: Span, hidden: readonly Span[], argument: string): Edit {
  let end = inside.end;
  let behind = inside.end;
  while (end > inside.start) {
    const comment = hidden.find((span) => span.start < end && end <= span.end);
    if (comment !== undefined) {
      behind = comment.end;
      end = comment.start;
    } else if (/\s/.test(text.charAt(end - 1))) end--;
    else break;
  }
  const line = /^(\r?\n[ \t]*)\S/.exec(text.slice(inside.start, inside.end))?.[1];
  if (text.charAt(end - 1) !== ',') return { span: { start: end, end }, text: `,${line ?? ' '}${argument}` };
  const at = behind === inside.end ? end : behind;
  return { span: { start: at, end: at }, text: `${line ?? ' '}${argument},` };
}

/** An option behind the id: in the options that stand there, or in new ones where nothing follows. */
function addOption(text: string, inside: Span, literal: Span, commit: string): Edit | undefined {
  const rest = text.slice(literal.end, inside.end);
  const options = /^\s*,\s*\{/.exec(rest)?.[0];
  if (options !== undefined) {
    const at = literal.end + options.length;
    const isEmpty = /^\s*\}/.test(text.slice(at));
    return { span: { start: at, end: at }, text: isEmpty ? ` revision: ${commit} ` : ` revision: ${commit},` };
  }
  if (!/^\s*,?\s*$/.test(rest)) return undefined;
  return { span: { start: literal.end, end: literal.end }, text: `, { revision: ${commit} }` };
}
