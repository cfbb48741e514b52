// Packages of HL7 FHIR: profiles, terminology and the specification itself. They are published by the protocol of npm, in a
// registry of their own. Invariant: no package of npm's own registry is taken for one of them.
// Source: hl7.org/fhir/packages.html.
import { makePurl, type Purl } from '../../terms/purl';
import { componentOf, type Component } from '../component';
import type { DataAnchor } from '../../text/anchor';
import type { Fields } from '../manifest-data';

/** The registry of HL7. */
const REGISTRY = 'https://packages.fhir.org';
/** Names that HL7 uses in that registry, and nobody elsewhere. */
const NAME = /^hl7\.(?:fhir|terminology|cda|ehrs)(?:\.[a-z0-9-]+)*$/i;

/** Whether a package.json describes a package of FHIR and not one of npm. */
export function isFhirPackage({ fhirVersions, canonical, name, ...more }: Fields): boolean {
  return (
    fhirVersions !== undefined ||
    more['fhir-version-list'] !== undefined ||
    (canonical !== undefined && isFhirName(name))
  );
}

/** Whether a name is one of HL7's. */
export function isFhirName(name: unknown): boolean {
  return typeof name === 'string' && NAME.test(name);
}

export function fhirPurl(name: string, version: string | undefined): Purl | undefined {
  return makePurl({ type: 'npm', name, version, qualifiers: { repository_url: REGISTRY } });
}

/** A package with what is asked of its version: a number, `4.0.x`, `current` or `dev`. */
export function fhirComponent(name: string, range: string | undefined, anchor: DataAnchor): Component | undefined {
  const version = /^\d+(?:\.\d+)*(?:-[\w.-]+)?$/.exec(range ?? '')?.[0];
  const purl = fhirPurl(name, version);
  return purl && componentOf({ purl, name, version, range, direct: true, anchor });
}
