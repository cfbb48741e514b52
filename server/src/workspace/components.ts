// The components of a product: each manifest with the lockfile that counts for it, then what only its SBOMs hold.
// Invariant: a manifest is joined again only when it or its lockfile changed; a lockfile that is passed over is said.
import type { ReadingProblem } from '../text/reading';
import { folderOf, isWithin } from '../text/source-file';
import { unstated, type Component, type Runtime } from '../manifests/component';
import type { ManifestContent } from '../manifests/format';
import { joinManifest, lockfileFor } from '../manifests/inventory';
import { formatPurl } from '../terms/purl';
import type { Manifests } from './manifests';
import type { ComponentRow, UnreadRow } from './rows';

/** What the manifests of a product hold, and what their lockfiles leave unknown. */
export interface Joined {
  readonly components: readonly ComponentRow[];
  readonly unread: readonly UnreadRow[];
}

interface Pair {
  readonly manifest: ManifestContent | undefined;
  readonly lock: ManifestContent | undefined;
  /** What could not be known of the manifest when other files were added to it. */
  readonly problems: readonly ReadingProblem[];
}

interface Pairing {
  readonly pairs: readonly Pair[];
  readonly sboms: readonly ManifestContent[];
  readonly passedOver: readonly ReadingProblem[];
}

const noPairing: Pairing = { pairs: [], sboms: [], passedOver: [] };

/** Joins the manifests of one product, remembering what it joined last. */
export class ComponentJoiner {
  #pairing = noPairing;
  #joined: Joined = { components: [], unread: [] };

  /** `files` are the product's own; a lockfile may stand above the product. */
  join(files: Iterable<string>, manifests: Manifests): Joined {
    const pairing = pairUp(files, manifests);
    if (!isSamePairing(pairing, this.#pairing)) {
      this.#joined = joinAll(pairing);
      this.#pairing = pairing;
    }
    return this.#joined;
  }
}

/** Every manifest with its lockfile, and lockfiles of the product beside which no manifest stands. */
function pairUp(files: Iterable<string>, manifests: Manifests): Pairing {
  const pairs: Pair[] = [];
  const locks: ManifestContent[] = [];
  const sboms: ManifestContent[] = [];
  for (const path of files) {
    const reading = manifests.resolve(path);
    if (reading === undefined || manifests.isAbsorbed(path)) continue;
    const { value, problems } = reading;
    const kind = manifests.formatOf(path)?.kind;
    if (kind === 'manifest') pairs.push({ manifest: value, lock: lockfileFor(value, manifests.lockfiles), problems });
    else (kind === 'lockfile' ? locks : sboms).push(value);
  }
  const alone: Pair[] = [];
  const passedOver: ReadingProblem[] = [];
  for (const lock of locks) {
    if (pairs.some((pair) => pair.lock?.file === lock.file)) continue;
    const rival = pairs.find(({ manifest, lock: other }) => other !== undefined && speaksFor(lock, manifest))?.lock;
    if (rival !== undefined) passedOver.push(passingOver(lock, rival));
    else if (!pairs.some(({ manifest }) => speaksFor(lock, manifest)))
      alone.push({ manifest: undefined, lock, problems: [] });
  }
  return { pairs: [...pairs, ...alone], sboms, passedOver };
}

function speaksFor(lock: ManifestContent, manifest: ManifestContent | undefined): boolean {
  return manifest?.lockedBy.includes(lock.format) === true && isWithin(folderOf(lock.file), folderOf(manifest.file));
}

function passingOver(lock: ManifestContent, rival: ManifestContent): ReadingProblem {
  const message = `${lock.file} was passed over, since ${rival.file} counts beside the same manifest. Remove the one that is not used.`;
  return { anchor: { file: lock.file, path: [], part: 'value' }, message, kind: 'unknowable' };
}

function isSamePairing(a: Pairing, b: Pairing): boolean {
  return (
    isSameList(a.pairs, b.pairs, (one, other) => one.manifest === other.manifest && one.lock === other.lock) &&
    isSameList(a.sboms, b.sboms, (one, other) => one === other) &&
    isSameList(a.passedOver, b.passedOver, (one, other) => one.message === other.message)
  );
}

function isSameList<T>(a: readonly T[], b: readonly T[], isSame: (one: T, other: T) => boolean): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return other !== undefined && isSame(one, other);
    })
  );
}

function joinAll({ pairs, sboms, passedOver }: Pairing): Joined {
  const rows: ComponentRow[] = [];
  const unread = passedOver.map((problem): UnreadRow => ({ file: problem.anchor.file, problem }));
  // What no manifest leads to is given with each manifest beside the lockfile, and counts once.
  const given = new Set<Component>();
  for (const { manifest, lock, problems } of pairs) {
    const file = (manifest ?? lock)?.file;
    if (file === undefined) continue;
    const reading = joinManifest(manifest, lock);
    for (const component of reading.value) {
      if (!given.has(component)) rows.push({ component, manifest: file });
      given.add(component);
    }
    for (const runtime of manifest?.runtimes ?? []) rows.push({ component: runtimeComponent(runtime), manifest: file });
    for (const problem of [...problems, ...reading.problems]) unread.push({ file, problem });
  }
  return { components: [...rows, ...onlyInSboms(sboms, rows)], unread };
}

/** An SBOM repeats what the manifests hold; the rest is known from it alone. */
function onlyInSboms(sboms: readonly ManifestContent[], rows: readonly ComponentRow[]): readonly ComponentRow[] {
  if (sboms.length === 0) return [];
  const held = new Set(rows.map(({ component }) => keyOf(component)));
  const more: ComponentRow[] = [];
  for (const { file, components } of sboms) {
    for (const component of components) {
      const key = keyOf(component);
      if (held.has(key)) continue;
      held.add(key);
      more.push({ component, manifest: file });
    }
  }
  return more;
}

/** Qualifiers say where a package was fetched and for which machine: not another component. */
function keyOf({ purl }: Component): string {
  return formatPurl({ ...purl, qualifiers: {}, subpath: undefined });
}

/** A runtime as a component that the manifest names itself. */
function runtimeComponent({ purl, name, range, scope = 'runtime', anchor }: Runtime): Component {
  return { ...unstated, purl, name, version: purl.version, range, direct: true, scope, anchor };
}
