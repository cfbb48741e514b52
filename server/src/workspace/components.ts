// The components of a product: each manifest with the lockfile that counts for it.
// Invariant: a manifest is joined again only when its facts or those of its lockfile changed.
import { isWithin, folderOf } from '../text/source-file';
import type { Component, Runtime } from '../manifests/component';
import type { ManifestContent } from '../manifests/format';
import { joinManifest, lockfileFor } from '../manifests/inventory';
import type { FileFacts } from './file-facts';
import type { ComponentRow, UnreadRow } from './rows';

/** What the manifests of a product hold, and what their lockfiles leave unknown. */
export interface Joined {
  readonly components: readonly ComponentRow[];
  readonly unread: readonly UnreadRow[];
}

interface Pair {
  readonly manifest: ManifestContent | undefined;
  readonly lock: ManifestContent | undefined;
}

/** Joins the manifests of one product, remembering what it joined last. */
export class ComponentJoiner {
  #pairs: readonly Pair[] = [];
  #joined: Joined = { components: [], unread: [] };

  /** `files` are the product's own; `lockfiles` those of the whole workspace, since one may stand above the product. */
  join(
    files: ReadonlyMap<string, FileFacts>,
    lockfiles: readonly string[],
    factsOf: (path: string) => FileFacts | undefined,
  ): Joined {
    const pairs = pairUp(files, lockfiles, factsOf);
    const isUnchanged =
      pairs.length === this.#pairs.length &&
      pairs.every(({ manifest, lock }, index) => {
        const before = this.#pairs[index];
        return before !== undefined && before.manifest === manifest && before.lock === lock;
      });
    if (!isUnchanged) {
      this.#joined = joinAll(pairs);
      this.#pairs = pairs;
    }
    return this.#joined;
  }
}

/** Every manifest with its lockfile, and lockfiles of the product beside which no manifest stands. */
function pairUp(
  files: ReadonlyMap<string, FileFacts>,
  lockfiles: readonly string[],
  factsOf: (path: string) => FileFacts | undefined,
): readonly Pair[] {
  const contentOf = (path: string | undefined): ManifestContent | undefined => {
    const facts = path === undefined ? undefined : factsOf(path);
    return facts?.kind === 'manifest' ? facts.reading.value : undefined;
  };
  const manifests: string[] = [];
  const locks: string[] = [];
  for (const [path, facts] of files) {
    if (facts.kind === 'manifest') (facts.format.kind === 'manifest' ? manifests : locks).push(path);
  }
  const pairs = manifests.map((path): Pair => ({
    manifest: contentOf(path),
    lock: contentOf(lockfileFor(path, lockfiles)),
  }));
  const alone = locks.filter((lock) => !manifests.some((manifest) => isWithin(folderOf(lock), folderOf(manifest))));
  return [...pairs, ...alone.map((path): Pair => ({ manifest: undefined, lock: contentOf(path) }))];
}

function joinAll(pairs: readonly Pair[]): Joined {
  const components: ComponentRow[] = [];
  const unread: UnreadRow[] = [];
  for (const { manifest, lock } of pairs) {
    const file = (manifest ?? lock)?.file;
    if (file === undefined) continue;
    const reading = joinManifest(manifest, lock);
    for (const component of reading.value) components.push({ component, manifest: file });
    for (const runtime of manifest?.runtimes ?? [])
      components.push({ component: runtimeComponent(runtime), manifest: file });
    for (const problem of reading.problems) unread.push({ file, problem });
  }
  return { components, unread };
}

/** A runtime as a component that the manifest names itself. */
function runtimeComponent({ purl, name, range, anchor }: Runtime): Component {
  return {
    purl,
    name,
    version: purl.version,
    range,
    direct: true,
    scope: 'runtime',
    source: { kind: 'registry' },
    hashes: [],
    license: undefined,
    deprecated: undefined,
    anchor,
    via: [],
  };
}
