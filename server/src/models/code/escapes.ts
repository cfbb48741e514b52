// Escape sequences in string literals, as Python and JavaScript have them in common.
import { wordTable } from '../../text/word-table';

const named: Readonly<Record<string, string>> = wordTable({
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
  '\n': '',
});

/** The text that a literal's content stands for; an escape that nobody knows stands for its letter. */
export function unescapeText(content: string): string {
  if (!content.includes('\\')) return content;
  return content.replace(
    /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|([^]))/g,
    (...groups: (string | undefined)[]) => {
      const code = groups[1] ?? groups[2] ?? groups[3] ?? groups[4];
      const letter = groups[5] ?? '';
      if (code === undefined) return named[letter] ?? letter;
      const point = Number.parseInt(code, 16);
      return point > 0x10ffff ? '' : String.fromCodePoint(point);
    },
  );
}
