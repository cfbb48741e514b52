// What a build script's own constants say: names that are given a literal text, in the script, in one that it applies, in
// its parents' and in gradle.properties. Invariant: a name that is given two different texts, and whatever would have to
// be computed, is unknown; evaluating ends soon whatever the names lead to.
import { allStatements, groupAt, readLabel, splitAtCommas, wordAt, type Piece, type Statement } from './gradle-script';

/** Where names are looked up. */
export interface Names {
  readonly isKotlin: boolean;
  /** What a name stands for; undefined if that is not known. */
  valueOf(name: string): readonly Piece[] | string | undefined;
}

/** The constants of a script by their dotted names; undefined for one that is given different values. */
export type Constants = ReadonlyMap<string, readonly Piece[] | undefined>;

const MOST_STEPS = 500;
const LONGEST = 5000;
/** What may stand before the name of a property, and says no more than where it is kept. */
const OWNERS = /^(?:(?:rootProject|project|parent|gradle|ext|extra|properties|this|settings)\.)+/;
const ASKING = /^(?:property|findProperty|getProperty|gradleProperty|get|of|toVersion|set|file)$/;

/** The text of an expression; undefined where it cannot be known. */
export function evaluate(pieces: readonly Piece[], names: Names): string | undefined {
  return new Evaluator(names).text(pieces);
}

/** All constants that some statements make, at whatever depth. */
export function readConstants(statements: readonly Statement[]): Constants {
  const constants = new Map<string, readonly Piece[] | undefined>();
  const add = (name: string, value: readonly Piece[]): void => {
    const known = constants.get(name);
    constants.set(name, constants.has(name) && !isSame(known, value) ? undefined : value);
    const [entries] = value.flatMap((piece) => (piece.kind === 'group' ? [piece.pieces] : []));
    if (entries !== undefined && isMap(value))
      for (const [key, inner] of pairsOf(entries)) add(`${name}.${key}`, inner);
  };
  for (const statement of allStatements(statements)) {
    const [name, value] = constantOf(statement) ?? [];
    if (name !== undefined && value !== undefined) add(name.replace(OWNERS, ''), value);
  }
  return constants;
}

/** `name = value`, `set("name", value)`, `val name by extra(value)`, `val name: String by project`. */
function constantOf({
  name,
  isAssignment,
  arguments: given,
  block,
  pieces,
}: Statement): [string, readonly Piece[]] | undefined {
  const [first, second] = given;
  if (isAssignment) return first && [name, first.pieces];
  if (/(?:^|\.)set$/.test(name)) {
    const [key] = first?.pieces ?? [];
    return key?.kind === 'text' && second !== undefined ? [key.text, second.pieces] : undefined;
  }
  const by = pieces.findIndex((piece) => piece.kind === 'word' && piece.text === 'by');
  if (by < 0 || wordAt(pieces, by + 1) !== 'extra') return undefined;
  const value = groupAt(pieces, by + 2, '(')?.pieces ?? block[0]?.pieces;
  return value && [name, value];
}

function isSame(a: readonly Piece[] | undefined, b: readonly Piece[]): boolean {
  const [one, other] = [a?.[0], b[0]];
  if (a?.length !== 1 || b.length !== 1 || one === undefined || other === undefined) return false;
  return 'text' in one && 'text' in other && one.text === other.text;
}

/** `[a: …]` and `mapOf("a" to …)`. */
function isMap(value: readonly Piece[]): boolean {
  return (
    groupAt(value, 0, '[') !== undefined || (/^(?:mutableM|m)apOf$/.test(wordAt(value, 0) ?? '') && value.length === 2)
  );
}

function pairsOf(pieces: readonly Piece[]): readonly [string, readonly Piece[]][] {
  return splitAtCommas(pieces).flatMap((part): readonly [string, readonly Piece[]][] => {
    const { label, pieces: value } = readLabel(part);
    if (label !== undefined) return [[label, value]];
    const [key] = part;
    return key?.kind === 'text' && wordAt(part, 1) === 'to' ? [[key.text, part.slice(2)]] : [];
  });
}

class Evaluator {
  readonly #names: Names;
  readonly #open = new Set<string>();
  #steps = 0;

  constructor(names: Names) {
    this.#names = names;
  }

