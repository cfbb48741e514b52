// What is wrong with the support of a product's components, and which rule is to say so.
// Invariant: every component is the concern of one rule at most (decisions.md 5), of one that speaks for the product; what
// belongs together (the packages of a framework in one manifest, a component in several manifests) is one concern.
import type { Component } from '../../manifests/component';
import { applicability, type ProductFacts } from '../../regulations/applicability';
import { endsBefore, type SupportAnswer, type SupportStatus } from '../../support/answer';
import type { SupportVerdict } from '../../support/sources';
import type { ComponentRow } from '../../workspace/rows';
import type { Product } from '../../workspace/tables';
import type { ProductInput } from '../rule';
import { judgeSupport, targetOf } from './verdicts';

/** What may be wrong with a component's support, the gravest first. */
export type SupportFault = 'ended' | 'withdrawn' | 'deprecated' | 'ends-soon' | 'ends-before-product';

/** A component with such a fault. */
export interface Affected {
  /** With the version by which it was judged. */
  readonly component: Component;
  readonly manifest: string;
  /** The direct dependency that brings it; undefined for a direct one, or where no way is known. */
  readonly bringer: Component | undefined;
  /** By which target and waivers know it. */
  readonly target: string;
  readonly answer: SupportAnswer;
  readonly others: readonly SupportAnswer[];
}

/** What is one finding: the component for which it is said, and those that share its fate. */
export interface Concern extends Affected {
  readonly alike: readonly Affected[];
}

/** The tables that tell of support. */
export type SupportTables = 'components' | 'dependencies' | 'support';

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
  const { components, dependencies, support } = input.tables;
  const asked = [dependencies, support, input.asOf, input.product];
  const known = remembered.get(components);
  if (known?.asked.every((value, index) => value === asked[index]) === true) return known.faults.get(fault) ?? [];
  const faults = findFaults(input);
  remembered.set(components, { asked, faults });
  return faults.get(fault) ?? [];
}

function findFaults({ tables, product, asOf }: ProductInput<SupportTables>): Faults {
  const direct = directComponents(tables.components);
  const affected = new Map<SupportFault, Affected[]>();
  for (const { row, query, verdict } of judgeSupport(tables, asOf)) {
    const found = faultOf(verdict, product);
    if (found === undefined) continue;
    const { component, manifest } = row;
    const { fault, answer, others } = found;
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
  return new Map([...affected].map(([fault, list]) => [fault, gather(list)]));
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
  const fault = owesSupport(product) ? faultOfStatus[verdict.answer.status] : undefined;
  if (fault !== undefined) return { ...verdict, fault };
  const statements = [verdict.answer, ...verdict.others];
  const withdrawn = statements.find(({ status }) => status === 'withdrawn');
  const lifecycle = statements.find(({ status }) => ['ended', 'ending', 'supported'].includes(status));
  const until = product.values?.supportUntil;
  const endsEarly = lifecycle !== undefined && until !== undefined && endsBefore(lifecycle, until);
  const answer = withdrawn ?? (endsEarly ? lifecycle : undefined);
  if (answer === undefined) return undefined;
  const others = statements.filter((other) => other !== answer);
  return { answer, others, fault: answer === withdrawn ? 'withdrawn' : 'ends-before-product' };
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

/** First what shares a line within a manifest, then what is the same component in several manifests. */
function gather(affected: readonly Affected[]): readonly Concern[] {
  const families = groupBy(affected, ({ component: { purl }, manifest, answer, target }) => {
    return `${manifest} ${purl.type} ${answer.line ?? target}`;
  });
  const concerns = groupBy(families.map(byWeight), ([head]) => head?.target ?? '');
  return concerns.flatMap((group) => {
    const [head, ...alike] = group.flat();
    return head === undefined ? [] : [{ ...head, alike }];
  });
}

/** Direct components before those that come with them, what ships before what only builds. */
function byWeight(affected: readonly Affected[]): readonly Affected[] {
  const weight = ({ component }: Affected): number =>
    (component.direct ? 0 : 1) + (component.scope === 'development' ? 2 : 0);
  return affected.toSorted((a, b) => weight(a) - weight(b));
}

function groupBy<T>(items: readonly T[], keyFor: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyFor(item));
    if (group === undefined) groups.set(keyFor(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
