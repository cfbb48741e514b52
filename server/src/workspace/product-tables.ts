// The tables of one product, kept up to date: rows by file, joined in the order of paths.
// Invariant: a table's revision changes only if its rows do; an update that is cancelled changes nothing.
import type { AnnotationFile } from '../records/annotation-file';
import type { RecordKindName } from '../records/kind-names';
import type { Mention } from '../records/value-type';
import type { SupportSnapshot } from '../support/snapshot';
import { withCards } from './artifact-cards';
import type { CodeFacts } from './code-facts';
import type { FileFacts } from './file-facts';
import { ComponentJoiner, type Joined } from './components';
import type { Manifests } from './manifests';
import { isPath } from './paths';
import { combineDigests, type DigestText, type PlaceReader } from './places';
import { inItsTerms } from './products';
import { recordRows } from './record-rows';
import type { ArtifactRow, CardRow, Place, RecordRow, UnreadRow } from './rows';
import { isSame, keepSame } from './same';
import type { IdIndex, PlaceIndex, Product, ProductModel, TableName, Tables } from './tables';

/** What an update may look at beside the product's own files. */
export interface Surroundings {
  /** Those of the whole workspace. */
  readonly manifests: Manifests;
  /** Files that may have changed since the last update. */
  readonly changed: ReadonlySet<string>;
  readonly paths: ReadonlySet<string>;
  readonly places: PlaceReader;
  readonly digest: DigestText;
  /** What was asked of the network about the product; undefined where nothing was. */
  readonly online: SupportSnapshot | undefined;
  readonly signal: AbortSignal;
}

type RowTable = Exclude<TableName, 'ids' | 'places' | 'components' | 'mismatches' | 'manifests'>;
type FileRows = Readonly<Partial<Record<RowTable, readonly unknown[]>>>;

interface FileState {
  readonly facts: FileFacts;
  readonly rows: FileRows;
}

const tableOfKind: Readonly<Record<RecordKindName, RowTable>> = {
  risk: 'risks',
  control: 'controls',
  requirement: 'requirements',
  item: 'items',
  dependency: 'dependencies',
  model: 'models',
  dataset: 'datasets',
  evidence: 'evidence',
  waiver: 'waivers',
  exclusion: 'exclusions',
  clause: 'clauses',
};

const recordTables = Object.values(tableOfKind);
/** The id of a pack's clause is one within its instrument only. */
const idTables = recordTables.filter((table) => table !== 'clauses');
const rowTables: readonly RowTable[] = [
  ...recordTables,
  'uses',
  'artifacts',
  'cards',
  'tags',
  'strays',
  'unread',
  'failed',
  'support',
  'packs',
];

const noPlaces: ReadonlyMap<string, ReadonlyMap<string, Place>> = new Map();

/** One product's tables from update to update. */
export class ProductTables {
  #files: ReadonlyMap<string, FileState> = new Map();
  #model: ProductModel | undefined;
  #paths: ReadonlySet<string> | undefined;
  #places = noPlaces;
  /** Counts up over all products of a workspace, so that a product that comes back is not taken for what it was. */
  readonly #nextRevision: () => number;
  readonly #joiner = new ComponentJoiner();
  #joined: Joined | undefined;
  #online: SupportSnapshot | undefined;

  constructor(nextRevision: () => number) {
    this.#nextRevision = nextRevision;
  }

