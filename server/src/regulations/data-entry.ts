// One map of an embedded YAML file, read key by key with its shape checked.
// Invariant: whatever does not have the shape that the reader asks for throws an error that names the file, the place and the key.

/** A map of embedded data. `where` names the file and the place in it, for the errors. */
export class DataEntry {
  readonly where: string;
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #known = new Set<string>();

  constructor(value: unknown, where: string) {
    if (!isMap(value)) throw new Error(`${where}: must be a map`);
    this.#values = value;
    this.where = where;
  }

  keys(): readonly string[] {
    return Object.keys(this.#values);
  }

  /** The value as it stands; undefined where the key is absent. */
  value(key: string): unknown {
    this.#known.add(key);
    return this.#values[key];
  }

  text(key: string): string {
    return this.optionalText(key) ?? this.#fail(key, 'is owed');
  }

  optionalText(key: string): string | undefined {
    const value = this.value(key);
    if (value === undefined || (typeof value === 'string' && value !== '')) return value;
    return this.#fail(key, 'must be a text');
  }

  /** One of a closed set of words. */
  choice<const T extends string>(key: string, choices: readonly T[]): T {
    const text = this.text(key);
    return choices.find((choice) => choice === text) ?? this.#fail(key, `must be one of ${choices.join(', ')}`);
  }

  /** A day or month, `2027-12-11` or `2020-07`. */
  optionalDate(key: string): string | undefined {
    const text = this.optionalText(key);
    return text === undefined || /^\d{4}-\d{2}(-\d{2})?$/.test(text) ? text : this.#fail(key, 'must be a date');
  }

  date(key: string): string {
    return this.optionalDate(key) ?? this.#fail(key, 'is owed');
  }

  flag(key: string, otherwise: boolean): boolean {
    const value = this.value(key) ?? otherwise;
    return typeof value === 'boolean' ? value : this.#fail(key, 'must be true or false');
  }

  number(key: string): number {
    const value = this.value(key);
    return typeof value === 'number' ? value : this.#fail(key, 'must be a number');
  }

  /** A list of texts; absent is empty. */
  texts(key: string): readonly string[] {
    const value = this.value(key) ?? [];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    return this.#fail(key, 'must be a list of texts');
  }

  /** The map below a key; absent is an empty map. */
  below(key: string): DataEntry {
    return new DataEntry(this.value(key) ?? {}, `${this.where}, ${key}`);
  }

  /** The maps of a list, each named by its place and, where it has one, its id; absent is an empty list. */
  list(key: string): readonly DataEntry[] {
    const value = this.value(key) ?? [];
    if (!Array.isArray(value)) return this.#fail(key, 'must be a list');
    return value.map((item: unknown, index) => {
      const name = isMap(item) && typeof item.id === 'string' ? item.id : `#${index}`;
      return new DataEntry(item, `${this.where}, ${key} ${name}`);
    });
  }

  /** Throws if the map has a key that nothing has asked for: a misspelt one. */
  close(): void {
    const unread = this.keys().find((key) => !this.#known.has(key));
    if (unread !== undefined) this.#fail(unread, 'is not a known key');
  }

  #fail(key: string, complaint: string): never {
    throw new Error(`${this.where}: "${key}" ${complaint}`);
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
