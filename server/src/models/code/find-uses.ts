// The uses in one syntax tree: every call that a rule of the language's libraries knows.
// Invariant: a call counts only if what it calls is bound to a known library; text, comments and types never count.
import { childAt, type CodeNode, type SyntaxTree } from '../../syntax/code';
import type { ModelUse } from '../use';
import { isTest } from '../vendored';
import { mayBeLibraryCall, ruleFor, type Dialect } from './dialect';
import { LoadCall, type Loaded, type LoadRule } from './load-call';
import type { Modules } from './modules';
import { Resolver } from './resolver';
import { enclosingDeclaration } from './surroundings';
import { Texts } from './texts';
import type { LibraryThing } from './things';
import type { CallView, Program } from './view';

/** The uses in a program, in the order of the text; what other files could add is asked of `modules`. */
export function findUses(program: Program, dialect: Dialect, modules: Modules): readonly ModelUse[] {
  const resolver = new Resolver(program, program.tree, modules);
  const texts = new Texts(resolver);
  const seen = new Set<CodeNode>();
  const uses = [...program.calls, ...program.assignments].flatMap((node) => {
    const call = callAt(node, resolver);
    // What merely hands a call's result on is that call.
    if (call === undefined || seen.has(call.callee)) return [];
    seen.add(call.callee);
    return usesOfCall(call, node, { resolver, texts, dialect });
  });
  return uses.toSorted((a, b) => a.span.start - b.span.start);
}

interface Reading {
  readonly resolver: Resolver;
  readonly texts: Texts;
  readonly dialect: Dialect;
}

/** A call as it is written; `object.name = value` is one of `name` with the value. */
function callAt(node: CodeNode, resolver: Resolver): CallView | undefined {
  const left = childAt(node, 'left');
  const right = childAt(node, 'right');
  if (left !== undefined && right !== undefined && node.type.startsWith('assignment'))
    return { kind: 'call', callee: left, arguments: [{ name: undefined, value: right, spread: undefined }] };
  const view = resolver.view(node);
  return view.kind === 'call' ? undoPartial(view, resolver) : undefined;
}

/** `functools.partial(f, x)` is a call of `f` with `x`, made later. */
function undoPartial(call: CallView, resolver: Resolver): CallView {
  const isPartial = resolver.origins(call.callee).some(({ path }) => path.join('.') === 'functools.partial');
  const [first, ...rest] = call.arguments;
  return isPartial && first?.name === undefined && first !== undefined
    ? { kind: 'call', callee: first.value, arguments: rest }
    : call;
}

function usesOfCall(view: CallView, node: CodeNode, reading: Reading): readonly ModelUse[] {
  const { resolver, texts, dialect } = reading;
  for (const found of resolver.origins(view.callee)) {
    const origin = inPackage(found, dialect);
    const path = node.type.startsWith('assignment') ? [...origin.path, '='] : origin.path;
    const rule = ruleFor(dialect, path);
    if (rule === undefined) {
      askElsewhere(origin, view, reading);
      continue;
    }
    const call = new LoadCall(node, view.callee, view.arguments, origin, resolver, texts);
    const loaded = resolver.asking(() => rule.read(call));
    // A file of the workspace may have the name of the library.
    if (loaded !== undefined) {
      resolver.askFor(origin);
      return [loaded, ...(loaded.others ?? [])].map((each) => makeUse(call, rule, each, resolver.tree));
    }
  }
  return usesByMethod(view, node, reading);
}

/** A place that is named in full, without an import: `com.example.Library.load`. */
function inPackage(origin: LibraryThing, dialect: Dialect): LibraryThing {
  const place = origin.path[0] === 'builtins' ? dialect.locate?.(origin.path.slice(1)) : undefined;
  return place === undefined ? origin : { ...origin, path: [place.module, ...place.path] };
}

/** A method by which a library alone is called, on an object of which nothing is known. */
function usesByMethod(view: CallView, node: CodeNode, { resolver, texts, dialect }: Reading): readonly ModelUse[] {
  const callee = resolver.view(view.callee);
  if (callee.kind !== 'member' || !dialect.methods.has(callee.name)) return [];
  const isKnown = resolver.things(callee.object).some((thing) => {
    if (thing.kind === 'library') return thing.path[0] !== 'builtins' && dialect.rules.has(thing.path[0] ?? '');
    return thing.kind === 'class' || thing.kind === 'instance';
  });
  if (isKnown) return [];
  for (const { packages, rule } of dialect.methods.get(callee.name) ?? []) {
    const module = packages.find((name) => imports(resolver.program, name));
    if (module === undefined) continue;
    const origin: LibraryThing = { kind: 'library', path: [module, callee.name], calls: [] };
    const call = new LoadCall(node, view.callee, view.arguments, origin, resolver, texts);
    const loaded = rule.read(call);
    if (loaded !== undefined) return [makeUse(call, rule, loaded, resolver.tree)];
  }
  return [];
}

function imports({ module: { bindings, wildcards } }: Program, name: string): boolean {
  if (wildcards.some(({ module }) => module === name)) return true;
  return [...bindings.values()].some((known) => known.some((each) => each.kind === 'import' && each.module === name));
}

function askElsewhere(origin: LibraryThing, view: CallView, { resolver, dialect }: Reading): void {
  const [module = ''] = origin.path;
  if (origin.from === undefined || module === 'builtins' || dialect.rules.has(module)) return;
  const given = view.arguments.flatMap(({ name, value }) => {
    if (name !== undefined) return [name];
    const options = resolver.view(value);
    return options.kind === 'map' ? options.entries.map(({ key }) => key ?? '') : [];
  });
  if (mayBeLibraryCall(dialect, origin.path.slice(1), given)) resolver.askFor(origin);
}

function makeUse(call: LoadCall, rule: LoadRule, loaded: Loaded, tree: SyntaxTree): ModelUse {
  const { file } = tree;
  const callee = call.resolver.view(call.callee);
  const name = loaded.at ?? (callee.kind === 'member' ? callee.nameNode : call.callee);
  return {
    kind: loaded.kind ?? 'model',
    reference: loaded.reference,
    revision: loaded.revision,
    dynamic: loaded.reference === undefined,
    default: loaded.default,
    candidates: loaded.candidates ?? [],
    how: loaded.how ?? rule.how,
    unsafe: loaded.unsafe ?? false,
    trustsRemoteCode: call.isLiteral({ named: ['trust_remote_code'] }, true),
    inTest: isTest(file.path),
    span: { start: name.start, end: name.end },
    callLines: { first: file.lines.positionAt(call.node.start).line, last: file.lines.positionAt(call.node.end).line },
    declaration: enclosingDeclaration(tree, call.node),
  };
}
