// `# compliance-ignore rule: reason until 2027-03-31`: silences one rule for the next record of the same list.
// Invariant: only comments count, never text inside a value; a suppression holds for one record at most.
import type { DataPath } from '../text/anchor';
import type { SourceFile } from '../text/source-file';
import type { Span } from '../text/span';
import { parseDay, type CalendarDay } from '../terms/calendar-day';
import { find, locate } from '../syntax/locate';
import type { TreeNode } from '../syntax/tree';
import type { YamlText } from '../syntax/yaml';
import type { PlacedRecord } from './record-kind';

/** A suppression comment. */
export interface Suppression {
  readonly rule: string;
  /** The rule's own letters; the comment where it names none. */
  readonly ruleSpan: Span;
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
    const rule = match[2] ?? '';
    const ruleStart = start + comment.indexOf(rule, 'compliance-ignore'.length);
    return [
      {
        rule,
        ruleSpan: rule === '' ? span : { start: ruleStart, end: ruleStart + rule.length },
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
  /** Where the key of the section stands that holds the record. */
  readonly sectionStart: number;
}

function recordSpans(yaml: YamlText, records: readonly PlacedRecord[]): readonly RecordSpan[] {
  return records.flatMap(({ anchor: { path } }) => {
    const [first, ...inner] = path;
    const isLater = typeof first === 'string' && first.startsWith('#');
    const document = yaml.documents[isLater ? Number(first.slice(1)) : 0];
    const within = isLater ? inner : path;
    const child = document === undefined ? undefined : find(document, within);
    if (document === undefined || child === undefined) return [];
    const sectionStart = locate(document, within.slice(0, -1), 'key').start;
    return [{ path, start: child.node.span.start + child.shift, sectionStart }];
  });
}

/** The record that begins next after the comment, if it is of the list in which the comment stands. */
function nextRecord(spans: readonly RecordSpan[], at: number): DataPath | undefined {
  const next = spans.find((span) => span.start > at);
  return next !== undefined && at > next.sectionStart ? next.path : undefined;
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
