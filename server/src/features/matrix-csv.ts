// The traceability matrix as CSV (RFC 4180): one line for each requirement and record that answers it.
// Invariant: no cell is a formula to a spreadsheet, whatever the workspace's texts begin with.
import { stateWords, type Matrix, type MatrixAnswer } from './matrix';
import type { Proof } from './proof-places';

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

/** All products in one table; lines end in CR LF as spreadsheets expect. */
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
  return [header, ...lines].map((cells) => `${cells.map(quote).join(',')}\r\n`).join('');
}

function cellsOf({ id, title, builtBy, verifiedBy }: MatrixAnswer): readonly string[] {
  return [id, title, proofsInWords(builtBy), proofsInWords(verifiedBy)];
}

function proofsInWords(proofs: readonly Proof[] = []): string {
  return proofs.map(({ text, isMissing }) => (isMissing ? `${text} (missing)` : text)).join('; ');
}

function quote(text: string): string {
  const plain = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
