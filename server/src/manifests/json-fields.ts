// A manifest in JSON as plain data, with a problem for every part that is not of the kind it should be.
// Invariant: valid text is read plainly and fast; only a broken one is read tolerantly, with positions.
import type { DataPath } from '../text/anchor';
import type { ReadingProblem } from '../text/reading';
import type { SourceFile } from '../text/source-file';
import { jsonTree, readJsonPlainly } from '../syntax/json';
import { toData } from '../syntax/tree';

export type Fields = Readonly<Record<string, unknown>>;

/** One file being read: its data, and the problems found so far. */
export class JsonManifest {
  readonly file: SourceFile;
  readonly root: Fields;
  readonly problems: ReadingProblem[] = [];

  constructor(file: SourceFile) {
    this.file = file;
    const data = readJsonPlainly(file.text) ?? this.#readTolerantly();
    if (!isFields(data) && this.problems.length === 0) this.broken([], 'This is no JSON object.');
    this.root = isFields(data) ? data : {};
  }

  /** Notes that the part at a path is not as it should be. */
  broken(path: DataPath, message: string): void {
    this.problems.push({ anchor: { file: this.file.path, path, part: 'key' }, message, kind: 'broken' });
  }

  /** An object below; empty, with a problem, if something else stands there. */
  fields(owner: Fields, path: DataPath): Fields {
    const value = owner[String(path.at(-1))];
    if (isFields(value)) return value;
    if (value !== undefined && value !== null) this.broken(path, `"${path.at(-1) ?? ''}" is no JSON object.`);
    return {};
  }

  #readTolerantly(): unknown {
    const { root, problems } = jsonTree(this.file);
    const at = this.file.path;
    for (const { span, message } of problems)
      this.problems.push({ anchor: { file: at, span }, message, kind: 'broken' });
    return root && toData(root);
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text that says something; undefined for everything else. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
