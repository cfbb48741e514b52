// The products of a workspace and which file belongs to which.
// Invariant: a file belongs to the nearest product at or above its folder, and to one product only.
import { isWithin, folderOf } from '../text/source-file';
import type { AnnotationFile, SingleSections } from '../records/annotation-file';
import type { PolicyValues, ProductValues } from '../records/product';
import type { ProductFacts } from '../regulations/applicability';
import { builtIn } from '../regulations/catalogue';
import type { Product } from './tables';

/** The product that a file opens; undefined for a fragment. */
export function productOf(annotation: AnnotationFile, excluded: readonly string[]): Product | undefined {
  const { sections, productAnchor, file } = annotation;
  if (productAnchor === undefined) return undefined;
  return {
    folder: folderOf(file.path),
    file: file.path,
    anchor: productAnchor,
    values: sections.product,
    claims: sections.scope,
    policies: policiesOf(sections),
    policyInDoubt: sections.policyInDoubt,
    severities: sections.severities,
    mentions: annotation.mentions,
    facts: factsOf(sections.product, sections, excluded),
  };
}

/** The product whose folder is nearest above a file. */
export function ownerOf<P extends { readonly folder: string }>(products: readonly P[], path: string): P | undefined {
  let nearest: P | undefined;
  for (const product of products) {
    if (!isWithin(product.folder, path)) continue;
    if (nearest === undefined || product.folder.length > nearest.folder.length) nearest = product;
  }
  return nearest;
}

/** One policy stands for all kinds of risk. */
function policiesOf({ policies }: SingleSections): Product['policies'] {
  if (policies === undefined) return { safety: undefined, security: undefined, data: undefined };
  if (isOnePolicy(policies)) return { safety: policies, security: policies, data: policies };
  return policies;
}

function isOnePolicy(policies: NonNullable<SingleSections['policies']>): policies is PolicyValues {
  return 'acceptable' in policies;
}

function factsOf(
  values: ProductValues | undefined,
  sections: SingleSections,
  excluded: readonly string[],
): ProductFacts {
  const ai = typeof values?.ai === 'object' ? values.ai.role : values?.ai;
  return {
    catalogue: builtIn,
    type: values?.type,
    deviceClass: values?.deviceClass,
    safetyClass: values?.softwareSafetyClass,
    connected: values?.connected,
    ai,
    aiUses: values?.aiUses ?? [],
    inHouse: values?.inHouse ?? false,
    markets: (values?.markets ?? []).map((market) => market.toLowerCase()),
    supportUntil: values?.supportUntil,
    hasSbom: values?.sbom !== undefined,
    claimed: sections.scope.map((claim) => ({ instrument: claim.instrument, voluntary: claim.basis === 'voluntary' })),
    excluded,
  };
}
