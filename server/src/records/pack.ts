// The sections of a requirement pack (`*.requirements.yaml`) beside its list of clauses: the form of the embedded catalogue.
// Invariant: as in annotation files, these definitions give reader, schema, completion, hover and reference page.
import type { Fields } from './value-type';
import { condition } from './condition-type';
import { group, list, mapOf, type FieldValues } from './compound-types';
import { checkChoices, tierChoices } from './kinds/clause';
import { singleSections } from './product';
import { field, owed } from './record-kind';
import { choice, date, flag, instrumentId, instrumentName, text } from './scalar-types';

const instrumentFields = {
  id: owed(instrumentId(), 'What "scope:" and clauses call it, e.g. sop-7. Small letters, digits, "." and "-".'),
  'short-name': owed(text(), 'As people say it, e.g. SOP 7; citations begin with it.'),
  'full-name': field(text(), 'Its full name.'),
  reference: field(text(), 'Its number and edition, e.g. SOP-007 rev. 3.'),
  'other-names': field(list(text()), 'What else people call it when they cite it, e.g. [development procedure].'),
  'names-of-parts': field(
    mapOf({ kind: 'text' }, text()),
    'Names that mean a part of it, each with the path of that part, e.g. { GSPR: annex-I }.',
  ),
  kind: field(
    choice({
      law: 'A law.',
      standard: 'A standard.',
      guidance: 'Guidance.',
      procedure: "A procedure of the team's own.",
    }),
    'What it is; without it, a procedure.',
  ),
  url: field(text(), 'Where its text stands.'),
  'url-fragments': field(
    mapOf({ kind: 'text' }, text()),
    'How the page names its places: the start of a path and of its fragment, e.g. { art-: art_ }.',
  ),
  'cited-as': field(text(), 'What citations begin with, if not with the short name.'),
  'comes-with': field(list(instrumentName(), true), 'The laws whose claim brings this guidance with it.'),
  'needs-claim': field(flag(), 'false: its clauses speak for every product that they fit, claimed or not.'),
  read: field(date(), 'The day on which the text was last looked at.'),
} as const;

const alternativeFields = {
  condition: owed(text(), 'Which products, in words.'),
  when: field(condition(), 'Which products, by their facts; without it nothing can tell.'),
  from: owed(date(), 'The day from which it applies to them.'),
} as const;

const groupFields = {
  text: owed(text(), 'To whom, in words.'),
  when: field(
    condition(),
    'To which products, by their facts; without it, to every product that claims the instrument.',
  ),
  from: field(date(), 'The day from which it is in force; without it, always.'),
  alternatives: field(list(group(alternativeFields)), 'Other days for some products.'),
} as const;

const defaultFields = {
  'applies-to': field(
    text(),
    'The group of a clause that names none; without it, every product that claims the instrument.',
  ),
  tier: field(tierChoices, 'The tier of a clause that states none; without it, core.'),
  checked: field(checkChoices, 'How clauses were checked that do not say so.'),
} as const;

const exclusionFields = {
  when: owed(condition(), 'Which products, by their facts.'),
  reason: owed(text(), 'Why, in one sentence.'),
  source: owed(text(), 'Where that stands.'),
  checked: field(checkChoices, 'How that was checked.'),
} as const;

/** The single sections of a pack. */
export const packSections = {
  compliance: singleSections.compliance,
  instrument: owed(group(instrumentFields), 'What the clauses stand in: a law, a standard, a procedure.'),
  'applies-to': field(
    mapOf({ kind: 'text' }, group(groupFields)),
    'Groups of products, each by a name of your own; clauses name the group to which they apply.',
  ),
  defaults: field(group(defaultFields), 'What holds for a clause that does not say otherwise.'),
  exclusions: field(
    list(group(exclusionFields)),
    'Products to which the instrument does not apply, unless they claim it as voluntary.',
  ),
} as const satisfies Fields;

export type InstrumentValues = FieldValues<typeof instrumentFields>;
export type GroupValues = FieldValues<typeof groupFields>;
export type DefaultValues = FieldValues<typeof defaultFields>;
export type PackExclusion = FieldValues<typeof exclusionFields>;
