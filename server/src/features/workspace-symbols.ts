// The records of all products by id or title, for going to one from anywhere.
// Invariant: what begins with the words asked for comes before what holds them, ids before titles.
import type { Range } from '../text/line-index';
import type { RecordKindName } from '../records/kind-names';
import { headOf } from '../rules/naming';
import { locate } from '../workspace/model';
import type { RecordRow } from '../workspace/rows';
import { titleOf, type FeatureContext } from './context';

export interface WorkspaceSymbol {
  readonly id: string;
  readonly title: string | undefined;
  readonly kind: RecordKindName;
  readonly file: string;
  readonly range: Range;
}

/** The most records that one answer holds; who looks further types further. */
const MOST = 300;

/** The records that fit a query: its letters in their order, letter case aside; all for an empty one. */
export function workspaceSymbols(context: FeatureContext, query: string): readonly WorkspaceSymbol[] {
  const wanted = query.trim().toLowerCase();
  const found: { readonly row: RecordRow; readonly rank: number }[] = [];
  for (const { tables } of context.model.products) {
    for (const row of [...[...tables.ids.all.values()].flat(), ...tables.clauses]) {
      const rank = rankOf(wanted, (row.id ?? '').toLowerCase(), (titleOf(row) ?? '').toLowerCase());
      if (rank !== undefined) found.push({ row, rank });
    }
  }
  const best = found.sort((a, b) => a.rank - b.rank).slice(0, MOST);
  return best.map(({ row }) => {
    const anchor = headOf(row);
    return {
      id: row.id ?? '',
      title: titleOf(row),
      kind: row.kind,
      file: anchor.file,
      range: locate(context.model, anchor),
    };
  });
}

/** How well a record fits, 0 being best; undefined where it does not. */
function rankOf(wanted: string, id: string, title: string): number | undefined {
  if (id.startsWith(wanted)) return 0;
  if (title.startsWith(wanted)) return 1;
  if (id.includes(wanted)) return 2;
  if (title.includes(wanted)) return 3;
  return holdsInOrder(`${id} ${title}`, wanted) ? 4 : undefined;
}

function holdsInOrder(text: string, letters: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}
