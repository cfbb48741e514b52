// Writes the steps of a change into a YAML text.
// Invariant: only the place named is touched; where its text is shared by an anchor or tag, the step is refused.
import type { Data } from '../../text/change';
import type { Child } from '../../syntax/tree';
import { isList, type Refusal, type Step, type Written } from './step';
import type { Splice } from './working-text';
import { endOfLines, removeBlockPart } from './yaml-block';
import { addFlowPart, indexBehind, removeFlowPart } from './flow';
import { columnOf, isFlow, isNothing, lineEnd, nextDocument, partsOf, placeAt, type Parts, type Place } from './places';
import { emptyLines, keyHabit, measureStyle, quoteHabit, quoteOf, type YamlStyle } from './yaml-style';
import { YamlWriter } from './yaml-writer';

const entangled: Refusal = {
  refused: 'Anchors, aliases or tags stand in this place; it has to be changed by hand.',
};

/** Writes steps into one document of a text. */
export class YamlSteps {
  readonly #text: string;
  readonly #root: Child | undefined;
  readonly #style: YamlStyle;

  constructor(text: string, documents: readonly Child[], root: Child | undefined) {
    this.#text = text;
    this.#root = root;
    this.#style = measureStyle(text, documents);
  }

  write(step: Step): Written {
    const place = this.#root === undefined ? undefined : placeAt(this.#text, this.#root, step.path);
    if (step.do === 'insert' && step.path.length === 0 && (place === undefined || place.node.kind === 'scalar'))
      return this.#addSection(undefined, step.key, step.value);
    if (place === undefined) return entangled;
    switch (step.do) {
      case 'put':
        return this.#put(place, step.value);
      case 'insert':
        return this.#insert(place, step);
      case 'append':
        return this.#append(place, step.value);
      case 'remove':
        return this.#remove(place);
      case 'rename':
        return this.#rename(place, step.key);
    }
  }

  #put(place: Place, value: Data): Written {
    const { node, floor, parent } = place;
    const text = this.#text;
    const start = isNothing(node) ? floor : node.span.start + place.shift;
    const before = text.slice(floor, isNothing(node) ? lineEnd(text, floor) : start).replace(/(?:^|\s)#.*/g, '');
    if (start < floor || /[&*!]/.test(before) || node.kind !== 'scalar' || parent === undefined) return entangled;
    if (isNothing(node) && place.key !== undefined && text.charAt(floor - 1) !== ':') return entangled;
    const writer = this.#writer(node.value === null ? quoteHabit(text, parent) : quoteOf(text, place), parent);
    const isShort = typeof value !== 'object' || (isList(value) && value.every((item) => typeof item !== 'object'));
    const comment = isNothing(node) ? '' : barComment(text.slice(start, place.end));
    const inFlow = isInFlow(text, parent);
    if (!inFlow && (!isShort || (typeof value === 'object' && node.value === null)))
      return this.#replaceByBlock(place, blockBehind(writer, place, value, columnOf(text, place.head)), comment);
    const token = inFlow || typeof value === 'object' ? writer.flow(value) : writer.scalar(value, false);
    return [
      isNothing(node) ? fill(text, floor, ` ${token}`) : { span: { start, end: place.end }, text: token + comment },
    ];
  }

