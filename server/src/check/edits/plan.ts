// From a change, named by what it means, to steps: whether a key is set, filled, or its list grown.
// Invariant: steps are planned on data alone; how the file spells them is not known here.
import type { DataPath } from '../../text/anchor';
import type { Data } from '../../text/change';
import { find } from '../../syntax/locate';
import { entryOf, isEmpty, type MapNode, type ScalarNode, type TreeNode } from '../../syntax/tree';
import { fingerprint, isList, isRefusal, spelt, speltTree, type Refusal, type Step } from './step';

/** The order in which the fields of a section's records stand; undefined where no order is known. */
export type OrderOf = (section: string) => readonly string[] | undefined;

/** The steps that a change takes, or why it is not taken. */
export type Plan = readonly Step[] | Refusal;

const gone: Refusal = { refused: 'What this mends is no longer there.' };

/** Plans the changes of one document, whose root is undefined while it is empty. */
export class Planner {
  readonly #root: TreeNode | undefined;
  readonly #orderOf: OrderOf;
  readonly #keepsEmptied: boolean;

  /** `keepsEmptied`: the notation writes a list or map without content, so that none goes with its last part. */
  constructor(root: TreeNode | undefined, orderOf: OrderOf, keepsEmptied: boolean) {
    this.#root = root;
    this.#orderOf = orderOf;
    this.#keepsEmptied = keepsEmptied;
  }

  replace(path: DataPath, text: string): Plan {
    const node = this.#at(path);
    if (node === undefined) return gone;
    if (node.kind !== 'scalar') return { refused: 'A list or a group stands here; only a single value is replaced.' };
    return [{ do: 'put', path, value: text === 'true' || text === 'false' ? text === 'true' : text }];
  }

  rename(path: DataPath, key: string): Plan {
    const parent = this.#at(path.slice(0, -1));
    if (parent?.kind !== 'map' || this.#at(path) === undefined) return gone;
    if (key === path[path.length - 1]) return [];
    if (entryOf(parent, key) !== undefined) return { refused: `There is a "${key}" already.` };
    return [{ do: 'rename', path, key }];
  }

  /** Takes away what stands at the path, with what would be left empty around it; an emptied section stays. */
  remove(path: DataPath): Plan {
    if (path.length === 0 || this.#at(path) === undefined) return gone;
    let whole = path;
    for (let above = path.slice(0, -1); above.length > 0; above = above.slice(0, -1)) {
      const node = this.#at(above);
      if (this.#keepsEmptied || node === undefined || node.kind === 'scalar' || node.flow) break;
      if (node.kind === 'map' ? node.entries.length > 1 || above.length === 1 : node.items.length > 1) break;
      whole = above;
    }
    return [{ do: 'remove', path: whole }];
  }

  /** Sets a key of the map at the path, which is made where it is missing. */
  set(path: DataPath, key: string, value: Data): Plan {
    const node = this.#at(path);
    const [above, last] = [path.slice(0, -1), path[path.length - 1]];
    if (node === undefined && typeof last === 'string') return this.set(above, last, { [key]: value });
    if (node === undefined) return path.length > 0 ? gone : [{ do: 'insert', path, key, value, after: 'last' }];
    if (isEmpty(node) && path.length > 0) return [{ do: 'put', path, value: { [key]: value } }];
    if (node.kind !== 'map') return { refused: 'No fields stand here to which one could be added.' };
    const there = entryOf(node, key)?.node;
    if (there === undefined) return [{ do: 'insert', path, key, value, after: this.#after(path, node, key) }];
    return this.#merge([...path, key], there, value);
  }

  /** Adds an item to the list at the path, which is made where it is missing. */
  add(path: DataPath, value: Data): Plan {
    const node = this.#at(path);
    if (node !== undefined) return this.#merge(path, node, [value]);
    const last = path[path.length - 1];
    return typeof last === 'string' ? this.set(path.slice(0, -1), last, [value]) : gone;
  }

  /** What makes `value` part of what is there. */
  #merge(path: DataPath, there: TreeNode, value: Data): Plan {
    if (isEmpty(there)) return [{ do: 'put', path, value }];
    const wanted = isList(value) ? value : [value];
    if (there.kind === 'list') {
      const known = there.items.map((item) => fingerprint(speltTree(item.node)));
      return wanted
        .filter((item) => !known.includes(fingerprint(spelt(item))))
        .map((item) => ({ do: 'append', path, value: item }));
    }
    if (there.kind === 'map') return this.#mergeMap(path, there, value);
    if (fingerprint(spelt(value)) === fingerprint(speltTree(there))) return [];
    if (!isList(value)) return [{ do: 'put', path, value }];
    const more = wanted.filter((item) => fingerprint(spelt(item)) !== fingerprint(speltTree(there)));
    return more.length === 0 ? [] : [{ do: 'put', path, value: [dataOf(there), ...more] }];
  }

  #mergeMap(path: DataPath, there: MapNode, value: Data): Plan {
    if (typeof value !== 'object' || isList(value))
      return { refused: 'Several fields stand here where a single value would be written.' };
    const steps: Step[] = [];
    for (const [key, inner] of Object.entries(value)) {
      const known = entryOf(there, key)?.node;
      const more = known === undefined ? this.set(path, key, inner) : this.#merge([...path, key], known, inner);
      if (isRefusal(more)) return more;
      steps.push(...more);
    }
    return steps;
  }

  /** Behind which entry a new key stands: the nearest before it in the order of the section's fields. */
  #after(path: DataPath, map: MapNode, key: string): { readonly key: string } | 'first' | 'last' {
    const [section, index] = path;
    const isRecord = path.length === 1 || (path.length === 2 && typeof index === 'number');
    const order = isRecord ? this.#orderOf(String(section)) : undefined;
    const place = order?.indexOf(key) ?? -1;
    if (order === undefined || place < 0) return 'last';
    const before = order.slice(0, place).findLast((name) => entryOf(map, name) !== undefined);
    if (before !== undefined) return { key: before };
    return map.entries.some((entry) => order.includes(entry.key)) ? 'first' : 'last';
  }

  #at(path: DataPath): TreeNode | undefined {
    return this.#root === undefined ? undefined : find({ node: this.#root, shift: 0 }, path)?.node;
  }
}

/** A scalar that moves into a list keeps its spelling. */
function dataOf(scalar: ScalarNode): Data {
  return typeof scalar.value === 'boolean' ? scalar.value : scalar.text;
}
