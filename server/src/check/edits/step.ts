// One elementary edit of data. A change is planned as steps; a notation writes each step, and here is what it must give.
// Invariant: a step that was written is read back and compared with `carryOut`, so that no edit changes other data.
import type { DataPath } from '../../text/anchor';
import type { Data } from '../../text/change';
import type { Splice } from './working-text';
import type { TreeNode } from '../../syntax/tree';

export type Step =
  /** The value of an entry or item becomes another. */
  | { readonly do: 'put'; readonly path: DataPath; readonly value: Data }
  /** A new entry of the map at the path, behind the entry `after`; the first one, or the last. */
  | {
      readonly do: 'insert';
      readonly path: DataPath;
      readonly key: string;
      readonly value: Data;
      readonly after: { readonly key: string } | 'first' | 'last';
    }
  /** A new item at the end of the list at the path. */
  | { readonly do: 'append'; readonly path: DataPath; readonly value: Data }
  /** An entry or item goes, and with the last one of a block the block's content. */
  | { readonly do: 'remove'; readonly path: DataPath }
  | { readonly do: 'rename'; readonly path: DataPath; readonly key: string };

/** Why something is not done, as a sentence for people. */
export interface Refusal {
  readonly refused: string;
}

/** What a step does to a text, or why it is not done. */
export type Written = readonly Splice[] | Refusal;

export function isRefusal(value: object): value is Refusal {
  return 'refused' in value;
}

/** Data by their spelling: what is compared before and after. */
export type Spelt = null | string | Spelt[] | Map<string, Spelt>;

/** What a tree says, by the spelling of its scalars. */
export function speltTree(node: TreeNode | undefined): Spelt {
  if (node === undefined) return null;
  if (node.kind === 'map') return new Map(node.entries.map((entry) => [entry.key, speltTree(entry.node)]));
  if (node.kind === 'list') return node.items.map((item) => speltTree(item.node));
  return node.value === null ? null : node.text;
}

/** Data to write, by their spelling. */
export function spelt(value: Data): Spelt {
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return value.map(spelt);
  return new Map(Object.entries(value).map(([key, inner]) => [key, spelt(inner)]));
}

/** `Array.isArray` for the read-only lists of `Data`. */
export function isList(value: Data): value is readonly Data[] {
  return Array.isArray(value);
}

/** A text that is equal for equal data, whatever the order of keys; a map without entries counts as nothing. */
export function fingerprint(value: Spelt): string {
  if (value instanceof Map && value.size === 0) return 'null';
  if (value === null || typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(fingerprint).join()}]`;
  const entries = [...value].map(([key, inner]) => `${JSON.stringify(key)}:${fingerprint(inner)}`);
  return `{${entries.sort().join()}}`;
}

/** Does the step to the data, in place; gives the new root. */
export function carryOut(root: Spelt, step: Step): Spelt {
  if (step.path.length === 0 && step.do === 'put') return spelt(step.value);
  const parent = at(root, step.path.slice(0, -1));
  const last = step.path[step.path.length - 1];
  const target = at(root, step.path);
  if (step.do === 'append' && Array.isArray(target)) target.push(spelt(step.value));
  if (step.do === 'insert') {
    if (target instanceof Map) target.set(step.key, spelt(step.value));
    else if (step.path.length === 0) return new Map([[step.key, spelt(step.value)]]);
  }
  if (parent instanceof Map) {
    const key = String(last);
    if (step.do === 'put') parent.set(key, spelt(step.value));
    if (step.do === 'remove' || step.do === 'rename') parent.delete(key);
    if (step.do === 'rename') parent.set(step.key, target);
  } else if (Array.isArray(parent)) {
    if (step.do === 'put') parent[Number(last)] = spelt(step.value);
    if (step.do === 'remove') parent.splice(Number(last), 1);
  }
  return root;
}

function at(root: Spelt, path: DataPath): Spelt {
  let here: Spelt = root;
  for (const step of path) {
    if (here instanceof Map) here = here.get(String(step)) ?? null;
    else here = Array.isArray(here) ? (here[Number(step)] ?? null) : null;
  }
  return here;
}

/** Where a path of the data before leads after the step; undefined where the step took its end away. */
export function afterStep(path: DataPath, step: Step): DataPath | undefined {
  const depth = step.path.length - 1;
  if (step.do === 'rename' && isBelow(path, step.path))
    return [...path.slice(0, depth), step.key, ...path.slice(depth + 1)];
  if (step.do !== 'remove' || !isBelow(path, step.path.slice(0, -1))) return path;
  const [gone, here] = [step.path[depth], path[depth]];
  if (typeof gone !== 'number' || typeof here !== 'number' || here < gone) return path;
  return here === gone ? undefined : [...path.slice(0, depth), here - 1, ...path.slice(depth + 1)];
}

function isBelow(path: DataPath, above: DataPath): boolean {
  return above.every((step, index) => path[index] === step);
}
