// A manifest in a data notation as plain data, with a problem for every part that is not of the kind it should be.
// Invariant: well-formed text is read the fast way where its notation has one; only other text is read with positions.
import type { DataPath } from '../text/anchor';
import type { ReadingProblem } from '../text/reading';
import type { SourceFile } from '../text/source-file';
import type { Notation } from '../syntax/notation';
import { toData } from '../syntax/tree';

export type Fields = Readonly<Record<string, unknown>>;

/** One file being read: its data, and the problems found so far. */
export class ManifestData {
  readonly file: SourceFile;
  readonly root: Fields;
  readonly problems: ReadingProblem[] = [];

  constructor(file: SourceFile, notation: Notation) {
    this.file = file;
    const data = notation.dataOf(file) ?? this.#readTolerantly(notation);
    // A text without any value, such as comments alone, asks for nothing.
    if (data !== undefined && !isFields(data) && this.problems.length === 0)
      this.broken([], `This is no ${notation.name} object.`);
    this.root = isFields(data) ? data : {};
  }

  /** Notes that the part at a path is not as it should be. */
  broken(path: DataPath, message: string): void {
    this.problems.push({ anchor: { file: this.file.path, path, part: 'key' }, message, kind: 'broken' });
  }

  /** Notes what cannot be known without running a build tool. */
  unknowable(path: DataPath, message: string): void {
    this.problems.push({ anchor: { file: this.file.path, path, part: 'key' }, message, kind: 'unknowable' });
  }

  /** An object below; empty, with a problem, if something else stands there. */
  fields(owner: Fields, path: DataPath): Fields {
    const value = owner[String(path.at(-1))];
    if (isFields(value)) return value;
    if (value !== undefined && value !== null) this.broken(path, `"${path.at(-1) ?? ''}" is no map of keys to values.`);
    return {};
  }

  /** A list below; empty, with a problem, if something else stands there. */
  list(owner: Fields, path: DataPath): readonly unknown[] {
    const value = owner[String(path.at(-1))];
    // Array.isArray makes `any[]` of unknown.
    if (Array.isArray(value)) return value as readonly unknown[];
    if (value !== undefined && value !== null) this.broken(path, `"${path.at(-1) ?? ''}" is no list.`);
    return [];
  }

  #readTolerantly({ treeOf }: Notation): unknown {
    const { root, problems } = treeOf(this.file);
    const at = this.file.path;
    for (const { span, message } of problems)
      this.problems.push({ anchor: { file: at, span }, message, kind: 'broken' });
    return root && toData(root.node);
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text that says something; undefined for everything else. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
