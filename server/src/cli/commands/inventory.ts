// `inventory`: what is there, judged by nobody.
import { UsageError, type Arguments } from '../arguments';
import type { Model } from '../../workspace/model';
import { takeInventory, type Inventory } from '../inventory/inventory';
import { writeOutput } from '../output-file';
import { counted, countsOf } from '../report/counts';
import { writeInventoryCsv } from '../report/inventory-csv';
import { writeInventoryTable } from '../report/inventory-table';
import { jsonPieces } from '../report/json-pieces';
import { runCheck } from '../run-check';
import { folderAt } from '../targets';
import { interruptSignal, note, plainStyle, print, printPieces, styleOfOutput, type Style } from '../terminal';
import { asOfFlag, dayOf, excludeFlag, exitCodes, type Command } from './command';

const formats = ['table', 'json', 'csv'] as const;

export const inventory: Command = {
  name: 'inventory',
  takes: '[PATH]',
  says: 'lists every component, AI model and dataset of a folder',
  flags: [
    { name: 'format', value: formats.join('|'), says: 'the form of the list, table by default' },
    { name: 'output', value: 'FILE', says: 'writes the list into a file' },
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
  const file = given.value('output');
  if (file !== undefined) {
    writeOutput(file, textOf(taken, format, model));
    note(`Written to ${file}: ${counted(taken.components.length, 'component')}`);
  } else if (format === 'json') await printPieces(jsonPieces(taken));
  else print(textOf(taken, format, model, styleOfOutput(!given.has('no-color'))));
  return exitCodes.fine;
}

/** The list as a text, in a file without colours. */
function textOf(
  taken: Inventory,
  format: (typeof formats)[number] | undefined,
  model: Model,
  style: Style = plainStyle,
): string {
  if (format === 'json') return `${[...jsonPieces(taken)].join('')}\n`;
  return format === 'csv' ? writeInventoryCsv(taken) : `${writeInventoryTable(taken, countsOf(model), style)}\n`;
}
