// The record of a third-party component: SOUP of IEC 62304, a component of the CRA.
import { either, group, references } from '../compound-types';
import { field, owed, recordKind } from '../record-kind';
import { choice, day, license, purlPattern, text } from '../scalar-types';
import { safetyClasses } from '../product';

export const dependency = recordKind({
  name: 'dependency',
  section: 'dependencies',
  title: 'a dependency',
  doc: 'What a third-party component is for, what it has to do, and who looks after it (IEC 62304, 5.3.3, 5.3.4, 7.1.3 and 8.1.2).',
  idPrefix: undefined,
  fields: {
    package: owed(purlPattern(), 'The package URL without version; pkg:npm/@angular/* covers a family.'),
    versions: field(text(), 'The versions that this record speaks of; absent means all.'),
    purpose: field(text(), 'What the product uses it for.'),
    requirements: field(text(), 'What it has to do, and what it needs, to serve here (IEC 62304, 5.3.3 and 5.3.4).'),
    'software-safety-class': field(choice(safetyClasses), 'The class of the software item that it is part of.'),
    'anomalies-reviewed': field(
      either(
        day(),
        group({
          on: owed(day(), 'The day on which the known anomalies were read.'),
          version: field(text(), 'The version whose anomalies were read.'),
          source: field(text(), 'Where they were read: an issue tracker, a release page.'),
        }),
        (node) => node.kind === 'scalar',
      ),
      'When its published anomalies were last evaluated (IEC 62304, 7.1.3).',
    ),
    risks: field(references('risk'), 'The risks that its failure contributes to.'),
    supplier: field(text(), 'Who makes it.'),
    license: field(license(), 'Its licence as an SPDX expression.'),
    support: field(
      group({
        until: owed(day(), 'The last day on which it is looked after.'),
        by: field(text(), 'Who looks after it.'),
        source: owed(text(), 'Where that is written: a contract, a page, a document.'),
      }),
      'What the manufacturer knows of its support; wins over every other source.',
    ),
    ref: field(text(), 'Where else this is kept: a ticket, a document number.'),
  },
});
