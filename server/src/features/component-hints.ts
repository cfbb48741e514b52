// What stands behind the components of a manifest: the locked version, and until when it is supported:
// `"express": "^4.21.0" 4.21.2 · supported until 2028-04`.
// Invariant: one hint for a component, and only what is known and what the manifest does not say itself; nothing in a lockfile.
import type { Component } from '../manifests/component';
import { DependencyRecords } from '../rules/dependency-records';
import { judgeSupport } from '../rules/support/verdicts';
import { locateIn, type Notation } from '../syntax/notation';
import { parsePurlPattern } from '../terms/purl';
import type { DataAnchor } from '../text/anchor';
import type { Position, Range } from '../text/line-index';
import type { SourceFile } from '../text/source-file';
import { locate } from '../workspace/model';
import type { ComponentRow, RowOf } from '../workspace/rows';
import type { ProductModel } from '../workspace/tables';
import { productAt, type FeatureContext } from './context';
import type { InlayHint } from './inlay-hints';
import { lockfileOf, rowsIn } from './manifest-entries';
import { componentsNamed } from './named-by';
import { shortStand, standings, standOf, type Stand } from './reports/support-standing';
import { dateSource, nameSource } from './reports/support-timeline-words';

/** What a person wants to see behind components. */
export interface HintChoice {
  readonly lockedVersions: boolean;
  readonly supportEnds: boolean;
}

/** A piece of a hint, with what is said of it when somebody points at it. */
interface Piece {
  readonly label: string;
  readonly tooltip: string;
}

/** The hints of a manifest in a range; none in other files. */
export function componentHintsIn(
  context: FeatureContext,
  path: string,
  range: Range,
  { lockedVersions, supportEnds }: HintChoice,
): readonly InlayHint[] {
  const facts = context.model.facts(path);
  const product = productAt(context, path);
  if (facts?.kind !== 'manifest' || facts.format.kind !== 'manifest' || product === undefined) return [];
  const file = context.textOf(path) ?? facts.file;
  const entries = [...rowsIn(product.tables, path).values()].flatMap((rows) => {
    const [row] = rows;
    const place = row && placeBehind(facts.format.notation, file, row.component);
    return place !== undefined && isWithin(place.position, range) ? [{ ...place, rows }] : [];
  });
  const stands = supportEnds ? standsOf(context, product, entries) : new Map<ComponentRow, KnownEnd>();
  return entries.flatMap(({ position, text, rows }) =>
    hintAt(position, [lockedVersions ? lockedVersion(product, rows, text) : undefined, endOf(rows, stands)]),
  );
}

/** The hints behind the packages of dependency records in a range; a record that states its support needs none. */
export function recordHintsIn(context: FeatureContext, path: string, range: Range): readonly InlayHint[] {
  const product = productAt(context, path);
  if (product === undefined) return [];
  const records = product.tables.dependencies.flatMap((record) => {
    if (record.anchor.file !== path || record.value.support?.until !== undefined) return [];
    const place = { ...record.anchor, path: [...record.anchor.path, 'package'], part: 'value' } as const;
    const { end: position } = locate(context.model, place);
    return isWithin(position, range) ? [{ position, rows: heldBy(product, record) }] : [];
  });
  const stands = standsOf(context, product, records);
  return records.flatMap(({ position, rows }) => hintAt(position, [endOf(rows, stands)]));
}

/** The components for which a record is the one that counts. */
function heldBy({ tables }: ProductModel, record: RowOf<'dependency'>): readonly ComponentRow[] {
  const pattern = parsePurlPattern(record.value.package ?? '');
  if (pattern === undefined) return [];
  const records = DependencyRecords.of(tables.dependencies);
  return componentsNamed(tables.components, pattern).filter(
    ({ component }) => records.holdingFor(component)[0] === record,
  );
}

function hintAt(position: Position, pieces: readonly (Piece | undefined)[]): readonly InlayHint[] {
  const shown = pieces.filter((piece) => piece !== undefined);
  if (shown.length === 0) return [];
  const [label, tooltip] = [shown.map((piece) => piece.label), shown.map((piece) => piece.tooltip)];
  return [{ position, label: label.join(' · '), tooltip: tooltip.join('\n') }];
}

function isWithin({ line }: Position, { start, end }: Range): boolean {
  return line >= start.line && line <= end.line;
}

