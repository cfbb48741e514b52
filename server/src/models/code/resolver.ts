// Follows names, members and calls to what they stand for: a place in a library, or an expression of this file or of
// another one that is at hand. Invariant: following ends; a cycle, or more than `mostThings` possibilities, are an unknown thing.
import type { CodeNode, SyntaxTree } from '../../syntax/code';
import { chooseBindings, classBindingOf, lastBindings, type ClassBinding } from './bindings';
import { fieldOrder, fieldsOf } from './field-classes';
import { packageOf } from './languages/javascript-scopes';
import { Modules, type ModuleAsk } from './modules';
import { namespaceMap, namespaceValue } from './namespaces';
import { called, limit, unknown, type LibraryThing, type Thing } from './things';
import type { Binding, CallView, Program, Scope, Step, View } from './view';

const mostSteps = 150;
const longestPath = 72;

/** What the expressions of one file stand for. */
export class Resolver {
  readonly #known = new Map<CodeNode, readonly Thing[]>();
  readonly #classes = new Map<Scope, ClassBinding>();
  /** The modules that are being asked for a name as a whole. */
  readonly #passing = new Set<string>();
  #depth = 0;
  #asking = false;

  constructor(
    readonly program: Program,
    readonly tree: SyntaxTree,
    readonly modules: Modules = new Modules(),
  ) {}

  view(node: CodeNode): View {
    return this.programOf(node).view(node);
  }

  /** The file in which a node stands. */
  programOf(node: CodeNode): Program {
    return this.modules.programOf(node) ?? this.program;
  }

  /** Does something whose answer matters: what other files could add to it is asked of them. */
  asking<T>(action: () => T): T {
    const before = this.#asking;
    this.#asking = true;
    try {
      return action();
    } finally {
      this.#asking = before;
    }
  }

  /** All that an expression may stand for, at least one thing. */
  things(node: CodeNode): readonly Thing[] {
    let things = this.#known.get(node);
    if (things === undefined) {
      this.#known.set(node, unknown);
      things = limit(this.#deeper(() => this.#follow(node)));
      this.#known.set(node, things);
    }
    if (this.#asking) for (const thing of things) this.askFor(thing);
    return things;
  }

  /** Asks whether a library is another file of the workspace. */
  askFor(thing: Thing): void {
    if (thing.kind === 'library' && thing.from !== undefined) this.modules.ask({ from: thing.from, names: thing.path });
  }

  /** The bindings that a name may mean where it is used; none for a name that is the language's own. */
  bindingsOf(node: CodeNode): readonly Binding[] {
    const view = this.view(node);
    if (view.kind !== 'name') return [];
    const scope = this.programOf(node).scopeOf(node);
    for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
      const bindings = seenIn(at, scope, view.name);
      if (bindings !== undefined) return chooseBindings(bindings, at === scope, node);
    }
    return [];
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
        return [{ kind: 'function', results: [], ...this.programOf(node).resultsOf(view.node) }];
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
      // What was made elsewhere keeps the expression that made it.
      if (thing.kind === 'library') return { ...thing, node: thing.node ?? node };
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
    const bindings = this.bindingsOf(node);
    if (bindings.length > 0) return bindings.flatMap((binding) => this.#bound(binding));
    const { module, namespaces, sharesNames } = this.programOf(node);
    if (namespaces?.has(name) === true) return [{ kind: 'library', path: [name], calls: [] }];
    const passed = this.#throughWildcards(module, name, node);
    const isFound = passed.length > 0 && passed.every(({ kind }) => kind !== 'library');
    if (isFound) return passed;
    const own: readonly Thing[] = [{ kind: 'library', path: ['builtins', name], calls: [] }];
    const inherited = sharesNames === true ? this.#inherited(this.programOf(node).scopeOf(node), name) : [];
    if (inherited.length > 0) return inherited;
    const shared = sharesNames === true ? this.#imported(['builtins', name], node) : own;
    // What the workspace itself has comes before what a library may have.
    if (shared.every(({ kind }) => kind !== 'library' && kind !== 'unknown')) return shared;
    return [...passed, ...(shared.every(({ kind }) => kind === 'unknown') ? own : shared)];
  }

  /** What a name may be that comes out of a module as a whole; each module is asked once for it. */
  #throughWildcards(module: Scope, name: string, at: CodeNode): readonly Thing[] {
    const key = `${this.programOf(at).tree.file.path} ${name}`;
    if (this.#passing.has(key)) return [];
    const isFirst = this.#passing.size === 0;
    this.#passing.add(key);
    try {
      const sources = module.wildcards.map(({ module: source, path, isLibrary }): readonly Thing[] => {
        const names = [source, ...path, name];
        return isLibrary === true ? [{ kind: 'library', path: names, calls: [] }] : this.#imported(names, at);
      });
      const here = sources.find((things) => things.every(({ kind }) => kind !== 'library' && kind !== 'unknown'));
      return here ?? sources.flat().filter(({ kind }) => kind !== 'unknown');
    } finally {
      if (isFirst) this.#passing.clear();
    }
  }

  /** What a name is in the classes that the one around a place is made from. */
  #inherited(scope: Scope, name: string): readonly Thing[] {
    for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
      const self = [...(at.bindings.get('this') ?? []), ...(at.bindings.get('self') ?? [])].find(
        ({ kind }) => kind === 'self',
      );
      const binding = self?.kind === 'self' ? classBindingOf(self.scope) : undefined;
      if (binding === undefined || binding.bases.length === 0) continue;
      const things = this.#deeper(() => this.#member(binding, name, true));
      if (things.every(({ kind }) => kind !== 'library' && kind !== 'unknown')) return things;
    }
    return [];
  }

