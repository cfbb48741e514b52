// `review`: writes the stamp of a review into controls, and says what it stands for.
// Invariant: all controls named are stamped, or nothing is written.
import { statSync } from 'node:fs';
import { composeEdits } from '../../check/edits/edits';
import { stampReview, type ControlReview } from '../../check/review';
import { writeEdits } from '../../host/write-edits';
import { nameOf } from '../../rules/naming';
import { isIdentifier } from '../../terms/identifier';
import type { Change } from '../../text/change';
import { fileOf, type Model } from '../../workspace/model';
import type { RowOf } from '../../workspace/rows';
import type { Product } from '../../workspace/tables';
import { didYouMean, UsageError, type Arguments, type Flag } from '../arguments';
import { writeReviews, type ReportedReview } from '../report/review-text';
import { runCheck, type DiskCheck } from '../run-check';
import { folderAt, productAbove } from '../targets';
import { interruptSignal, print, styleOfOutput } from '../terminal';
import { dayOf, exitCodes, type Command } from './command';

const onFlag: Flag = { name: 'on', value: 'YYYY-MM-DD', says: 'the day of the review, today by default' };

export const review: Command = {
  name: 'review',
  takes: 'ID… [PATH]',
  says: 'stamps controls as reviewed: the day, the reviewer, the digest of what implements them',
  flags: [
    { name: 'by', value: 'NAME', says: 'who reviewed; by default user.name of git, else the name of the system user' },
    onFlag,
    {
      name: 'dry-run',
      value: undefined,
      says: 'writes nothing, and shows line by line what changed since the last review',
    },
  ],
  run: runCommand,
};

async function runCommand(given: Arguments): Promise<number> {
  const { ids, path } = splitWords(given.words);
  if (ids.length === 0)
    throw new UsageError('"review" lacks its ID: name the controls that you reviewed, such as RC-1.');
  const on = dayOf(given, onFlag);
  const target = folderAt(path, process.cwd());
  const checked = await runCheck(target, { asOf: on, exclude: [] }, interruptSignal());
  const controls = ids.map((id) => controlNamed(id, checked.model, path, target.folder));
  const reviews: ControlReview[] = [];
  for (const { row, product } of controls) reviews.push(await readReview(row, product, checked));
  const by = given.value('by') ?? (await checked.workspace.reviews.reviewerName());
  if (by === undefined)
    throw new UsageError('Nobody knows who reviewed: give --by=NAME, or set it by git config user.name.');
  const reported: ReportedReview[] = [];
  for (const one of reviews) reported.push({ review: one, since: await checked.workspace.reviews.sinceReview(one) });
  const isDryRun = given.has('dry-run');
  const changes = reviews.flatMap((one) => stampReview(one, on, by));
  if (!isDryRun) write(changes, checked);
  print(writeReviews(reported, { on, by, isDryRun }, styleOfOutput(!given.has('no-color'))));
  return exitCodes.fine;
}

/** The last word is the path where it cannot be an id, or where it stands behind an id and names a folder. */
function splitWords(words: readonly string[]): { readonly ids: readonly string[]; readonly path: string } {
  const last = words.at(-1);
  const isPath =
    last !== undefined &&
    (!isIdentifier(last) || (words.length > 1 && statSync(last, { throwIfNoEntry: false })?.isDirectory() === true));
  const ids = isPath ? words.slice(0, -1) : words;
  return { ids: [...new Set(ids)], path: isPath ? last : '.' };
}

/** The one control that goes by an id. */
function controlNamed(
  id: string,
  { products }: Model,
  path: string,
  folder: string,
): { readonly row: RowOf<'control'>; readonly product: Product } {
  const found = products.flatMap(({ product, tables }) =>
    tables.controls.filter((row) => row.id === id).map((row) => ({ row, product })),
  );
  const [control, ...others] = found;
  if (control === undefined) throw unknownId(id, products, path, folder);
  if (others.length > 0) {
    const isOneProduct = others.every(({ product }) => product === control.product);
    const mend = isOneProduct ? 'give each control an id of its own.' : 'give the folder of one product.';
    throw new UsageError(
      `${found.length} controls go by "${id}", in ${found.map(({ row }) => row.anchor.file).join(', ')}: ${mend}`,
    );
  }
  return control;
}

function unknownId(id: string, products: Model['products'], path: string, folder: string): UsageError {
  const above = productAbove(folder);
  if (products.length === 0) {
    const mend =
      above === undefined ? 'give the folder of a product' : `its product is opened by ${above}, give its folder`;
    return new UsageError(`"${path}" holds no product, and so no control "${id}": ${mend}.`);
  }
  const other = products.flatMap(({ tables }) => tables.ids.named(id))[0];
  if (other !== undefined) return new UsageError(`"${id}" is no control but a ${other.kind}: name controls.`);
  const known = products.flatMap(({ tables }) => tables.controls.flatMap((row) => row.id ?? []));
  return new UsageError(`There is no control "${id}"${didYouMean(id, known)}`);
}

async function readReview(row: RowOf<'control'>, product: Product, checked: DiskCheck): Promise<ControlReview> {
  const reading = await checked.workspace.reviews.read(row, product, checked.snapshot);
  if (reading.ok) return reading.review;
  throw new UsageError(`${nameOf(row)} cannot be reviewed: ${reading.reason}. Correct it first; nothing was written.`);
}

function write(changes: readonly Change[], { model, workspace }: DiskCheck): void {
  const textOf = (file: string): ReturnType<typeof fileOf> => {
    const facts = model.facts(file);
    return facts && fileOf(facts);
  };
  const composed = composeEdits(changes, textOf);
  if (!composed.ok) throw new UsageError(`The stamp cannot be written: ${composed.reason} Nothing was written.`);
  try {
    writeEdits(workspace.folder, composed.edits, textOf);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The stamp cannot be written: ${reason}. Nothing was written.`);
  }
}
