// `sbom generate`: the software bill of materials of a product, in CycloneDX.
// Invariant: equal files and flags give equal bytes; a time stands in it only where one was given.
import { sha256Of } from '../../host/digest';
import { listed } from '../../rules/naming';
import { composeSbom } from '../../sbom/compose';
import { writeSbomJson } from '../../sbom/write-json';
import type { ProductModel } from '../../workspace/tables';
import { UsageError, didYouMean, type Arguments } from '../arguments';
import { counted } from '../report/counts';
import { writeOutput } from '../output-file';
import { runCheck } from '../run-check';
import { contentsOf, type ProductContents } from '../sbom/product-contents';
import { productIn } from '../product-in';
import { folderAt } from '../targets';
import { interruptSignal, note, print } from '../terminal';
import { tool } from '../tool';
import { dayOf, excludeFlag, exitCodes, type Command } from './command';

const actions = ['generate'];
const specVersions = ['1.6'] as const;
const formats = ['json'] as const;

export const sbom: Command = {
  name: 'sbom',
  takes: 'generate [PATH]',
  says: 'writes the software bill of materials of a product, with its AI models',
  flags: [
    { name: 'spec-version', value: specVersions.join('|'), says: 'the version of CycloneDX, 1.6 by default' },
    { name: 'format', value: formats.join('|'), says: 'the form of the SBOM, json by default' },
    { name: 'output', value: 'FILE', says: 'writes the SBOM into a file' },
    {
      name: 'timestamp',
      value: 'YYYY-MM-DDThh:mm:ssZ',
      says: 'states when it was made, as the variable SOURCE_DATE_EPOCH does; else no time stands in it',
    },
    { name: 'development', value: undefined, says: 'also lists what only development and tests need' },
    excludeFlag,
  ],
  run: runCommand,
};

async function runCommand(given: Arguments): Promise<number> {
  const [action, path = '.', ...more] = given.words;
  if (action === undefined) throw new UsageError('"sbom" lacks what to do: write sbom generate.');
  if (!actions.includes(action))
    throw new UsageError(`"sbom" cannot "${action}"${didYouMean(action, actions)} It can ${listed(actions)}.`);
  if (more.length > 0)
    throw new UsageError(`"sbom generate" takes one folder, not also "${more.join(' ')}": run it once for each.`);
  given.choice('spec-version', specVersions);
  given.choice('format', formats);
  const timestamp = timestampOf(given);
  const target = folderAt(path, process.cwd());
  const options = { asOf: dayOf(given), exclude: given.all(excludeFlag.name) };
  const { model } = await runCheck(target, options, interruptSignal());
  const owned = productIn(model, path, target.folder, 'an SBOM is that of a product');
  const { name, version, manufacturer } = owned.product.values ?? {};
  if (name === undefined)
    throw new UsageError(`The product in ${owned.product.file} has no name: add "name:" to its "product:".`);
  const contents = contentsOf(owned, model, given.has('development'));
  const composed = composeSbom({ ...contents, product: { name, version, manufacturer }, tool, timestamp });
  deliver(writeSbomJson(composed, sha256Of), given.value('output'), counted(composed.bom.components.size, 'component'));
  return noteGaps(owned, contents) ? exitCodes.found : exitCodes.fine;
}

/** The time given by the flag, else by the variable of reproducible-builds.org/specs/source-date-epoch. */
function timestampOf(given: Arguments): Date | undefined {
  const text = given.value('timestamp');
  if (text !== undefined) {
    const time = new Date(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/.test(text) ? text : NaN);
    if (!Number.isNaN(time.getTime())) return time;
    throw new UsageError(`--timestamp has no value "${text}": it takes a time such as 2027-03-31T09:30:00Z.`);
  }
  const epoch = process.env.SOURCE_DATE_EPOCH ?? '';
  if (epoch === '') return undefined;
  const time = new Date(/^\d+$/.test(epoch) ? Number(epoch) * 1000 : NaN);
  if (!Number.isNaN(time.getTime())) return time;
  throw new UsageError(`SOURCE_DATE_EPOCH is "${epoch}": set it to whole seconds since 1970, or unset it.`);
}

function deliver(text: string, file: string | undefined, size: string): void {
  if (file === undefined) {
    print(text);
    return;
  }
  writeOutput(file, `${text}\n`);
  note(`SBOM with ${size} written to ${file}`);
}

/** Says what the SBOM lacks; true where files could not be read, so that it may lack components. */
function noteGaps({ tables }: ProductModel, { unnamedModels }: ProductContents): boolean {
  const broken = [
    ...tables.unread.filter(({ problem }) => problem.kind === 'broken').map(({ file }) => file),
    ...tables.failed.map(({ file }) => file),
  ];
  const files = [...new Set(broken)].sort();
  if (unnamedModels > 0)
    note(`${counted(unnamedModels, 'model')} not in the SBOM: which one it is is decided while the program runs.`);
  if (files.length > 0) note(`Not read, so the SBOM may lack what is in there: ${listed(files)}`);
  return files.length > 0;
}
