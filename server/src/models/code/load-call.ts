// A call of a library's function, with its arguments read as the library reads them, and the rules that say which
// calls load a model. A framework is data: packages, patterns of names, and where the id stands.
import type { CodeNode } from '../../syntax/code';
import type { Resolver } from './resolver';
import { called, type LibraryThing, type Thing } from './things';
import type { KnownText } from './known-text';
import { Possibilities, type Possible } from './possibilities';
import type { Texts } from './texts';
import type { Argument, CallView, View } from './view';

/** Where an argument stands: its position, its keywords, or the property of an options object at a position. */
export interface ArgumentPlace {
  readonly at?: number;
  readonly named?: readonly string[];
  readonly options?: number;
}

/** What a rule found out about a call. */
export interface Loaded {
  readonly kind?: 'model' | 'dataset';
  /** Undefined: decided while the program runs. */
  readonly reference: string | undefined;
  readonly revision?: string | undefined;
  /** What applies when nobody says anything, of a load that is decided while the program runs. */
  readonly default?: string | undefined;
  /** What else the code says that it may be. */
  readonly candidates?: readonly string[];
  readonly unsafe?: boolean;
  /** Where the use stands, if not at the name of what is called. */
  readonly at?: CodeNode;
  /** The call by another name than its rule's. */
  readonly how?: string;
  /** What the same call loads beside it. */
  readonly others?: readonly Loaded[];
}

/** Calls that load a model. */
export interface LoadRule {
  /** Patterns of what is called, below the package: `*` is one name, `**` any run, `a|b` either, `()` a call; an empty one is the package itself. */
  readonly calls: readonly string[];
  readonly how: string;
  /**
   * Names by which this library alone is called: on an object of which nothing is known they count as well, in a file
   * that imports the library.
   */
  readonly methods?: readonly string[];
  /** Undefined when this call loads nothing. */
  readonly read: (call: LoadCall) => Loaded | undefined;
}

/** One library, or several that are called alike. */
export interface Framework {
  readonly packages: readonly string[];
  /** Other words by which a file tells of the library, in languages whose files name no packages. */
  readonly words?: readonly string[];
  /** What a file has to hold beside the packages' names where those alone tell nothing: they are for anything. */
  readonly telling?: RegExp;
  readonly rules: readonly LoadRule[];
}

export class LoadCall {
  constructor(
    readonly node: CodeNode,
    readonly callee: CodeNode,
    readonly given: readonly Argument[],
    readonly origin: LibraryThing,
    readonly resolver: Resolver,
    readonly texts: Texts,
  ) {}

  /** The last name of what is called. */
  get name(): string {
    return this.origin.path.at(-1) ?? '';
  }

  /** The name before the last: the class of `Class.from_pretrained`. */
  get owner(): string {
    return this.origin.path.at(-2) ?? '';
  }

  /** The argument at a place; undefined when it is not given, or given as nothing. */
  argument(place: ArgumentPlace): CodeNode | undefined {
    const node = this.#given(place);
    return node === undefined || this.isNothing(node) ? undefined : node;
  }

  /** What the text of an argument may be that is decided while the program runs. */
  possible(node: CodeNode): readonly Possible[] {
    return new Possibilities(this.texts).of(node);
  }

  /** The text of an argument, where it is known. */
  text(place: ArgumentPlace): KnownText | undefined {
    const node = this.argument(place);
    return node === undefined ? undefined : this.texts.of(node);
  }

  /** Whether the argument is written as that very literal. */
  isLiteral(place: ArgumentPlace, value: boolean | number | null): boolean {
    const node = this.#given(place);
    if (node === undefined) return false;
    return this.resolver.things(node).every((thing) => {
      const view = thing.kind === 'expression' ? this.resolver.view(thing.node) : undefined;
      return view?.kind === 'literal' && view.value === value;
    });
  }

  /** Whether the argument is given at all, be it as nothing. */
  isGiven(place: ArgumentPlace): boolean {
    return this.#given(place) !== undefined;
  }

