// `inventory` for people: a table for each kind of thing, and a last line with the numbers.
import { withoutControls, type Style } from '../terminal';
import type { ComponentEntry, DatasetEntry, Inventory } from '../inventory/inventory';
import { counted, type Counts } from './counts';

type Row = readonly string[];

/** How wide a column grows; what is longer moves the rest of its own row aside. */
const WIDEST = 60;

/** The inventory as text. */
export function writeInventoryTable(inventory: Inventory, counts: Counts, style: Style): string {
  const { components, models, datasets, artifacts, unread } = inventory;
  const tables = [
    table(['COMPONENT', 'BROUGHT', 'SCOPE', 'SUPPORT', 'FILE', 'SOURCE'], components, componentRow, style),
    table(['MODEL', 'CALL', 'FILE', 'RECORD'], models, useRow, style),
    table(['DATASET', 'CALL', 'FILE', 'RECORD'], datasets, useRow, style),
    table(
      ['MODEL FILE', 'FORMAT', 'LICENCE', 'RECORD'],
      artifacts,
      ({ path, format, unsafe, license, record }) => {
        return [path, unsafe ? `${format}, may run code when loaded` : format, license ?? 'unknown', record ?? 'none'];
      },
      style,
    ),
    table(['NOT READ', 'REASON'], unread, ({ file, reason }) => [file, reason], style),
  ];
  return [...tables.flat(), lastLine(inventory, counts)].join('\n');
}

function lastLine({ components, models, datasets, artifacts, unread }: Inventory, counts: Counts): string {
  const direct = components.filter((component) => component.direct).length;
  const numbers = [
    counted(counts.files, 'file'),
    `${counted(components.length, 'component')} (${direct} direct)`,
    counted(models.length, 'model use'),
    counted(datasets.length, 'dataset use'),
    counted(artifacts.length, 'model file'),
    `${unread.length} not read`,
  ];
  return `${numbers.join(', ')}. Next: compliance-lens check`;
}

function componentRow({ purl, direct, scope, support, file, line }: ComponentEntry): Row {
  const source = support.status === 'unknown' ? '' : support.source;
  return [purl, direct ? 'direct' : 'transitive', scope, supportWords(support), place(file, line), source];
}

function supportWords({ status, until }: ComponentEntry['support']): string {
  if (until === null) return status;
  return status === 'ended' ? `ended ${until}` : `${status}, until ${until}`;
}

function useRow({ reference, revision, how, file, line, record }: DatasetEntry): Row {
  const named = reference ?? 'decided while the program runs';
  return [revision === null ? named : `${named} (${revision})`, how, place(file, line), record ?? 'none'];
}

/** People count from 1. */
function place(file: string, line: number): string {
  return `${file}:${line + 1}`;
}

/** The lines of a table, and an empty one behind it. Rows are made twice and not kept: there may be a hundred thousand. */
function table<E>(head: Row, entries: readonly E[], rowOf: (entry: E) => Row, { colours }: Style): readonly string[] {
  if (entries.length === 0) return [];
  const widths = head.map((cell) => cell.length);
  for (const entry of entries)
    for (const [column, cell] of rowOf(entry).entries())
      widths[column] = Math.min(WIDEST, Math.max(widths[column] ?? 0, cell.length));
  const lineOf = (row: Row): string =>
    row
      .map((cell, column) => withoutControls(cell).padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [colours.dim(lineOf(head)), ...entries.map((entry) => lineOf(rowOf(entry))), ''];
}
