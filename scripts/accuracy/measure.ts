// Takes the inventory of every labelled tree and scores it.
import { takeInventory } from '../../server/src/cli/inventory/inventory';
import { listFiles, openWorkspace } from '../../server/src/host/disk-workspace';
import { parseDay } from '../../server/src/terms/calendar-day';
import { corpus, labelledCases, type LabelledCase } from './cases';
import { scoreCase, type Outcome } from './score';

export { accuracyPage, accuracyText, faultsText, goals } from './page';
export { figuresOf, precisionOf, recallOf } from './figures';
export { corpus } from './cases';

export interface Measured {
  readonly cases: number;
  readonly outcomes: readonly Outcome[];
}

/** The outcomes of a folder's trees whose names begin with one of the words, or of all; undefined where they are not there. */
export async function measureAccuracy(words: readonly string[] = [], trees = corpus): Promise<Measured | undefined> {
  const all = labelledCases(trees);
  if (all === undefined) return undefined;
  const chosen = all.filter(({ name }) => words.length === 0 || words.some((word) => name.startsWith(word)));
  const outcomes: Outcome[] = [];
  for (const labelled of chosen) outcomes.push(...(await measureCase(labelled)));
  return { cases: chosen.length, outcomes };
}

async function measureCase(labelled: LabelledCase): Promise<readonly Outcome[]> {
  const { port, check } = openWorkspace(labelled.folder, ['/expected.json']);
  const signal = new AbortController().signal;
  const asOf = parseDay('2026-11-01');
  if (asOf === undefined) throw new Error('The day is one.');
  const settings = { asOf, severities: {} };
  const { model } = await check.check(await listFiles(port, signal), settings, signal, () => port.pause());
  return scoreCase(labelled, takeInventory(model, asOf));
}
