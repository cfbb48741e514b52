// What an SBOM says beyond what any manifest says: CPEs, milestones of support, and AI models, which are no packages.
// Invariant: what a document lists is a component, a model, a dataset, or its own product; files and cryptographic assets
// without a purl are left out, since they are no software that somebody could document as a dependency.
import type { DataAnchor } from '../../text/anchor';
import type { Purl } from '../../terms/purl';
import type { Component } from '../component';
import type { ManifestContent } from '../format';

/** A component that an SBOM lists. */
export interface SbomComponent extends Component {
  /** As written; undefined where the document states none. */
  readonly cpe: string | undefined;
  /**
   * Days of its life by the names of the CycloneDX property taxonomy without their prefix `cdx:lifecycle:milestone:`,
   * such as `endOfSupport`. The values are as written.
   */
  readonly milestones: Readonly<Record<string, string>>;
}

/** An AI model or a dataset that an SBOM lists. */
export interface SbomModel {
  readonly name: string;
  readonly version: string | undefined;
  readonly purl: Purl | undefined;
  /** The name under which the document refers to it. */
  readonly reference: string | undefined;
  readonly hashes: readonly string[];
  readonly license: string | undefined;
  /** Who provides it: its supplier, manufacturer or publisher. */
  readonly supplier: string | undefined;
  readonly description: string | undefined;
  readonly card: ModelCard | undefined;
  readonly anchor: DataAnchor;
}

/** The facts of a CycloneDX model card, or of an SPDX AI package. */
export interface ModelCard {
  /** How it learned: `supervised`. */
  readonly approach: string | undefined;
  readonly task: string | undefined;
  readonly architectureFamily: string | undefined;
  readonly modelArchitecture: string | undefined;
  /** The datasets that it was made with, by their names or references. */
  readonly datasets: readonly string[];
  readonly metrics: readonly ModelMetric[];
  /** Texts by the document's own headings, such as `technicalLimitations`. */
  readonly considerations: Readonly<Record<string, readonly string[]>>;
}

/** One measured value of a model. */
export interface ModelMetric {
  readonly type: string | undefined;
  readonly value: string | undefined;
  /** The part of the data that it was measured on. */
  readonly slice: string | undefined;
}

/** An SBOM. */
export interface SbomContent extends ManifestContent {
  /** When a CycloneDX document was written, as it says; the milestones of its components are of that time. */
  readonly timestamp: string | undefined;
  readonly components: readonly SbomComponent[];
  readonly models: readonly SbomModel[];
  /** Datasets that stand as components of their own. */
  readonly datasets: readonly SbomModel[];
}

/** Whether a content is that of an SBOM. */
export function isSbomContent(content: ManifestContent): content is SbomContent {
  return 'models' in content && 'datasets' in content;
}
