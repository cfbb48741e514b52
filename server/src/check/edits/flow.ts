// Edits between brackets and braces: a part comes or goes with its comma, on its own line where its neighbours have one.
// Invariant: a comma behind the last part stays, or stays away, as it was.
import { columnOf, lineEnd, lineStart, nextLine, opensLine, type Place } from './places';
import type { Step, Written } from './step';
import type { Splice } from './working-text';

/** The index of the part behind which an inserted one stands; -1 for the first place. */
export function indexBehind(after: Extract<Step, { do: 'insert' }>['after'], parts: readonly Place[]): number {
  if (typeof after === 'object') return parts.findIndex((part) => part.name === after.key);
  return after === 'first' ? -1 : parts.length - 1;
}

/** Adds a part behind that of the index, -1 for the first place. `whole` has its brackets. */
export function addFlowPart(
  text: string,
  whole: Place,
  parts: readonly Place[],
  index: number,
  part: string,
  lineBreak: string,
): Written {
  const { start, end } = bracketsOf(whole);
  if (!/[[{]/.test(text.charAt(start))) return { refused: 'This value has no brackets of its own.' };
  const first = parts[0];
  if (first === undefined) {
    const padding = text.charAt(start) === '{' ? ' ' : '';
    return [{ span: { start: start + 1, end: end - 1 }, text: padding + part + padding }];
  }
  const break_ = opensLine(text, first.head) ? lineBreak + ' '.repeat(columnOf(text, first.head)) : ' ';
  const before = parts[index];
  if (before === undefined) return [{ span: { start: first.head, end: first.head }, text: `${part},${break_}` }];
  const comma = commaBehind(text, before.end, parts[index + 1]?.head ?? end - 1);
  const needed: Splice[] = comma === undefined ? [{ span: { start: before.end, end: before.end }, text: ',' }] : [];
  const behind = (comma ?? before.end - 1) + 1;
  const at = break_ === ' ' || index < parts.length - 1 ? behind : endOfItemLine(text, behind, end - 1);
  return [...needed, { span: { start: at, end: at }, text: break_ + part + (comma === undefined ? '' : ',') }];
}

/** Takes a part and one comma away. */
export function removeFlowPart(text: string, whole: Place, parts: readonly Place[], index: number): Written {
  const part = parts[index];
  const { start, end } = bracketsOf(whole);
  if (part === undefined || !/[[{]/.test(text.charAt(start)))
    return { refused: 'This value has no brackets of its own.' };
  const [before, next] = [parts[index - 1], parts[index + 1]];
  if (before === undefined && next === undefined) {
    const inner = { start: start + 1, end: end - 1 };
    return [
      {
        span: text.slice(inner.start, inner.end).includes('#') ? { start: part.head, end: part.end } : inner,
        text: '',
      },
    ];
  }
  const comma = commaBehind(text, part.end, next?.head ?? end - 1);
  if (opensLine(text, part.head) && lineEnd(text, part.end) < (next?.head ?? end - 1)) {
    const line: Splice = { span: { start: lineStart(text, part.head), end: nextLine(text, part.end) }, text: '' };
    const lastComma =
      before === undefined || comma !== undefined ? undefined : commaBehind(text, before.end, part.head);
    return lastComma === undefined ? [line] : [{ span: { start: lastComma, end: lastComma + 1 }, text: '' }, line];
  }
  if (next !== undefined) return [{ span: { start: part.head, end: next.head }, text: '' }];
  return [{ span: { start: before?.end ?? part.head, end: part.end }, text: '' }];
}

function bracketsOf({ node, shift }: Place): { readonly start: number; readonly end: number } {
  return { start: node.span.start + shift, end: node.span.end + shift };
}

/** The comma between two offsets, outside of comments. */
function commaBehind(text: string, start: number, end: number): number | undefined {
  const code = text.slice(start, end).replace(/#[^\n]*/g, (comment) => ' '.repeat(comment.length));
  const at = code.indexOf(',');
  return at < 0 ? undefined : start + at;
}

/** The end of a line whose rest is blank or a comment; the offset itself where more follows. */
function endOfItemLine(text: string, at: number, limit: number): number {
  const end = lineEnd(text, at);
  return end <= limit && /^\s*(?:#.*)?$/.test(text.slice(at, end)) ? end : at;
}
