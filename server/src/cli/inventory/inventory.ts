// What is in a workspace: every component, AI model and dataset with its place, in products and outside of them.
// Invariant: an inventory is the JSON form that `schemas/inventory.schema.json` promises: what is not known is null.
import { strongerScope, type Component, type Scope } from '../../manifests/component';
import { judgeSupport, targetOf } from '../../rules/support/verdicts';
import { plainAnswer, type SupportAnswer, type SupportStatus } from '../../support/answer';
import type { CalendarDay } from '../../terms/calendar-day';
import type { DataAnchor } from '../../text/anchor';
import { cellOf, locate, type Model } from '../../workspace/model';
import type { FailedRow } from '../../workspace/rows';
import { holdingsOf, type RecordedArtifact, type RecordedUse } from './holdings';

export interface Inventory {
  readonly schema: 1;
  readonly asOf: CalendarDay;
  readonly components: readonly ComponentEntry[];
  /** Places of use, in code. */
  readonly models: readonly ModelEntry[];
  readonly datasets: readonly DatasetEntry[];
  /** Model files. */
  readonly artifacts: readonly ArtifactEntry[];
  /** Files, or parts of them, that could not be read. */
  readonly unread: readonly FailedRow[];
}

export interface ComponentEntry {
  /** The very string by which waivers know it. */
  readonly purl: string;
  readonly name: string;
  readonly version: string | null;
  readonly ecosystem: string;
  readonly file: string;
  /** Counts from 0. */
  readonly line: number;
  readonly direct: boolean;
  readonly scope: Scope;
  readonly support: {
    readonly status: SupportStatus;
    readonly until: CalendarDay | null;
    /** Where it can be read, else who says so. */
    readonly source: string;
    /** The day on which the source was read. */
    readonly asOf: CalendarDay | null;
  };
}

export interface DatasetEntry {
  readonly reference: string | null;
  readonly revision: string | null;
  readonly dynamic: boolean;
  readonly file: string;
  /** Of a notebook, the cell: counted from 0 over cells of all kinds. */
  readonly cell?: number;
  /** Counts from 0; in a notebook, within the cell's text. */
  readonly line: number;
  readonly how: string;
  /** The id of the record that covers it. */
  readonly record: string | null;
}

export interface ModelEntry extends DatasetEntry {
  readonly inTest: boolean;
}

export interface ArtifactEntry {
  readonly path: string;
  readonly format: string;
  readonly unsafe: boolean;
  readonly sha256: string | null;
  readonly license: string | null;
  readonly baseModel: string | null;
  readonly record: string | null;
}

const unknownSupport = plainAnswer('unknown', 'nobody');

/** The inventory of a workspace, in the order of files and lines. */
export function takeInventory(model: Model, asOf: CalendarDay): Inventory {
  const holdings = holdingsOf(model);
  const usesOf = (kind: 'model' | 'dataset'): readonly RecordedUse[] =>
    holdings.flatMap(({ uses }) => uses.filter(({ row }) => row.use.kind === kind));
  const components = holdings.flatMap((held) => {
    const judged = new Map(judgeSupport(held, asOf).map(({ row, verdict }) => [row, verdict.answer]));
    return held.components.map((row) => componentEntry(row.component, judged.get(row) ?? unknownSupport, model));
  });
  return {
    schema: 1,
    asOf,
    components: onceEach(inOrder(components, ({ purl }) => purl)),
    models: inOrder(
      usesOf('model').map((use) => modelEntry(use, model)),
      ({ how }) => how,
    ),
    datasets: inOrder(
      usesOf('dataset').map((use) => datasetEntry(use, model)),
      ({ how }) => how,
    ),
    artifacts: holdings.flatMap((held) => held.artifacts.map(artifactEntry)).sort((a, b) => compare(a.path, b.path)),
    unread: holdings.flatMap((held) => held.unread).sort((a, b) => compare(a.file, b.file)),
  };
}

function componentEntry(component: Component, answer: SupportAnswer, model: Model): ComponentEntry {
  const { purl, name, version, direct, scope, anchor } = component;
  return {
    purl: targetOf(purl, answer),
    name,
    version: version ?? null,
    ecosystem: purl.type,
    file: anchor.file,
    line: locate(model, anchor).start.line,
    direct,
    scope,
    support: {
      status: answer.status,
      until: answer.until ?? null,
      source: answer.page ?? answer.source,
      asOf: answer.asOf ?? null,
    },
  };
}

function modelEntry(recorded: RecordedUse, model: Model): ModelEntry {
  const { record, ...place } = datasetEntry(recorded, model);
  return { ...place, inTest: recorded.row.use.inTest, record };
}

function datasetEntry({ row: { use, anchor }, reference, record }: RecordedUse, model: Model): DatasetEntry {
  return {
    reference: reference ?? null,
    revision: use.revision ?? null,
    dynamic: use.dynamic,
    file: anchor.file,
    ...placeOf(model, anchor),
    how: use.how,
    record: record ?? null,
  };
}

/** The line of a use: in its file, or in the cell of a notebook. */
function placeOf(model: Model, anchor: DataAnchor): Pick<DatasetEntry, 'cell' | 'line'> {
  return cellOf(model, anchor) ?? { line: locate(model, anchor).start.line };
}

function artifactEntry({ row: { path, identity, sha256, stated }, record }: RecordedArtifact): ArtifactEntry {
  return {
    path,
    format: identity.format,
    unsafe: identity.unsafe,
    sha256: sha256 ?? null,
    license: stated.license ?? null,
    baseModel: stated.baseModel ?? null,
    record: record ?? null,
  };
}

/**
 * What several projects ask for at one place, in a file that they share, counts once, as it is needed most. The entries
 * of a place stand side by side.
 */
function onceEach(entries: readonly ComponentEntry[]): readonly ComponentEntry[] {
  const merged: ComponentEntry[] = [];
  const keyOf = ({ name, direct }: ComponentEntry): string => `${name} ${String(direct)}`;
  let here: Map<string, number> | undefined;
  for (const entry of entries) {
    const last = merged.at(-1);
    if (last?.line !== entry.line || last.purl !== entry.purl || last.file !== entry.file) {
      here = undefined;
      merged.push(entry);
      continue;
    }
    here ??= new Map([[keyOf(last), merged.length - 1]]);
    const at = here.get(keyOf(entry)) ?? merged.length;
    merged[at] = moreNeeded(merged[at] ?? entry, entry);
    here.set(keyOf(entry), at);
  }
  return merged;
}

function moreNeeded(a: ComponentEntry, b: ComponentEntry): ComponentEntry {
  return strongerScope(a.scope, b.scope) === a.scope ? a : b;
}

/** By file and line; what several products share is one entry. */
function inOrder<E extends { readonly file: string; readonly cell?: number; readonly line: number }>(
  entries: readonly E[],
  nameOf: (entry: E) => string,
): readonly E[] {
  const sorted = entries.toSorted(
    (a, b) =>
      compare(a.file, b.file) || (a.cell ?? 0) - (b.cell ?? 0) || a.line - b.line || compare(nameOf(a), nameOf(b)),
  );
  return sorted.filter((entry, index) => {
    // Equal entries stand side by side among those of their line.
    for (let at = index - 1; at >= 0; at--) {
      const before = sorted[at];
      if (before?.line !== entry.line || nameOf(before) !== nameOf(entry)) return true;
      if (JSON.stringify(before) === JSON.stringify(entry)) return false;
    }
    return true;
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
