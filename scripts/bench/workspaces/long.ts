// One annotation file of a given length, with a given number of faults in it.
// Invariant: exactly so many lines and so many faults, spread evenly; the rest breaks no rule of the file itself.
import { Random } from '../random';
import { productHead } from './product';
import { controlLines, requirementLines, riskLines, withFault, writeSections, type Names } from './records';

/** What one long file holds. */
export interface LongSize {
  readonly lines: number;
  readonly faults: number;
}

const names: Names = { sources: ['src/guard.ts'], tests: ['test/guard.test.ts'] };

/** How many lines a risk, a control and a requirement take together, with the empty line behind each. */
const LINES_OF_THREE = 11 + 7 + 6 + 3;

/** The files of a workspace with one long annotation file. */
export function longWorkspace({ lines, faults }: LongSize, seed: number): ReadonlyMap<string, string> {
  const random = new Random(seed);
  const threes = Math.floor((lines - productHead.length - 10) / LINES_OF_THREE);
  const numbers = Array.from({ length: threes }, (_, index) => index + 1);
  // Controls and requirements take turns in being faulty.
  const isFaulty = (place: number): boolean =>
    Math.floor(((place + 1) * faults) / (2 * threes)) > Math.floor((place * faults) / (2 * threes));
  const sections = [
    { key: 'risks', records: numbers.map((number) => riskLines(number, random)) },
    {
      key: 'controls',
      records: numbers.map((number) => {
        const record = controlLines(number, random, names);
        return isFaulty(number - 1) ? withFault(record) : record;
      }),
    },
    {
      key: 'requirements',
      records: numbers.map((number) => {
        const record = requirementLines(number, random, names);
        return isFaulty(threes + number - 1) ? withFault(record) : record;
      }),
    },
  ];
  const text = writeSections(productHead, sections);
  const missing = lines - (text.split('\n').length - 1);
  return new Map([
    ['compliance.yaml', text + '# The file is filled up with comments.\n'.repeat(missing)],
    ['src/guard.ts', 'export const guard = true;\n'],
    ['test/guard.test.ts', 'export const tested = true;\n'],
  ]);
}
