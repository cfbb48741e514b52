// `inventory` as CSV, for a spreadsheet: everything in one table, what sort of thing it is in the first column.
// Invariant: every entry of the JSON form is one line with all that it says; what is not known is an empty cell. Lines and
// cells count as people count them: lines from 1.
import { renderCsv } from '../../features/reports/csv';
import type { ArtifactEntry, ComponentEntry, DatasetEntry, Inventory, ModelEntry } from '../inventory/inventory';

const columns = [
  ...['Kind', 'Name', 'Version', 'Identifier', 'Ecosystem', 'File', 'Line', 'Cell', 'Direct', 'Scope'],
  ...['Support', 'Supported until', 'Support source', 'Support as of'],
  ...[
    'Call',
    'Decided at run time',
    'In test',
    'Format',
    'Unsafe',
    'SHA-256',
    'Licence',
    'Base model',
    'Record',
    'Reason',
  ],
] as const;

type Row = Readonly<Partial<Record<(typeof columns)[number], string | number | boolean | null | undefined>>>;

/** The inventory as one table. */
export function writeInventoryCsv({ components, models, datasets, artifacts, unread }: Inventory): string {
  const rows: readonly Row[] = [
    ...components.map(componentRow),
    ...models.map((entry) => ({ Kind: 'model', ...useRow(entry), 'In test': entry.inTest })),
    ...datasets.map((entry) => ({ Kind: 'dataset', ...useRow(entry) })),
    ...artifacts.map(artifactRow),
    ...unread.map(({ file, reason }) => ({ Kind: 'not read', File: file, Reason: reason })),
  ];
  return renderCsv([columns, ...rows.map((row) => columns.map((column) => cellOf(row[column])))]);
}

function componentRow({ purl, name, version, ecosystem, file, line, direct, scope, support }: ComponentEntry): Row {
  return {
    ...{ Kind: 'component', Name: name, Version: version, Identifier: purl, Ecosystem: ecosystem },
    ...{ File: file, Line: line + 1, Direct: direct, Scope: scope },
    ...{ Support: support.status, 'Supported until': support.until },
    ...{ 'Support source': support.source, 'Support as of': support.asOf },
  };
}

function useRow({ reference, revision, dynamic, file, cell, line, how, record }: DatasetEntry | ModelEntry): Row {
  return {
    ...{ Version: revision, Identifier: reference, File: file, Line: line + 1, Cell: cell },
    ...{ Call: how, 'Decided at run time': dynamic, Record: record },
  };
}

function artifactRow({ path, format, unsafe, sha256, license, baseModel, record }: ArtifactEntry): Row {
  return {
    ...{ Kind: 'model file', Identifier: path, File: path, Format: format, Unsafe: unsafe },
    ...{ 'SHA-256': sha256, Licence: license, 'Base model': baseModel, Record: record },
  };
}

function cellOf(value: Row[keyof Row]): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === undefined || value === null ? '' : String(value);
}
