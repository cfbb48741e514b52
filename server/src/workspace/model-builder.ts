// Builds the model of a snapshot from what is on disk and in editors, and from the model before.
// Invariant: only files that changed are read again, and a table's revision changes only if its rows do.
import type { SupportSnapshot } from '../support/snapshot';
import type { ManifestFormat } from '../manifests/format';
import { formatOf } from '../manifests/formats';
import { codeOf, FactsReader, isOfInterest, type FileFacts } from './file-facts';
import { Manifests } from './manifests';
import type { Model } from './model';
import { matcherOf } from './paths';
import { PlaceReader, type DigestText } from './places';
import type { FilePort } from './port';
import { ownerOf, productOf } from './products';
import { ProductTables } from './product-tables';
import { isSameAnswers, ModuleFiles, type Answer } from './module-files';
import { stampOf, type Snapshot, type Stamp } from './snapshot';
import type { Product } from './tables';
import type { CodeParsers } from '../syntax/code';

interface Known {
  /** Equal means unchanged. */
  readonly stamp: Stamp;
  readonly facts: FileFacts;
  /** The format as which a manifest that includes the file wants it read. */
  readonly as: ManifestFormat | undefined;
  /** What other files answered when it was read: to each question of its facts. */
  readonly answers: readonly Answer[];
}

/** How many files are read before others get a turn. */
const BATCH = 32;

/** How many files deep manifests may include each other. */
const DEEPEST_INCLUDE = 10;

/** Over how many files a name is followed. */
const MOST_HOPS = 4;

/** Told while many files are read. */
export type Progress = (done: number, total: number) => void;

/** Builds models one after the other, keeping what did not change. */
export class ModelBuilder {
  readonly #outside: { readonly port: FilePort; readonly parsers: CodeParsers; readonly digest: DigestText };
  readonly #reader: FactsReader;
  #known: ReadonlyMap<string, Known> = new Map();
  #tables = new Map<string, ProductTables>();
  #manifests: Manifests | undefined;
  #modules: ModuleFiles | undefined;
  #revision = 0;
  /** Files that changed since the last build that came to its end. */
  readonly #changed = new Set<string>();
  readonly #online = new Map<string, SupportSnapshot>();
  /** How often files were said to have changed at the last build, those among them of which nothing is read. */
  #changes: ReadonlyMap<string, number> = new Map();

  constructor(port: FilePort, parsers: CodeParsers, digest: DigestText) {
    this.#outside = { port, parsers, digest };
    this.#reader = new FactsReader(port, parsers);
  }

