// flake.lock of Nix: the repositories at their commits from which a build takes everything else.
// Invariant: they serve the build; which packages it takes out of them only Nix knows, and that is said once.
import { baseName } from '../../text/source-file';
import { json } from '../../syntax/json';
import { makePurl } from '../../terms/purl';
import { componentOf, type Component } from '../component';
import { silent, type ManifestFormat } from '../format';
import { gitSource, repositoryPurl } from '../github/repository';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { manifestTells } from '../manifest-tells';
import { wordTable } from '../../text/word-table';

const FORMAT = 'flake.lock';

export const flakeLock: ManifestFormat = {
  name: FORMAT,
  purlType: 'generic',
  kind: 'manifest',
  tells: { ...manifestTells, hashes: 'yes' },
  notation: json,
  matches: (path) => baseName(path) === FORMAT,
  read(file) {
    const manifest = new ManifestData(file, json);
    const { root } = manifest;
    const nodes = manifest.fields(root, ['nodes']);
    const rootNode = nodes[textOf(root.root) ?? 'root'];
    const inputs = isFields(rootNode) && isFields(rootNode.inputs) ? Object.values(rootNode.inputs) : [];
    const asked = new Set(inputs.flatMap((input) => textOf(input) ?? []));
    const components = Object.entries(nodes).flatMap(([name, node]): readonly Component[] => {
      const locked = isFields(node) && isFields(node.locked) ? node.locked : undefined;
      const component = locked === undefined ? undefined : readLocked(locked, name);
      const anchor = { file: file.path, path: ['nodes', name], part: 'key' } as const;
      return component === undefined
        ? []
        : [componentOf({ ...component, name, direct: asked.has(name), scope: 'development', anchor })];
    });
    if (components.some(({ purl }) => purl.name === 'nixpkgs'))
      manifest.unknowable(['nodes'], 'Which packages are taken out of nixpkgs can be known only by running Nix.');
    return {
      value: { ...silent, file: file.path, format: FORMAT, purlType: 'generic', components },
      problems: manifest.problems,
    };
  },
};

const hosts: Readonly<Record<string, string>> = wordTable({
  github: 'github.com',
  gitlab: 'gitlab.com',
  sourcehut: 'git.sr.ht',
});

function readLocked(
  locked: Fields,
  name: string,
): Pick<Component, 'purl' | 'version' | 'source' | 'hashes'> | undefined {
  const [type = '', owner, repository, revision, url] = ['type', 'owner', 'repo', 'rev', 'url'].map((key) =>
    textOf(locked[key]),
  );
  const host = textOf(locked.host) ?? hosts[type];
  const address =
    owner !== undefined && repository !== undefined && host !== undefined
      ? `https://${host}/${owner}/${repository}`
      : url;
  if (address === undefined) return undefined;
  const purl =
    repositoryPurl(address, revision) ??
    makePurl({ type: 'generic', name, version: revision, qualifiers: { download_url: address } });
  const hash = textOf(locked.narHash);
  return (
    purl && { purl, version: revision, source: gitSource(address, revision), hashes: hash === undefined ? [] : [hash] }
  );
}
