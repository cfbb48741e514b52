// Writes the steps of a change into a JSON text, through the edits of `jsonc-parser`.
// Invariant: indentation and line breaks are those of the file.
import { modify, type FormattingOptions, type JSONPath } from 'jsonc-parser';
import type { Child } from '../../syntax/tree';
import { find, locate } from '../../syntax/locate';
import type { Data } from '../../text/change';
import type { Step, Written } from './step';

/** Writes a step into the text whose root is given. */
export function writeJsonStep(text: string, root: Child | undefined, step: Step): Written {
  const path: JSONPath = [...step.path];
  switch (step.do) {
    case 'put':
      return change(text, path, typed(root, step));
    case 'insert':
      return change(text, [...path, step.key], step.value, false, (keys) => placeOf(step.after, keys));
    case 'append':
      return change(text, [...path, -1], step.value, true);
    case 'remove':
      return change(text, path, undefined);
    case 'rename':
      return root === undefined ? [] : [{ span: locate(root, step.path, 'key'), text: JSON.stringify(step.key) }];
  }
}

/** A text in the place of a number is a number, if it spells one. */
function typed(root: Child | undefined, step: Extract<Step, { do: 'put' }>): Data {
  const { value, path } = step;
  const node = root === undefined ? undefined : find(root, path)?.node;
  const wasNumber = node?.kind === 'scalar' && typeof node.value === 'number';
  if (wasNumber && typeof value === 'string' && String(Number(value)) === value) return Number(value);
  return node?.kind === 'scalar' && typeof node.value === 'string' && typeof value === 'boolean'
    ? String(value)
    : value;
}

function placeOf(after: Extract<Step, { do: 'insert' }>['after'], keys: readonly string[]): number {
  if (typeof after === 'object') return keys.indexOf(after.key) + 1;
  return after === 'first' ? 0 : keys.length;
}

function change(
  text: string,
  path: JSONPath,
  value: Data | undefined,
  isArrayInsertion = false,
  getInsertionIndex?: (keys: string[]) => number,
): Written {
  const formattingOptions = layoutOf(text);
  const edits = modify(text, path, value, {
    formattingOptions,
    isArrayInsertion,
    ...(getInsertionIndex === undefined ? {} : { getInsertionIndex }),
  });
  return edits.map(({ offset, length, content }) => ({ span: { start: offset, end: offset + length }, text: content }));
}

/** Indentation and line breaks as the first indented line has them. */
function layoutOf(text: string): FormattingOptions {
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n',
    keepLines: false,
  };
}
