// The record of a component as far as it can be filled in: what it is for and what it has to do only a person knows.
import type { Component } from '../../manifests/component';
import { licenseProblem } from '../../terms/license';
import { recordedPackage, recordScheme } from '../dependency-records';

/** What is known of a component, by the fields of its record; what is not known is left out. */
export function newRecord({ purl, range, license }: Component): Readonly<Record<string, string>> {
  const isRange =
    range !== undefined && !['', '*'].includes(range) && recordScheme(purl)?.lowestOf(range) !== undefined;
  const isLicense = license !== undefined && licenseProblem(license) === undefined;
  return {
    package: recordedPackage(purl),
    ...(isRange ? { versions: range } : {}),
    ...(isLicense ? { license } : {}),
  };
}
