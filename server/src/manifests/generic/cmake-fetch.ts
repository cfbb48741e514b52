// CMakeLists.txt and *.cmake: what a build fetches by FetchContent, ExternalProject or CPM, and what it looks for on the
// machine, as far as it is written out. Invariant: a variable counts where the same file sets it to a text; what else a
// build computes is a problem. What is looked for counts where nothing else in the repository names it.
import type { DataPath } from '../../text/anchor';
import type { ReadingProblem } from '../../text/reading';
import { baseName, type SourceFile } from '../../text/source-file';
import type { TreeNode } from '../../syntax/tree';
import { makePurl, type Purl } from '../../terms/purl';
import { componentOf, type Component, type ComponentSource } from '../component';
import { silent, type ManifestFormat } from '../format';
import { gitSource, repositoryPurl } from '../github/repository';
import { cmake } from './cmake-notation';
import { readFindCall, withoutKnown, type CmakeContent } from './cmake-packages';
import { versionTells } from './version-files';
import { wordTable } from '../../text/word-table';

export const cmakeLists: ManifestFormat = {
  name: 'CMakeLists.txt',
  purlType: 'generic',
  kind: 'manifest',
  tells: { ...versionTells, hashes: 'yes', runtimes: 'no' },
  notation: cmake,
  matches: (path) => baseName(path) === 'CMakeLists.txt' || path.endsWith('.cmake'),
  read(file) {
    const { root, problems: syntax } = cmake.treeOf(file);
    const problems = syntax.map(({ span, message }): ReadingProblem => {
      return { anchor: { file: file.path, span }, message, kind: 'broken' };
    });
    const calls = root?.node.kind === 'list' ? root.node.items.map(({ node }) => node) : [];
    const reader = new FetchReader(file, problems);
    const fields = { file: file.path, format: 'CMakeLists.txt', purlType: 'generic' };
    const components = reader.read(calls);
    const value: CmakeContent = { ...silent, ...fields, components, name: reader.project, found: reader.found };
    return { value, problems };
  },
  resolve(content, nearby) {
    // Only this format's own content comes here.
    const own = content as CmakeContent;
    const found = withoutKnown(own, nearby);
    const [first] = found;
    if (first === undefined) return { value: content, problems: [] };
    const them = found.length === 1 ? 'The version of one package is' : `The versions of ${found.length} packages are`;
    const message = `${them} not known: the build takes what the machine has.`;
    const value = { ...own, components: [...own.components, ...found] };
    return { value, problems: [{ anchor: first.anchor, message, kind: 'unknowable' }] };
  },
};

/** What a call says of the thing that it fetches. */
interface Fetched {
  readonly name: string;
  readonly purl: Purl | undefined;
  readonly reference: string | undefined;
  readonly source: ComponentSource;
  readonly hashes: readonly string[];
}

/** The hosts that CPM has short names for. */
const hosts: Readonly<Record<string, string>> = wordTable({
  gh: 'https://github.com/',
  gl: 'https://gitlab.com/',
  bb: 'https://bitbucket.org/',
});

/** Folders whose builds are not shipped. */
const FOR_DEVELOPMENT = /(?:^|\/)(?:tests?|bench(?:marks?)?|fuzz(?:ing)?|docs?|examples?)\//i;

/** Variables are put into texts, and texts into variables, up to this length. */
const LONGEST = 1000;

/** Modules that find one library, and files for those who use the project, repeat what others look for. */
const LOOKS_FOR_OTHERS = /(?:^|\/)(?:Find[^/]+|[^/]+-?[Cc]onfig)\.cmake$/;

class FetchReader {
  /** What is looked for on the machine. */
  readonly found: Component[] = [];
  /** The first project that the file names. */
  project: string | undefined;
  readonly #variables = new Map<string, string>();

  constructor(
    readonly file: SourceFile,
    readonly problems: ReadingProblem[],
  ) {}

