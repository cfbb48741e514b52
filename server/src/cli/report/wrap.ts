// Breaking text into lines for a terminal.
import { stripVTControlCharacters } from 'node:util';

/** The text in lines of at most `width` columns, broken at blanks; a longer word keeps a line of its own. Colours take no room. */
export function wrap(text: string, width: number | undefined): readonly string[] {
  if (width === undefined) return [text];
  const lines: string[] = [];
  let line: string | undefined;
  for (const word of text.split(' ')) {
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line !== undefined && stripVTControlCharacters(longer).length > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line ?? ''];
}