  text(pieces: readonly Piece[]): string | undefined {
    if (++this.#steps > MOST_STEPS) return undefined;
    const plus = pieces.findIndex((piece) => piece.kind === 'sign' && piece.text === '+');
    if (plus > 0) return joined(this.text(pieces.slice(0, plus)), this.text(pieces.slice(plus + 1)));
    const [first, ...rest] = pieces;
    if (first?.kind === 'text') return isPlainEnd(rest) ? this.#template(first.text, first.isTemplate) : undefined;
    if (first?.kind === 'number') return rest.length === 0 ? first.text : undefined;
    if (first?.kind === 'group') return first.open === '(' && isPlainEnd(rest) ? this.text(first.pieces) : undefined;
    return first?.kind === 'word' ? this.#path(pieces) : undefined;
  }

  /** `a.b["c"].get()`, `property("a")`. */
  #path(pieces: readonly Piece[]): string | undefined {
    const names: string[] = [];
    for (let at = 0; at < pieces.length; at++) {
      const word = wordAt(pieces, at);
      if (word === undefined) return isPlainEnd(pieces.slice(at)) ? this.#name(names.join('.')) : undefined;
      const call = groupAt(pieces, at + 1, '(');
      if (call !== undefined) {
        const isEnd = isPlainEnd(pieces.slice(at + 2));
        if (call.pieces.length === 0 && at > 0)
          return isEnd && CALL.test(word) ? this.#name(names.join('.')) : undefined;
        const key = isEnd && ASKING.test(word) ? this.text(call.pieces) : undefined;
        return key === undefined || /^(?:of|toVersion|set|file)$/.test(word) ? key : this.#name(key);
      }
      names.push(word);
      const [index] = groupAt(pieces, at + 1, '[')?.pieces ?? [];
      if (index?.kind === 'text') {
        names.push(index.text);
        at++;
      }
      const dot = pieces[at + 1];
      if (dot?.kind === 'sign' && dot.text === '.') at++;
    }
    return this.#name(names.join('.'));
  }

  #name(written: string): string | undefined {
    const name = written.replace(OWNERS, '');
    const value = this.#open.has(name) ? undefined : this.#names.valueOf(name);
    if (value === undefined || typeof value === 'string') return value;
    this.#open.add(name);
    const text = this.text(value);
    this.#open.delete(name);
    return text;
  }

  /** A text with what `$name` and `${…}` stand for. */
  #template(written: string, isTemplate: boolean): string | undefined {
    if (!isTemplate || !written.includes('$')) return unescape(written);
    const pattern = this.#names.isKotlin ? KOTLIN_PLACES : GROOVY_PLACES;
    const unknown: string[] = [];
    const text = written.replaceAll(pattern, (place, braced?: string, plain?: string) => {
      if (place.startsWith('\\')) return place;
      const value = plain === undefined ? this.#inner(braced ?? '') : this.#name(plain);
      if (value === undefined || value.length > LONGEST) unknown.push(place);
      return unknown.length > 0 ? '' : (value ?? '');
    });
    return unknown.length === 0 && text.length < LONGEST ? unescape(text) : undefined;
  }

  /** What stands in `${…}`: a path with indices and questions, nothing more. */
  #inner(written: string): string | undefined {
    const asked = /(?:property|findProperty|getProperty)\(\s*["']([^"']+)["']\s*\)$/.exec(written)?.[1];
    const path =
      asked ??
      written
        .trim()
        .replaceAll(/\[\s*["']([^"']+)["']\s*\]/g, '.$1')
        .replace(CALLED, '');
    return /^[\w.-]+$/.test(path) ? this.#name(path) : undefined;
  }
}

const GROOVY_PLACES = /\\\$|\$\{([^}]*)\}|\$([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)/g;
const KOTLIN_PLACES = /\\\$|\$\{([^}]*)\}|\$([A-Za-z_]\w*)/g;
/** Calls that leave a value as it is. */
const CALLS = '(?:get|getOrNull|orNull|asProvider|toString|toInt|toInteger|trim)';
const CALL = new RegExp(`^${CALLS}$`);
const CALLED = new RegExp(`(?:\\.${CALLS}\\(\\))+$`);
const PLAIN_END = new RegExp(`^(?:!!|\\.${CALLS}\\(\\)|as(?:String|Integer)|\\?)*$`);

/** Whether what follows a value leaves it as it is: nothing, `as String`, `.get()`, `!!`. */
function isPlainEnd(pieces: readonly Piece[]): boolean {
  const written = pieces.map((piece) =>
    'text' in piece ? piece.text : piece.kind === 'group' && piece.pieces.length === 0 ? '()' : ' ? ',
  );
  return PLAIN_END.test(written.join(''));
}

function joined(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || b === undefined || a.length + b.length > LONGEST ? undefined : a + b;
}

function unescape(text: string): string {
  return text.replaceAll(/\\([^])/g, '$1');
}
