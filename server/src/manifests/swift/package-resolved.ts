// Package.resolved, versions 1 to 3: the packages of a Swift package or of an Xcode project, each at one commit.
// Invariant: the file says neither which packages are direct nor who requires whom; that comes with its Package.swift or
// its Xcode project.
import type { DataPath } from '../../text/anchor';
import type { Reading } from '../../text/reading';
import { baseName, type SourceFile } from '../../text/source-file';
import { json } from '../../syntax/json';
import { makePurl, type Purl } from '../../terms/purl';
import { componentOf, registry, type ComponentSource } from '../component';
import type { ManifestContent, ManifestFormat } from '../format';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { namedLock, namedLockTells, type NamedPackage } from '../named-lock';
import { identityOf, registryPurl, revisionSource, swiftPurl } from './repository';

const FORMAT = 'Package.resolved';

export const packageResolved: ManifestFormat = {
  name: FORMAT,
  purlType: 'swift',
  kind: 'lockfile',
  tells: { ...namedLockTells, paths: 'no', hashes: 'no' },
  notation: json,
  matches: (path) => baseName(path) === FORMAT,
  read: readResolved,
};

function readResolved(file: SourceFile): Reading<ManifestContent> {
  const data = new ManifestData(file, json);
  const { root, problems } = data;
  const isFirstVersion = root.object !== undefined;
  const [owner, path] = isFirstVersion ? [data.fields(root, ['object']), ['object']] : [root, []];
  if (problems.length === 0 && owner.pins === undefined) data.broken([], 'This file has no list of pins.');
  const version = root.version;
  if (typeof version === 'number' && version > 3)
    data.unknowable(['version'], `Version ${version} of this file is not known; it was read as version 3.`);
  const pins = data.list(owner, [...path, 'pins']).flatMap((value, index): readonly NamedPackage[] => {
    return readPin(data, isFields(value) ? value : {}, [...path, 'pins', index]);
  });
  const isLock = pins.length > 0 || problems.length === 0;
  const named = { packages: pins, asked: [], spell: (name: string) => name.toLowerCase() };
  const fields = { file: file.path, format: FORMAT, purlType: 'swift' };
  return { value: namedLock(fields, isLock ? named : undefined), problems };
}

function readPin(data: ManifestData, fields: Fields, path: DataPath): readonly NamedPackage[] {
  const state = data.fields(fields, [...path, 'state']);
  const address = textOf(fields.location) ?? textOf(fields.repositoryURL);
  const identity = textOf(fields.identity) ?? textOf(fields.package);
  const [version, branch, revision] = [textOf(state.version), textOf(state.branch), textOf(state.revision)];
  // A branch says more to a person than the commit, which the source has.
  const stated = version ?? branch ?? revision;
  const purl = purlOf(fields, identity, address, stated);
  if (purl === undefined || stated === undefined) {
    data.broken(path, 'A pin has an identity, a location and a state.');
    return [];
  }
  const source: ComponentSource =
    version === undefined ? { ...revisionSource(address ?? '', revision ?? stated) } : registry;
  const key = ['identity', 'package', 'location', 'repositoryURL'].find((each) => textOf(fields[each]) !== undefined);
  const anchor = { file: data.file.path, path: [...path, key ?? 'state'], part: 'value' } as const;
  const name = address === undefined ? (identity ?? purl.name) : identityOf(address);
  return [{ component: componentOf({ purl, name, version: stated, source, anchor }), wishes: [] }];
}

function purlOf(
  { kind }: Fields,
  identity: string | undefined,
  address: string | undefined,
  version: string | undefined,
): Purl | undefined {
  if (kind === 'registry') return registryPurl(identity ?? '', version);
  const remote = address === undefined ? undefined : swiftPurl(address, version);
  // A repository in a folder of this machine has no address.
  return remote ?? makePurl({ type: 'generic', name: identity ?? '', version });
}
