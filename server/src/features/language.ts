// The annotation language as one shape, so that a path in a file's data leads to what may stand there.
// Invariant: made from the record definitions alone; nothing about a section or field is written here.
import type { DataPath } from '../text/anchor';
import { group, list } from '../records/compound-types';
import { sectionsOfFile, type FileSections } from '../records/file-sections';
import { field } from '../records/record-kind';
import type { Field, Fields, Shape } from '../records/value-type';

const fieldsOf = new Map<FileSections, Fields>();

/** Every section of a file's sort with what it holds, in the order of the reference page. */
export function sectionsIn(file: string): Fields {
  const sections = sectionsOfFile(file);
  const known = fieldsOf.get(sections);
  if (known !== undefined) return known;
  const lists = sections.kinds.map((kind) => [kind.section, field(list(group(kind.fields)), kind.doc)] as const);
  const fields: Fields = { ...sections.single, ...Object.fromEntries(lists) };
  fieldsOf.set(sections, fields);
  return fields;
}

/** All shapes that a value at the path in a file may have; none where the path leads out of the language. */
export function shapesAt(file: string, path: DataPath): readonly Shape[] {
  let shapes: readonly Shape[] = [{ kind: 'group', fields: sectionsIn(file) }];
  for (const step of withoutDocument(path)) shapes = shapes.flatMap((shape) => below(shape, step));
  return shapes;
}

/** The field that the last key of a path is; undefined for a list's index and for keys that are no field. */
export function fieldAt(file: string, path: DataPath): Field<unknown> | undefined {
  const key = path[path.length - 1];
  if (typeof key !== 'string') return undefined;
  for (const shape of shapesAt(file, path.slice(0, -1))) {
    if (shape.kind === 'group' && Object.hasOwn(shape.fields, key)) return shape.fields[key];
  }
  return undefined;
}

/** A path without the index of the YAML document in which it begins. */
export function withoutDocument(path: DataPath): DataPath {
  const first = path[0];
  return typeof first === 'string' && first.startsWith('#') ? path.slice(1) : path;
}

/** What may stand where a shape is asked for: each option of an either-or, and the item of a list that one value may be. */
export function alternatives(shape: Shape): readonly Shape[] {
  if (shape.kind === 'either') return shape.options.flatMap(alternatives);
  if (shape.kind === 'named') return alternatives(shape.inner());
  if (shape.kind === 'list' && shape.orOne) return [shape, ...alternatives(shape.item)];
  return [shape];
}

function below(shape: Shape, step: string | number): readonly Shape[] {
  if (typeof step === 'number') return shape.kind === 'list' ? alternatives(shape.item) : [];
  if (shape.kind === 'map') return alternatives(shape.value);
  const inner = shape.kind === 'group' && Object.hasOwn(shape.fields, step) ? shape.fields[step] : undefined;
  return inner === undefined ? [] : alternatives(inner.type.shape);
}
