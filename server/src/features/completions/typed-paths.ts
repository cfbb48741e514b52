// The paths that can be typed at a place: what is in the folder that is typed so far, then files anywhere that fit.
// Invariant: a path is offered as the file at hand would name it, and goes on as the person began it.
import { folderOf, joinPath } from '../../text/source-file';
import type { ProductModel } from '../../workspace/tables';
import { relativePath, type FeatureContext } from '../context';
import type { TypedValue, ValuePlace } from './typed-value';

/** The most paths that are offered; typing on narrows them down. */
const MOST_PATHS = 200;

/** Folders and files of the folder typed so far, one step deep, then files whose path holds what is typed. */
export function pathValues(
  { model }: FeatureContext,
  product: ProductModel | undefined,
  file: string,
  { typed }: Pick<ValuePlace, 'typed'>,
): readonly TypedValue[] {
  const begun = typed.slice(0, typed.lastIndexOf('/') + 1);
  const folder = folderTyped(begun, product, file);
  if (folder === undefined) return [];
  const steps = new Map<string, TypedValue>();
  const anywhere: TypedValue[] = [];
  const wanted = typed.replace(/^(?:\.{0,2}\/)+/, '').toLowerCase();
  for (const path of model.files) {
    if (path === file) continue;
    const step = stepInto(folder, path);
    const isFolder = step?.endsWith('/') === true;
    if (step !== undefined) steps.set(step, pathValue(begun + step, isFolder ? 'folder' : 'path', '2'));
    if ((step === undefined || isFolder) && anywhere.length < MOST_PATHS && path.toLowerCase().includes(wanted))
      anywhere.push(pathValue(relativePath(file, path), 'path', '4'));
  }
  return [...[...steps.values()].slice(0, MOST_PATHS), ...anywhere];
}

/** The folder that the beginning of a path names, `''` for that of the workspace; undefined where it leads out of it. */
function folderTyped(begun: string, product: ProductModel | undefined, file: string): string | undefined {
  const isFromProduct = begun.startsWith('/');
  const base = isFromProduct ? (product?.product.folder ?? '') : folderOf(file);
  return begun === '' ? base : joinPath(base, begun.replace(/^\//, '') || '.');
}

/** The first step from a folder to a path below it: `src/`, or the file itself. */
function stepInto(folder: string, path: string): string | undefined {
  const prefix = folder === '' ? '' : `${folder}/`;
  if (!path.startsWith(prefix)) return undefined;
  const slash = path.indexOf('/', prefix.length);
  return path.slice(prefix.length, slash < 0 ? undefined : slash + 1);
}

function pathValue(text: string, kind: 'path' | 'folder', order: string): TypedValue {
  return { text, kind, detail: '', documentation: '', order };
}
