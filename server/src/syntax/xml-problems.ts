// What the XML parser complains of, in plain words. Invariant: the parser never throws, and goes on after every fault.
import { SaxesParser } from 'saxes';

/** The parser with its complaints as plain texts: an Error for each letter of a broken file would cost seconds. */
export class TolerantParser extends SaxesParser<{ position: false }> {
  readonly #onFault: (message: string) => void;

  constructor(onFault: (message: string) => void) {
    super({ position: false });
    this.#onFault = onFault;
  }

  override fail(message: string): this {
    this.#onFault(message);
    return this;
  }
}

const messages: readonly (readonly [start: string, message: string | undefined])[] = [
  // The reader says these itself: it knows better which element ends where.
  ['unclosed tag', undefined],
  ['unexpected close tag', undefined],
  ['document', undefined],
  ['text data outside', undefined],
  ['undefined entity', 'This entity is not known; "&" itself is written "&amp;".'],
  ['empty entity', '"&" is written "&amp;".'],
  ['disallowed character in entity', '"&" is written "&amp;".'],
  ['malformed character entity', 'There is no such character.'],
  ['unexpected end', 'The text ends within a tag, a comment or a CDATA section.'],
  ['duplicate attribute', 'This attribute is repeated; the first one counts.'],
  ['attribute without value', 'The value of this attribute is missing.'],
  ['unquoted attribute', 'The value of an attribute stands in quotes.'],
  ['no whitespace between', 'A space is missing between these attributes.'],
  ['disallowed character in attribute', 'This cannot be part of an attribute\'s name; a quote or ">" may be missing.'],
  ['disallowed character in tag', 'This cannot be part of a tag\'s name; "<" itself is written "&lt;".'],
  ['disallowed character in closing', 'An end tag holds nothing but its name.'],
  ['forward-slash', 'A ">" is missing after this "/".'],
  ['malformed comment', 'A comment may not hold "--".'],
  ['incorrect syntax', 'Only a comment, CDATA or DOCTYPE may begin with "<!".'],
  ['inappropriately located doctype', 'DOCTYPE stands before the root element.'],
  ['an XML declaration must', 'The XML declaration stands at the very start of the file.'],
  ['the XML declaration must', 'The XML declaration stands at the very start of the file.'],
];

/** The parser's complaint in plain words; undefined for what the reader says itself. */
export function messageOf(fault: string): string | undefined {
  const known = messages.find(([start]) => fault.startsWith(start));
  return known === undefined ? 'This is not well-formed XML.' : known[1];
}
