// `# compliance-ignore rule: reason until 2027-03-31`: silences one rule for the next record of the same list.
// Invariant: only comments count, never text inside a value; a suppression holds for one record at most.
import type { DataPath } from '../text/anchor';
import type { SourceFile } from '../text/source-file';
import type { Span } from '../text/span';
import { parseDay, type CalendarDay } from '../terms/calendar-day';
import { find } from '../syntax/locate';
import type { TreeNode } from '../syntax/tree';
import type { YamlText } from '../syntax/yaml';
import type { PlacedRecord } from './record-kind';

/** A suppression comment. */
export interface Suppression {
  readonly rule: string;
  readonly reason: string | undefined;
  /** The last day on which it holds. */
  readonly until: CalendarDay | undefined;
  /** The comment, from `#` to its end. */
  readonly span: Span;
  /** The record that it reaches; undefined where none follows in the same list. */
  readonly record: DataPath | undefined;
}

const COMMENT = /^[ \t]*(# ?compliance-ignore\b[ \t]*([a-z]+\/[a-z*-]+)?[ \t]*:?[ \t]*(.*?))[ \t]*$/gm;
const UNTIL = /[ \t]*\buntil[ \t]+(\d{4}-\d{2}-\d{2})$/;

/** Reads all suppression comments of a file. */
export function readSuppressions(
  file: SourceFile,
  yaml: YamlText,
  records: readonly PlacedRecord[],
): readonly Suppression[] {
  if (!file.text.includes('compliance-ignore')) return [];
  const spans = recordSpans(yaml, records);
  return [...file.text.matchAll(COMMENT)].flatMap((match) => {
    const comment = match[1] ?? '';
    const start = match.index + match[0].indexOf('#');
    const span = { start, end: start + comment.length };
    if (isInsideValue(yaml, span.start)) return [];
    const reason = (match[3] ?? '').replace(UNTIL, '').trim();
    const until = UNTIL.exec(match[3] ?? '')?.[1];
    return [
      {
        rule: match[2] ?? '',
        reason: reason === '' ? undefined : reason,
        until: until === undefined ? undefined : parseDay(until),
        span,
        record: nextRecord(spans, span.start),
      },
    ];
  });
}

interface RecordSpan {
  readonly path: DataPath;
  readonly start: number;
  readonly end: number;
  /** Where the list that holds the record begins. */
  readonly list: string;
}

function recordSpans(yaml: YamlText, records: readonly PlacedRecord[]): readonly RecordSpan[] {
  return records.flatMap(({ anchor: { path } }) => {
    const [document, rest] =
      typeof path[0] === 'string' && path[0].startsWith('#')
        ? [yaml.documents[Number(path[0].slice(1))], path.slice(1)]
        : [yaml.documents[0], path];
    const child = document === undefined ? undefined : find(document, rest);
    if (child === undefined) return [];
    const { start, end } = child.node.span;
    return [{ path, start: start + child.shift, end: end + child.shift, list: JSON.stringify(path.slice(0, -1)) }];
  });
}

/** The record that begins next after the comment, if it is of the list in which the comment stands. */
function nextRecord(spans: readonly RecordSpan[], at: number): DataPath | undefined {
  const next = spans.find((span) => span.start > at);
  const before = spans.filter((span) => span.start < at).pop();
  if (next === undefined) return undefined;
  const isFirst = next.path[next.path.length - 1] === 0;
  return before?.list === next.list || isFirst ? next.path : undefined;
}

/** Whether an offset lies inside a block scalar, where `#` begins no comment. */
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
