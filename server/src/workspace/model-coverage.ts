// Which record documents which model: uses in code and model files against the product's model records.
// Invariant: a record covers a use by a trace tag, an equal reference, an equal path, or an equal hash (decisions.md 28).
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
  readonly artifact: ArtifactRow | undefined;
  readonly record: RowOf<'model'> | undefined;
}

type Inputs = Pick<Tables, 'models' | 'uses' | 'artifacts'>;

/** Every model that a product uses or holds, in the order of first use; files that nothing loads come last. */
export function findModels(product: Product, tables: Inputs): readonly FoundModel[] {
  const records = new RecordLookup(product, tables.models);
  const artifacts = new Map(tables.artifacts.map((artifact) => [artifact.path, artifact]));
  const groups = new Map<
    string,
    { uses: UseRow[]; artifact: ArtifactRow | undefined; reference: string | undefined }
  >();
  for (const row of tables.uses) {
    if (row.use.kind !== 'model') continue;
    const path = pathsOf(row, product).find((candidate) => artifacts.has(candidate));
    const reference = path ?? row.use.reference;
    const key = reference ?? `${row.anchor.file} ${row.anchor.path.join(' ')}`;
    const group = groups.get(key);
    if (group === undefined)
      groups.set(key, { uses: [row], artifact: path === undefined ? undefined : artifacts.get(path), reference });
    else group.uses.push(row);
  }
  for (const artifact of tables.artifacts) {
    if (!groups.has(artifact.path)) groups.set(artifact.path, { uses: [], artifact, reference: artifact.path });
  }
  return [...groups.values()].map(({ uses, artifact, reference }) => ({
    reference,
    uses,
    artifact,
    record: records.for(reference, uses, artifact),
  }));
}

/** The paths that a use may mean: from its own folder, from the product's, from the workspace's. */
function pathsOf(row: UseRow, product: Product): readonly string[] {
  const { reference } = row.use;
  if (reference === undefined || /^[a-z][a-z0-9+.-]*:/i.test(reference)) return [];
  const folders = [folderOf(row.anchor.file), product.folder, ''];
  return folders.flatMap((folder) => joinPath(folder, reference) ?? []);
}

class RecordLookup {
  readonly #product: Product;
  readonly #byId = new Map<string, RowOf<'model'>>();
  readonly #byReference = new Map<string, RowOf<'model'>>();
  readonly #byHash = new Map<string, RowOf<'model'>>();
  readonly #paths: { readonly path: string; readonly row: RowOf<'model'> }[] = [];

  constructor(product: Product, rows: readonly RowOf<'model'>[]) {
    this.#product = product;
    for (const row of rows) {
      if (row.id !== undefined) this.#byId.set(row.id, row);
      if (row.value.sha256 !== undefined) this.#byHash.set(row.value.sha256, row);
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
    const paths = artifact === undefined ? uses.flatMap((use) => pathsOf(use, this.#product)) : [artifact.path];
    const atPath = this.#paths.find((recorded) => paths.some((path) => isWithin(recorded.path, path)));
    if (atPath !== undefined) return atPath.row;
    return artifact?.sha256 === undefined ? undefined : this.#byHash.get(artifact.sha256);
  }
}

/** A reference as records and code have it in common: a purl without version, in its canonical spelling. */
function withoutRevision(reference: string): string {
  const purl = parsePurl(reference);
  if (purl === undefined) return reference;
  return `pkg:${purl.type}/${[purl.namespace, purl.name].filter((part) => part !== undefined).join('/')}`;
}
