// The words of the gap report, the same in all its forms.
// Invariant: never "compliant"; "answered" is said of what a record names.
import type { GapKind } from '../coverage';
import type { GapClause, GapInstrument, GapOffer, GapReport } from './gap-report';
import type { NodeState } from '../trees/tree-node';

export const kindWords: Readonly<
  Record<GapKind, { readonly name: string; readonly meaning: string; readonly state: NodeState }>
> = {
  answered: { name: 'answered', meaning: 'a record names it, and no rule found fault', state: 'fine' },
  short: { name: 'falls short', meaning: 'a rule found fault with it or with its answer', state: 'warning' },
  watched: { name: 'watched', meaning: 'no record names it; rules look at it and found nothing', state: 'watched' },
  open: { name: 'open', meaning: 'nothing answers it, and no rule can', state: 'open' },
  excluded: { name: 'excluded', meaning: 'the product says why it does not apply', state: 'excluded' },
};

/** In the order in which somebody deals with them. */
export const kindsByUrgency: readonly GapKind[] = ['short', 'open', 'watched', 'answered', 'excluded'];

/** `12 answered, 3 fall short, 5 open, 2 excluded`, without what there is none of. */
export function summarizeCounts(counts: GapInstrument['counts']): string {
  const parts = (['answered', 'short', 'watched', 'open', 'excluded'] as const).filter((kind) => counts[kind] > 0);
  return parts.map((kind) => `${counts[kind]} ${kind === 'short' ? 'fall short' : kindWords[kind].name}`).join(', ');
}

/** `14 instruments … of 6 instruments a clause applies: 61 answered, …` in one line. */
export function summarizeGaps({ instruments }: GapReport): string {
  const total = { answered: 0, short: 0, watched: 0, open: 0, excluded: 0 };
  for (const { counts } of instruments) for (const kind of kindsByUrgency) total[kind] += counts[kind];
  const clauses = kindsByUrgency.reduce((sum, kind) => sum + total[kind], 0);
  if (clauses === 0) return 'no clause applies';
  const among = `${clauses} clause${clauses === 1 ? '' : 's'} of ${instruments.length} instrument${instruments.length === 1 ? '' : 's'}`;
  return `${among}: ${summarizeCounts(total)}`;
}

/** What answers a clause, or what may: `RC-1, EV-2`, `RC-7 may: it answers MDR Annex I 18.8`. */
export function describeAnswers({ answers, offers }: GapClause): string {
  if (answers.length > 0) return answers.map(({ record }) => record).join(', ');
  return offers.map(describeOffer).join('; ');
}

/** `RC-7 may: it answers MDR Annex I 18.8` */
export function describeOffer({ record, clause }: GapOffer): string {
  return `${record} may: it answers ${clause.citation}`;
}
