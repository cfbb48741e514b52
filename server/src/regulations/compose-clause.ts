// Puts a clause together from what its own entry says and what its file lends it: the same for the embedded files and for packs.
// Invariant: a clause knows its instrument by identity, and takes citation and address from it where it has none of its own.
import type { AlternativeDate, Clause, Instrument } from './clause';
import { tagsOf, type Condition } from './condition';

/** An instrument with all its clauses, in the order of their text. */
export interface InstrumentContent {
  readonly instrument: Instrument;
  readonly clauses: readonly Clause[];
}

/** What a clause takes from the head of its file. */
export interface ClauseHead {
  readonly instrument: Instrument;
  /** What citations begin with: `FD&C Act`. */
  readonly citedAs: string;
  /** Start of a path and of its fragment in the official page: `art-` and `art_`. */
  readonly fragments: ReadonlyMap<string, string>;
}

/** To whom, and from which day, the clauses of a group apply. */
export interface ClauseGroup {
  readonly text: string;
  readonly when: Condition;
  readonly from: string | undefined;
  readonly alternatives: readonly AlternativeDate[];
}

/** What an entry says of its clause. `citation` is without the instrument: `Art. 13(5)`. */
export type ClauseEntry = Pick<
  Clause,
  | 'path'
  | 'citation'
  | 'title'
  | 'summary'
  | 'evidence'
  | 'kind'
  | 'tier'
  | 'essential'
  | 'url'
  | 'note'
  | 'checkHint'
  | 'checked'
  | 'covers'
>;

/** The whole clause. */
export function composeClause(entry: ClauseEntry, group: ClauseGroup, head: ClauseHead): Clause {
  const { instrument } = head;
  return {
    ...entry,
    id: `${instrument.id}:${entry.path}`,
    instrument,
    citation: `${head.citedAs} ${entry.citation}`,
    appliesTo: group.text,
    when: group.when,
    tags: tagsOf(group.when),
    appliesFrom: group.from,
    alternativeDates: group.alternatives,
    binding: instrument.kind,
    url: entry.url ?? urlOf(entry.path, head),
  };
}

/** The instrument's page, at the article or annex where its addresses have such places. */
function urlOf(path: string, { instrument, fragments }: ClauseHead): string | undefined {
  const [top = ''] = path.split('/');
  for (const [start, fragment] of fragments) {
    if (instrument.url !== undefined && top.startsWith(start))
      return `${instrument.url}#${fragment}${top.slice(start.length)}`;
  }
  return instrument.url;
}
