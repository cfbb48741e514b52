// complianceLens/importModel, complianceLens/modelCards: records of models from the files of others, and as model cards.
import { URI } from 'vscode-uri';
import type { Connection, WorkspaceEdit } from 'vscode-languageserver/node';
import { composeEdits } from '../../check/edits/edits';
import { productAt, type FeatureContext } from '../../features/context';
import { planImport, tellImport } from '../../features/model-cards/import-models';
import { writeModelCard } from '../../features/model-cards/model-card';
import { readTextFile } from '../../host/read-text-file';
import { SourceFile, baseName } from '../../text/source-file';
import type { ProductModel } from '../../workspace/tables';
import { uriOf } from '../addresses';
import type { ClientState } from '../client-state';
import { workspaceEditOf } from '../document-edits';
import type { Folder } from '../folder';
import type { Folders } from '../folders';

/** A file to import from; `product` is the address of the file that opens the product, where a person chose one. */
export interface ImportRequest {
  readonly uri: string;
  readonly product?: string;
}

/** What is to be done and shown; between which products a person has to choose; or `none`: the file states nothing of a model. */
export type ImportAnswer =
  | { readonly kind: 'edit'; readonly edit: WorkspaceEdit; readonly message: string; readonly file: string }
  | { readonly kind: 'choose'; readonly products: readonly { readonly name: string; readonly file: string }[] }
  | { readonly kind: 'told' | 'none'; readonly message: string };

/** A model whose card can be written. */
export interface OfferedCard {
  readonly id: string;
  readonly name: string;
  readonly product: string;
  readonly text: string;
}

export function registerModelCards(connection: Connection, folders: Folders, client: ClientState): void {
  connection.onRequest('complianceLens/importModel', async (request: ImportRequest): Promise<ImportAnswer> => {
    if (!client.trusted) return told('A workspace that is not trusted is not written into.');
    for (const folder of folders.all) await folder.upToDate();
    const products = folders.all.flatMap((folder) => productsOf(folder));
    const owner = ownerOf(products, folders, request);
    if (owner !== undefined) return importInto(owner, folders, request.uri);
    if (products.length === 0) return told('There is no compliance.yaml with "product:" to import into.');
    return { kind: 'choose', products: products.map(({ name, file }) => ({ name, file })) };
  });

  connection.onRequest('complianceLens/modelCards', (): readonly OfferedCard[] =>
    folders.all.flatMap(productsOf).flatMap(({ context, product, name }) =>
      product.tables.models.map((row) => ({
        id: row.id ?? '',
        name: row.value.name ?? row.id ?? '',
        product: name,
        text: writeModelCard(context, product, row),
      })),
    ),
  );
}

interface Owner {
  readonly folder: Folder;
  readonly context: FeatureContext;
  readonly product: ProductModel;
  readonly name: string;
  readonly file: string;
}

function productsOf(folder: Folder): readonly Owner[] {
  const { context } = folder;
  return (context?.model.products ?? []).flatMap((product) => {
    const { file, values } = product.product;
    return context === undefined
      ? []
      : [{ folder, context, product, name: values?.name ?? file, file: uriOf(file, folder.path) }];
  });
}

/** The product that was chosen, else the one in which the file lies, else the only one. */
function ownerOf(products: readonly Owner[], folders: Folders, { uri, product }: ImportRequest): Owner | undefined {
  if (product !== undefined) return products.find(({ file }) => file === product);
  const place = folders.placeOf(uri);
  const around = place?.folder.context && productAt(place.folder.context, place.path);
  return products.find((owner) => owner.product === around) ?? (products.length === 1 ? products[0] : undefined);
}

async function importInto({ folder, context, product }: Owner, folders: Folders, uri: string): Promise<ImportAnswer> {
  const place = folders.placeOf(uri);
  const path = place?.folder === folder ? place.path : undefined;
  const { fsPath } = URI.parse(uri);
  const file =
    path === undefined ? await readTextFile(fsPath) : (await folder.texts.contextWith(context, [path])).textOf(path);
  const name = baseName(fsPath.replaceAll('\\', '/'));
  const source = file === undefined ? undefined : path === undefined ? new SourceFile(name, file.text) : file;
  const plan = source && planImport(product, source, path);
  if (plan === undefined)
    return { kind: 'none', message: `${name} states nothing of a model: it is no model card, MLmodel or ML-BOM.` };
  const message = tellImport(plan);
  if (plan.changes.length === 0) return told(message);
  const composed = composeEdits(plan.changes, context.textOf);
  if (!composed.ok) return told(`Nothing was imported. ${composed.reason}`);
  const edit = workspaceEditOf(composed.edits, folder, context);
  return { kind: 'edit', edit, message, file: uriOf(plan.file, folder.path) };
}

function told(message: string): ImportAnswer {
  return { kind: 'told', message };
}
