// mix.exs: what an Elixir project asks for.
// Invariant: every component is direct and stands where its name stands; a dependency that only some environments have
// is for development unless production is one of them. Source: hexdocs.pm/mix, "Mix.Tasks.Deps" and "Mix.Project".
import type { DataPath } from '../../text/anchor';
import type { Reading } from '../../text/reading';
import { baseName, folderOf, joinPath, type SourceFile } from '../../text/source-file';
import { askedRuntime } from '../asked-runtime';
import { registry, type Component, type ComponentSource, type Scope } from '../component';
import { silent, type ManifestContent, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';
import { gitSource } from '../github/repository';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { requiredComponent } from './hex-package';
import { mixExsNotation } from './mix-exs-notation';

const FORMAT = 'mix.exs';

interface MixContent extends ManifestContent {
  /** The path of the lockfile that the project names; undefined where it is the one beside it. */
  readonly lockfile: string | undefined;
}

export const mixExs: ManifestFormat = {
  name: FORMAT,
  purlType: 'hex',
  kind: 'manifest',
  tells: { ...manifestTells, versions: 'no', runtimes: 'yes' },
  notation: mixExsNotation,
  matches: (path) => baseName(path) === FORMAT,
  read: readManifest,
};

/** The lockfile that a mix.exs names. */
export function lockfileOf(content: ManifestContent): string | undefined {
  return isMix(content) ? content.lockfile : undefined;
}

function isMix(content: ManifestContent): content is MixContent {
  return content.format === FORMAT;
}

function readManifest(file: SourceFile): Reading<MixContent> {
  const manifest = new ManifestData(file, mixExsNotation);
  const { root, problems } = manifest;
  for (const [index, sentence] of manifest.list(root, ['unknown']).entries())
    manifest.unknowable(['unknown', index], String(sentence));
  const project = manifest.fields(root, ['project']);
  const components: Component[] = [];
  const overridden: string[] = [];
  for (const [index, entry] of manifest.list(root, ['deps']).entries()) {
    const parts: readonly unknown[] = Array.isArray(entry) ? entry : [];
    const options = parts.find(isFields) ?? {};
    const component = readDependency(manifest, ['deps', index, 0], parts, options);
    if (component === undefined) manifest.broken(['deps', index], 'This is no dependency: it has no name.');
    else components.push(component);
    if (component !== undefined && options.override === 'true') overridden.push(component.name);
  }
  const elixir = textOf(project.elixir);
  const lockfile = textOf(project.lockfile);
  const value: MixContent = {
    ...silent,
    file: file.path,
    format: FORMAT,
    purlType: 'hex',
    name: textOf(project.app),
    version: textOf(project.version),
    components,
    overridden,
    runtimes:
      elixir === undefined ? [] : askedRuntime('elixir', elixir, { file: file.path, path: ['project', 'elixir'] }),
    lockedBy: ['mix.lock'],
    lockfile: lockfile === undefined ? undefined : joinPath(folderOf(file.path), lockfile),
  };
  return { value, problems };
}

/** `{:name, "~> 1.0", only: :test}`, `{:name, git: "…"}` */
function readDependency(
  manifest: ManifestData,
  path: DataPath,
  parts: readonly unknown[],
  options: Fields,
): Component | undefined {
  const [first, second] = parts;
  const application = textOf(first);
  if (application === undefined) return undefined;
  if (second === null) manifest.unknowable(path, `The version of "${application}" is computed by Elixir.`);
  return requiredComponent({
    name: textOf(options.hex) ?? application,
    range: textOf(second),
    scope: scopeOf(options),
    source: sourceOf(application, options),
    organisation: textOf(options.organization),
    anchor: { file: manifest.file.path, path, part: 'value' },
  });
}

function scopeOf({ only, optional }: Fields): Scope {
  const environments: readonly unknown[] = Array.isArray(only) ? only : only === undefined ? [] : [only];
  if (environments.length > 0 && environments.every((each) => textOf(each) !== undefined && each !== 'prod'))
    return 'development';
  return optional === 'true' ? 'optional' : 'runtime';
}

function sourceOf(application: string, options: Fields): ComponentSource {
  const [path, git, github] = [textOf(options.path), textOf(options.git), textOf(options.github)];
  if (path !== undefined) return { kind: 'path', reference: path, pinned: false };
  if (options.in_umbrella === 'true') return { kind: 'path', reference: `../${application}`, pinned: false };
  const url = git ?? (github === undefined ? undefined : `https://github.com/${github}.git`);
  if (url === undefined) return 'git' in options ? gitSource('', undefined) : registry;
  return gitSource(url, textOf(options.ref) ?? textOf(options.tag) ?? textOf(options.branch));
}
