// .terraform.lock.hcl: the providers by which Terraform or OpenTofu builds the infrastructure, each with its one version.
// Invariant: a provider's name is its whole address. Source: developer.hashicorp.com, "Dependency lock file".
import { baseName } from '../../text/source-file';
import { MapBuilder, madeList } from '../../syntax/made-tree';
import { notation } from '../../syntax/notation';
import { plainScalar } from '../../syntax/tree';
import { makePurl } from '../../terms/purl';
import { componentOf, type Component } from '../component';
import { silent, type ManifestFormat } from '../format';
import { isFields, ManifestData, textOf } from '../manifest-data';
import { manifestTells } from '../manifest-tells';

const FORMAT = '.terraform.lock.hcl';

/** A map of providers, each with its texts and its list of hashes. */
const lockBlocks = notation('HCL', (text) => {
  const root = new MapBuilder();
  for (const block of text.matchAll(/^provider\s+"([^"\n]+)"\s*\{([^}]*)\}?/gm)) {
    const [all, name = '', body = ''] = block;
    const start = block.index + all.indexOf('{') + 1;
    const fields = new MapBuilder();
    for (const line of body.matchAll(/^[^\S\n]*(\w+)\s*=\s*"([^"\n]*)"/gm)) {
      const end = start + line.index + line[0].length - 1;
      const value = line[2] ?? '';
      fields.add(
        line[1] ?? '',
        { start: start + line.index, end },
        plainScalar(value, { start: end - value.length, end }),
      );
    }
    const hashes = [...body.matchAll(/"((?:h1|zh):[^"\n]+)"/g)].map(({ 1: hash = '', index }) => {
      return plainScalar(hash, { start: start + index + 1, end: start + index + 1 + hash.length });
    });
    const span = { start: block.index, end: block.index + all.length };
    fields.add('hashes', span, madeList(span, hashes));
    const at = block.index + all.indexOf(name);
    root.add(name, { start: at, end: at + name.length }, fields.build(span));
  }
  return { root: { node: root.build({ start: 0, end: text.length }), shift: 0 }, problems: [] };
});

export const terraformLock: ManifestFormat = {
  name: FORMAT,
  purlType: 'terraform',
  kind: 'manifest',
  tells: { ...manifestTells, scope: 'no', hashes: 'yes' },
  notation: lockBlocks,
  matches: (path) => baseName(path) === FORMAT,
  read(file) {
    const { root, problems } = new ManifestData(file, lockBlocks);
    const components = Object.entries(root).flatMap(([address, entry]): readonly Component[] => {
      const [, host = '', namespace = '', name = ''] =
        /^(?:([\w.-]+\.[\w.-]+)\/)?([\w-]+)\/([\w-]+)$/.exec(address) ?? [];
      const fields = isFields(entry) ? entry : {};
      const version = textOf(fields.version);
      const purl = makePurl({
        type: 'terraform',
        namespace: [host, namespace].filter((part) => part !== '').join('/'),
        name,
        version,
      });
      const hashes = Array.isArray(fields.hashes) ? fields.hashes.flatMap((hash: unknown) => textOf(hash) ?? []) : [];
      const anchor = { file: file.path, path: [address], part: 'key' } as const;
      return purl === undefined
        ? []
        : [
            componentOf({
              purl,
              name: address,
              version,
              range: textOf(fields.constraints) ?? version,
              direct: true,
              scope: 'development',
              hashes,
              anchor,
            }),
          ];
    });
    return { value: { ...silent, file: file.path, format: FORMAT, purlType: 'terraform', components }, problems };
  },
};
