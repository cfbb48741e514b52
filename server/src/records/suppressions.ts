// `# compliance-ignore rule: reason until 2027-03-31`: silences one rule for the next record of the same list.
// Invariant: only comments count, never text inside a value; a suppression holds for one rule and one record at most.
import type { DataPath } from '../text/anchor';
import type { SourceFile } from '../text/source-file';
import type { Span } from '../text/span';
import { parseDayOrPeriod, type CalendarDay } from '../terms/calendar-day';
import { commentsOf } from '../syntax/comments';
import { find, locate } from '../syntax/locate';
import type { TreeNode } from '../syntax/tree';
import type { YamlText } from '../syntax/yaml';
import type { PlacedRecord } from './record-kind';

/** A suppression comment. */
export interface Suppression {
  readonly rule: string;
  /** The rule's own letters; the comment where it names none. */
  readonly ruleSpan: Span;
  /** Further names of rules, which it does not silence, with their letters. */
  readonly more: readonly CommentWord[];
  readonly reason: string | undefined;
  /** The last day on which it holds. */
  readonly until: CalendarDay | undefined;
  /** What is written as its day; none where `until` is undefined. */
  readonly day: CommentWord | undefined;
  /** The comment, from `#` to its end. */
  readonly span: Span;
  /** It stands behind a value, on the same line. */
  readonly isTrailing: boolean;
  /** The record that it reaches; undefined where none follows in the same list. */
  readonly record: DataPath | undefined;
  /** How it would be written to silence what it names; undefined where it does, or nobody can tell. */
  readonly instead: Rewriting | undefined;
}

/** A text to be put at a place. */
export interface Rewriting {
  readonly span: Span;
  readonly text: string;
}

/** A word of the comment with its place. */
export interface CommentWord {
  readonly text: string;
  readonly span: Span;
}

const NAME = '[a-z]+\\/[a-z*-]+';
const COMMENT = new RegExp(
  `^(.*?)(?<=^|[ \\t])(# ?compliance-ignore\\b[ \\t]*((?:${NAME}(?:[ \\t]*,[ \\t]*|[ \\t]+(?=${NAME})))*(?:${NAME})?)[ \\t]*:?[ \\t]*(.*?))[ \\t]*$`,
  'gm',
);
const MONTH = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
/** `until` with what may be meant as a day; `until v2` is prose. */
const UNTIL = new RegExp(
  `[ \\t]*\\buntil[ \\t]+(\\d[\\d./-]*|\\d{1,2}\\.? (?:${MONTH})\\w*\\.? \\d{4}|(?:${MONTH})\\w*\\.? [\\d, ]*\\d{4})$`,
  'i',
);

/** Reads all suppression comments of a file. */
export function readSuppressions(
  file: SourceFile,
  yaml: YamlText,
  records: readonly PlacedRecord[],
): readonly Suppression[] {
  if (!mayHoldSuppressions(file.text)) return [];
  const spans = recordSpans(yaml, records);
  return [...file.text.matchAll(COMMENT)].flatMap((match) => {
    const [, before = '', comment = ''] = match;
    const start = match.index + before.length;
    if (isInsideValue(yaml, start)) return [];
    const isTrailing = before.trim() !== '';
    const record = isTrailing ? undefined : nextRecord(spans, start);
    const said = readComment(comment, start, match[3] ?? '', match[4] ?? '');
    const instead = isTrailing ? aboveItsRecord(file, spans, said.span) : oneForEach(file, before, said);
    return [{ ...said, isTrailing, record, instead }];
  });
}

/** The comment on a line of its own above the record in which it stands. */
function aboveItsRecord(file: SourceFile, records: readonly RecordSpan[], { start, end }: Span): Rewriting | undefined {
  const { line: own } = file.lines.positionAt(start);
  const around = records.findLast(
    (record) => file.lines.positionAt(record.start).line <= own && start > record.sectionStart,
  );
  if (around === undefined) return undefined;
  const { line } = file.lines.positionAt(around.start);
  const indent = /^[ \t]*(?=- )/.exec(file.lines.textOf(line))?.[0];
  const at = file.lines.startOf(line);
  if (indent === undefined) return undefined;
  return { span: { start: at, end: at }, text: `${indent}${file.text.slice(start, end)}${newlineOf(file)}` };
}