  /** Adds, for the next builds, what was asked of the network about the product of a file; undefined takes it away. */
  learn(product: string, online: SupportSnapshot | undefined): void {
    if (online === undefined) this.#online.delete(product);
    else this.#online.set(product, online);
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
    this.#manifests = Manifests.of(factsIn(known), this.#manifests);
    const tables = new Map<string, ProductTables>();
    const models = [];
    for (const product of products) {
      const before = this.#tables.get(product.file) ?? new ProductTables(() => ++this.#revision);
      tables.set(product.file, before);
      const files = owned.get(product.file) ?? new Map<string, FileFacts>();
      models.push(
        await before.update(product, files, {
          manifests: this.#manifests,
          changed: this.#changed,
          paths: snapshot.paths,
          places,
          digest: this.#outside.digest,
          online: this.#online.get(product.file),
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
      manifests: this.#manifests,
      facts: (path) => known.get(path)?.facts,
      paths: () => known.keys(),
      files: snapshot.paths,
    };
  }

  /** Reads what changed since the last build; what was read is kept even when the build is cancelled. */
  async #readChanged(snapshot: Snapshot, signal: AbortSignal, progress: Progress): Promise<void> {
    const known = new Map<string, Known>();
    const due: string[] = [];
    for (const [path, count] of snapshot.changes) if (this.#changes.get(path) !== count) this.#changed.add(path);
    this.#changes = snapshot.changes;
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
      await this.#read(snapshot, known, batch);
      progress(Math.min(at + BATCH, due.length), due.length);
      if (due.length > BATCH) await this.#outside.port.pause();
    }
    await this.#readNeeded(snapshot, known, signal);
    await this.#readJoined(snapshot, known, signal);
  }

  /** Reads code again whose questions to other files are answered otherwise than when it was read. */
  async #readJoined(snapshot: Snapshot, known: Map<string, Known>, signal: AbortSignal): Promise<void> {
    const { port, parsers } = this.#outside;
    const modules = new ModuleFiles(snapshot, port, parsers, this.#modules);
    this.#modules = modules;
    try {
      for (let round = 0; round < MOST_HOPS; round++) {
        const due = [...known].filter(([, { facts, answers }]) => {
          const asks = codeOf(facts)?.asks ?? [];
          return asks.length > 0 && !isSameAnswers(modules.answersTo(asks), answers);
        });
        if (due.length === 0) return;
        signal.throwIfAborted();
        await modules.load(due.flatMap(([, { facts }]) => codeOf(facts)?.asks ?? []));
        for (const [index, [path, before]] of due.entries()) {
          if (index % BATCH === BATCH - 1) await port.pause();
          known.set(path, await this.#readOne(snapshot, path, before, { as: before.as, modules }));
          this.#changed.add(path);
        }
      }
    } finally {
      modules.release();
    }
  }

  /** Reads the files that manifests include whatever their names, and no longer those that none includes any more. */
  async #readNeeded(snapshot: Snapshot, known: Map<string, Known>, signal: AbortSignal): Promise<void> {
    for (let round = 0; round < DEEPEST_INCLUDE; round++) {
      const needed = neededIn(known);
      const due = [...needed].filter(([path, format]) => {
        const before = known.get(path);
        const isRead = before?.facts.kind === 'manifest' && before.stamp === stampOf(snapshot, path);
        return snapshot.paths.has(path) && formatOf(path) === undefined && !(isRead && before.as === format);
      });
      const over = [...known].filter(([path, { as }]) => as !== undefined && !needed.has(path)).map(([path]) => path);
      if (due.length === 0 && over.length === 0) return;
      signal.throwIfAborted();
      await this.#read(snapshot, known, over);
      await this.#read(
        snapshot,
        known,
        due.map(([path]) => path),
        needed,
      );
    }
  }

  async #read(
    snapshot: Snapshot,
    known: Map<string, Known>,
    paths: readonly string[],
    needed?: ReadonlyMap<string, ManifestFormat>,
  ): Promise<void> {
    const read = await Promise.all(
      paths.map((path) => this.#readOne(snapshot, path, known.get(path), { as: needed?.get(path) })),
    );
    paths.forEach((path, index) => {
      const after = read[index];
      if (after !== undefined) known.set(path, after);
      this.#changed.add(path);
    });
  }

  async #readOne(
    snapshot: Snapshot,
    path: string,
    before: Known | undefined,
    { as, modules }: { readonly as: ManifestFormat | undefined; readonly modules?: ModuleFiles },
  ): Promise<Known> {
    const facts = await this.#reader.read(path, snapshot.open.get(path), before?.facts, { as, modules });
    const asks = codeOf(facts)?.asks ?? [];
    const answers = modules?.usedFor(asks) ?? asks.map(() => []);
    return { stamp: stampOf(snapshot, path), facts, as, answers };
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

/** The files that manifests include, with the format of the first that does. */
function neededIn(known: ReadonlyMap<string, Known>): ReadonlyMap<string, ManifestFormat> {
  const needed = new Map<string, ManifestFormat>();
  for (const { facts } of known.values()) {
    if (facts.kind !== 'manifest') continue;
    for (const { path, format } of facts.reading.value.needs) if (!needed.has(path)) needed.set(path, format);
  }
  return needed;
}

function* factsIn(known: ReadonlyMap<string, Known>): Iterable<readonly [path: string, facts: FileFacts]> {
  for (const [path, { facts }] of known) yield [path, facts];
}

function countUnowned(
  unowned: { fragments: string[]; manifests: number; uses: number; artifacts: number },
  path: string,
  facts: FileFacts,
): void {
  if (facts.kind === 'annotation') unowned.fragments.push(path);
  else if (facts.kind === 'manifest') unowned.manifests++;
  else if (facts.kind === 'artifact') unowned.artifacts++;
  unowned.uses += codeOf(facts)?.uses.length ?? 0;
}
