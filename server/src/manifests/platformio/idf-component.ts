// idf_component.yml of ESP-IDF: the components that a firmware or a component of it needs, and the ESP-IDF it is for.
// Invariant: a component of the registry has an owner, `espressif` where none is written.
// Source: docs.espressif.com, "IDF Component Manager, Manifest File".
import type { DataPath } from '../../text/anchor';
import { baseName } from '../../text/source-file';
import { yamlTexts } from '../../syntax/yaml-texts';
import { makePurl } from '../../terms/purl';
import { schemeOf } from '../../terms/versions/schemes';
import { askedRuntime } from '../asked-runtime';
import { componentOf, unstated, type Component } from '../component';
import { silent, type ManifestFormat } from '../format';
import { gitSource, repositoryPurl } from '../github/repository';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { manifestTells } from '../manifest-tells';

const FORMAT = 'idf_component.yml';

export const idfComponent: ManifestFormat = {
  name: FORMAT,
  purlType: 'generic',
  kind: 'manifest',
  tells: { ...manifestTells, scope: 'no', runtimes: 'yes' },
  notation: yamlTexts,
  matches: (path) => /^idf_component\.ya?ml$/.test(baseName(path)),
  read(file) {
    const manifest = new ManifestData(file, yamlTexts);
    const { root, problems } = manifest;
    const wanted = Object.entries(manifest.fields(root, ['dependencies']));
    const value = {
      ...silent,
      file: file.path,
      format: FORMAT,
      purlType: 'generic',
      version: textOf(root.version),
      license: textOf(root.license),
      repository: textOf(root.repository) ?? textOf(root.url),
      components: wanted.flatMap(([name, asked]) => (name === 'idf' ? [] : readDependency(manifest, name, asked))),
      runtimes: wanted.flatMap(([name, asked]) => {
        const range = rangeOf(asked);
        return name === 'idf' && range !== undefined
          ? askedRuntime('esp-idf', range, { file: file.path, path: ['dependencies', 'idf'] })
          : [];
      }),
      lockedBy: ['dependencies.lock'],
    };
    return { value, problems };
  },
};

/** The purl of a component in the registry by its full name. */
export function componentPurl(name: string, version: string | undefined): ReturnType<typeof makePurl> {
  const [owner = '', short] = name.split('/');
  return makePurl({
    type: 'generic',
    namespace: short === undefined ? 'espressif' : owner,
    name: short ?? owner,
    version,
  });
}

function rangeOf(asked: unknown): string | undefined {
  return textOf(isFields(asked) ? asked.version : asked)?.trim();
}

function readDependency(manifest: ManifestData, name: string, asked: unknown): readonly Component[] {
  const path: DataPath = ['dependencies', name];
  const fields: Fields = isFields(asked) ? asked : {};
  const range = rangeOf(asked);
  const git = textOf(fields.git);
  const local = textOf(fields.path) ?? textOf(fields.override_path);
  const exact = range?.replace(/^==/, '');
  const version = exact !== undefined && schemeOf('npm')?.isExactVersion(exact) === true ? exact : undefined;
  const purl = git === undefined ? componentPurl(name, version) : repositoryPurl(git, range);
  if (purl === undefined) {
    manifest.broken(path, `"${name}" is no name of a component.`);
    return [];
  }
  const source =
    git !== undefined
      ? gitSource(git, range)
      : local === undefined
        ? unstated.source
        : ({ kind: 'path', reference: local, pinned: false } as const);
  const anchor = { file: manifest.file.path, path, part: 'key' } as const;
  return [
    componentOf({ purl, name, version: git === undefined ? version : range, range, direct: true, source, anchor }),
  ];
}
