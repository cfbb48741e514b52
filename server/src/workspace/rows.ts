// The rows of a product's tables: plain facts with anchors, never offsets.
// Invariant: typing a comment changes no row, so that no judgement over rows has to be made again.
import type { DataAnchor } from '../text/anchor';
import type { ReadingProblem } from '../text/reading';
import type { Component } from '../manifests/component';
import type { LockMismatch } from '../manifests/lock-mismatches';
import type { Artifact } from '../models/artifacts/artifact';
import type { CardNotation } from '../models/artifacts/cards';
import type { StatedModel } from '../models/artifacts/stated-model';
import type { ModelUse } from '../models/use';
import type { RecordKindName } from '../records/kind-names';
import type { RecordKinds } from '../records/kinds/kinds';
import type { RecordOf } from '../records/record-kind';
import type { TagVerb } from '../records/trace-tags';
import type { Mention } from '../records/value-type';
import type { SbomStatement } from '../support/sbom-source';

/** A record of a product. */
export interface RecordRow<V = unknown> {
  readonly kind: RecordKindName;
  /** The id; a dependency goes by its package, what has neither by nothing. */
  readonly id: string | undefined;
  readonly value: V;
  readonly mentions: readonly Mention[];
  /** The keys that stand there. */
  readonly keys: ReadonlySet<string>;
  readonly anchor: DataAnchor;
}

export type RowOf<K extends RecordKindName> = RecordRow<RecordOf<RecordKinds[K]>>;

/** A component of a manifest of the product; a runtime that it asks for is one too. */
export interface ComponentRow {
  readonly component: Component;
  /** The manifest, or the lockfile or SBOM where no manifest names it. */
  readonly manifest: string;
  /** What an SBOM of the product says of its support. */
  readonly sbom?: SbomStatement;
}

/** A manifest of the product, or a lockfile beside which none stands. */
export interface ManifestRow {
  readonly file: string;
  /** The lockfile that counts for it. */
  readonly lockfile: string | undefined;
  /** The names of the lockfiles that could speak for it, the one that counts first. */
  readonly lockedBy: readonly string[];
}

/** A component of which a manifest of the product and its lockfile do not say the same. */
export interface MismatchRow extends LockMismatch {
  readonly manifest: string;
}

/** A place in code where a model or dataset is used. */
export interface UseRow {
  readonly use: Omit<ModelUse, 'span' | 'callLines' | 'cell'>;
  /** Names the n-th use of the file. */
  readonly anchor: DataAnchor;
  /** Ids of records that a trace tag on the line, above it or on the enclosing function names. */
  readonly tagged: readonly string[];
}

/** A model file. */
export interface ArtifactRow {
  readonly path: string;
  readonly identity: Artifact;
  /** Undefined where it could not be read, and in an editor while a large file is being hashed. */
  readonly sha256: string | undefined;
  readonly size: number;
  /** Of which larger model it is a piece; a model in several pieces has several rows. */
  readonly shard: Shard | undefined;
  /** All that is said of the model: by the file itself (`identity.metadata`), and for the rest by the cards beside it. */
  readonly stated: StatedModel;
  /** The cards beside it, the one that counts first: a README.md with front matter, an MLmodel, a config.json. */
  readonly cards: readonly CardRow[];
}

/** One piece of a model: `model-00001-of-00002.safetensors`. */
export interface Shard {
  /** The path of the model without the piece's number, equal for all pieces: `ckpt/model.safetensors`. */
  readonly whole: string;
  /** Counts from 1. */
  readonly number: number;
  readonly count: number;
}

/** A file that tells of a model: a model card, or the description that a tool keeps beside its files. */
export interface CardRow {
  readonly file: string;
  readonly notation: CardNotation;
  readonly stated: StatedModel;
}

/** An id that a trace tag names. */
export interface TagRow {
  readonly verb: TagVerb;
  readonly id: string;
  readonly anchor: DataAnchor;
}

/** A suppression comment where none can be: in a file that is no annotation file. */
export interface StrayRow {
  /** Empty where it names none. */
  readonly rule: string;
  readonly anchor: DataAnchor;
}

/** A file, or a part of it, that could not be read. */
export interface UnreadRow {
  readonly file: string;
  readonly problem: ReadingProblem;
}

/** A file whose reader fell over. */
export interface FailedRow {
  readonly file: string;
  readonly reason: string;
}

/** What is at a path that a record names. */
export interface Place {
  /** From the workspace's folder; undefined when the path leads out of it. */
  readonly path: string | undefined;
  /** The files meant: one, or those of a folder or glob. */
  readonly files: readonly string[];
  readonly exists: boolean;
  /** `unknown`: the language is not understood, so that nothing can be said. */
  readonly symbol: 'none' | 'found' | 'missing' | 'unknown';
  /** `digest  path#symbol` lines of the files, sorted, for reviews; undefined where none was asked for. */
  readonly digests: readonly string[] | undefined;
}
