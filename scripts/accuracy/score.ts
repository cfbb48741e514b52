// Holds an inventory against the labels of its tree, by the scoring rules of the trees' README.
// Invariant: a label is hit once, and a report counts once: as a hit, as a false alarm, or not at all.
import type { ArtifactEntry, DatasetEntry, Inventory } from '../../server/src/cli/inventory/inventory';
import type { LabelledCase, LabelLine, PlaceLabel, UseLabel } from './cases';

/** What became of a label or a report. */
export interface Outcome {
  readonly verdict: 'hit' | 'missed' | 'false alarm';
  readonly case: string;
  readonly file: string;
  /** For the reader: `12`, or `cell 3, line 2`. */
  readonly line: string;
  readonly how: string;
  readonly reference: string;
}

/** How many lines a report may be off. */
const TOLERANCE = 2;

interface Report {
  readonly file: string;
  readonly line: LabelLine;
  readonly reference: string | null;
  readonly how: string;
}

/** The outcomes of one tree: every label, and every report that is none of them. */
export function scoreCase(labelled: LabelledCase, inventory: Inventory): readonly Outcome[] {
  return [
    ...scoreUses(labelled, labelled.models, inventory.models),
    ...scoreUses(labelled, labelled.datasets, inventory.datasets),
    ...scoreArtifacts(labelled, inventory.artifacts),
  ];
}

function scoreUses(
  labelled: LabelledCase,
  labels: readonly UseLabel[],
  entries: readonly DatasetEntry[],
): readonly Outcome[] {
  const left = new Set(labels);
  const open = entries.filter(({ file }) => file !== 'expected.json').map(reportOf);
  // The nearest label first, so that two loads on neighbouring lines do not take each other's.
  for (const tolerance of [0, TOLERANCE]) {
    for (const report of [...open]) {
      const label = [...left].find((each) => isRightLine(each, report, tolerance) && isRightReference(each, report));
      if (label === undefined) continue;
      left.delete(label);
      open.splice(open.indexOf(report), 1);
    }
  }
  return [
    ...labels.map((label): Outcome => {
      const { file, line, how, reference } = label;
      const verdict = left.has(label) ? 'missed' : 'hit';
      return { verdict, case: labelled.name, file, line: lineText(line), how, reference: reference ?? '?' };
    }),
    ...open
      .filter((report) => !isExcused(labelled, report))
      .map(({ file, line, how, reference }): Outcome => {
        return {
          verdict: 'false alarm',
          case: labelled.name,
          file,
          line: lineText(line),
          how,
          reference: reference ?? '?',
        };
      }),
  ];
}

function reportOf({ file, line, cell, reference, how }: DatasetEntry): Report {
  return { file, line: cell === undefined ? line + 1 : { cell, line: line + 1 }, reference, how };
}

function isRightLine(label: UseLabel, report: Report, tolerance: number): boolean {
  const within = (first: LabelLine, last: LabelLine): boolean => isBetween(first, report.line, last, tolerance);
  const { file, line, endLine = line, referenceLine, referenceFile = file } = label;
  return (
    (report.file === file && within(line, endLine)) ||
    (report.file === referenceFile && referenceLine !== undefined && within(referenceLine, referenceLine))
  );
}

function isBetween(first: LabelLine, line: LabelLine, last: LabelLine, tolerance: number): boolean {
  if (cellOf(first) !== cellOf(line)) return false;
  return inCell(line) >= inCell(first) - tolerance && inCell(line) <= inCell(last) + tolerance;
}

function isRightReference(label: UseLabel, { reference }: Report): boolean {
  return label.dynamic || (reference !== null && [label.reference, ...(label.accept ?? [])].includes(reference));
}

/** What may be said and need not be: neutral places, candidates, the tree's own model files, a label's further places. */
function isExcused(labelled: LabelledCase, report: Report): boolean {
  const { models, datasets, neutral, artifacts } = labelled;
  const places: PlaceLabel[] = [...neutral, ...[...models, ...datasets].flatMap(({ candidates = [] }) => candidates)];
  return (
    places.some(({ file, line }) => {
      return file === report.file && (line === null || isBetween(line, report.line, line, 0));
    }) || artifacts.some(({ path }) => path === report.file)
  );
}

function scoreArtifacts(labelled: LabelledCase, entries: readonly ArtifactEntry[]): readonly Outcome[] {
  const { name, artifacts, neutral } = labelled;
  const outcome = (verdict: Outcome['verdict'], path: string, format: string): Outcome => {
    return { verdict, case: name, file: path, line: '', how: `file.${format}`, reference: path };
  };
  const isMeant = ({ path, accept = [] }: (typeof artifacts)[number], found: string): boolean =>
    path === found || accept.includes(found);
  return [
    ...artifacts.map((label) =>
      outcome(entries.some(({ path }) => isMeant(label, path)) ? 'hit' : 'missed', label.path, label.format),
    ),
    ...entries
      .filter(({ path }) => !artifacts.some((label) => isMeant(label, path)))
      .filter(({ path }) => !neutral.some(({ file }) => file === path))
      .map(({ path, format }) => outcome('false alarm', path, format)),
  ];
}

function cellOf(line: LabelLine): number | undefined {
  return typeof line === 'number' ? undefined : line.cell;
}

function inCell(line: LabelLine): number {
  return typeof line === 'number' ? line : line.line;
}

function lineText(line: LabelLine): string {
  return typeof line === 'number' ? String(line) : `cell ${line.cell}, line ${line.line}`;
}
