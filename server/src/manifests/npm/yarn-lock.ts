// yarn.lock: of yarn 1 in lines of its own, of yarn 2 and later in YAML. Neither says what is for development only, and
// the first not even who asks: that is known from the package.json files beside it.
// Invariant: every block is a package of the graph, but patches of packages that have a block themselves.
import { notation } from '../../syntax/notation';
import { parseYamlTexts, readYamlTextsPlainly } from '../../syntax/yaml-texts';
import type { DataAnchor } from '../../text/anchor';
import { baseName, folderOf } from '../../text/source-file';
import { schemeOf } from '../../terms/versions/schemes';
import { componentOf, registry, type Component } from '../component';
import { silent, type DependencyGraph, type ManifestContent, type ManifestFormat } from '../format';
import { lockfileTells } from '../manifest-tells';
import { joinManifest } from '../inventory';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { npmPurl, readReference, readSpec } from './dependency-spec';
import { workspaceMembers, type Member } from './workspace-members';
import { parseClassic, readClassicPlainly } from './yarn-classic';
import { graphOfYarn, type YarnBlock } from './yarn-graph';

/** What a lockfile says by itself; who asks for its packages is added when it is resolved. */
interface YarnContent extends ManifestContent {
  readonly blocks: readonly YarnBlock[] | undefined;
}

/** What yarn 2 and later open their lockfiles with. */
const METADATA = '__metadata';
const BERRY = /^__metadata:/m;
/** `…/@scope/name/-/name-1.0.0.tgz`, as registries call their archives. */
const TARBALL = /\/((?:@[\w.~-]+(?:\/|%2f))?[\w.~-]+)\/-\/[^/]+\.tgz/i;
const CONFLICT = /^(?:<{7}|>{7})(?: |$)/m;

/** `name@what is asked for`; the name may open with a scope. */
const DESCRIPTOR = /^(@?[^@]+)(?:@(.*))?$/s;

const yarnText = notation(
  'yarn.lock',
  (text, isWellFormed) => (BERRY.test(text) ? parseYamlTexts(text, isWellFormed) : parseClassic(text, isWellFormed)),
  (text) => (BERRY.test(text) ? readYamlTextsPlainly(text) : readClassicPlainly(text)),
);

export const yarnLock: ManifestFormat = {
  name: 'yarn.lock',
  purlType: 'npm',
  kind: 'lockfile',
  tells: { ...lockfileTells, scope: 'with its manifest' },
  notation: yarnText,
  matches: (path) => baseName(path) === 'yarn.lock',
  read(file) {
    const manifest = new ManifestData(file, yarnText);
    // Between the marks of a conflict stand two lockfiles at once: then nothing is known from it. Else a slip is one block's.
    const isConflict = manifest.problems.length > 0 && CONFLICT.test(file.text);
    const blocks = isConflict ? [] : readBlocks(manifest);
    const isUnread = manifest.problems.length > 0 && blocks.length === 0;
    return { value: contentOf(file.path, isUnread ? undefined : blocks, []), problems: manifest.problems };
  },
  resolve(content, nearby) {
    // Content of this format was made by `read` above.
    const { blocks } = content as YarnContent;
    const members = workspaceMembers(folderOf(content.file), nearby);
    return { value: members.length === 0 ? content : contentOf(content.file, blocks, members), problems: [] };
  },
};

function contentOf(file: string, blocks: readonly YarnBlock[] | undefined, members: readonly Member[]): YarnContent {
  let components: readonly Component[] | undefined;
  let graph: DependencyGraph | undefined;
  const value: YarnContent = {
    ...silent,
    file,
    format: 'yarn.lock',
    purlType: 'npm',
    get components() {
      return (components ??= joinManifest(undefined, value).value);
    },
    // Only the resolved content is asked for its graph.
    get graph() {
      return (graph ??= blocks && graphOfYarn(blocks, members));
    },
    blocks,
  };
  return value;
}

