// The items of an evaluation: what statements include, update and remove, one after the other.
// Invariant: a statement whose condition is open adds and changes what is not said otherwise, and removes nothing.
import type { DataAnchor } from '../../text/anchor';
import { holds } from './msbuild-conditions';
import { expand, type ExpressionContext } from './msbuild-expressions';
import type { Conditioned, ItemStatement } from './msbuild-model';

export interface Item {
  /** In lower case: `packagereference`. */
  readonly type: string;
  readonly name: string;
  readonly anchor: DataAnchor;
  /** By names in lower case. */
  readonly metadata: Map<string, MetadataValue>;
}

/** A text of an item; its value is undefined where it is not known. */
export interface MetadataValue {
  readonly written: string;
  readonly value: string | undefined;
}

/** No project has more; lists of lists could make any number of them. */
const MOST_ITEMS = 100_000;

/** Items in the making. */
export class ItemList {
  readonly #byName = new Map<string, Item[]>();
  readonly #addsUpdated: boolean;
  #count = 0;

  /** `addsUpdated`: an update of what is not there adds it, since it is included by those who import the file. */
  constructor(addsUpdated: boolean) {
    this.#addsUpdated = addsUpdated;
  }

  /** Items of one name together, the names in the order in which they were included first. */
  get items(): readonly Item[] {
    return [...this.#byName.values()].flat();
  }

  include(file: string, item: ItemStatement, names: readonly string[], context: ExpressionContext): void {
    const anchor = { file, path: item.path, part: 'key' } as const;
    for (const name of names) {
      if (this.#count++ >= MOST_ITEMS) return;
      const same = this.#named(item.type, name);
      const added = { type: item.type, name, anchor, metadata: new Map(valuesOf(item, context)) };
      if (same === undefined) this.#byName.set(keyOf(item.type, name), [added]);
      else same.push(added);
    }
  }

  update(
    file: string,
    item: ItemStatement,
    names: readonly string[],
    context: ExpressionContext,
    isCertain: boolean,
  ): void {
    for (const name of names) {
      const meant = name === '*' ? this.items.filter(({ type }) => type === item.type) : this.#named(item.type, name);
      if (meant === undefined && this.#addsUpdated) this.include(file, item, [name], context);
      for (const { metadata } of meant ?? [])
        for (const [key, value] of valuesOf(item, context))
          if (isCertain || !metadata.has(key)) metadata.set(key, value);
    }
  }

  remove({ type }: ItemStatement, names: readonly string[]): void {
    for (const name of names) {
      if (name !== '*') this.#byName.delete(keyOf(type, name));
      else for (const item of this.items) if (item.type === type) this.#byName.delete(keyOf(type, item.name));
    }
  }

  #named(type: string, name: string): Item[] | undefined {
    return this.#byName.get(keyOf(type, name));
  }
}

/** The names of items count without regard to letter case. */
function keyOf(type: string, name: string): string {
  return `${type} ${name.toLowerCase()}`;
}

type Entry = readonly [name: string, value: MetadataValue];

/** The metadata of an item whose conditions do not fail; those that certainly hold win. */
function valuesOf({ metadata }: ItemStatement, context: ExpressionContext): readonly Entry[] {
  return [...metadata].flatMap(([key, all]): readonly Entry[] => {
    const truthOf = ({ condition }: Conditioned): boolean | undefined => holds(condition, context);
    const chosen = all.findLast((each) => truthOf(each) === true) ?? all.findLast((each) => truthOf(each) !== false);
    if (chosen === undefined) return [];
    return [[key, { written: chosen.text.trim(), value: expand(chosen.text, context, undefined)?.trim() }]];
  });
}
