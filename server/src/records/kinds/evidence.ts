// Evidence: a report or certificate that proves something and may grow old.
import { clauses, pathWithOwnRule } from '../compound-types';
import { field, owed, recordKind } from '../record-kind';
import { day, identifier, text } from '../scalar-types';

export const evidence = recordKind({
  name: 'evidence',
  section: 'evidence',
  title: 'a piece of evidence',
  doc: 'A report, certificate or record that proves something, with the day until which it holds.',
  idPrefix: 'EV-',
  fields: {
    id: owed(identifier(), 'A name for the evidence that stays, e.g. EV-1.'),
    title: owed(text(), 'What it shows.'),
    file: owed(pathWithOwnRule(), 'The file that holds it.'),
    'valid-until': field(day(), 'The last day on which it holds.'),
    satisfies: field(clauses(), 'The clauses that it answers.'),
    ref: field(text(), 'Where else this is kept: a ticket, a document number.'),
  },
});
