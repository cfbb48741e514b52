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

/** How names of items are compared with what an update or removal names. */
function isNamed(name: string, wanted: string): boolean {
  return wanted === '*' || name.toLowerCase() === wanted.toLowerCase();
}

/** Items in the making. */
export class ItemList {
  #items: Item[] = [];
  readonly #addsUpdated: boolean;

  /** `addsUpdated`: an update of what is not there adds it, since it is included by those who import the file. */
  constructor(addsUpdated: boolean) {
    this.#addsUpdated = addsUpdated;
  }

  get items(): readonly Item[] {
    return this.#items;
  }

  include(file: string, item: ItemStatement, names: readonly string[], context: ExpressionContext): void {
    const anchor = { file, path: item.path, part: 'key' } as const;
    for (const name of names)
      this.#items.push({ type: item.type, name, anchor, metadata: new Map(valuesOf(item, context)) });
  }

  update(
    file: string,
    item: ItemStatement,
    names: readonly string[],
    context: ExpressionContext,
    isCertain: boolean,
  ): void {
    for (const name of names) {
      const meant = this.#items.filter((each) => each.type === item.type && isNamed(each.name, name));
      if (meant.length === 0 && this.#addsUpdated) this.include(file, item, [name], context);
      for (const { metadata } of meant)
        for (const [key, value] of valuesOf(item, context))
          if (isCertain || !metadata.has(key)) metadata.set(key, value);
    }
  }

  remove({ type }: ItemStatement, names: readonly string[]): void {
    this.#items = this.#items.filter((each) => each.type !== type || !names.some((name) => isNamed(each.name, name)));
  }
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
