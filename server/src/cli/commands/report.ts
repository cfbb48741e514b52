// `report`: what a technical file holds of a product, made from its records as they are now.
import { summarizeMatrix } from '../../features/matrix-html';
import { productName, traceabilityMatrices, type Matrix } from '../../features/matrix';
import { renderMatrixCsv } from '../../features/matrix-csv';
import { renderMatrixMarkdown } from '../../features/matrix-markdown';
import { renderMatrixReport } from '../../features/matrix-report';
import { didYouMean, UsageError, type Arguments } from '../arguments';
import { writeOutput } from '../output-file';
import { runCheck } from '../run-check';
import { folderAt } from '../targets';
import { interruptSignal, note, print } from '../terminal';
import { tool } from '../tool';
import { asOfFlag, dayOf, excludeFlag, exitCodes, outputFlag, type Command } from './command';

const formats = ['html', 'markdown', 'csv'] as const;
const traceability = 'traceability';

export const report: Command = {
  name: 'report',
  takes: 'traceability [PATH]',
  says: 'writes the traceability matrix: each requirement, what answers it, what builds and verifies that',
  flags: [
    { name: 'format', value: formats.join('|'), says: 'the form of the report, html by default' },
    asOfFlag,
    outputFlag,
    excludeFlag,
  ],
  run: runCommand,
};

async function runCommand(given: Arguments): Promise<number> {
  const format = given.choice('format', formats);
  const options = { asOf: dayOf(given), exclude: given.all(excludeFlag.name) };
  const [kind, path = '.', ...more] = given.words;
  if (kind === undefined) throw new UsageError('"report" lacks its kind: name traceability.');
  if (kind !== traceability)
    throw new UsageError(`There is no report "${kind}"${didYouMean(kind, [traceability])} Reports are traceability.`);
  if (more.length > 0)
    throw new UsageError(`"report" takes one folder, not also "${more.join(' ')}": run it once for each.`);
  const { model, findings } = await runCheck(folderAt(path, process.cwd()), options, interruptSignal());
  const matrices = traceabilityMatrices({ model, findings, asOf: options.asOf, textOf: () => undefined });
  if (matrices.length === 0)
    throw new UsageError(`No compliance.yaml stands in "${path}": give the folder of a product.`);
  deliver(matrices, writeMatrix(matrices, format), given.value(outputFlag.name));
  return exitCodes.fine;
}

function writeMatrix(matrices: readonly Matrix[], format: (typeof formats)[number]): string {
  switch (format) {
    case 'html':
      return renderMatrixReport(matrices, tool);
    case 'markdown':
      return `${renderMatrixMarkdown(matrices)}\n`;
    case 'csv':
      return renderMatrixCsv(matrices);
  }
}

function deliver(matrices: readonly Matrix[], text: string, file: string | undefined): void {
  if (file === undefined) return print(text);
  writeOutput(file, text);
  for (const matrix of matrices) note(`Written to ${file}: ${productName(matrix)}, ${summarizeMatrix(matrix)}`);
}
