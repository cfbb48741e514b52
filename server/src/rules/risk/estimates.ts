// What the estimates of a risk and its controls amount to, by the product's risk policy.
// Invariant: a level that is missing or unknown to the policy makes a risk neither acceptable nor unacceptable.
import type { PolicyValues } from '../../records/product';
import type { RowOf } from '../../workspace/rows';
import type { Product } from '../../workspace/tables';
import { fieldOf } from '../naming';
import { isAcceptable, policyOf } from '../risk-policy';
import type { RelatedPlace } from '../rule';

type Risk = RowOf<'risk'>;
type Control = RowOf<'control'>;

/** Whether both severity and probability are stated, whatever they are. */
export function isEstimated({ value }: Risk): boolean {
  return value.severity !== undefined && value.probability !== undefined;
}

/** Whether the risk is above the policy before control. */
export function isUnacceptable(product: Product, { value }: Risk): boolean {
  return isAcceptable(policyOf(product, value.kind), value.severity, value.probability) === false;
}

/** Whether what remains of the risk is above the policy. */
export function isResidualUnacceptable(product: Product, { value }: Risk): boolean {
  return isAcceptable(policyOf(product, value.kind), value.residual?.severity, value.residual?.probability) === false;
}

const indexes = new WeakMap<readonly Control[], ReadonlyMap<string, Control>>();

/** The controls by their ids, to look up what risks name. */
export function byId(controls: readonly Control[]): ReadonlyMap<string, Control> {
  const known = indexes.get(controls);
  if (known !== undefined) return known;
  const index = new Map(controls.flatMap((row) => (row.id === undefined ? [] : [[row.id, row]])));
  indexes.set(controls, index);
  return index;
}

/** The controls that a risk names; an id that leads nowhere is no control (decisions.md 18). */
export function controlsOf({ value }: Risk, controls: ReadonlyMap<string, Control>): readonly Control[] {
  return value.controls.flatMap((mention) => controls.get(mention.text) ?? []);
}

/** An estimate of a risk: that before control, or the residual one. */
interface Estimate {
  readonly severity?: string | undefined;
  readonly probability?: string | undefined;
}

/** The probability that is too high, with what the policy accepts; `within` leads to the estimate in the record. */
export function policyPlace(product: Product, row: Risk, estimate: Estimate, ...within: string[]): RelatedPlace {
  return {
    anchor: fieldOf(row, ...within, 'probability'),
    message: policySentence(policyOf(product, row.value.kind), estimate.severity ?? '', estimate.probability ?? ''),
  };
}

function policySentence({ acceptable }: PolicyValues, severity: string, probability: string): string {
  const highest = acceptable.find((entry) => entry.key === severity)?.value;
  return highest === undefined
    ? `The risk policy accepts no probability for "${severity}".`
    : `The risk policy accepts "${severity}" up to "${highest}", not "${probability}".`;
}
