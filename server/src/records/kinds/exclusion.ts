// A clause in scope that does not apply to the product, and why.
import { clauses } from '../compound-types';
import { field, owed, owedByRule, recordKind } from '../record-kind';
import { text } from '../scalar-types';

export const exclusion = recordKind({
  name: 'exclusion',
  section: 'not-applicable',
  title: 'an exclusion',
  doc: 'A clause in scope that does not apply to this product, with the justification that the law asks for.',
  idPrefix: undefined,
  fields: {
    clause: owed(clauses(), 'The clause, e.g. cra:annex-I/part-I/2m.'),
    justification: owedByRule(text(), 'Why it does not apply.'),
    ref: field(text(), 'Where else this is kept: a ticket, a document number.'),
  },
});
