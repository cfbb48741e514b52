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
import { FileDigests, type DigestOptions } from './file-digests';
import { grammarPackages, grammarsIn } from './grammars';
import { cacheFolder } from './network/response-cache';
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
export function openWorkspace(folder: string, exclude: readonly string[] = [], digests = keptDigests()): DiskWorkspace {
  const port = diskPort(folder, exclude, digests);
  const parsers = new CodeParsers(grammarsIn(...grammarFolders()));
  const check = new WorkspaceCheck(new ModelBuilder(port, parsers, sha256Of));
  return { folder, port, check, reviews: new Reviews(folder, port, parsers), parsers };
}

/** Digests that are kept in the user's cache folder. */
export function keptDigests(options: Omit<DigestOptions, 'folder'> = {}): FileDigests {
  return new FileDigests({ folder: cacheFolder(process.env, process.platform), ...options });
}

/** The workspace's files as they are on disk now. */
export async function listFiles(port: FilePort, signal: AbortSignal): Promise<Snapshot> {
  const { paths, skipped } = await port.list(signal);
  return Snapshot.empty().withPaths(paths, skipped);
}

/** `dist/grammars` beside the bundle; in tests, which are bundled elsewhere, the packages themselves. */
function grammarFolders(): readonly string[] {
  const beside = join(dirname(process.argv[1] ?? ''), 'grammars');
  const bundled = typeof __dirname === 'string' ? join(__dirname, 'grammars') : beside;
  const there = [bundled, beside].find((folder) => existsSync(folder));
  return there === undefined ? grammarPackages : [there];
}
