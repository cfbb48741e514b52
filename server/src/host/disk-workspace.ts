// A workspace on disk, ready to be checked: the one way in which editor and command line begin.
import { dirname, join } from 'node:path';
import { existsSync } from 'node:fs';
import { WorkspaceCheck } from '../check/check-workspace';
import { CodeParsers } from '../syntax/code';
import { ModelBuilder } from '../workspace/model-builder';
import type { FilePort } from '../workspace/port';
import { Snapshot } from '../workspace/snapshot';
import { sha256Of } from './digest';
import { diskPort } from './disk-port';
import { grammarsIn } from './grammars';
import { Reviews } from './reviews';

/** A folder with all that a check of it needs. */
export interface DiskWorkspace {
  /** Absolute. */
  readonly folder: string;
  readonly port: FilePort;
  readonly check: WorkspaceCheck;
  readonly reviews: Reviews;
  readonly parsers: CodeParsers;
}

/** Opens a folder; nothing is read before the first check. `exclude` are globs in the manner of `.gitignore`. */
export function openWorkspace(folder: string, exclude: readonly string[] = []): DiskWorkspace {
  const port = diskPort(folder, exclude);
  const parsers = new CodeParsers(grammarsIn(grammarFolder()));
  const check = new WorkspaceCheck(new ModelBuilder(port, parsers, sha256Of));
  return { folder, port, check, reviews: new Reviews(folder, port, parsers), parsers };
}

/** The workspace's files as they are on disk now. */
export async function listFiles(port: FilePort, signal: AbortSignal): Promise<Snapshot> {
  const { paths, skipped } = await port.list(signal);
  return Snapshot.empty().withPaths(paths, skipped);
}

/** `dist/grammars` beside the bundle; in tests, which are bundled elsewhere, the package itself. */
function grammarFolder(): string {
  const beside = join(dirname(process.argv[1] ?? ''), 'grammars');
  const bundled = typeof __dirname === 'string' ? join(__dirname, 'grammars') : beside;
  return (
    [bundled, beside].find((folder) => existsSync(folder)) ??
    join('node_modules', '@vscode', 'tree-sitter-wasm', 'wasm')
  );
}
