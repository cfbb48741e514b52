// A risk: what can go wrong, how bad and how likely it is, and what holds it (ISO 14971).
import { group, reference, references } from '../compound-types';
import { field, owed, recordKind } from '../record-kind';
import { choice, identifier, text } from '../scalar-types';

export const risk = recordKind({
  name: 'risk',
  section: 'risks',
  title: 'a risk',
  doc: 'What can go wrong, how severe and probable it is, and the controls that hold it (ISO 14971, clauses 5 to 7).',
  idPrefix: 'RISK-',
  fields: {
    id: owed(identifier(), 'A name for the risk that stays, e.g. RISK-1.'),
    title: owed(text(), 'What goes wrong, in one line.'),
    kind: field(
      choice({
        safety: 'Harm to people (the default).',
        security: 'Misuse, attack or loss of availability.',
        data: 'Harm through data: bias, leaks, loss.',
      }),
      'The sort of risk; a risk policy may differ by it.',
    ),
    hazard: field(text(), 'The potential source of harm.'),
    'hazardous-situation': field(text(), 'How people come to be exposed to the hazard.'),
    harm: field(text(), 'The injury or damage that follows.'),
    severity: field(text(), 'How bad the harm is: a level of the risk policy.'),
    probability: field(text(), 'How likely the harm is before control: a level of the risk policy.'),
    controls: field(references('control'), 'The risk controls that hold this risk.'),
    residual: field(
      group({
        severity: field(text(), 'How bad the harm still is with the controls in place.'),
        probability: field(text(), 'How likely the harm still is with the controls in place.'),
        'benefit-risk': field(
          reference('path', 'evidence'),
          'The benefit-risk analysis; owed when the residual risk is not acceptable (ISO 14971, 7.4).',
        ),
      }),
      'What remains of the risk once its controls work (ISO 14971, 7.3).',
    ),
    ref: field(text(), 'Where else this is kept: a ticket, a document number.'),
  },
});
