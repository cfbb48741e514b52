// *.wrap of Meson: a library that is fetched and built where the machine has none, by archive or repository.
// Invariant: a wrap that leads to another one names nothing itself. Source: mesonbuild.com, "Wrap dependency system".
import { baseName } from '../../text/source-file';
import { makePurl } from '../../terms/purl';
import { componentOf, unstated, type Component } from '../component';
import { silent, type ManifestFormat } from '../format';
import { gitSource, repositoryPurl } from '../github/repository';
import { ini } from '../ini';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { manifestTells } from '../manifest-tells';

const FORMAT = '*.wrap';

export const wrap: ManifestFormat = {
  name: FORMAT,
  purlType: 'generic',
  kind: 'manifest',
  tells: { ...manifestTells, ranges: 'no', scope: 'no', hashes: 'yes' },
  notation: ini,
  matches: (path) => /(?:^|\/)subprojects\/[^/]+\.wrap$/.test(path),
  read(file) {
    const { root, problems } = new ManifestData(file, ini);
    const components = Object.entries(root).flatMap(([section, fields]) => {
      return isFields(fields) && section.startsWith('wrap-') ? readWrap(file.path, section, fields) : [];
    });
    return { value: { ...silent, file: file.path, format: FORMAT, purlType: 'generic', components }, problems };
  },
};

function readWrap(file: string, section: string, fields: Fields): readonly Component[] {
  const name = baseName(file).replace(/\.wrap$/, '');
  const valueOf = (key: string): string | undefined => {
    const lines: unknown = fields[key];
    return Array.isArray(lines) ? textOf(lines[0]) : undefined;
  };
  const at = (key: string) => ({ file, path: [section, key, 0], part: 'value' }) as const;
  const repository = valueOf('url');
  if (section === 'wrap-git' && repository !== undefined) {
    const revision = valueOf('revision');
    const version = revision?.toLowerCase() === 'head' ? undefined : revision;
    const purl = repositoryPurl(repository, version);
    return purl === undefined
      ? []
      : [
          componentOf({
            purl,
            name,
            version,
            range: revision,
            direct: true,
            source: gitSource(repository, version),
            anchor: at('url'),
          }),
        ];
  }
  const address = valueOf('source_url');
  const directory = valueOf('directory') ?? '';
  if (address === undefined && directory === '') return [];
  // `zlib-1.3.1`, whose release in the database of wraps is `1.3.1-2`.
  const version = valueOf('wrapdb_version')?.replace(/-\d+$/, '') ?? /[-_]v?(\d[\w.]*(?:-\w+)?)$/.exec(directory)?.[1];
  const hash = valueOf('source_hash');
  const purl = makePurl({
    type: 'generic',
    name,
    version,
    qualifiers: address === undefined ? {} : { download_url: address },
  });
  const source =
    address === undefined
      ? unstated.source
      : ({ kind: 'url', reference: address, pinned: hash !== undefined } as const);
  const hashes = hash === undefined ? [] : [`sha256:${hash}`];
  return purl === undefined
    ? []
    : [
        componentOf({
          purl,
          name,
          version,
          range: version,
          direct: true,
          source,
          hashes,
          anchor: at(address === undefined ? 'directory' : 'source_url'),
        }),
      ];
}