  read(calls: readonly TreeNode[]): readonly Component[] {
    return calls.flatMap((node, index) => {
      const entry = node.kind === 'map' ? node.entries[0] : undefined;
      if (entry?.node.kind !== 'list') return [];
      const args = entry.node.items.map(({ node: arg }) => (arg.kind === 'scalar' ? this.#expand(arg.text) : ''));
      const path = [index, entry.key];
      if (entry.key === 'project') this.project ??= args[0];
      else if (/^(?:find|pkg)_/.test(entry.key)) this.#find(entry.key, args, path);
      else if (entry.key !== 'set') return this.#fetch(args, entry.key.startsWith('cpm'), [...path, 0]);
      else if (args.length > 1) this.#variables.set(args[0] ?? '', args[1] ?? '');
      return [];
    });
  }

  #find(command: string, args: readonly string[], path: DataPath): void {
    if (LOOKS_FOR_OTHERS.test(this.file.path)) return;
    const scope = FOR_DEVELOPMENT.test(this.file.path) ? 'development' : 'runtime';
    this.found.push(...readFindCall(command, args, { file: this.file.path, path }, scope));
  }

  #fetch(args: readonly string[], isCpm: boolean, path: DataPath): readonly Component[] {
    const fetched = isCpm && args.length === 1 ? shortOf(args[0] ?? '') : keyedOf(args, isCpm);
    if (fetched === undefined) return [];
    const { name, purl, reference, source, hashes } = fetched;
    const anchor = { file: this.file.path, path, part: 'value' } as const;
    const isComputed = [name, reference ?? '', source.kind === 'registry' ? '' : source.reference].some(isVariable);
    if (isComputed || purl === undefined) {
      const message = `What is fetched as "${name.slice(0, 100)}" depends on the build, so that its origin or version cannot be known.`;
      this.problems.push({ anchor, message, kind: 'unknowable' });
    }
    if (purl === undefined || isVariable(purl.name) || isVariable(purl.namespace ?? '')) return [];
    const version = isVariable(reference ?? '') ? undefined : reference;
    const known = { ...purl, version };
    const scope = FOR_DEVELOPMENT.test(this.file.path) ? 'development' : 'runtime';
    return [componentOf({ purl: known, name, version, range: reference, direct: true, scope, source, hashes, anchor })];
  }

  /** `${NAME}` as far as this file sets it. */
  #expand(text: string): string {
    if (text.length > LONGEST) return text;
    return text.replace(/\$\{(\w+)\}/g, (all, name: string) => {
      const value = this.#variables.get(name);
      return value === undefined || value.length > LONGEST ? all : value;
    });
  }
}

function isVariable(text: string): boolean {
  return /\$(?:\{|<|ENV\{)/.test(text);
}

/** `gh:owner/repository#tag`, or with `@version`, whose tag is the version behind a `v`. */
function shortOf(text: string): Fetched | undefined {
  const [, host, address = '', sign, reference = ''] = /^(?:(gh|gl|bb):)?([^#@]+)(?:([#@])([^#@]+))?/.exec(text) ?? [];
  const url = host === undefined ? address : `${hosts[host] ?? ''}${address}`;
  const tag = sign === undefined ? undefined : sign === '@' ? `v${reference}` : reference;
  return url === '' ? undefined : ofRepository(url.slice(url.lastIndexOf('/') + 1), url, tag);
}

/** A name, and values behind their keys. */
function keyedOf(args: readonly string[], isCpm: boolean): Fetched | undefined {
  const valueOf = (key: string): string | undefined => {
    const at = args.indexOf(key);
    return at < 0 ? undefined : args[at + 1];
  };
  const name = isCpm ? (valueOf('NAME') ?? '') : (args[0] ?? '');
  const hosted = Object.entries({ GITHUB: 'gh', GITLAB: 'gl', BITBUCKET: 'bb' }).flatMap(([key, host]) => {
    const path = isCpm ? valueOf(`${key}_REPOSITORY`) : undefined;
    return path === undefined ? [] : [`${hosts[host] ?? ''}${path}`];
  });
  const repository = valueOf('GIT_REPOSITORY') ?? hosted[0];
  const version = isCpm ? valueOf('VERSION') : undefined;
  if (repository !== undefined)
    return ofRepository(name || baseName(repository), repository, valueOf('GIT_TAG') ?? (version && `v${version}`));
  const url = valueOf('URL');
  return url === undefined ? undefined : ofArchive(name, url, valueOf('URL_HASH') ?? valueOf('URL_MD5'));
}

function ofRepository(name: string, url: string, reference: string | undefined): Fetched {
  return { name, purl: repositoryPurl(url, reference), reference, source: gitSource(url, reference), hashes: [] };
}

/** An archive of a release on GitHub names its repository and tag; any other goes by the name that the build gives it. */
function ofArchive(name: string, url: string, hash: string | undefined): Fetched {
  const [, repository, archived, released] =
    /^(https:\/\/github\.com\/[^/]+\/[^/]+)\/(?:archive\/(?:refs\/(?:tags|heads)\/)?(.+?)(?:\.tar\.\w+|\.tgz|\.zip)$|releases\/download\/([^/]+)\/)/.exec(
      url,
    ) ?? [];
  const reference = archived ?? released;
  const purl =
    repository === undefined
      ? makePurl({ type: 'generic', name, qualifiers: isVariable(url) ? {} : { download_url: url } })
      : repositoryPurl(repository, reference);
  const hashes = hash === undefined ? [] : [hash];
  return { name, purl, reference, source: { kind: 'url', reference: url, pinned: hash !== undefined }, hashes };
}
