// The files of a workspace at one moment: what is there, and what the editor holds open.
// Invariant: a snapshot never changes; an edit makes a new one. An open file's text wins over the disk.
import type { SourceFile } from '../text/source-file';

/** A moment of the workspace. */
export class Snapshot {
  /** All paths that are looked at. */
  readonly paths: ReadonlySet<string>;
  /** Files held open in an editor. */
  readonly open: ReadonlyMap<string, SourceFile>;
  /** How often a file on disk was said to have changed; facts read at another number are out of date. */
  readonly changes: ReadonlyMap<string, number>;
  readonly skipped: number;

  constructor(
    paths: ReadonlySet<string>,
    open: ReadonlyMap<string, SourceFile>,
    changes: ReadonlyMap<string, number>,
    skipped: number,
  ) {
    this.paths = paths;
    this.open = open;
    this.changes = changes;
    this.skipped = skipped;
  }

  static empty(): Snapshot {
    return new Snapshot(new Set(), new Map(), new Map(), 0);
  }

  /** The same moment with another list of files. */
  withPaths(paths: Iterable<string>, skipped: number): Snapshot {
    return new Snapshot(new Set(paths), this.open, this.changes, skipped);
  }

  /** An editor opened the file, or changed its text. */
  withOpen(file: SourceFile): Snapshot {
    const paths = this.paths.has(file.path) ? this.paths : new Set(this.paths).add(file.path);
    return new Snapshot(paths, new Map(this.open).set(file.path, file), this.changes, this.skipped);
  }

  /** An editor closed the file: the disk counts again. */
  withClosed(path: string): Snapshot {
    const open = new Map(this.open);
    open.delete(path);
    return new Snapshot(this.paths, open, this.#changed([path]), this.skipped);
  }

  /** Files changed, came or went on disk. */
  withDiskChanges(changed: readonly string[], deleted: readonly string[]): Snapshot {
    const paths = new Set(this.paths);
    for (const path of changed) paths.add(path);
    for (const path of deleted) if (!this.open.has(path)) paths.delete(path);
    return new Snapshot(paths, this.open, this.#changed([...changed, ...deleted]), this.skipped);
  }

  /** More is known of files that did not change: what is said of them is read again. */
  withMoreKnown(paths: readonly string[]): Snapshot {
    return new Snapshot(this.paths, this.open, this.#changed(paths), this.skipped);
  }

  #changed(paths: readonly string[]): Map<string, number> {
    const changes = new Map(this.changes);
    for (const path of paths) changes.set(path, (changes.get(path) ?? 0) + 1);
    return changes;
  }
}

/** What tells whether a file is as it was: the open file, or how often the disk was said to have changed. */
export type Stamp = SourceFile | number;

/** The stamp of a file at a moment. */
export function stampOf(snapshot: Snapshot, path: string): Stamp {
  return snapshot.open.get(path) ?? snapshot.changes.get(path) ?? 0;
}
