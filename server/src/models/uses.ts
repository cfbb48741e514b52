// Which AI models and data sets a source file uses.
// Invariant: a call counts only if what it calls is bound to a known library; text, comments and types never count.
import type { Reading } from '../text/reading';
import { fileAnchor } from '../text/anchor';
import type { SourceFile } from '../text/source-file';
import {
  codeLanguage,
  longestCode,
  type CodeLanguage,
  type CodeNode,
  type CodeParsers,
  type SyntaxTree,
} from '../syntax/code';
import { readJavaScript } from './code/javascript-scopes';
import { fits, LoadCall, type Framework, type LoadRule } from './code/load-call';
import { readPython } from './code/python-scopes';
import { Resolver, type LibraryThing } from './code/resolver';
import { enclosingDeclaration } from './code/surroundings';
import { Texts } from './code/texts';
import type { CallView, Program } from './code/view';
import { javascriptFrameworks } from './javascript/frameworks';
import { pythonFrameworks } from './python/frameworks';
import type { ModelUse } from './use';
import { isTest } from './vendored';

interface Dialect {
  readonly read: (tree: SyntaxTree) => Program;
  /** The packages, as they stand in an import. */
  readonly words: readonly string[];
  readonly rules: ReadonlyMap<string, readonly CompiledRule[]>;
}

interface CompiledRule {
  readonly rule: LoadRule;
  readonly patterns: readonly (readonly string[])[];
}

const python = makeDialect(readPython, pythonFrameworks, (name) => [name]);
// A package name as short as `ai` tells only between its quotes, or before a path or version of an address.
const javascript = makeDialect(readJavaScript, javascriptFrameworks, (name) =>
  name.length > 4 ? [name] : [`'${name}'`, `"${name}"`, `\`${name}\``, `/${name}@`, `npm:${name}@`],
);

const dialects: Readonly<Partial<Record<CodeLanguage, Dialect>>> = {
  python,
  typescript: javascript,
  tsx: javascript,
  javascript,
};

/** The grammar that `readUses` needs for a file; undefined for files in which no uses are looked for. */
export function languageNeeded(path: string): CodeLanguage | undefined {
  const language = codeLanguage(path);
  return language !== undefined && language in dialects ? language : undefined;
}

/** Whether a file names a library that is known; quick, so that other files are never parsed. */
export function mayUseModels(file: SourceFile): boolean {
  const language = codeLanguage(file.path);
  const words = language === undefined ? undefined : dialects[language]?.words;
  return words?.some((word) => file.text.includes(word)) ?? false;
}

/** The uses in a file, in the order of the text. The file's language must have been prepared. */
export function readUses(file: SourceFile, parsers: CodeParsers): Reading<readonly ModelUse[]> {
  const language = codeLanguage(file.path);
  const dialect = language === undefined ? undefined : dialects[language];
  if (dialect === undefined || !mayUseModels(file)) return { value: [], problems: [] };
  const tree = parsers.parse(file);
  if (tree === undefined) {
    const message =
      file.text.length > longestCode
        ? `This file is longer than ${longestCode} characters and is not searched for AI models.`
        : 'This file could not be searched for AI models: the parser of its language is not there.';
    return { value: [], problems: [{ anchor: fileAnchor(file.path), message, kind: 'unknowable' }] };
  }
  return { value: findUses(tree, dialect), problems: [] };
}

function findUses(tree: SyntaxTree, dialect: Dialect): ModelUse[] {
  const program = dialect.read(tree);
  const resolver = new Resolver(program, tree);
  const texts = new Texts(resolver);
  return program.calls.flatMap((node) => {
    const view = resolver.view(node);
    if (view.kind !== 'call') return [];
    const call = undoPartial(view, resolver);
    const use = firstUse(call, node, resolver, texts, dialect);
    return use === undefined ? [] : [use];
  });
}

/** `functools.partial(f, x)` is a call of `f` with `x`, made later. */
function undoPartial(call: CallView, resolver: Resolver): CallView {
  const isPartial = resolver.origins(call.callee).some(({ path }) => path.join('.') === 'functools.partial');
  const [first, ...rest] = call.arguments;
  return isPartial && first?.name === undefined && first !== undefined
    ? { kind: 'call', callee: first.value, arguments: rest }
    : call;
}

function firstUse(
  view: CallView,
  node: CodeNode,
  resolver: Resolver,
  texts: Texts,
  dialect: Dialect,
): ModelUse | undefined {
  for (const origin of resolver.origins(view.callee)) {
    const rule = ruleFor(origin, dialect);
    if (rule === undefined) continue;
    const call = new LoadCall(node, view.callee, view.arguments, origin, resolver, texts);
    const loaded = rule.read(call);
    if (loaded !== undefined) return makeUse(call, rule, loaded, resolver.tree);
  }
  return undefined;
}

function ruleFor(origin: LibraryThing, dialect: Dialect): LoadRule | undefined {
  const [module = '', ...names] = origin.path;
  const rules = dialect.rules.get(module) ?? [];
  return rules.find(({ patterns }) => patterns.some((pattern) => fits(names, pattern)))?.rule;
}

function makeUse(
  call: LoadCall,
  rule: LoadRule,
  loaded: ReturnType<LoadRule['read']> & object,
  tree: SyntaxTree,
): ModelUse {
  const { file } = tree;
  const callee = call.resolver.view(call.callee);
  const name = callee.kind === 'member' ? callee.nameNode : call.callee;
  const named = { named: ['trust_remote_code'] };
  return {
    kind: loaded.kind ?? 'model',
    reference: loaded.reference,
    revision: loaded.revision,
    dynamic: loaded.reference === undefined,
    how: rule.how,
    unsafe: loaded.unsafe ?? false,
    trustsRemoteCode: call.isLiteral(named, true),
    inTest: isTest(file.path),
    span: { start: name.start, end: name.end },
    callLines: { first: file.lines.positionAt(call.node.start).line, last: file.lines.positionAt(call.node.end).line },
    declaration: enclosingDeclaration(tree, call.node),
  };
}

function makeDialect(
  read: Dialect['read'],
  frameworks: readonly Framework[],
  wordsOf: (name: string) => readonly string[],
): Dialect {
  const rules = new Map<string, readonly CompiledRule[]>();
  for (const { packages, rules: own } of frameworks) {
    const compiled = own.map((rule) => ({ rule, patterns: rule.calls.map((pattern) => pattern.split('.')) }));
    for (const name of packages) rules.set(name, compiled);
  }
  return { read, rules, words: [...rules.keys()].flatMap(wordsOf) };
}
