// Composes a CycloneDX SBOM: the product, its components, its AI models, and what requires what.
// Invariant: equal contents give an equal SBOM, in the order of references; no clock, nothing random.
import { ComponentScope, ComponentType, HashAlgorithm } from '@cyclonedx/cyclonedx-library/Enums';
import * as Cdx from '@cyclonedx/cyclonedx-library/Models';
import { strongerScope, type Scope } from '../manifests/component';
import type { DependencyGraph } from '../manifests/format';
import { licenseProblem } from '../terms/license';
import { formatPurl, type Purl } from '../terms/purl';
import type { SbomComponent, SbomContents, SbomModel, SbomProduct } from './contents';
import { readDigest } from './digests';

/** What else CycloneDX has no field for. */
export const propertyNames = {
  /** The versions that a manifest asks for, where no lockfile says which one it is. */
  range: 'compliance-lens:version-range',
  /** By which a model goes in code or on disk. */
  reference: 'compliance-lens:model-reference',
} as const;

/** npm installs peers: what they are needed for does not run without them. */
const scopeNames: Readonly<Record<Scope, ComponentScope>> = {
  runtime: ComponentScope.Required,
  peer: ComponentScope.Required,
  optional: ComponentScope.Optional,
  development: ComponentScope.Excluded,
};

/** An SBOM, in a form from which every notation and version of CycloneDX can be written. */
export interface Sbom {
  readonly bom: Cdx.Bom;
  /** Components of which is known what they require; CycloneDX keeps the others out of its graph. */
  readonly resolved: ReadonlySet<Cdx.BomRef>;
}

/** The SBOM of a product. A component's reference within it is its purl, a model's `model:` and its key. */
export function composeSbom({ product, tool, timestamp, components, graphs, models }: SbomContents): Sbom {
  const described = composeProduct(product);
  const packages = new Map<string, Cdx.Component>();
  for (const merged of mergeByPurl(components)) {
    const composed = composeComponent(merged);
    packages.set(composed.bomRef.toString(), composed);
    if (merged.component.direct) described.dependencies.add(composed.bomRef);
  }
  const resolved = new Set([described.bomRef, ...graphs.flatMap((graph) => linkPackages(packages, graph))]);
  const composedModels = new Map(models.map((model) => [model.key, composeModel(model)]));
  for (const { bomRef } of composedModels.values()) described.dependencies.add(bomRef);
  const maker = new Cdx.Component(ComponentType.Application, tool.name, { version: tool.version });
  const manufacturer = organisation(product.manufacturer);
  const bom = new Cdx.Bom({
    metadata: new Cdx.Metadata({
      timestamp,
      component: described,
      tools: new Cdx.Tools({ components: new Cdx.ComponentRepository([maker]) }),
      manufacture: manufacturer,
      supplier: manufacturer,
    }),
    components: new Cdx.ComponentRepository([...packages.values(), ...composedModels.values()]),
  });
  return { bom, resolved };
}

function composeProduct({ name, version, manufacturer }: SbomProduct): Cdx.Component {
  return new Cdx.Component(ComponentType.Application, name, {
    bomRef: 'product',
    version,
    supplier: organisation(manufacturer),
  });
}

/** One for each package and version: the first, direct if one of them is, needed for the most that one is needed for. */
function mergeByPurl(components: readonly SbomComponent[]): readonly SbomComponent[] {
  const merged = new Map<string, SbomComponent>();
  for (const each of components) {
    const key = formatPurl(purlOf(each));
    const same = merged.get(key);
    const { direct, scope } = same?.component ?? each.component;
    merged.set(key, {
      ...(same ?? each),
      component: {
        ...(same ?? each).component,
        direct: direct || each.component.direct,
        scope: strongerScope(scope, each.component.scope),
      },
    });
  }
  return [...merged.values()];
}

/** A runtime is asked for by its line; which version runs is not known before it is installed. */
function purlOf({ component: { purl } }: SbomComponent): Purl {
  return isRuntime(purl) ? { ...purl, version: undefined } : purl;
}

function isRuntime({ type }: Purl): boolean {
  return type === 'generic';
}

function composeComponent(each: SbomComponent): Cdx.Component {
  const { component, license, supplier } = each;
  const purl = purlOf(each);
  const spelled = formatPurl(purl);
  const composed = new Cdx.Component(isRuntime(purl) ? ComponentType.Platform : ComponentType.Library, purl.name, {
    bomRef: spelled,
    purl: spelled,
    group: purl.namespace,
    version: purl.version,
    scope: scopeNames[component.scope],
    licenses: licensesOf(license),
    supplier: organisation(supplier),
    hashes: new Cdx.HashDictionary(component.hashes.flatMap((text) => present(readDigest(text)))),
  });
  if (purl.version === undefined && component.range !== undefined)
    composed.properties.add(new Cdx.Property(propertyNames.range, component.range));
  return composed;
}

function composeModel(model: SbomModel): Cdx.Component {
  const { key, name, version, scope, purl, references, sha256, license, supplier } = model;
  return new Cdx.Component(ComponentType.MachineLearningModel, name, {
    bomRef: `model:${key}`,
    purl: purl === undefined ? undefined : formatPurl(purl),
    version,
    scope: scopeNames[scope],
    licenses: licensesOf(license),
    supplier: organisation(supplier),
    hashes: new Cdx.HashDictionary(sha256 === undefined ? [] : [[HashAlgorithm['SHA-256'], sha256]]),
    properties: new Cdx.PropertyRepository(
      references.map((reference) => new Cdx.Property(propertyNames.reference, reference)),
    ),
  });
}

/** Adds the edges of a lockfile between packages that the SBOM holds, and gives the references of these packages. */
function linkPackages(
  composed: ReadonlyMap<string, Cdx.Component>,
  { packages }: DependencyGraph,
): readonly Cdx.BomRef[] {
  const found = packages.map(({ component }) => composed.get(formatPurl(component.purl)));
  for (const [index, { requires }] of packages.entries()) {
    for (const { to } of requires) {
      const required = found[to];
      if (required !== undefined) found[index]?.dependencies.add(required.bomRef);
    }
  }
  return found.flatMap((component) => present(component?.bomRef));
}

/** A licence that is no SPDX expression (`UNLICENSED`, `SEE LICENSE IN …`) is given by its words. */
function licensesOf(text: string | undefined): Cdx.LicenseRepository {
  if (text === undefined || text.trim() === '') return new Cdx.LicenseRepository();
  return new Cdx.LicenseRepository([
    licenseProblem(text) === undefined ? new Cdx.LicenseExpression(text) : new Cdx.NamedLicense(text),
  ]);
}

function organisation(name: string | undefined): Cdx.OrganizationalEntity | undefined {
  return name === undefined ? undefined : new Cdx.OrganizationalEntity({ name });
}

function present<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
