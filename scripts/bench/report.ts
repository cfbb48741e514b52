// The results as a table for people.
import type { NotMeasured, Result } from './measure';

/** The table, its columns aligned; each counterpart with the ratio of it to the median. */
export function tableOf(lines: readonly (Result | NotMeasured)[]): string {
  const rows = [
    ['measure', 'p50', 'p95', 'n', 'goal', 'against, in the same run'],
    ...lines.map((line) => ('reason' in line ? [line.measure, '-', '-', '-', '-', line.reason] : rowOf(line))),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function rowOf({ measure, unit, p50, p95, samples, goal, against }: Result): readonly string[] {
  const compared = against.map(({ name, value }) => `${rounded(value)} ${unit} ${name} (${ratioOf(p50, value)})`);
  return [measure, `${rounded(p50)} ${unit}`, `${rounded(p95)} ${unit}`, `${samples}`, goal, compared.join('; ')];
}

/** `8.1 times faster`, `1.32 of it`. */
function ratioOf(own: number, other: number): string {
  return own * 2 < other ? `${(other / own).toFixed(1)} times faster` : `${(own / other).toFixed(2)} of it`;
}

function rounded(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0);
}
