// Follows names, members and calls to what they stand for: a place in a library, or an expression of this file.
// Invariant: following ends; a cycle, or more than `mostThings` possibilities, are an unknown thing.
import { childAt, type CodeNode, type SyntaxTree } from '../../syntax/code';
import { packageOf } from './javascript-scopes';
import type { Binding, CallView, Program, Scope, Step, View } from './view';

/** A place in a library: `openai.OpenAI().chat` is `openai`, `OpenAI`, `()`, `chat`. The package `builtins` holds the language's own names. */
export interface LibraryThing {
  readonly kind: 'library';
  readonly path: readonly string[];
  /** The call behind each `()` of the path, in order; undefined where only the type is known. */
  readonly calls: readonly (CodeNode | undefined)[];
  /** The expression that leads there; undefined for what is imported or only known by its type. */
  readonly node?: CodeNode;
}

export type Thing =
  | LibraryThing
  /** An expression that stands for itself. */
  | { readonly kind: 'expression'; readonly node: CodeNode }
  | { readonly kind: 'class'; readonly binding: ClassBinding }
  | { readonly kind: 'instance'; readonly scope: Scope }
  | { readonly kind: 'function'; readonly results: readonly CodeNode[] }
  | { readonly kind: 'unknown' };

type ClassBinding = Extract<Binding, { kind: 'class' }>;

/** Called: the segment of a path that stands for a call. */
export const called = '()';

const mostThings = 8;
const mostSteps = 150;
const longestPath = 24;
const unknown: readonly Thing[] = [{ kind: 'unknown' }];

/** What the expressions of one file stand for. */
export class Resolver {
  readonly #known = new Map<CodeNode, readonly Thing[]>();
  readonly #classes = new Map<Scope, ClassBinding>();
  #depth = 0;

  constructor(
    readonly program: Program,
    readonly tree: SyntaxTree,
  ) {}

  view(node: CodeNode): View {
    return this.program.view(node);
  }

  /** All that an expression may stand for, at least one thing. */
  things(node: CodeNode): readonly Thing[] {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    this.#known.set(node, unknown);
    const things = limit(this.#deeper(() => this.#follow(node)));
    this.#known.set(node, things);
    return things;
  }

  /** The library places among what an expression may stand for. */
  origins(node: CodeNode): readonly LibraryThing[] {
    return this.things(node).filter((thing) => thing.kind === 'library');
  }

  /** Takes one step more, unless the way is too long already. */
  #deeper(step: () => readonly Thing[]): readonly Thing[] {
    if (this.#depth >= mostSteps) return unknown;
    this.#depth++;
    try {
      return step();
    } finally {
      this.#depth--;
    }
  }

  #follow(node: CodeNode): readonly Thing[] {
    const view = this.view(node);
    switch (view.kind) {
      case 'name':
        return this.#followName(view.name, node);
      case 'member':
        return this.#orItself(node, this.#stepAll(this.things(view.object), view.name));
      case 'item':
        return this.#orItself(node, this.#stepAll(this.things(view.object), this.#stepOf(view.key)));
      case 'call':
        return this.#orItself(node, this.#followCall(node, view));
      case 'choice':
        return view.options.flatMap((option) => this.things(option));
      case 'function':
        return [{ kind: 'function', results: this.#resultsOf(view.node) }];
      case 'text':
      case 'literal':
      case 'joined':
      case 'division':
      case 'map':
      case 'list':
      case 'opaque':
        return [{ kind: 'expression', node }];
    }
  }

  /** An expression that leads nowhere stands for itself; one that leads into a library is kept with its place there. */
  #orItself(node: CodeNode, things: readonly Thing[]): readonly Thing[] {
    return things.map((thing) => {
      if (thing.kind === 'library') return { ...thing, node };
      return thing.kind === 'unknown' ? { kind: 'expression', node } : thing;
    });
  }

  #stepOf(key: CodeNode): Step | undefined {
    const view = this.view(key);
    if (view.kind === 'text') return view.text;
    if (view.kind === 'literal' && typeof view.value === 'number') return view.value;
    const [only, ...more] = this.things(key).map((thing) =>
      thing.kind === 'expression' ? this.view(thing.node) : undefined,
    );
    return more.length === 0 && only?.kind === 'text' ? only.text : undefined;
  }

