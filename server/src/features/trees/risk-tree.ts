// The tree of risks and controls: each risk with what was found of it and the controls that hold it, each control with what
// builds and verifies it. Invariant: a state is what the rules found; an id that leads nowhere stands there as such.
import { headOf, listed, targetOf } from '../../rules/naming';
import type { RecordRow, RowOf } from '../../workspace/rows';
import type { ProductModel } from '../../workspace/tables';
import { titleOf, type FeatureContext } from '../context';
import { ProductFindings } from '../product-findings';
import { proofPlaces, type Proof } from '../proof-places';
import { describeRow, riskState } from '../hovers/record-hover';
import {
  below,
  fallsShort,
  findingNode,
  groupOf,
  makeNode,
  stateOfFindings,
  worstOf,
  type TreeNode,
} from './tree-node';

/** What a record's node needs to know. */
export interface RecordScene {
  readonly product: ProductModel;
  readonly found: ProductFindings;
}

/** The risks of a product in their order, then the controls that no risk names. */
export function riskTree(context: FeatureContext, product: ProductModel): readonly TreeNode[] {
  const scene = { product, found: new ProductFindings(context, product) };
  const { risks, controls } = product.tables;
  const named = new Set(risks.flatMap(({ value }) => value.controls.map(({ text }) => text)));
  const others = controls.filter(({ id }) => id === undefined || !named.has(id));
  return [
    ...risks.map((row) => riskNode(scene, row)),
    ...groupOf(
      { key: 'other controls', label: risks.length === 0 ? 'Controls' : 'Controls that no risk names', isOpen: true },
      others.map((row) => controlNode(scene, row)),
    ),
  ];
}

/** A record as a node: its id and title, and what was found of it. */
export function recordNode({ product, found }: RecordScene, row: RecordRow, more: Partial<TreeNode> = {}): TreeNode {
  const title = titleOf(row);
  return makeNode({
    key: `${row.kind} ${targetOf(row)}`,
    kind: row.kind === 'item' || row.kind === 'waiver' ? 'fact' : row.kind,
    state: stateOfFindings(found.of(targetOf(row))),
    label: [row.id, title].filter((part) => part !== undefined).join(' ') || `A ${row.kind} without id`,
    anchor: headOf(row),
    name: row.id,
    offers: [
      ...(row.id === undefined ? [] : (['references'] as const)),
      ...(row.kind === 'control' ? (['review'] as const) : []),
    ],
    describe: () => describeRow(product, row),
    ...more,
  });
}

/** A control with its proofs, the clauses that it answers and what was found of it. */
export function controlNode(scene: RecordScene, row: RowOf<'control'>): TreeNode {
  const { product, found } = scene;
  const findings = found.of(targetOf(row));
  return recordNode(scene, row, {
    description: (row.value.type ?? '').replaceAll('-', ' '),
    children: () => [
      ...findings.map(findingNode),
      ...proofPlaces(product.tables, row, 'implemented-by').map((proof) => proofNode(proof, 'file', 'implements it')),
      ...proofPlaces(product.tables, row, 'verified-by').map((proof) => proofNode(proof, 'test', 'verifies it')),
    ],
  });
}

/** What implements or verifies something. */
export function proofNode({ text, title, isMissing, anchor }: Proof, kind: 'file' | 'test', does: string): TreeNode {
  return makeNode({
    key: `${does} ${text}`,
    kind: title === undefined ? kind : 'evidence',
    state: isMissing ? 'warning' : 'plain',
    label: title === undefined ? text : `${text} ${title}`,
    description: isMissing ? 'is not there' : does,
    anchor,
    name: text,
  });
}

/** A risk stands as its controls do: one that falls short holds nothing. */
function riskNode(scene: RecordScene, row: RowOf<'risk'>): TreeNode {
  const { product, found } = scene;
  const findings = found.of(targetOf(row));
  const controls = row.value.controls.flatMap(({ text }): TreeNode[] => {
    const rows = product.tables.ids.named(text).filter(isControl);
    return rows.length > 0 ? rows.map((control) => controlNode(scene, control)) : [nowhere(text)];
  });
  const short = controls.filter(({ state }) => fallsShort(state)).map(({ name }) => name ?? 'a control');
  const inWords = riskState(product.product, row);
  return recordNode(scene, row, {
    state: worstOf([
      stateOfFindings(findings, inWords === 'not estimated' ? 'unknown' : 'fine'),
      ...controls.map(({ state }) => state),
    ]),
    description:
      short.length === 0 ? inWords : `${inWords} · ${listed(short)} ${short.length === 1 ? 'falls' : 'fall'} short`,
    children: below(findings.map(findingNode), controls),
  });
}

function isControl(row: RecordRow): row is RowOf<'control'> {
  return row.kind === 'control';
}

function nowhere(id: string): TreeNode {
  return makeNode({
    key: `nowhere ${id}`,
    kind: 'control',
    state: 'warning',
    label: id,
    description: 'no control has this id',
    name: id,
  });
}
