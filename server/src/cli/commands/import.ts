// `import`: records of models and data sets from a model card, an MLmodel or a CycloneDX ML-BOM.
// Invariant: all records are written, or nothing is.
import { relative, resolve, sep } from 'node:path';
import { composeEdits } from '../../check/edits/edits';
import { planImport, tellImport } from '../../features/model-cards/import-models';
import { readTextFile } from '../../host/read-text-file';
import { writeEdits } from '../../host/write-edits';
import { baseName, SourceFile } from '../../text/source-file';
import { fileOf } from '../../workspace/model';
import { UsageError, type Arguments } from '../arguments';
import { productIn } from '../product-in';
import { runCheck } from '../run-check';
import { folderAt } from '../targets';
import { interruptSignal, note } from '../terminal';
import { dayOf, excludeFlag, exitCodes, type Command } from './command';

export const importModels: Command = {
  name: 'import',
  takes: 'FILE [PATH]',
  says: 'writes records of models from a model card, an MLmodel or a CycloneDX ML-BOM',
  flags: [{ name: 'dry-run', value: undefined, says: 'writes nothing, and says what would be written' }, excludeFlag],
  run: runCommand,
};

async function runCommand(given: Arguments): Promise<number> {
  const [name, path = '.', ...more] = given.words;
  if (name === undefined) throw new UsageError('"import" lacks its FILE: give a model card, an MLmodel or an ML-BOM.');
  if (more.length > 0)
    throw new UsageError(`"import" takes one file and one folder, not also "${more.join(' ')}": run it once for each.`);
  const target = folderAt(path, process.cwd());
  const read = await readTextFile(resolve(name));
  if (read === undefined) throw new UsageError(`"${name}" cannot be read: give a text file that is there.`);
  const options = { asOf: dayOf(given), exclude: given.all(excludeFlag.name) };
  const { model, workspace } = await runCheck(target, options, interruptSignal());
  const product = productIn(model, path, target.folder, 'records stand in the file of one');
  const inside = relative(target.folder, resolve(name)).split(sep).join('/');
  const isInside = !inside.startsWith('../') && !/^(?:[A-Za-z]:|\/)/.test(inside);
  const file = new SourceFile(isInside ? inside : baseName(read.path), read.text);
  const plan = planImport(product, file, isInside ? inside : undefined);
  if (plan === undefined)
    throw new UsageError(`"${name}" states nothing of a model: give a model card, an MLmodel or an ML-BOM.`);
  const textOf = (each: string): ReturnType<typeof fileOf> => {
    const facts = model.facts(each);
    return facts && fileOf(facts);
  };
  const composed = composeEdits(plan.changes, textOf);
  if (!composed.ok) throw new UsageError(`Nothing was imported. ${composed.reason}`);
  if (!given.has('dry-run')) {
    try {
      writeEdits(workspace.folder, composed.edits, textOf);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UsageError(`Nothing was imported: ${reason}.`);
    }
  }
  note(tellImport(plan));
  return exitCodes.fine;
}
