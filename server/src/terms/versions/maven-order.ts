// The order of Maven's versions, as its POM reference defines it. Gradle's differs only in words that nobody mixes.
// Invariant: every text has its place in the order, and comparing takes time in proportion to the texts' length.

/** A number (its digits, without leading zeros), a word, or what stands behind a hyphen. */
type Item = { readonly digits: string } | { readonly word: string } | { readonly items: readonly Item[] };

/** The words with a meaning, the lowest first; the empty one is the release itself. Any other word comes after all. */
const qualifiers = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];
const RELEASE = qualifiers.indexOf('');

const otherSpellings: ReadonlyMap<string, string> = new Map(
  Object.entries({ ga: '', final: '', release: '', cr: 'rc' }),
);
const shortSpellings: ReadonlyMap<string, string> = new Map(Object.entries({ a: 'alpha', b: 'beta', m: 'milestone' }));

const LONGEST = 500;

/** Negative where `a` is the lower version. */
export function compareMaven(a: string, b: string): number {
  return compareLists(readItems(a), readItems(b));
}

/** `1.0-rc1` is 1, 0 and a list of `rc` and 1: a hyphen, and a change between digits and letters, opens a list. */
function readItems(version: string): readonly Item[] {
  const root: Item[] = [];
  const lists = [root];
  let here = root;
  const open = (): void => {
    trim(here);
    const inner: Item[] = [];
    here.push({ items: inner });
    lists.push(inner);
    here = inner;
  };
  const tokens =
    version
      .slice(0, LONGEST)
      .toLowerCase()
      .match(/\d+|[^\d._-]+|[._-]/g) ?? [];
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    const isSign = /^[._-]$/.test(token);
    const followsPart = before !== undefined && !/^[._-]$/.test(before);
    if (isSign && !followsPart) here.push({ digits: '' });
    if (token === '-') open();
    else if (!isSign) {
      if (followsPart) open();
      const beforeDigits = /^\d/.test(tokens[index + 1] ?? '');
      here.push(/^\d/.test(token) ? { digits: token.replace(/^0+/, '') } : { word: wordOf(token, beforeDigits) });
    }
  }
  for (const list of lists.toReversed()) trim(list);
  return root;
}

function wordOf(token: string, beforeDigits: boolean): string {
  const long = beforeDigits ? (shortSpellings.get(token) ?? token) : token;
  return otherSpellings.get(long) ?? long;
}

/** Nothing is lost with what means nothing at the end of a list: `1.0.0` is `1`, `1.0-ga` as well. */
function trim(list: Item[]): void {
  for (let index = list.length - 1; index >= 0; index--) {
    const item = list[index];
    if (item === undefined || isNothing(item)) list.splice(index, 1);
    else if (!('items' in item)) return;
  }
}

function isNothing(item: Item): boolean {
  if ('digits' in item) return item.digits === '';
  return 'word' in item ? item.word === '' : item.items.length === 0;
}

function compareLists(a: readonly Item[], b: readonly Item[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const [one, other] = [a[index], b[index]];
    const order = one === undefined ? -compareToNothing(other) : compareItems(one, other);
    if (order !== 0) return order;
  }
  return 0;
}

function compareItems(a: Item, b: Item | undefined): number {
  if (b === undefined) return compareToNothing(a);
  if ('digits' in a && 'digits' in b) return compareDigits(a.digits, b.digits);
  if ('word' in a && 'word' in b) return compareWords(a.word, b.word);
  if ('items' in a && 'items' in b) return compareLists(a.items, b.items);
  return rankOf(a) - rankOf(b);
}

/** Of different kinds, a number is above a list, and a list above a word. */
function rankOf(item: Item): number {
  if ('digits' in item) return 2;
  return 'items' in item ? 1 : 0;
}

function compareToNothing(item: Item | undefined): number {
  if (item === undefined) return 0;
  if ('digits' in item) return item.digits === '' ? 0 : 1;
  if ('word' in item) return compareWords(item.word, '');
  return compareLists(item.items, []);
}

function compareDigits(a: string, b: string): number {
  return a.length - b.length || compareTexts(a, b);
}

function compareWords(a: string, b: string): number {
  const [one, other] = [placeOf(a), placeOf(b)];
  return one - other || (one > RELEASE + 1 ? compareTexts(a, b) : 0);
}

function placeOf(word: string): number {
  const place = qualifiers.indexOf(word);
  return place < 0 ? qualifiers.length : place;
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
