// Until when each component of a product is supported, by all sources together.
// Invariant: what others than the product's records say is worked out once for a table of components and a day, so that
// typing in a record asks again only about the components that some record claims to be supported.
import type { SupportAnswer } from '../../support/answer';
import { isOwn, queryOf } from '../../support/component-query';
import { sbomSource } from '../../support/sbom-source';
import { snapshotSources, type SupportSnapshot } from '../../support/snapshot';
import {
  lockfileSource,
  recordSource,
  supportOf,
  type SupportClaim,
  type SupportQuery,
  type SupportSource,
  type SupportVerdict,
} from '../../support/sources';
import { tableSource } from '../../support/table-source';
import type { CalendarDay } from '../../terms/calendar-day';
import { formatPurl, type Purl } from '../../terms/purl';
import type { ComponentRow } from '../../workspace/rows';
import type { Tables } from '../../workspace/tables';
import { DependencyRecords } from '../dependency-records';

/** What is known of a component's support, and what was asked. */
export interface Judged {
  readonly row: ComponentRow;
  readonly query: SupportQuery;
  readonly verdict: SupportVerdict;
}

type SupportTables = Pick<Tables, 'components' | 'dependencies' | 'support'>;

/** The components of whose support something is known, in the order of the table. */
export function judgeSupport(
  { components, dependencies, support }: SupportTables,
  asOf: CalendarDay,
): readonly Judged[] {
  const common = sourcesOf(support);
  const published = judgePublished(components, support, asOf);
  const claimFor = claimsOf(dependencies);
  if (claimFor === undefined) return [...published.values()];
  return components.flatMap((row) => {
    const query = queryOf(row.component);
    const claim = isOwn(row.component) ? undefined : claimFor(query);
    if (claim === undefined) return published.get(row) ?? [];
    const sources = [recordSource(() => claim), ...sourcesFor(row, query, common)];
    return { row, query, verdict: supportOf(query, { asOf, sources }) };
  });
}

/**
 * The name by which findings and waivers know a component: the purl with its version. A runtime's range goes by the
 * line that it was judged by: `pkg:generic/node@18`.
 */
export function targetOf(purl: Purl, { line }: SupportAnswer): string {
  const isRange = purl.type === 'generic' && purl.version === undefined;
  return formatPurl(isRange ? { ...purl, version: line?.split(' ').at(-1) } : purl);
}

interface Remembered {
  readonly support: readonly SupportSnapshot[];
  readonly asOf: CalendarDay;
  readonly judged: ReadonlyMap<ComponentRow, Judged>;
}

const remembered = new WeakMap<readonly ComponentRow[], Remembered>();

/** What is known without the product's records. */
function judgePublished(
  components: readonly ComponentRow[],
  support: readonly SupportSnapshot[],
  asOf: CalendarDay,
): ReadonlyMap<ComponentRow, Judged> {
  const known = remembered.get(components);
  if (known?.support === support && known.asOf === asOf) return known.judged;
  const common = sourcesOf(support);
  const judged = new Map<ComponentRow, Judged>();
  for (const row of components) {
    if (isOwn(row.component)) continue;
    const query = queryOf(row.component);
    const verdict = supportOf(query, { asOf, sources: sourcesFor(row, query, common) });
    if (verdict.answer.status !== 'unknown') judged.set(row, { row, query, verdict });
  }
  remembered.set(components, { support, asOf, judged });
  return judged;
}

function sourcesOf(support: readonly SupportSnapshot[]): readonly SupportSource[] {
  return [...support.flatMap(snapshotSources), lockfileSource, tableSource];
}

/** What an SBOM says is said of the one component in the version that the SBOM names. */
function sourcesFor(
  { sbom, component }: ComponentRow,
  { purl }: SupportQuery,
  common: readonly SupportSource[],
): readonly SupportSource[] {
  return sbom === undefined || purl.version !== component.purl.version ? common : [...common, sbomSource(sbom)];
}

/** What the records claim, the narrowest first; undefined where no record claims anything. */
function claimsOf(
  dependencies: Tables['dependencies'],
): ((query: SupportQuery) => SupportClaim | undefined) | undefined {
  const claiming = dependencies.filter(({ value }) => value.support?.until !== undefined);
  if (claiming.length === 0) return undefined;
  const records = DependencyRecords.of(claiming);
  return (query) => {
    const { until, source = "the product's record" } = records.holdingFor(query)[0]?.value.support ?? {};
    return until === undefined ? undefined : { until, source };
  };
}
