// Precision and recall from outcomes, whole and by a part of them.
import type { Outcome } from './score';

export interface Figures {
  readonly hits: number;
  readonly missed: number;
  readonly falseAlarms: number;
}

/** What was counted of some outcomes. */
export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const count = (verdict: Outcome['verdict']): number => outcomes.filter((each) => each.verdict === verdict).length;
  return { hits: count('hit'), missed: count('missed'), falseAlarms: count('false alarm') };
}

/** Of what was reported, how much is right; undefined where nothing was. */
export function precisionOf({ hits, falseAlarms }: Figures): number | undefined {
  return hits + falseAlarms === 0 ? undefined : hits / (hits + falseAlarms);
}

/** Of what is there, how much was reported; undefined where nothing is. */
export function recallOf({ hits, missed }: Figures): number | undefined {
  return hits + missed === 0 ? undefined : hits / (hits + missed);
}

/** The outcomes by a name, in the order of the names. */
export function groupBy(
  outcomes: readonly Outcome[],
  nameOf: (outcome: Outcome) => string,
): ReadonlyMap<string, readonly Outcome[]> {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const group = groups.get(nameOf(outcome));
    if (group === undefined) groups.set(nameOf(outcome), [outcome]);
    else group.push(outcome);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const languages: Readonly<Record<string, string>> = {
  py: 'Python',
  ipynb: 'Notebooks',
  ts: 'TypeScript and JavaScript',
  tsx: 'TypeScript and JavaScript',
  mts: 'TypeScript and JavaScript',
  cts: 'TypeScript and JavaScript',
  js: 'TypeScript and JavaScript',
  jsx: 'TypeScript and JavaScript',
  mjs: 'TypeScript and JavaScript',
  cjs: 'TypeScript and JavaScript',
  vue: 'TypeScript and JavaScript',
  svelte: 'TypeScript and JavaScript',
  html: 'TypeScript and JavaScript',
  java: 'Java',
  kt: 'Kotlin',
  kts: 'Kotlin',
  swift: 'Swift',
  m: 'Objective-C',
  cs: 'C#',
  go: 'Go',
  rs: 'Rust',
  c: 'C and C++',
  cc: 'C and C++',
  cpp: 'C and C++',
  h: 'C and C++',
  hpp: 'C and C++',
  ino: 'C and C++',
  dart: 'Dart',
};

/** The language in which a use stands; model files are a language of their own. */
export function languageOf({ file, line }: Outcome): string {
  if (line === '') return 'Model files';
  const ending = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(languages, ending) ? (languages[ending] ?? ending) : 'Configuration';
}

/** The library or the sort of file by which a use was found. */
export function frameworkOf({ how }: Outcome): string {
  return how.split('.')[0] ?? how;
}
