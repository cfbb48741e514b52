// `model-card`: the record of a model as a model card of the Hugging Face hub.
import { writeModelCard } from '../../features/model-cards/model-card';
import { didYouMean, UsageError, type Arguments } from '../arguments';
import { writeOutput } from '../output-file';
import { productIn } from '../product-in';
import { runCheck } from '../run-check';
import { folderAt } from '../targets';
import { interruptSignal, note, print } from '../terminal';
import { dayOf, excludeFlag, exitCodes, type Command } from './command';

export const modelCard: Command = {
  name: 'model-card',
  takes: 'ID [PATH]',
  says: "writes a model's record as a model card in the form of the Hugging Face hub",
  flags: [{ name: 'output', value: 'FILE', says: 'writes the card into a file' }, excludeFlag],
  run: runCommand,
};

async function runCommand(given: Arguments): Promise<number> {
  const [id, path = '.', ...more] = given.words;
  if (id === undefined) throw new UsageError('"model-card" lacks its ID: name a model such as af-detector.');
  if (more.length > 0)
    throw new UsageError(`"model-card" takes one model and one folder, not also "${more.join(' ')}": run it for each.`);
  const target = folderAt(path, process.cwd());
  const options = { asOf: dayOf(given), exclude: given.all(excludeFlag.name) };
  const { model, findings } = await runCheck(target, options, interruptSignal());
  const product = productIn(model, path, target.folder, 'records stand in the file of one');
  const row = product.tables.models.find((each) => each.id === id);
  if (row === undefined) {
    const known = product.tables.models.flatMap((each) => each.id ?? []);
    throw new UsageError(`There is no model "${id}"${didYouMean(id, known)}`);
  }
  const text = writeModelCard({ model, findings, asOf: options.asOf, textOf: () => undefined }, product, row);
  const output = given.value('output');
  if (output === undefined) print(text.trimEnd());
  else {
    writeOutput(output, text);
    note(`Model card of ${id} written to ${output}`);
  }
  return exitCodes.fine;
}
