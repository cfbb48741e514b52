// What an expression is, whatever language it is written in: the few shapes that matter for following a value.
// Invariant: a view is one level deep; its parts are nodes of the syntax tree and are looked at in turn.
import type { CodeNode, SyntaxTree } from '../../syntax/code';
import type { TextFunctions } from './text-functions';

/** One argument of a call. */
export interface Argument {
  /** The keyword; undefined for an argument by position. */
  readonly name: string | undefined;
  readonly value: CodeNode;
  /** `*list` or `**map` (`...list` in JavaScript). */
  readonly spread: 'list' | 'map' | undefined;
}

/** `key: value` in a map; the key is undefined when it is computed, the value a map to be merged when `spread`. */
export interface Entry {
  readonly key: string | undefined;
  readonly value: CodeNode;
  readonly spread: boolean;
}

export type View =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'literal'; readonly value: boolean | number | null }
  /** Pieces that together make a text: an f-string, a template, `+`. */
  | { readonly kind: 'joined'; readonly parts: readonly (CodeNode | string)[] }
  /** `a / b`, which joins paths in Python. */
  | { readonly kind: 'division'; readonly left: CodeNode; readonly right: CodeNode }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly object: CodeNode; readonly name: string; readonly nameNode: CodeNode }
  | { readonly kind: 'item'; readonly object: CodeNode; readonly key: CodeNode }
  | CallView
  | { readonly kind: 'map'; readonly entries: readonly Entry[] }
  | { readonly kind: 'list'; readonly items: readonly CodeNode[] }
  /** One of several: a conditional, `or`, `??`. */
  | { readonly kind: 'choice'; readonly options: readonly CodeNode[] }
  | { readonly kind: 'function'; readonly node: CodeNode }
  | { readonly kind: 'opaque' };

export interface CallView {
  readonly kind: 'call';
  readonly callee: CodeNode;
  readonly arguments: readonly Argument[];
}

/** A step from a thing into it: a member, a key or an index of a list. */
export type Step = string | number;

/** What a name stands for in a scope. */
export type Binding =
  /** A library; `path` leads into it: `import a.b.c as x` has module `a` and path `b`, `c`. */
  | { readonly kind: 'import'; readonly module: string; readonly path: readonly string[]; readonly at: CodeNode }
  /** The value of an expression, or a part of it. */
  | {
      readonly kind: 'value';
      readonly value: CodeNode;
      readonly steps: readonly Step[];
      readonly at: CodeNode;
      /** The type it is declared with, which tells where the value does not. */
      readonly type?: CodeNode | undefined;
    }
  | {
      readonly kind: 'parameter';
      readonly type: CodeNode | undefined;
      readonly at: CodeNode;
      /** What it is when nobody gives it. */
      readonly initial?: CodeNode | undefined;
    }
  /** The first parameter of a method. */
  | { readonly kind: 'self'; readonly scope: Scope; readonly at: CodeNode }
  | { readonly kind: 'class'; readonly scope: Scope; readonly bases: readonly CodeNode[]; readonly at: CodeNode }
  | {
      readonly kind: 'function';
      readonly scope: Scope;
      readonly results: readonly CodeNode[];
      readonly at: CodeNode;
      /** The type of what it gives back, which tells where the results do not. */
      readonly type?: CodeNode | undefined;
    }
  /** Bound, but to what cannot be said: a loop variable, which is one `among` others, or a caught error. */
  | {
      readonly kind: 'unknown';
      readonly at: CodeNode;
      readonly among?: CodeNode | undefined;
      readonly initial?: CodeNode | undefined;
    };

/** A region of a file with names of its own. */
export class Scope {
  readonly bindings = new Map<string, Binding[]>();
  /** Modules of which every name is imported (`from x import *`) or given on (`export * from 'x'`). */
  readonly wildcards: {
    readonly module: string;
    readonly path: readonly string[];
    /** A library that is known: no file of the workspace is looked for. */
    readonly isLibrary?: boolean;
  }[] = [];
  /** What a module gives under other names than those it is bound to; `default` is what it gives as a whole. */
  readonly exports = new Map<string, Binding[]>();

  constructor(
    readonly kind: 'module' | 'class' | 'function' | 'block',
    readonly node: CodeNode,
    readonly parent: Scope | undefined,
  ) {}

  add(name: string, binding: Binding): void {
    const known = this.bindings.get(name);
    if (known === undefined) this.bindings.set(name, [binding]);
    else known.push(binding);
  }
}

/** A file made ready for following values. */
export interface Program {
  readonly tree: SyntaxTree;
  readonly module: Scope;
  /** The scope in which a node stands. */
  scopeOf(node: CodeNode): Scope;
  /** The scope of a function's body and what it gives back; undefined of what is no function. */
  resultsOf(definition: CodeNode): { readonly scope: Scope; readonly results: readonly CodeNode[] } | undefined;
  view(node: CodeNode): View;
  /** All calls, in the order of the text. */
  readonly calls: readonly CodeNode[];
  /** All assignments to a member of something (`object.name = value`), in the order of the text. */
  readonly assignments: readonly CodeNode[];
  /** Whether a name that no import binds may be one of another file. */
  readonly sharesNames?: boolean;
  /** Names that stand for libraries without an import, in languages that have such. */
  readonly namespaces?: ReadonlySet<string>;
  /** What the language's functions do with texts, beside those that `Texts` knows of every language. */
  readonly texts?: TextFunctions;
}
