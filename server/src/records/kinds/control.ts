// A risk control: the measure that holds a risk, where it is built and how it is proven (ISO 14971, 7.1 to 7.5).
import { either, group, references, referencesWithOwnRule, clauses } from '../compound-types';
import { field, owed, recordKind } from '../record-kind';
import { choice, day, identifier, sha256, text } from '../scalar-types';

export const control = recordKind({
  name: 'control',
  section: 'controls',
  title: 'a control',
  doc: 'A measure that holds one or more risks, with the code that is it and the tests that prove it (ISO 14971, 7.1 to 7.5).',
  idPrefix: 'RC-',
  fields: {
    id: owed(identifier(), 'A name for the control that stays, e.g. RC-1.'),
    title: owed(text(), 'What the control does, in one line.'),
    type: owed(
      choice({
        'inherent-safety': 'Safe by design: the hazard cannot arise. To be tried first.',
        'protective-measure': 'A guard in the device or its making: an alarm, a check, a limit.',
        'information-for-safety': 'Warnings, instructions, training. The last resort.',
        process: 'A measure of the process, such as a review or an audit; not built into the product.',
      }),
      'How the control works, in the order in which ISO 14971, 7.1 asks for them.',
    ),
    satisfies: field(clauses(), 'The clauses that this control answers, e.g. mdr:annex-I/17.2.'),
    'implemented-by': field(referencesWithOwnRule('path'), 'The files, or file#symbol, that are the control.'),
    'verified-by': field(referencesWithOwnRule('path', 'evidence'), 'The tests and the evidence that prove it.'),
    introduces: field(
      either(
        choice({ none: 'The control was examined and brings no new risk.' }),
        references('risk'),
        (node) => node.kind === 'scalar' && node.text === 'none',
      ),
      'The risks that the control itself brings; "none" or [] once that was examined (ISO 14971, 7.5).',
    ),
    reviewed: field(
      group({
        on: field(day(), 'The day of the review.'),
        by: field(text(), 'Who reviewed it.'),
        digest: field(sha256(), 'The digest of the implementing files as reviewed.'),
      }),
      'What a reviewer saw; "compliance-lens review" writes it.',
    ),
    ref: field(text(), 'Where else this is kept: a ticket, a document number.'),
  },
});
