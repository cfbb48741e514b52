// A software item (IEC 62304, 4.3 and 5.3): a part of the product with a safety class of its own.
import { reference } from '../compound-types';
import { field, owed, recordKind } from '../record-kind';
import { choice, identifier, text } from '../scalar-types';
import { safetyClasses } from '../product';

export const item = recordKind({
  name: 'item',
  section: 'items',
  title: 'a software item',
  doc: 'A part of the software with a safety class of its own; what lies below its path takes that class (IEC 62304, 4.3).',
  idPrefix: 'ITEM-',
  fields: {
    id: owed(identifier(), 'A name for the item that stays.'),
    title: owed(text(), 'What the item is.'),
    path: field(reference('path'), 'The folder or file that holds it.'),
    'software-safety-class': field(choice(safetyClasses), 'The class of this item.'),
    segregation: field(
      text(),
      'How it is kept apart, where its class is lower than that of the product (IEC 62304, 5.3.5).',
    ),
    ref: field(text(), 'Where else this is kept: a ticket, a document number.'),
  },
});
