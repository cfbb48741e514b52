// The traceability matrix as CSV: one line for each requirement and record that answers it.
// Invariant: a requirement that nothing answers has a line, too.
import { renderCsv } from './csv';
import { stateWords, type Matrix, type MatrixAnswer } from './matrix';
import type { Proof } from '../proof-places';

const header = [
  'Product',
  'Version',
  'Source',
  'Requirement',
  'Title',
  'State',
  'Notes',
  'Answered by',
  'Answer',
  'Built by',
  'Verified by',
];

/** All products in one table. */
export function renderMatrixCsv(matrices: readonly Matrix[]): string {
  const lines = matrices.flatMap(({ product, version = '', groups }) =>
    groups.flatMap((group) =>
      group.rows.flatMap(({ id, title, state, notes, answers }) => {
        const head = [product, version, group.title, id, title, stateWords[state], notes.join('; ')];
        return answers.length === 0
          ? [[...head, '', '', '', '']]
          : answers.map((answer) => [...head, ...cellsOf(answer)]);
      }),
    ),
  );
  return renderCsv([header, ...lines]);
}

function cellsOf({ id, title, builtBy, verifiedBy }: MatrixAnswer): readonly string[] {
  return [id, title, proofsInWords(builtBy), proofsInWords(verifiedBy)];
}

function proofsInWords(proofs: readonly Proof[] = []): string {
  return proofs.map(({ text, isMissing }) => (isMissing ? `${text} (missing)` : text)).join('; ');
}
