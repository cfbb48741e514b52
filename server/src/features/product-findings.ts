// What was found of a product, to be asked by what it is about and by the clause that asks for it.
// Invariant: the findings are those of the last check; nothing is judged here.
import type { Finding } from '../check/finding';
import type { ProductModel } from '../workspace/tables';
import type { FeatureContext } from './context';

/** The findings of one product, by target and by clause. */
export class ProductFindings {
  readonly #byTarget = new Map<string, Finding[]>();
  readonly #byClause = new Map<string, Finding[]>();

  constructor({ findings }: FeatureContext, { product }: ProductModel) {
    for (const finding of findings) {
      if (finding.product !== product.file) continue;
      add(this.#byTarget, finding.target, finding);
      for (const { id } of finding.clauses) add(this.#byClause, id, finding);
    }
  }

  /** What was found of a thing, by the name that waivers use. */
  of(target: string): readonly Finding[] {
    return this.#byTarget.get(target) ?? [];
  }

  /** What was found that a clause speaks of. */
  citing(clause: string): readonly Finding[] {
    return this.#byClause.get(clause) ?? [];
  }
}

function add(lists: Map<string, Finding[]>, key: string, finding: Finding): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [finding]);
  else list.push(finding);
}
