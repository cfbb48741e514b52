// Builds the model of a snapshot from what is on disk and in editors, and from the model before.
// Invariant: only files that changed are read again, and a table's revision changes only if its rows do.
import type { SourceFile } from '../text/source-file';
import { FactsReader, isOfInterest, type FileFacts } from './file-facts';
import type { Model } from './model';
import { matcherOf } from './paths';
import { PlaceReader, type DigestText } from './places';
import type { FilePort } from './port';
import { ownerOf, productOf } from './products';
import { ProductTables } from './product-tables';
import type { Snapshot } from './snapshot';
import type { Product } from './tables';
import type { CodeParsers } from '../syntax/code';

interface Known {
  /** The open file, or how often the disk was said to have changed: equal means unchanged. */
  readonly stamp: SourceFile | number;
  readonly facts: FileFacts;
}

/** How many files are read before others get a turn. */
const BATCH = 32;

/** Told while many files are read. */
export type Progress = (done: number, total: number) => void;

/** Builds models one after the other, keeping what did not change. */
export class ModelBuilder {
  readonly #outside: { readonly port: FilePort; readonly parsers: CodeParsers; readonly digest: DigestText };
  readonly #reader: FactsReader;
  #known: ReadonlyMap<string, Known> = new Map();
  #tables = new Map<string, ProductTables>();
  #revision = 0;
  /** Files that changed since the last build that came to its end. */
  readonly #changed = new Set<string>();

  constructor(port: FilePort, parsers: CodeParsers, digest: DigestText) {
    this.#outside = { port, parsers, digest };
    this.#reader = new FactsReader(port, parsers);
  }

  /** The model of a snapshot. Throws the signal's reason when cancelled; what was read until then is kept. */
  async build(snapshot: Snapshot, signal: AbortSignal, progress: Progress = () => undefined): Promise<Model> {
    await this.#readChanged(snapshot, signal, progress);
    const known = this.#known;
    const products = this.#products(known);
    const owner = (path: string): Product | undefined => ownerOf(products, path);
    const owned = new Map<string, Map<string, FileFacts>>(
      products.map((product) => [product.file, new Map<string, FileFacts>()]),
    );
    const excludes = new Map(
      products.map((product) => [product.file, matcherOf(product.values?.exclude ?? [], product.folder)]),
    );
    const unowned = { fragments: [] as string[], manifests: 0, uses: 0, artifacts: 0 };
    for (const [path, { facts }] of known) {
      const product = owner(path);
      if (product === undefined) countUnowned(unowned, path, facts);
      else if (path === product.file || excludes.get(product.file)?.(path) !== true)
        owned.get(product.file)?.set(path, facts);
    }
    const places = new PlaceReader(snapshot, this.#outside);
    const lockfiles = [...known].flatMap(([path, { facts }]) =>
      facts.kind === 'manifest' && facts.format.kind === 'lockfile' ? [path] : [],
    );
    const tables = new Map<string, ProductTables>();
    const models = [];
    for (const product of products) {
      const before = this.#tables.get(product.file) ?? new ProductTables(() => ++this.#revision);
      tables.set(product.file, before);
      const files = owned.get(product.file) ?? new Map<string, FileFacts>();
      models.push(
        await before.update(product, files, {
          factsOf: (path) => known.get(path)?.facts,
          lockfiles,
          changed: this.#changed,
          paths: snapshot.paths,
          places,
          digest: this.#outside.digest,
          signal,
        }),
      );
    }
    this.#tables = tables;
    this.#changed.clear();
    return {
      products: models,
      unowned,
      listed: snapshot.paths.size,
      skipped: snapshot.skipped,
      facts: (path) => known.get(path)?.facts,
      paths: () => known.keys(),
    };
  }

  /** Reads what changed since the last build; what was read is kept even when the build is cancelled. */
  async #readChanged(snapshot: Snapshot, signal: AbortSignal, progress: Progress): Promise<void> {
    const known = new Map<string, Known>();
    const due: string[] = [];
    for (const path of snapshot.paths) {
      const before = this.#known.get(path);
      if (before?.stamp === stampOf(snapshot, path)) known.set(path, before);
      else if (isOfInterest(path) || snapshot.open.has(path)) due.push(path);
    }
    for (const [path, before] of this.#known) {
      if (!snapshot.paths.has(path)) this.#changed.add(path);
      else if (!known.has(path)) known.set(path, before);
    }
    this.#known = known;
    for (let at = 0; at < due.length; at += BATCH) {
      signal.throwIfAborted();
      const batch = due.slice(at, at + BATCH);
      const read = await Promise.all(
        batch.map((path) => this.#reader.read(path, snapshot.open.get(path), known.get(path)?.facts)),
      );
      batch.forEach((path, index) => {
        const facts = read[index];
        if (facts !== undefined) known.set(path, { stamp: stampOf(snapshot, path), facts });
        this.#changed.add(path);
      });
      progress(Math.min(at + BATCH, due.length), due.length);
      if (due.length > BATCH) await this.#outside.port.pause();
    }
  }

  #products(known: ReadonlyMap<string, Known>): readonly Product[] {
    const products: Product[] = [];
    for (const { facts } of known.values()) {
      if (facts.kind !== 'annotation') continue;
      const product = productOf(facts.annotation, []);
      if (product !== undefined) products.push(product);
    }
    return products.sort((a, b) => (a.file < b.file ? -1 : 1));
  }
}

function stampOf(snapshot: Snapshot, path: string): SourceFile | number {
  return snapshot.open.get(path) ?? snapshot.changes.get(path) ?? 0;
}

function countUnowned(
  unowned: { fragments: string[]; manifests: number; uses: number; artifacts: number },
  path: string,
  facts: FileFacts,
): void {
  if (facts.kind === 'annotation') unowned.fragments.push(path);
  else if (facts.kind === 'manifest') unowned.manifests++;
  else if (facts.kind === 'artifact') unowned.artifacts++;
  else if (facts.kind === 'code') unowned.uses += facts.uses.length;
}
