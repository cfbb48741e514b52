// Essential requirements that apply to the product, and that no control, requirement or evidence says to satisfy.
import { applicability, applicabilityNote } from '../../regulations/applicability';
import type { Catalogue } from '../../regulations/catalogue';
import type { Clause } from '../../regulations/clause';
import type { Product } from '../../workspace/tables';
import { listed } from '../naming';
import { claimPlace } from '../product-places';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';

type Input = ProductInput<'controls' | 'requirements' | 'evidence'>;

export const unansweredRequirement = rule({
  name: 'risk/unanswered-requirement',
  severity: 'warning',
  finds: 'An essential requirement in scope and applicable that no control satisfies and no exclusion covers',
  why: 'The essential requirements are what a product is held against, one by one. One that nothing answers is a gap, or an answer that nobody can find.',
  mend: 'Name the clause in "satisfies:" of the control, requirement or evidence that answers it, or list it below "not-applicable:" with a justification. A whole (cra:annex-I/part-I) stands for all below it.',
  limits:
    'Essential are CRA Annex I, MDR and IVDR Annex I and AI Act Art. 8 to 15, as far as the catalogue holds them, and what a requirement pack marks so; the catalogue holds the clauses that software can answer, not every clause of these texts.',
  gate: 'always',
  asks: '',
  failing: [
    {
      title: 'One finding for each part of a law, with its clauses',
      text: `=== compliance.yaml ===
compliance: 1
product:
  name: CardioWatch
  version: 1.0.0
  manufacturer: Example Medical GmbH
  type: medical-device
  intended-purpose: Detects atrial fibrillation.
  device-class: IIa
  connected: true
scope:
  - mdr
#   ^^^ warning: Nothing satisfies 2 requirements of MDR Annex I: 17.1 and 18.8.
controls:
  - id: RC-1
    title: Safe by design
    type: inherent-safety
    satisfies: [mdr:annex-I/4, mdr:annex-I/14, mdr:annex-I/17.2, mdr:annex-I/17.3, mdr:annex-I/17.4, mdr:annex-I/23]
`,
    },
  ],
  passing: [
    {
      title: 'A whole answers all below it',
      text: `=== compliance.yaml ===
compliance: 1
product:
  name: CardioWatch
  version: 1.0.0
  manufacturer: Example Medical GmbH
  type: medical-device
  intended-purpose: Detects atrial fibrillation.
  device-class: IIa
  connected: true
scope: [mdr]
controls:
  - id: RC-1
    title: Safe by design
    type: inherent-safety
    satisfies: [mdr:annex-I]
`,
    },
  ],
  judges: [onProduct(['controls', 'requirements', 'evidence'], judge)],
});

/** A clause that nothing answers, and the day from which it applies to the product. */
interface Open {
  readonly clause: Clause;
  readonly from: string | undefined;
}

function judge({ product, tables, asOf }: Input): readonly Judgement[] {
  const { catalogue } = product.facts;
  const answered = answeredBy(tables, catalogue);
  const parts = new Map<string, Open[]>();
  for (const clause of catalogue.clauses) {
    if (!clause.essential || answered.has(clause)) continue;
    const { applies, from } = applicability(clause, product.facts);
    if (!applies) continue;
    const part = partOf(clause);
    parts.set(part, [...(parts.get(part) ?? []), { clause, from }]);
  }
  return [...parts].map(([part, open]) => judgePart(part, open, product, asOf));
}

/** All clauses that something satisfies; a whole instrument is no answer (decisions.md 16). */
function answeredBy({ controls, requirements, evidence }: Input['tables'], catalogue: Catalogue): ReadonlySet<Clause> {
  const rows = [...controls, ...requirements, ...evidence];
  const named = new Set(rows.flatMap((row) => row.value.satisfies.map((mention) => mention.text)));
  const answered = new Set<Clause>();
  for (const text of named) {
    const resolution = catalogue.resolve(text);
    if (resolution.kind === 'clause') answered.add(resolution.clause);
    if (resolution.kind === 'whole') for (const clause of resolution.clauses) answered.add(clause);
  }
  return answered;
}

/** The whole in which a clause stands: `cra:annex-I/part-I`, `ai-act:art-10`, `mdr:annex-I`, `sop-7:4` of `sop-7:4.2`. */
function partOf({ id, path, instrument }: Clause): string {
  if (path.includes('/')) return id.slice(0, id.lastIndexOf('/'));
  return `${instrument.id}:${path.replace(/^(\d+)\..*$/, '$1')}`;
}

function judgePart(part: string, open: readonly Open[], product: Product, asOf: string): Judgement {
  const anchor = claimPlace(product, part.slice(0, part.indexOf(':')));
  const sentences = [unanswered(part, open), dateNote(open, asOf)];
  return {
    anchor,
    target: part,
    what: sentences.join(''),
    todo: 'Name each in "satisfies:" of what answers it, or below "not-applicable:" with a justification.',
    clauses: open.map(({ clause }) => clause.id),
    related: open.map(({ clause }) => ({ anchor, message: `${clause.id}: ${clause.title}.` })),
  };
}

function unanswered(part: string, open: readonly Open[]): string {
  const [first, ...more] = open.map(({ clause }) => clause);
  if (first !== undefined && more.length === 0) return `Nothing satisfies ${first.citation} (${first.title}).`;
  const name = open[0] === undefined ? part : partInWords(open[0].clause);
  const numbers = open.map(({ clause }) => clause.citation.replace(name, '').trim());
  return `Nothing satisfies ${open.length} requirements of ${name}: ${listed(numbers, numbers.length)}.`;
}

/** `CRA Annex I Part I`, `AI Act Art. 10`: the clause's path without its last step, as people say it. */
function partInWords({ instrument, path }: Clause): string {
  const steps = path.split('/').slice(0, -1);
  const words = steps.map((step) =>
    step
      .replace(/^art-/, 'Art. ')
      .replace(/^([a-z])([a-z]*)-/, (_, first: string, rest: string) => `${first.toUpperCase()}${rest} `),
  );
  return [instrument.shortName, ...words].join(' ');
}

/** Said only where none of them applies yet. */
function dateNote(open: readonly Open[], asOf: string): string {
  const notes = open.map(({ clause, from }) => applicabilityNote(clause, asOf, from));
  const coming = notes.filter((note) => note !== undefined).sort();
  if (coming.length < notes.length) return '';
  return open.length === 1 ? ` It ${coming[0] ?? ''}.` : ` They ${(coming[0] ?? '').replace('applies', 'apply')}.`;
}
