// The tables of a product by name, and which of them a judgement may read.
import type { ProductFacts } from '../regulations/applicability';
import type { PolicyValues, ProductValues, ScopeClaim } from '../records/product';
import type { SeveritySettings } from '../records/annotation-file';
import type { DataAnchor } from '../text/anchor';
import type { RequirementPack } from '../records/read-pack';
import type { Mention } from '../records/value-type';
import type { SupportSnapshot } from '../support/snapshot';
import type {
  ArtifactRow,
  CardRow,
  ComponentRow,
  FailedRow,
  ManifestRow,
  MismatchRow,
  Place,
  RecordRow,
  RowOf,
  StrayRow,
  TagRow,
  UnreadRow,
  UseRow,
} from './rows';

/** A product: what its own file says of it. */
export interface Product {
  /** The folder that it owns; empty for the workspace's own. */
  readonly folder: string;
  /** The file that opens it. */
  readonly file: string;
  readonly anchor: DataAnchor;
  readonly values: ProductValues | undefined;
  readonly claims: readonly ScopeClaim[];
  readonly policies: {
    readonly safety: PolicyValues | undefined;
    readonly security: PolicyValues | undefined;
    readonly data: PolicyValues | undefined;
  };
  /** Something in the risk policy could not be understood, so that its levels are not known for sure. */
  readonly policyInDoubt: boolean;
  readonly severities: SeveritySettings;
  readonly mentions: readonly Mention[];
  /** What decides which clauses apply. */
  readonly facts: ProductFacts;
}

/** Which records an id names; more than one where it is given twice. */
export interface IdIndex {
  readonly named: (id: string) => readonly RecordRow[];
  readonly all: ReadonlyMap<string, readonly RecordRow[]>;
}

/** What is at the paths that records name. */
export interface PlaceIndex {
  /** The place that a text in a file names, read as a path relative to that file. */
  readonly at: (file: string, text: string) => Place | undefined;
  /** The digest of all that the texts name together: of texts as a review stamps it, of bytes as a model states it. */
  readonly digestOf: (file: string, texts: readonly string[], kind: 'text' | 'bytes') => string | undefined;
}

/** All tables of a product. */
export interface Tables {
  readonly risks: readonly RowOf<'risk'>[];
  readonly controls: readonly RowOf<'control'>[];
  readonly requirements: readonly RowOf<'requirement'>[];
  readonly items: readonly RowOf<'item'>[];
  readonly dependencies: readonly RowOf<'dependency'>[];
  readonly models: readonly RowOf<'model'>[];
  readonly datasets: readonly RowOf<'dataset'>[];
  readonly evidence: readonly RowOf<'evidence'>[];
  readonly waivers: readonly RowOf<'waiver'>[];
  readonly exclusions: readonly RowOf<'exclusion'>[];
  readonly clauses: readonly RowOf<'clause'>[];
  /** The requirement packs, in the order of their paths. */
  readonly packs: readonly RequirementPack[];
  readonly components: readonly ComponentRow[];
  readonly mismatches: readonly MismatchRow[];
  readonly manifests: readonly ManifestRow[];
  readonly uses: readonly UseRow[];
  /** Model files, each with what the cards beside it say. */
  readonly artifacts: readonly ArtifactRow[];
  /** Model cards, also those beside which no model file stands. */
  readonly cards: readonly CardRow[];
  readonly tags: readonly TagRow[];
  readonly strays: readonly StrayRow[];
  readonly unread: readonly UnreadRow[];
  readonly failed: readonly FailedRow[];
  /** The committed support snapshot, and what was asked of the network just now; at most one of each. */
  readonly support: readonly SupportSnapshot[];
  readonly ids: IdIndex;
  readonly places: PlaceIndex;
}

export type TableName = keyof Tables;

/** A product with its tables and, for each, a number that changes only when its rows do. */
export interface ProductModel {
  readonly product: Product;
  readonly tables: Tables;
  readonly revisions: Readonly<Record<TableName | 'product', number>>;
  /** Every file with facts that belongs to the product. */
  readonly files: readonly string[];
}

/** The tables whose records name clauses. */
export const clauseTables = [
  'controls',
  'requirements',
  'evidence',
  'exclusions',
] as const satisfies readonly TableName[];

/** The tables whose records may refer to others. */
export const referringTables = [
  'risks',
  'controls',
  'requirements',
  'items',
  'dependencies',
  'models',
  'datasets',
  'evidence',
  'exclusions',
] as const satisfies readonly TableName[];
