// The package.json files of one npm workspace: its root, which names the folders, and its members.
// Invariant: a folder is a member only if the globs of a root above it mean it; roots may be nested.
import { folderOf, isWithin, joinPath } from '../../text/source-file';
import type { ManifestContent, NearbyFiles } from '../format';
import { matchesGlobs } from '../workspace-globs';

/** A manifest and its folder, relative to the workspace's. */
export interface Member {
  readonly folder: string;
  readonly manifest: ManifestContent;
}

/** The root in a folder and all its members; none where no package.json stands there. */
export function workspaceMembers(folder: string, nearby: NearbyFiles): readonly Member[] {
  const root = manifestIn(folder, nearby);
  if (root === undefined) return [];
  const members = new Map<string, Member>([[root.file, { folder: '', manifest: root }]]);
  // A Map gives what is added during the loop too: members may be roots of their own.
  for (const { manifest } of members.values()) {
    const globs = globsOf(manifest, nearby);
    if (globs.length === 0) continue;
    for (const path of nearby.pathsOf('package.json')) {
      if (members.has(path) || !matchesGlobs(globs, below(folderOf(manifest.file), folderOf(path)) ?? '..')) continue;
      const member = nearby.contentOf(path);
      if (member !== undefined) members.set(path, { folder: below(folder, folderOf(path)) ?? '', manifest: member });
    }
  }
  return [...members.values()];
}

/** The root of the workspace to which a manifest belongs: itself, if it belongs to none. */
export function workspaceRoot(manifest: ManifestContent, nearby: NearbyFiles): ManifestContent {
  const own = folderOf(manifest.file);
  for (let folder: string | undefined = own; folder !== undefined; folder = above(folder)) {
    const candidate = folder === own ? manifest : manifestIn(folder, nearby);
    const inFolder = below(folder, own);
    if (candidate === undefined || inFolder === undefined) continue;
    const globs = globsOf(candidate, nearby);
    if (globs.length > 0 && (inFolder === '' || matchesGlobs(globs, inFolder))) return candidate;
  }
  return manifest;
}

/** What a file beside a manifest says, such as pnpm-workspace.yaml. */
export function contentBeside(
  manifest: ManifestContent,
  name: string,
  nearby: NearbyFiles,
): ManifestContent | undefined {
  return nearby.contentOf(joinPath(folderOf(manifest.file), name) ?? name);
}

function globsOf(manifest: ManifestContent, nearby: NearbyFiles): readonly string[] {
  return [...manifest.workspaces, ...(contentBeside(manifest, 'pnpm-workspace.yaml', nearby)?.workspaces ?? [])];
}

function manifestIn(folder: string, nearby: NearbyFiles): ManifestContent | undefined {
  return nearby.contentOf(folder === '' ? 'package.json' : `${folder}/package.json`);
}

/** A path relative to a folder; undefined if it does not lie in it. */
function below(folder: string, path: string): string | undefined {
  if (!isWithin(folder, path)) return undefined;
  return folder === '' ? path : path.slice(folder.length + 1);
}

function above(folder: string): string | undefined {
  return folder === '' ? undefined : folderOf(folder);
}
