// A waiver: a finding that somebody decided to live with, why, and until when.
import { field, owed, owedByRule, recordKind } from '../record-kind';
import { day, text } from '../scalar-types';
import { ruleName } from '../product';

export const waiver = recordKind({
  name: 'waiver',
  section: 'waivers',
  title: 'a waiver',
  doc: 'A finding that somebody decided to live with: which, why, who decided, and until when. No waiver is for ever.',
  idPrefix: undefined,
  fields: {
    rule: owed(ruleName(), 'The rule or family that is waived, e.g. support/end-of-life or soup/*.'),
    target: owed(text(), 'What it is waived for: a package URL, an id or a path, as the finding names it.'),
    reason: owedByRule(text(), 'Why it can be lived with.'),
    'approved-by': field(text(), 'Who decided it.'),
    expires: owedByRule(day(), 'The last day on which it holds.'),
    ref: field(text(), 'Where else this is kept: a ticket, a document number.'),
  },
});
