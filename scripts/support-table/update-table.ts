// Renews the files of the embedded support table in a folder.
// Invariant: a file is written whole and only after it was read again without fault; nothing is written if nobody answered.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readProducts, type Product } from '../../server/src/support/table';
import { parseDay } from '../../server/src/terms/calendar-day';
import { askLifecycles } from './ask-lifecycles';
import { renewTable } from './renew-table';

export interface UpdateOptions {
  readonly folder: string;
  /** The base of the API, with a slash at its end. */
  readonly address: string;
  /** Nothing is written. */
  readonly isDryRun: boolean;
  /** The day of the asking, YYYY-MM-DD. */
  readonly today: string;
  readonly signal: AbortSignal;
}

export interface Update {
  /** The files that changed. */
  readonly files: readonly string[];
  readonly changes: readonly string[];
  /** Products of which nothing was learnt, with the reason. */
  readonly failures: readonly string[];
}

interface TableFile {
  readonly path: string;
  readonly text: string;
  readonly products: readonly Product[];
}

/** Asks for all products of the table and writes what changed. Throws where the folder holds no table, or when aborted. */
export async function updateSupport({ folder, address, isDryRun, today, signal }: UpdateOptions): Promise<Update> {
  const day = parseDay(today);
  if (day === undefined) throw new Error(`"${today}" is no day.`);
  const table = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => readTable(join(folder, name)));
  if (table.length === 0) throw new Error(`${folder} holds no table.`);
  const { cycles, failures } = await askLifecycles(
    table.flatMap(({ products }) => products),
    address,
    signal,
  );
  const changes: string[] = [];
  const renewed = table.flatMap(({ path, text, products }) => {
    const next = renewTable(text, products, ({ endoflifeDate }) => cycles.get(endoflifeDate ?? ''), day);
    changes.push(...next.changes);
    readProducts(path, parse(next.text));
    return next.text === text ? [] : [{ path, text: next.text }];
  });
  if (!isDryRun) for (const { path, text } of renewed) writeFileSync(path, text);
  return { files: renewed.map(({ path }) => path), changes, failures };
}

function readTable(path: string): TableFile {
  const text = readFileSync(path, 'utf8');
  return { path, text, products: readProducts(path, parse(text)) };
}
