// From the blocks of a yarn.lock, and the package.json files that it is for, to its graph.
// Invariant: what a project asks for is taken from the lockfile where it says so (yarn 2 and later), else from the
// manifest; what it is needed for, from the manifest.
import { schemeOf } from '../../terms/versions/schemes';
import { componentOf, type Component, type Scope } from '../component';
import type { DependencyGraph } from '../format';
import { npmPurl, readSpec } from './dependency-spec';
import { KeyedGraphBuilder, type KeyedWish } from './keyed-graph';
import type { Member } from './workspace-members';

/** One block of the lockfile. */
export interface YarnBlock {
  /** All that it stands for: `name@^1.0.0`. */
  readonly descriptors: readonly string[];
  readonly component: Component;
  /** The folder of an own package of the repository, `.` for the lockfile's own. */
  readonly folder: string | undefined;
  /** The resolution of the package that this one is a patch of. */
  readonly patched: string | undefined;
  readonly wishes: readonly YarnWish[];
}

export interface YarnWish {
  readonly name: string;
  /** As written: a range, an alias, an address. */
  readonly asked: string;
  readonly scope: Scope;
}

/** The graph of a lockfile for the members of its workspace, as far as they are there. */
export function graphOfYarn(blocks: readonly YarnBlock[], members: readonly Member[]): DependencyGraph {
  const builder = new KeyedGraphBuilder();
  const memberIn = new Map(members.map((member) => [member.folder, member]));
  const locked = new Set<string>();
  for (const block of blocks) {
    const { descriptors, component, folder, patched, wishes } = block;
    if (patched !== undefined) continue;
    const project = folder === '.' ? '' : folder;
    if (project === undefined) builder.addPackage(keysOf(block), component, () => wishes.map(keyed));
    else {
      locked.add(project);
      const member = memberIn.get(project);
      const own = wishes.map((wish) => keyed(withScopeOf(wish, member)));
      builder.addProject(project, own);
      if (project !== '')
        builder.addPackage([...descriptors, ownKey(component.name)], withVersionOf(component, member), () => own);
    }
  }
  for (const block of blocks) addPatched(builder, block);
  const names = new NameIndex(blocks);
  for (const member of members) if (!locked.has(member.folder)) addMember(builder, member, names);
  return builder.build();
}

/** A patched package is the package all the same. */
function addPatched(builder: KeyedGraphBuilder, block: YarnBlock): void {
  const { descriptors, component, patched, wishes } = block;
  if (patched === undefined || builder.addKeys(descriptors, patched)) return;
  builder.addPackage(keysOf(block), component, () => wishes.map(keyed));
}

/** The descriptors, and what the block itself is called: patches name that. */
function keysOf({ descriptors, component: { name, version } }: YarnBlock): readonly string[] {
  return version === undefined ? descriptors : [...descriptors, `${name}@npm:${version}`];
}

function keyed({ name, asked, scope }: YarnWish): KeyedWish {
  const keys = [`${name}@${asked}`, `${name}@npm:${asked}`, ownKey(name)];
  return { name, keys: asked === '' ? [name, ...keys] : keys, range: readSpec(name, asked).range, scope };
}

/** The lockfile of yarn 2 and later has what an own package needs for development among the rest. */
function withScopeOf(wish: YarnWish, member: Member | undefined): YarnWish {
  const declared = member?.manifest.components.find(({ anchor }) => anchor.path.at(-1) === wish.name);
  return declared === undefined ? wish : { ...wish, scope: declared.scope };
}

function withVersionOf(component: Component, member: Member | undefined): Component {
  const version = member?.manifest.version;
  const purl = version === undefined ? undefined : npmPurl(component.name, version);
  return purl === undefined ? component : { ...component, purl, version };
}

/** A member of which the lockfile does not speak itself: yarn 1 locks what its manifest asks for. */
function addMember(builder: KeyedGraphBuilder, { folder, manifest }: Member, names: NameIndex): void {
  const wishes = manifest.components.map((component): KeyedWish => {
    const key = String(component.anchor.path.at(-1));
    const wish = keyed({ name: key, asked: askedFor(key, component), scope: component.scope });
    const isOverridden = manifest.overridden.includes(component.name);
    return isOverridden ? { ...wish, keys: [...wish.keys, ...names.keysFor(component)] } : wish;
  });
  builder.addProject(folder, wishes);
  const { name, version } = manifest;
  const purl = name === undefined ? undefined : npmPurl(name, version);
  if (folder === '' || name === undefined || purl === undefined) return;
  const source = { kind: 'path', reference: folder, pinned: false } as const;
  const anchor = { file: manifest.file, path: ['name'], part: 'value' } as const;
  builder.addPackage([ownKey(name)], componentOf({ purl, name, version, source, anchor }), () => wishes);
}

/** What a manifest asks for, as it is written there. */
function askedFor(key: string, { name, range = '' }: Component): string {
  return key === name ? range : range === '' ? `npm:${name}` : `npm:${name}@${range}`;
}

/** The key of an own package; no descriptor is such a one. */
function ownKey(name: string): string {
  return `own ${name}`;
}

/** What is locked of a package, whatever was asked for: an override changes that. */
class NameIndex {
  readonly #all: readonly YarnBlock[];
  #byName: ReadonlyMap<string, readonly YarnBlock[]> | undefined;

  constructor(blocks: readonly YarnBlock[]) {
    this.#all = blocks;
  }

  /** Keys of the one package that is locked under that name, or of those that lie in the range. */
  keysFor({ name, range = '' }: Component): readonly string[] {
    const blocks = (this.#byName ??= byName(this.#all)).get(name) ?? [];
    if (blocks.length === 1) return blocks[0]?.descriptors ?? [];
    const scheme = schemeOf('npm');
    return blocks
      .filter(({ component: { version = '' } }) => scheme?.satisfies(version, range) === true)
      .flatMap(({ descriptors }) => descriptors);
  }
}

function byName(blocks: readonly YarnBlock[]): ReadonlyMap<string, readonly YarnBlock[]> {
  const index = new Map<string, YarnBlock[]>();
  for (const block of blocks) {
    const same = index.get(block.component.name);
    if (same === undefined) index.set(block.component.name, [block]);
    else same.push(block);
  }
  return index;
}
