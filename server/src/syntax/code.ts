// Source code as syntax trees: the tree-sitter runtime and its grammars behind one small door.
// Invariant: a SyntaxTree is plain data. The memory of the parser is given back before `parse` returns, nodes deeper
// than `deepest` are left out, and no input makes `parse` throw.
import * as library from '@vscode/tree-sitter-wasm';
import type { SourceFile } from '../text/source-file';
import type { Span } from '../text/span';
import { wordTable } from '../text/word-table';

/** The languages that a grammar is there for. */
export type CodeLanguage =
  | 'python'
  | 'typescript'
  | 'tsx'
  | 'javascript'
  | 'java'
  | 'kotlin'
  | 'c-sharp'
  | 'swift'
  | 'go'
  | 'rust'
  | 'cpp'
  | 'dart';

/** Where the runtime and the grammars come from; the names of the files are in `runtimeFile` and `grammarFile`. */
export interface GrammarSource {
  runtime(): Promise<Uint8Array>;
  grammar(language: CodeLanguage): Promise<Uint8Array>;
}

/** A named part of the source, or a bare token that has a role (an operator). */
export interface CodeNode extends Span {
  /** The grammar's name of the construct: `call`, `class_definition`. */
  readonly type: string;
  /** The role in the parent: `name`, `body`; undefined where the grammar gives none. */
  readonly field: string | undefined;
  readonly parent: CodeNode | undefined;
  readonly children: readonly CodeNode[];
}

/** One parsed file. */
export interface SyntaxTree {
  readonly language: CodeLanguage;
  readonly file: SourceFile;
  readonly root: CodeNode;
}

/** The file of the runtime. */
export const runtimeFile = 'tree-sitter.wasm';

/** The file of a grammar. */
export function grammarFile(language: CodeLanguage): string {
  return `tree-sitter-${language}.wasm`;
}

/** The longest text that is parsed, in UTF-16 units; what is longer is generated. */
export const longestCode = 1_000_000;

const deepest = 800;

const languagesByEnding: Readonly<Record<string, CodeLanguage>> = wordTable({
  py: 'python',
  pyi: 'python',
  pyw: 'python',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'tsx',
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  java: 'java',
  kt: 'kotlin',
  kts: 'kotlin',
  swift: 'swift',
  dart: 'dart',
  go: 'go',
  rs: 'rust',
  cs: 'c-sharp',
  cpp: 'cpp',
  cc: 'cpp',
  cxx: 'cpp',
  c: 'cpp',
  h: 'cpp',
  hh: 'cpp',
  hpp: 'cpp',
  hxx: 'cpp',
  cu: 'cpp',
  mm: 'cpp',
});

/** The language of a file by its ending; undefined where no grammar is there for it. */
export function codeLanguage(path: string): CodeLanguage | undefined {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return languagesByEnding[ending];
}

/** The text of a node. */
export function textOf(tree: SyntaxTree, node: Span): string {
  return tree.file.text.slice(node.start, node.end);
}

/** The first child with that role. */
export function childAt(node: CodeNode, field: string): CodeNode | undefined {
  return node.children.find((child) => child.field === field);
}

// Node's loader gives the package, which is CommonJS, as the default export that its types do not know of.
const treeSitter = 'default' in library ? (library.default as typeof library) : library;

/** Parsers, loaded once and on demand. */
export class CodeParsers {
  readonly #source: GrammarSource;
  readonly #parsers = new Map<CodeLanguage, library.Parser>();
  readonly #loading = new Map<CodeLanguage, Promise<void>>();
  #runtime: Promise<void> | undefined;
  /** Settles when the grammars asked for so far are linked, or could not be. */
  #linked: Promise<void> = Promise.resolve();

  constructor(source: GrammarSource) {
    this.#source = source;
  }

  /** Loads what these languages need. Rejects if a grammar cannot be had; the next call tries again. */
  async prepare(languages: Iterable<CodeLanguage>): Promise<void> {
    await Promise.all([...new Set(languages)].map((language) => this.#load(language)));
  }

  /** Whether `prepare` has loaded the language. */
  isReady(language: CodeLanguage): boolean {
    return this.#parsers.has(language);
  }

  /** The tree of a file; undefined when its language is unknown or not prepared, or the text is too long. */
  parse(file: SourceFile): SyntaxTree | undefined {
    const language = codeLanguage(file.path);
    const parser = language === undefined ? undefined : this.#parsers.get(language);
    if (language === undefined || parser === undefined || file.text.length > longestCode) return undefined;
    const tree = parser.parse(file.text);
    if (tree === null) return undefined;
    try {
      return { language, file, root: copyTree(tree) };
    } finally {
      tree.delete();
    }
  }

  #load(language: CodeLanguage): Promise<void> {
    const known = this.#loading.get(language);
    if (known !== undefined) return known;
    const loading = this.#loadGrammar(language).catch((reason: unknown) => {
      this.#loading.delete(language);
      throw reason;
    });
    this.#loading.set(language, loading);
    return loading;
  }

  async #loadGrammar(language: CodeLanguage): Promise<void> {
    this.#runtime ??= this.#startRuntime();
    await this.#runtime;
    const bytes = await this.#source.grammar(language);
    // One at a time: grammars that are linked at once can take each other's functions for missing.
    const linking = this.#linked.then(() => treeSitter.Language.load(bytes));
    this.#linked = linking.then(
      () => undefined,
      () => undefined,
    );
    this.#parsers.set(language, new treeSitter.Parser().setLanguage(await linking));
  }

  async #startRuntime(): Promise<void> {
    try {
      const options = { wasmBinary: await this.#source.runtime(), locateFile: (file: string) => file };
      await treeSitter.Parser.init(options);
    } catch (reason) {
      this.#runtime = undefined;
      throw reason;
    }
  }
}

interface GrowingNode extends CodeNode {
  readonly children: GrowingNode[];
}

/** Copies a parser's tree without recursion, so that nesting costs no stack. */
function copyTree(tree: library.Tree): CodeNode {
  const cursor = tree.walk();
  const root = copyNode(cursor, undefined);
  // The node under the cursor and all above it; a bare token without a role is stood for by what holds it.
  const path: GrowingNode[] = [root];
  try {
    for (;;) {
      if (path.length >= deepest || !cursor.gotoFirstChild()) {
        path.pop();
        while (!cursor.gotoNextSibling()) {
          if (!cursor.gotoParent()) return root;
          path.pop();
        }
      }
      path.push(appendNode(cursor, path.at(-1) ?? root));
    }
  } finally {
    cursor.delete();
  }
}

/** Adds the node under the cursor to its holder and gives it, or the holder where it is a bare token without a role. */
function appendNode(cursor: library.TreeCursor, holder: GrowingNode): GrowingNode {
  if (!cursor.nodeIsNamed && cursor.currentFieldId === 0) return holder;
  const node = copyNode(cursor, holder);
  holder.children.push(node);
  return node;
}

function copyNode(cursor: library.TreeCursor, parent: CodeNode | undefined): GrowingNode {
  return {
    type: cursor.nodeType,
    field: cursor.currentFieldName ?? undefined,
    start: cursor.startIndex,
    end: cursor.endIndex,
    parent,
    children: [],
  };
}
