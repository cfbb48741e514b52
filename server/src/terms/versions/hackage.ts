// Versions of Haskell packages: numbers between dots, counted as lists (`1.0` comes before `1.0.0`); ranges with `&&`,
// `||`, brackets, `==1.2.*` and `^>=`. Source: cabal.readthedocs.io, "build-depends", and pvp.haskell.org.
import { bothOf, compareNumbers, schemeOfBounds, type Alternatives, type Bound } from './bounds';

const VERSION = /^\d{1,15}(?:\.\d{1,15}){0,20}$/;

/** The Package Versioning Policy's way of counting. */
export const hackage = schemeOfBounds({
  name: 'hackage',
  zero: '0',
  isExactVersion: (text) => VERSION.test(text),
  compare(a, b) {
    if (!VERSION.test(a) || !VERSION.test(b)) return undefined;
    return compareNumbers(numbersOf(a), numbersOf(b), -1);
  },
  readRange(range) {
    const reader = new RangeReader(range);
    return range.trim() === '' ? [[]] : reader.readAll();
  },
});

function numbersOf(version: string): readonly number[] {
  return version.split('.').map(Number);
}

const DEEPEST = 50;

class RangeReader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(range: string) {
    this.#tokens = range.match(/\|\||&&|\^>=|[<>=]=|[<>(){},]|-any|-none|[\d.]+(?:\*)?|\S/g) ?? [];
  }

  readAll(): Alternatives | undefined {
    const all = this.#either(0);
    return this.#at === this.#tokens.length ? all : undefined;
  }

  #either(depth: number): Alternatives | undefined {
    let all = this.#both(depth);
    while (this.#take('||')) {
      const next = this.#both(depth);
      all = all === undefined || next === undefined ? undefined : [...all, ...next];
    }
    return all;
  }

  #both(depth: number): Alternatives | undefined {
    let all = this.#one(depth);
    while (this.#take('&&')) {
      const next = this.#one(depth);
      all = all === undefined || next === undefined ? undefined : bothOf(all, next);
    }
    return all;
  }

  #one(depth: number): Alternatives | undefined {
    if (this.#take('(')) {
      const inner = depth > DEEPEST ? undefined : this.#either(depth + 1);
      return this.#take(')') ? inner : undefined;
    }
    const sign = this.#tokens[this.#at++];
    if (sign === '-any') return [[]];
    if (sign === '-none' || sign === undefined)
      return sign === undefined ? undefined : [[{ operator: '<', version: '0' }]];
    const versions = this.#versions();
    const bounds = versions.map((version) => boundsOf(sign, version));
    return bounds.length > 0 && bounds.every((each) => each !== undefined) ? bounds : undefined;
  }

  /** One version, or several between braces. */
  #versions(): readonly string[] {
    if (!this.#take('{')) return [this.#tokens[this.#at++] ?? ''];
    const versions: string[] = [];
    do versions.push(this.#tokens[this.#at++] ?? '');
    while (this.#take(','));
    return this.#take('}') ? versions : [];
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at++;
    return true;
  }
}

function boundsOf(sign: string, version: string): readonly Bound[] | undefined {
  const line = /^([\d.]+)\.\*$/.exec(version)?.[1];
  if (line !== undefined) return sign === '==' ? between(line, numbersOf(line)) : undefined;
  if (sign === '^>=') return between(version, [...numbersOf(version), 0].slice(0, 2));
  if (sign === '==') return [{ operator: '=', version }];
  return sign === '>' || sign === '>=' || sign === '<' || sign === '<=' ? [{ operator: sign, version }] : undefined;
}

/** From a version up to, not including, the next one of its line. */
function between(version: string, line: readonly number[]): readonly Bound[] {
  const end = [...line.slice(0, -1), (line.at(-1) ?? 0) + 1].join('.');
  return [
    { operator: '>=', version },
    { operator: '<', version: end },
  ];
}
