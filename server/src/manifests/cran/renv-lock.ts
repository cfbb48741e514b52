// renv.lock: the R packages of a project, from CRAN, Bioconductor, a repository of code or a folder.
// Invariant: what belongs to R itself is no package. The lockfile does not say which packages the project names, so
// what no other one requires counts as direct, unless a DESCRIPTION says it. Source: rstudio.github.io/renv, "Lockfiles".
import type { Reading } from '../../text/reading';
import { baseName, folderOf, joinPath, type SourceFile } from '../../text/source-file';
import { json } from '../../syntax/json';
import { askedRuntime } from '../asked-runtime';
import { componentOf, registry, type Component, type ComponentSource } from '../component';
import type { ManifestContent, ManifestFormat } from '../format';
import { gitSource } from '../github/repository';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { namedLock, namedLockTells, withManifests, type NamedPackage, type Wish } from '../named-lock';
import { cranPurl, isPartOfR, readNamedRange } from './r-packages';
import { wordTable } from '../../text/word-table';

const FORMAT = 'renv.lock';

export const renvLock: ManifestFormat = {
  name: FORMAT,
  purlType: 'cran',
  kind: 'lockfile',
  tells: { ...namedLockTells, hashes: 'no', license: 'yes', runtimes: 'yes' },
  notation: json,
  matches: (path) => baseName(path) === FORMAT,
  read: readLock,
  resolve: (content, nearby) => {
    const beside = joinPath(folderOf(content.file), 'DESCRIPTION');
    return withManifests(content, [beside === undefined ? undefined : nearby.contentOf(beside)]);
  },
};

function readLock(file: SourceFile): Reading<ManifestContent> {
  const manifest = new ManifestData(file, json);
  const { root, problems } = manifest;
  const isLock = 'Packages' in root;
  if (!isLock && problems.length === 0) manifest.broken([], 'A renv.lock has packages.');
  const packages = Object.entries(manifest.fields(root, ['Packages'])).flatMap(
    ([key, entry]): readonly NamedPackage[] => {
      const fields = isFields(entry) ? entry : {};
      const component = readPackage(file.path, key, fields);
      if (component === undefined) manifest.broken(['Packages', key], `"${key}" has no version, or its name is none.`);
      return component === undefined ? [] : [{ component, wishes: wishesOf(fields) }];
    },
  );
  const version = textOf(manifest.fields(root, ['R']).Version);
  const runtimes = version === undefined ? [] : askedRuntime('r', version, { file: file.path, path: ['R', 'Version'] });
  const fields = { file: file.path, format: FORMAT, purlType: 'cran', runtimes };
  return { value: namedLock(fields, isLock ? { packages, asked: [] } : undefined), problems };
}

function readPackage(file: string, key: string, fields: Fields): Component | undefined {
  const name = textOf(fields.Package) ?? key;
  const version = textOf(fields.Version);
  const purl = version === undefined ? undefined : cranPurl(name, version);
  const anchor = { file, path: ['Packages', key], part: 'key' } as const;
  return (
    purl && componentOf({ purl, name, version, source: sourceOf(fields), license: textOf(fields.License), anchor })
  );
}

/** Remotes are hosts of code with a commit, or an address; all else comes from a repository of packages. */
function sourceOf(fields: Fields): ComponentSource {
  const [source, type] = [textOf(fields.Source)?.toLowerCase(), textOf(fields.RemoteType)?.toLowerCase()];
  const commit = textOf(fields.RemoteSha);
  const address = remoteAddress(fields);
  if (source === 'local' || type === 'local')
    return { kind: 'path', reference: textOf(fields.RemoteUrl) ?? '', pinned: false };
  if (type === 'url' || source === 'url')
    return { kind: 'url', reference: textOf(fields.RemoteUrl) ?? address ?? '', pinned: false };
  const isRemote = /^(?:git|git2r|xgit|github|gitlab|bitbucket)$/.test(type ?? source ?? '');
  if (!isRemote || address === undefined) return registry;
  return gitSource(address, commit ?? textOf(fields.RemoteRef));
}

const hosts: Readonly<Record<string, string>> = wordTable({
  github: 'github.com',
  gitlab: 'gitlab.com',
  bitbucket: 'bitbucket.org',
});

function remoteAddress(fields: Fields): string | undefined {
  const [user, repository] = [textOf(fields.RemoteUsername), textOf(fields.RemoteRepo)];
  const type = (textOf(fields.RemoteType) ?? textOf(fields.Source) ?? '').toLowerCase();
  if (user === undefined || repository === undefined) return textOf(fields.RemoteUrl);
  // What is written is the host of the programming interface: `api.github.com`, `gitlab.example.org/api/v4`.
  const written = textOf(fields.RemoteHost)
    ?.replace(/^https?:\/\//, '')
    .replace(/^api\.|\/.*$/g, '');
  const host = written === 'bitbucket.org' || written === undefined ? (hosts[type] ?? written) : written;
  return host === undefined ? `${user}/${repository}` : `https://${host}/${user}/${repository}`;
}

/** New files repeat the fields of DESCRIPTION, older ones name requirements alone. */
function wishesOf(fields: Fields): readonly Wish[] {
  const stated = ['Depends', 'Imports', 'LinkingTo'].flatMap((field) => textsOf(fields[field]));
  const all = stated.length > 0 ? stated : textsOf(fields.Requirements);
  return all.flatMap((text): readonly Wish[] => {
    const named = readNamedRange(text);
    return named === undefined || isPartOfR(named.name) ? [] : [{ ...named, scope: 'runtime' }];
  });
}

function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each: unknown) => textOf(each) ?? []);
  return textOf(value)?.split(',') ?? [];
}