  /** Whether arguments come out of something unknown (`**kwargs`, an options object from elsewhere). */
  hasUnknownArguments(options?: number): boolean {
    if (options !== undefined) {
      const node = this.given[options]?.value;
      return node !== undefined && !this.resolver.things(node).every((thing) => this.#isWholeMap(thing));
    }
    return this.given.some(
      ({ spread, value }) =>
        spread === 'list' ||
        (spread === 'map' && !this.resolver.things(value).every((thing) => this.#isWholeMap(thing))),
    );
  }

  /** The number that is written as an argument. */
  number(place: ArgumentPlace): number | undefined {
    const node = this.argument(place);
    const [thing] = node === undefined ? [] : this.resolver.things(node);
    const view = thing?.kind === 'expression' ? this.resolver.view(thing.node) : undefined;
    return view?.kind === 'literal' && typeof view.value === 'number' ? view.value : undefined;
  }

  /** Whether the argument is a map that is written out. */
  isMap(place: ArgumentPlace): boolean {
    const node = this.#given(place);
    return node !== undefined && this.resolver.things(node).every((thing) => this.#isWholeMap(thing));
  }

  /** The value of a key in an expression that is a map. */
  entryOf(node: CodeNode, names: readonly string[]): CodeNode | undefined {
    return this.#entry(node, names);
  }

  /** The call of a constructor or function that the called method's object came from. */
  makers(): readonly LoadCall[] {
    return this.origin.calls.flatMap((node, index) => {
      const view = node === undefined ? undefined : this.resolver.view(node);
      if (node === undefined || view?.kind !== 'call') return [];
      const path = this.origin.path.slice(0, nthCall(this.origin.path, index));
      const origin: LibraryThing = { kind: 'library', path, calls: this.origin.calls.slice(0, index) };
      return [new LoadCall(node, view.callee, view.arguments, origin, this.resolver, this.texts)];
    });
  }

  /** Another call of the same file, to be read like this one. */
  of(node: CodeNode, view: CallView): LoadCall {
    const [origin = this.origin] = this.resolver.origins(view.callee);
    return new LoadCall(node, view.callee, view.arguments, origin, this.resolver, this.texts);
  }

  /** Whether an expression is an object that some call made, not an id. */
  isObject(node: CodeNode): boolean {
    return this.resolver
      .things(node)
      .some((thing) => thing.kind === 'instance' || (thing.kind === 'library' && isMade(thing.path)));
  }

  isNothing(node: CodeNode): boolean {
    const view = this.resolver.view(node);
    return view.kind === 'literal' && view.value === null;
  }

  #given(place: ArgumentPlace): CodeNode | undefined {
    if (place.options !== undefined) {
      const options = this.given[place.options];
      if (options === undefined || options.spread !== undefined) return undefined;
      return this.#entry(options.value, place.named ?? []);
    }
    return this.#named(place.named ?? []) ?? this.#positional(place.at);
  }

  #positional(at: number | undefined): CodeNode | undefined {
    if (at === undefined) return undefined;
    const before = this.given.slice(0, at + 1);
    const argument = before[at];
    if (argument === undefined || before.some((each) => each.spread !== undefined || each.name !== undefined))
      return undefined;
    return argument.value;
  }

  #named(names: readonly string[]): CodeNode | undefined {
    for (const argument of this.given) {
      if (argument.name !== undefined && names.includes(argument.name)) return argument.value;
      const inside = argument.spread === 'map' ? this.#entry(argument.value, names) : undefined;
      if (inside !== undefined) return inside;
    }
    return undefined;
  }

  /** The value of a key in an expression that is a map. */
  #entry(node: CodeNode, names: readonly string[], depth = 0): CodeNode | undefined {
    if (depth > 8) return undefined;
    for (const thing of this.resolver.things(node)) {
      const made = thing.kind === 'instance' ? thing.made : thing.kind === 'library' ? thing.node : undefined;
      const view = this.#viewOf(thing.kind === 'expression' ? thing.node : made);
      // An object that is made with its fields by name.
      const field = view?.kind === 'call' ? view.arguments.find(({ name }) => name && names.includes(name)) : undefined;
      if (field !== undefined) return field.value;
      if (view?.kind !== 'map') continue;
      for (const entry of view.entries.toReversed()) {
        if (entry.key !== undefined && names.includes(entry.key)) return entry.value;
        const inside = entry.spread ? this.#entry(entry.value, names, depth + 1) : undefined;
        if (inside !== undefined) return inside;
      }
    }
    return undefined;
  }

  #isWholeMap(thing: Thing): boolean {
    const made = thing.kind === 'instance' ? thing.made : thing.kind === 'library' ? thing.node : undefined;
    const view = this.#viewOf(thing.kind === 'expression' ? thing.node : made);
    if (view?.kind === 'call')
      return thing.kind !== 'expression' && view.arguments.every(({ name }) => name !== undefined);
    return view?.kind === 'map' && view.entries.every((entry) => !entry.spread && entry.key !== undefined);
  }

  #viewOf(node: CodeNode | undefined): View | undefined {
    return node === undefined ? undefined : this.resolver.view(node);
  }
}

/** Functions of libraries that give texts: settings, paths, names. */
const givesText =
  /^(?:getenv|config|env|str|join|format|input|prompt|selectbox|text_input|read_text|read|strip|\w*_(?:name|id|path|env))$/;

/** Whether a library's function made what stands at a place, and made no text. */
function isMade(path: readonly string[]): boolean {
  const at = path.lastIndexOf(called);
  if (at < 0) return false;
  const [name = '', before = ''] = [path[at - 1], path[at - 2]];
  return !givesText.test(name) && !(name === 'get' && /env|config|settings|secrets/i.test(before));
}

function nthCall(path: readonly string[], nth: number): number {
  let seen = -1;
  for (const [index, segment] of path.entries()) {
    if (segment === called && ++seen === nth) return index;
  }
  return path.length;
}

/** Whether names fit a pattern. */
export function fits(names: readonly string[], pattern: readonly string[]): boolean {
  const [head, ...rest] = pattern;
  if (head === undefined) return names.length === 0;
  if (head === '**') return names.some((_, index) => fits(names.slice(index), rest)) || fits([], rest);
  const [name, ...others] = names;
  if (name === undefined) return false;
  return (head === '*' ? name !== called : head.split('|').includes(name)) && fits(others, rest);
}