  #followName(name: string, node: CodeNode): readonly Thing[] {
    const scope = this.program.scopeOf(node);
    const wildcards: LibraryThing[] = [];
    for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
      const isSeen = at.kind !== 'class' || at === scope || name === 'this';
      const bindings = isSeen ? at.bindings.get(name) : undefined;
      if (bindings !== undefined)
        return chooseBindings(bindings, at === scope, node).flatMap((binding) => this.#bound(binding));
      for (const { module, path } of at.wildcards)
        wildcards.push({ kind: 'library', path: [module, ...path, name], calls: [] });
    }
    return [...wildcards, { kind: 'library', path: ['builtins', name], calls: [] }];
  }

  #bound(binding: Binding): readonly Thing[] {
    switch (binding.kind) {
      case 'import':
        return [{ kind: 'library', path: [binding.module, ...binding.path], calls: [] }];
      case 'value':
        return binding.steps.reduce((things, step) => this.#stepAll(things, step), this.things(binding.value));
      case 'parameter':
        return binding.type === undefined ? unknown : this.#instancesOf(binding.type);
      case 'self':
        return [{ kind: 'instance', scope: binding.scope }];
      case 'class':
        this.#classes.set(binding.scope, binding);
        return [{ kind: 'class', binding }];
      case 'function':
        return [{ kind: 'function', results: binding.results }];
      case 'unknown':
        return unknown;
    }
  }

  /** What a thing of a written type may be; `Optional[X]`, `X | None` and `Promise<X>` are looked into. */
  #instancesOf(type: CodeNode): readonly Thing[] {
    if (type.type === 'generic_type') return limit(type.children.slice(1).flatMap((child) => this.#instancesOf(child)));
    if (type.type === 'type_parameter' || type.type === 'type_arguments' || type.type === 'type') {
      return limit(type.children.flatMap((child) => this.#instancesOf(child)));
    }
    const things = this.things(type).flatMap((thing): Thing[] => {
      if (thing.kind === 'class') return [{ kind: 'instance', scope: thing.binding.scope }];
      if (thing.kind !== 'library' || thing.path[0] === 'builtins') return [];
      return [{ kind: 'library', path: [...thing.path, called], calls: [...thing.calls, undefined] }];
    });
    return things.length === 0 ? unknown : things;
  }

  #followCall(node: CodeNode, call: CallView): readonly Thing[] {
    const module = this.#requiredModule(call);
    if (module !== undefined) return [{ kind: 'library', path: [module], calls: [] }];
    return limit(
      this.things(call.callee).flatMap((thing): readonly Thing[] => {
        switch (thing.kind) {
          case 'library':
            return [{ kind: 'library', path: [...thing.path, called], calls: [...thing.calls, node] }];
          case 'class':
            return [{ kind: 'instance', scope: thing.binding.scope }];
          case 'function':
            return thing.results.length === 0 ? unknown : thing.results.flatMap((result) => this.things(result));
          case 'expression':
          case 'instance':
          case 'unknown':
            return unknown;
        }
      }),
    );
  }

  /** The package of `require('…')` and `import('…')`. */
  #requiredModule(call: CallView): string | undefined {
    const [argument] = call.arguments;
    if (argument === undefined || call.arguments.length !== 1) return undefined;
    const view = this.view(argument.value);
    const callee = this.view(call.callee);
    const isRequire = call.callee.type === 'import' || (callee.kind === 'name' && callee.name === 'require');
    return isRequire && view.kind === 'text' ? packageOf(view.text) : undefined;
  }

  #resultsOf(definition: CodeNode): readonly CodeNode[] {
    const body = childAt(definition, 'body');
    return body === undefined || body.type === 'statement_block' ? [] : [body];
  }

  #stepAll(things: readonly Thing[], step: Step | undefined): readonly Thing[] {
    return limit(this.#deeper(() => things.flatMap((thing) => this.#step(thing, step))));
  }

  #step(thing: Thing, step: Step | undefined): readonly Thing[] {
    switch (thing.kind) {
      case 'library': {
        if (step === 'default' && thing.path.length === 1) return [thing];
        const segment = typeof step === 'string' ? step : '[]';
        return thing.path.length > longestPath
          ? unknown
          : [{ kind: 'library', path: [...thing.path, segment], calls: thing.calls }];
      }
      case 'expression':
        return this.#stepIntoExpression(thing.node, step);
      case 'class':
        return this.#member(thing.binding, step, false);
      case 'instance': {
        const binding = this.#classes.get(thing.scope) ?? classBindingOf(thing.scope);
        return binding === undefined ? unknown : this.#member(binding, step, true);
      }
      case 'function':
      case 'unknown':
        return unknown;
    }
  }

  #stepIntoExpression(node: CodeNode, step: Step | undefined): readonly Thing[] {
    const view = this.view(node);
    if (view.kind === 'list' && typeof step === 'number') {
      const item = view.items[step];
      return item === undefined ? unknown : this.things(item);
    }
    // The value of an enumeration's member is written where the member is.
    if (view.kind === 'text' && step === 'value') return [{ kind: 'expression', node }];
    if (view.kind !== 'map') return unknown;
    for (const entry of view.entries.toReversed()) {
      if (!entry.spread && entry.key === undefined) return unknown;
      if (entry.key === step) return this.things(entry.value);
      if (!entry.spread) continue;
      const inner = this.#stepAll(this.things(entry.value), step);
      if (inner.every((thing) => thing.kind !== 'unknown')) return inner;
    }
    return unknown;
  }

  #member(binding: ClassBinding, step: Step | undefined, ofInstance: boolean): readonly Thing[] {
    if (typeof step !== 'string') return unknown;
    const own = binding.scope.bindings.get(step);
    if (own !== undefined) {
      // A declaration without a value says less than an assignment.
      const values = own.filter((candidate) => candidate.kind === 'value');
      return (values.length > 0 ? values : own).flatMap((candidate) => this.#bound(candidate));
    }
    const inherited = binding.bases.flatMap((base) =>
      this.things(base).flatMap((thing): readonly Thing[] => {
        if (thing.kind === 'class') return this.#deeper(() => this.#member(thing.binding, step, ofInstance));
        if (thing.kind !== 'library') return [];
        const path = ofInstance ? [...thing.path, called, step] : [...thing.path, step];
        return [{ kind: 'library', path, calls: ofInstance ? [...thing.calls, undefined] : thing.calls }];
      }),
    );
    return inherited.length === 0 ? unknown : inherited;
  }
}

