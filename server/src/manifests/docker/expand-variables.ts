// Variables as Dockerfiles and compose files write them: `$NAME`, `${NAME:-default}`.
// Invariant: what a variable holds is taken from the file alone; where that is not said, UNKNOWN stands in the text.
import { UNKNOWN } from './image-reference';

/** A text with its variables replaced. */
export interface Expanded {
  readonly text: string;
  /** The variables of which nothing is known, each once. */
  readonly unknown: readonly string[];
}

const DEEPEST = 10;
const LONGEST = 10_000;
const OPENING = /\$(?:(\w+)|\{(\w+)|(\$))/y;

/** Replaces variables by what `valueOf` says of them. */
export function expandVariables(text: string, valueOf: (name: string) => string | undefined): Expanded {
  const unknown = new Set<string>();
  const expanded = new Expander(valueOf, unknown).expand(text.slice(0, LONGEST), 0);
  return { text: expanded, unknown: [...unknown] };
}

class Expander {
  constructor(
    readonly valueOf: (name: string) => string | undefined,
    readonly unknown: Set<string>,
  ) {}

  expand(text: string, depth: number): string {
    let expanded = '';
    for (let at = 0; at < text.length;) {
      OPENING.lastIndex = at;
      const [opening = '', plain, braced, dollar] = OPENING.exec(text) ?? [];
      if (opening === '') {
        expanded += text[at] ?? '';
        at++;
        continue;
      }
      const end = braced === undefined ? at + opening.length : closingBrace(text, at + opening.length);
      if (dollar !== undefined) expanded += '$';
      else if (plain !== undefined) expanded += this.#known(plain);
      else if (braced !== undefined) expanded += this.#braced(braced, text.slice(at + opening.length, end), depth);
      at = braced === undefined ? end : end + 1;
      if (expanded.length > LONGEST) return UNKNOWN;
    }
    return expanded;
  }

  /** `name`, and what follows it within the braces: an operator with a word, or nothing. */
  #braced(name: string, rest: string, depth: number): string {
    const operator = /^:?[-+?]/.exec(rest)?.[0] ?? '';
    const word = rest.slice(operator.length);
    const value = this.valueOf(name);
    const isSet = value !== undefined && (value !== '' || !operator.startsWith(':'));
    if (operator.endsWith('-')) return isSet ? value : this.#word(word, depth);
    if (operator.endsWith('+')) return isSet ? this.#word(word, depth) : '';
    if (rest === '' || operator.endsWith('?')) return this.#known(name);
    this.unknown.add(name);
    return UNKNOWN;
  }

  #word(word: string, depth: number): string {
    return depth < DEEPEST ? this.expand(word, depth + 1) : UNKNOWN;
  }

  #known(name: string): string {
    const value = this.valueOf(name);
    if (value === undefined) this.unknown.add(name);
    return value ?? UNKNOWN;
  }
}

/** Where the brace ends that was opened before `from`; the text's end for one that is left open. */
function closingBrace(text: string, from: number): number {
  let open = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') open++;
    else if (text[at] === '}' && --open === 0) return at;
  }
  return text.length;
}
