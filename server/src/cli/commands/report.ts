// `report`: what a technical file holds of a product, made from its records and components as they are now.
import type { FeatureContext } from '../../features/context';
import { gapReports } from '../../features/reports/gap-report';
import { renderGapCsv } from '../../features/reports/gap-report-csv';
import { renderGapMarkdown } from '../../features/reports/gap-report-markdown';
import { renderGapReport } from '../../features/reports/gap-report-page';
import { summarizeGaps } from '../../features/reports/gap-report-words';
import { summarizeMatrix } from '../../features/reports/matrix-html';
import { productName, traceabilityMatrices } from '../../features/reports/matrix';
import { renderMatrixCsv } from '../../features/reports/matrix-csv';
import { renderMatrixMarkdown } from '../../features/reports/matrix-markdown';
import { renderMatrixReport } from '../../features/reports/matrix-report';
import { modelRegisters } from '../../features/reports/model-register';
import { renderRegisterCsv } from '../../features/reports/model-register-csv';
import { renderRegisterMarkdown } from '../../features/reports/model-register-markdown';
import { renderRegisterReport } from '../../features/reports/model-register-report';
import { summarizeRegister } from '../../features/reports/model-register-words';
import { supportTimelines } from '../../features/reports/support-timeline';
import { renderTimelineCsv } from '../../features/reports/support-timeline-csv';
import { renderTimelineMarkdown } from '../../features/reports/support-timeline-markdown';
import { renderTimelineReport } from '../../features/reports/support-timeline-report';
import { summarizeTimeline } from '../../features/reports/support-timeline-words';
import { didYouMean, UsageError, type Arguments } from '../arguments';
import { writeOutput } from '../output-file';
import { runCheck } from '../run-check';
import { folderAt } from '../targets';
import { interruptSignal, note, print } from '../terminal';
import { tool } from '../tool';
import { asOfFlag, dayOf, excludeFlag, exitCodes, outputFlag, type Command } from './command';

const formats = ['html', 'markdown', 'csv'] as const;

type Format = (typeof formats)[number];

/** A report in the form that was asked for, and a line on each product in it. */
interface Written {
  readonly text: string;
  readonly products: readonly string[];
}

const kinds = {
  traceability: (context: FeatureContext, format: Format): Written => {
    const matrices = traceabilityMatrices(context);
    const text = {
      html: () => renderMatrixReport(matrices, tool),
      markdown: () => `${renderMatrixMarkdown(matrices)}\n`,
      csv: () => renderMatrixCsv(matrices),
    }[format]();
    return { text, products: matrices.map((matrix) => `${productName(matrix)}, ${summarizeMatrix(matrix)}`) };
  },
  support: (context: FeatureContext, format: Format): Written => {
    const timelines = supportTimelines(context);
    const text = {
      html: () => renderTimelineReport(timelines, tool),
      markdown: () => `${renderTimelineMarkdown(timelines)}\n`,
      csv: () => renderTimelineCsv(timelines),
    }[format]();
    return { text, products: timelines.map((each) => `${productName(each)}, ${summarizeTimeline(each)}`) };
  },
  'model-register': (context: FeatureContext, format: Format): Written => {
    const registers = modelRegisters(context);
    const text = {
      html: () => renderRegisterReport(registers, tool),
      markdown: () => `${renderRegisterMarkdown(registers)}\n`,
      csv: () => renderRegisterCsv(registers),
    }[format]();
    return { text, products: registers.map((each) => `${productName(each)}, ${summarizeRegister(each)}`) };
  },
  gap: (context: FeatureContext, format: Format): Written => {
    const reports = gapReports(context);
    const text = {
      html: () => renderGapReport(reports, tool),
      markdown: () => `${renderGapMarkdown(reports)}\n`,
      csv: () => renderGapCsv(reports),
    }[format]();
    return { text, products: reports.map((each) => `${productName(each)}, ${summarizeGaps(each)}`) };
  },
} as const;

export const report: Command = {
  name: 'report',
  takes: 'KIND [PATH]',
  says: 'writes what answers each requirement (traceability), what does not (gap), when support ends (support), what is known of each model (model-register)',
  flags: [
    { name: 'format', value: formats.join('|'), says: 'the form of the report, html by default' },
    asOfFlag,
    outputFlag,
    excludeFlag,
  ],
  words: () => Object.keys(kinds),
  run: runCommand,
};

async function runCommand(given: Arguments): Promise<number> {
  const format = given.choice('format', formats);
  const options = { asOf: dayOf(given), exclude: given.all(excludeFlag.name) };
  const [name, path = '.', ...more] = given.words;
  const write = kinds[kindNamed(name)];
  if (more.length > 0)
    throw new UsageError(`"report" takes one folder, not also "${more.join(' ')}": run it once for each.`);
  const { model, findings } = await runCheck(folderAt(path, process.cwd()), options, interruptSignal());
  if (model.products.length === 0)
    throw new UsageError(`No compliance.yaml stands in "${path}": give the folder of a product.`);
  const written = write({ model, findings, asOf: options.asOf, textOf: () => undefined }, format);
  deliver(written, given.value(outputFlag.name));
  return exitCodes.fine;
}

function kindNamed(name: string | undefined): keyof typeof kinds {
  const names = Object.keys(kinds);
  if (name !== undefined && isKind(name)) return name;
  if (name === undefined) throw new UsageError(`"report" lacks its kind: name ${names.join(' or ')}.`);
  throw new UsageError(`There is no report "${name}"${didYouMean(name, names)} Reports are ${names.join(' and ')}.`);
}

function isKind(name: string): name is keyof typeof kinds {
  return Object.hasOwn(kinds, name);
}

function deliver({ text, products }: Written, file: string | undefined): void {
  if (file === undefined) return print(text);
  writeOutput(file, text);
  for (const product of products) note(`Written to ${file}: ${product}`);
}
