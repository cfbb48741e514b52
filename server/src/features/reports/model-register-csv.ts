// The register of models as CSV: one line for each element of each model and dataset, and one for what has no record.
// Invariant: no element is left out, stated or not.
import { renderCsv } from './csv';
import type { ModelRegister } from './model-register';
import { describeFile, describeSaid, describeUseShortly, statementWords } from './model-register-words';

const header = [
  'Product',
  'Version',
  'State of',
  'Kind',
  'Id',
  'Name',
  'Record version',
  'Scheme',
  'Citation',
  'Element',
  'State',
  'Stated',
  'Missing',
  'Unknown',
  'Files',
  'Uses',
  'Findings',
];

/** All products in one table. */
export function renderRegisterCsv(registers: readonly ModelRegister[]): string {
  return renderCsv([header, ...registers.flatMap(linesOf)]);
}

function linesOf({ product, version = '', asOf, entries, unrecorded }: ModelRegister): readonly (readonly string[])[] {
  const head = [product, version, asOf];
  const recorded = entries.flatMap(({ kind, id, name, version: own = '', files, uses, findings, groups }) => {
    const tail = [
      files.map(describeFile).join('; '),
      uses.map(describeUseShortly).join('; '),
      findings.map(({ rule }) => rule).join('; '),
    ];
    return groups.flatMap(({ title, elements }) =>
      elements.map((element) => [
        ...[...head, kind, id, name, own, title, element.citation, element.title, statementWords[element.state].words],
        ...[describeSaid(element).join('; '), element.missing.join('; '), element.unknown.join('; '), ...tail],
      ]),
    );
  });
  const others = unrecorded.map(({ kind, name, uses }) => [
    ...[...head, kind, '', name, '', '', '', '', 'no record', '', '', '', ''],
    ...[uses.map(describeUseShortly).join('; '), ''],
  ]);
  return [...others, ...recorded];
}
