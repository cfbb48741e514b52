// Which fields of records answer which element of what a register of models has to hold: data, in `*.yaml` beside this.
// Invariant: every field named is one of its kind, and every value a choice of the field; the tests read each file.
//
// An element has a `clause`, a `name` where the clause has several, and the fields of a `model` and of a `dataset` that
// answer it; a field alone, or with the values of another field for which `only` or `unless` it is asked for. What records
// do not hold says `elsewhere` where it is kept.
import { dataset } from '../kinds/dataset';
import { model } from '../kinds/model';
import type { RecordKind } from '../record-kind';
import annexIv from './annex-iv.yaml';
import g7AiSbom from './g7-ai-sbom.yaml';

/** The kinds of record that a register lists. */
export type RegisteredKind = 'model' | 'dataset';

export interface RegisterField {
  readonly key: string;
  /** Undefined where it is always asked for. */
  readonly when: { readonly key: string; readonly values: readonly string[]; readonly holds: boolean } | undefined;
}

export interface RegisterElement {
  readonly clause: string;
  /** Undefined where the clause's own title says it. */
  readonly name: string | undefined;
  readonly fields: Readonly<Record<RegisteredKind, readonly RegisterField[]>>;
  /** Where that is kept which no record holds. */
  readonly elsewhere: string | undefined;
}

/** One source of elements, in its order. */
export interface RegisterScheme {
  readonly title: string;
  readonly elements: readonly RegisterElement[];
}

const kinds: Readonly<Record<RegisteredKind, RecordKind>> = { model, dataset };

let schemes: readonly RegisterScheme[] | undefined;

/** What a register is held against. */
export function registerSchemes(): readonly RegisterScheme[] {
  return (schemes ??= [readScheme(annexIv), readScheme(g7AiSbom)]);
}

/** Reads a file of this folder. Throws for what is written otherwise: it is part of the program. */
export function readScheme(data: unknown): RegisterScheme {
  const { title, elements } = fieldsOf(data, 'a scheme');
  if (typeof title !== 'string' || !Array.isArray(elements)) throw wrong('a scheme', 'title or elements');
  return { title, elements: elements.map(readElement) };
}

function readElement(data: unknown): RegisterElement {
  const { clause, name, elsewhere, ...rest } = fieldsOf(data, 'an element');
  if (typeof clause !== 'string') throw wrong('an element', 'clause');
  const stranger = Object.keys(rest).find((key) => !Object.hasOwn(kinds, key));
  if (stranger !== undefined) throw wrong(clause, stranger);
  return {
    clause,
    name: optionalText(name, clause),
    fields: { model: readFields('model', rest.model, clause), dataset: readFields('dataset', rest.dataset, clause) },
    elsewhere: optionalText(elsewhere, clause),
  };
}

function readFields(kind: RegisteredKind, data: unknown, where: string): readonly RegisterField[] {
  if (data === undefined) return [];
  if (!Array.isArray(data)) throw wrong(where, kind);
  return data.map((item: unknown) => {
    if (typeof item === 'string') return { key: knownKey(kind, item, where), when: undefined };
    const { field, only, unless } = fieldsOf(item, where);
    if (typeof field !== 'string') throw wrong(where, kind);
    const condition = Object.entries(fieldsOf(only ?? unless, where))[0];
    if (condition === undefined || !Array.isArray(condition[1])) throw wrong(where, field);
    const [key, values] = condition;
    return {
      key: knownKey(kind, field, where),
      when: {
        key,
        values: values.map((value) => knownChoice(kind, key, String(value), where)),
        holds: only !== undefined,
      },
    };
  });
}

function knownKey(kind: RegisteredKind, key: string, where: string): string {
  if (!Object.hasOwn(kinds[kind].fields, key)) throw wrong(where, key);
  return key;
}

function knownChoice(kind: RegisteredKind, key: string, value: string, where: string): string {
  const shape = kinds[kind].fields[key]?.type.shape;
  if (shape?.kind !== 'choice' || !shape.choices.some((choice) => choice.value === value)) throw wrong(where, value);
  return value;
}

function optionalText(value: unknown, where: string): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw wrong(where, 'name or elsewhere');
}

function fieldsOf(value: unknown, where: string): Readonly<Record<string, unknown>> {
  // An object's entries may be looked up by name; each is checked before use.
  if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  throw wrong(where, 'form');
}

function wrong(where: string, what: string): Error {
  return new Error(`The elements of the model register are wrong at ${where}: ${what}.`);
}
