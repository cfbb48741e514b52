// The manifests of a workspace, each with what other files add to it: parents, catalogues, includes.
// Invariant: a manifest is resolved again only when its own content, or something that it asked for, changed.
import type { Reading } from '../text/reading';
import { folderOf } from '../text/source-file';
import type { ManifestContent, ManifestFormat, NearbyFiles } from '../manifests/format';
import type { FileFacts } from './file-facts';

interface ReadManifest {
  readonly format: ManifestFormat;
  readonly content: ManifestContent;
}

interface Resolved {
  readonly content: ManifestContent;
  /** What was asked for, and the answer. */
  readonly asked: {
    readonly contents: ReadonlyMap<string, ManifestContent | undefined>;
    readonly lists: ReadonlyMap<string, readonly string[]>;
    readonly names: ReadonlyMap<string, readonly ManifestContent[]>;
  };
  readonly reading: Reading<ManifestContent>;
}

/** All manifests of one state of the workspace. */
export class Manifests {
  readonly #read: ReadonlyMap<string, ReadManifest>;
  readonly #lists: ReadonlyMap<string, readonly string[]>;
  /** Handed on from state to state; an entry counts only while all that it was made from is the same. */
  readonly #resolved: Map<string, Resolved>;
  /** What was found to count in this state. */
  readonly #current = new Map<string, Resolved>();
  #named: ReadonlyMap<string, readonly ManifestContent[]> | undefined;
  #absorbed: ReadonlySet<string> | undefined;
  #lockfiles: readonly ManifestContent[] | undefined;
  #own: OwnIndex | undefined;

  private constructor(read: ReadonlyMap<string, ReadManifest>, resolved: Map<string, Resolved>) {
    this.#read = read;
    this.#lists = listsOf(read);
    this.#resolved = resolved;
  }

  /** The manifests among files; `before` itself where they are the same. */
  static of(files: Iterable<readonly [path: string, facts: FileFacts]>, before?: Manifests): Manifests {
    const read = new Map<string, ReadManifest>();
    for (const [path, facts] of files) {
      if (facts.kind === 'manifest') read.set(path, { format: facts.format, content: facts.reading.value });
    }
    if (before === undefined) return new Manifests(read, new Map());
    return holdsSame(before.#read, read) ? before : new Manifests(read, before.#resolved);
  }

  /** A manifest with what other files add to it; undefined for a file that is none. */
  resolve(path: string): Reading<ManifestContent> | undefined {
    const read = this.#read.get(path);
    if (read === undefined) return undefined;
    let resolved = this.#current.get(path);
    if (resolved === undefined) {
      const known = this.#resolved.get(path);
      resolved = known?.content === read.content && this.#isCurrent(known) ? known : this.#resolveAnew(read);
      this.#resolved.set(path, resolved);
      this.#current.set(path, resolved);
    }
    return resolved.reading;
  }

  formatOf(path: string): ManifestFormat | undefined {
    return this.#read.get(path)?.format;
  }

  get lockfiles(): readonly ManifestContent[] {
    return (this.#lockfiles ??= [...this.#read]
      .filter(([, { format }]) => format.kind === 'lockfile')
      .flatMap(([path]) => this.resolve(path)?.value ?? []));
  }

  /** The manifest of an ecosystem in a folder; the first by name where there are several. */
  ownIn(purlType: string, folder: string): ManifestContent | undefined {
    return this.#index().byFolder.get(`${purlType} ${folder}`);
  }

  /** The manifests of an ecosystem whose package has that name. */
  ownNamed(purlType: string, name: string): readonly ManifestContent[] {
    return this.#index().byName.get(`${purlType} ${name}`) ?? [];
  }

  /** The manifests that name folders of a monorepo's packages. */
  get roots(): readonly ManifestContent[] {
    return this.#index().roots;
  }

  #index(): OwnIndex {
    return (this.#own ??= indexOf(
      [...this.#read]
        .filter(([, { format }]) => format.kind === 'manifest')
        .flatMap(([path]) => this.resolve(path)?.value ?? []),
    ));
  }

  /** Whether another manifest holds all that this one says. */
  isAbsorbed(path: string): boolean {
    this.#absorbed ??= new Set([...this.#read.keys()].flatMap((each) => this.resolve(each)?.value.absorbs ?? []));
    return this.#absorbed.has(path);
  }

  #resolveAnew({ format, content }: ReadManifest): Resolved {
    const contents = new Map<string, ManifestContent | undefined>();
    const lists = new Map<string, readonly string[]>();
    const names = new Map<string, readonly ManifestContent[]>();
    const nearby: NearbyFiles = {
      contentOf: (path) => {
        const found = this.#read.get(path)?.content;
        contents.set(path, found);
        return found;
      },
      pathsOf: (name) => {
        const found = this.#lists.get(name) ?? [];
        lists.set(name, found);
        return found;
      },
      knownAs: (formatName, name) => {
        const key = nameKey(formatName, name);
        const found = this.#knownAs(key);
        names.set(key, found);
        return found;
      },
    };
    const reading = format.resolve?.(content, nearby) ?? { value: content, problems: [] };
    return { content, asked: { contents, lists, names }, reading };
  }

  #isCurrent({ asked }: Resolved): boolean {
    for (const [path, content] of asked.contents) if (this.#read.get(path)?.content !== content) return false;
    for (const [name, list] of asked.lists) if (!isSameList(this.#lists.get(name) ?? [], list)) return false;
    for (const [key, found] of asked.names) if (!isSameList(this.#knownAs(key), found)) return false;
    return true;
  }

  #knownAs(key: string): readonly ManifestContent[] {
    this.#named ??= groupBy(
      [...this.#read.keys()].sort().flatMap((path) => this.#read.get(path)?.content ?? []),
      ({ format, knownAs }) => (knownAs === undefined ? undefined : nameKey(format, knownAs)),
    );
    return this.#named.get(key) ?? [];
  }
}

/** The own packages of the repository. */
interface OwnIndex {
  readonly byFolder: ReadonlyMap<string, ManifestContent>;
  readonly byName: ReadonlyMap<string, readonly ManifestContent[]>;
  readonly roots: readonly ManifestContent[];
}

function indexOf(manifests: readonly ManifestContent[]): OwnIndex {
  const byFolder = new Map<string, ManifestContent>();
  for (const manifest of manifests) {
    const place = `${manifest.purlType} ${folderOf(manifest.file)}`;
    if (manifest.name !== undefined && !byFolder.has(place)) byFolder.set(place, manifest);
  }
  const byName = groupBy(manifests, ({ purlType, name }) => (name === undefined ? undefined : `${purlType} ${name}`));
  return { byFolder, byName, roots: manifests.filter(({ workspaces }) => workspaces.length > 0) };
}

function listsOf(read: ReadonlyMap<string, ReadManifest>): ReadonlyMap<string, readonly string[]> {
  return groupBy([...read.keys()].sort(), (path) => read.get(path)?.format.name);
}

function nameKey(format: string, name: string): string {
  return `${format} ${name}`;
}

/** By key, in their order; what has no key is left out. */
function groupBy<T>(all: readonly T[], keyOf: (each: T) => string | undefined): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const key = keyOf(each);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return groups;
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === b.length && a.every((each, index) => each === b[index]));
}

function holdsSame(a: ReadonlyMap<string, ReadManifest>, b: ReadonlyMap<string, ReadManifest>): boolean {
  if (a.size !== b.size) return false;
  for (const [path, { content }] of a) if (b.get(path)?.content !== content) return false;
  return true;
}
