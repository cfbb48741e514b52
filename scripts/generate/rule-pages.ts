// The page of each rule and the index of all: docs/rules/<family>/<defect>.md and docs/rules/README.md.
// Invariant: every word on a rule is the rule's own or the catalogue's; here is only what holds for all rules.
import { builtIn } from '../../server/src/regulations/catalogue';
import { describeCertainty, type Clause } from '../../server/src/regulations/clause';
import { readAnnotationFile } from '../../server/src/records/annotation-file';
import type { Gate, Rule } from '../../server/src/rules/rule';
import { rules } from '../../server/src/rules/rules';
import { SourceFile } from '../../server/src/text/source-file';
import { productOf } from '../../server/src/workspace/products';
import { codeBlock, page, points, section, sentence, table } from './markdown';
import { showExamples } from './rule-examples';

const MADE_FROM = 'server/src/rules';

/** What the rules of a family are about. */
export const families: Readonly<Record<string, string>> = {
  annotation: 'whether the annotation files say what they seem to say',
  scope: 'whether the product claims the laws and standards that fit it',
  risk: 'risks, the controls that hold them, and the proof that those work',
  trace: 'the traces between records, code and tests',
  soup: 'third-party software and what is known of it',
  support: 'how long somebody looks after what the product is built from',
  ai: 'AI models and datasets: where they come from and how they are watched',
  evidence: 'whether what is named as proof is there and still holds',
  workspace: 'what could not be looked at',
};

/** The pages of all rules and their index, by path. */
export async function rulePages(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map([['docs/rules/README.md', indexPage()]]);
  for (const rule of rules) pages.set(`docs/rules/${rule.name}.md`, await rulePage(rule));
  return pages;
}

function indexPage(): string {
  const names = [...new Set(rules.map(familyOf))];
  return page(
    'Rules',
    MADE_FROM,
    'A rule looks for one defect. Its name says where it belongs and what is wrong: `risk/unverified-control` finds a risk control that nothing verifies. ' +
      'An **error** must be mended, a **warning** should be, **information** is worth knowing, a **hint** is a quiet suggestion.',
    ...names.map(familySection),
  );
}

function familySection(family: string): string {
  const members = rules.filter((rule) => familyOf(rule) === family);
  return section(
    2,
    family,
    `These rules judge ${families[family] ?? 'what their names say'}.`,
    table(
      ['Rule', 'Severity', 'Finds'],
      members.map((rule) => [`[${rule.name}](${rule.name}.md)`, rule.severity, sentence(rule.finds)]),
    ),
  );
}

async function rulePage(rule: Rule): Promise<string> {
  const shown = await showExamples(rule);
  return page(
    rule.name,
    `${MADE_FROM}/${rule.name}.ts`,
    `**${sentence(rule.finds)}**`,
    table(['Severity', 'Speaks for', 'Family'], [[severityOf(rule), speaksFor(rule.gate), familyOf(rule)]]),
    softening(rule),
    section(2, 'Why it matters', rule.why),
    section(2, 'What to do', rule.mend),
    section(2, 'Where this comes from', clauseList(rule)),
    section(2, 'Examples', ...shown.parts),
    section(2, 'What it cannot see', rule.limits),
    section(2, 'When you see it differently', silencing(rule, shown.target)),
    '[All rules](../README.md)',
  );
}

function familyOf({ name }: Rule): string {
  return name.split('/')[0] ?? '';
}

function severityOf({ severity }: Rule): string {
  return severity === 'off' ? 'off until you switch it on' : severity;
}

/** A product for which no rule is at its strictest. */
const mildProduct = productOf(
  readAnnotationFile(new SourceFile('compliance.yaml', 'product: { ai: minimal-risk }')),
  [],
);

function softening({ softened }: Rule): string {
  const reason = mildProduct === undefined ? undefined : softened(mildProduct);
  return reason === undefined ? '' : `It is one step softer for some products, and says why, for example: “${reason}”`;
}

function speaksFor(gate: Gate): string {
  if (gate === 'always') return 'every product';
  if (gate === 'clauses') return 'products to which one of the clauses below applies';
  return `products that claim any of ${gate.anyClaimOf.map((id) => builtIn.findInstrument(id)?.shortName ?? id).join(', ')}`;
}

/** Each clause with what it asks, from when, and how sure we are of it. */
function clauseList({ clauses, gate }: Rule): string {
  if (clauses.length === 0) {
    return 'No clause of a law asks for this by name. What it finds is wrong in itself.';
  }
  const intro = {
    always: 'What it finds is wrong in itself, whether or not these clauses apply. They say why it matters:',
    clauses:
      'A product has to meet a clause if it claims the law or standard in its `scope` and the clause is made for such a product.',
    claim: 'It speaks for every product that claims one of the laws and standards named above. Behind it stands:',
  }[typeof gate === 'string' ? gate : 'claim'];
  return [intro, ...clauses.map((reference) => clauseEntry(reference, builtIn.clausesBehind(reference)))].join('\n\n');
}

function clauseEntry(reference: string, behind: readonly Clause[]): string {
  const [first, ...more] = behind;
  if (first === undefined) return '';
  if (more.length > 0) {
    const parts = behind.map((clause) => `${clause.citation}, ${clause.title}: applies ${datesOf(clause)}`);
    return `\`${reference}\` stands for ${behind.length} clauses:\n\n${points(parts)}`;
  }
  const head = `**${first.citation}, ${first.title}** (\`${first.id}\`, [text](${first.url}))`;
  return `${head}  \n${sentence(first.summary)} Applies ${datesOf(first)}. ${describeCertainty(first)}`;
}

function datesOf({ appliesFrom, alternativeDates }: Clause): string {
  const others = alternativeDates.map(({ condition, from }) => `${condition}: from ${from}`);
  return [appliesFrom === undefined ? 'without a date of its own' : `from ${appliesFrom}`, ...others].join('; ');
}

/** How to give the rule another weight, and how to live with one finding; `target` is that of an example. */
function silencing({ name, severity, unsilenceable }: Rule, target: string | undefined): string {
  const other = severity === 'warning' ? 'error' : 'warning';
  const change = [
    "Give it another severity in the product's `compliance.yaml`, or in the editor's setting `complianceLens.severities`:",
    codeBlock('yaml', `rules:\n  ${name}: ${other}`),
  ];
  if (unsilenceable) {
    return ['It cannot be silenced, waived or switched off: then the rest could not be trusted.', ...change].join(
      '\n\n',
    );
  }
  const waiver = `waivers:
  - rule: ${name}
    target: ${target ?? '…'} # what the finding is about: an id, a package URL or a path
    reason: Why it can be lived with.
    approved-by: Head of quality
    expires: 2027-03-31`;
  return [
    ...change,
    'Or live with one finding, with a reason and until a day that you set:',
    codeBlock('yaml', waiver),
    `Where the finding stands in a record, a comment above that record does the same: \`# compliance-ignore ${name}: reason until 2027-03-31\`.`,
  ].join('\n\n');
}
