// Which record documents which model: uses in code and model files against the product's model records.
// Invariant: a record covers a use by a trace tag, an equal reference, an equal path, or an equal hash (decisions.md 28). A model
// that only cards name as the base of another is covered by the record of that other.
import { isNamed, placesOfFile, sourcesOfBundle } from '../models/file-places';
import { parsePurl } from '../terms/purl';
import { folderOf, isWithin, joinPath } from '../text/source-file';
import { resolvePath } from './paths';
import type { ArtifactRow, RowOf, UseRow } from './rows';
import type { Product, Tables } from './tables';

/** A model of the product: all its uses and its file, and the record that speaks of it. */
export interface FoundModel {
  /** What it is called: `pkg:huggingface/…`, `hosted:…`, a path; undefined for a load that is decided while the program runs. */
  readonly reference: string | undefined;
  readonly uses: readonly UseRow[];
  /** The model's file, or the first of its pieces. */
  readonly artifact: ArtifactRow | undefined;
  /** All its files: more than one where it is kept in pieces, in the order of their numbers. */
  readonly artifacts: readonly ArtifactRow[];
  readonly record: RowOf<'model'> | undefined;
}

type Inputs = Pick<Tables, 'models' | 'uses' | 'artifacts'>;

/** Every model that a product uses or holds, in the order of first use; files that nothing loads come last. */
export function findModels(product: Product, tables: Inputs): readonly FoundModel[] {
  const records = new RecordLookup(product, tables.models);
  const artifacts = wholesOf(tables.artifacts);
  const groups = new Map<string, Omit<FoundModel, 'artifact' | 'record' | 'uses'> & { readonly uses: UseRow[] }>();
  for (const row of tables.uses) {
    if (row.use.kind !== 'model' || (isLineage(row) && speaksOfFile(row, tables.artifacts))) continue;
    const path = pathOfUse(row, product.folder, artifacts);
    const files = (path === undefined ? undefined : artifacts.get(path)) ?? [];
    const reference = files[0]?.path ?? row.use.reference;
    const key = reference ?? `${row.anchor.file} ${row.anchor.path.join(' ')}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { uses: [row], artifacts: files, reference });
    else group.uses.push(row);
  }
  for (const files of artifacts.values()) {
    const [first] = files;
    if (first !== undefined && !groups.has(first.path))
      groups.set(first.path, { uses: [], artifacts: files, reference: first.path });
  }
  return [...groups.values()].map((group) => {
    const [artifact] = group.artifacts;
    return { ...group, artifact, record: records.for(group.reference, group.uses, artifact) };
  });
}

/** What cards and configurations say of the model from which another was made: `how` of such uses. */
const lineage: readonly string[] = ['modelcard.base_model', 'peft.adapter_config', 'hf.config'];

function isLineage({ use }: UseRow): boolean {
  return lineage.includes(use.how);
}

/** Whether a model file stands beside a card: then the card speaks of that file, whose record names its base model. */
function speaksOfFile({ anchor }: UseRow, artifacts: readonly ArtifactRow[]): boolean {
  return artifacts.some(({ path }) => folderOf(path) === folderOf(anchor.file));
}

/** The files of models by the paths that may mean them. */
export type FilesByPath = ReadonlyMap<string, readonly ArtifactRow[]>;

/** The path of the file or folder that a use loads; undefined where it names none that is there. `folder` is the product's. */
export function pathOfUse(row: UseRow, folder: string, artifacts: FilesByPath): string | undefined {
  return pathsOf(row, folder).find((candidate) => artifacts.has(candidate)) ?? bundledFile(row, artifacts);
}

/**
 * The files of each model by each of their paths, by the path of the whole for a model in pieces, and by its folder where
 * that holds no other model: frameworks load folders.
 */
export function wholesOf(artifacts: readonly ArtifactRow[]): FilesByPath {
  const wholes = new Map<string, ArtifactRow[]>();
  for (const artifact of artifacts) {
    const whole = artifact.shard?.whole ?? artifact.path;
    const files = wholes.get(whole) ?? [];
    files.push(artifact);
    files.sort((a, b) => (a.shard?.number ?? 0) - (b.shard?.number ?? 0));
    wholes.set(whole, files).set(artifact.path, files);
  }
  const byFolder = new Map<string, Set<ArtifactRow[]>>();
  for (const [path, files] of wholes) {
    const folder = folderOf(path);
    byFolder.set(folder, (byFolder.get(folder) ?? new Set()).add(files));
  }
  for (const [folder, [only, ...more]] of byFolder) {
    if (only !== undefined && more.length === 0 && !wholes.has(folder)) wholes.set(folder, only);
  }
  return wholes;
}

/** The paths that a use may mean: from its own folder, from the product's, from the workspace's. */
function pathsOf(row: UseRow, folder: string): readonly string[] {
  const { reference } = row.use;
  if (reference === undefined || /^[a-z][a-z0-9+.-]*:/i.test(reference)) return [];
  const folders = [folderOf(row.anchor.file), folder, ''];
  return [...folders.flatMap((start) => joinPath(start, reference) ?? []), ...placesOfFile(reference, row.anchor.file)];
}

/** The file behind a resource that an app knows by its name alone, where just one has that name. */
function bundledFile(row: UseRow, artifacts: FilesByPath): string | undefined {
  const names = row.use.reference === undefined ? [] : sourcesOfBundle(row.use.reference, row.anchor.file);
  if (names.length === 0) return undefined;
  const [only, ...more] = [...artifacts.keys()].filter((path) => isNamed(path, names));
  return more.length === 0 ? only : undefined;
}

class RecordLookup {
  readonly #product: Product;
  readonly #byId = new Map<string, RowOf<'model'>>();
  readonly #byReference = new Map<string, RowOf<'model'>>();
  readonly #byHash = new Map<string, RowOf<'model'>>();
  readonly #byBase = new Map<string, RowOf<'model'>>();
  readonly #paths: { readonly path: string; readonly row: RowOf<'model'> }[] = [];

  constructor(product: Product, rows: readonly RowOf<'model'>[]) {
    this.#product = product;
    for (const row of rows) {
      if (row.id !== undefined) this.#byId.set(row.id, row);
      if (row.value.sha256 !== undefined) this.#byHash.set(row.value.sha256, row);
      if (row.value.baseModel !== undefined) this.#byBase.set(withoutRevision(row.value.baseModel), row);
      for (const text of row.value.artifact) {
        this.#byReference.set(withoutRevision(text), row);
        const { path } = resolvePath(text, row.anchor.file, product.folder);
        if (path !== undefined) this.#paths.push({ path, row });
      }
    }
  }

  for(
    reference: string | undefined,
    uses: readonly UseRow[],
    artifact: ArtifactRow | undefined,
  ): RowOf<'model'> | undefined {
    const tagged = uses.flatMap((use) => use.tagged).find((id) => this.#byId.has(id));
    if (tagged !== undefined) return this.#byId.get(tagged);
    const equal = reference === undefined ? undefined : this.#byReference.get(withoutRevision(reference));
    if (equal !== undefined) return equal;
    const base =
      reference === undefined || !uses.every(isLineage) ? undefined : this.#byBase.get(withoutRevision(reference));
    if (base !== undefined && uses.length > 0) return base;
    const paths = artifact === undefined ? uses.flatMap((use) => pathsOf(use, this.#product.folder)) : [artifact.path];
    const atPath = this.#paths.find((recorded) => paths.some((path) => isWithin(recorded.path, path)));
    if (atPath !== undefined) return atPath.row;
    return artifact?.sha256 === undefined ? undefined : this.#byHash.get(artifact.sha256);
  }
}

/** A reference as records and code have it in common: a purl without version, in its canonical spelling. */
export function withoutRevision(reference: string): string {
  const purl = parsePurl(reference);
  if (purl === undefined) return reference;
  return `pkg:${purl.type}/${[purl.namespace, purl.name].filter((part) => part !== undefined).join('/')}`;
}
