// Gemfile.lock as a tree. A section is a map under its title (`GEM`, `GIT[2]` where it comes again): of a source its
// options and `specs`, whose keys are gems as they are written, `name (version)`, and whose values are maps of what they
// require; of a list its lines as keys, with what stands in brackets as their values.
// Invariant: what is in a line's indentation says to what it belongs; nothing else does.
import type { Span } from '../../text/span';
import { BIG_TEXT, Islands } from '../../syntax/lazy-tree';
import { MapBuilder } from '../../syntax/made-tree';
import { notation, type SyntaxTree } from '../../syntax/notation';
import { plainScalar, type SyntaxProblem } from '../../syntax/tree';
import { readGemfileLock } from './gemfile-lock-data';
import { ENTRY, GEM, linesOf, OPTION, SOURCES, TITLE, type Line } from './gemfile-lock-lines';

export const gemfileLockNotation = notation(
  'Gemfile.lock',
  (text, isWellFormed) => (isWellFormed && text.length > BIG_TEXT ? bigTree(text) : new SectionReader(text).read()),
  readGemfileLock,
);

/** The sections of a text that was read plainly; what is in them is read when it is asked for. */
function bigTree(text: string): SyntaxTree {
  const islands = new Islands(text, (island) => {
    const root = new SectionReader(island).read().root?.node;
    return (root?.kind === 'map' ? root.entries[0]?.node : undefined) ?? plainScalar('', { start: 0, end: 0 });
  });
  const root = new MapBuilder();
  const titles = [...text.matchAll(/^\S.*/gm)];
  for (const [index, { 0: line, index: start }] of titles.entries()) {
    const title = line.trimEnd();
    const end = titles[index + 1]?.index ?? text.length;
    root.addIsland(title, { start: 0, end: title.length }, islands, { start, end });
  }
  return { root: { node: root.build({ start: 0, end: text.length }), shift: 0 }, problems: [] };
}

class SectionReader {
  readonly #text: string;
  readonly #root = new MapBuilder();
  readonly #problems: SyntaxProblem[] = [];
  #title = '';
  #section: MapBuilder | undefined;
  #specs: MapBuilder | undefined;
  #gem: MapBuilder | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  read(): SyntaxTree {
    for (const line of linesOf(this.#text)) this.#add(line);
    const span = { start: 0, end: this.#text.length };
    return { root: { node: this.#root.build(span), shift: 0 }, problems: this.#problems };
  }

  #add(line: Line): void {
    if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(line.text)) this.#report(line, 'A merge conflict is not resolved here.');
    else if (line.indent === 0) this.#open(line);
    else if (this.#section === undefined) this.#report(line, 'This line is in no section.');
    else if (SOURCES.test(this.#title)) this.#addToSource(line, this.#section);
    else this.#addToList(line, this.#section);
  }

  #open(line: Line): void {
    if (!TITLE.test(line.text)) {
      this.#section = undefined;
      return this.#report(line, `"${line.text.slice(0, 40)}" is no section of Gemfile.lock.`);
    }
    this.#title = line.text;
    this.#section = new MapBuilder();
    this.#specs = this.#gem = undefined;
    this.#root.add(line.text, line.span, this.#section.build(line.span));
  }

  #addToSource(line: Line, section: MapBuilder): void {
    if (line.indent === 2 && line.text === 'specs:') {
      this.#specs = new MapBuilder();
      section.add('specs', line.span, this.#specs.build(line.span));
    } else if (line.indent === 2) this.#addOption(line, section);
    else if (line.indent === 4 && this.#specs !== undefined) this.#addGem(line, this.#specs);
    else if (line.indent === 6 && this.#gem !== undefined) this.#addEntry(line, this.#gem);
    else this.#report(line, 'This line belongs to no gem.');
  }

  /** `remote: https://…` */
  #addOption(line: Line, section: MapBuilder): void {
    const [, key, value = ''] = OPTION.exec(line.text) ?? [];
    if (key === undefined) return this.#report(line, 'This is no option of a source.');
    section.add(key, partOf(line, 0, key.length), plainScalar(value, endOf(line, value.length)));
  }

  #addGem(line: Line, specs: MapBuilder): void {
    const [, name] = GEM.exec(line.text) ?? [];
    this.#gem = undefined;
    if (name === undefined) return this.#report(line, 'A gem is written as "name (version)".');
    this.#gem = new MapBuilder();
    specs.add(line.text, partOf(line, 0, name.length), this.#gem.build(line.span));
  }

  #addToList(line: Line, section: MapBuilder): void {
    if (this.#title === 'DEPENDENCIES' || this.#title === 'CHECKSUMS') this.#addEntry(line, section);
    else section.add(line.text, line.span, plainScalar('', endOf(line, 0)));
  }

  /** Of a checksum the key is the gem with its version, of all else the name. */
  #addEntry(line: Line, map: MapBuilder): void {
    const [, name, said = '', mark = '', behind = ''] = ENTRY.exec(line.text) ?? [];
    if (name === undefined) return this.#report(line, 'This is no entry of such a list.');
    const isChecksum = this.#title === 'CHECKSUMS';
    const value = isChecksum ? behind : `${said}${mark}`;
    map.add(isChecksum ? `${name} (${said})` : name, partOf(line, 0, name.length), plainScalar(value, line.span));
  }

  #report({ span }: Line, message: string): void {
    if (this.#problems.length < 100) this.#problems.push({ span, message });
  }
}

function partOf({ span }: Line, start: number, end: number): Span {
  return { start: span.start + start, end: span.start + end };
}

function endOf({ span }: Line, length: number): Span {
  return { start: span.end - length, end: span.end };
}
