// Runs rules over products and files and turns what they say into findings.
// Invariant: a rule that throws is itself a finding; a judge of a product runs again only when a table that it reads,
// the product or the day changed.
import type { CalendarDay } from '../terms/calendar-day';
import { fileAnchor } from '../text/anchor';
import type { FileInput, Judge, Judgement, Rule, Severity, WorkspaceInput } from '../rules/rule';
import type { Outcome } from '../rules/outcome';
import { rules as allRules } from '../rules/rules';
import { ruleFailed } from '../rules/annotation/rule-failed';
import type { Product, ProductModel } from '../workspace/tables';
import { dutiesOf, speaksFor, type Duty } from './duty';
import type { Finding } from './finding';
import { composeMessage } from './message';
import { configuredSeverity, soften, strict, type SeverityOverrides } from './severity';

/** What a check needs to know beside the workspace. */
export interface CheckSettings {
  readonly asOf: CalendarDay;
  readonly severities: SeverityOverrides;
}

interface Remembered {
  readonly key: string;
  readonly findings: readonly Finding[];
}

const ruleNames = allRules.map((rule) => rule.name);

/** Judges products, remembering what need not be judged again. */
export class ProductJudge {
  readonly #remembered = new Map<string, Remembered>();
  readonly #rules: readonly Rule[];

  constructor(rules: readonly Rule[] = allRules) {
    this.#rules = rules;
  }

  /** All findings of the product's tables, before suppressions; `pause` is awaited between rules. */
  async judge(model: ProductModel, settings: CheckSettings, pause: () => Promise<void>): Promise<readonly Finding[]> {
    const findings: Finding[] = [];
    for (const rule of this.#rules) {
      for (const [index, judge] of rule.judges.entries()) {
        if (judge.scope !== 'product') continue;
        const remembered = this.#judgeOne(rule, index, judge, model, settings);
        for (const finding of remembered.findings) findings.push(finding);
        if (remembered.isNew) await pause();
      }
    }
    return findings;
  }

  #judgeOne(
    rule: Rule,
    index: number,
    judge: Extract<Judge, { scope: 'product' }>,
    model: ProductModel,
    settings: CheckSettings,
  ): { readonly findings: readonly Finding[]; readonly isNew: boolean } {
    const slot = `${model.product.file} ${rule.name} ${index}`;
    const revisions = judge.reads.map((table) => model.revisions[table]).join(' ');
    const key = `${settings.asOf} ${JSON.stringify(settings.severities)} ${model.revisions.product} ${revisions}`;
    const known = this.#remembered.get(slot);
    if (known?.key === key) return { findings: known.findings, isNew: false };
    const { product, tables } = model;
    const duties = dutiesOf(rule.clauses, product.facts);
    const clauses = duties.map((duty) => duty.clause);
    const findings = speaksFor(rule, product, duties)
      ? run(rule, 'product', product, settings, duties, () =>
          judge.judge({ product, tables, asOf: settings.asOf, clauses, ruleNames }),
        )
      : [];
    this.#remembered.set(slot, { key, findings });
    return { findings, isNew: true };
  }
}

/** The findings of an annotation file by itself. */
export function judgeFile(
  input: FileInput,
  settings: CheckSettings,
  rules: readonly Rule[] = allRules,
): readonly Finding[] {
  return judgeOthers(rules, input.product, settings, (judge) =>
    judge.scope === 'file' ? () => judge.judge(input) : undefined,
  );
}

/** The findings of the workspace beyond single products. */
export function judgeWorkspace(
  input: WorkspaceInput,
  settings: CheckSettings,
  rules: readonly Rule[] = allRules,
): readonly Finding[] {
  return judgeOthers(rules, undefined, settings, (judge) =>
    judge.scope === 'workspace' ? () => judge.judge(input) : undefined,
  );
}

/** The findings about suppressions and waivers. */
export function judgeOutcome(
  outcome: Outcome,
  product: Product,
  settings: CheckSettings,
  rules: readonly Rule[] = allRules,
): readonly Finding[] {
  return judgeOthers(rules, product, settings, (judge) =>
    judge.scope === 'outcome' ? () => judge.judge(outcome) : undefined,
  );
}

function judgeOthers(
  rules: readonly Rule[],
  product: Product | undefined,
  settings: CheckSettings,
  pick: (judge: Judge) => (() => readonly Judgement[]) | undefined,
): readonly Finding[] {
  return rules.flatMap((rule) =>
    rule.judges.flatMap((judge) => {
      const judgements = pick(judge);
      return judgements === undefined ? [] : run(rule, judge.scope, product, settings, [], judgements);
    }),
  );
}

/** Runs one judge of a rule and makes findings of what it says. */
function run(
  rule: Rule,
  scope: Judge['scope'],
  product: Product | undefined,
  settings: CheckSettings,
  duties: readonly Duty[],
  judge: () => readonly Judgement[],
): readonly Finding[] {
  const set = configuredSeverity(rule, product, settings.severities);
  const standard = set ?? rule.severity;
  if (standard === 'off') return [];
  const softened = set === undefined && product !== undefined ? rule.softened(product) : undefined;
  const severityOf = (judgement: Judgement): Severity => {
    if (set !== undefined) return standard;
    const own = judgement.severity ?? standard;
    const weighed = softened === undefined ? own : soften(own);
    return product?.severities === 'strict' ? strict(weighed) : weighed;
  };
  try {
    return judge().map((judgement) =>
      toFinding(rule, scope, judgement, severityOf(judgement), duties, product, softened, settings.asOf),
    );
  } catch (error) {
    // A rule that fails must not look like a rule that found nothing.
    const reason = error instanceof Error ? error.message : String(error);
    return [failedRule(rule, scope, reason, product)];
  }
}

function toFinding(
  rule: Rule,
  scope: Judge['scope'],
  judgement: Judgement,
  severity: Severity,
  duties: readonly Duty[],
  product: Product | undefined,
  softened: string | undefined,
  asOf: CalendarDay,
): Finding {
  const own =
    judgement.clauses === undefined || product === undefined ? duties : dutiesOf(judgement.clauses, product.facts);
  const clauses = own.map(({ clause, from }) => ({ id: clause.id, appliesFrom: from }));
  return {
    rule: rule.name,
    scope,
    severity,
    what: judgement.what,
    message: composeMessage(rule, judgement, clauses, softened, asOf),
    anchor: judgement.anchor,
    target: judgement.target,
    clauses,
    related: judgement.related ?? [],
    fixes: judgement.fixes ?? [],
    product: product?.file,
  };
}

function failedRule(rule: Rule, scope: Judge['scope'], reason: string, product: Product | undefined): Finding {
  const what = `The rule ${rule.name} did not finish (${reason}), so that what it would have said is unknown.`;
  return {
    rule: ruleFailed.name,
    scope,
    severity: 'error',
    what,
    message: `${what} Report this with the message.`,
    anchor: product?.anchor ?? fileAnchor(''),
    target: rule.name,
    clauses: [],
    related: [],
    fixes: [],
    product: product?.file,
  };
}
