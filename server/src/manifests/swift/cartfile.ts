// Cartfile, Cartfile.private and Cartfile.resolved of Carthage: a repository a line, with a requirement or a version.
// Invariant: every line is a dependency, a comment or a problem. Source: the documentation of Carthage, "Artifacts".
import type { Reading } from '../../text/reading';
import { baseName, type SourceFile } from '../../text/source-file';
import { MapBuilder, nameOfKey } from '../../syntax/made-tree';
import { notation } from '../../syntax/notation';
import { plainScalar, type SyntaxProblem } from '../../syntax/tree';
import { makePurl } from '../../terms/purl';
import { swift } from '../../terms/versions/swift';
import { componentOf, registry, type Component } from '../component';
import { silent, type ManifestContent, type ManifestFormat, type NearbyFiles } from '../format';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { namedLock, namedLockTells } from '../named-lock';
import { identityOf, revisionSource, swiftPurl } from './repository';

/** A map by identity; each entry has its `origin`, its `address` and what is asked for. */
const cartLines = notation('Cartfile', (text) => {
  const problems: SyntaxProblem[] = [];
  const root = new MapBuilder();
  for (const match of text.matchAll(/^[^\S\n]*([^\s#][^\n]*)/gm)) {
    const line = match[1] ?? '';
    const start = match.index + match[0].length - line.length;
    const [, before = '', origin = '', address, rest = ''] =
      /^((github|git|binary)\s+)"([^"]+)"\s*([^#]*)/.exec(line) ?? [];
    if (address === undefined) {
      const span = { start, end: start + line.length };
      if (problems.length < 100) problems.push({ span, message: 'This is no line of a Cartfile.' });
      continue;
    }
    const at = { start: start + before.length + 1, end: start + before.length + 1 + address.length };
    const facts = new MapBuilder();
    facts.add('origin', at, plainScalar(origin, { start, end: start + origin.length }));
    facts.add('address', at, plainScalar(address, at));
    facts.add('requirement', at, plainScalar(rest.trim(), { start: at.end + 1, end: start + line.length }));
    root.add(identityOf(address).replace(/\.json$/, ''), at, facts.build(at));
  }
  return { root: { node: root.build({ start: 0, end: text.length }), shift: 0 }, problems };
});

export const cartfile: ManifestFormat = {
  name: 'Cartfile',
  purlType: 'swift',
  kind: 'manifest',
  tells: { ...namedLockTells, versions: 'no', ranges: 'yes', direct: 'yes', paths: 'no', scope: 'yes', hashes: 'no' },
  notation: cartLines,
  matches: (path) => /^Cartfile(?:\.private)?$/.test(baseName(path)),
  read(file) {
    const { components, problems } = readLines(file);
    const fields = { file: file.path, format: 'Cartfile', purlType: 'swift', lockedBy: ['Cartfile.resolved'] };
    return { value: { ...silent, ...fields, components }, problems };
  },
  resolve: withPrivate,
};

export const cartfileResolved: ManifestFormat = {
  name: 'Cartfile.resolved',
  purlType: 'swift',
  kind: 'lockfile',
  tells: { ...namedLockTells, paths: 'no', hashes: 'no' },
  notation: cartLines,
  matches: (path) => baseName(path) === 'Cartfile.resolved',
  read(file): Reading<ManifestContent> {
    const { components, problems } = readLines(file);
    const packages = components.map((component) => ({ component: { ...component, direct: false }, wishes: [] }));
    const spell = (name: string): string => name.toLowerCase();
    const fields = { file: file.path, format: 'Cartfile.resolved', purlType: 'swift' };
    return { value: namedLock(fields, { packages, asked: [], spell }), problems };
  },
};

/** What Cartfile.private asks for is locked together with what the Cartfile beside it does. */
function withPrivate(content: ManifestContent, nearby: NearbyFiles): Reading<ManifestContent> {
  const isPrivate = content.file.endsWith('.private');
  const file = `${content.file}.private`;
  const more = isPrivate ? undefined : nearby.contentOf(file);
  if (more === undefined) return { value: content, problems: [] };
  return {
    value: { ...content, components: [...content.components, ...more.components], absorbs: [file] },
    problems: [],
  };
}

function readLines(
  file: SourceFile,
): Pick<Reading<unknown>, 'problems'> & { readonly components: readonly Component[] } {
  const data = new ManifestData(file, cartLines);
  const components = Object.entries(data.root).flatMap(([key, value]): readonly Component[] => {
    const component = readLine(file.path, key, isFields(value) ? value : {});
    if (component === undefined) data.broken([key], `"${nameOfKey(key)}" is no repository.`);
    return component === undefined ? [] : [component];
  });
  return { components, problems: data.problems };
}

function readLine(file: string, key: string, { origin, address, requirement }: Fields): Component | undefined {
  const written = textOf(address) ?? '';
  const isShort = origin === 'github' && /^[^/:\s]+\/[^/\s]+$/.test(written);
  const url = isShort ? `https://github.com/${written}` : written;
  const asked = textOf(requirement)?.trim();
  // In quotes stands a version, a branch or a commit.
  const quoted = /^"([^"]*)"$/.exec(asked ?? '')?.[1];
  const isTag = quoted !== undefined && swift.isExactVersion(quoted);
  const version = quoted ?? /^==\s*(\S+)$/.exec(asked ?? '')?.[1];
  const name = nameOfKey(key);
  const remote = origin === 'binary' ? undefined : swiftPurl(url, version);
  const purl = remote ?? makePurl({ type: 'generic', name, version });
  if (purl === undefined) return undefined;
  const isRevision = quoted !== undefined && !isTag;
  const source = isRevision
    ? revisionSource(url, quoted)
    : origin === 'binary'
      ? ({ kind: 'url', reference: url, pinned: false } as const)
      : registry;
  const scope = baseName(file) === 'Cartfile.private' ? 'development' : 'runtime';
  const range = quoted === undefined ? asked : undefined;
  const anchor = { file, path: [key], part: 'key' } as const;
  return componentOf({ purl, name, version, range, direct: true, scope, source, anchor });
}
