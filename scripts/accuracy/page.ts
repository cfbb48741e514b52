// docs/accuracy.md and what is printed: the figures with the method.
// Invariant: the same code and trees give the same page.
import { page, section, table } from '../generate/markdown';
import { figuresOf, frameworkOf, groupBy, languageOf, precisionOf, recallOf, type Figures } from './figures';
import type { Outcome } from './score';

const head = ['', 'There', 'Found', 'False alarms', 'Precision', 'Recall'];

/** The goals of the whole. */
export const goals = { precision: 0.98, recall: 0.95 };

/** The page for the documentation. */
export function accuracyPage(outcomes: readonly Outcome[], cases: number): string {
  const text = page(
    'Accuracy',
    'labelled source trees',
    [
      'How well AI models, data sets and model files are found, measured on',
      `${cases} small source trees in eleven languages that were written for this purpose. For each of them a list says`,
      'what a correct inventory contains: where a model is loaded or called, what it is, and which places only look like it.',
    ].join('\n'),
    section(2, 'Figures', table(head, [['All', ...cellsOf(figuresOf(outcomes))]])),
    section(3, 'By language', tableBy(outcomes, languageOf)),
    section(3, 'By library or sort of file', tableBy(outcomes, frameworkOf)),
    section(
      2,
      'Method',
      [
        'The inventory of each tree is taken as `inventory --format json` takes it, all files together. A reported use is',
        'a hit when it stands in the right file, on the right line (two lines off are forgiven) or on the line that holds the',
        'id, and names the right model, in one of the spellings that mean the same. For an id that is decided while the',
        'program runs, the place alone counts. A place that is labelled as neutral (a tokenizer, a second call on a model',
        'already counted) counts neither way. Every other report is a false alarm, every label without a report is missed.',
      ].join('\n'),
      'Precision is the share of reports that are right, recall the share of labels that were reported. ' +
        `The goals are a precision of ${goals.precision} and a recall of ${goals.recall} over all languages, and no false alarm in trees that hold nothing.`,
      'The trees are samples, and whoever wrote the readers has seen them: on code that nobody here has seen, expect less.',
    ),
    '`npm run accuracy` takes the figures anew and writes this page; with `--verbose` it lists what was missed.',
  );
  return text.replace('by "npm run generate"', 'by "npm run accuracy"');
}

/** The same tables for a terminal. */
export function accuracyText(outcomes: readonly Outcome[]): string {
  const rows = [
    ...rowsBy(outcomes, languageOf),
    ['', '', '', '', '', ''],
    ...rowsBy(outcomes, frameworkOf),
    ['', '', '', '', '', ''],
    ['All', ...cellsOf(figuresOf(outcomes))],
  ];
  const widths = head.map((title, column) =>
    Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map((cell) => cell.length)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** What was missed and what was alarmed for nothing, a line each. */
export function faultsText(outcomes: readonly Outcome[]): string {
  return outcomes
    .filter(({ verdict }) => verdict !== 'hit')
    .map(
      ({ verdict, case: name, file, line, how, reference }) =>
        `${verdict}: ${name}/${file}:${line} ${how} ${reference}`,
    )
    .join('\n');
}

function tableBy(outcomes: readonly Outcome[], nameOf: (outcome: Outcome) => string): string {
  return table(head, rowsBy(outcomes, nameOf));
}

function rowsBy(outcomes: readonly Outcome[], nameOf: (outcome: Outcome) => string): readonly (readonly string[])[] {
  return [...groupBy(outcomes, nameOf)].map(([name, group]) => [name, ...cellsOf(figuresOf(group))]);
}

function cellsOf(figures: Figures): readonly string[] {
  const { hits, missed, falseAlarms } = figures;
  const share = (value: number | undefined): string => value?.toFixed(3) ?? '–';
  return [
    String(hits + missed),
    String(hits),
    String(falseAlarms),
    share(precisionOf(figures)),
    share(recallOf(figures)),
  ];
}
