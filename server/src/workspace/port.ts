// How files come into the workspace; the disk stands behind it in `host/`, memory in tests.

/** The files of a workspace, after what git ignores, vendored folders and exclusions are left out. */
export interface Listing {
  /** Relative paths with `/`, sorted. */
  readonly paths: readonly string[];
  /** How many files were passed over. */
  readonly skipped: number;
}

/** The beginning of a file, for looking at its signature. */
export interface FileHead {
  readonly bytes: Uint8Array;
  /** The whole file's size in bytes. */
  readonly size: number;
}

/** Parts of an open file. */
export interface OpenFile {
  readonly size: number;
  /** Bytes from an offset: fewer where the file ends. */
  read(start: number, length: number): Promise<Uint8Array>;
}

/** Reads files by their path relative to the workspace's folder. Undefined: there is none, or it cannot be read. */
export interface FilePort {
  list(signal: AbortSignal): Promise<Listing>;
  readText(path: string): Promise<string | undefined>;
  readHead(path: string, length: number): Promise<FileHead | undefined>;
  /** Opens a file for as long as `use` looks at parts of it. */
  open<T>(path: string, use: (file: OpenFile) => Promise<T>): Promise<T | undefined>;
  /** The SHA-256 of a file in hexadecimal; undefined also while that of a large file is worked out, of which a watcher is told. */
  sha256(path: string): Promise<string | undefined>;
  /** Whether a file or folder is there, spelled with exactly these letters. Asked only for what the listing leaves out. */
  exists(path: string): Promise<boolean>;
  /** Lets other work run; called between files. */
  pause(): Promise<void>;
}