  /** What names lead to that were imported: a place in another file that is at hand, else in a library. */
  #imported(names: readonly string[], at: CodeNode): readonly Thing[] {
    const from = this.programOf(at).tree.file.path;
    return this.inModule({ from, names }) ?? [{ kind: 'library', path: names, calls: [], from }];
  }

  /** What names lead to in another file of the workspace; undefined where it is not at hand. */
  inModule(ask: ModuleAsk): readonly Thing[] | undefined {
    const found = this.modules.find(ask);
    if (found === undefined) return undefined;
    const whole: readonly Thing[] = [{ kind: 'module', program: found.program }];
    return found.rest.reduce((things, name) => this.#stepAll(things, name), whole);
  }

  /** What a module gives under a name. */
  #given({ module, tree, sharesNames, namespaces }: Program, name: string): readonly Thing[] {
    const bindings = module.exports.get(name) ?? module.bindings.get(name);
    if (bindings !== undefined) return lastBindings(bindings).flatMap((binding) => this.#bound(binding));
    // A file that shares its names does not give on what it only uses itself; headers do.
    const givesOn = sharesNames !== true || namespaces !== undefined;
    const passedOn = givesOn ? this.#throughWildcards(module, name, tree.root) : [];
    if (passedOn.length > 0) return passedOn;
    // What stands for the whole holds the name: `module.exports = { … }`, a file of data.
    const whole = name === 'default' ? [] : (module.exports.get('default') ?? []);
    return whole.length === 0
      ? unknown
      : this.#stepAll(
          whole.flatMap((binding) => this.#bound(binding)),
          name,
        );
  }

  #bound(binding: Binding): readonly Thing[] {
    switch (binding.kind) {
      case 'import':
        return this.#imported([binding.module, ...binding.path], binding.at);
      case 'value':
        return this.#orTyped(
          binding.steps.reduce((things, step) => this.#stepAll(things, step), this.things(binding.value)),
          binding.type,
        );
      case 'parameter':
        return binding.type === undefined ? unknown : this.#instancesOf(binding.type);
      case 'self':
        return [{ kind: 'instance', scope: binding.scope }];
      case 'class':
        this.#classes.set(binding.scope, binding);
        return [{ kind: 'class', binding }];
      case 'function':
        return [{ kind: 'function', results: binding.results, scope: binding.scope, type: binding.type }];
      case 'unknown':
        return unknown;
    }
  }

  /** What a value may be; where it leads nowhere, what its declared type says. */
  #orTyped(things: readonly Thing[], type: CodeNode | undefined): readonly Thing[] {
    if (type === undefined || things.some((thing) => this.#leadsOn(thing))) return things;
    const typed = this.#instancesOf(type).filter(({ kind }) => kind !== 'unknown');
    return typed.length === 0 ? things : [...things, ...typed];
  }

  /** Whether a thing says something by itself. */
  #leadsOn(thing: Thing): boolean {
    if (thing.kind !== 'expression') return thing.kind !== 'unknown';
    return !['call', 'member', 'item', 'name', 'opaque'].includes(this.view(thing.node).kind);
  }

  /** What a thing of a written type may be; `Optional[X]`, `X | None` and `Promise<X>` are looked into. */
  #instancesOf(type: CodeNode): readonly Thing[] {
    // `Annotated[str, Option(…)]`: what is called there describes the parameter.
    if (type.type === 'call') return unknown;
    if (type.type === 'generic_type') return limit(type.children.slice(1).flatMap((child) => this.#instancesOf(child)));
    if (type.type === 'type_parameter' || type.type === 'type_arguments' || type.type === 'type') {
      return limit(type.children.flatMap((child) => this.#instancesOf(child)));
    }
    const things = this.things(type).flatMap((thing): Thing[] => {
      if (thing.kind === 'class') return [{ kind: 'instance', scope: thing.binding.scope }];
      if (thing.kind !== 'library' || thing.path[0] === 'builtins') return [];
      return [{ ...thing, path: [...thing.path, called], calls: [...thing.calls, undefined] }];
    });
    return things.length === 0 ? unknown : things;
  }

  #followCall(node: CodeNode, call: CallView): readonly Thing[] {
    const module = this.#requiredModule(call);
    if (module !== undefined) return this.#imported([module], node);
    const entry = this.#entryOf(call) ?? this.#passedOn(call);
    if (entry !== undefined) return entry;
    return limit(
      this.things(call.callee).flatMap((thing): readonly Thing[] => {
        switch (thing.kind) {
          case 'library': {
            const { path, calls, from } = thing;
            return [{ kind: 'library', path: [...path, called], calls: [...calls, node], from }];
          }
          case 'class':
            return [{ kind: 'instance', scope: thing.binding.scope, made: node }];
          case 'function':
            return this.#orTyped(
              thing.results.length === 0 ? unknown : thing.results.flatMap((result) => this.things(result)),
              thing.type,
            );
          case 'expression':
          case 'instance':
          case 'module':
          case 'unknown':
            return unknown;
        }
      }),
    );
  }

  /** What `map.get('key')` gives where the map is written out; undefined for every other call. */
  #entryOf({ callee, arguments: [key] }: CallView): readonly Thing[] | undefined {
    const view = this.view(callee);
    if (view.kind !== 'member' || view.name !== 'get' || key === undefined) return undefined;
    const maps = this.things(view.object).filter((thing) => {
      return thing.kind === 'expression' && this.view(thing.node).kind === 'map';
    });
    if (maps.length === 0) return undefined;
    return this.#stepAll(maps, this.#stepOf(key.value));
  }

  /** What `Object.freeze(value)` and `getattr(value, name)` give, and `type(self)`, which has what the object has. */
  #passedOn({ callee, arguments: [value, name] }: CallView): readonly Thing[] | undefined {
    const view = this.view(callee);
    if (view.kind === 'name' && view.name === 'getattr' && value !== undefined && name !== undefined)
      return this.#stepAll(this.things(value.value), this.#stepOf(name.value));
    if (value === undefined) return undefined;
    const things = this.things(value.value);
    const isType = view.kind === 'name' && view.name === 'type' && things.every(({ kind }) => kind === 'instance');
    return isType || (view.kind === 'member' && view.name === 'freeze') ? things : undefined;
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

  #stepAll(things: readonly Thing[], step: Step | undefined): readonly Thing[] {
    return limit(this.#deeper(() => things.flatMap((thing) => this.#step(thing, step))));
  }

  #step(thing: Thing, step: Step | undefined): readonly Thing[] {
    switch (thing.kind) {
      case 'library': {
        if (step === 'default' && thing.path.length === 1) return [thing];
        const segment = typeof step === 'string' ? step : '[]';
        const { calls, from } = thing;
        const map = namespaceMap(thing, this);
        if (map !== undefined) return map.flatMap((value) => this.#step(value, step));
        const value = namespaceValue(thing, step, this);
        if (value !== undefined) return this.things(value);
        return thing.path.length > longestPath
          ? unknown
          : [{ kind: 'library', path: [...thing.path, segment], calls, from }];
      }
      case 'expression':
        return this.#stepIntoExpression(thing.node, step);
      case 'class':
        return this.#member(thing.binding, step, false);
      case 'instance': {
        // `self.__class__`, `this.constructor`.
        if (step === '__class__' || step === 'constructor') return [thing];
        const given = this.#fieldOf(thing.scope, thing.made, step);
        if (given !== undefined) return given;
        const binding = this.#classes.get(thing.scope) ?? classBindingOf(thing.scope);
        return binding === undefined ? unknown : this.#member(binding, step, true);
      }
      case 'module':
        return typeof step === 'string' ? this.#given(thing.program, step) : unknown;
      case 'function':
      case 'unknown':
        return unknown;
    }
  }

  /** What a call that makes an object of fields gives one of them; unknown where the fields' values are not written. */
  #fieldOf(scope: Scope, made: CodeNode | undefined, step: Step | undefined): readonly Thing[] | undefined {
    const fields = fieldsOf(this.programOf(scope.node).tree, scope.node);
    if (fields === 'none' || (typeof step === 'string' && isMethod(scope, step))) return undefined;
    const call = made === undefined ? undefined : this.view(made);
    if (call?.kind !== 'call' || fields === 'settings') return unknown;
    const argument = call.arguments.find(({ name }) => name === step);
    if (argument !== undefined) return this.things(argument.value);
    const positional = call.arguments.filter(({ name }) => name === undefined);
    if (positional.length === 0) return undefined;
    const at = fieldOrder(this.programOf(scope.node).tree, scope)?.indexOf(String(step)) ?? -1;
    if (at < 0 || positional.some(({ spread }) => spread !== undefined)) return unknown;
    const value = positional[at]?.value;
    return value === undefined ? undefined : this.things(value);
  }

  #stepIntoExpression(node: CodeNode, step: Step | undefined): readonly Thing[] {
    const view = this.view(node);
    if (view.kind === 'list' && typeof step === 'number') {
      const item = view.items[step];
      return item === undefined ? unknown : this.things(item);
    }
    // The value of an enumeration's member is written where the member is.
    const isValue = step === 'value' || step === 'rawValue';
    if (view.kind !== 'map') return isValue ? [{ kind: 'expression', node }] : unknown;
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
        const calls = ofInstance ? [...thing.calls, undefined] : thing.calls;
        return [{ kind: 'library', path, calls, from: thing.from }];
      }),
    );
    return inherited.length === 0 ? unknown : inherited;
  }
}

/** The bindings of a name in a scope, where a use in `from` sees them. */
function seenIn(scope: Scope, from: Scope, name: string): readonly Binding[] | undefined {
  return scope.kind !== 'class' || scope === from || name === 'this' ? scope.bindings.get(name) : undefined;
}

function isMethod(scope: Scope, name: string): boolean {
  return scope.bindings.get(name)?.some(({ kind }) => kind === 'function') === true;
}
