// A requirement pack as the catalogue takes it: its instrument and clauses, put together from the values of its sections.
// Invariant: a pack without a known instrument id declares nothing; of two clauses with one id the first counts.
import { builtIn } from '../regulations/catalogue';
import type { Clause, Instrument } from '../regulations/clause';
import {
  composeClause,
  type ClauseGroup,
  type ClauseHead,
  type InstrumentContent,
} from '../regulations/compose-clause';
import { nearestName } from '../terms/nearest-name';
import type { DataAnchor, DataPath } from '../text/anchor';
import type { MapItem } from './compound-types';
import type { clause } from './kinds/clause';
import type { DefaultValues, GroupValues, InstrumentValues, PackExclusion } from './pack';
import type { PlacedRecord, RecordOf } from './record-kind';
import { anyOf } from './scalar-types';
import { invalidValue, type Collector } from './value-type';

/** The values of a pack's single sections. */
export interface PackValues {
  readonly instrument: InstrumentValues | undefined;
  readonly groups: readonly MapItem<GroupValues>[];
  readonly defaults: DefaultValues | undefined;
  /** Where the defaults stand. */
  readonly defaultsPath: DataPath;
  readonly exclusions: readonly PackExclusion[];
}

export const emptyPack: PackValues = {
  instrument: undefined,
  groups: [],
  defaults: undefined,
  defaultsPath: ['defaults'],
  exclusions: [],
};

/** What a pack declares. */
export interface RequirementPack extends InstrumentContent {
  /** The id of its instrument. */
  readonly anchor: DataAnchor;
  /** Where each clause stands: its id, in the order of `clauses`. */
  readonly places: readonly DataAnchor[];
}

type ClauseValues = RecordOf<typeof clause>;

/** To whom clauses of no group apply. */
const everyClaimant: ClauseGroup = {
  text: 'every product that claims it',
  when: { kind: 'all', conditions: [] },
  from: undefined,
  alternatives: [],
};

/** Puts a pack together; what does not fit together goes to `to`, with paths from the file's root. */
export function composePack(
  values: PackValues,
  instrumentAnchor: DataAnchor,
  records: readonly PlacedRecord[],
  to: Collector,
): RequirementPack | undefined {
  const groups = new Map(values.groups.map(({ key, value }) => [key, groupOf(value)]));
  const general = findGroup(groups, values.defaults?.appliesTo, [...values.defaultsPath, 'applies-to'], to);
  const instrument = values.instrument && instrumentOf(values.instrument, values.exclusions);
  if (instrument !== undefined && builtIn.findInstrument(instrument.id) !== undefined)
    reportTwice(to, instrumentAnchor.path, `${instrument.id} is an instrument of the embedded catalogue.`);
  const head: ClauseHead | undefined = instrument && {
    instrument,
    citedAs: values.instrument.citedAs ?? instrument.shortName,
    fragments: new Map(values.instrument.urlFragments.map(({ key, value }) => [key, value])),
  };
  const clauses = new Map<string, { readonly clause: Clause; readonly place: DataAnchor }>();
  const known = new Set<string>();
  for (const { anchor, reading } of records) {
    // A pack holds records of one kind.
    const own = reading.value as ClauseValues;
    const place: DataAnchor = { ...anchor, path: [...anchor.path, 'id'] };
    const group = findGroup(groups, own.appliesTo, [...anchor.path, 'applies-to'], to) ?? general ?? everyClaimant;
    if (own.id === undefined) continue;
    const name = own.id.toLowerCase();
    if (known.has(name)) reportTwice(to, place.path, `The clause ${own.id} stands above already.`);
    else if (head !== undefined)
      clauses.set(name, { clause: composeClause(entryOf(own, own.id, values.defaults), group, head), place });
    known.add(name);
  }
  if (instrument === undefined) return undefined;
  const placed = [...clauses.values()];
  return {
    anchor: instrumentAnchor,
    instrument,
    clauses: placed.map(({ clause }) => clause),
    places: placed.map(({ place }) => place),
  };
}

function instrumentOf(values: InstrumentValues, exclusions: readonly PackExclusion[]): Instrument | undefined {
  const { id } = values;
  if (id === undefined) return undefined;
  const shortName = values.shortName ?? id;
  return {
    origin: 'pack',
    id,
    shortName,
    fullName: values.fullName ?? shortName,
    reference: values.reference ?? values.fullName ?? shortName,
    otherNames: values.otherNames,
    partNames: new Map(values.namesOfParts.map(({ key, value }) => [key, value])),
    kind: values.kind ?? 'procedure',
    url: values.url,
    comesWith: values.comesWith,
    needsClaim: values.needsClaim ?? true,
    exclusions: exclusions.flatMap(({ when, reason, source, checked }) =>
      when === undefined
        ? []
        : [{ when, reason: reason ?? '', source: source ?? shortName, checked: checked ?? 'none' }],
    ),
    read: values.read,
  };
}

function groupOf({ text, when, from, alternatives }: GroupValues): ClauseGroup {
  return {
    text: text ?? everyClaimant.text,
    when: when ?? everyClaimant.when,
    from,
    alternatives: alternatives.flatMap(({ condition, when: only, from: day }) =>
      day === undefined ? [] : [{ condition: condition ?? '', from: day, when: only }],
    ),
  };
}

/** The clause's own words, and what it takes from the defaults of its file. */
function entryOf(
  own: ClauseValues,
  path: string,
  defaults: DefaultValues | undefined,
): Parameters<typeof composeClause>[0] {
  const title = own.title ?? path;
  return {
    path,
    citation: own.citation ?? path,
    title,
    summary: own.summary ?? title,
    evidence: own.evidence,
    kind: own.kind,
    tier: own.tier ?? defaults?.tier ?? 'core',
    essential: own.essential ?? false,
    url: own.url,
    note: own.note,
    checkHint: own.checkHint,
    checked: own.checked ?? defaults?.checked,
    covers: own.covers,
  };
}

/** The group of that name; one that is not there is reported. */
function findGroup(
  groups: ReadonlyMap<string, ClauseGroup>,
  name: string | undefined,
  path: DataPath,
  to: Collector,
): ClauseGroup | undefined {
  const group = name === undefined ? undefined : groups.get(name);
  if (name === undefined || group !== undefined) return group;
  const names = [...groups.keys()];
  const todo = names.length === 0 ? 'Describe it below "applies-to:".' : `Groups are ${anyOf(names)}.`;
  return invalidValue(to, path, `"${name}" is no group of this file.`, todo, nearestName(name, names));
}

function reportTwice(to: Collector, path: DataPath, what: string): void {
  const todo = 'Give it an id of its own.';
  to.problem({
    rule: 'annotation/duplicate-id',
    path,
    part: 'value',
    map: path.slice(0, -1),
    what,
    todo,
    remedies: [],
  });
}
