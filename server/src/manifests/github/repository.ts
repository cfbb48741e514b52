// Repositories by their addresses, as components at one of their commits, tags or branches.
// Invariant: the reference is the version, as written; only a full commit is pinned.
import { makePurl, type Purl } from '../../terms/purl';
import type { ComponentSource } from '../component';
import { wordTable } from '../../text/word-table';

/** Where a repository is, as its purl wants it. */
interface Place {
  readonly type: string;
  readonly namespace: string;
  readonly name: string;
  readonly qualifiers: Readonly<Record<string, string>>;
}

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** The hosts whose repositories have a purl type of their own. */
const typeOfHost: Readonly<Record<string, string>> = wordTable({
  'github.com': 'github',
  'gitlab.com': 'gitlab',
  'bitbucket.org': 'bitbucket',
});

/** The purl of the repository at an address, as `https://`, `ssh://` or `git@host:path`; undefined for other texts. */
export function repositoryPurl(address: string, version: string | undefined): Purl | undefined {
  const place = placeOf(address.trim());
  return place && makePurl({ ...place, version });
}

/** The source of what is taken from a repository at a reference. */
export function gitSource(address: string, reference: string | undefined): ComponentSource {
  const pinned = reference !== undefined && COMMIT.test(reference);
  return { kind: 'git', reference: reference === undefined ? address : `${address}#${reference}`, pinned };
}

function placeOf(address: string): Place | undefined {
  const [, host = '', path = ''] =
    /^(?:git\+)?(?:https?|ssh|git):\/\/(?:[^@/\s]*@)?([\w.-]+(?::\d+)?)\/([^\s?#]+)/.exec(address) ??
    /^[\w.-]+@([\w.-]+):([^\s?#]+)/.exec(address) ??
    [];
  const parts = path
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .split('/')
    .filter((part) => part !== '');
  const name = parts.pop();
  if (name === undefined || host === '') return undefined;
  const type = typeOfHost[host.toLowerCase().replace(/^www\./, '')];
  if (type !== undefined && parts.length > 0) return { type, namespace: parts.join('/'), name, qualifiers: {} };
  const qualifiers = { vcs_url: `git+https://${host}/${[...parts, name].join('/')}` };
  return { type: 'generic', namespace: '', name, qualifiers };
}
