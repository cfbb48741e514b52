// Where in a workspace a file may lie that code names by less than its path: assets of an app, resources of a class path.
// Invariant: places are paths from the workspace's folder, the likeliest first; whether a file is there is for others to say.
import { baseName, folderOf, joinPath } from '../text/source-file';

/** Folders that build tools pack into the app, seen from the module's folder; code names files from within them. */
const packedFolders = [
  'src/main/assets',
  'src/main/resources',
  'src/main/ml',
  'src/main/res/raw',
  'src/test/resources',
  'src/commonMain/composeResources/files',
  'resources',
  'Resources',
  'Resources/Raw',
  'assets',
  'Assets',
  'Assets/StreamingAssets',
  'public',
  'static',
  'wwwroot',
];

/** The places of a file that code in `from` names: as written from the folders above, then in the folders packed there. */
export function placesOfFile(reference: string, from: string): readonly string[] {
  const isRooted = reference.startsWith('/');
  const inside = isRooted ? reference.slice(1) : reference;
  const places: string[] = [];
  for (let folder = folderOf(from); ; folder = folderOf(folder)) {
    // An absolute path is one of the machine; one of a class path or a web page has its own folders.
    if (!isRooted) places.push(...path(folder, inside));
    for (const packed of packedFolders) places.push(...path(folder, `${packed}/${inside}`));
    if (folder === '') return places;
  }
}

function path(folder: string, below: string): readonly string[] {
  const joined = joinPath(folder, below);
  return joined === undefined ? [] : [joined];
}

/** The names that a model of Apple's tools has before it is compiled: `Net` and `Net.mlmodelc` come from `Net.mlpackage`. */
export function sourcesOfBundle(reference: string, from: string): readonly string[] {
  if (!/\.(?:swift|m|mm)$/.test(from) || reference.includes('/')) return [];
  const stem = /^(\w[\w-]*)(?:\.ml(?:modelc|model|package))?$/.exec(reference)?.[1];
  return stem === undefined ? [reference] : [`${stem}.mlpackage`, `${stem}.mlmodel`];
}

/** Whether a path is that of a file with one of some names, wherever it lies. */
export function isNamed(found: string, names: readonly string[]): boolean {
  return names.includes(baseName(found));
}