function readBlocks(manifest: ManifestData): readonly YarnBlock[] {
  const isBerry = manifest.root[METADATA] !== undefined;
  const blocks: YarnBlock[] = [];
  for (const [key, entry] of Object.entries(manifest.root)) {
    if (key === METADATA) continue;
    const anchor: DataAnchor = { file: manifest.file.path, path: [key], part: 'key' };
    const descriptors = key.split(/\s*,\s*/);
    const block = isFields(entry)
      ? (isBerry ? readBerryBlock : readClassicBlock)(descriptors, entry, anchor)
      : undefined;
    if (block === undefined) manifest.broken([key], `"${key}" is no entry of a package.`);
    else blocks.push(block);
  }
  return blocks;
}

/** An entry of yarn 1: the patterns say whose alias it is and where it comes from. */
function readClassicBlock(descriptors: readonly string[], entry: Fields, anchor: DataAnchor): YarnBlock | undefined {
  const [, key, asked = ''] = DESCRIPTOR.exec(descriptors[0] ?? '') ?? [];
  const version = textOf(entry.version);
  if (key === undefined || version === undefined) return undefined;
  const { name: wanted, source } = readSpec(key, asked);
  // A resolution of package.json can put another package in its place, which only the address tells.
  const name = TARBALL.exec(textOf(entry.resolved) ?? '')?.[1]?.replace(/%2f/i, '/') ?? wanted;
  const purl = npmPurl(name, version);
  if (purl === undefined) return undefined;
  const hashes = textOf(entry.integrity)?.trim().split(/\s+/) ?? [];
  const resolved = readReference(textOf(entry.resolved) ?? asked);
  const isElsewhere = resolved.kind === 'git' || source.kind === 'path';
  const from = isElsewhere || source.kind !== 'registry' ? (resolved.kind === 'registry' ? source : resolved) : source;
  const component = componentOf({
    purl,
    name,
    version,
    source:
      from.kind === 'url' ? { ...from, pinned: hashes.length > 0 || /#[0-9a-f]{40}$/.test(from.reference) } : from,
    hashes,
    anchor,
  });
  return { descriptors, component, folder: undefined, patched: undefined, wishes: wishesOf(entry) };
}

/** An entry of yarn 2 and later: the resolution says what it is. Its checksum is that of yarn's own archive. */
function readBerryBlock(descriptors: readonly string[], entry: Fields, anchor: DataAnchor): YarnBlock | undefined {
  const resolution = textOf(entry.resolution);
  const [, name, reference = ''] = DESCRIPTOR.exec(resolution ?? '') ?? [];
  if (name === undefined) return undefined;
  const stated = textOf(entry.version);
  const version = stated?.endsWith('-use.local') === true ? undefined : stated;
  const purl = npmPurl(name, version);
  if (purl === undefined) return undefined;
  const isPlain = /^(?:npm|patch|virtual):/.test(reference) || schemeOf('npm')?.isExactVersion(reference) === true;
  // Behind `::` stands for whom something was resolved.
  const source = isPlain ? registry : readReference(reference.replace(/::.*$/s, ''));
  return {
    descriptors,
    component: componentOf({ purl, name, version, source, anchor }),
    folder: /^workspace:(.*)$/s.exec(reference)?.[1],
    patched: reference.startsWith('patch:') ? `${name}@npm:${version ?? ''}` : undefined,
    wishes: wishesOf(entry),
  };
}

function wishesOf(entry: Fields): YarnBlock['wishes'] {
  const wishes: YarnBlock['wishes'][number][] = [];
  const meta = isFields(entry.dependenciesMeta) ? entry.dependenciesMeta : {};
  for (const [section, scope] of [
    ['dependencies', 'runtime'],
    ['optionalDependencies', 'optional'],
  ] as const) {
    const wanted = entry[section];
    if (!isFields(wanted)) continue;
    for (const [name, value] of Object.entries(wanted)) {
      const about = meta[name];
      const isOptional = isFields(about) && about.optional === 'true';
      wishes.push({ name, asked: textOf(value) ?? '', scope: isOptional ? 'optional' : scope });
    }
  }
  return wishes;
}
