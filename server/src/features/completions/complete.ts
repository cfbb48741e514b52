// What can be typed at a place of an annotation file: sections, fields, and the values that fit there.
// Invariant: an answer replaces only the word that is typed; lines that it adds carry their whole indentation.
import { scalarText } from '../../check/edits/yaml-scalar';
import { kindOfSection } from '../../records/kinds/kinds';
import { isAnnotationFile, isProductFile } from '../../records/file-sections';
import { productOnlySections } from '../../records/product';
import type { RecordKind } from '../../records/record-kind';
import type { Field, Fields, Shape } from '../../records/value-type';
import type { Position, Range } from '../../text/line-index';
import type { SourceFile } from '../../text/source-file';
import { productAt, rangeOf, type FeatureContext } from '../context';
import { sectionsIn, shapesAt } from '../language';
import { escapeMarkdown } from '../markdown';
import { typingPlaceAt, type TypingPlace } from './typing-place';
import { dayValues } from './typed-days';
import type { TypedValue, ValueKind } from './typed-value';
import { nextId, ruleValues, valuesFor } from './typed-values';

/** One thing that can be typed. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: 'section' | 'field' | ValueKind;
  /** One line beside the label. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  /** What is written instead of `replace`; its lines after the first stand as they are, with their indentation. */
  readonly insertText: string;
  /** `$0` and `${1:…}` in the text are places for the cursor. */
  readonly isSnippet: boolean;
  readonly replace: Range;
  readonly sortText: string;
  readonly filterText: string;
}

type Draft = Pick<CompletionItem, 'label' | 'kind' | 'detail' | 'documentation' | 'insertText' | 'isSnippet'> & {
  readonly order: string;
  readonly filter: string;
  readonly within?: TypedValue['within'];
};

/** What can be typed at a position of an annotation file; nothing in files of other kinds. */
export function completeAt(context: FeatureContext, path: string, position: Position): readonly CompletionItem[] {
  const typing = typingAt(context, path, position);
  if (typing === undefined) return [];
  const { file, place } = typing;
  const { start, end } = place.replace;
  return draftsAt(context, path, typing).map(({ order, filter, insertText, within, ...item }, index) => ({
    ...item,
    insertText: `${place.needsSpace ? ' ' : ''}${insertText}`,
    replace: rangeOf(file, { start: start + (within?.keep ?? 0), end: end - (within?.leave ?? 0) }),
    sortText: `${order}${String(index).padStart(4, '0')}`,
    filterText: filter,
  }));
}

/** Where someone types, what stands there already, and how values are spelled there. */
export interface Typing {
  readonly file: SourceFile;
  readonly place: TypingPlace;
  readonly typed: string;
  readonly behind: string;
  readonly spell: Spell;
}

