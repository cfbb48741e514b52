// One value or key as YAML spells it: plain where YAML reads the same text back, in quotes where it would not.
// Invariant: whether quotes are needed is asked of the YAML library, not guessed from characters.
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';

export type Quote = '"' | "'";

/** Where a scalar stands and what its neighbours do. */
export interface ScalarSetting {
  /** Inside brackets or braces, where commas and brackets end a value. */
  readonly flow: boolean;
  /** The quotes that the neighbours have without need; undefined where they have none. */
  readonly habit: Quote | undefined;
  /** The quotes to take where some are needed. */
  readonly quote: Quote;
}

/** A text, number or boolean on one line. */
export function scalarText(value: string | number | boolean, setting: ScalarSetting): string {
  if (typeof value !== 'string') return String(value);
  if (setting.habit !== undefined) return quoted(value, setting.habit);
  return !OLD_BOOLEAN.test(value) && isPlain(value, setting.flow) ? value : quoted(value, setting.quote);
}

/** A key before its colon. */
export function keyText(key: string, habit: Quote | undefined): string {
  if (habit !== undefined) return quoted(key, habit);
  const document = isOneLine(key) ? parseDocument(`{${key}: 1}`, { prettyErrors: false }) : undefined;
  const pair = isMap(document?.contents) ? document.contents.items[0] : undefined;
  return isScalar(pair?.key) && document?.errors.length === 0 && pair.key.source === key && isPlain(key, true)
    ? key
    : quoted(key, '"');
}

/** What YAML 1.1 takes for a boolean, besides `true` and `false`. */
const OLD_BOOLEAN = /^(?:y|yes|n|no|on|off)$/i;

/** Whether the text may stand without quotes: it is read back letter by letter, and as a text or a number that it also spells. */
function isPlain(text: string, flow: boolean): boolean {
  if (!isOneLine(text)) return false;
  const document = parseDocument(flow ? `[${text}]` : `a: ${text}`, { prettyErrors: false });
  if (document.errors.length > 0 || document.warnings.length > 0) return false;
  const { contents } = document;
  const node =
    isSeq(contents) && contents.items.length === 1
      ? contents.items[0]
      : isMap(contents)
        ? contents.items[0]?.value
        : undefined;
  if (!isScalar(node) || node.type !== 'PLAIN' || node.source !== text || node.comment !== undefined) return false;
  return typeof node.value === 'string' || (typeof node.value === 'number' && String(node.value) === text);
}

/** Whether the text holds printable characters only and no line break. */
function isOneLine(text: string): boolean {
  return text !== '' && !UNPRINTABLE.test(text);
}

const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff]/u;

function quoted(text: string, quote: Quote): string {
  const single = UNPRINTABLE.test(text)
    ? false
    : quote === "'"
      ? !text.includes("'") || text.includes('"')
      : /["\\]/.test(text) && !text.includes("'");
  if (single) return `'${text.replaceAll("'", "''")}'`;
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
