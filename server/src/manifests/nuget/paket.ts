// What paket.dependencies and paket.lock have in common: groups, and files taken straight from a repository.
import { baseName } from '../../text/source-file';
import { makePurl } from '../../terms/purl';
import type { Component, ComponentSource, Scope } from '../component';
import { keyOf } from './package-reference';

/** The group of everything that stands in none. */
export const MAIN = 'main';

const DEVELOPMENT = /test|build|fake|doc|bench|tool|analy[sz]|lint|format|develop|release|\bci\b|sample|example/i;

/** Groups are named freely; these names tell of development. */
export function scopeOfGroup(group: string): Scope {
  return group !== MAIN && DEVELOPMENT.test(group) ? 'development' : 'runtime';
}

/** The group that a line opens, in lower case; undefined for other lines. */
export function groupOpened(line: string): string | undefined {
  const name = /^group\s+(\S+)/i.exec(line)?.[1];
  return name === undefined ? undefined : keyOf(name);
}

/** The name, purl and source of a repository at a revision: `owner/name` on GitHub, or an address of git. */
export function repositoryAt(
  repository: string,
  revision: string | undefined,
): Pick<Component, 'name' | 'purl' | 'version' | 'source'> | undefined {
  const [, owner, project] =
    /^(?:https?:\/\/github\.com\/|git@github\.com:)?([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(repository) ?? [];
  const address = owner === undefined ? repository : `https://github.com/${owner}/${project ?? ''}`;
  const isCommit = /^[0-9a-f]{39,64}$/.test(revision ?? '');
  const isVersion = isCommit || /^v?\d+(?:\.\d+)+/.test(revision ?? '');
  const version = isVersion ? revision : undefined;
  const purl =
    owner === undefined
      ? makePurl({
          type: 'generic',
          name: baseName(repository).replace(/\.git$/, ''),
          version,
          qualifiers: { vcs_url: `git+${repository}` },
        })
      : makePurl({ type: 'github', namespace: owner, name: project ?? '', version });
  const reference = revision === undefined ? address : `${address}#${revision}`;
  const name = owner === undefined ? repository : `${owner}/${project ?? ''}`;
  return purl && { name, purl, version, source: { kind: 'git', reference, pinned: isCommit } };
}

/** The name, purl and source of a file behind an address; it is called as the address ends, or otherwise. */
export function fileAt(address: string, called?: string): Pick<Component, 'name' | 'purl' | 'source'> | undefined {
  const name = called ?? baseName(address.replace(/[?#].*$/, ''));
  const purl = makePurl({ type: 'generic', name, qualifiers: { download_url: address } });
  const source: ComponentSource = { kind: 'url', reference: address, pinned: false };
  return purl && { name, purl, source };
}
