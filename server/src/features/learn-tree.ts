// The "Learn" view: the requirements that concern the file in front of a person, each with why, with what an auditor wants to
// see, and with what answers it here. Invariant: a node says nothing that the hover of its clause does not say as well.
import { headOf } from '../rules/naming';
import type { FeatureContext } from './context';
import { coverageOf, isControl, isRequirement, shortCitation, type ClauseCoverage } from './coverage';
import { explainClause } from './explain';
import { requirementsOfFile, type ConcernKind, type FileConcern } from './file-requirements';
import { escapeMarkdown, paragraphs, points } from './markdown';
import { ProductFindings } from './product-findings';
import { nameRow } from './record-hover';
import { findingNode, groupOf, makeNode, type TreeNode } from './tree-node';

const headings: Readonly<Record<ConcernKind, string>> = {
  found: 'Falls short here',
  answered: 'Answered here',
  asked: 'Asked of such a file',
};

/** The nodes of a file; none for a file of no product, or of which nothing is asked. */
export function learnTree(context: FeatureContext, path: string): readonly TreeNode[] {
  const found = requirementsOfFile(context, path);
  if (found === undefined) return [];
  const { product, concerns } = found;
  const covered = new Map(
    coverageOf(context, product, new ProductFindings(context, product))
      .flatMap(({ parts }) => parts.flatMap(({ clauses }) => clauses))
      .map((each) => [each.clause, each]),
  );
  return (['found', 'answered', 'asked'] as const).flatMap((kind) =>
    groupOf(
      { key: kind, label: headings[kind], isOpen: true },
      concerns
        .filter((concern) => concern.kind === kind)
        .map((concern) => clauseNode(context, path, concern, covered.get(concern.clause), product.product.facts)),
    ),
  );
}

function clauseNode(
  context: FeatureContext,
  path: string,
  { clause, why }: FileConcern,
  covered: ClauseCoverage | undefined,
  facts: Parameters<typeof explainClause>[1],
): TreeNode {
  const answers = covered?.answers ?? [];
  const here = (covered?.findings ?? []).filter(({ anchor }) => anchor.file === path);
  return makeNode({
    key: clause.id,
    kind: 'clause',
    state: covered?.state ?? 'plain',
    label: `${clause.instrument.shortName} ${shortCitation(clause)} ${clause.title}`,
    description: covered?.words ?? '',
    anchor: here[0]?.anchor ?? (answers[0] && headOf(answers[0])),
    name: clause.id,
    address: clause.url,
    describe: () =>
      paragraphs(
        `**Why here:** ${why.map(escapeMarkdown).join(' ')}`,
        explainClause(clause, facts, context.asOf, answers.map(nameRow)),
      ),
    children: () => [
      ...why.map((reason, index) => factNode(`why ${index}`, reason, 'why')),
      factNode('asks', clause.summary, 'what it asks'),
      ...(clause.evidence === undefined ? [] : [factNode('auditor', clause.evidence, 'what an auditor wants to see')]),
      ...here.map(findingNode),
      ...answers.map((row) =>
        makeNode({
          key: `answer ${row.id ?? row.anchor.path.join('/')}`,
          kind: isControl(row) ? 'control' : isRequirement(row) ? 'requirement' : 'evidence',
          label: row.id ?? `A ${row.kind} without id`,
          description: 'answers it',
          anchor: headOf(row),
          name: row.id,
          describe: () => points([nameRow(row)]),
        }),
      ),
    ],
  });
}

/** What is to be read rather than opened. */
function factNode(key: string, text: string, description: string): TreeNode {
  return makeNode({ key, kind: 'fact', label: text, description, describe: () => escapeMarkdown(text) });
}
