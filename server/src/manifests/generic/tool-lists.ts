// Lists of tools with their versions: .tool-versions of asdf, .sdkmanrc of SDKMAN, mise.toml.
// Invariant: of several versions of a tool each is asked for; what comes from a registry goes by that registry's name.
import type { DataPath } from '../../text/anchor';
import { baseName } from '../../text/source-file';
import { toml } from '../../syntax/toml';
import type { Notation } from '../../syntax/notation';
import { makePurl, type Purl } from '../../terms/purl';
import { componentOf } from '../component';
import { silent, type ManifestFormat } from '../format';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { assignments, toolLines } from './line-notations';
import { versionTells } from './version-files';
import { askFor, nothingAsked, readVersion, type Asked } from './version-managers';
import { wordTable } from '../../text/word-table';

export const toolVersions = toolList(
  '.tool-versions',
  toolLines,
  (path) => baseName(path) === '.tool-versions',
  (tools) => [tools, []],
);

export const sdkmanrc = toolList(
  '.sdkmanrc',
  assignments,
  (path) => baseName(path) === '.sdkmanrc',
  (tools) => [tools, []],
);

export const miseToml = toolList(
  'mise.toml',
  toml,
  (path) => /(?:^|\/)(?:\.?(?:mise|rtx)(?:\.[\w.]+)?\.toml|\.?(?:mise|\.config\/mise)\/config\.toml)$/.test(path),
  ({ tools }) => [isFields(tools) ? tools : {}, ['tools']],
);

/** `toolsOf` gives the tools with their versions, and the path at which they stand. */
function toolList(
  name: string,
  notation: Notation,
  matches: ManifestFormat['matches'],
  toolsOf: (root: Fields) => readonly [tools: Fields, path: DataPath],
): ManifestFormat {
  return {
    name,
    purlType: 'generic',
    kind: 'manifest',
    tells: versionTells,
    notation,
    matches,
    read(file) {
      const manifest = new ManifestData(file, notation);
      const asked = nothingAsked(file.path);
      const [tools, path] = toolsOf(manifest.root);
      for (const [tool, versions] of Object.entries(tools)) askForEach(asked, tool, versions, [...path, tool]);
      const { runtimes, components, problems } = asked;
      const value = { ...silent, file: file.path, format: name, purlType: 'generic', runtimes, components };
      return { value, problems: [...manifest.problems, ...problems] };
    },
  };
}

/** A version as text, number or `{ version }`, or a list of such. */
function askForEach(asked: Asked, tool: string, versions: unknown, path: DataPath): void {
  const isList = Array.isArray(versions);
  const each: readonly unknown[] = isList ? versions : [versions];
  each.forEach((entry, index) => {
    const value = isFields(entry) ? entry.version : entry;
    const version = typeof value === 'number' ? String(value) : (textOf(value) ?? '');
    const at = isList ? [...path, index] : path;
    const [, backend, name] = /^([a-z]+):(.+)$/.exec(tool) ?? [];
    if (backend === undefined || name === undefined || backend === 'core') askFor(asked, name ?? tool, version, at);
    else askRegistry(asked, backend, name, version, at);
  });
}

/** The purl types of the registries from which mise takes tools. */
const registries: Readonly<Record<string, string>> = wordTable({
  npm: 'npm',
  pipx: 'pypi',
  cargo: 'cargo',
  gem: 'gem',
  go: 'golang',
  dotnet: 'nuget',
  ubi: 'github',
  aqua: 'github',
  github: 'github',
});

function askRegistry(asked: Asked, backend: string, written: string, range: string, path: DataPath): void {
  const [name = ''] = written.split('[');
  const slash = name.lastIndexOf('/');
  const { version } = readVersion(name, range);
  const type = registries[backend] ?? 'generic';
  const purl: Purl | undefined = makePurl({
    type,
    namespace: name.slice(0, Math.max(0, slash)),
    name: name.slice(slash + 1),
    version,
  });
  if (purl === undefined) return;
  const anchor = { file: asked.file, path, part: 'value' } as const;
  asked.components.push(componentOf({ purl, name, version, range, direct: true, scope: 'development', anchor }));
}
