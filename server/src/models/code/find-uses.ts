// The uses in one syntax tree: every call that a rule of the language's libraries knows.
// Invariant: a call counts only if what it calls is bound to a known library; text, comments and types never count.
import { childAt, type CodeNode, type SyntaxTree } from '../../syntax/code';
import type { ModelUse } from '../use';
import { isTest } from '../vendored';
import { mayBeLibraryCall, ruleFor, type Dialect } from './dialect';
import { findHttpUses, type HttpUse } from './http-calls';
import { inheritedOrigins } from './inherited-calls';
import { LoadCall, type Loaded, type LoadRule } from './load-call';
import type { Modules } from './modules';
import { Resolver } from './resolver';
import { enclosingDeclaration } from './surroundings';
import { Texts } from './texts';
import type { LibraryThing } from './things';
import type { CallView, Program, View } from './view';

/** The uses in a program, in the order of the text; what other files could add is asked of `modules`. */
export function findUses(program: Program, dialect: Dialect, modules: Modules): readonly ModelUse[] {
  const resolver = new Resolver(program, program.tree, modules);
  const texts = new Texts(resolver);
  const inTest = isTest(program.tree.file.path);
  const seen = new Set<View>();
  const uses = [...program.calls, ...program.assignments].flatMap((node) => {
    const view = resolver.view(node);
    // What merely hands a call's result on is that call.
    if (seen.has(view)) return [];
    seen.add(view);
    const call = callAt(node, resolver);
    if (call === undefined || (inTest && isStubbed(node, program.tree))) return [];
    return usesOfCall(call, node, { resolver, texts, dialect });
  });
  const requests = dialect.seesRequests === true ? findHttpUses(program, resolver, texts) : [];
  const all = [...uses, ...requests.map((request) => useOfRequest(request, program.tree))];
  return all.toSorted((a, b) => a.span.start - b.span.start);
}

function useOfRequest({ node, call, reference }: HttpUse, tree: SyntaxTree): ModelUse {
  const { file } = tree;
  return {
    kind: 'model',
    reference,
    revision: undefined,
    dynamic: reference === undefined,
    default: undefined,
    candidates: [],
    how: 'http',
    unsafe: false,
    trustsRemoteCode: false,
    inTest: isTest(file.path),
    span: { start: node.start, end: node.end },
    callLines: { first: file.lines.positionAt(call.start).line, last: file.lines.positionAt(call.end).line },
    declaration: enclosingDeclaration(tree, call),
  };
}

/** What tests of many languages call to say how a stand-in behaves: a call within is none. */
const stubbing =
  /(?:^|[^\w.])(?:when|whenever|given|every|coEvery|verify|coVerify|verifyNoInteractions|doReturn|doThrow)\s*[({]|\.(?:Setup|SetupGet|Verify|Returns|EXPECT|expect_\w+|should)\s*\(|\b(?:EXPECT_CALL|ON_CALL|patch|mock)\s*\(/;

/** Whether a call only describes a stand-in: `when(env.createSession("x"))`, `verify(env).createSession("x")`. */
function isStubbed(node: CodeNode, { file }: SyntaxTree): boolean {
  let around = node;
  // The statement is what a block holds; the block of a lambda is a part of it.
  for (let up = 0; up < 12 && around.parent !== undefined && !isBlock(around.parent); up++) around = around.parent;
  const before = file.text.slice(around.start, node.start + 1);
  return stubbing.test(before) || stubbing.test(file.text.slice(node.start, node.end).split('(').slice(0, 2).join('('));
}

function isBlock({ type, parent }: CodeNode): boolean {
  return (
    /(?:^|_)(?:block|body|statement_list)$|^compound_statement$|^declaration_list$/.test(type) ||
    (type === 'statements' && parent?.type !== 'lambda_literal')
  );
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
  for (const found of [...resolver.origins(view.callee), ...inheritedOrigins(view.callee, resolver)]) {
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
