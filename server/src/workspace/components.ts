// The components of a product: each manifest with the lockfile that counts for it, then what only its SBOMs and the
// downloads of its build tools hold.
// Invariant: a manifest is joined again only when it or its lockfile changed; a lockfile that is passed over is said.
import type { DataAnchor } from '../text/anchor';
import type { ReadingProblem } from '../text/reading';
import { folderOf, isWithin } from '../text/source-file';
import { strongerScope, unstated, type Component, type Runtime, type Scope } from '../manifests/component';
import type { ManifestContent } from '../manifests/format';
import { joinManifest, lockfileFor } from '../manifests/inventory';
import { isSbomContent, type SbomContent } from '../manifests/sbom/sbom-content';
import { sbomStatement, type SbomStatement } from '../support/sbom-source';
import { formatPurl } from '../terms/purl';
import type { Manifests } from './manifests';
import { asOwn, isLockedBy, linksOf, OwnPackages, type OwnLinks } from './own-packages';
import type { ComponentRow, ManifestRow, MismatchRow, UnreadRow } from './rows';

/** What the manifests of a product hold, what their lockfiles leave unknown, and where they say something else. */
export interface Joined {
  readonly components: readonly ComponentRow[];
  readonly unread: readonly UnreadRow[];
  readonly mismatches: readonly MismatchRow[];
  readonly manifests: readonly ManifestRow[];
}

interface Pair {
  readonly manifest: ManifestContent | undefined;
  readonly lock: ManifestContent | undefined;
  /** What could not be known of the manifest when other files were added to it. */
  readonly problems: readonly ReadingProblem[];
  /** The own packages that it asks for. */
  readonly links: OwnLinks;
}

interface Pairing {
  readonly pairs: readonly Pair[];
  /** SBOMs and downloads. */
  readonly lists: readonly ManifestContent[];
  readonly passedOver: readonly ReadingProblem[];
}

const noPairing: Pairing = { pairs: [], lists: [], passedOver: [] };

/** Joins the manifests of one product, remembering what it joined last. */
export class ComponentJoiner {
  #pairing = noPairing;
  #joined: Joined = { components: [], unread: [], mismatches: [], manifests: [] };
  /** From where own packages outside of the product were brought. */
  #manifests: Manifests | undefined;

  /** `files` are the product's own; a lockfile may stand above the product. */
  join(files: Iterable<string>, manifests: Manifests): Joined {
    const own = new Set(files);
    const pairing = pairUp(own, manifests);
    const isBrought = pairing.pairs.some(({ links }) => [...links.values()].some(({ file }) => !own.has(file)));
    const isCurrent = !isBrought || manifests === this.#manifests;
    if (!isCurrent || !isSamePairing(pairing, this.#pairing)) {
      this.#joined = joinAll(pairing, own, new OwnPackages(manifests));
      this.#pairing = pairing;
      this.#manifests = manifests;
    }
    return this.#joined;
  }
}

/** Every manifest with its lockfile, and lockfiles of the product beside which no manifest stands. */
function pairUp(files: Iterable<string>, manifests: Manifests): Pairing {
  const pairs: Pair[] = [];
  const locks: ManifestContent[] = [];
  const lists: ManifestContent[] = [];
  for (const path of files) {
    const reading = manifests.resolve(path);
    if (reading === undefined || manifests.isAbsorbed(path)) continue;
    const { value, problems } = reading;
    const kind = manifests.formatOf(path)?.kind;
    if (kind === 'manifest') {
      const lock = lockfileFor(value, manifests.lockfiles);
      pairs.push({ manifest: value, lock, problems, links: linksOf(value, lock !== undefined, manifests) });
    } else (kind === 'lockfile' ? locks : lists).push(value);
  }
  const alone: Pair[] = [];
  const passedOver: ReadingProblem[] = [];
  for (const lock of locks) {
    if (pairs.some((pair) => pair.lock?.file === lock.file)) continue;
    const rival = pairs.find(({ manifest, lock: other }) => other !== undefined && speaksFor(lock, manifest))?.lock;
    if (rival !== undefined) passedOver.push(passingOver(lock, rival));
    else if (!pairs.some(({ manifest }) => manifest !== undefined && lockfileFor(manifest, [lock]) !== undefined))
      alone.push({ manifest: undefined, lock, problems: [], links: new Map() });
  }
  return { pairs: [...pairs, ...alone], lists, passedOver };
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
    isSameList(a.pairs, b.pairs, isSamePair) &&
    isSameList(a.lists, b.lists, (one, other) => one === other) &&
    isSameList(a.passedOver, b.passedOver, (one, other) => one.message === other.message)
  );
}

