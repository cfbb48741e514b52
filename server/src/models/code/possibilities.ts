// What a text that is decided while the program runs may be, as far as the code says: defaults of environment, options
// and parameters, the options of a choice, the items of a list, what callers hand in.
// Invariant: these are hints for people; none of them is taken for what is used.
import { childAt, textOf, type CodeNode } from '../../syntax/code';
import type { KnownText } from './known-text';
import { argumentsByParameter } from './parameters';
import type { Resolver } from './resolver';
import type { Texts } from './texts';
import { dataFileNames, loadedFile } from './data-files';
import type { Thing } from './things';
import type { Binding, CallView, Scope } from './view';

/** One of the texts that may be meant; the default is what applies when nobody says anything. */
export interface Possible {
  readonly known: KnownText;
  readonly isDefault: boolean;
}

const deepest = 12;
const most = 12;

/** Calls that give what somebody set, or what stands in them. */
const settings =
  /(?:^|\.)(?:get|getenv|setdefault|getString|config|env|str|option|Option|Argument|Field|Query|Body|Header|Form|Param|Parameter|field|attrib|ib|default|optional|withDefault|or|orElse|catch)$/;
/** Those of them whose first argument is what stands in them; the others name there what is asked for. */
const valuesFirst =
  /(?:^|\.)(?:Option|Argument|Field|Query|Body|Header|Form|Param|Parameter|default|withDefault|or|orElse|catch)$/;

/** Finds what texts of one file may be. */
export class Possibilities {
  readonly #resolver: Resolver;
  readonly #texts: Texts;
  #depth = 0;

  constructor(texts: Texts) {
    this.#texts = texts;
    this.#resolver = texts.resolver;
  }

  /** The texts that an expression may be, each once, the default first; none where nothing is said. */
  of(node: CodeNode): readonly Possible[] {
    const found = new Map<string, Possible>();
    for (const possible of this.#find(node)) {
      const before = found.get(possible.known.text);
      if (before === undefined || (possible.isDefault && !before.isDefault)) found.set(possible.known.text, possible);
    }
    const all = [...found.values()];
    return [...all.filter(({ isDefault }) => isDefault), ...all.filter(({ isDefault }) => !isDefault)].slice(0, most);
  }

  #find(node: CodeNode): readonly Possible[] {
    if (this.#depth >= deepest) return [];
    this.#depth++;
    try {
      const known = this.#texts.of(node);
      return known === undefined ? this.#look(node) : [{ known, isDefault: false }];
    } finally {
      this.#depth--;
    }
  }

  #look(node: CodeNode): readonly Possible[] {
    const view = this.#resolver.view(node);
    switch (view.kind) {
      case 'name':
        return this.#resolver.bindingsOf(node).flatMap((binding) => this.#ofBinding(binding));
      case 'choice': {
        const options = view.options.map((option) => this.#find(option));
        const isOpen = options.some((option) => option.length === 0);
        return options.flat().map((each) => ({ ...each, isDefault: each.isDefault || isOpen }));
      }
      case 'call':
        return this.#ofCall(node, view);
      case 'member':
        return [
          ...this.#resolver.things(view.object).flatMap((thing) => this.#ofMember(thing, view.name)),
          ...this.#ofData(node),
          ...this.#elsewhere(node),
        ];
      case 'item':
        return [...this.#ofData(node), ...this.#elsewhere(node)];
      case 'text':
      case 'literal':
      case 'joined':
      case 'division':
      case 'map':
      case 'list':
      case 'function':
      case 'opaque':
        return [];
    }
  }

  #ofBinding(binding: Binding): readonly Possible[] {
    switch (binding.kind) {
      case 'value':
        return binding.steps.length === 0 ? this.#find(binding.value) : [];
      case 'parameter':
        return [...this.#default(binding.initial), ...this.#ofOptions(binding), ...this.#ofCallers(binding)];
      case 'unknown':
        return [...this.#default(binding.initial), ...this.#ofItems(binding.among)];
      case 'import':
      case 'self':
      case 'class':
      case 'function':
        return [];
    }
  }

  #default(node: CodeNode | undefined): readonly Possible[] {
    return node === undefined ? [] : this.#find(node).map(({ known }) => ({ known, isDefault: true }));
  }

  #ofItems(list: CodeNode | undefined): readonly Possible[] {
    if (list === undefined) return [];
    return this.#resolver.things(list).flatMap((thing) => {
      const view = thing.kind === 'expression' ? this.#resolver.view(thing.node) : undefined;
      if (view?.kind === 'list') return view.items.flatMap((item) => this.#find(item));
      return view?.kind === 'map' ? view.entries.flatMap(({ value }) => this.#find(value)) : [];
    });
  }