/** Undefined where the version stands in the entry already, or where several manifests share it and lock it differently. */
function lockedVersion(product: ProductModel, rows: readonly ComponentRow[], text: string): Piece | undefined {
  const [row] = rows;
  const lockfile = row && lockfileOf(product, row);
  const version = row?.component.version;
  const isOne = rows.every(({ component }) => component.version === version);
  if (lockfile === undefined || version === undefined || !isOne || text.includes(version)) return undefined;
  return { label: version, tooltip: `Locked by ${lockfile}` };
}

/** A component of which there is something to show. */
type KnownEnd = Stand & Piece;

/** How all the components stand, judged at once. */
function standsOf(
  { asOf }: FeatureContext,
  { product, tables }: ProductModel,
  places: readonly { readonly rows: readonly ComponentRow[] }[],
): ReadonlyMap<ComponentRow, KnownEnd> {
  const judged = judgeSupport({ ...tables, components: places.flatMap(({ rows }) => rows) }, asOf);
  return new Map(
    judged.flatMap(({ row, verdict }): readonly (readonly [ComponentRow, KnownEnd])[] => {
      const stand = standOf(verdict, product.values?.supportUntil, row.component);
      const label = labelOf(stand);
      return label === undefined ? [] : [[row, { ...stand, label, tooltip: tooltipOf(stand) }]];
    }),
  );
}

/** How components stand; of several that do not stand alike, the one that asks for most. */
function endOf(rows: readonly ComponentRow[], stands: ReadonlyMap<ComponentRow, KnownEnd>): Piece | undefined {
  const known = rows.flatMap((row) => stands.get(row) ?? []);
  const [first] = known.toSorted(
    (a, b) =>
      standings.indexOf(a.standing) - standings.indexOf(b.standing) || ((a.until ?? '') < (b.until ?? '') ? -1 : 1),
  );
  if (first === undefined) return undefined;
  const isOne = known.length === rows.length && known.every(({ label }) => label === first.label);
  return { label: isOne ? first.label : `${first.label} (1 of ${rows.length})`, tooltip: first.tooltip };
}

/** Of a range it is said which line of it is meant. */
function labelOf(stand: Stand): string | undefined {
  const { certainty = 'pinned', line } = stand.answer ?? {};
  const label = shortStand(stand);
  return certainty === 'range-open' && line !== undefined && label !== undefined ? `${line} ${label}` : label;
}

/** `Node.js 18, last supported day 2025-04-30. Source: nodejs.org, as of 2026-08-22.` */
function tooltipOf({ answer, until }: Stand): string {
  if (answer === undefined) return '';
  const { line, status, successor, reason } = answer;
  const what = [line, until === undefined ? status : `last supported day ${until}`].filter(
    (part) => part !== undefined,
  );
  const why = reason === undefined ? '' : ` "${reason}".`;
  const next = successor === undefined ? '' : ` Successor: ${successor}.`;
  return `${what.join(', ')}.${why}${next} Source: ${nameSource(answer)}, ${dateSource(answer.asOf)}.`;
}

interface PlaceBehind {
  readonly position: Position;
  /** All of the component's entry. */
  readonly text: string;
}

/** Behind the range with its quotes or closing tag; of an entry that has none behind it, or behind its first line. */
function placeBehind(notation: Notation, file: SourceFile, { anchor, range = '' }: Component): PlaceBehind {
  const { start, end } = locateIn(notation, file, anchor.path, 'entry' satisfies DataAnchor['part']);
  const text = file.text.slice(start, end);
  const at = range === '' ? -1 : text.lastIndexOf(range);
  return { position: file.lines.positionAt(at < 0 ? firstEnd() : closedAt(start + at + range.length)), text };

  function firstEnd(): number {
    const key = locateIn(notation, file, anchor.path, 'key').end;
    if (!text.includes('\n')) return end;
    const lineEnd = file.text.indexOf('\n', key);
    return key + file.text.slice(key, lineEnd < 0 ? undefined : lineEnd).trimEnd().length;
  }

  function closedAt(offset: number): number {
    return offset + (/^(?:["']|<\/[\w.:-]+>)?/.exec(file.text.slice(offset, offset + 80))?.[0].length ?? 0);
  }
}
