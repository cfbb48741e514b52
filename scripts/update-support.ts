// `npm run update:support`: renews the facts of the embedded support table from endoflife.date, on a machine with internet.
// Invariant: what is ours stays; what changed is printed line by line, to be looked at before it is committed.
// Usage: tsx scripts/update-support.ts [--dry-run] [--address <base of the API>] [--table <folder>]
import { parseArgs } from 'node:util';
import { loadBundled } from './load-bundled';
import type * as updater from './support-table/update-table';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      'dry-run': { type: 'boolean', default: false },
      address: { type: 'string', default: 'https://endoflife.date/api/v1/' },
      table: { type: 'string', default: 'server/src/support/table' },
    },
  });
  const address = values.address.endsWith('/') ? values.address : `${values.address}/`;
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort(new Error('Interrupted; nothing was written.')));
  const { updateSupport } = await loadBundled<typeof updater>('scripts/support-table/update-table.ts');
  const { files, changes, failures } = await updateSupport({
    folder: values.table,
    address,
    isDryRun: values['dry-run'],
    today: new Date().toISOString().slice(0, 10),
    signal: interrupted.signal,
  });
  for (const failure of failures) console.error(`Not renewed: ${failure}`);
  for (const change of changes) console.log(change);
  const verb = values['dry-run'] ? 'would be' : 'were';
  console.log(`${changes.length} changes; ${files.length} files ${verb} written. Run "npm run generate" afterwards.`);
  return failures.length === 0 ? 0 : 1;
}

void main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
