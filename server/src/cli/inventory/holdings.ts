// The rows behind an inventory: those of each product, and of all that no product owns.
// Invariant: what a product's `exclude` names is nowhere among them.
import type { SupportSnapshot } from '../../support/snapshot';
import { withCards } from '../../workspace/artifact-cards';
import { ComponentJoiner } from '../../workspace/components';
import { codeOf, type FileFacts } from '../../workspace/file-facts';
import type { Model } from '../../workspace/model';
import { findModels, pathOfUse, wholesOf } from '../../workspace/model-coverage';
import { ownerOf } from '../../workspace/products';
import type { ArtifactRow, ComponentRow, FailedRow, RowOf, UnreadRow, UseRow } from '../../workspace/rows';
import type { ProductModel } from '../../workspace/tables';

/** What a product holds, or what lies outside of all. */
export interface Holdings {
  readonly components: readonly ComponentRow[];
  readonly uses: readonly RecordedUse[];
  readonly artifacts: readonly RecordedArtifact[];
  readonly unread: readonly FailedRow[];
  /** What tells of support beside the sources that hold for everyone. */
  readonly dependencies: readonly RowOf<'dependency'>[];
  readonly support: readonly SupportSnapshot[];
}

/** A use with the id of the record that covers it. */
export interface RecordedUse {
  readonly row: UseRow;
  /** A path as it is in the workspace, where the file is there; else as the code has it. */
  readonly reference: string | undefined;
  readonly record: string | undefined;
}

/** A model file with the id of the record that covers it. */
export interface RecordedArtifact {
  readonly row: ArtifactRow;
  readonly record: string | undefined;
}

/** The holdings of all products, and of the rest. */
export function holdingsOf(model: Model): readonly Holdings[] {
  return [...model.products.map(ownedBy), unowned(model)];
}

function ownedBy({ product, tables }: ProductModel): Holdings {
  const models = findModels(product, tables);
  return {
    ...tables,
    unread: [...tables.unread.map(reasonOf), ...tables.failed],
    uses: [
      ...models.flatMap(({ uses, reference, record }) => uses.map((row) => ({ row, reference, record: record?.id }))),
      ...tables.uses
        .filter(({ use }) => use.kind === 'dataset')
        .map((row) => ({ row, reference: row.use.reference, record: datasetRecord(row, tables.datasets) })),
    ],
    artifacts: models.flatMap(({ artifacts, record }) => artifacts.map((row) => ({ row, record: record?.id }))),
  };
}

/** A dataset's record covers a use by a trace tag, or by naming the same source. */
function datasetRecord({ use, tagged }: UseRow, records: readonly RowOf<'dataset'>[]): string | undefined {
  const byTag = records.find(({ id }) => id !== undefined && tagged.includes(id));
  return (byTag ?? records.find(({ value }) => value.source !== undefined && value.source === use.reference))?.id;
}

function unowned(model: Model): Holdings {
  const products = model.products.map(({ product }) => product);
  const left = new Map<string, FileFacts>();
  for (const path of model.paths()) {
    const facts = model.facts(path);
    if (facts === undefined) continue;
    if (ownerOf(products, path) === undefined) left.set(path, facts);
  }
  const joined = new ComponentJoiner().join(left.keys(), model.manifests);
  const facts = [...left];
  const artifacts = withCards(
    facts.flatMap(([, each]) => (each.kind === 'artifact' ? [each.artifact] : [])),
    facts.flatMap(([, each]) => codeOf(each)?.card ?? []),
  );
  const files = wholesOf(artifacts);
  return {
    components: joined.components,
    uses: facts
      .flatMap(([, each]) => codeOf(each)?.uses ?? [])
      .map((row) => ({
        row,
        reference: pathOfUse(row, '', files) ?? row.use.reference,
        record: undefined,
      })),
    artifacts: artifacts.map((row) => ({ row, record: undefined })),
    unread: [...facts.flatMap(([file, each]) => unreadOf(file, each)), ...joined.unread.map(reasonOf)],
    dependencies: [],
    support: [],
  };
}

function unreadOf(file: string, facts: FileFacts): readonly FailedRow[] {
  switch (facts.kind) {
    case 'manifest':
      return [...facts.reading.problems, ...(facts.code?.problems ?? [])].map((problem) => reasonOf({ file, problem }));
    case 'support':
      return facts.reading.problems.map((problem) => reasonOf({ file, problem }));
    case 'code':
      return facts.problems.map((problem) => reasonOf({ file, problem }));
    case 'failed':
      return [{ file, reason: facts.reason }];
    case 'annotation':
    case 'artifact':
    case 'none':
      return [];
  }
}

function reasonOf({ file, problem }: UnreadRow): FailedRow {
  return { file, reason: problem.message };
}
