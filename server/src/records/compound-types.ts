// The value types that hold others: references, lists, groups, maps, and either-or.
import { childPath, type DataPath } from '../text/anchor';
import { isEmpty, type MapNode, type TreeNode } from '../syntax/tree';
import { nearestName } from '../terms/nearest-name';
import { lastKey } from './scalar-types';
import {
  invalidValue,
  unknownKey,
  type Collector,
  type Field,
  type Fields,
  type Mention,
  type RecordRemedy,
  type ReferenceTarget,
  type Shape,
  type ValueType,
} from './value-type';

/** `implemented-by` becomes `implementedBy`. */
export type CamelCase<K extends string> = K extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : K;

type ValueIn<F> = F extends Field<infer T> ? T : never;

/** The values of a group's fields under their names in code. */
export type FieldValues<F extends Fields> = { readonly [K in keyof F & string as CamelCase<K>]: ValueIn<F[K]> };

/** Ids or paths: one, or a list of them. */
export function references(...to: readonly ReferenceTarget[]): ValueType<readonly Mention[]> {
  return mentions({ kind: 'reference', to }, false);
}

/** References whose leading nowhere has a rule of its own. */
export function referencesWithOwnRule(...to: readonly ReferenceTarget[]): ValueType<readonly Mention[]> {
  return mentions({ kind: 'reference', to }, true);
}

/** One id or path. */
export function reference(...to: readonly ReferenceTarget[]): ValueType<Mention | undefined> {
  return single(mentions({ kind: 'reference', to }, false));
}

/** One path whose absence on disk has a rule of its own. */
export function pathWithOwnRule(): ValueType<Mention | undefined> {
  return single(mentions({ kind: 'reference', to: ['path'] }, true));
}

/** Clause ids: one, or a list of them. */
export function clauses(): ValueType<readonly Mention[]> {
  return mentions({ kind: 'clause' }, false);
}

/** One clause id. */
export function clause(): ValueType<Mention | undefined> {
  return single(mentions({ kind: 'clause' }, false));
}

function mentions(shape: Mention['shape'], ownRule: boolean): ValueType<readonly Mention[]> {
  const one = (node: TreeNode, path: DataPath, to: Collector): Mention[] => {
    if (node.kind !== 'scalar') {
      invalidValue(to, path, `"${lastKey(path)}" holds a ${node.kind} here.`, 'Write one name, or a list of names.');
      return [];
    }
    if (isEmpty(node)) return [];
    const mention = { text: node.text, path, shape, ownRule };
    to.mention(mention);
    return [mention];
  };
  return {
    shape: { kind: 'list', item: shape, orOne: true },
    absent: [],
    read: (node, path, to) =>
      node.kind === 'list'
        ? node.items.flatMap((item, index) => one(item.node, childPath(path, index), to)).slice()
        : one(node, path, to),
  };
}

function single(many: ValueType<readonly Mention[]>): ValueType<Mention | undefined> {
  return {
    shape: many.shape.kind === 'list' ? many.shape.item : many.shape,
    absent: undefined,
    read(node, path, to) {
      if (node.kind !== 'list') return many.read(node, path, to)[0];
      return invalidValue(to, path, `"${lastKey(path)}" takes one value, not a list.`, 'Write one name.');
    },
  };
}

/** A list of one type; with `orOne`, a value alone is a list of one. */
export function list<T>(item: ValueType<T>, orOne = false): ValueType<readonly NonNullable<T>[]> {
  return {
    shape: { kind: 'list', item: item.shape, orOne },
    absent: [],
    read(node, path, to) {
      if (node.kind !== 'list') {
        if (orOne) return present([item.read(node, path, to)]);
        invalidValue(to, path, `"${lastKey(path)}" is no list.`, 'Begin each item with "- ".');
        return [];
      }
      return present(
        node.items.flatMap((child, index) =>
          isEmpty(child.node) ? [] : [item.read(child.node, childPath(path, index), to)],
        ),
      );
    },
  };
}

function present<T>(values: readonly T[]): NonNullable<T>[] {
  return values.filter((value): value is NonNullable<T> => value !== undefined && value !== null);
}

/** A value with the place where it stands, for lists whose items are judged one by one. */
export interface Placed<T> {
  readonly value: T;
  readonly path: DataPath;
}

/** Keeps a value's path beside it. */
export function placed<T>(type: ValueType<T>): ValueType<Placed<NonNullable<T>> | undefined> {
  return {
    shape: type.shape,
    absent: undefined,
    read(node, path, to) {
      const value = type.read(node, path, to);
      return value === undefined || value === null ? undefined : { value, path };
    },
  };
}

/** A map with known keys. */
export function group<F extends Fields>(fields: F): ValueType<FieldValues<F> | undefined> {
  return {
    shape: { kind: 'group', fields },
    absent: undefined,
    read(node, path, to) {
      if (node.kind === 'map') return readFields(fields, node, path, to);
      return invalidValue(
        to,
        path,
        `"${lastKey(path)}" needs fields of its own.`,
        `Write ${Object.keys(fields).slice(0, 3).join(', ')} below it.`,
      );
    },
  };
}

