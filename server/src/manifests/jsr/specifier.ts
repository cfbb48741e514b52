// What Deno imports by: `jsr:@std/fs@1`, `npm:preact@^10/hooks`, or an address on the web that holds a package.
// Invariant: an address that names a package of a registry is that package; any other is known by its place alone.
// Source: docs.deno.com, "Modules and dependencies".
import { makePurl, type Purl } from '../../terms/purl';
import type { Component, ComponentSource } from '../component';
import { npmPurl, readSpec } from '../npm/dependency-spec';

/** What a specifier names, without its place. */
export type Specified = Pick<Component, 'purl' | 'name' | 'version' | 'range' | 'source'>;

const REGISTRY = /^(npm|jsr):\/?((?:@[^/@]+\/)?[^/@]+)(?:@([^/]+))?(?:\/.*)?$/;
/** Hosts that serve what npm holds: esm.sh, unpkg, jsDelivr, Skypack. */
const NPM_ON_THE_WEB =
  /^https:\/\/(?:esm\.sh\/(?:v\d+\/|stable\/)?\*?|unpkg\.com\/|cdn\.jsdelivr\.net\/npm\/|esm\.run\/|(?:cdn\.skypack\.dev|esm\.unpkg\.com|ga\.jspm\.io\/npm:)\/?)((?:@[^/@]+\/)?[^/@?&]+)(?:@([^/?&]+))?/;
const JSR_ON_THE_WEB = /^https:\/\/(?:esm\.sh\/jsr|jsr\.io)\/(@[^/@]+\/[^/@?]+)[@/]([^/?]+)/;
const DENO_LAND = /^https:\/\/deno\.land\/(x\/)?([^/@]+)(?:@([^/]+))?/;
const ON_GITHUB =
  /^https:\/\/(?:raw\.githubusercontent\.com|cdn\.jsdelivr\.net\/gh|esm\.sh\/gh)\/([^/@]+)\/([^/@]+)[/@]([^/?]+)/;

/** What a specifier means; undefined for what lies in the repository or in Deno itself. */
export function readSpecifier(specifier: string): Specified | undefined {
  const [, registry, name = '', range] = REGISTRY.exec(specifier) ?? [];
  if (registry !== undefined) return registered(registry, name, range);
  return /^https?:\/\//.test(specifier) ? onTheWeb(specifier) : undefined;
}

/** A package of one of the two registries with what is asked of its version. */
export function registered(registry: string, name: string, range: string | undefined): Specified | undefined {
  const { version } = readSpec(name, range ?? '');
  const purl = registry === 'npm' ? npmPurl(name, version) : jsrPurl(name, version);
  return purl && { purl, name, version, range, source: { kind: 'registry' } };
}

function jsrPurl(fullName: string, version: string | undefined): Purl | undefined {
  const [, namespace, name = ''] = /^(@[^/]+)\/([^/]+)$/.exec(fullName) ?? [];
  return namespace === undefined ? undefined : makePurl({ type: 'jsr', namespace, name, version });
}

function onTheWeb(address: string): Specified | undefined {
  const source: ComponentSource = { kind: 'url', reference: address, pinned: false };
  const [, scoped, jsrVersion] = JSR_ON_THE_WEB.exec(address) ?? [];
  if (scoped !== undefined) return at(source, registered('jsr', scoped, jsrVersion));
  const [, owner, repository = '', revision] = ON_GITHUB.exec(address) ?? [];
  if (owner !== undefined) {
    const purl = makePurl({ type: 'github', namespace: owner, name: repository, version: revision });
    return purl && { purl, name: `${owner}/${repository}`, version: revision, range: revision, source };
  }
  const [, onNpm, npmRange] = NPM_ON_THE_WEB.exec(address) ?? [];
  if (onNpm !== undefined) return at(source, registered('npm', onNpm, npmRange));
  const [, isThird, module = '', tag] = DENO_LAND.exec(address) ?? [];
  const name = module === '' ? address.replace(/[?#].*$/, '') : `deno.land/${isThird ?? ''}${module}`;
  const purl =
    module === ''
      ? makePurl({ type: 'generic', name: lastPart(name), qualifiers: { download_url: address } })
      : makePurl({
          type: 'generic',
          namespace: isThird === undefined ? 'deno.land' : 'deno.land/x',
          name: module,
          version: tag,
        });
  return purl && { purl, name, version: module === '' ? undefined : tag, range: tag, source };
}

function at(source: ComponentSource, specified: Specified | undefined): Specified | undefined {
  return specified && { ...specified, source };
}

function lastPart(address: string): string {
  return address.replace(/\/+$/, '').split('/').at(-1) ?? address;
}
