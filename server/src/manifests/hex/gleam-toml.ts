// gleam.toml: what a Gleam project asks for.
// Invariant: every component is direct and stands at its key. Source: gleam.run/writing-gleam/gleam-toml.
import type { DataPath } from '../../text/anchor';
import { baseName } from '../../text/source-file';
import { toml } from '../../syntax/toml';
import { askedRuntime } from '../asked-runtime';
import { registry, type Component, type ComponentSource, type Scope } from '../component';
import { silent, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';
import { gitSource } from '../github/repository';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { requiredComponent } from './hex-package';

const FORMAT = 'gleam.toml';

export const gleamToml: ManifestFormat = {
  name: FORMAT,
  purlType: 'hex',
  kind: 'manifest',
  tells: { ...manifestTells, versions: 'no', runtimes: 'yes' },
  notation: toml,
  matches: (path) => baseName(path) === FORMAT,
  read(file) {
    const manifest = new ManifestData(file, toml);
    const { root, problems } = manifest;
    const gleam = textOf(root.gleam);
    const value = {
      ...silent,
      file: file.path,
      format: FORMAT,
      purlType: 'hex',
      name: textOf(root.name),
      version: textOf(root.version),
      license: Array.isArray(root.licences)
        ? root.licences.flatMap((each) => textOf(each) ?? []).join(' OR ')
        : undefined,
      components: sections.flatMap(([section, scope]) => readSection(manifest, section, scope)),
      runtimes: gleam === undefined ? [] : askedRuntime('gleam', gleam, { file: file.path, path: ['gleam'] }),
      lockedBy: ['manifest.toml'],
    };
    return { value, problems };
  },
};

const sections: readonly (readonly [section: string, scope: Scope])[] = [
  ['dependencies', 'runtime'],
  ['dev-dependencies', 'development'],
  ['dev_dependencies', 'development'],
];

function readSection(manifest: ManifestData, section: string, scope: Scope): readonly Component[] {
  return Object.entries(manifest.fields(manifest.root, [section])).flatMap(([name, value]) => {
    const path = [section, name];
    const component = readDependency(manifest.file.path, path, value, scope);
    if (component === undefined) manifest.broken(path, `"${name}" needs a version range, a path or a repository.`);
    return component ?? [];
  });
}

function readDependency(file: string, path: DataPath, value: unknown, scope: Scope): Component | undefined {
  const fields: Fields = isFields(value) ? value : {};
  const range = textOf(value) ?? textOf(fields.version);
  const source = sourceOf(fields);
  if (range === undefined && source.kind === 'registry') return undefined;
  return requiredComponent({ name: String(path.at(-1)), range, scope, source, anchor: { file, path, part: 'key' } });
}

function sourceOf(fields: Fields): ComponentSource {
  const [path, git] = [textOf(fields.path), textOf(fields.git)];
  if (path !== undefined) return { kind: 'path', reference: path, pinned: false };
  return git === undefined ? registry : gitSource(git, textOf(fields.ref));
}
