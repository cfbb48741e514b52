// What goes into the SBOM of a product: its components, the lockfiles that link them, and its AI models.
// Invariant: what only development or tests need is left out unless it is asked for; a model is one entry, by its record
// where it has one.
import type { DependencyGraph } from '../../manifests/format';
import { lockfileFor } from '../../manifests/inventory';
import { isCommit } from '../../rules/ai/model-words';
import { DependencyRecords } from '../../rules/dependency-records';
import type { SbomComponent, SbomContents, SbomModel } from '../../sbom/contents';
import { fullName, parsePurl, type Purl } from '../../terms/purl';
import { baseName } from '../../text/source-file';
import type { Model } from '../../workspace/model';
import { findModels, type FoundModel } from '../../workspace/model-coverage';
import type { RowOf } from '../../workspace/rows';
import type { ProductModel, Tables } from '../../workspace/tables';

/** What of a product goes into its SBOM. */
export type ProductContents = Pick<SbomContents, 'components' | 'graphs' | 'models'> & {
  /** Loads of models that are decided while the program runs, so that nothing can be said of them. */
  readonly unnamedModels: number;
};

/** Gathers the contents of a product. `withDevelopment`: also what only development and tests need. */
export function contentsOf(owned: ProductModel, model: Model, withDevelopment: boolean): ProductContents {
  const found = findModels(owned.product, owned.tables).filter((each) => withDevelopment || isShipped(each));
  const unrecorded = found.filter(({ record }) => record === undefined);
  return {
    components: componentsOf(owned.tables, withDevelopment),
    graphs: graphsOf(owned, model),
    models: [
      ...owned.tables.models.flatMap((record) =>
        recordedModel(
          record,
          found.filter((each) => each.record === record),
        ),
      ),
      ...unrecorded.flatMap(unrecordedModel),
    ],
    unnamedModels: unrecorded.filter(({ reference }) => reference === undefined).length,
  };
}

function componentsOf({ components, dependencies }: Tables, withDevelopment: boolean): readonly SbomComponent[] {
  const records = DependencyRecords.of(dependencies);
  return components
    .filter(({ component }) => withDevelopment || component.scope !== 'development')
    .map(({ component }) => {
      const values = records.holdingFor(component).map(({ value }) => value);
      return {
        component,
        license: values.find(({ license }) => license !== undefined)?.license ?? component.license,
        supplier: values.find(({ supplier }) => supplier !== undefined)?.supplier,
      };
    });
}

/** The graphs of the lockfiles that count for the product's manifests, and of those that stand alone. */
function graphsOf({ files }: ProductModel, model: Model): readonly DependencyGraph[] {
  const counting = files.map((path) => {
    const content = model.manifests.resolve(path)?.value;
    const kind = model.manifests.formatOf(path)?.kind;
    if (content === undefined || kind === 'lockfile') return content;
    return kind === 'manifest' ? lockfileFor(content, model.manifests.lockfiles) : undefined;
  });
  return [...new Set(counting)].flatMap((lock) => (lock?.graph === undefined ? [] : [lock.graph]));
}

/** A model that only tests load does not go out with the product. */
function isShipped({ uses, artifact }: FoundModel): boolean {
  return artifact !== undefined || uses.some(({ use }) => !use.inTest);
}

/** A recorded model is part of the product, with what was found of it. Its digest is that of the file, where there is one. */
function recordedModel({ id, value }: RowOf<'model'>, found: readonly FoundModel[]): readonly SbomModel[] {
  const [artifact, ...others] = found.flatMap((each) => each.artifact ?? []);
  const references = [...new Set([...value.artifact, ...found.flatMap(({ reference }) => reference ?? [])])];
  const name = value.name ?? id ?? references[0];
  if (name === undefined) return [];
  const purl = hubPurl(value.artifact[0] ?? references[0], found);
  const stated = value.artifact.length === 1 ? value.sha256 : undefined;
  return [
    {
      key: id ?? name,
      name,
      scope: 'runtime',
      version: value.version ?? purl?.version ?? artifact?.identity.metadata.version,
      purl,
      references,
      sha256: others.length > 0 ? undefined : (artifact?.sha256 ?? stated),
      license: value.license ?? artifact?.identity.metadata.license,
      supplier: value.supplier,
    },
  ];
}

function unrecordedModel(found: FoundModel): readonly SbomModel[] {
  const { reference, artifact } = found;
  if (reference === undefined) return [];
  const metadata = artifact?.identity.metadata;
  const purl = hubPurl(reference, [found]);
  return [
    {
      key: reference,
      name: metadata?.name ?? (purl === undefined ? nameIn(reference) : fullName(purl)),
      scope: isShipped(found) ? 'runtime' : 'development',
      version: purl?.version ?? metadata?.version,
      purl,
      references: [reference],
      sha256: artifact?.sha256,
      license: metadata?.license,
      supplier: undefined,
    },
  ];
}

/** The purl of a model on a hub, with the commit that it names, else the one that all code agrees on. */
function hubPurl(reference: string | undefined, found: readonly FoundModel[]): Purl | undefined {
  const purl = reference === undefined ? undefined : parsePurl(reference);
  if (purl?.version !== undefined) return purl;
  const [revision, ...others] = new Set(found.flatMap(({ uses }) => uses.map(({ use }) => use.revision)));
  const isPinned = revision !== undefined && others.length === 0 && isCommit(revision);
  return purl && { ...purl, version: isPinned ? revision : undefined };
}

/** `openai/gpt-4o` of `hosted:openai/gpt-4o`, the file's name of a path. */
function nameIn(reference: string): string {
  const [, scheme, rest] = /^([a-z][a-z0-9_+.-]*):(?!\/\/)(.+)$/i.exec(reference) ?? [];
  return scheme === undefined || rest === undefined ? baseName(reference) : rest;
}
