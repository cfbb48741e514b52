// The crosswalk: which clauses what answers one clause may answer as well.
// Invariant: read once at first use from `crosswalk.yaml`; every id in it is a clause of the embedded catalogue.
import { builtIn } from './catalogue';
import { checkStates, type CheckState, type Clause } from './clause';
import crosswalk from './crosswalk.yaml';
import { DataEntry } from './data-entry';

/** A clause that one answer may serve as well. */
export interface RelatedClause {
  readonly clause: Clause;
  /** `same`: it asks for much the same; `wider`: it asks for more, to which the answer contributes. */
  readonly how: 'same' | 'wider';
  /** What both speak of: `access control`. */
  readonly theme: string;
  readonly checked: CheckState;
}

/** Clauses that one answer serves. */
export interface Theme {
  readonly theme: string;
  readonly same: readonly Clause[];
  readonly serves: readonly Clause[];
  readonly checked: CheckState;
}

interface Crosswalk {
  readonly themes: readonly Theme[];
  readonly related: ReadonlyMap<Clause, readonly RelatedClause[]>;
}

let loaded: Crosswalk | undefined;

/** All themes, in the order of the file. */
export function themes(): readonly Theme[] {
  return known().themes;
}

/** What an answer to a clause may serve as well: clauses that ask the same first, each once. */
export function relatedClauses(clause: Clause): readonly RelatedClause[] {
  return known().related.get(clause) ?? [];
}

function known(): Crosswalk {
  return (loaded ??= relate(readThemes()));
}

function relate(all: readonly Theme[]): Crosswalk {
  const related = new Map<Clause, Map<Clause, RelatedClause>>();
  const add = (from: Clause, clause: Clause, how: RelatedClause['how'], { theme, checked }: Theme): void => {
    const own = related.get(from) ?? new Map<Clause, RelatedClause>();
    related.set(from, own);
    if (from !== clause && own.get(clause)?.how !== 'same') own.set(clause, { clause, how, theme, checked });
  };
  for (const theme of all) {
    for (const from of theme.same) {
      for (const clause of theme.same) add(from, clause, 'same', theme);
      for (const clause of theme.serves) add(from, clause, 'wider', theme);
    }
  }
  const sorted = [...related].map(([from, own]) => {
    const ordered = [...own.values()].sort(
      (left, right) => Number(left.how === 'wider') - Number(right.how === 'wider'),
    );
    return [from, ordered] as const;
  });
  return { themes: all, related: new Map(sorted) };
}

function readThemes(): readonly Theme[] {
  const file = new DataEntry(crosswalk, 'regulations/crosswalk.yaml');
  file.date('read');
  const checked = file.choice('checked', checkStates);
  const all = file.list('themes').map((entry): Theme => {
    const theme = {
      theme: entry.text('theme'),
      same: entry.texts('same').map((id) => clauseNamed(id, entry)),
      serves: entry.texts('serves').map((id) => clauseNamed(id, entry)),
      checked: entry.value('checked') === undefined ? checked : entry.choice('checked', checkStates),
    };
    entry.close();
    return theme;
  });
  file.close();
  return all;
}

function clauseNamed(id: string, { where }: DataEntry): Clause {
  const clause = builtIn.findClause(id);
  if (clause === undefined) throw new Error(`${where}: there is no clause "${id}"`);
  return clause;
}
