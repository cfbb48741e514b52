// The text of `.compliance/support.json`.
// Invariant: equal facts give equal bytes; a fact that is of the snapshot's own day does not repeat it.
import { formatPurl } from '../../terms/purl';
import type { SnapshotEntry, SupportSnapshot } from '../snapshot';

/** JSON of schema 1; what is not known is not written. */
export function writeSupportSnapshot({ asOf, components }: SupportSnapshot): string {
  const entries = components.map((entry) => fieldsOf(entry, asOf));
  return `${JSON.stringify({ schema: 1, asOf, components: entries }, undefined, 2)}\n`;
}

function fieldsOf(entry: SnapshotEntry, day: SupportSnapshot['asOf']): Readonly<Record<string, unknown>> {
  const { purl, range, status, until, line, successor, reason, source, page, certainty, advisories, asOf } = entry;
  return {
    purl: formatPurl(purl),
    range,
    status,
    until,
    line,
    successor,
    reason,
    source,
    page,
    certainty: certainty === 'pinned' ? undefined : certainty,
    advisories: advisories.length === 0 ? undefined : advisories,
    asOf: asOf === day ? undefined : asOf,
  };
}
