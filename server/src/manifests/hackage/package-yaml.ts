// package.yaml of hpack, from which a *.cabal file is made: the same in another notation.
// Invariant: the *.cabal file beside it is made from it and says nothing more. Other tools have files of that name; one
// without anything of hpack says nothing. Source: github.com/sol/hpack, "Top-level fields", "Dependencies".
import type { DataPath } from '../../text/anchor';
import type { Reading } from '../../text/reading';
import { baseName, folderOf, type SourceFile } from '../../text/source-file';
import { yaml } from '../../syntax/yaml';
import type { Component, Scope } from '../component';
import { silent, type ManifestContent, type ManifestFormat, type NearbyFiles } from '../format';
import { manifestTells } from '../manifest-tells';
import { gitSource } from '../github/repository';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { withoutRepeats } from '../repeats';
import { readDependency } from './haskell-package';

export const packageYaml: ManifestFormat = {
  name: 'package.yaml',
  purlType: 'hackage',
  kind: 'manifest',
  tells: { ...manifestTells, versions: 'no' },
  notation: yaml,
  matches: (path) => baseName(path) === 'package.yaml',
  read: readManifest,
  resolve,
};

const sections: readonly (readonly [section: string, scope: Scope, isNamed: boolean])[] = [
  ['library', 'runtime', false],
  ['internal-libraries', 'runtime', true],
  ['executable', 'runtime', false],
  ['executables', 'runtime', true],
  ['tests', 'development', true],
  ['benchmarks', 'development', true],
];

function readManifest(file: SourceFile): Reading<ManifestContent> {
  const manifest = new ManifestData(file, yaml);
  const { root, problems } = manifest;
  const content = { ...silent, file: file.path, format: 'package.yaml', purlType: 'hackage' } as const;
  const isHpack = ['dependencies', ...sections.map(([section]) => section)].some((key) => key in root);
  if (!isHpack) return { value: content, problems: [] };
  const components = [
    ...readLists(manifest, root, [], 'runtime'),
    ...sections.flatMap(([section, scope, isNamed]) => {
      const fields = manifest.fields(root, [section]);
      if (!isNamed) return readLists(manifest, fields, [section], scope);
      return Object.entries(fields).flatMap(([name, each]) =>
        isFields(each) ? readLists(manifest, each, [section, name], scope) : [],
      );
    }),
  ];
  const name = textOf(root.name);
  const inside = new Set([name, ...Object.keys(manifest.fields(root, ['internal-libraries']))]);
  const value: ManifestContent = {
    ...content,
    name,
    version: textOf(root.version),
    license: textOf(root.license),
    components: withoutRepeats(components.filter((each) => !inside.has(each.name))),
    lockedBy: ['cabal.project.freeze', 'stack.yaml.lock'],
  };
  return { value, problems };
}

/** `dependencies`, `build-tools`, and those behind `when`. */
function readLists(manifest: ManifestData, fields: Fields, path: DataPath, scope: Scope): readonly Component[] {
  const conditions: readonly unknown[] = Array.isArray(fields.when) ? fields.when : [];
  return [
    ...readList(manifest, fields.dependencies, [...path, 'dependencies'], scope),
    ...readList(manifest, fields['build-tools'], [...path, 'build-tools'], 'development'),
    ...conditions.flatMap((each, index) =>
      isFields(each) && path.length < 20 ? readLists(manifest, each, [...path, 'when', index], scope) : [],
    ),
  ];
}

/** A list of texts and maps, one text, or a map of names to ranges. */
function readList(manifest: ManifestData, value: unknown, path: DataPath, scope: Scope): readonly Component[] {
  if (isFields(value)) {
    return Object.entries(value).flatMap(([name, said]) =>
      readEntry(manifest, name, said, [...path, name], 'key', scope),
    );
  }
  if (textOf(value) !== undefined) return readEntry(manifest, String(value), undefined, path, 'value', scope);
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  return entries.flatMap((entry, index) =>
    isFields(entry)
      ? readEntry(manifest, textOf(entry.name) ?? '', entry, [...path, index, 'name'], 'value', scope)
      : readEntry(manifest, String(entry), undefined, [...path, index], 'value', scope),
  );
}

function readEntry(
  manifest: ManifestData,
  name: string,
  said: unknown,
  path: DataPath,
  part: 'key' | 'value',
  scope: Scope,
): readonly Component[] {
  const fields = isFields(said) ? said : {};
  const range = textOf(said) ?? textOf(fields.version) ?? '';
  const component = readDependency(`${name} ${range}`.trim(), scope, { file: manifest.file.path, path, part });
  if (component === undefined) manifest.broken(path, `"${name.slice(0, 80)}" is no package with its versions.`);
  if (component === undefined) return [];
  const [git, github, folder] = [textOf(fields.git), textOf(fields.github), textOf(fields.path)];
  const address = git ?? (github === undefined ? undefined : `https://github.com/${github}`);
  if (folder !== undefined) return [{ ...component, source: { kind: 'path', reference: folder, pinned: false } }];
  return [address === undefined ? component : { ...component, source: gitSource(address, textOf(fields.ref)) }];
}

/** The *.cabal file beside it is made from it. */
function resolve(content: ManifestContent, nearby: NearbyFiles): Reading<ManifestContent> {
  const folder = folderOf(content.file);
  const made =
    content.components.length === 0 ? [] : nearby.pathsOf('cabal').filter((path) => folderOf(path) === folder);
  return { value: { ...content, absorbs: made }, problems: [] };
}
