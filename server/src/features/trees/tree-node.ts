// What the tree of a view is made of: nodes with a state, and the nodes below them, made only when somebody looks.
// Invariant: a node's key is its own among its siblings and stays from check to check, so that what was opened stays open.
import type { Finding } from '../../check/finding';
import { undocumentedDataset } from '../../rules/ai/undocumented-dataset';
import { undocumentedModel } from '../../rules/ai/undocumented-model';
import { undocumentedDependency } from '../../rules/soup/undocumented-dependency';
import type { Anchor } from '../../text/anchor';

/**
 * How a thing stands. `error`, `warning`, `note`: the worst that was found of it. `fine`: judged, and nothing was found.
 * `watched`: a clause that no record names, and whose rules found nothing. `open`: nothing answers it, and no rule looks.
 * `excluded`: not applicable, says the product. `plain`: nothing that is judged.
 */
export type NodeState = 'error' | 'warning' | 'note' | 'fine' | 'watched' | 'open' | 'excluded' | 'unknown' | 'plain';

export type NodeKind =
  | 'product'
  | 'group'
  | 'risk'
  | 'control'
  | 'requirement'
  | 'instrument'
  | 'clause'
  | 'evidence'
  | 'exclusion'
  | 'component'
  | 'dependency'
  | 'model'
  | 'dataset'
  | 'use'
  | 'file'
  | 'test'
  | 'fact'
  | 'finding';

/**
 * What can be done with a thing from its node. `document`: a record of it can be written. `review`: it can be stamped as
 * reviewed. `references`: other places name it.
 */
export type NodeOffer = 'document' | 'review' | 'references';

export interface TreeNode {
  readonly key: string;
  readonly kind: NodeKind;
  readonly state: NodeState;
  readonly label: string;
  /** Dimmed words behind the label; may be empty. */
  readonly description: string;
  /** Where it is written; undefined for what stands nowhere. */
  readonly anchor: Anchor | undefined;
  /** By what records, waivers and the command line know it; undefined for what has no name. */
  readonly name: string | undefined;
  /** The rule that speaks in it, whose page explains it. */
  readonly rule: string | undefined;
  readonly offers: readonly NodeOffer[];
  /** The web page on which its text stands. */
  readonly address: string | undefined;
  /** Shown opened until a person closes it. */
  readonly isOpen: boolean;
  /** What there is to say of it, as Markdown; undefined where the label says it all. */
  readonly describe: (() => string) | undefined;
  /** Undefined for a leaf. */
  readonly children: (() => readonly TreeNode[]) | undefined;
}

const blank = {
  state: 'plain',
  description: '',
  anchor: undefined,
  name: undefined,
  rule: undefined,
  offers: [],
  address: undefined,
  isOpen: false,
  describe: undefined,
  children: undefined,
} as const satisfies Partial<TreeNode>;

/** A node; what is not given is left blank. */
export function makeNode(given: Pick<TreeNode, 'key' | 'kind' | 'label'> & Partial<TreeNode>): TreeNode {
  return { ...blank, ...given };
}

/** Nodes under one heading; none for no nodes. */
export function groupOf(
  given: Pick<TreeNode, 'key' | 'label'> & Partial<TreeNode>,
  nodes: readonly TreeNode[],
): readonly TreeNode[] {
  if (nodes.length === 0) return [];
  return [makeNode({ kind: 'group', description: String(nodes.length), children: () => nodes, ...given })];
}

/** The children of a node; undefined where there are none. */
export function below(...lists: readonly (readonly TreeNode[])[]): (() => readonly TreeNode[]) | undefined {
  const nodes = lists.flat();
  return nodes.length === 0 ? undefined : () => nodes;
}

/** A finding as a node: it leads to its place, and to the page of its rule. */
export function findingNode(finding: Finding, index: number): TreeNode {
  return makeNode({
    key: `finding ${finding.rule} ${index}`,
    kind: 'finding',
    state: stateOfFindings([finding]),
    label: finding.what,
    description: finding.rule,
    anchor: finding.anchor,
    rule: finding.rule,
  });
}

/** The rules whose quick fix writes the record that is missing. */
export const documentingRules: readonly string[] = [
  undocumentedDependency.name,
  undocumentedModel.name,
  undocumentedDataset.name,
];

/** `document` where a finding can be mended by writing the record of the thing. */
export function offersOf(findings: readonly Finding[]): readonly NodeOffer[] {
  return findings.some(({ rule, fixes }) => documentingRules.includes(rule) && fixes.length > 0) ? ['document'] : [];
}

/** The worst that findings say; `otherwise` where there are none. */
export function stateOfFindings(findings: readonly Finding[], otherwise: NodeState = 'fine'): NodeState {
  if (findings.some(({ severity }) => severity === 'error')) return 'error';
  if (findings.some(({ severity }) => severity === 'warning')) return 'warning';
  return findings.length > 0 ? 'note' : otherwise;
}

/** Whether a rule found fault, as an error or a warning. What is merely open is not yet a fault. */
export function fallsShort(state: NodeState): boolean {
  return state === 'error' || state === 'warning';
}

const gravity: readonly NodeState[] = ['error', 'warning', 'unknown', 'note', 'open', 'watched', 'fine', 'excluded'];

/** The state among several that asks for most; `plain` where none is judged. */
export function worstOf(states: readonly NodeState[]): NodeState {
  return gravity.find((state) => states.includes(state)) ?? 'plain';
}