  /** Puts a block below the line of its key, or behind the key where it begins with no line break. */
  #replaceByBlock({ floor, end }: Place, body: string, comment: string): readonly Splice[] {
    if (!body.startsWith(this.#style.lineBreak)) return [fill(this.#text, floor, body + comment, end)];
    const below = lineEnd(this.#text, end);
    const gone: Splice[] = end > floor ? [{ span: { start: floor, end }, text: comment }] : [];
    return [...gone, insertion(below, body)];
  }

  #insert(map: Place, step: Extract<Step, { do: 'insert' }>): Written {
    const parts = partsOf(this.#text, map);
    const { after, key, value } = step;
    if (parts.entangled || isTagged(this.#text, map)) return entangled;
    const at = indexBehind(after, parts.places);
    const writer = this.#writer(quoteHabit(this.#text, map), map);
    if (isFlow(this.#text, map)) {
      const entry = `${writer.key(key)}: ${writer.flow(value)}`;
      return addFlowPart(this.#text, map, parts.places, at, entry, this.#style.lineBreak);
    }
    const first = parts.places[0];
    if (first === undefined) return entangled;
    if (map.parent === undefined && after === 'last') return this.#addSection(map, key, value);
    const column = columnOf(this.#text, first.head);
    const entry = writer.entry(key, value, column);
    const before = parts.places[at];
    if (before === undefined) return [insertion(first.head, entry + this.#newLine(column))];
    return [insertion(endOfLines(this.#text, before.end, column), this.#newLine(column) + entry)];
  }

  /** Adds a section at the end of the document. */
  #addSection(root: Place | undefined, key: string, value: Data): Written {
    const text = this.#text;
    const from = root?.end ?? 0;
    const limit = root === undefined ? text.length : nextDocument(text, from);
    const at = Math.max(from, text.slice(0, limit).trimEnd().length);
    const writer = this.#writer(root === undefined ? undefined : quoteHabit(text, root), root);
    const entry = writer.entry(key, value, 0);
    const { lineBreak, sectionGap } = this.#style;
    if (at === 0) return [insertion(0, text === '' ? entry + lineBreak : entry)];
    const gap = /(?:^|\n)---[^\n]*$/.test(text.slice(0, at)) ? 0 : sectionGap;
    return [insertion(at, lineBreak.repeat(gap + 1) + entry)];
  }

  #append(list: Place, value: Data): Written {
    const text = this.#text;
    const { places, entangled: isShared }: Parts = partsOf(text, list);
    const last = places.at(-1);
    if (isShared || list.node.kind !== 'list' || isTagged(text, list)) return entangled;
    const writer = this.#writer(quoteHabit(text, list), last ?? list, dashWidthOf(last));
    if (last === undefined && typeof value === 'object' && list.key !== undefined && !isInFlow(text, list.parent)) {
      const body = writer.behindColon(String(list.name), [value], columnOf(text, list.head));
      return this.#replaceByBlock(list, body, '');
    }
    if (isFlow(text, list))
      return addFlowPart(text, list, places, places.length - 1, writer.flow(value), this.#style.lineBreak);
    if (last === undefined) return entangled;
    const column = columnOf(text, last.head);
    const before = places.at(-2);
    const usual = last.node.kind === 'scalar' ? 0 : this.#style.recordGap;
    const gap = before === undefined ? usual : emptyLines(text, before.end, last.head);
    const item = this.#style.lineBreak.repeat(gap) + this.#newLine(column) + writer.item(value, column);
    return [insertion(endOfLines(text, last.end, column), item)];
  }

  #remove(place: Place): Written {
    if (place.parent === undefined) return entangled;
    const { places, entangled: isShared } = partsOf(this.#text, place.parent);
    const index = places.findIndex((part) => part.name === place.name);
    if (isShared || index < 0) return entangled;
    return isFlow(this.#text, place.parent)
      ? removeFlowPart(this.#text, place.parent, places, index)
      : removeBlockPart(this.#text, places, index);
  }

  #rename(place: Place, key: string): Written {
    if (place.key === undefined) return { refused: 'This has no key that could be renamed.' };
    const first = this.#text.charAt(place.key.start);
    const writer = new YamlWriter(this.#style, {
      values: undefined,
      keys: first === '"' || first === "'" ? first : undefined,
    });
    return [{ span: place.key, text: writer.key(key) }];
  }

  #newLine(column: number): string {
    return this.#style.lineBreak + ' '.repeat(column);
  }

  /** A writer that does with quotes what the parts of a map, or of the last item of a list, do. */
  #writer(
    values: ReturnType<typeof quoteHabit>,
    map: Place | undefined,
    dashWidth = this.#style.dashWidth,
  ): YamlWriter {
    const keys = map?.node.kind === 'map' ? keyHabit(this.#text, partsOf(this.#text, map).places) : undefined;
    return new YamlWriter({ ...this.#style, dashWidth }, { values, keys });
  }
}

/** What follows the colon of a key, or the dash of an item. */
function blockBehind(writer: YamlWriter, place: Place, value: Data, column: number): string {
  return place.key === undefined
    ? writer.item(value, column).slice(1)
    : writer.behindColon(String(place.name), value, column);
}

/** The comment behind the bar of a block scalar, with the blanks before it. */
function barComment(scalar: string): string {
  return /^[|>]\S*([ \t]+#[^\r\n]*)/.exec(scalar)?.[1] ?? '';
}

function insertion(at: number, text: string): Splice {
  return { span: { start: at, end: at }, text };
}

/** Puts a text behind a colon or dash, in place of the blanks there where nothing else follows on the line. */
function fill(text: string, start: number, value: string, end = start): Splice {
  const line = lineEnd(text, end);
  return { span: { start, end: text.slice(end, line).trim() === '' ? line : end }, text: value };
}

function isInFlow(text: string, place: Place | undefined): boolean {
  return place !== undefined && (isFlow(text, place) || isInFlow(text, place.parent));
}

/** Whether an anchor or a tag stands before the value. */
function isTagged(text: string, { node, shift, floor }: Place): boolean {
  return /(?:^|\s)[&!]/.test(text.slice(floor, Math.max(floor, node.span.start + shift)).replace(/(?:^|\s)#.*/g, ''));
}

/** From the dash of an item to what follows it on its line. */
function dashWidthOf(item: Place | undefined): number | undefined {
  if (item === undefined || isNothing(item.node)) return undefined;
  const width = item.node.span.start + item.shift - item.head;
  return width > 1 && width < 9 ? width : undefined;
}
