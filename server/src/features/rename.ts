// Another id for a record, in all annotation files and in the comments of source code that name it.
// Invariant: all places are changed or none; what was read must be what stands there, else nothing is offered.
import { isIdentifier } from '../terms/identifier';
import type { Position, Range } from '../text/line-index';
import { isAnnotationFile } from '../records/file-sections';
import { recordKinds } from '../records/kinds/kinds';
import type { ProductModel } from '../workspace/tables';
import type { FeatureContext } from './context';
import { isDeclared, occurrencesOf, subjectAt, type Occurrence } from './occurrences';

/** Why nothing is renamed, in one sentence. */
interface Refusal {
  readonly ok: false;
  readonly reason: string;
}

/** What can be renamed at a place. */
export type Renamable = { readonly ok: true; readonly range: Range; readonly id: string } | Refusal;

/** The ranges that get the new id, by file. */
export type Renaming = { readonly ok: true; readonly files: ReadonlyMap<string, readonly Range[]> } | Refusal;

/** Words that YAML takes for another sort of value when they stand without quotes, in any version and letter case. */
const RESERVED = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

/** The id at a position, if a record declares it. */
export function renamableAt(context: FeatureContext, path: string, position: Position): Renamable {
  const found = recordAt(context, path, position);
  return found.ok ? { ok: true, range: found.range, id: found.id } : found;
}

/** The places to change so that the record at a position goes by another id. */
export function renameAt(context: FeatureContext, path: string, position: Position, newId: string): Renaming {
  const found = recordAt(context, path, position);
  if (!found.ok) return found;
  const { id, product } = found;
  const occurrences = occurrencesOf(context, product, { kind: 'id', id });
  const objection = newId === id ? undefined : objectionTo(context, product, newId, occurrences);
  if (objection !== undefined) return refused(objection);
  if (occurrences.filter(({ role }) => role === 'declaration').length > 1)
    return refused(`More than one record has the id ${id}. Give one of them another id by hand first.`);
  const files = new Map<string, Range[]>();
  for (const { file, range } of occurrences) {
    const exact = inside(context, file, range, id);
    if (!isCurrent(context, file, exact, id)) return refused(`${file} is still being read. Try again in a moment.`);
    const ranges = files.get(file) ?? [];
    files.set(file, ranges);
    ranges.push(exact);
  }
  return { ok: true, files };
}

function recordAt(
  context: FeatureContext,
  path: string,
  position: Position,
): (Extract<Renamable, { ok: true }> & { readonly product: ProductModel }) | Refusal {
  const named = subjectAt(context, path, position);
  if (named?.subject.kind !== 'id') return refused('Only the id of a record can be renamed.');
  const { product, range } = named;
  const { id } = named.subject;
  if (!isDeclared(context, product, id)) return refused(`No record has the id ${id}.`);
  return { ok: true, range: inside(context, path, range, id), id, product };
}

/** Why an id cannot be taken. */
function objectionTo(
  context: FeatureContext,
  product: ProductModel,
  newId: string,
  occurrences: readonly Occurrence[],
): string | undefined {
  if (!isIdentifier(newId))
    return `"${newId}" cannot be an id: it begins with a letter and holds letters, digits, ".", "_" and "-".`;
  if (RESERVED.test(newId)) return `"${newId}" cannot be an id: YAML reads it as another sort of value.`;
  const tagged = occurrences.find(({ file }) => !isAnnotationFile(file));
  if (tagged !== undefined && /[.-]$/.test(newId))
    return `"${newId}" cannot be named in the trace tag of ${tagged.file}: there an id ends with a letter, digit or "_".`;
  const [holder] = product.tables.ids.named(newId);
  if (holder !== undefined)
    return `${newId} is the id of ${recordKinds[holder.kind].title} in ${holder.anchor.file} already.`;
  return isDeclared(context, product, newId) ? `Another record has the id ${newId} already.` : undefined;
}

/** The letters of the id within a value that may stand in quotes. */
function inside(context: FeatureContext, file: string, { start, end }: Range, id: string): Range {
  const line = context.textOf(file)?.lines.textOf(start.line) ?? '';
  const isQuoted = /["']/.test(line[start.character] ?? '') && end.character - start.character === id.length + 2;
  if (start.line !== end.line || !isQuoted) return { start, end };
  return {
    start: { line: start.line, character: start.character + 1 },
    end: { line: end.line, character: end.character - 1 },
  };
}

/** Whether a range still holds the id. A file of which no text is kept is not open, so what was read of it counts. */
function isCurrent(context: FeatureContext, file: string, { start, end }: Range, id: string): boolean {
  const text = context.textOf(file);
  if (text === undefined) return true;
  return text.text.slice(text.offsetAt(start), text.offsetAt(end)) === id;
}

function refused(reason: string): Refusal {
  return { ok: false, reason };
}
