// Values of data files with the keys that lead to them and their places in the file.
// Invariant: places count from the start of the file, whatever islands its text was parsed in.
import type { SourceFile } from '../../text/source-file';
import type { Span } from '../../text/span';
import { json } from '../../syntax/json';
import { toml } from '../../syntax/toml';
import type { Child, MapNode, ScalarNode, TreeNode } from '../../syntax/tree';
import { readYaml } from '../../syntax/yaml';

/** A part of a file's data; `path` are the keys and indices that lead there. */
export interface DataPart<N extends TreeNode = TreeNode> {
  readonly node: N;
  readonly path: readonly string[];
  /** What is added to the node's own offsets. */
  readonly shift: number;
}

/** The roots of a file's data: one for each document of YAML. */
export function rootsOf(file: SourceFile): readonly DataPart[] {
  const ending = file.path.slice(file.path.lastIndexOf('.') + 1).toLowerCase();
  const roots =
    ending === 'json'
      ? [json.treeOf(file).root]
      : ending === 'toml'
        ? [toml.treeOf(file).root]
        : readYaml(file.text).documents;
  return roots.flatMap((root) => (root === undefined ? [] : [partOf(root, [], 0)]));
}

function partOf({ node, shift }: Child, path: readonly string[], base: number): DataPart {
  return { node, path, shift: base + shift };
}

/** What a map or list holds. */
export function childrenOf({ node, path, shift }: DataPart): readonly DataPart[] {
  if (node.kind === 'map') return node.entries.map((entry) => partOf(entry, [...path, entry.key], shift));
  if (node.kind === 'list') return node.items.map((item, index) => partOf(item, [...path, String(index)], shift));
  return [];
}

/** The part under a key; undefined where there is none. */
export function partAt({ node, path, shift }: DataPart, key: string): DataPart | undefined {
  const entry = node.kind === 'map' ? node.entries.find((each) => each.key === key) : undefined;
  return entry === undefined ? undefined : partOf(entry, [...path, key], shift);
}

/** The part to which several keys lead. */
export function partBelow(part: DataPart | undefined, ...keys: readonly string[]): DataPart | undefined {
  return keys.reduce<DataPart | undefined>((at, key) => (at === undefined ? undefined : partAt(at, key)), part);
}

const deepest = 40;

/** The part itself and all below it, in the order of the text. */
export function* partsBelow(part: DataPart, depth = 0): Generator<DataPart> {
  yield part;
  if (depth < deepest) for (const child of childrenOf(part)) yield* partsBelow(child, depth + 1);
}

export function isScalar(part: DataPart | undefined): part is DataPart<ScalarNode> {
  return part?.node.kind === 'scalar';
}

export function isMap(part: DataPart | undefined): part is DataPart<MapNode> {
  return part?.node.kind === 'map';
}

/** The text of a scalar; undefined of everything else, and of nothing. */
export function textOf(part: DataPart | undefined): string | undefined {
  if (!isScalar(part) || part.node.value === null) return undefined;
  return typeof part.node.value === 'string' ? part.node.value : part.node.text;
}

/** The text under a key. */
export function textAt(part: DataPart, key: string): string | undefined {
  return textOf(partAt(part, key));
}

/** The place of a part in its file. */
export function spanOf({ node: { span }, shift }: DataPart): Span {
  return { start: span.start + shift, end: span.end + shift };
}

/** The place of a text without the marks around it; folded where the notation makes one line of several. */
export function insideOf(part: DataPart, text: string): Span & { readonly isFolded: boolean } {
  const { start, end } = spanOf(part);
  const first = text[start];
  const isQuoted = (first === '"' || first === "'") && end - start > 1 && text[end - 1] === first;
  const [mark] = /^[|>][-+\d]*/.exec(text.slice(start, start + 4)) ?? [''];
  const isFolded = !mark.startsWith('|');
  return isQuoted ? { start: start + 1, end: end - 1, isFolded } : { start: start + mark.length, end, isFolded };
}
