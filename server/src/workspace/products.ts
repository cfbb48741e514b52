// The products of a workspace and which file belongs to which.
// Invariant: a file belongs to the nearest product at or above its folder, and to one product only.
import { isWithin, folderOf } from '../text/source-file';
import type { AnnotationFile, SingleSections } from '../records/annotation-file';
import type { PolicyValues, ProductValues } from '../records/product';
import type { ProductFacts } from '../regulations/applicability';
import { builtIn, type Catalogue } from '../regulations/catalogue';
import { nearestName } from '../terms/nearest-name';
import type { Product, Tables } from './tables';

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

/** The product with what other files add to its facts: exclusions, and packs that declare instruments. */
export function inItsTerms(product: Product, { exclusions, packs }: Pick<Tables, 'exclusions' | 'packs'>): Product {
  const excluded = exclusions.flatMap((row) => row.value.clause.map((mention) => mention.text));
  const catalogue = catalogueWith(packs);
  const claimed = product.facts.claimed.flatMap((claim) => {
    const instrument = instrumentMeant(catalogue, claim.instrument);
    return instrument === undefined ? [] : [{ ...claim, instrument }];
  });
  return { ...product, facts: { ...product.facts, catalogue, claimed, excluded } };
}

/** A misspelt claim is taken for what was meant; it is found fault with as a name, and not by all that it would answer. */
function instrumentMeant(catalogue: Catalogue, name: string): string | undefined {
  if (catalogue.findInstrument(name) !== undefined) return name;
  const names = catalogue.instruments.map(({ id }) => id);
  return nearestName(name, names);
}

const catalogues = new WeakMap<Tables['packs'], Catalogue>();

/** The embedded catalogue with a product's packs: the same for the same packs. */
function catalogueWith(packs: Tables['packs']): Catalogue {
  const catalogue = catalogues.get(packs) ?? builtIn.withPacks(packs);
  catalogues.set(packs, catalogue);
  return catalogue;
}
