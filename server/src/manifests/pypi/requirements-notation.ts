// The lines of pip's requirements files as a list of texts: comments are left out and continued lines joined, as pip does.
// Invariant: an item's span lies in its first line and ends before the options that follow a requirement.
import { notation } from '../../syntax/notation';
import { plainScalar, type Child } from '../../syntax/tree';

/** PowerShell writes UTF-16, which pip reads; as UTF-8 it is text with these between its letters. */
const FOREIGN = /[\0\ufffd]/g;
const COMMENT = /(?:^|\s)#.*$/;

export const requirementLines = notation('requirements file', (text) => {
  const items: Child[] = [];
  let open: { start: number; end: number; text: string[] } | undefined;
  const close = (): void => {
    const line =
      open?.text
        .map((each) => each.trim())
        .join(' ')
        .trim() ?? '';
    if (open !== undefined && line !== '') {
      items.push({ node: plainScalar(line, { start: open.start, end: open.end }), shift: 0 });
    }
    open = undefined;
  };
  for (const { index, 1: whole = '' } of text.matchAll(/([^\r\n]*)(?:\r\n|[\r\n]|$)/g)) {
    const plain = whole.replace(FOREIGN, '');
    const continues = !/^\s*#/.test(plain) && plain.endsWith('\\');
    const line = (continues ? plain.slice(0, -1) : plain).replace(COMMENT, '');
    const start = index + line.length - line.trimStart().length;
    const end = Math.max(start, index + (plain === whole ? headOf(line).length : whole.length));
    if (open === undefined) open = { start, end, text: [line] };
    else {
      if (open.text.every((each) => each.trim() === '')) open = { ...open, start, end };
      open.text.push(line);
    }
    if (!continues) close();
  }
  close();
  const span = { start: 0, end: text.length };
  return { root: { node: { kind: 'list', span, items, flow: false }, shift: 0 }, problems: [] };
});

/** The part of a line before the options that belong to a requirement. */
function headOf(line: string): string {
  const options = /^\s*-/.test(line) ? -1 : line.search(/\s--?[a-z]/i);
  return (options < 0 ? line : line.slice(0, options)).trimEnd();
}
