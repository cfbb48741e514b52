// Which sort of annotation file a path names, and which sections may stand in it.
// Invariant: what sort it is follows from the name of the file alone.
import { baseName } from '../text/source-file';
import { allKinds, packKinds } from './kinds/kinds';
import { packSections } from './pack';
import { singleSections } from './product';
import type { RecordKind } from './record-kind';
import type { Fields } from './value-type';

/** The sections of a file: lists of records, and what stands there once. */
export interface FileSections {
  readonly kinds: readonly RecordKind[];
  readonly single: Fields;
}

const ofProduct: FileSections = { kinds: allKinds, single: singleSections };
const ofPack: FileSections = { kinds: packKinds, single: packSections };

/** Whether the path is that of an annotation file: a product's file, a fragment or a requirement pack. */
export function isAnnotationFile(path: string): boolean {
  return /^(?:compliance|.+\.(?:compliance|requirements))\.ya?ml$/.test(baseName(path));
}

/** Whether the path is one under which a product may be opened. */
export function isProductFile(path: string): boolean {
  return /^compliance\.ya?ml$/.test(baseName(path));
}

/** Whether the path is that of a requirement pack. */
export function isPackFile(path: string): boolean {
  return /^.+\.requirements\.ya?ml$/.test(baseName(path));
}

/** What may stand in an annotation file. */
export function sectionsOfFile(path: string): FileSections {
  return isPackFile(path) ? ofPack : ofProduct;
}
