// All measures, and how they are taken.
// Invariant: a measure that fails or cannot be taken is a line with its reason; the others are taken all the same.
import type { Bench, Measure, NotMeasured, Result } from './measure';
import { fixMeasure } from './measures/fixes';
import { keyMeasure } from './measures/keys';
import { largeMeasure } from './measures/large';
import { lockMeasures } from './measures/locks';
import { packageSizeMeasure } from './measures/package-size';
import { checkMeasure, inventoryMeasure, smallMeasure } from './measures/processes';
import { serverMeasure } from './measures/server';
import { sourcesMeasure } from './measures/sources';
import { Deadline } from './timing';

/** How long one measure may take, in milliseconds. */
const LIMIT = 90_000;
const QUICK_LIMIT = 8_000;

const FAILED = 'It failed: ';

export const measures: readonly Measure[] = [
  keyMeasure('page', 'p95 16 ms'),
  keyMeasure('long', 'a tenth of the peer'),
  fixMeasure,
  largeMeasure,
  sourcesMeasure,
  serverMeasure,
  checkMeasure,
  smallMeasure,
  inventoryMeasure,
  ...lockMeasures,
  packageSizeMeasure,
];

/** Takes the measures whose names hold one of the words, or all. */
export async function runBench(bench: Bench, words: readonly string[]): Promise<readonly (Result | NotMeasured)[]> {
  const lines: (Result | NotMeasured)[] = [];
  for (const measure of measures) {
    if (words.length > 0 && !words.some((word) => measure.name.includes(word))) continue;
    console.error(`Measuring: ${measure.name}`);
    try {
      lines.push(...(await measure.run(bench, new Deadline(bench.isQuick ? QUICK_LIMIT : LIMIT))));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      lines.push({ measure: measure.name, reason: `${FAILED}${reason}` });
    }
  }
  return lines;
}

/** Whether a measure was meant to be taken and could not. */
export function failed(line: Result | NotMeasured): boolean {
  return 'reason' in line && line.reason.startsWith(FAILED);
}