/** Where someone types in an annotation file; undefined in other files, and where nothing can follow. */
export function typingAt(context: FeatureContext, path: string, position: Position): Typing | undefined {
  const file = isAnnotationFile(path) ? context.textOf(path) : undefined;
  const offset = file?.offsetAt(position) ?? 0;
  const place = file && wholeWord(path, typingPlaceAt(file, offset));
  if (file === undefined || place === undefined) return undefined;
  const { start, end } = place.replace;
  const isInQuotes = /["']/.test(file.text.charAt(start - 1));
  const spell = isInQuotes ? (text: string): string => text : spelling(place.flow);
  return { file, place, typed: file.text.slice(start, offset), behind: file.text.slice(offset, end), spell };
}

type Spell = (text: string) => string;

/** Values as YAML takes them: in quotes where they would be read as something else. */
function spelling(flow: boolean): Spell {
  const setting = { flow, habit: undefined, quote: '"' } as const;
  return (text) => (/^[\w./][\w./:*@%+-]*$/.test(text) ? text : scalarText(text, setting));
}

/** `- mdr:` is no key with a value where no key can stand, but a clause that is not finished. */
function wholeWord(path: string, place: TypingPlace | undefined): TypingPlace | undefined {
  if (place?.unfinished === undefined || shapesAt(path, place.path).length > 0) return place;
  return { ...place, path: place.path.slice(0, -1), position: 'item', replace: place.unfinished, needsSpace: false };
}

function draftsAt(context: FeatureContext, path: string, typing: Typing): readonly Draft[] {
  const { place, spell } = typing;
  if (place.position === 'comment') return ruleValues(context, path).map(valueDraft);
  if (place.position === 'comment-day')
    return dayValues(productAt(context, path), ['until'], context.asOf).map(valueDraft);
  const shapes =
    place.path.length === 0 ? [{ kind: 'group' as const, fields: sectionsFor(path) }] : shapesAt(path, place.path);
  const keys = (): readonly Draft[] => shapes.flatMap((shape) => keyDrafts(context, path, shape, place));
  const values = (wanted: readonly Shape[], prefix = ''): readonly Draft[] =>
    valuesFor(context, path, wanted, { ...typing, path: place.path }).map((value) => {
      return { ...valueDraft(value), insertText: prefix + spell(value.text) + entailed(value, typing) };
    });
  switch (place.position) {
    case 'key':
      return keys();
    case 'value':
      return values(shapes);
    case 'item':
      return place.flow ? values(shapes) : [...newRecord(context, path, place, ''), ...values(shapes), ...keys()];
    case 'line': {
      const lists = shapes.filter((shape) => shape.kind === 'list');
      if (lists.length > 0) return [...newRecord(context, path, place, '- '), ...values(itemsOf(lists), '- ')];
      const found = keys();
      return found.length > 0 || place.siblings.size > 0 ? found : values(shapes);
    }
  }
}

/** The fields that follow from a value, on lines of their own; none where something stands behind the value already. */
function entailed({ entails = {} }: TypedValue, { file, place, spell }: Typing): string {
  const { position, flow, siblings, column, replace } = place;
  const rest = file.lines
    .textOf(file.lines.positionAt(replace.end).line)
    .slice(file.lines.positionAt(replace.end).character);
  if (position !== 'value' || flow || rest.trim() !== '') return '';
  return Object.entries(entails)
    .filter(([key]) => !siblings.has(key))
    .map(([key, text]) => `\n${' '.repeat(column)}${key}: ${spell(text)}`)
    .join('');
}

/** The sections that a file may hold. */
function sectionsFor(path: string): Fields {
  const sections = sectionsIn(path);
  if (isProductFile(path)) return sections;
  return Object.fromEntries(Object.entries(sections).filter(([name]) => !productOnlySections.includes(name)));
}

function itemsOf(lists: readonly Extract<Shape, { kind: 'list' }>[]): readonly Shape[] {
  return lists.flatMap(({ item }) => (item.kind === 'either' ? item.options : [item]));
}

function valueDraft({ text, kind, detail, documentation, order, within }: TypedValue): Draft {
  const filter = kind === 'clause' || kind === 'record' ? `${text} ${detail}` : text;
  return {
    label: text,
    kind,
    detail,
    documentation,
    insertText: text,
    isSnippet: false,
    order,
    filter,
    ...(within && { within }),
  };
}

/** The keys of a map that do not stand there yet. */
function keyDrafts(context: FeatureContext, path: string, shape: Shape, place: TypingPlace): readonly Draft[] {
  if (shape.kind === 'map') {
    return valuesFor(context, path, [shape.keys], { ...place, typed: '', behind: '' })
      .filter(({ text }) => !place.siblings.has(text))
      .map((value) => ({ ...valueDraft(value), insertText: value.text + (place.hasColon ? '' : ': ') }));
  }
  if (shape.kind !== 'group') return [];
  return Object.entries(shape.fields)
    .filter(([key]) => !place.siblings.has(key))
    .map(([key, field]) => keyDraft(context, path, key, field, place));
}

function keyDraft(
  context: FeatureContext,
  path: string,
  key: string,
  field: Field<unknown>,
  place: TypingPlace,
): Draft {
  const owed = { yes: 'owed', 'own-rule': 'asked for by a rule', no: '' }[field.owed];
  const opened = place.hasColon ? { text: '', isSnippet: false } : opening(context, path, key, field.type.shape, place);
  return {
    label: key,
    kind: place.path.length === 0 ? 'section' : 'field',
    detail: owed,
    documentation: escapeMarkdown(field.doc),
    insertText: key + opened.text,
    isSnippet: opened.isSnippet,
    order: { yes: '0', 'own-rule': '1', no: '2' }[field.owed],
    filter: key,
  };
}

/** What follows a key: a colon, and for what stands on lines of its own the first of them. */
function opening(
  context: FeatureContext,
  path: string,
  key: string,
  shape: Shape,
  { path: parent, column, flow }: TypingPlace,
): { readonly text: string; readonly isSnippet: boolean } {
  const inner = `\n${' '.repeat(column + 2)}`;
  const kind = parent.length === 0 ? kindOfSection(key) : undefined;
  if (kind !== undefined) return { text: `:${inner}- ${recordText(context, path, kind, column + 4)}`, isSnippet: true };
  if (flow) return { text: ': ', isSnippet: false };
  if (key === 'compliance' && parent.length === 0) return { text: ': 1', isSnippet: false };
  if (shape.kind === 'group') {
    const first = Object.entries(shape.fields).filter(([, field]) => field.owed === 'yes');
    const lines = first.map(([name], index) => `${inner}${name}: $${index + 1}`);
    return { text: `:${lines.length === 0 ? `${inner}$0` : lines.join('')}`, isSnippet: true };
  }
  if (shape.kind === 'list' && shape.item.kind === 'group') {
    const [first = ''] = Object.keys(shape.item.fields);
    return { text: `:${inner}- ${first}: $0`, isSnippet: true };
  }
  return { text: ': ', isSnippet: false };
}

/** A new record where a list of them takes one: on a line of its own, or behind a dash with nothing but it. */
function newRecord(context: FeatureContext, path: string, place: TypingPlace, dash: '- ' | ''): readonly Draft[] {
  const [section] = place.path;
  const depth = dash === '' ? 2 : 1;
  const kind = typeof section === 'string' && place.path.length === depth ? kindOfSection(section) : undefined;
  if (kind === undefined || place.siblings.size > 0) return [];
  const id = freeId(context, path, kind);
  const label = dash + (id === undefined ? `${Object.keys(kind.fields)[0] ?? ''}: …` : `id: ${id}`);
  return [
    {
      label,
      kind: 'record',
      detail: `new: ${kind.title}`,
      documentation: escapeMarkdown(kind.doc),
      insertText: dash + recordText(context, path, kind, place.column + dash.length),
      isSnippet: true,
      order: '0',
      filter: label,
    },
  ];
}

/** `id: RISK-3` with the fields that a record owes at a column, each a place for the cursor. */
function recordText(context: FeatureContext, path: string, kind: RecordKind, column: number): string {
  const keys = Object.keys(kind.fields).filter((key, index) => index === 0 || kind.fields[key]?.owed === 'yes');
  const id = freeId(context, path, kind);
  const lines = keys.map((key, index) => `${key}: ${key === 'id' && id !== undefined ? id : `\${${index + 1}}`}`);
  return lines.join(`\n${' '.repeat(column)}`);
}

function freeId(context: FeatureContext, path: string, kind: RecordKind): string | undefined {
  return kind.idPrefix === undefined
    ? undefined
    : nextId(kind.idPrefix, productAt(context, path)?.tables.ids.all ?? new Map<string, never>());
}
