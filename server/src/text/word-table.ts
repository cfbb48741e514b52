// A table by words that come from outside.
// Invariant: it answers for its own words alone; `constructor` or `__proto__`, which every object has, are in none.

/** The table of some entries, to be asked for any word. */
export function wordTable<T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null) as Record<string, T>, entries);
}
