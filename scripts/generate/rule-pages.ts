// The page of each rule and the index of all: docs/rules/<family>/<defect>.md and docs/rules/README.md.
// Invariant: examples are shown as the tests run them, and what is said of their findings and fixes is what checking them gives.
import { clausesBehind, findInstrument } from '../../server/src/regulations/catalogue';
import { describeCertainty, type Clause } from '../../server/src/regulations/clause';
import type { Example, Gate, Rule } from '../../server/src/rules/rule';
import { rules } from '../../server/src/rules/rules';
import { checkFixture } from '../../test/fixtures/check-fixture';
import { codeBlock, page, points, section, sentence, table } from './markdown';

const MADE_FROM = 'server/src/rules';

/** What the rules of a family are about. */
const families: Readonly<Record<string, string>> = {
  annotation: 'whether the annotation files say what they seem to say',
  scope: 'whether the product claims the laws and standards that fit it',
  risk: 'risks, the controls that hold them, and the proof that those work',
  soup: 'third-party software and what is known of it',
  support: 'how long somebody looks after what the product is built from',
  ai: 'AI models and datasets: where they come from and how they are watched',
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
    ...names.map((family) =>
      section(
        2,
        family,
        sentence(`These rules judge ${families[family] ?? `what ${family} is about`}`),
        table(
          ['Rule', 'Severity', 'Finds'],
          rules
            .filter((rule) => familyOf(rule) === family)
            .map((rule) => [`[${rule.name}](${rule.name}.md)`, rule.severity, sentence(rule.finds)]),
        ),
      ),
    ),
  );
}

async function rulePage(rule: Rule): Promise<string> {
  return page(
    rule.name,
    `${MADE_FROM}/${rule.name}.ts`,
    `**${sentence(rule.finds)}**`,
    table(['Severity', 'Speaks for', 'Family'], [[severityOf(rule), speaksFor(rule.gate), familyOf(rule)]]),
    section(2, 'Why it matters', rule.why),
    section(2, 'What to do', rule.mend),
    section(2, 'Where this comes from', clauseList(rule)),
    section(2, 'Examples', ...(await examples(rule))),
    section(2, 'What it cannot see', rule.limits),
    section(2, 'When you see it differently', silencing(rule)),
    '[All rules](../README.md)',
  );
}

function familyOf({ name }: Rule): string {
  return name.split('/')[0] ?? '';
}

function severityOf({ severity }: Rule): string {
  return severity === 'off' ? 'off until you switch it on' : severity;
}

function speaksFor(gate: Gate): string {
  if (gate === 'always') return 'every product';
  if (gate === 'clauses') return 'products to which one of the clauses below applies';
  return `products that claim ${gate.anyClaimOf.map((id) => findInstrument(id)?.shortName ?? id).join(', ')}`;
}

/** Each clause with what it asks, from when, and how sure we are of it. */
function clauseList({ clauses, gate }: Rule): string {
  if (clauses.length === 0) {
    return 'No clause of a law asks for this by name. What it finds is wrong in itself.';
  }
  const intro =
    gate === 'always'
      ? 'What it finds is wrong in itself. These clauses make it matter for a product that has to meet them:'
      : 'A product has to meet a clause if it claims the law or standard in its `scope` and the clause is made for such a product.';
  return [intro, ...clauses.map((reference) => clauseEntry(reference, clausesBehind(reference)))].join('\n\n');
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

/** Every example with its files; a failing one with what is said of it and the quick fixes that are offered. */
async function examples(rule: Rule): Promise<readonly string[]> {
  const failing: string[] = [];
  for (const example of rule.failing) {
    failing.push(section(3, `Found: ${example.title}`, ...filesOf(example), await outcomeOf(rule, example)));
  }
  const passing = rule.passing.map((example) => section(3, `Fine: ${example.title}`, ...filesOf(example)));
  const marks =
    'A comment such as `# ^^^ error` is not part of the file: it marks the place above it where the finding stands.';
  return failing.length + passing.length === 0 ? [] : [failing.length === 0 ? '' : marks, ...failing, ...passing];
}

/** The files of an example as blocks of code, with their names where it gives them. */
function filesOf({ text }: Example): readonly string[] {
  const [unnamed = '', ...named] = text.split(/^=== (.+) ===\n/m);
  const blocks = unnamed.trim() === '' ? [] : [codeBlock('yaml', unnamed)];
  for (let at = 0; at + 1 < named.length; at += 2) {
    const path = named[at] ?? '';
    blocks.push(`\`${path}\``, codeBlock(languageOf(path), named[at + 1] ?? ''));
  }
  return blocks;
}

const languages: Readonly<Record<string, string>> = {
  yaml: 'yaml',
  yml: 'yaml',
  // Examples mark places in JSON by comments.
  json: 'jsonc',
  py: 'python',
  js: 'javascript',
  ts: 'typescript',
  tsx: 'tsx',
};

function languageOf(path: string): string {
  return languages[path.slice(path.lastIndexOf('.') + 1)] ?? 'text';
}

async function outcomeOf(rule: Rule, example: Example): Promise<string> {
  const { findings } = await checkFixture(example.text);
  const own = findings.filter((finding) => finding.rule === rule.name);
  const said = codeBlock('text', own.map(({ severity, message }) => `${severity}: ${message}`).join('\n'));
  const titles = [...new Set(own.flatMap(({ fixes }) => fixes.map(({ title }) => title)))];
  return titles.length === 0 ? said : `${said}\n\nQuick fixes:\n\n${points(titles.map((title) => `\`${title}\``))}`;
}

function silencing({ name, severity, unsilenceable }: Rule): string {
  const other = severity === 'warning' ? 'error' : 'warning';
  const settings = `Give it another severity in the product's \`compliance.yaml\`, or in the editor's setting \`complianceLens.severities\`:`;
  const change = `${settings}\n\n${codeBlock('yaml', `rules:\n  ${name}: ${other}`)}`;
  if (unsilenceable)
    return `It cannot be silenced, waived or switched off: then the rest could not be trusted. ${change}`;
  return [
    change,
    'Or live with one finding, with a reason and until a day that you set:',
    codeBlock(
      'yaml',
      `waivers:\n  - rule: ${name}\n    target: … # what the finding is about: an id, a package URL or a path\n    reason: …\n    approved-by: …\n    expires: 2027-03-31`,
    ),
    `Where the finding stands in a record, a comment above that record does the same: \`# compliance-ignore ${name}: reason until 2027-03-31\`.`,
  ].join('\n\n');
}
