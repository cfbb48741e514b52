// Reads one instrument's `clauses.yaml`: the instrument, and its clauses with what the file's defaults and groups lend them.
// Invariant: a file without the expected shape throws an error that names the file and the clause.
import {
  checkStates,
  clauseKinds,
  instrumentKinds,
  tiers,
  type AlternativeDate,
  type Clause,
  type Exclusion,
  type Instrument,
} from './clause';
import { composeClause, type ClauseGroup, type ClauseHead } from './compose-clause';
import { readCondition } from './condition';
import { DataEntry } from './data-entry';

/** What one `clauses.yaml` holds. */
export interface InstrumentFile {
  readonly instrument: Instrument;
  /** Reads the clauses; not memoised. */
  readonly readClauses: () => readonly Clause[];
}

/** Reads a file's head; its clauses are read when asked for. `name` is the file's, for the errors. */
export function readInstrumentFile(data: unknown, name: string): InstrumentFile {
  const file = new DataEntry(data, name);
  const head = file.below('instrument');
  const instrument: Instrument = {
    origin: 'built-in',
    id: head.text('id'),
    shortName: head.text('short-name'),
    fullName: head.text('full-name'),
    reference: head.text('reference'),
    otherNames: head.texts('other-names'),
    partNames: readTexts(head.below('names-of-parts')),
    kind: head.choice('kind', instrumentKinds),
    url: head.text('url'),
    comesWith: head.texts('comes-with'),
    needsClaim: head.flag('needs-claim', true),
    exclusions: file.list('exclusions').map(readExclusion),
    read: head.date('read'),
  };
  const citedAs = head.optionalText('cited-as') ?? instrument.shortName;
  const fragments = readTexts(head.below('url-fragments'));
  head.close();
  return { instrument, readClauses: () => readClauses(file, { instrument, citedAs, fragments }) };
}

function readExclusion(entry: DataEntry): Exclusion {
  const exclusion = {
    when: readCondition(entry.value('when'), `${entry.where}, when`),
    reason: entry.text('reason'),
    source: entry.text('source'),
    checked: entry.choice('checked', checkStates),
  };
  entry.close();
  return exclusion;
}

function readClauses(file: DataEntry, head: ClauseHead): readonly Clause[] {
  const groupEntries = file.below('applies-to');
  const groups = new Map(groupEntries.keys().map((name) => [name, readGroup(groupEntries.below(name))]));
  const defaults = file.below('defaults');
  const clauses = file.list('clauses').map((entry) => readClause(entry, defaults, groups, head));
  file.close();
  defaults.close();
  return clauses;
}

function readGroup(entry: DataEntry): ClauseGroup {
  const group = {
    text: entry.text('text'),
    when: readCondition(entry.value('when'), `${entry.where}, when`),
    from: entry.optionalDate('from'),
    alternatives: entry.list('alternatives').map(readAlternative),
  };
  entry.close();
  return group;
}

function readAlternative(entry: DataEntry): AlternativeDate {
  const when = entry.value('when');
  const alternative = {
    condition: entry.text('condition'),
    from: entry.date('from'),
    when: when === undefined ? undefined : readCondition(when, `${entry.where}, when`),
  };
  entry.close();
  return alternative;
}

function readClause(
  entry: DataEntry,
  defaults: DataEntry,
  groups: ReadonlyMap<string, ClauseGroup>,
  head: ClauseHead,
): Clause {
  const groupName = entry.optionalText('applies-to') ?? defaults.text('applies-to');
  const group = groups.get(groupName);
  if (group === undefined) throw new Error(`${entry.where}: "applies-to" names no group of this file: ${groupName}`);
  const own = {
    path: entry.text('id'),
    citation: entry.text('citation'),
    title: entry.text('title'),
    summary: entry.text('summary'),
    evidence: entry.text('evidence'),
    kind: entry.choice('kind', clauseKinds),
    tier: (entry.value('tier') === undefined ? defaults : entry).choice('tier', tiers),
    essential: entry.flag('essential', false),
    url: entry.optionalText('url'),
    note: entry.optionalText('note'),
    checkHint: entry.optionalText('check-hint'),
    checked: (entry.value('checked') === undefined ? defaults : entry).choice('checked', checkStates),
    covers: entry.texts('covers'),
  };
  entry.close();
  return composeClause(own, group, head);
}

function readTexts(entry: DataEntry): ReadonlyMap<string, string> {
  return new Map(entry.keys().map((key) => [key, entry.text(key)]));
}
