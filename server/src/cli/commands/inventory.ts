// `inventory`: what is there, judged by nobody.
import { UsageError, type Arguments } from '../arguments';
import { takeInventory } from '../inventory/inventory';
import { countsOf } from '../report/counts';
import { writeInventoryTable } from '../report/inventory-table';
import { runCheck } from '../run-check';
import { folderAt } from '../targets';
import { interruptSignal, print, styleOfOutput } from '../terminal';
import { asOfFlag, dayOf, excludeFlag, exitCodes, type Command } from './command';

const formats = ['table', 'json'] as const;

export const inventory: Command = {
  name: 'inventory',
  takes: '[PATH]',
  says: 'lists every component, AI model and dataset of a folder',
  flags: [
    { name: 'format', value: formats.join('|'), says: 'the form of the list, table by default' },
    asOfFlag,
    excludeFlag,
  ],
  run: runCommand,
};

async function runCommand(given: Arguments): Promise<number> {
  const format = given.choice('format', formats);
  const options = { asOf: dayOf(given), exclude: given.all(excludeFlag.name) };
  const [path = '.', ...more] = given.words;
  if (more.length > 0)
    throw new UsageError(`"inventory" takes one folder, not also "${more.join(' ')}": run it once for each.`);
  const { model } = await runCheck(folderAt(path, process.cwd()), options, interruptSignal());
  const taken = takeInventory(model, options.asOf);
  print(
    format === 'json'
      ? JSON.stringify(taken, undefined, 2)
      : writeInventoryTable(taken, countsOf(model), styleOfOutput(!given.has('no-color'))),
  );
  return exitCodes.fine;
}
