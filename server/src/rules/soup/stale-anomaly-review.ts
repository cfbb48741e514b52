// A review of published anomalies that is too old, or of another version than the one in use.
import type { RowOf, ComponentRow } from '../../workspace/rows';
import { daysBetween, type CalendarDay } from '../../terms/calendar-day';
import type { Fix } from '../../text/change';
import { DependencyRecords } from '../dependency-records';
import { count, fieldOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { componentsOf, safetyClassOf, severityFor } from './recorded-components';

/** decisions.md 27: on the 181st day a review is stale. */
const HOLDS_DAYS = 180;

const reads = ['dependencies', 'components', 'items', 'places'] as const;

export const staleAnomalyReview = rule({
  name: 'soup/stale-anomaly-review',
  severity: 'warning',
  finds: 'Anomalies reviewed over 180 days ago, or those of another version',
  why: 'Faults of a component become known after it was chosen. A review of its published anomalies says what was known on that day for that version, and grows old on its own; an update makes it a review of something else.',
  mend: 'Read the published anomalies of the version in use (issue tracker, release notes, advisories), judge whether one of them can lead to a hazardous situation, and write the day, the version and the source into `anomalies-reviewed`.',
  limits: 'The version is compared only where the record states it: `anomalies-reviewed: { on, version, source }`.',
  clauses: ['iec-62304:7.1.3'],
  asks: 'asks to evaluate the published anomalies of the version in use',
  failing: [
    {
      title: 'A review from spring, and one of an earlier version',
      text: `=== soup.compliance.yaml ===
dependencies:
  - package: pkg:npm/express
    purpose: HTTP interface of the gateway.
    requirements: Serves 20 requests per second.
    anomalies-reviewed: 2026-04-02
#                       ^^^^^^^^^^ warning: The anomalies of pkg:npm/express were last reviewed on 2026-04-02, 235 days ago.
  - package: pkg:npm/vue
    purpose: Service page.
    requirements: Shows the state of the gateway.
    anomalies-reviewed:
      on: 2026-10-02
      version: 3.4.0
#              ^^^^^ warning: The anomalies of pkg:npm/vue were reviewed for 3.4.0, and 3.5.1 is in use.
=== package.json ===
{ "dependencies": { "express": "4.21.2", "vue": "3.5.1" } }
`,
    },
  ],
  passing: [
    {
      title: 'A review of the version in use, 180 days old',
      text: `=== soup.compliance.yaml ===
dependencies:
  - package: pkg:npm/express
    purpose: HTTP interface of the gateway.
    requirements: Serves 20 requests per second.
    anomalies-reviewed: { on: 2026-05-27, version: 4.21.2, source: github.com/expressjs/express/issues }
=== package.json ===
{ "dependencies": { "express": "4.21.2" } }
`,
    },
  ],
  judges: [onProduct(reads, judge)],
});

/** A review as a record states it, in either form. */
interface Review {
  readonly on: CalendarDay;
  readonly version: string | undefined;
  /** The path of its day in the record. */
  readonly path: readonly string[];
}

function judge({ product, tables, asOf }: ProductInput<(typeof reads)[number]>): readonly Judgement[] {
  const records = DependencyRecords.of(tables.dependencies);
  return tables.dependencies.flatMap((record) => {
    const review = reviewOf(record);
    const named = componentsOf(record, tables.components) ?? [];
    if (review === undefined || named.length === 0) return [];
    if (safetyClassOf(record, named, product, tables) === 'A') return [];
    // A version of which the record does not speak is another rule's concern.
    const held = named.filter(({ component }) => records.holdingFor(component)[0] === record);
    const judgement = judgeVersion(record, review, held, asOf) ?? judgeAge(record, review, held, asOf);
    return judgement === undefined ? [] : [{ ...judgement, ...severityFor(named) }];
  });
}

function reviewOf({ value }: RowOf<'dependency'>): Review | undefined {
  const { anomaliesReviewed: review } = value;
  if (typeof review === 'string') return { on: review, version: undefined, path: ['anomalies-reviewed'] };
  if (review?.on === undefined) return undefined;
  return { on: review.on, version: review.version, path: ['anomalies-reviewed', 'on'] };
}

function judgeVersion(
  record: RowOf<'dependency'>,
  { version }: Review,
  named: readonly ComponentRow[],
  asOf: CalendarDay,
): Judgement | undefined {
  const known = named.filter(({ component }) => component.version !== undefined);
  if (version === undefined || known.length === 0) return undefined;
  if (known.some(({ component }) => component.version === version)) return undefined;
  const used = known[0]?.component.version ?? '';
  const name = record.value.package ?? '';
  return {
    anchor: fieldOf(record, 'anomalies-reviewed', 'version'),
    target: name,
    what: `The anomalies of ${name} were reviewed for ${version}, and ${used} is in use.`,
    todo: 'Read those of the version in use.',
    related: known.map(({ component }) => ({
      anchor: component.anchor,
      message: `${component.name} ${component.version ?? ''} is in use here.`,
    })),
    fixes: [reviewFix(record, used, asOf)],
  };
}

function judgeAge(
  record: RowOf<'dependency'>,
  { on, path }: Review,
  named: readonly ComponentRow[],
  asOf: CalendarDay,
): Judgement | undefined {
  const age = daysBetween(on, asOf);
  if (age <= HOLDS_DAYS) return undefined;
  const name = record.value.package ?? '';
  return {
    anchor: fieldOf(record, ...path),
    target: name,
    what: `The anomalies of ${name} were last reviewed on ${on}, ${count(age, 'day')} ago.`,
    todo: 'Read what has become known since.',
    fixes: [reviewFix(record, named[0]?.component.version, asOf)],
  };
}

/** What only the person who did it may write: never preferred, so that no "fix all" writes it unseen. */
function reviewFix(record: RowOf<'dependency'>, version: string | undefined, asOf: CalendarDay): Fix {
  const name = record.value.package ?? '';
  return {
    title: `I have reviewed the anomalies of ${name}${version === undefined ? '' : ` ${version}`}: record ${asOf}`,
    changes:
      typeof record.value.anomaliesReviewed === 'string'
        ? [{ kind: 'replace', anchor: fieldOf(record, 'anomalies-reviewed'), text: asOf }]
        : [
            { kind: 'replace', anchor: fieldOf(record, 'anomalies-reviewed', 'on'), text: asOf },
            ...(version === undefined || record.value.anomaliesReviewed?.version === undefined
              ? []
              : [
                  {
                    kind: 'replace',
                    anchor: fieldOf(record, 'anomalies-reviewed', 'version'),
                    text: version,
                  } as const,
                ]),
          ],
    preferred: false,
  };
}