/** A map from names to values of one type. */
export function mapOf<T>(keys: Shape, value: ValueType<T>): ValueType<readonly MapItem<NonNullable<T>>[]> {
  return {
    shape: { kind: 'map', keys, value: value.shape },
    absent: [],
    read(node, path, to) {
      if (node.kind !== 'map') {
        invalidValue(to, path, `"${lastKey(path)}" is no list of "name: value".`, 'Write one "name: value" a line.');
        return [];
      }
      return node.entries.flatMap((entry) => {
        const read = isEmpty(entry.node) ? undefined : value.read(entry.node, childPath(path, entry.key), to);
        return read === undefined || read === null
          ? []
          : [{ key: entry.key, value: read, path: childPath(path, entry.key) }];
      });
    },
  };
}

/** One `key: value` of a map with free keys. */
export interface MapItem<T> {
  readonly key: string;
  readonly value: T;
  readonly path: DataPath;
}

/** One type or another, decided by what stands there. */
export function either<A, B>(
  first: ValueType<A>,
  second: ValueType<B>,
  isFirst: (node: TreeNode) => boolean,
): ValueType<A | B> {
  return {
    shape: { kind: 'either', options: [first.shape, second.shape] },
    absent: first.absent,
    read: (node, path, to) => (isFirst(node) ? first.read(node, path, to) : second.read(node, path, to)),
  };
}

/**
 * Reads a map by its field definitions and reports what is unknown or owed and missing. A misspelt key is read as the one that
 * was meant, so that it is found fault with once, and not by everything that looks for what it says.
 */
export function readFields<F extends Fields>(fields: F, node: MapNode, path: DataPath, to: Collector): FieldValues<F> {
  const values: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) values[camelCase(key)] = field.type.absent;
  const given = new Set<string>();
  const unknown: (readonly [key: string, meant: string | undefined])[] = [];
  for (const entry of node.entries) {
    const key = fieldMeant(fields, entry.key, node);
    if (key !== entry.key && !entry.key.startsWith('x-')) unknown.push([entry.key, key]);
    const field = key === undefined ? undefined : fields[key];
    if (key === undefined || field === undefined) continue;
    if (!isEmpty(entry.node)) values[camelCase(key)] = field.type.read(entry.node, childPath(path, entry.key), to);
    if (key !== entry.key || !isEmpty(entry.node)) given.add(key);
  }
  for (const [key, meant] of unknown)
    to.problem(unknownKey({ path: childPath(path, key), map: path }, `"${key}" is not known here.`, meant));
  reportMissing(fields, (key) => given.has(key), path, to);
  // The keys were set from `fields` itself, one value of the right type each.
  return values as FieldValues<F>;
}

/** The keys of a map that stand there with a value, a misspelt one as what was meant. */
export function statedKeys(fields: Fields, node: MapNode): readonly string[] {
  return node.entries
    .filter((entry) => !isEmpty(entry.node))
    .map((entry) => fieldMeant(fields, entry.key, node) ?? entry.key);
}

/** The field that a key stands for: its own, or the nearest that does not stand in the map; undefined for anything else. */
function fieldMeant(fields: Fields, key: string, { entries }: MapNode): string | undefined {
  if (Object.hasOwn(fields, key)) return key;
  if (key.startsWith('x-')) return undefined;
  const nearest = nearestName(key, Object.keys(fields));
  return entries.some((entry) => entry.key === nearest) ? undefined : nearest;
}

/** Fields by which a record goes; something that it lacks is shown there. */
const headKeys = ['id', 'package', 'rule', 'clause', 'metric'];

function reportMissing(fields: Fields, isGiven: (key: string) => boolean, path: DataPath, to: Collector): void {
  const head = headKeys.find((key) => Object.hasOwn(fields, key));
  for (const [key, field] of Object.entries(fields)) {
    if (field.owed !== 'yes' || isGiven(key)) continue;
    to.problem({
      rule: 'annotation/missing-field',
      path: head === undefined ? path : [...path, head],
      part: head === undefined ? 'key' : 'value',
      map: path,
      what: `"${key}" is missing.`,
      todo: `Add it: ${field.doc}`,
      remedies: insertions(key, field),
    });
  }
}

/** The field with each of its choices, or with nothing where only the person knows what to write. */
function insertions(key: string, field: Field<unknown>): RecordRemedy[] {
  const { shape } = field.type;
  const values = shape.kind === 'choice' ? shape.choices.map((choice) => choice.value) : [''];
  return values.map((value) => ({
    title: value === '' ? `Insert "${key}:" to fill in` : `Insert "${key}: ${value}"`,
    change: { kind: 'set-field', key, value },
  }));
}

/** `implemented-by` becomes `implementedBy`. */
export function camelCase(key: string): string {
  return key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