/** The different things among some; when there are too many, the first ones and an unknown. */
function limit(things: readonly Thing[]): readonly Thing[] {
  if (things.length === 1) return things;
  const seen = new Set<string>();
  const different = things.filter((thing) => {
    const key = keyOf(thing);
    const isNew = key === undefined || !seen.has(key);
    if (key !== undefined) seen.add(key);
    return isNew;
  });
  if (different.length === 0) return unknown;
  return different.length <= mostThings ? different : [...different.slice(0, mostThings), ...unknown];
}

/** What makes library things equal for all who ask: the place, and the calls that led there. */
function keyOf(thing: Thing): string | undefined {
  if (thing.kind === 'unknown') return '?';
  return thing.kind === 'library'
    ? [...thing.path, ...thing.calls.map((call) => call?.start ?? '')].join(' ')
    : undefined;
}

function classBindingOf(scope: Scope): ClassBinding | undefined {
  for (const bindings of scope.parent?.bindings.values() ?? []) {
    const found = bindings.find((binding) => binding.kind === 'class' && binding.scope === scope);
    if (found?.kind === 'class') return found;
  }
  return undefined;
}

/** The bindings that a use may see: the last one before it where that one certainly ran, else all. */
function chooseBindings(bindings: readonly Binding[], sameScope: boolean, use: CodeNode): readonly Binding[] {
  const filled = bindings.filter((binding) => binding.kind !== 'parameter' || binding.type !== undefined);
  const candidates = filled.length > 0 && filled.length < bindings.length && !sameScope ? filled : bindings;
  if (!sameScope || candidates.length === 1) return candidates;
  const before = candidates.filter((binding) => binding.at.end <= use.start).sort((a, b) => b.at.end - a.at.end);
  const last = before[0];
  if (last === undefined) return candidates;
  const block = blockOf(last.at);
  return block === undefined || (block.start <= use.start && use.end <= block.end) ? [last] : candidates;
}

const blockTypes = new Set(['block', 'statement_block', 'switch_case', 'case_clause']);

function blockOf(node: CodeNode): CodeNode | undefined {
  let at: CodeNode | undefined = node.parent;
  while (at !== undefined && !blockTypes.has(at.type)) at = at.parent;
  return at;
}
