// .pre-commit-config.yaml: the repositories of checks that run before a commit.
// Invariant: all of it is for development; checks that lie in the repository are its own.
import type { DataPath } from '../../text/anchor';
import { baseName } from '../../text/source-file';
import { yamlTexts } from '../../syntax/yaml-texts';
import { componentOf, type Component } from '../component';
import { silent, type ManifestFormat } from '../format';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { manifestTells } from '../manifest-tells';
import { gitSource, repositoryPurl } from './repository';

const FORMAT = '.pre-commit-config.yaml';

export const preCommit: ManifestFormat = {
  name: FORMAT,
  purlType: 'github',
  kind: 'manifest',
  tells: manifestTells,
  notation: yamlTexts,
  matches: (path) => /^(?:\.pre-commit-config|prek)\.ya?ml$/.test(baseName(path)),
  read(file) {
    const manifest = new ManifestData(file, yamlTexts);
    const components = manifest.list(manifest.root, ['repos']).flatMap((entry, index) => {
      return isFields(entry) ? readRepository(manifest, entry, ['repos', index]) : [];
    });
    return {
      value: { ...silent, file: file.path, format: FORMAT, purlType: 'github', components },
      problems: manifest.problems,
    };
  },
};

function readRepository(manifest: ManifestData, entry: Fields, path: DataPath): readonly Component[] {
  const address = textOf(entry.repo);
  if (address === undefined || address === 'local' || address === 'meta' || address === 'builtin') return [];
  const reference = textOf(entry.rev);
  const purl = repositoryPurl(address, reference);
  if (purl === undefined) {
    manifest.broken([...path, 'repo'], `"${address.slice(0, 100)}" is no address of a repository.`);
    return [];
  }
  const name = purl.namespace === undefined ? purl.name : `${purl.namespace}/${purl.name}`;
  const anchor = { file: manifest.file.path, path: [...path, 'repo'], part: 'value' } as const;
  const source = gitSource(address, reference);
  return [
    componentOf({
      purl,
      name,
      version: reference,
      range: reference,
      direct: true,
      scope: 'development',
      source,
      anchor,
    }),
  ];
}