  /** What the callers in this file give for a parameter. */
  #ofCallers(binding: Binding): readonly Possible[] {
    const scope = this.#resolver.programOf(binding.at).scopeOf(binding.at);
    return this.#resolver.program.calls.flatMap((node) => {
      const view = this.#resolver.view(node);
      if (view.kind !== 'call' || !this.#isCallOf(view, scope)) return [];
      const given = argumentsByParameter(scope, view).find(([parameter]) => parameter === binding);
      return given === undefined ? [] : this.#find(given[1]);
    });
  }

  #isCallOf(call: CallView, scope: Scope): boolean {
    return this.#resolver.things(call.callee).some((thing) => {
      if (thing.kind === 'function') return thing.scope === scope;
      return thing.kind === 'class' && thing.binding.scope === scope.parent && this.#isConstructor(scope);
    });
  }

  #isConstructor({ node }: Scope): boolean {
    const name = childAt(node, 'name');
    const text = name === undefined ? '' : textOf(this.#resolver.programOf(node).tree, name);
    return text === '__init__' || text === 'constructor';
  }

  /** `@click.option('--name', default='a/b')` above the function. */
  #ofOptions(binding: Binding): readonly Possible[] {
    const program = this.#resolver.programOf(binding.at);
    const definition = program.scopeOf(binding.at).node;
    const name = childAt(binding.at, 'name') ?? binding.at;
    const decorators = definition.parent?.type === 'decorated_definition' ? definition.parent.children : [];
    return decorators.flatMap((decorator) => {
      const call = decorator.children[0];
      const view = call === undefined ? undefined : this.#resolver.view(call);
      return view?.kind === 'call' ? this.#ofOption(view, textOf(program.tree, name)) : [];
    });
  }

  /** The default of an option of a command line, if it is that of a name. */
  #ofOption({ arguments: given }: CallView, name: string): readonly Possible[] {
    const names = given.flatMap((argument) => {
      const text = argument.name === undefined || argument.name === 'dest' ? this.#texts.of(argument.value)?.text : '';
      return text?.replace(/^-+/, '').replaceAll('-', '_') ?? '';
    });
    const initial = given.find((argument) => argument.name === 'default');
    return names.includes(name) ? this.#default(initial?.value) : [];
  }

  #ofMember(thing: Thing, name: string): readonly Possible[] {
    if (thing.kind === 'instance') {
      const bindings = thing.scope.bindings.get(name) ?? [];
      return bindings.flatMap((binding) => (binding.kind === 'value' ? this.#default(binding.value) : []));
    }
    if (thing.kind !== 'library' || !thing.path.includes('ArgumentParser')) return [];
    return this.#resolver.program.calls.flatMap((node) => {
      const view = this.#resolver.view(node);
      const callee = view.kind === 'call' ? this.#resolver.view(view.callee) : undefined;
      const isOption = callee?.kind === 'member' && callee.name === 'add_argument';
      return isOption && view.kind === 'call' ? this.#ofOption(view, name) : [];
    });
  }

  #ofCall(node: CodeNode, call: CallView): readonly Possible[] {
    const callee = this.#resolver.view(call.callee);
    const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
    if (!settings.test(name)) return this.#elsewhere(node);
    const named = call.arguments.find((argument) => argument.name === 'default' || argument.name === 'fallback');
    const positional = call.arguments.filter((argument) => argument.name === undefined);
    const second = valuesFirst.test(name) ? positional[0] : positional[1];
    return this.#default((named ?? second)?.value);
  }

  /** A value out of a file of data that is read: `yaml.safe_load(open('params.yaml'))['model']`. */
  #ofData(node: CodeNode): readonly Possible[] {
    const loaded = loadedFile(node, this.#resolver, this.#texts);
    if (loaded === undefined) return [];
    const ask = { from: this.#resolver.programOf(node).tree.file.path, names: dataFileNames(loaded) };
    this.#resolver.modules.ask(ask);
    return (this.#resolver.inModule(ask) ?? []).flatMap((thing) => this.#ofThing(thing));
  }

  /** What an expression leads to, if not to itself. */
  #elsewhere(node: CodeNode): readonly Possible[] {
    return this.#resolver.things(node).flatMap((thing) => {
      return thing.kind === 'expression' && thing.node === node ? [] : this.#ofThing(thing);
    });
  }

  #ofThing(thing: Thing): readonly Possible[] {
    return thing.kind === 'expression' ? this.#find(thing.node) : [];
  }
}
