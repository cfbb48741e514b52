// Until when a component is supported, as the rules of the family `support` see it.
import { snapshotSource } from '../../support/snapshot';
import type { SupportAnswer } from '../../support/answer';
import { lockfileSource, recordSource, supportOf, type SupportQuery } from '../../support/sources';
import { tableSource } from '../../support/table-source';
import type { CalendarDay } from '../../terms/calendar-day';
import { schemeOf } from '../../terms/versions/schemes';
import type { Component } from '../../manifests/component';
import { DependencyRecords } from '../../rules/dependency-records';
import type { Holdings } from './holdings';

/** Answers for the components of one product by its records, its snapshots, their lockfiles and the embedded table. */
export function supportJudge(
  { dependencies, support }: Pick<Holdings, 'dependencies' | 'support'>,
  asOf: CalendarDay,
): (component: Component) => SupportAnswer {
  const records = DependencyRecords.of(dependencies);
  const record = recordSource((query) => {
    for (const { value } of records.holdingFor(query)) {
      const { until, source } = value.support ?? {};
      if (until !== undefined) return { until, source: source ?? "the product's record" };
    }
    return undefined;
  });
  const sources = [record, ...support.map(snapshotSource), lockfileSource, tableSource];
  return (component) => supportOf(queryOf(component), { asOf, sources }).answer;
}

/** A locked version that the manifest's range excludes is not the one in use: the lockfile is behind. */
function queryOf({ purl, range, deprecated, direct }: Component): SupportQuery {
  const isBehind =
    direct &&
    purl.version !== undefined &&
    range !== undefined &&
    schemeOf(purl.type)?.satisfies(purl.version, range) === false;
  if (isBehind) return { purl: { ...purl, version: undefined }, range, deprecated: undefined, pinned: false };
  return { purl, range, deprecated, pinned: purl.version !== undefined };
}
