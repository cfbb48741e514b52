// The traceability matrix as Markdown, for a merge request or a wiki: a table for each source of requirements.
// Invariant: every text of a workspace is escaped; what is missing stands there in words.
import { productName, stateWords, type Matrix, type MatrixAnswer, type MatrixGroup, type MatrixRow } from './matrix';
import { summarizeMatrix } from './matrix-html';
import { escapeMarkdown, paragraphs } from '../markdown';
import type { Proof } from '../proof-places';

/** All products, each with its summary. */
export function renderMatrixMarkdown(matrices: readonly Matrix[]): string {
  return paragraphs('# Traceability matrix', ...matrices.map(renderProduct));
}

function renderProduct(matrix: Matrix): string {
  return paragraphs(
    `## ${escapeMarkdown(productName(matrix))}`,
    summarizeMatrix(matrix),
    ...matrix.groups.map(renderGroup),
  );
}

function renderGroup({ title, rows }: MatrixGroup): string {
  const head = ['| Requirement | State | Answered by | Built by | Verified by |', '| --- | --- | --- | --- | --- |'];
  return paragraphs(`### ${escapeMarkdown(title)}`, [...head, ...rows.flatMap(renderRow)].join('\n'));
}

function renderRow(row: MatrixRow): readonly string[] {
  const head = [`**${escapeMarkdown(row.citation)}** ${escapeMarkdown(row.title)}`, stateInWords(row)];
  if (row.answers.length === 0) return [line(...head, row.state === 'excluded' ? '' : 'no record names it', '', '')];
  return row.answers.map((answer, index) => line(...(index === 0 ? head : ['', '']), ...cellsOf(answer)));
}

function stateInWords({ state, notes }: MatrixRow): string {
  return [stateWords[state], ...notes.map(escapeMarkdown)].join(', ');
}

function cellsOf({ id, title, builtBy, verifiedBy }: MatrixAnswer): readonly string[] {
  return [
    `**${escapeMarkdown(id)}** ${escapeMarkdown(title)}`,
    proofsInWords(builtBy, 'nothing builds it'),
    proofsInWords(verifiedBy, 'nothing verifies it'),
  ];
}

function proofsInWords(proofs: readonly Proof[] | undefined, none: string): string {
  if (proofs?.length === 0) return none;
  return (proofs ?? [])
    .map(({ text, isMissing }) => `${escapeMarkdown(text)}${isMissing ? ' (missing)' : ''}`)
    .join(', ');
}

function line(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