  /** Brings the tables up to date with the product's files. */
  async update(product: Product, files: ReadonlyMap<string, FileFacts>, around: Surroundings): Promise<ProductModel> {
    const before = this.#model;
    const states = this.#statesOf(files);
    const dirty = before === undefined ? rowTables : this.#dirtyTables(states);
    const tables: Record<string, unknown> = { ...before?.tables };
    const revisions: Record<string, number> = { ...before?.revisions };
    const change = (table: TableName | 'product', value: unknown): void => {
      tables[table] = value;
      revisions[table] = this.#nextRevision();
    };
    const ofFiles = (table: RowTable): unknown[] => [...states.values()].flatMap((state) => state.rows[table] ?? []);
    for (const table of dirty) {
      // These are put together below: with what the lockfiles leave open, what was asked, what the cards say.
      if (table !== 'unread' && table !== 'support' && table !== 'artifacts') change(table, ofFiles(table));
    }
    if (dirty.includes('support') || around.online !== this.#online)
      change('support', [...ofFiles('support'), ...(around.online === undefined ? [] : [around.online])]);
    if (dirty.includes('artifacts') || dirty.includes('cards')) {
      // The rows of these tables are made by `rowsOf` from the facts of artifacts and cards.
      const rows = withCards(ofFiles('artifacts') as ArtifactRow[], ofFiles('cards') as CardRow[]);
      const artifacts = keepSame(before?.tables.artifacts, rows);
      if (artifacts !== before?.tables.artifacts) change('artifacts', artifacts);
    }
    const joined = this.#joiner.join(files.keys(), around.manifests);
    if (joined !== this.#joined) {
      change('components', joined.components);
      for (const table of ['mismatches', 'manifests'] as const) {
        const rows = keepSame<unknown>(before?.tables[table], joined[table]);
        if (rows !== before?.tables[table]) change(table, rows);
      }
    }
    if (joined !== this.#joined || dirty.includes('unread')) {
      const own = [...states.values()].flatMap((state) => (state.rows.unread ?? []) as readonly UnreadRow[]);
      const unread = keepSame(before?.tables.unread, [...own, ...joined.unread]);
      if (unread !== before?.tables.unread) change('unread', unread);
    }
    if (before === undefined || dirty.some((table) => recordTables.includes(table))) {
      // The record tables were all set above, at this or an earlier update.
      change('ids', indexOf(idTables.flatMap((table) => tables[table] as readonly RecordRow[])));
    }
    const places = await this.#updatePlaces(product, states, around);
    if (before === undefined || places !== this.#places) change('places', placeIndex(places, around.digest));
    const full = inItsTerms(product, tables as unknown as Pick<Tables, 'exclusions' | 'packs'>);
    const isSameProduct = before !== undefined && isSame(before.product, full);
    if (!isSameProduct) revisions.product = this.#nextRevision();
    // Every table and revision has been set: at the first update all are dirty.
    const model = {
      product: isSameProduct ? before.product : full,
      tables: tables as unknown as Tables,
      revisions: revisions as ProductModel['revisions'],
      files: [...files.keys()],
    };
    this.#files = states;
    this.#joined = joined;
    this.#online = around.online;
    this.#places = places;
    this.#paths = around.paths;
    this.#model = model;
    return model;
  }

  /** The files in the order of their paths, with the rows that were there where they say the same. */
  #statesOf(files: ReadonlyMap<string, FileFacts>): ReadonlyMap<string, FileState> {
    const states = new Map<string, FileState>();
    for (const [path, facts] of inOrder(files)) {
      const known = this.#files.get(path);
      states.set(path, known?.facts === facts ? known : { facts, rows: keepRows(known?.rows, rowsOf(path, facts)) });
    }
    return states;
  }

  /** The tables with rows of a file that changed, came or went. */
  #dirtyTables(states: ReadonlyMap<string, FileState>): readonly RowTable[] {
    const pairs: (readonly [FileRows | undefined, FileRows | undefined])[] = [];
    for (const [path, { rows }] of states) {
      const before = this.#files.get(path)?.rows;
      if (before !== rows) pairs.push([before, rows]);
    }
    for (const [path, { rows }] of this.#files) if (!states.has(path)) pairs.push([rows, undefined]);
    return rowTables.filter((table) => pairs.some(([before, after]) => before?.[table] !== after?.[table]));
  }

  /** The places that the product's records name, by file and text. */
  async #updatePlaces(
    product: Product,
    states: ReadonlyMap<string, FileState>,
    around: Surroundings,
  ): Promise<ReadonlyMap<string, ReadonlyMap<string, Place>>> {
    const places = new Map<string, ReadonlyMap<string, Place>>();
    let isChanged = false;
    for (const [path, state] of states) {
      if (state.facts.kind !== 'annotation') continue;
      const known = this.#places.get(path);
      const isCurrent =
        this.#files.get(path)?.rows === state.rows && this.#paths === around.paths && path !== product.file;
      if (known !== undefined && isCurrent && !touchesChanged(known, around.changed)) places.set(path, known);
      else {
        around.signal.throwIfAborted();
        const found = await lookUpAll(path, state, product, around.places);
        const kept = known !== undefined && isSame([...known], [...found]) ? known : found;
        isChanged ||= kept !== known;
        places.set(path, kept);
      }
    }
    return isChanged || places.size !== this.#places.size ? places : this.#places;
  }
}

/** Entries by ascending path; a listing has them so already. */
function inOrder<T>(files: ReadonlyMap<string, T>): Iterable<readonly [string, T]> {
  let before = '';
  for (const path of files.keys()) {
    if (path < before) return [...files].sort(([a], [b]) => (a < b ? -1 : 1));
    before = path;
  }
  return files;
}

