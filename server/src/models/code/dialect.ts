// A language in which models are used: how its files are read, and which calls of which libraries count.
// Invariant: whether a file tells of a library is found out from its text alone, in one pass, so that others are never parsed.
import type { SyntaxTree } from '../../syntax/code';
import { fits, type Framework, type LoadRule } from './load-call';
import type { LibraryPlace } from './packages';
import type { Program } from './view';

export interface Dialect {
  readonly read: (tree: SyntaxTree) => Program;
  readonly rules: ReadonlyMap<string, readonly CompiledRule[]>;
  /** Whether requests to the addresses of providers are looked for. */
  readonly seesRequests?: boolean;
  /** The library that a name written in full leads into. */
  readonly locate?: (names: readonly string[]) => LibraryPlace | undefined;
  /** Methods by which a library alone is called, with the rules they may belong to. */
  readonly methods: ReadonlyMap<string, readonly TellingMethod[]>;
  /** The patterns of all rules by the last name of what they call. */
  readonly patternsByName: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Whether a text may use one of the libraries. */
  readonly tells: (text: string) => boolean;
}

export interface TellingMethod {
  /** The packages of the library. */
  readonly packages: readonly string[];
  readonly rule: LoadRule;
}

interface CompiledRule {
  readonly rule: LoadRule;
  readonly patterns: readonly (readonly string[])[];
}

/** Calls whose names tell by themselves: on an object that another file made, no import tells of the library. */
const tellingCalls =
  /\.(?:from_pretrained|load_from_checkpoint|from_single_file|generate_content|generateContent|invoke_model|converse|converse_stream)\b|\bchat\s*\.\s*completions\b|\bmessages\s*\.\s*(?:create|stream)\b|\b(?:responses|embeddings|completions|transcriptions)\s*\.\s*create\b|\bdatapoints\b/;

/** Makes a dialect of a language's libraries; `packagesIn` gives the packages that a text imports, found without parsing. */
export function makeDialect(
  read: Dialect['read'],
  frameworks: readonly Framework[],
  packagesIn: (text: string) => Iterable<string>,
): Dialect {
  const rules = new Map<string, CompiledRule[]>();
  const packages = new Set<string>();
  const texts = frameworks.flatMap(({ telling }) => telling ?? []);
  const compiledRules: CompiledRule[] = [];
  for (const { packages: names, rules: own, telling } of frameworks) {
    const compiled = own.map((rule) => ({
      rule,
      patterns: rule.calls.map((pattern) => (pattern === '' ? [] : pattern.split('.'))),
    }));
    compiledRules.push(...compiled);
    for (const name of names) {
      const known = rules.get(name);
      rules.set(name, known === undefined ? compiled : [...known, ...compiled]);
      if (telling === undefined) packages.add(name);
    }
  }
  const tells = (text: string): boolean => {
    for (const name of packagesIn(text)) if (packages.has(name)) return true;
    return tellingCalls.test(text) || texts.some((pattern) => pattern.test(text));
  };
  return { read, rules, methods: methodsOf(frameworks), patternsByName: patternsByName(compiledRules), tells };
}

function patternsByName(rules: readonly CompiledRule[]): ReadonlyMap<string, readonly (readonly string[])[]> {
  const byName = new Map<string, (readonly string[])[]>();
  for (const pattern of rules.flatMap(({ patterns }) => patterns)) {
    for (const name of pattern.at(-1)?.split('|') ?? []) {
      if (/[*()]/.test(name)) continue;
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [pattern]);
      else known.push(pattern);
    }
  }
  return byName;
}

function methodsOf(frameworks: readonly Framework[]): ReadonlyMap<string, readonly TellingMethod[]> {
  const methods = new Map<string, TellingMethod[]>();
  for (const { packages, rules } of frameworks) {
    for (const rule of rules) {
      for (const name of rule.methods ?? []) methods.set(name, [...(methods.get(name) ?? []), { packages, rule }]);
    }
  }
  return methods;
}

/** The first rule for what is called: the package, then the names in it; `*` is a package that nobody knows. */
export function ruleFor({ rules }: Dialect, [module = '', ...names]: readonly string[]): LoadRule | undefined {
  const own = rules.get(module) ?? (module === 'builtins' ? undefined : rules.get('*'));
  return own?.find(({ patterns }) => patterns.some((pattern) => fits(names, pattern)))?.rule;
}

/** Names of arguments that hold the id of a model. */
const idArguments = /^(?:model|model_?name|model_?id|deployment|deployment_?name|engine)$/i;

/**
 * Whether a call on something of an unknown file may be one of a library: `client.chat.completions.create` is, where
 * `User.objects.create` is not.
 */
export function mayBeLibraryCall(
  { patternsByName: byName }: Dialect,
  names: readonly string[],
  given: readonly string[],
): boolean {
  const patterns = byName.get(names.at(-1) ?? '') ?? [];
  if (patterns.length === 0) return false;
  if (given.some((name) => idArguments.test(name))) return true;
  return patterns.some((pattern) => pattern[0] === '**' && pattern.length > 1 && fits(names, pattern));
}
