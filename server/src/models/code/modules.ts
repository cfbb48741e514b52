// The files of the workspace that an import may mean, by the rules of Python and of JavaScript's bundlers.
// Invariant: candidates are paths in the order in which they are looked up; whether they exist is for others to say.
import { folderOf, joinPath } from '../../text/source-file';
import type { CodeNode } from '../../syntax/code';
import { dataAtRoot, dataNear } from './data-files';
import { typedCandidates } from './typed-modules';
import type { Program } from './view';

/** What a file wants to know of another: the names that lead there, the module's own first. */
export interface ModuleAsk {
  /** The path of the file that asks. */
  readonly from: string;
  readonly names: readonly string[];
}

/** A file that may be meant, and the names that are then to be looked up in it. */
export interface ModuleCandidate {
  readonly path: string;
  readonly rest: readonly string[];
}

export interface FoundModule {
  readonly program: Program;
  readonly rest: readonly string[];
}

/** The other files of the workspace, as far as they are at hand, and what was asked of them. */
export class Modules {
  readonly #find: (ask: ModuleAsk) => FoundModule | undefined;
  readonly #programs = new Map<CodeNode, Program>();
  readonly #asks = new Map<string, ModuleAsk>();

  constructor(find: (ask: ModuleAsk) => FoundModule | undefined = () => undefined) {
    this.#find = find;
  }

  /** The module that names lead to; undefined when it is not of the workspace, or not at hand. */
  find(ask: ModuleAsk): FoundModule | undefined {
    const found = this.#find(ask);
    if (found === undefined) return undefined;
    this.#programs.set(found.program.tree.root, found.program);
    // What was answered is asked again next time.
    this.ask(ask);
    return found;
  }

  /** The program of another file to which a node belongs; undefined for the file's own. */
  programOf(node: CodeNode): Program | undefined {
    if (this.#programs.size === 0) return undefined;
    let root = node;
    while (root.parent !== undefined) root = root.parent;
    return this.#programs.get(root);
  }

  /** Notes that what names lead to would tell more. */
  ask(ask: ModuleAsk): void {
    this.#asks.set(`${ask.from}\0${ask.names.join('.')}`, ask);
  }

  /** All that was asked. */
  asks(): readonly ModuleAsk[] {
    return [...this.#asks.values()];
  }
}

/** The files that an import may mean; `path` of the asking file tells the language. */
export function candidatesOf(ask: ModuleAsk): readonly ModuleCandidate[] {
  const data = dataCandidates(ask);
  if (data.length > 0) return data;
  const typed = typedCandidates(ask);
  if (typed !== undefined) return typed;
  return /\.(?:pyi?|pyw|ipynb)$/.test(ask.from) ? pythonCandidates(ask) : scriptCandidates(ask);
}

/** A file of data is looked for from the code's folder upwards. */
function dataCandidates({ from, names: [name = '', ...rest] }: ModuleAsk): readonly ModuleCandidate[] {
  if (name.startsWith(dataAtRoot)) return [{ path: name.slice(dataAtRoot.length), rest }];
  if (!name.startsWith(dataNear)) return [];
  const found: ModuleCandidate[] = [];
  for (let folder = folderOf(from); ; folder = folderOf(folder)) {
    const path = joinPath(folder, name.slice(dataNear.length));
    if (path !== undefined) found.push({ path, rest });
    if (folder === '') return found;
  }
}

function pythonCandidates({ from, names }: ModuleAsk): readonly ModuleCandidate[] {
  const [first = '', ...more] = names;
  const dots = /^\.*/.exec(first)?.[0].length ?? 0;
  const path = [...first.slice(dots).split('.'), ...more].filter((name) => name !== '');
  const end = path.findIndex((name) => !/^\w+$/.test(name));
  const length = end < 0 ? path.length : end;
  const folder = folderOf(from);
  const roots = dots > 0 ? [joinPath(folder, '../'.repeat(dots - 1))] : rootsAbove(folder);
  return roots.flatMap((root) => {
    if (root === undefined) return [];
    const found: ModuleCandidate[] = [];
    for (let count = length; count >= (dots > 0 ? 0 : 1); count--) {
      const module = [root, ...path.slice(0, count)].filter((part) => part !== '').join('/');
      const rest = path.slice(count);
      if (count > 0) found.push({ path: `${module}.py`, rest });
      found.push({ path: module === '' ? '__init__.py' : `${module}/__init__.py`, rest });
    }
    return found;
  });
}

/** The folders in which Python may look: those above a file and their `src`, the nearest first. */
function rootsAbove(folder: string): readonly string[] {
  const roots: string[] = [];
  for (let at = folder; ; at = folderOf(at)) {
    roots.push(at, at === '' ? 'src' : `${at}/src`);
    if (at === '') return roots;
  }
}

const scriptEndings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.d.ts'];
const dataEndings = ['.json', '.yaml', '.yml'];

function scriptCandidates({ from, names }: ModuleAsk): readonly ModuleCandidate[] {
  const [specifier = '', ...rest] = names;
  return scriptTargets(folderOf(from), specifier).flatMap((target) => {
    const written = scriptEndings.concat(dataEndings).some((ending) => target.endsWith(ending));
    const paths = [
      ...(written ? [target, ...sourcesOf(target)] : []),
      ...[...scriptEndings, ...dataEndings].map((ending) => `${target}${ending}`),
      ...scriptEndings.map((ending) => (target === '' ? `index${ending}` : `${target}/index${ending}`)),
    ];
    return paths.map((path) => ({ path, rest }));
  });
}

/** What an import of a build's output is made from: `./a.js` stands for `./a.ts`. */
function sourcesOf(target: string): readonly string[] {
  const stem = target.replace(/\.([mc]?)jsx?$/, '.$1ts');
  return stem === target ? [] : [stem, `${stem}x`];
}

/** The paths without ending that a specifier may mean: relative, or by the aliases that build tools are told. */
function scriptTargets(folder: string, specifier: string): readonly string[] {
  const plain = specifier.replace(/[?#].*$/, '');
  if (plain.startsWith('.')) return [joinPath(folder, plain)].filter((path) => path !== undefined);
  const alias = /^(?:[@~]\/|#\/?|\/)(.*)$/.exec(specifier)?.[1] ?? specifier;
  const targets: string[] = [];
  for (let at = folder; ; at = folderOf(at)) {
    const below = (path: string): string => (at === '' ? path : `${at}/${path}`);
    targets.push(below(`src/${alias}`), below(alias));
    if (at === '') return targets;
  }
}
