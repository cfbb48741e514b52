// `inventory` for people: a table for each kind of thing, and a last line with the numbers.
import { withoutControls, type Style } from '../terminal';
import type { ComponentEntry, DatasetEntry, Inventory } from '../inventory/inventory';
import { counted, type Counts } from './counts';

type Row = readonly string[];

/** The inventory as text. */
export function writeInventoryTable(inventory: Inventory, counts: Counts, style: Style): string {
  const { components, models, datasets, artifacts, unread } = inventory;
  const tables = [
    table(['COMPONENT', 'BROUGHT', 'SCOPE', 'SUPPORT', 'FILE', 'SOURCE'], components.map(componentRow), style),
    table(['MODEL', 'CALL', 'FILE', 'RECORD'], models.map(useRow), style),
    table(['DATASET', 'CALL', 'FILE', 'RECORD'], datasets.map(useRow), style),
    table(
      ['MODEL FILE', 'FORMAT', 'LICENCE', 'RECORD'],
      artifacts.map(({ path, format, unsafe, license, record }) => {
        return [path, unsafe ? `${format}, may run code when loaded` : format, license ?? 'unknown', record ?? 'none'];
      }),
      style,
    ),
    table(
      ['NOT READ', 'REASON'],
      unread.map(({ file, reason }) => [file, reason]),
      style,
    ),
  ];
  return [...tables.filter((text) => text !== ''), lastLine(inventory, counts)].join('\n');
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

function table(head: Row, rows: readonly Row[], { colours }: Style): string {
  if (rows.length === 0) return '';
  const cells = [head, ...rows].map((row) => row.map(withoutControls));
  const widths = head.map((_, column) => cells.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), 0));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return lines
    .map((line, index) => (index === 0 ? colours.dim(line) : line))
    .concat('')
    .join('\n');
}
