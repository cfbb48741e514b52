// The workspace `large`: many annotation files, lockfiles and source files that name each other.
// Invariant: the counts are exactly those of its size, and the same seed gives the same bytes.
import { Random } from '../random';
import { lockedGraph } from './locked-graph';
import { npmName, writeNpm } from './locks/npm';
import { productHead } from './product';
import {
  controlLines,
  dependencyLines,
  modelLines,
  requirementLines,
  riskLines,
  writeSections,
  type Names,
  type Section,
} from './records';
import { endingOf, sourceText } from './source';

/** How much of everything there is. */
export interface LargeSize {
  readonly annotationFiles: number;
  readonly records: number;
  readonly lockfiles: number;
  readonly packagesEach: number;
  readonly sources: number;
  readonly tags: number;
  readonly models: number;
}

/** The size that the goals speak of. */
export const fullLarge: LargeSize = {
  annotationFiles: 300,
  records: 34_000,
  lockfiles: 5,
  packagesEach: 10_000,
  sources: 5_000,
  tags: 500,
  models: 50,
};

const DIRECT = 40;

/** The files of the workspace by path. */
export function largeWorkspace(size: LargeSize, seed: number): ReadonlyMap<string, string> {
  const random = new Random(seed);
  const files = new Map<string, string>();
  const models = Array.from({ length: size.models }, (_, index) => `example/encoder-${index}`);
  const sources = addSources(files, size, models, random);
  const packages: string[] = [];
  for (let index = 0; index < size.lockfiles; index++) {
    const graph = lockedGraph(`service-${index}`, size.packagesEach, DIRECT, random);
    for (const [path, text] of writeNpm(graph)) files.set(`services/service-${index}/${path}`, text);
    packages.push(...graph.direct.map((part) => npmName(graph, part)));
  }
  const single: Section[] = [
    // One key is misspelt, so that the file has a diagnostic of its own to wait for.
    {
      key: 'dependencies',
      records: packages.map((name, index) => [
        ...dependencyLines(name, random),
        ...(index === 0 ? ['licence: MIT'] : []),
      ]),
    },
    {
      key: 'models',
      records: models.map((name, index) => modelLines(`encoder-${index}`, `pkg:huggingface/${name}@${random.hex(40)}`)),
    },
  ];
  addAnnotations(files, size, single, { sources, tests: sources }, random);
  return files;
}

/** Writes the source files and gives their paths as annotation files name them. */
function addSources(files: Map<string, string>, size: LargeSize, models: readonly string[], random: Random): string[] {
  return Array.from({ length: size.sources }, (_, index) => {
    const modelEvery = Math.floor(size.sources / size.models);
    const tagEvery = Math.floor(size.sources / size.tags);
    const marks = {
      model: index % modelEvery === 1 ? models[Math.floor(index / modelEvery)] : undefined,
      tag: index % tagEvery === 0 && index / tagEvery < size.tags ? `RC-${index / tagEvery + 1}` : undefined,
    };
    const path = `src/area-${index % 50}/part-${index}.${endingOf(index, marks)}`;
    files.set(path, sourceText(index, marks, random));
    return `/${path}`;
  });
}

/** Spreads the records over the files: single ones in the product's own, the rest in fragments. */
function addAnnotations(
  files: Map<string, string>,
  size: LargeSize,
  single: readonly Section[],
  names: Names,
  random: Random,
): void {
  files.set('compliance.yaml', writeSections(productHead, single));
  const left = size.records - single.reduce((total, { records }) => total + records.length, 0);
  const fragments = size.annotationFiles - 1;
  let number = 0;
  for (let index = 0; index < fragments; index++) {
    const count = Math.floor((left * (index + 1)) / fragments) - Math.floor((left * index) / fragments);
    const each = Math.floor(count / 3);
    const range = (length: number): number[] => Array.from({ length }, (_, at) => number + at + 1);
    const sections = [
      { key: 'risks', records: range(each).map((at) => riskLines(at, random)) },
      { key: 'controls', records: range(count - 2 * each).map((at) => controlLines(at, random, names)) },
      { key: 'requirements', records: range(each).map((at) => requirementLines(at, random, names)) },
    ];
    number += count - 2 * each;
    files.set(`risks/area-${index}.compliance.yaml`, writeSections(['compliance: 1'], sections));
  }
}
