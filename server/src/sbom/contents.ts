// What an SBOM is composed of: a product with its components and models, in the project's own terms.
// Invariant: plain facts; what is not known is undefined, and whatever stands here goes into the SBOM.
import type { Component, Scope } from '../manifests/component';
import type { DependencyGraph } from '../manifests/format';
import type { Purl } from '../terms/purl';

export interface SbomContents {
  readonly product: SbomProduct;
  /** What makes the SBOM. */
  readonly tool: { readonly name: string; readonly version: string };
  /** Undefined leaves the time out, so that equal contents give an equal SBOM. */
  readonly timestamp: Date | undefined;
  /** The same package may stand here several times; it becomes one component. */
  readonly components: readonly SbomComponent[];
  /** The lockfiles that tell what requires what. */
  readonly graphs: readonly DependencyGraph[];
  readonly models: readonly SbomModel[];
}

export interface SbomProduct {
  readonly name: string;
  readonly version: string | undefined;
  readonly manufacturer: string | undefined;
}

export interface SbomComponent {
  readonly component: Component;
  /** The licence of its record, else of its lockfile; an SPDX expression or words. */
  readonly license: string | undefined;
  readonly supplier: string | undefined;
}

export interface SbomModel {
  /** Unique among the models: the id of its record, else its reference. */
  readonly key: string;
  readonly name: string;
  readonly version: string | undefined;
  readonly scope: Scope;
  /** Of a model on a hub. */
  readonly purl: Purl | undefined;
  /** By which code and files name it: `pkg:huggingface/…`, `hosted:…`, paths. */
  readonly references: readonly string[];
  /** Of the one file that holds it; 64 hexadecimal digits in lower case. */
  readonly sha256: string | undefined;
  readonly license: string | undefined;
  readonly supplier: string | undefined;
}
