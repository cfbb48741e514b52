// deno.json and import maps: what a Deno project imports from JSR, npm and the web, under names of its own choice.
// Invariant: what lies in the repository, or in Deno itself, is no dependency; every other import is one or a problem.
// Source: docs.deno.com, "deno.json and package.json".
import type { DataPath } from '../../text/anchor';
import type { Reading } from '../../text/reading';
import { baseName, folderOf, joinPath, type SourceFile } from '../../text/source-file';
import { jsonc } from '../../syntax/json';
import { componentOf, type Component } from '../component';
import { silent, type ManifestContent, type ManifestFormat, type NearbyFiles } from '../format';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { manifestTells } from '../manifest-tells';
import { readSpecifier } from './specifier';

const FORMAT = 'deno.json';
/** Imports of the repository's own files, and of what Deno brings. */
const OWN = /^(?:\.{0,2}\/|node:|data:|blob:|file:|ext:|cloudflare:|workspace:|#)|^\.{1,2}$/;

export const denoJson: ManifestFormat = {
  name: FORMAT,
  purlType: 'jsr',
  kind: 'manifest',
  tells: { ...manifestTells, scope: 'no' },
  notation: jsonc,
  matches: (path) => /^(?:deno\.jsonc?|import[_-]map\.jsonc?)$/.test(baseName(path)),
  read: readDeno,
  resolve,
};

function readDeno(file: SourceFile): Reading<ManifestContent> {
  const manifest = new ManifestData(file, jsonc);
  const { root, problems } = manifest;
  const map = textOf(root.importMap);
  const needed = map === undefined ? undefined : joinPath(folderOf(file.path), map);
  const { workspace } = root;
  const members = isFields(workspace) ? workspace.members : workspace;
  const value: ManifestContent = {
    ...silent,
    file: file.path,
    format: FORMAT,
    purlType: 'jsr',
    name: textOf(root.name),
    version: textOf(root.version),
    license: textOf(root.license),
    components: readImports(manifest),
    workspaces: Array.isArray(members)
      ? members.flatMap((glob: unknown) => textOf(glob)?.replace(/^\.\//, '') ?? [])
      : [],
    lockedBy: ['deno.lock'],
    needs: needed === undefined || /^https?:/.test(map ?? '') ? [] : [{ path: needed, format: denoJson }],
  };
  return { value, problems };
}

function readImports(manifest: ManifestData): readonly Component[] {
  const { root } = manifest;
  const scopes = Object.entries(manifest.fields(root, ['scopes']));
  const maps: readonly (readonly [Fields, DataPath])[] = [
    [manifest.fields(root, ['imports']), ['imports']],
    ...scopes.map(([scope, imports]) => [isFields(imports) ? imports : {}, ['scopes', scope]] as const),
  ];
  const components = new Map<string, Component>();
  for (const [imports, path] of maps)
    for (const [key, specifier] of Object.entries(imports)) {
      const component = readImport(manifest, specifier, [...path, key]);
      const meaning = component && `${component.purl.type} ${component.name} ${component.range ?? ''}`;
      // `preact/` beside `preact` means the same package.
      if (component !== undefined && meaning !== undefined && !components.has(meaning))
        components.set(meaning, component);
    }
  return [...components.values()];
}

function readImport(manifest: ManifestData, specifier: unknown, path: DataPath): Component | undefined {
  const text = textOf(specifier);
  if (text !== undefined && OWN.test(text)) return undefined;
  const specified = text === undefined ? undefined : readSpecifier(text);
  const what = String(path.at(-1));
  if (specified === undefined) manifest.broken(path, `"${what}" is imported from nothing that Deno knows.`);
  const anchor = { file: manifest.file.path, path, part: 'key' } as const;
  return specified && componentOf({ ...specified, direct: true, anchor });
}

/** A project with the import map that it names; what another project of the repository publishes is its own. */
function resolve(content: ManifestContent, nearby: NearbyFiles): Reading<ManifestContent> {
  const maps = content.needs.flatMap(({ path }) => nearby.contentOf(path) ?? []);
  const own = new Map<string, string>();
  for (const path of nearby.pathsOf(FORMAT)) {
    const name = nearby.contentOf(path)?.name;
    if (name !== undefined) own.set(name, folderOf(path));
  }
  const all = [...content.components, ...maps.flatMap((map) => map.components)];
  const components = all.map((component): Component => {
    const folder = component.purl.type === 'jsr' ? own.get(component.name) : undefined;
    return folder === undefined
      ? component
      : { ...component, source: { kind: 'path', reference: folder, pinned: false } };
  });
  return { value: { ...content, components, absorbs: maps.map(({ file }) => file) }, problems: [] };
}