/** A comment for each of the rules that one names. */
function oneForEach(
  file: SourceFile,
  indent: string,
  { rule, more, span }: Pick<Suppression, 'rule' | 'more' | 'span'>,
): Rewriting | undefined {
  const last = more.at(-1);
  if (last === undefined) return undefined;
  const rest = file.text.slice(last.span.end, span.end);
  const comments = [rule, ...more.map(({ text }) => text)].map((name) => `# compliance-ignore ${name}${rest}`);
  return { span, text: comments.join(`${newlineOf(file)}${indent}`) };
}

function newlineOf({ text }: SourceFile): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

const STRAY = new RegExp(`^[\\s#*/!-]*(compliance-ignore\\b[ \\t]*(${NAME})?[^\\r\\n]*)`);

/** The comments of a source file that would be suppressions in an annotation file, each with the rule that it names. */
export function readStraySuppressions(file: SourceFile): readonly CommentWord[] {
  if (!mayHoldSuppressions(file.text)) return [];
  return commentsOf(file).flatMap(({ span, text }) => {
    const [whole, comment = '', rule = ''] = STRAY.exec(text) ?? [];
    if (whole === undefined) return [];
    const start = span.start + whole.length - comment.length;
    return [{ text: rule, span: { start, end: start + comment.trimEnd().length } }];
  });
}

/** Whether a text may hold suppressions; one that may not is not looked at further. */
export function mayHoldSuppressions(text: string): boolean {
  return text.includes('compliance-ignore');
}

/** What a comment says, given its text and place, the names in it and what follows them. */
function readComment(
  comment: string,
  start: number,
  names: string,
  rest: string,
): Omit<Suppression, 'isTrailing' | 'record' | 'instead'> {
  const span = { start, end: start + comment.length };
  const namesStart = start + (names === '' ? 0 : comment.indexOf(names, 'compliance-ignore'.length));
  const [rule, ...more] = [...names.matchAll(new RegExp(NAME, 'g'))].map((name): CommentWord =>
    wordAt(name[0], namesStart + name.index),
  );
  const written = UNTIL.exec(rest)?.[1];
  const until = written === undefined ? undefined : parseDayOrPeriod(written);
  const reason = rest.replace(UNTIL, '').trim();
  return {
    rule: rule?.text ?? '',
    ruleSpan: rule?.span ?? span,
    more,
    reason: reason === '' ? undefined : reason,
    until,
    day: written === undefined ? undefined : wordAt(written, span.end - written.length),
    span,
  };
}

function wordAt(text: string, start: number): CommentWord {
  return { text, span: { start, end: start + text.length } };
}

/** Where a record stands in the text. */
export interface RecordSpan extends Span {
  readonly path: DataPath;
  /** Where the key of the section stands that holds the record. */
  readonly sectionStart: number;
}

/** The places of records, in their order. */
export function recordSpans(yaml: YamlText, records: readonly PlacedRecord[]): readonly RecordSpan[] {
  return records.flatMap(({ anchor: { path } }) => {
    const [first, ...inner] = path;
    const isLater = typeof first === 'string' && first.startsWith('#');
    const document = yaml.documents[isLater ? Number(first.slice(1)) : 0];
    const within = isLater ? inner : path;
    const child = document === undefined ? undefined : find(document, within);
    if (document === undefined || child === undefined) return [];
    const { start, end } = child.node.span;
    const sectionStart = locate(document, within.slice(0, -1), 'key').start;
    return [{ path, start: start + child.shift, end: end + child.shift, sectionStart }];
  });
}

/** The record that begins next after the comment, if it is of the list in which the comment stands. */
function nextRecord(spans: readonly RecordSpan[], at: number): DataPath | undefined {
  const next = spans.find((span) => span.start > at);
  return next !== undefined && at > next.sectionStart ? next.path : undefined;
}

/** Whether an offset lies inside a text in quotes or a block scalar, where `#` begins no comment. */
function isInsideValue(yaml: YamlText, offset: number): boolean {
  const visit = (child: { node: TreeNode; shift: number }, base: number): boolean => {
    const { node } = child;
    const shift = base + child.shift;
    if (node.kind === 'scalar')
      return node.quoted && offset > node.span.start + shift && offset < node.span.end + shift;
    const children = node.kind === 'map' ? node.entries : node.items;
    return children.some((inner) => visit(inner, shift));
  };
  return yaml.documents.some((document) => visit(document, 0));
}
