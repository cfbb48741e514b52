// XML text to the one tree. An element is a map: its attributes (`@version`), its children by their names without a
// prefix, the second and later ones of a name as `dependency[2]`, and its text (`#text`); an element of nothing but text
// is a scalar. The root element is the one entry of the tree's root.
// Invariant: whatever the text, nothing is thrown, nothing is fetched, and what entities stand for is bounded.
import type { Span } from '../text/span';
import { notation, type SyntaxTree } from './notation';
import { plainScalar, valueOf, type MapEntry, type ScalarNode, type SyntaxProblem, type TreeNode } from './tree';
import { declaredEntities, namedEntities } from './xml-entities';
import { messageOf, TolerantParser } from './xml-problems';

/**
 * XML. The span of an element's key is the name in its start tag. The span of its value is its trimmed text if it is a
 * scalar, and the whole element with its tags if it is a map; an attribute's is the text between the quotes. Prefixes of
 * attributes are kept (`@xsi:type`). An empty element is a scalar with the value null.
 */
export const xml = notation('XML', readXml);

const DEEPEST = 500;
const MOST_PROBLEMS = 100;
const BARE_AMPERSAND = /&(?!(?:#?\w[\w.-]{0,99});)/g;
/** Stands for a bare "&": of the same length, and of no use in any text. */
const STAND_IN = '\ue000';

/** All children of an element with that name, in the order of the text. */
export function children(node: TreeNode | undefined, name: string): readonly MapEntry[] {
  return node?.kind === 'map' ? node.entries.filter(({ key }) => nameOf(key) === name) : [];
}

/** The name of an element by its key: `dependency[2]` is a `dependency`. */
export function nameOf(key: string): string {
  const bracket = key.indexOf('[');
  return bracket < 0 ? key : key.slice(0, bracket);
}

/** The text of an element, whether it has attributes or not; undefined if it is empty or holds elements only. */
export function textOf(node: TreeNode | undefined): string | undefined {
  const scalar = node?.kind === 'map' ? valueOf(node, '#text') : node;
  return scalar?.kind === 'scalar' && scalar.text !== '' ? scalar.text : undefined;
}

/** The text of the first child with that name, or of the attribute (`@version`). */
export function textIn(node: TreeNode | undefined, name: string): string | undefined {
  return textOf(valueOf(node, name));
}

/** Reads a text of any quality; what is not well-formed is read as it was likely meant, and reported. */
function readXml(text: string): SyntaxTree {
  // The parser takes half a surrogate pair for a whole one, and all that follows a bare "&" for an entity's name.
  const builder = new TreeBuilder(text.replaceAll(/\p{Surrogate}/gu, '\ufffd').replaceAll(BARE_AMPERSAND, STAND_IN));
  const node = builder.read();
  const problems = builder.problems.sort((a, b) => a.span.start - b.span.start);
  return { root: node && { node, shift: 0 }, problems };
}

/** An element whose end was not met yet. */
interface Open {
  /** With its prefix, as end tags have it. */
  readonly name: string;
  readonly start: number;
  readonly keySpan: Span;
  readonly entries: MapEntry[];
  readonly counts: Map<string, number>;
  text: string;
  /** From the first to the last letter of its text. */
  textSpan: Span | undefined;
}

/** Builds the tree from the parser's events. The elements that are open are counted here, since the parser closes all at a wrong end tag. */
class TreeBuilder {
  readonly problems: SyntaxProblem[] = [];
  readonly #source: string;
  readonly #parser: TolerantParser;
  readonly #top: Open;
  readonly #stack: Open[];
  readonly #openNames = new Map<string, number>();
  /** Where the last event's text ended, and the next one's begins. */
  #at = 0;
  /** A wrong end tag, which the parser gives once more as text. */
  #echo = '';

  constructor(source: string) {
    this.#source = source;
    this.#top = openAt('', 0);
    this.#stack = [this.#top];
    this.#parser = new TolerantParser((message) => this.#fail(message));
    Object.assign(this.#parser.ENTITIES, namedEntities);
    this.#listen(this.#parser);
  }

  /** The root of the tree; undefined where the text holds no element. */
  read(): TreeNode | undefined {
    this.#parser.write(this.#source);
    this.#parser.close();
    const [, ...unclosed] = this.#stack;
    for (const { name, keySpan } of unclosed) this.#report(keySpan, `The end tag </${name}> is missing.`);
    while (this.#stack.length > 1) this.#closeInnermost(this.#source.length);
    const { entries } = this.#top;
    if (entries.length === 0) this.#report({ start: 0, end: 0 }, 'This holds no XML element.');
    else if (entries[1] !== undefined) this.#report(entries[1].keySpan, 'Nothing may follow the root element.');
    if (entries.length === 0) return undefined;
    return { kind: 'map', span: { start: 0, end: this.#source.length }, entries, flow: false };
  }

  #listen(parser: TolerantParser): void {
    const passed = (): void => void (this.#at = parser.position);
    parser.on('xmldecl', passed);
    parser.on('processinginstruction', passed);
    // Given before the `>`.
    parser.on('comment', () => (this.#at = parser.position + 1));
    parser.on('doctype', (doctype) => {
      Object.assign(parser.ENTITIES, declaredEntities(doctype));
      passed();
    });
    parser.on('text', (text) => this.#addText(text, this.#textEnd()));
    parser.on('cdata', (text) => {
      this.#add(text.replaceAll(STAND_IN, '&'), {
        start: this.#at + '<![CDATA['.length,
        end: parser.position - ']]>'.length,
      });
      passed();
    });
    parser.on('opentagstart', ({ name }) => this.#open(name));
    parser.on('attribute', ({ name, value }) => this.#addAttribute(name, value));
    parser.on('opentag', ({ isSelfClosing }) => this.#endStartTag(isSelfClosing));
    parser.on('closetag', () => this.#close());
  }

  /** Texts are given when the next `<` was read, or at the end. */
  #textEnd(): number {
    const { position } = this.#parser;
    return this.#source[position - 1] === '<' && this.#at < position ? position - 1 : position;
  }

  #addText(given: string, end: number): void {
    const text = given.startsWith(this.#echo) ? given.slice(this.#echo.length) : given;
    this.#echo = '';
    const raw = this.#source.slice(this.#at, end);
    // At the end of the file the parser gives what is in an unfinished tag or comment.
    if (end === this.#source.length && raw.includes('<')) return;
    const start = this.#at + raw.length - raw.trimStart().length;
    if (raw.trim() !== '') this.#add(this.#spellOut(text, raw), { start, end: start + raw.trim().length });
    this.#at = end;
  }

  /** The text with its bare "&", which is reported: `raw` is the source's spelling and stands where the last event ended. */
  #spellOut(text: string, raw: string, from = this.#at): string {
    if (!text.includes(STAND_IN)) return text;
    const start = from + raw.indexOf(STAND_IN);
    this.#report({ start, end: start + 1 }, '"&" is written "&amp;".');
    return text.replaceAll(STAND_IN, '&');
  }

  #add(text: string, span: Span): void {
    const open = this.#innermost();
    if (open === this.#top) this.#report(span, 'Text may stand within the root element only.');
    open.text += text;
    open.textSpan = { start: open.textSpan?.start ?? span.start, end: span.end };
  }

  #open(name: string): void {
    // White space before the root is no event.
    const start = Math.max(this.#at, this.#source.indexOf('<', this.#at));
    const open = openAt(name, start);
    if (this.#stack.push(open) === DEEPEST + 2)
      this.#report(open.keySpan, `This is nested more than ${DEEPEST} deep; what lies deeper is not read.`);
    this.#openNames.set(name, (this.#openNames.get(name) ?? 0) + 1);
  }

  #addAttribute(name: string, value: string): void {
    const { position } = this.#parser;
    const quote = this.#source[position - 1] ?? '';
    const isQuoted = quote === '"' || quote === "'";
    const end = position - 1;
    const start = isQuoted ? this.#source.lastIndexOf(quote, end - 1) + 1 : Math.max(0, end - value.length);
    const before = this.#source.slice(Math.max(this.#innermost().keySpan.end, start - name.length - 100), start);
    const nameStart = start - before.length + before.lastIndexOf(name);
    const keySpan = { start: nameStart, end: nameStart + name.length };
    const { entries, counts } = this.#innermost();
    const key = `@${name}`;
    if (counts.has(key)) return;
    counts.set(key, 1);
    const text = this.#spellOut(value, this.#source.slice(start, end), start);
    entries.push({ key, keySpan, node: plainScalar(text, { start, end }), shift: 0 });
  }

  #endStartTag(isSelfClosing: boolean): void {
    this.#at = this.#parser.position;
    if (isSelfClosing) this.#closeInnermost(this.#at);
  }

  /** At an end tag: once for every element that the parser takes it to close, and after an empty element's tag. */
  #close(): void {
    const { position } = this.#parser;
    if (position === this.#at) return;
    const span = { start: this.#at, end: position };
    this.#at = position;
    const name = /^<\/([^\s>]*)/.exec(this.#source.slice(span.start, span.end))?.[1] ?? '';
    if ((this.#openNames.get(name) ?? 0) > 0) this.#closeUpTo(name, span);
    else this.#closeByMistake(name, span);
  }

  #closeUpTo(name: string, { start, end }: Span): void {
    for (let open = this.#innermost(); open.name !== name; open = this.#innermost()) {
      this.#report(open.keySpan, `The end tag </${open.name}> is missing.`);
      this.#closeInnermost(start);
    }
    this.#closeInnermost(end);
  }

  /** A mistyped end tag ends the element of text before it; any other one is passed over. */
  #closeByMistake(name: string, span: Span): void {
    const open = this.#innermost();
    const isMistyped = open.textSpan !== undefined && open.entries.every(({ key }) => key.startsWith('@'));
    this.#report(span, `No element "${name}" is open here.`);
    if (isMistyped && open !== this.#top) this.#closeInnermost(span.end);
  }

  #closeInnermost(end: number): void {
    const open = this.#stack.pop();
    if (open === undefined) return;
    this.#openNames.set(open.name, (this.#openNames.get(open.name) ?? 1) - 1);
    if (this.#stack.length > DEEPEST) return;
    const { counts, entries } = this.#innermost();
    const name = open.name.slice(open.name.indexOf(':') + 1);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const key = count === 1 ? name : `${name}[${count}]`;
    entries.push({ key, keySpan: open.keySpan, node: nodeOf(open, end), shift: 0 });
  }

  /** The top is never popped but at the very end. */
  #innermost(): Open {
    return this.#stack.at(-1) ?? this.#top;
  }

  #fail(message: string): void {
    const [, wrongName] = /^unmatched closing tag: (.*)\.$/.exec(message) ?? [];
    const isEmpty = message.startsWith('weird empty');
    if (wrongName !== undefined || isEmpty) {
      this.#close();
      this.#echo += `</${wrongName ?? ''}>`;
      return;
    }
    const { position } = this.#parser;
    const words = messageOf(message);
    if (words !== undefined) this.#report({ start: Math.max(0, position - 1), end: position }, words);
  }

  #report(span: Span, message: string): void {
    const last = this.problems.at(-1);
    const isNew = last?.message !== message || last.span.end < span.start;
    if (isNew && this.problems.length < MOST_PROBLEMS) this.problems.push({ span, message });
  }
}

function openAt(name: string, start: number): Open {
  const keySpan = { start: start + 1, end: start + 1 + name.length };
  return { name, start, keySpan, entries: [], counts: new Map(), text: '', textSpan: undefined };
}

function nodeOf({ start, keySpan, entries, text, textSpan }: Open, end: number): TreeNode {
  const scalar: ScalarNode = plainScalar(text.trim(), textSpan ?? { start: keySpan.end, end: keySpan.end });
  if (entries.length === 0) return textSpan === undefined ? { ...scalar, value: null } : scalar;
  const own = textSpan && { key: '#text', keySpan: textSpan, node: scalar, shift: 0 };
  return { kind: 'map', span: { start, end }, entries: own === undefined ? entries : [...entries, own], flow: false };
}
