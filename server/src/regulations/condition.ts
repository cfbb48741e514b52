// The small closed language in which the data says when a clause, a tag or an exclusion holds; `tags.yaml` describes it.
// Invariant: a condition that was read names only known facts and, where the fact has a closed set of words, only those.
import { DataEntry } from './data-entry';
import { factWords, type FactName } from './product-facts';

export type Condition =
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'all' | 'any'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'is'; readonly fact: FactName; readonly words: readonly string[] };

/** What a condition is judged by. */
export interface Circumstances {
  readonly wordsOf: (fact: FactName) => readonly string[];
  readonly tagHolds: (tag: string) => boolean;
}

/** Reads a condition from data; throws an error that names the place when it is none. */
export function readCondition(value: unknown, where: string): Condition {
  if (typeof value === 'string') return { kind: 'tag', tag: value };
  const entry = new DataEntry(value, where);
  const [operator, ...rest] = entry.keys();
  if (rest.length === 0) {
    const operand = operator === undefined ? undefined : entry.value(operator);
    if (operator === 'not') return { kind: 'not', condition: readCondition(operand, `${where}, not`) };
    if (operator === 'is') return readComparison(new DataEntry(operand, `${where}, is`));
    if ((operator === 'all' || operator === 'any') && Array.isArray(operand)) {
      const conditions = operand.map((part) => readCondition(part, `${where}, ${operator}`));
      return { kind: operator, conditions };
    }
  }
  throw new Error(`${where}: must be a tag or one of all, any, not, is`);
}

/** Whether a condition holds. */
export function holds(condition: Condition, circumstances: Circumstances): boolean {
  switch (condition.kind) {
    case 'tag':
      return circumstances.tagHolds(condition.tag);
    case 'all':
      return condition.conditions.every((part) => holds(part, circumstances));
    case 'any':
      return condition.conditions.some((part) => holds(part, circumstances));
    case 'not':
      return !holds(condition.condition, circumstances);
    case 'is':
      return circumstances.wordsOf(condition.fact).some((word) => condition.words.includes(word));
  }
}

/** The tags that a condition names, each once, in its order. */
export function tagsOf(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'tag':
      return [condition.tag];
    case 'all':
    case 'any':
      return [...new Set(condition.conditions.flatMap(tagsOf))];
    case 'not':
      return tagsOf(condition.condition);
    case 'is':
      return [];
  }
}

function readComparison(entry: DataEntry): Condition {
  const comparisons = entry.keys().map((fact): Condition => {
    if (!isFactName(fact)) throw new Error(`${entry.where}: "${fact}" is not a fact of a product`);
    const words = typeof entry.value(fact) === 'string' ? [entry.text(fact)] : entry.texts(fact);
    const known: readonly string[] | undefined = factWords[fact];
    const stranger = words.find((word) => known?.includes(word) === false);
    if (stranger !== undefined) throw new Error(`${entry.where}: "${fact}" is never ${stranger}`);
    return { kind: 'is', fact, words };
  });
  const [only] = comparisons;
  return comparisons.length === 1 && only !== undefined ? only : { kind: 'all', conditions: comparisons };
}

function isFactName(name: string): name is FactName {
  return Object.hasOwn(factWords, name);
}
