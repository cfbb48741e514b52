// An SBOM as CycloneDX 1.6 in JSON: the part of the standard that `compose.ts` makes use of.
// Invariant: lists stand in the order of code units, whatever the language of the machine; the serial number follows
// from the content.
import * as Cdx from '@cyclonedx/cyclonedx-library/Models';
import type { JSON as CdxJson } from '@cyclonedx/cyclonedx-library/Serialize';
import type { Sbom } from './compose';

/** The library's types for JSON. A field that is undefined is not written. */
type Written<T> = T extends string | number | boolean
  ? T
  : T extends readonly (infer E)[]
    ? Written<E>[]
    : { [K in keyof T]: Written<T[K]> | undefined };
type Json = Written<CdxJson.Types.Normalized.Bom>;
type JsonMetadata = Omit<Written<CdxJson.Types.Normalized.Metadata>, 'component'> & {
  component: JsonComponent | undefined;
};
type JsonEntity = Written<CdxJson.Types.Normalized.OrganizationalEntity>;
type JsonLicense = Written<CdxJson.Types.Normalized.License>;
type JsonDependency = Written<CdxJson.Types.Normalized.Dependency>;
/** With the field that version 1.6 brought. */
type JsonComponent = Written<CdxJson.Types.Normalized.Component> & { manufacturer?: JsonEntity | undefined };

/** The text of the SBOM, indented, without a line end behind it. `digest` gives the SHA-256 of a text in hexadecimal. */
export function writeSbomJson(sbom: Sbom, digest: (text: string) => string): string {
  const content = contentOf(sbom);
  const written: Json = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(digest(JSON.stringify(content)))}`,
    ...content,
  };
  return JSON.stringify(written, undefined, 2);
}

/** A name-based UUID of version 8 from a SHA-256. Source: RFC 9562, 5.8 and appendix B.2. */
function uuidOf(sha256: string): string {
  const variant = ((parseInt(sha256.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const digits = `${sha256.slice(0, 12)}8${sha256.slice(13, 16)}${variant}${sha256.slice(17, 32)}`;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function contentOf({ bom, resolved }: Sbom): Omit<Json, 'bomFormat' | 'specVersion'> {
  const { version, metadata, components } = bom;
  const described = [...(metadata.component === undefined ? [] : [metadata.component]), ...components];
  const linked = described.filter(({ bomRef }) => resolved.has(bomRef));
  return {
    version,
    metadata: metadataOf(metadata),
    components: componentsOf(components),
    dependencies: inOrder(linked.map(dependencyOf), ({ ref }) => ref ?? ''),
  };
}

/** Who manufactured the product stands at the product since version 1.6. */
function metadataOf({ timestamp, tools, component, manufacture, supplier }: Cdx.Metadata): JsonMetadata {
  return {
    timestamp: timestamp?.toISOString().replace(/\.\d+Z$/, 'Z'),
    tools: { components: componentsOf(tools.components) },
    component: component && { ...componentOf(component), manufacturer: entityOf(manufacture) },
    supplier: entityOf(supplier),
  };
}

function componentsOf(components: Iterable<Cdx.Component>): JsonComponent[] {
  return inOrder([...components].map(componentOf), (component) => component['bom-ref'] ?? '');
}

function componentOf(component: Cdx.Component): JsonComponent {
  const hashes = [...component.hashes].map(([alg, content]) => ({ alg, content }));
  const properties = [...component.properties].map(({ name, value }) => ({ name, value }));
  return {
    type: component.type,
    'bom-ref': component.bomRef.value,
    supplier: entityOf(component.supplier),
    group: component.group,
    name: component.name,
    version: component.version,
    scope: component.scope,
    hashes: unlessEmpty(inOrder(hashes, ({ alg }) => alg)),
    licenses: unlessEmpty([...component.licenses].map(licenseOf)),
    purl: component.purl,
    properties: unlessEmpty(inOrder(properties, ({ name, value }) => `${name} ${value}`)),
  };
}

function entityOf(entity: Cdx.OrganizationalEntity | undefined): JsonEntity | undefined {
  return entity && { name: entity.name };
}

function licenseOf(license: Cdx.License): JsonLicense {
  if (license instanceof Cdx.LicenseExpression) return { expression: license.expression };
  return license instanceof Cdx.NamedLicense ? { license: { name: license.name } } : { license: { id: license.id } };
}

function dependencyOf({ bomRef, dependencies }: Cdx.Component): JsonDependency {
  const refs = [...dependencies].filter((ref) => ref !== bomRef).map((ref) => ref.toString());
  return { ref: bomRef.toString(), dependsOn: unlessEmpty(inOrder(refs, (ref) => ref)) };
}

function unlessEmpty<T>(values: T[]): T[] | undefined {
  return values.length === 0 ? undefined : values;
}

function inOrder<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  return values.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}
