// The record of a dataset that a model was trained, tuned or tested with (AI Act Art. 10).
import { references } from '../compound-types';
import { field, owed, owedByRule, recordKind } from '../record-kind';
import { choice, identifier, license, sha256, text } from '../scalar-types';

export const dataset = recordKind({
  name: 'dataset',
  section: 'datasets',
  title: 'a dataset',
  doc: 'Data that a model was trained, tuned or tested with: where it is from and whom it stands for (AI Act Art. 10).',
  idPrefix: undefined,
  fields: {
    id: owed(identifier(), 'A name for the dataset that stays, e.g. ptb-xl.'),
    name: owed(text(), 'What people call it.'),
    version: field(text(), 'Its version.'),
    content: field(text(), 'What one entry of it holds, and how many there are.'),
    sha256: field(sha256(), 'The SHA-256 of the data as they were used.'),
    source: owedByRule(text(), 'Where it was obtained: an address, a department, a contract.'),
    license: owedByRule(license(), 'Its licence as an SPDX expression.'),
    collected: owedByRule(text(), 'When it was collected, e.g. 1989/1996.'),
    purpose: field(text(), 'What it was first collected for.'),
    population: owedByRule(text(), 'Whom it stands for: number, age, sex, origin.'),
    'personal-data': field(
      choice({
        none: 'It says nothing about persons.',
        anonymised: 'Persons cannot be made out any more.',
        pseudonymised: 'Persons can be made out with further information.',
        identifiable: 'Persons can be made out.',
      }),
      'Whether it holds personal data.',
    ),
    'legal-basis': field(text(), 'What allows its use.'),
    preparation: field(references('path', 'evidence'), 'How it was labelled, cleaned and selected.'),
    'bias-examination': owedByRule(references('path', 'evidence'), 'How it was examined for bias.'),
    ref: field(text(), 'Where else this is kept: a ticket, a document number.'),
  },
});
