// What is wrong with the support of a product's components, and which rule is to say so.
// Invariant: every component is the concern of one rule at most (decisions.md 5), of one that speaks for the product.
import type { Component } from '../../manifests/component';
import { applicability, type ProductFacts } from '../../regulations/applicability';
import { endsBefore, type SupportAnswer, type SupportStatus } from '../../support/answer';
import { lifecycleStatuses, type SupportVerdict } from '../../support/sources';
import type { ComponentRow } from '../../workspace/rows';
import type { Product } from '../../workspace/tables';
import type { ProductInput } from '../rule';
import { isTarget } from '../waiver-target';
import { gatherConcerns, type Affected, type Concern } from './concerns';
import { judgeSupport, targetOf } from './verdicts';

/** What may be wrong with a component's support, the gravest first. */
export type SupportFault = 'ended' | 'withdrawn' | 'deprecated' | 'ends-soon' | 'ends-before-product' | 'unmaintained';

/** The tables that tell of support, of what a lockfile only still holds, and of what a waiver names. */
export const supportTables = ['components', 'dependencies', 'mismatches', 'support', 'waivers'] as const;

export type SupportTables = (typeof supportTables)[number];

/** The clauses that ask for components that are looked after (decisions.md 2). */
export const supportClauses: readonly string[] = [
  'cra:art-13/5',
  'cra:annex-I/part-II/2',
  'iec-62304:6.1',
  'mdr:annex-I/17.2',
  'ivdr:annex-I/16.2',
];

type Faults = ReadonlyMap<SupportFault, readonly Concern[]>;

interface Remembered {
  readonly asked: readonly unknown[];
  readonly faults: Faults;
}

const remembered = new WeakMap<readonly ComponentRow[], Remembered>();

/** The concerns of one kind, in the order of the manifests; the rules that ask for them share the work. */
export function concernsOf(fault: SupportFault, input: ProductInput<SupportTables>): readonly Concern[] {
  const { components, dependencies, mismatches, support, waivers } = input.tables;
  const asked = [dependencies, mismatches, support, waivers, input.asOf, input.product];
  const known = remembered.get(components);
  if (known?.asked.every((value, index) => value === asked[index]) === true) return known.faults.get(fault) ?? [];
  const faults = findFaults(input);
  remembered.set(components, { asked, faults });
  return faults.get(fault) ?? [];
}

function findFaults({ tables, product, asOf }: ProductInput<SupportTables>): Faults {
  const direct = directComponents(tables.components);
  const behind = new Set(tables.mismatches.flatMap(({ kind, manifest }) => (kind === 'surplus' ? [manifest] : [])));
  const affected = new Map<SupportFault, Affected[]>();
  for (const { row, query, verdict } of judgeSupport(tables, asOf)) {
    const found = faultOf(verdict, product);
    if (found === undefined) continue;
    const { component, manifest } = row;
    const { fault, answer, others } = found;
    // That a package may have been left alone is a matter for whoever chose it.
    if (fault === 'unmaintained' && !component.direct) continue;
    // A lockfile that was not renewed holds what nobody asks for any more; that is said by itself.
    if (!component.direct && component.via.length === 0 && behind.has(manifest)) continue;
    const list = affected.get(fault) ?? [];
    affected.set(fault, list);
    list.push({
      component: { ...component, purl: query.purl, deprecated: query.deprecated },
      manifest,
      bringer: component.direct ? undefined : direct.get(`${manifest} ${component.via[0] ?? ''}`),
      target: targetOf(query.purl, answer),
      answer,
      others,
    });
  }
  const waived = tables.waivers.flatMap(({ value: { target } }) => target ?? []);
  const isWaived = (target: string): boolean => waived.some((each) => isTarget(each, target));
  return new Map([...affected].map(([fault, list]) => [fault, gatherConcerns(list, isWaived)]));
}

type Found = Pick<Affected, 'answer' | 'others'> & { readonly fault: SupportFault };

const faultOfStatus: Partial<Record<SupportStatus, SupportFault>> = {
  ended: 'ended',
  withdrawn: 'withdrawn',
  deprecated: 'deprecated',
  ending: 'ends-soon',
};

/**
 * What is wrong with the support that is known of a component; undefined where nothing is. For a product that no clause
 * of `supportClauses` speaks of, only what was withdrawn is, and what ends before the product.
 */
export function faultOf(verdict: SupportVerdict, product: Product): Found | undefined {
  const owes = owesSupport(product);
  const fault = owes ? faultOfStatus[verdict.answer.status] : undefined;
  if (fault !== undefined) return { ...verdict, fault };
  const statements = [verdict.answer, ...verdict.others];
  const foundAs = (answer: SupportAnswer, as: SupportFault): Found => {
    return { answer, others: statements.filter((other) => other !== answer), fault: as };
  };
  const withdrawn = statements.find(({ status }) => status === 'withdrawn');
  if (withdrawn !== undefined) return foundAs(withdrawn, 'withdrawn');
  const lifecycle = statements.find(({ status }) => lifecycleStatuses.some((each) => each === status));
  const until = product.values?.supportUntil;
  if (lifecycle !== undefined && until !== undefined && endsBefore(lifecycle, until))
    return foundAs(lifecycle, 'ends-before-product');
  return owes && verdict.answer.status === 'unmaintained' ? foundAs(verdict.answer, 'unmaintained') : undefined;
}

const owing = new WeakMap<ProductFacts, boolean>();

/** Whether a clause that asks for components that are looked after applies to the product. */
function owesSupport({ facts }: Product): boolean {
  const known = owing.get(facts);
  if (known !== undefined) return known;
  const owes = supportClauses
    .flatMap((reference) => facts.catalogue.clausesBehind(reference))
    .some((clause) => applicability(clause, facts).applies);
  owing.set(facts, owes);
  return owes;
}

function directComponents(rows: readonly ComponentRow[]): ReadonlyMap<string, Component> {
  const direct = rows.filter(({ component }) => component.direct);
  return new Map(direct.map(({ component, manifest }) => [`${manifest} ${component.name}`, component]));
}
