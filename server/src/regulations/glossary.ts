// The glossary: the field's terms, found by the name that somebody uses, and found in a text.
// Invariant: read once at first use; a term or other name stands for one entry only.
import { checkStates, type CheckState } from './clause';
import { DataEntry } from './data-entry';
import data from './glossary.yaml';

/** A term of the field. */
export interface Term {
  /** As texts of this project write it: `residual risk`, `SOUP`. */
  readonly term: string;
  /** Other names and spellings. */
  readonly also: readonly string[];
  /** One to three sentences in our own words. */
  readonly means: string;
  /** Where it is defined. */
  readonly source: string;
  readonly checked: CheckState;
  /** Ids of clauses in which it matters. */
  readonly clauses: readonly string[];
}

interface Glossary {
  readonly terms: readonly Term[];
  readonly byName: ReadonlyMap<string, Term>;
  /** Finds a term by its own name, not by its others: those are for looking up. */
  readonly pattern: RegExp;
}

let loaded: Glossary | undefined;

/** All terms, in alphabetical order. */
export function terms(): readonly Term[] {
  return glossary().terms;
}

/** The term of that name, letter case, hyphens and a plural's "s" aside. */
export function findTerm(name: string): Term | undefined {
  const { byName } = glossary();
  const wanted = nameKey(name);
  return byName.get(wanted) ?? byName.get(wanted.replace(/s$/, ''));
}

/** The terms that a text uses, each once, in the order of their first use, the longer where two overlap. */
export function termsIn(text: string): readonly Term[] {
  const found = [...text.matchAll(glossary().pattern)].flatMap(([name]) => findTerm(name) ?? []);
  return [...new Set(found)];
}

function glossary(): Glossary {
  return (loaded ??= readGlossary());
}

function readGlossary(): Glossary {
  const file = new DataEntry(data, 'regulations/glossary.yaml');
  file.date('read');
  const checked = file.choice('checked', checkStates);
  const read = file.list('terms').map((entry) => readTerm(entry, checked));
  file.close();
  const byName = new Map<string, Term>();
  for (const term of read) {
    for (const name of [term.term, ...term.also].map(nameKey)) {
      if (byName.has(name)) throw new Error(`regulations/glossary.yaml: "${name}" stands for two terms`);
      byName.set(name, term);
    }
  }
  const names = read.map(({ term }) => term).sort((left, right) => right.length - left.length);
  const words = names.map((name) => name.replaceAll(/[- ]/g, '[- ]'));
  return { terms: read, byName, pattern: new RegExp(`(?<![\\w-])(?:${words.join('|')})s?(?![\\w-])`, 'gi') };
}

function readTerm(entry: DataEntry, checked: CheckState): Term {
  const term = {
    term: entry.text('term'),
    also: entry.texts('also'),
    means: entry.text('means'),
    source: entry.text('source'),
    checked: entry.value('checked') === undefined ? checked : entry.choice('checked', checkStates),
    clauses: entry.texts('clauses'),
  };
  entry.close();
  return term;
}

function nameKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}