function touchesChanged(places: ReadonlyMap<string, Place>, changed: ReadonlySet<string>): boolean {
  if (changed.size === 0) return false;
  for (const place of places.values()) if (place.files.some((file) => changed.has(file))) return true;
  return false;
}

/** Looks up every path that a file's records name; of a control under review and of a model with its digest. */
async function lookUpAll(
  file: string,
  state: FileState,
  product: Product,
  reader: PlaceReader,
): Promise<Map<string, Place>> {
  const places = new Map<string, Place>();
  const lookUp = async (mention: Mention, digest: 'none' | 'text' | 'bytes'): Promise<void> => {
    if (!isPath(mention)) return;
    const { text } = mention;
    const key = placeKey(text, digest);
    if (!places.has(key)) places.set(key, await reader.lookUp({ file, text, digest }, product.folder));
  };
  for (const mention of file === product.file ? product.mentions : []) await lookUp(mention, 'none');
  for (const row of recordTables.flatMap((table) => (state.rows[table] ?? []) as readonly RecordRow[])) {
    for (const mention of row.mentions) {
      if (mention.shape.kind !== 'reference' || !mention.shape.to.includes('path')) continue;
      await lookUp(mention, 'none');
      if (row.keys.has('reviewed') && mention.path[0] === 'implemented-by') await lookUp(mention, 'text');
      if (row.kind === 'model' && mention.path[0] === 'artifact') await lookUp(mention, 'bytes');
    }
  }
  return places;
}

/** A place with a digest is another one than without; no path holds a NUL. */
function placeKey(text: string, digest: 'none' | 'text' | 'bytes'): string {
  return digest === 'none' ? text : `${digest}\0${text}`;
}

/** The rows that a file's facts give, by table. */
function rowsOf(path: string, facts: FileFacts): FileRows {
  switch (facts.kind) {
    case 'annotation':
      return annotationRows(facts.annotation);
    case 'manifest': {
      const { code, reading } = facts;
      const problems = [...reading.problems, ...(code?.problems ?? [])];
      return { ...codeRows(code), unread: unreadRows(path, problems) };
    }
    case 'support':
      return { unread: unreadRows(path, facts.reading.problems), support: [facts.reading.value] };
    case 'code':
      return { ...codeRows(facts), unread: unreadRows(path, facts.problems) };
    case 'artifact':
      return { artifacts: [facts.artifact] };
    case 'failed':
      return { failed: [{ file: path, reason: facts.reason }] };
    case 'none':
      return {};
  }
}

function annotationRows(annotation: AnnotationFile): FileRows {
  const rows = groupRows(recordRows(annotation));
  return annotation.pack === undefined ? rows : { ...rows, packs: [annotation.pack] };
}

function codeRows(code: CodeFacts | undefined): FileRows {
  const { uses = [], tags = [], strays = [], card } = code ?? {};
  return { uses, tags, strays, cards: card === undefined ? [] : [card] };
}

function groupRows(rows: readonly RecordRow[]): FileRows {
  const grouped: Partial<Record<RowTable, RecordRow[]>> = {};
  for (const row of rows) (grouped[tableOfKind[row.kind]] ??= []).push(row);
  return grouped;
}

function unreadRows(file: string, problems: readonly UnreadRow['problem'][]): readonly UnreadRow[] {
  return problems.map((problem) => ({ file, problem }));
}

function keepRows(before: FileRows | undefined, after: FileRows): FileRows {
  if (before === undefined) return after;
  const kept: Partial<Record<RowTable, readonly unknown[]>> = {};
  for (const table of rowTables) {
    const rows = after[table];
    if (rows !== undefined) kept[table] = keepSame(before[table], rows);
  }
  return rowTables.every((table) => kept[table] === before[table]) ? before : kept;
}

function indexOf(rows: readonly RecordRow[]): IdIndex {
  const all = new Map<string, RecordRow[]>();
  for (const row of rows) {
    if (row.id === undefined) continue;
    const same = all.get(row.id);
    if (same === undefined) all.set(row.id, [row]);
    else same.push(row);
  }
  return { all, named: (id) => all.get(id) ?? [] };
}

function placeIndex(places: ReadonlyMap<string, ReadonlyMap<string, Place>>, digest: DigestText): PlaceIndex {
  return {
    at: (file, text) => places.get(file)?.get(text),
    digestOf(file, texts, kind) {
      const found = texts.map((text) => places.get(file)?.get(placeKey(text, kind)));
      if (found.some((place) => place?.digests === undefined)) return undefined;
      return combineDigests(
        found.flatMap((place) => place?.digests ?? []),
        digest,
      );
    },
  };
}
