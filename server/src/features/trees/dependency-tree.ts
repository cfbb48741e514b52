// The tree of dependencies by the state of their support, the gravest first, in each the direct ones before those that they bring.
// Invariant: the state is that by which the rules judge; what nobody knows stands as unknown, never among the supported.
import { DependencyRecords } from '../../rules/dependency-records';
import { faultOf } from '../../rules/support/component-support';
import { judgeSupport, targetOf, type Judged } from '../../rules/support/verdicts';
import type { SupportAnswer } from '../../support/answer';
import { formatPurl } from '../../terms/purl';
import type { ComponentRow } from '../../workspace/rows';
import type { ProductModel } from '../../workspace/tables';
import { describeComponent } from '../hovers/component-hover';
import type { FeatureContext } from '../context';
import { ProductFindings } from '../product-findings';
import { recordNode } from './risk-tree';
import { describeStatus } from '../hovers/support-hover';
import {
  below,
  fallsShort,
  findingNode,
  groupOf,
  makeNode,
  offersOf,
  type NodeState,
  type TreeNode,
} from './tree-node';

interface SupportGroup {
  readonly label: string;
  readonly state: NodeState;
}

/** The groups from the gravest to the lightest. */
const groups = {
  ended: { label: 'Support has ended', state: 'error' },
  withdrawn: { label: 'Withdrawn by their publisher', state: 'error' },
  deprecated: { label: 'Deprecated by their publisher', state: 'warning' },
  'ends-soon': { label: 'Support ends soon', state: 'warning' },
  'ends-before-product': { label: "Support ends before the product's", state: 'warning' },
  unmaintained: { label: 'Not maintained any more', state: 'warning' },
  unknown: { label: 'End of support not known', state: 'unknown' },
  supported: { label: 'Supported', state: 'fine' },
} as const satisfies Readonly<Record<string, SupportGroup>>;

type GroupName = keyof typeof groups;

interface Scene {
  readonly context: FeatureContext;
  readonly product: ProductModel;
  readonly found: ProductFindings;
  readonly records: DependencyRecords;
}

/** Every component of a product, by until when it is supported. */
export function dependencyTree(context: FeatureContext, product: ProductModel): readonly TreeNode[] {
  const { components, dependencies } = product.tables;
  const scene: Scene = {
    context,
    product,
    found: new ProductFindings(context, product),
    records: DependencyRecords.of(dependencies),
  };
  const judged = new Map(judgeSupport(product.tables, context.asOf).map((each) => [each.row, each]));
  const members = new Map<GroupName, ComponentRow[]>();
  for (const row of components) {
    const name = groupFor(row, judged.get(row), product);
    members.set(name, [...(members.get(name) ?? []), row]);
  }
  return Object.entries(groups).flatMap(([name, { label, state }]) => {
    // The keys of a literal object are those of its type.
    const rows = members.get(name as GroupName) ?? [];
    const nodesOf = (own: readonly ComponentRow[]): readonly TreeNode[] =>
      inOrder(own).map((row) => componentNode(scene, row, state, judged.get(row)));
    const direct = rows.filter(({ component }) => component.direct);
    const brought = rows.filter(({ component }) => !component.direct);
    if (rows.length === 0) return [];
    return [
      makeNode({
        key: name,
        kind: 'group',
        state,
        label,
        description: String(rows.length),
        isOpen: fallsShort(state),
        children: () =>
          direct.length === 0
            ? nodesOf(brought)
            : [
                ...nodesOf(direct),
                ...groupOf({ key: 'brought', label: 'Brought by others', state: 'plain' }, nodesOf(brought)),
              ],
      }),
    ];
  });
}

function groupFor({ component }: ComponentRow, judged: Judged | undefined, { product }: ProductModel): GroupName {
  if (component.source.kind === 'path') return 'supported';
  if (judged === undefined) return 'unknown';
  const fault = faultOf(judged.verdict, product)?.fault;
  const { status } = judged.verdict.answer;
  return fault ?? (status === 'supported' || status === 'unmaintained' ? status : 'unknown');
}

function inOrder(rows: readonly ComponentRow[]): readonly ComponentRow[] {
  return rows.toSorted(({ component: a }, { component: b }) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function componentNode(scene: Scene, row: ComponentRow, state: NodeState, judged: Judged | undefined): TreeNode {
  const { context, product, found, records } = scene;
  const { component, manifest } = row;
  const answer = judged?.verdict.answer;
  const target = judged === undefined ? formatPurl(component.purl) : targetOf(judged.query.purl, judged.verdict.answer);
  const findings = [...new Set([...found.of(target), ...found.of(formatPurl(component.purl))])];
  const version = component.version ?? component.range ?? '';
  return makeNode({
    key: `${target} ${component.anchor.file} ${component.anchor.path.join(' ')}`,
    kind: 'component',
    state,
    label: `${component.name} ${version}`.trim(),
    description: [...describeSupport(component.source.kind === 'path', answer), origin(row)].join(' · '),
    anchor: component.anchor,
    name: target,
    offers: offersOf(findings),
    describe: () => describeComponent(context, product, { row, rows: [row] }),
    children: below(
      findings.map(findingNode),
      records.holdingFor(component).map((record) => recordNode(scene, record, { description: 'its record' })),
      bringers(product, manifest, component.via).map((bringer) => bringerNode(bringer)),
    ),
  });
}

/** What the heading of its group does not say already. */
function describeSupport(isOwn: boolean, answer: SupportAnswer | undefined): readonly string[] {
  if (isOwn) return ["the product's own"];
  return answer === undefined ? [] : [describeStatus(answer)];
}

/** Where it comes from: the manifest that names it, or the direct dependency that brings it. */
function origin({ component, manifest }: ComponentRow): string {
  const [first] = component.via;
  const where = component.direct || first === undefined ? manifest : `comes with ${first}`;
  return component.scope === 'development' ? `${where}, for development` : where;
}

function bringers({ tables }: ProductModel, manifest: string, via: readonly string[]): readonly ComponentRow[] {
  const [first] = via;
  if (first === undefined) return [];
  return tables.components.filter(
    (row) => row.manifest === manifest && row.component.direct && row.component.name === first,
  );
}

function bringerNode({ component }: ComponentRow): TreeNode {
  return makeNode({
    key: `bringer ${component.name}`,
    kind: 'component',
    label: component.name,
    description: 'brings it',
    anchor: component.anchor,
    name: formatPurl(component.purl),
  });
}