function isSamePair(a: Pair, b: Pair): boolean {
  const isSameLink = (one: ManifestContent, other: ManifestContent): boolean => one === other;
  return (
    a.manifest === b.manifest &&
    a.lock === b.lock &&
    isSameList([...a.links.values()], [...b.links.values()], isSameLink)
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

function joinAll({ pairs, lists, passedOver }: Pairing, files: ReadonlySet<string>, own: OwnPackages): Joined {
  const rows: ComponentRow[] = [];
  const mismatches: MismatchRow[] = [];
  const manifests: ManifestRow[] = [];
  const unread = passedOver.map((problem): UnreadRow => ({ file: problem.anchor.file, problem }));
  for (const pair of pairs) {
    const { manifest, lock } = pair;
    const file = (manifest ?? lock)?.file;
    if (file === undefined) continue;
    manifests.push({ file, lockfile: lock?.file, lockedBy: manifest?.lockedBy ?? [] });
    const reading = joinManifest(manifest, lock);
    for (const component of reading.value) rows.push(...rowsOf(component, file, pair, files, own));
    for (const runtime of manifest?.runtimes ?? []) rows.push({ component: runtimeComponent(runtime), manifest: file });
    for (const problem of [...pair.problems, ...reading.problems]) unread.push({ file, problem });
    for (const mismatch of reading.mismatches) mismatches.push({ ...mismatch, manifest: file });
  }
  const components = pairs.length > 1 ? onceEach(rows) : rows;
  const all = [...withSboms(lists.filter(isSbomContent), components), ...onlyInLists(lists, components)];
  return { components: all, unread, mismatches, manifests };
}

/** A component, and if it is an own package of which neither product nor lockfile speaks, what that brings. */
function rowsOf(
  component: Component,
  manifest: string,
  { links, lock }: Pair,
  files: ReadonlySet<string>,
  own: OwnPackages,
): readonly ComponentRow[] {
  const target = links.get(component.anchor);
  if (target === undefined) return [{ component, manifest }];
  const isElsewhere = files.has(target.file) || isLockedBy(lock, target);
  const brought = isElsewhere ? [] : own.broughtBy(target, component);
  return [asOwn(component, target), ...brought].map((each) => ({ component: each, manifest }));
}

/**
 * What comes with several manifests of a product counts once, as it is needed most; and not at all where one of them asks
 * for it itself.
 */
function onceEach(rows: readonly ComponentRow[]): readonly ComponentRow[] {
  const asked = new Map<string, Scope>();
  for (const { component } of rows) {
    if (!component.direct) continue;
    const key = keyOf(component);
    asked.set(key, strongerScope(asked.get(key) ?? component.scope, component.scope));
  }
  const transitive = new Map<DataAnchor, ComponentRow>();
  for (const row of rows) {
    const { direct, scope, anchor } = row.component;
    const known = transitive.get(anchor)?.component.scope;
    if (!direct && (known === undefined || strongerScope(known, scope) !== known)) transitive.set(anchor, row);
  }
  return rows.filter((row) => {
    const { direct, scope, anchor } = row.component;
    if (direct) return true;
    if (transitive.get(anchor) !== row) return false;
    const strongest = asked.get(keyOf(row.component));
    return strongest === undefined || strongerScope(strongest, scope) !== strongest;
  });
}

/** The rows of manifests, with what SBOMs say of the support of the very same components. */
function withSboms(sboms: readonly SbomContent[], rows: readonly ComponentRow[]): readonly ComponentRow[] {
  const statements = new Map<string, SbomStatement>();
  for (const sbom of sboms) {
    for (const component of sbom.components) {
      const said = sbomStatement(component, sbom);
      if (said !== undefined && !statements.has(keyOf(component))) statements.set(keyOf(component), said);
    }
  }
  if (statements.size === 0) return rows;
  return rows.map((row) => {
    const sbom: SbomStatement | undefined = statements.get(keyOf(row.component));
    return sbom === undefined ? row : { ...row, sbom };
  });
}

/** SBOMs and downloads repeat what the manifests hold; the rest is known from them alone. */
function onlyInLists(lists: readonly ManifestContent[], rows: readonly ComponentRow[]): readonly ComponentRow[] {
  if (lists.length === 0) return [];
  const held = new Set(rows.map(({ component }) => keyOf(component)));
  return lists.flatMap(rowsIn).filter(({ component }) => {
    const key = keyOf(component);
    const isNew = !held.has(key);
    held.add(key);
    return isNew;
  });
}

function rowsIn(list: ManifestContent): readonly ComponentRow[] {
  const manifest = list.file;
  if (!isSbomContent(list)) return list.components.map((component) => ({ component, manifest }));
  return list.components.map((component): ComponentRow => {
    const sbom = sbomStatement(component, list);
    return sbom === undefined ? { component, manifest } : { component, manifest, sbom };
  });
}

/** Qualifiers say where a package was fetched and for which machine: not another component. */
function keyOf({ purl }: Component): string {
  return formatPurl({ ...purl, qualifiers: {}, subpath: undefined });
}

/** A runtime as a component that the manifest names itself. */
function runtimeComponent({ purl, name, range, scope = 'runtime', anchor }: Runtime): Component {
  return { ...unstated, purl, name, version: purl.version, range, direct: true, scope, anchor };
}
