// The runtimes and package managers that a package.json asks for: `engines`, `devEngines`, `packageManager`, `volta`.
// Invariant: a version is given only where one line or one version is named; digests behind it are left out.
import type { DataPath } from '../../text/anchor';
import { makePurl } from '../../terms/purl';
import type { Runtime, Scope } from '../component';
import { isFields, textOf, type Fields, type ManifestData } from '../manifest-data';

const LINE = /^[v=]*(\d+(?:\.\d+){0,2})$/;
const managers = new Set(['npm', 'pnpm', 'yarn', 'bun', 'corepack']);

/** Everything that the manifest asks for beside packages. */
export function readEngines(manifest: ManifestData): readonly Runtime[] {
  const { root } = manifest;
  return [
    ...rangesIn(manifest, 'engines'),
    ...rangesIn(manifest, 'volta').map((runtime): Runtime => ({ ...runtime, scope: 'development' })),
    ...packageManagerOf(manifest),
    ...devEnginesOf(manifest, isFields(root.devEngines) ? root.devEngines : {}),
  ];
}

/** What `name` and `range` ask for at a place; undefined where no range is given. */
export function runtimeAt(
  { file }: Pick<ManifestData, 'file'>,
  name: string,
  range: unknown,
  path: DataPath,
  scope: Scope = managers.has(name) ? 'development' : 'runtime',
): readonly Runtime[] {
  const text = textOf(range)?.trim();
  const purl = makePurl({ type: 'generic', name, version: LINE.exec(text ?? '')?.[1] });
  if (text === undefined || purl === undefined) return [];
  return [{ purl, name, range: text, scope, anchor: { file: file.path, path, part: 'key' } }];
}

function rangesIn(manifest: ManifestData, section: string): readonly Runtime[] {
  // Old packages list texts such as "node >= 0.8" here.
  if (Array.isArray(manifest.root[section])) return [];
  return Object.entries(manifest.fields(manifest.root, [section])).flatMap(([name, range]) =>
    runtimeAt(manifest, name, range, [section, name]),
  );
}

/** `pnpm@9.1.0+sha512.…` */
function packageManagerOf(manifest: ManifestData): readonly Runtime[] {
  const [, name, version] = /^([a-z]+)@([^+]+)/.exec(textOf(manifest.root.packageManager) ?? '') ?? [];
  return name === undefined ? [] : runtimeAt(manifest, name, version, ['packageManager'], 'development');
}

/** `runtime` and `packageManager`, each one or a list of `{ name, version }`. */
function devEnginesOf(manifest: ManifestData, devEngines: Fields): readonly Runtime[] {
  return ['runtime', 'packageManager'].flatMap((kind): readonly Runtime[] => {
    const wanted: unknown = devEngines[kind];
    const path = ['devEngines', kind];
    const all: readonly (readonly [DataPath, unknown])[] = Array.isArray(wanted)
      ? wanted.map((each: unknown, index) => [[...path, index], each])
      : [[path, wanted]];
    return all.flatMap(([at, each]) => {
      const name = isFields(each) ? textOf(each.name) : undefined;
      return isFields(each) && name !== undefined ? runtimeAt(manifest, name, each.version, at, 'development') : [];
    });
  });
}
