// The labelled source trees: what is there, and what a correct inventory contains. Their README says what labels mean.
// Invariant: the labels are data that somebody else wrote; they are read and never changed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The trees, beside the checkout. */
export const corpus = '../shared/corpus/ai';

/** A line from 1; in a notebook the cell, from 0 over all kinds, and the line in it from 1. */
export type LabelLine = number | { readonly cell: number; readonly line: number };

export interface PlaceLabel {
  readonly file: string;
  readonly line: LabelLine | null;
}

/** A place at which a model or data set is used. */
export interface UseLabel {
  readonly reference: string | null;
  readonly file: string;
  readonly line: LabelLine;
  readonly endLine?: LabelLine;
  readonly referenceLine?: LabelLine;
  readonly referenceFile?: string;
  readonly how: string;
  readonly dynamic: boolean;
  readonly revision: string | null;
  readonly accept?: readonly string[];
  readonly candidates?: readonly PlaceLabel[];
}

export interface ArtifactLabel {
  readonly path: string;
  readonly format: string;
  readonly unsafe: boolean;
  readonly accept?: readonly string[];
}

/** One tree with its labels. */
export interface LabelledCase {
  readonly name: string;
  readonly folder: string;
  readonly models: readonly UseLabel[];
  readonly datasets: readonly UseLabel[];
  readonly artifacts: readonly ArtifactLabel[];
  readonly neutral: readonly PlaceLabel[];
}

/** All trees of a folder, in the order of their names; undefined where they are not there. */
export function labelledCases(trees = corpus): readonly LabelledCase[] | undefined {
  if (!existsSync(trees)) return undefined;
  return readdirSync(trees, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readCase(join(trees, name), name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readCase(folder: string, name: string): LabelledCase {
  // The labels are data of a fixed shape, described in their README.
  const labels = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Partial<LabelledCase>;
  return {
    name,
    folder,
    models: labels.models ?? [],
    datasets: labels.datasets ?? [],
    artifacts: labels.artifacts ?? [],
    neutral: labels.neutral ?? [],
  };
}
