// A clause of a requirement pack, in the form of the embedded catalogue.
import { certainty, checkStates, type CheckState } from '../../regulations/clause';
import { list } from '../compound-types';
import { field, owed, recordKind } from '../record-kind';
import { choice, clausePath, flag, text } from '../scalar-types';

/** How a statement was checked. */
export const checkChoices = choice(
  // The keys are those of `checkStates`.
  Object.fromEntries(checkStates.map((state) => [state, `${certainty[state]}.`])) as Record<CheckState, string>,
);

export const tierChoices = choice({
  core: 'Spoken of by default.',
  extended: 'Often met in documents only.',
});

const kinds = choice({
  'risk-control': 'Controls of risks.',
  'vulnerability-handling': 'Finding, mending and reporting of vulnerabilities.',
  logging: 'What is recorded while the product runs.',
  lifecycle: 'How the software is made and maintained.',
  sbom: 'The software bill of materials.',
  testing: 'Verification and validation.',
  documentation: 'What has to be written down.',
  provenance: 'Where software, models and data come from.',
  support: 'Support and its end.',
  transparency: 'What people have to be told.',
  oversight: 'Oversight by people.',
});

export const clause = recordKind({
  name: 'clause',
  section: 'clauses',
  title: 'a clause',
  doc: 'A requirement of the pack. Records name it with the instrument before it: sop-7:4.2.',
  idPrefix: undefined,
  fields: {
    id: owed(clausePath(), 'Its path in the instrument, level by level, e.g. 4.2 or annex-A/8.9.'),
    citation: field(text(), 'As people write it after the name of the instrument; without it, its id.'),
    title: owed(text(), 'The requirement in a few words.'),
    summary: field(text(), 'What it asks, in a sentence or two; without it, its title.'),
    'applies-to': field(text(), 'To which products it applies: the name of a group below "applies-to:".'),
    evidence: field(text(), 'What shows an auditor that it is met.'),
    kind: field(kinds, 'What it is about.'),
    essential: field(flag(), 'Whether a product in scope has to answer it (risk/unanswered-requirement).'),
    tier: field(tierChoices, 'Whether it is spoken of by default.'),
    url: field(text(), 'Where its text stands, if not where that of the instrument does.'),
    note: field(text(), 'What else is worth knowing.'),
    'check-hint': field(text(), 'How a tool could check it.'),
    checked: field(checkChoices, 'How what is said here was checked against the source.'),
    covers: field(list(text(), true), 'Further numbers or ranges of which this clause speaks, e.g. [4.3, 4.5-4.7].'),
  },
});
