// The page of the support timeline: where it is found, and what each standing means.
// Invariant: the standings and their meanings are those of the code that shows them.
import { standings } from '../../server/src/features/reports/support-standing';
import { standingWords } from '../../server/src/features/reports/support-timeline-words';
import { stateMarks } from '../../server/src/features/reports/html-table';
import { endingDays } from '../../server/src/support/answer';
import { codeBlock, page, points, section, table } from './markdown';

/** docs/support-timeline.md */
export function timelinePage(): string {
  return page(
    'Support timeline',
    'server/src/features/reports/support-standing.ts and support-timeline-words.ts',
    'Until when is everything supported that a product stands on, and does that last as long as the product itself? Runtimes, base images, frameworks and packages are held against `support-until` of the product, for one day.',
    section(
      2,
      'Where it is found',
      table(
        ['Where', 'How'],
        [
          [
            'Editor, as a page',
            '"Compliance: Show Support Timeline", or the calendar above the Dependencies view; it can be searched, filtered and written as HTML or CSV. An entry leads to its line in the manifest.',
          ],
          [
            'Editor, behind a component',
            '`supported until 2028-04` or `ended 2024-10` in manifests and dependency records, off by `complianceLens.supportEnds`; with the source when pointed at.',
          ],
          [
            'Editor, in a hover',
            'All that is known of the component, who says so, and what could make the unknown known.',
          ],
          ['Command line', 'as a report for the technical file, a merge request or a spreadsheet:'],
        ],
      ),
      codeBlock(
        'sh',
        `compliance-lens report support . --output support.html
compliance-lens report support . --format markdown --as-of 2027-06-30
compliance-lens report support . --format csv --output support.csv`,
      ),
    ),
    section(
      2,
      'How it is ordered',
      table(
        ['Group', 'Means'],
        standings.map((standing) => {
          const { state, heading, meaning } = standingWords[standing];
          return [`${stateMarks[state]} ${heading}`, meaning];
        }),
      ),
      'Within a group the earliest end comes first.',
    ),
    section(
      2,
      'How it is read',
      points([
        'A bar ends with the support of a component. The dots behind it are the time that the product is supported longer: then nobody looks after that part.',
        'What shares its end is one entry: the packages of a framework, a runtime that several manifests and an image ask for.',
        "What comes with a direct dependency and ends before the product's support stands below that dependency, since there a person can act. Of the rest is said how many last, and by name of which nobody knows.",
        `The last supported day still counts. "Soon" is 0 to ${endingDays} days ahead. Extended support that somebody sells is mentioned and does not count, unless a dependency record claims it.`,
        'Each entry names who says so and when that was read. Facts that were read after the day of the question are not used.',
        'Not known is an answer of its own: it is counted and listed, and never shown as supported.',
      ]),
    ),
    'The sources, from the strongest: the `support:` of a dependency record, the committed snapshot `.compliance/support.json`, the lockfile, an SBOM, the [support table](support-table.md), and [online sources](online-sources.md) where they are switched on.',
  );
}
