// What a kind of record is: one definition gives its type, reader, schema, completion, hover and reference page.
// Invariant: nothing about a kind is written anywhere else.
import type { DataAnchor, DataPath } from '../text/anchor';
import type { TreeNode } from '../syntax/tree';
import { readFields, statedKeys, type FieldValues } from './compound-types';
import type { RecordKindName } from './kind-names';
import type { Collector, Field, Fields, Mention, RecordProblem, ValueType } from './value-type';

/** A kind of record that stands in a list of its own section. */
export interface RecordKind<F extends Fields = Fields> {
  readonly name: RecordKindName;
  /** The top-level key: `risks`. */
  readonly section: string;
  /** For people, with article: `a risk`. */
  readonly title: string;
  readonly doc: string;
  /** What ids of the kind usually begin with, for new ones. */
  readonly idPrefix: string | undefined;
  readonly fields: F;
}

/** The values of a record of that kind. */
export type RecordOf<K extends RecordKind> = FieldValues<K['fields']>;

/** What was read from one record; paths count from the record. Memoised by its node, so equal text gives the same value. */
export interface RecordReading<V = unknown> {
  readonly value: V;
  readonly mentions: readonly Mention[];
  readonly problems: readonly RecordProblem[];
  /** Keys that stand there with a value, a misspelt one as what was meant. */
  readonly keys: ReadonlySet<string>;
}

/** A record with its place in the file. */
export interface PlacedRecord {
  readonly kind: RecordKind;
  readonly anchor: DataAnchor;
  readonly reading: RecordReading;
}

/** Defines a kind of record. */
export function recordKind<const F extends Fields>(kind: RecordKind<F>): RecordKind<F> {
  return kind;
}

/** A field that may be left out. */
export function field<T>(type: ValueType<T>, doc: string): Field<T> {
  return { type, doc, owed: 'no' };
}

/** A field whose absence is a finding of `annotation/missing-field`. */
export function owed<T>(type: ValueType<T>, doc: string): Field<T> {
  return { type, doc, owed: 'yes' };
}

/** A field whose absence a rule of its own speaks of. */
export function owedByRule<T>(type: ValueType<T>, doc: string): Field<T> {
  return { type, doc, owed: 'own-rule' };
}

const readings = new WeakMap<Fields, WeakMap<TreeNode, RecordReading>>();

/** Reads a record by its fields; a node that is no map gives a record without fields and says so. */
export function readRecord<F extends Fields>(fields: F, node: TreeNode, title: string): RecordReading<FieldValues<F>> {
  const byNode = readings.get(fields) ?? new WeakMap<TreeNode, RecordReading>();
  readings.set(fields, byNode);
  const known = byNode.get(node);
  // The memo is keyed by `fields`, so what it holds was read by them.
  if (known !== undefined) return known as RecordReading<FieldValues<F>>;
  const problems: RecordProblem[] = [];
  const mentions: Mention[] = [];
  const to: Collector = { problem: (problem) => problems.push(problem), mention: (mention) => mentions.push(mention) };
  const path: DataPath = [];
  if (node.kind !== 'map') {
    const what = `This is a ${node.kind === 'list' ? 'list' : 'single value'}, not ${title}.`;
    to.problem({
      rule: 'annotation/invalid-value',
      path,
      part: 'value',
      map: path,
      what,
      todo: `Write fields such as "${Object.keys(fields)[0] ?? ''}:".`,
      remedies: [],
    });
  }
  const map = node.kind === 'map' ? node : undefined;
  const quiet: Collector = { problem: () => undefined, mention: () => undefined };
  const value = map === undefined ? readFields(fields, emptyMap(node), path, quiet) : readFields(fields, map, path, to);
  const keys = keySet(map === undefined ? [] : statedKeys(fields, map));
  // Copies without the room that a growing list holds: there is one reading for every record of a workspace.
  const reading: RecordReading<FieldValues<F>> = {
    value,
    mentions: mentions.slice(),
    problems: problems.slice(),
    keys,
  };
  byNode.set(node, reading);
  return reading;
}

const keySets = new Map<string, ReadonlySet<string>>();
/** How many sets are remembered: a workspace has a few dozen, a typing person adds one a letter. */
const MOST_SETS = 1_000;

/** The set of some keys, the same for the same keys: a workspace of thousands of records has few shapes of them. */
function keySet(keys: readonly string[]): ReadonlySet<string> {
  const name = keys.join('\n');
  const known = keySets.get(name);
  if (known !== undefined) return known;
  if (keySets.size >= MOST_SETS) keySets.clear();
  const set = new Set(keys);
  keySets.set(name, set);
  return set;
}

function emptyMap(node: TreeNode): Extract<TreeNode, { kind: 'map' }> {
  return { kind: 'map', span: node.span, entries: [], flow: false };
}
