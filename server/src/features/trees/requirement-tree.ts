// The tree of requirements: instrument, part, clause, and below a clause what answers it and what was found of it; then the
// product's own software requirements. Invariant: only clauses are shown that apply, or that the product says do not.
import { headOf, targetOf } from '../../rules/naming';
import type { RowOf } from '../../workspace/rows';
import type { ProductModel } from '../../workspace/tables';
import type { FeatureContext } from '../context';
import {
  coverageOf,
  gapKindOf,
  isControl,
  isRequirement,
  shortCitation,
  type AnswerRow,
  type ClauseCoverage,
  type CoveredInstrument,
  type CoveredPart,
  type GapKind,
} from '../coverage';
import { explainClause, explainInstrument } from '../hovers/explain';
import { escapeMarkdown } from '../markdown';
import { ProductFindings } from '../product-findings';
import { proofPlaces } from '../proof-places';
import { nameRow } from '../hovers/record-hover';
import { controlNode, proofNode, recordNode, type RecordScene } from './risk-tree';
import { findingNode, groupOf, makeNode, stateOfFindings, worstOf, type TreeNode } from './tree-node';

/** The instruments in force for a product with their clauses, and its software requirements. */
export function requirementTree(context: FeatureContext, product: ProductModel): readonly TreeNode[] {
  const scene = { product, found: new ProductFindings(context, product) };
  const covered = coverageOf(context, product, scene.found);
  return [
    ...covered.map((each) => instrumentNode(context, scene, each)),
    ...groupOf(
      { key: 'software requirements', kind: 'group', label: 'Software requirements' },
      product.tables.requirements.map((row) => softwareRequirementNode(scene, row)),
    ),
  ];
}

/** `12 of 20 answered, 2 short`, as the gap report counts. Clauses that do not apply are not counted. */
export function describeCoverage(clauses: readonly ClauseCoverage[]): string {
  const asked = clauses.map(gapKindOf).filter((kind) => kind !== 'excluded');
  const count = (wanted: GapKind): number => asked.filter((kind) => kind === wanted).length;
  const short = count('short');
  return `${count('answered')} of ${asked.length} answered${short === 0 ? '' : `, ${short} short`}`;
}

function instrumentNode(context: FeatureContext, scene: RecordScene, covered: CoveredInstrument): TreeNode {
  const { instrument, parts } = covered;
  const all = parts.flatMap((part) => part.clauses);
  return makeNode({
    key: instrument.id,
    kind: 'instrument',
    state: worstOf(all.map((each) => each.state)),
    label: instrument.shortName,
    description: describeCoverage(all),
    name: instrument.id,
    address: instrument.url,
    describe: () => explainInstrument(instrument, scene.product.product.facts.catalogue),
    children: () => parts.flatMap((part) => partNodes(context, scene, part)),
  });
}

/** A part with one clause is that clause. */
function partNodes(context: FeatureContext, scene: RecordScene, part: CoveredPart): readonly TreeNode[] {
  const clauses = part.clauses.map((each) => () => clauseNode(context, scene, each));
  if (clauses.length === 1) return clauses.map((make) => make());
  return [
    makeNode({
      key: part.reference,
      kind: 'group',
      state: worstOf(part.clauses.map((each) => each.state)),
      label: part.title,
      description: describeCoverage(part.clauses),
      name: part.reference,
      children: () => clauses.map((make) => make()),
    }),
  ];
}

function clauseNode(context: FeatureContext, scene: RecordScene, covered: ClauseCoverage): TreeNode {
  const { clause, state, words, note, answers, findings, exclusions } = covered;
  const { facts } = scene.product.product;
  const isLeaf = answers.length + findings.length + exclusions.length === 0;
  return makeNode({
    key: clause.id,
    kind: 'clause',
    state,
    label: `${shortCitation(clause)} ${clause.title}`,
    description: note === undefined ? words : `${words} · ${note}`,
    anchor: answers[0] === undefined ? (exclusions[0]?.anchor ?? findings[0]?.anchor) : headOf(answers[0]),
    name: clause.id,
    address: clause.url,
    describe: () => explainClause(clause, facts, context.asOf, answersInWords(covered)),
    children: isLeaf
      ? undefined
      : () => [
          ...answers.map((row) => answerNode(scene, row)),
          ...exclusions.map(exclusionNode),
          ...findings.map(findingNode),
        ],
  });
}

function answersInWords({ answers, exclusions }: ClauseCoverage): readonly string[] {
  const reasons = exclusions.map(({ value }) => value.justification ?? 'no justification given');
  return [...answers.map(nameRow), ...reasons.map((reason) => `not applicable: ${escapeMarkdown(reason)}`)];
}

function answerNode(scene: RecordScene, row: AnswerRow): TreeNode {
  if (isControl(row)) return controlNode(scene, row);
  if (isRequirement(row)) return softwareRequirementNode(scene, row);
  const until = row.value.validUntil;
  return recordNode(scene, row, { description: until === undefined ? 'evidence' : `valid until ${until}` });
}

function exclusionNode({ anchor, value }: RowOf<'exclusion'>): TreeNode {
  return makeNode({
    key: `excluded ${anchor.file} ${anchor.path.join('/')}`,
    kind: 'exclusion',
    state: 'excluded',
    label: value.justification ?? 'No justification is given',
    description: 'not applicable',
    anchor,
  });
}

/** What the software has to do, with the code that does it and the tests that show it. */
function softwareRequirementNode(scene: RecordScene, row: RowOf<'requirement'>): TreeNode {
  const built = proofPlaces(scene.product.tables, row, 'implemented-by');
  const shown = proofPlaces(scene.product.tables, row, 'verified-by');
  const findings = scene.found.of(targetOf(row));
  const missing = [...(built.length === 0 ? ['implements'] : []), ...(shown.length === 0 ? ['verifies'] : [])];
  return recordNode(scene, row, {
    state: stateOfFindings(findings, missing.length === 0 ? 'fine' : 'open'),
    description: missing.length === 0 ? '' : `nothing ${missing.join(' or ')} it`,
    children: () => [
      ...findings.map(findingNode),
      ...built.map((proof) => proofNode(proof, 'file', 'implements it')),
      ...shown.map((proof) => proofNode(proof, 'test', 'verifies it')),
    ],
  });
}
