// Reads `.compliance/support.json`.
// Invariant: reading never fails; an entry that cannot be read is left out and said, and so is a field that is none.
import { parse, type ParseError } from 'jsonc-parser';
import { parseDay, parseDayOrPeriod, type CalendarDay } from '../terms/calendar-day';
import { nearestName } from '../terms/nearest-name';
import { parsePurl } from '../terms/purl';
import { below, partOf, type Anchor } from '../text/anchor';
import type { Reading, ReadingProblem } from '../text/reading';
import type { SourceFile } from '../text/source-file';
import { certainties, supportStatuses } from './answer';
import type { Advisory } from './online/online-source';
import type { SnapshotEntry, SupportSnapshot } from './snapshot';
import { advisoryDocs, entryFields, snapshotDocs } from './snapshot-fields';

type Fields = Readonly<Record<string, unknown>>;

/** Reads a snapshot file of schema 1; a newer schema is said and read as far as it is understood. */
export function readSupportSnapshot(file: SourceFile): Reading<SupportSnapshot> {
  const root: Anchor = { file: file.path, path: [], part: 'value' };
  const problems: ReadingProblem[] = [];
  const errors: ParseError[] = [];
  const data: unknown = parse(file.text, errors);
  for (const { offset, length } of errors.slice(0, 1)) {
    const anchor = { file: file.path, span: { start: offset, end: offset + length } };
    problems.push({ anchor, message: 'This is not valid JSON.', kind: 'broken' });
  }
  const fields = asFields(data);
  if (fields !== undefined) return { value: new SnapshotReader(problems).read(fields, root), problems };
  const message = 'A support snapshot is an object with "schema", "asOf" and "components".';
  if (errors.length === 0) problems.push({ anchor: root, message, kind: 'broken' });
  return { value: { strength: 'snapshot', asOf: undefined, anchor: root, components: [] }, problems };
}

class SnapshotReader {
  readonly #problems: ReadingProblem[];

  constructor(problems: ReadingProblem[]) {
    this.#problems = problems;
  }

  read(fields: Fields, root: Anchor): SupportSnapshot {
    this.#checkKeys(fields, Object.keys(snapshotDocs), root);
    if (fields.schema !== 1)
      this.#broken(below(root, 'schema'), 'This schema of support snapshots is not known; schema 1 is.');
    const asOf = this.#day(fields, 'asOf', root);
    const { components } = fields;
    if (!Array.isArray(components)) this.#broken(below(root, 'components'), '"components" is no list.');
    const entries = (Array.isArray(components) ? components : []).flatMap((entry: unknown, index) => {
      return this.#entry(entry, asOf, below(root, 'components', index)) ?? [];
    });
    return { strength: 'snapshot', asOf, anchor: below(root, 'asOf'), components: entries };
  }

  #entry(data: unknown, snapshotDay: CalendarDay | undefined, anchor: Anchor): SnapshotEntry | undefined {
    const fields = asFields(data) ?? {};
    this.#checkKeys(fields, Object.keys(entryFields), anchor);
    const purl = typeof fields.purl === 'string' ? parsePurl(fields.purl) : undefined;
    const status = supportStatuses.find((known) => known === fields.status);
    const asOf = this.#day(fields, 'asOf', anchor) ?? snapshotDay;
    if (purl === undefined)
      this.#broken(below(anchor, 'purl'), '"purl" is no package URL, such as pkg:npm/express@4.21.0.');
    else if (status === undefined)
      this.#broken(below(anchor, 'status'), `"status" is none of ${supportStatuses.join(', ')}.`);
    else if (asOf === undefined)
      this.#broken(anchor, 'Neither the component nor the snapshot says of which day this is known.');
    else {
      return {
        purl,
        range: this.#text(fields, 'range', anchor),
        status,
        until: this.#day(fields, 'until', anchor, parseDayOrPeriod),
        line: this.#text(fields, 'line', anchor),
        successor: this.#text(fields, 'successor', anchor),
        reason: this.#text(fields, 'reason', anchor),
        source: this.#text(fields, 'source', anchor) ?? 'the support snapshot',
        page: this.#text(fields, 'page', anchor),
        certainty: this.#certainty(fields, anchor),
        advisories: this.#advisories(fields, anchor),
        asOf,
      };
    }
    return undefined;
  }

  #text(fields: Fields, key: string, anchor: Anchor): string | undefined {
    const value = fields[key] ?? undefined;
    if (value !== undefined && typeof value !== 'string') this.#broken(below(anchor, key), `"${key}" is no text.`);
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  #day(
    fields: Fields,
    key: string,
    anchor: Anchor,
    parseText: (text: string) => CalendarDay | undefined = parseDay,
  ): CalendarDay | undefined {
    const value = fields[key] ?? undefined;
    const day = typeof value === 'string' ? parseText(value) : undefined;
    if (value !== undefined && day === undefined)
      this.#broken(below(anchor, key), `"${key}" is no day, such as 2027-04-30.`);
    return day;
  }

  #certainty(fields: Fields, anchor: Anchor): SnapshotEntry['certainty'] {
    const value = fields.certainty ?? 'pinned';
    const certainty = certainties.find((known) => known === value);
    if (certainty === undefined)
      this.#broken(below(anchor, 'certainty'), `"certainty" is none of ${certainties.join(', ')}.`);
    return certainty ?? 'pinned';
  }

  #advisories(fields: Fields, anchor: Anchor): readonly Advisory[] {
    const value = fields.advisories ?? [];
    const place = below(anchor, 'advisories');
    if (!Array.isArray(value)) {
      this.#broken(place, '"advisories" is no list.');
      return [];
    }
    return value.flatMap((entry: unknown, index): readonly Advisory[] => {
      const { id, exploited = false, ...rest } = asFields(entry) ?? {};
      this.#checkKeys(rest, Object.keys(advisoryDocs), below(place, index));
      if (typeof id === 'string' && id !== '' && typeof exploited === 'boolean') return [{ id, exploited }];
      this.#broken(
        below(place, index),
        'An advisory has an "id", and says by true or false whether it is "exploited".',
      );
      return [];
    });
  }

  /** Renewing the file would lose what is not understood. */
  #checkKeys(fields: Fields, known: readonly string[], anchor: Anchor): void {
    for (const key of Object.keys(fields)) {
      if (known.includes(key)) continue;
      const nearest = nearestName(key, known);
      const instead = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
      const message = `"${key}" is no field of a support snapshot, and is not read.${instead}`;
      this.#problems.push({ anchor: partOf(below(anchor, key), 'key'), message, kind: 'unknowable' });
    }
  }

  #broken(anchor: Anchor, message: string): void {
    this.#problems.push({ anchor, message, kind: 'broken' });
  }
}

function asFields(value: unknown): Fields | undefined {
  // A JSON object's entries may be looked up by name; each is checked before use.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}
