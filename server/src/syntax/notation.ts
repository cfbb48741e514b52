// A notation for data (JSON, YAML, TOML, XML, or a format's own lines): how its text becomes the one tree that readers
// and anchors go by. Invariant: a file's tree is built once, whatever the text, and nothing is thrown.
import type { AnchorPart, DataPath } from '../text/anchor';
import type { SourceFile } from '../text/source-file';
import type { Span } from '../text/span';
import { locate } from './locate';
import type { Child, SyntaxProblem } from './tree';

/** A text as a tree, and what in it is not of its notation. */
export interface SyntaxTree {
  /** Undefined where the text holds no value at all. */
  readonly root: Child | undefined;
  readonly problems: readonly SyntaxProblem[];
}

export interface Notation {
  /** As people call it: `JSON`. */
  readonly name: string;
  /** The data of a well-formed text, read fast and without places; undefined for every other text, or where there is no faster way than the tree. */
  readonly readPlainly: (text: string) => unknown;
  /** The same for a file, whose tree is then known to be that of a well-formed text. */
  readonly dataOf: (file: SourceFile) => unknown;
  /** The second call for the same file costs nothing. */
  readonly treeOf: (file: SourceFile) => SyntaxTree;
}

/**
 * A notation whose trees are remembered for as long as their files are. `parse` is tolerant and bounded; a text that is
 * well-formed has been read plainly before.
 */
export function notation(
  name: string,
  parse: (text: string, isWellFormed: boolean) => SyntaxTree,
  readPlainly: Notation['readPlainly'] = () => undefined,
): Notation {
  const trees = new WeakMap<SourceFile, SyntaxTree>();
  const wellFormed = new WeakSet<SourceFile>();
  return {
    name,
    readPlainly,
    dataOf(file) {
      const data = readPlainly(file.text);
      if (data !== undefined) wellFormed.add(file);
      return data;
    },
    treeOf(file) {
      let tree = trees.get(file);
      if (tree === undefined)
        trees.set(file, (tree = withinText(parse(file.text, wellFormed.has(file)), file.text.length)));
      return tree;
    },
  };
}

/** Parsers tell of what is missing at the end one place behind it; a place in a text lies in the text. */
function withinText({ root, problems }: SyntaxTree, length: number): SyntaxTree {
  const within = (offset: number): number => Math.min(Math.max(offset, 0), length);
  return {
    root,
    problems: problems.map(({ span: { start, end }, message }) => {
      return { span: { start: within(start), end: Math.max(within(start), within(end)) }, message };
    }),
  };
}

/** Where a path's part stands in a file, or the nearest place above it. */
export function locateIn({ treeOf }: Notation, file: SourceFile, path: DataPath, part: AnchorPart): Span {
  const { root } = treeOf(file);
  return root === undefined ? { start: 0, end: 0 } : locate(root, path, part);
}
