// A software requirement (IEC 62304, 5.2), traced to the code that meets it and the tests that show it.
import { clauses, references, referencesWithOwnRule } from '../compound-types';
import { field, owed, recordKind } from '../record-kind';
import { identifier, text } from '../scalar-types';

export const requirement = recordKind({
  name: 'requirement',
  section: 'requirements',
  title: 'a requirement',
  doc: 'What the software has to do, traced to code and tests (IEC 62304, 5.1.1 and 5.7.1).',
  idPrefix: 'REQ-',
  fields: {
    id: owed(identifier(), 'A name for the requirement that stays, e.g. REQ-1.'),
    title: owed(text(), 'The requirement in one line.'),
    text: field(text(), 'The requirement in full.'),
    satisfies: field(clauses(), 'The clauses that this requirement answers.'),
    'implemented-by': field(referencesWithOwnRule('path'), 'The files, or file#symbol, that meet it.'),
    'verified-by': field(referencesWithOwnRule('path', 'evidence'), 'The tests and the evidence that show it.'),
    risks: field(references('risk'), 'The risks that it comes from.'),
    ref: field(text(), 'Where else this is kept: a ticket, a document number.'),
  },
});
