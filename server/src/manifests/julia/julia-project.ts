// Project.toml of Julia: the packages of an environment by their UUIDs, and the ranges that it is compatible with.
// Invariant: packages of the standard library come with Julia and have no version of their own.
// Source: pkgdocs.julialang.org, "Project.toml and Manifest.toml".
import { baseName } from '../../text/source-file';
import { toml } from '../../syntax/toml';
import { makePurl, type Purl } from '../../terms/purl';
import { askedRuntime } from '../asked-runtime';
import { componentOf, type Component, type Scope } from '../component';
import { silent, type ManifestFormat } from '../format';
import { ManifestData, textOf } from '../manifest-data';
import { manifestTells } from '../manifest-tells';

const FORMAT = 'Project.toml';

/** The sections, with what each is for. */
const sections: readonly (readonly [section: string, scope: Scope])[] = [
  ['deps', 'runtime'],
  ['weakdeps', 'optional'],
  ['extras', 'development'],
];

export const juliaProject: ManifestFormat = {
  name: FORMAT,
  purlType: 'julia',
  kind: 'manifest',
  tells: { ...manifestTells, versions: 'no', runtimes: 'yes' },
  notation: toml,
  matches: (path) => /^(?:Julia)?Project\.toml$/.test(baseName(path)),
  read(file) {
    const manifest = new ManifestData(file, toml);
    const { root, problems } = manifest;
    const compat = manifest.fields(root, ['compat']);
    const components = new Map<string, Component>();
    for (const [section, scope] of sections)
      for (const [name, uuid] of Object.entries(manifest.fields(root, [section]))) {
        const purl = juliaPurl(name, undefined, textOf(uuid));
        const path = [section, name];
        if (purl === undefined) manifest.broken(path, `"${name}" needs the UUID of a package.`);
        const anchor = { file: file.path, path, part: 'key' } as const;
        if (purl !== undefined && !components.has(name))
          components.set(name, componentOf({ purl, name, range: textOf(compat[name]), direct: true, scope, anchor }));
      }
    const value = {
      ...silent,
      file: file.path,
      format: FORMAT,
      purlType: 'julia',
      name: textOf(root.name),
      version: textOf(root.version),
      components: [...components.values()],
      runtimes: askedRuntime('julia', textOf(compat.julia) ?? '', {
        file: file.path,
        path: ['compat', 'julia'],
      }).filter(({ range }) => range !== ''),
      lockedBy: ['Manifest.toml'],
    };
    return { value, problems };
  },
};

/** The purl of a package, which the UUID tells from others of its name. */
export function juliaPurl(name: string, version: string | undefined, uuid: string | undefined): Purl | undefined {
  return uuid === undefined || !/^[0-9a-f-]{36}$/i.test(uuid)
    ? undefined
    : makePurl({ type: 'julia', name, version, qualifiers: { uuid } });
}
