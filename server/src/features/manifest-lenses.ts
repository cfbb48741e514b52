// What a manifest brings into the product, above its first line: how many components, how many without a record.
// Invariant: the numbers are those of the tables and findings; a file that brings nothing has no lens.
import { notebook } from '../manifests/pypi/notebook';
import { count, listed } from '../rules/naming';
import { undocumentedDependency } from '../rules/soup/undocumented-dependency';
import type { Anchor } from '../text/anchor';
import { baseName } from '../text/source-file';
import { locate } from '../workspace/model';
import type { ProductModel } from '../workspace/tables';
import type { CodeLens } from './code-lenses';
import { productAt, type FeatureContext } from './context';
import { entriesAt, placeKey } from './manifest-entries';

type Said = readonly [title: string, places: readonly Anchor[]];

/** The lenses of a manifest, lockfile or SBOM; none for other files. */
export function manifestLenses(context: FeatureContext, path: string): readonly CodeLens[] {
  const facts = context.model.facts(path);
  const product = productAt(context, path);
  if (facts?.kind !== 'manifest' || product === undefined) return [];
  const said =
    facts.format.kind === 'lockfile' ? sayOfLockfile(context, product, path) : sayOfManifest(context, product, path);
  const [first] = said[0]?.[1] ?? [];
  if (said.length === 0) return [];
  // The first line of a notebook's file stands in none of its cells.
  const isNotebook = facts.format === notebook && first !== undefined;
  const start = isNotebook ? locate(context.model, first).start : { line: 0, character: 0 };
  return [...said, ...sayUnread(product, path)].map(([title, places]) => ({
    range: { start, end: start },
    title,
    places: places.map((anchor) => ({ file: anchor.file, range: locate(context.model, anchor) })),
  }));
}

/** `214 components, 31 direct`, `6 undocumented` */
function sayOfManifest(context: FeatureContext, product: ProductModel, path: string): readonly Said[] {
  const components = product.tables.components.flatMap(({ component, manifest }) =>
    manifest === path ? component : [],
  );
  if (components.length === 0) return [];
  const direct = components.filter((component) => component.direct).map(({ anchor }) => anchor);
  const undocumented = undocumentedIn(context, product);
  const open = direct.filter((anchor) => undocumented.has(placeOf(anchor)));
  return [
    [`${count(components.length, 'component')}, ${direct.length} direct`, direct],
    ...(open.length === 0 ? [] : [[`${open.length} undocumented`, open] satisfies Said]),
  ];
}

/** The places of which a finding says that no record speaks; one finding may name many. */
function undocumentedIn({ findings }: FeatureContext, { product }: ProductModel): ReadonlySet<string> {
  const own = findings.filter(
    ({ rule, product: file }) => rule === undocumentedDependency.name && file === product.file,
  );
  return new Set(own.flatMap(({ anchor, related }) => [anchor, ...related.map((each) => each.anchor)].map(placeOf)));
}

function placeOf(anchor: Anchor): string {
  return 'path' in anchor ? placeKey([anchor.file, ...anchor.path]) : anchor.file;
}

/** `locks 879 packages for package.json` */
function sayOfLockfile(context: FeatureContext, { tables }: ProductModel, path: string): readonly Said[] {
  const locked = [...(entriesAt(context, path)?.byPath.values() ?? [])];
  const entries = locked.filter(({ source }) => source.kind !== 'path').length;
  const manifests = tables.manifests.filter(({ file, lockfile }) => lockfile === path && file !== path);
  if (entries === 0) return [];
  if (manifests.length === 0) return [[`holds ${count(entries, 'package')}`, []]];
  const names =
    manifests.length === 1 ? manifests.map(({ file }) => baseName(file)) : manifests.map(({ file }) => file);
  const places = manifests.map(({ file }): Anchor => ({ file, path: [], part: 'key' }));
  return [[`locks ${count(entries, 'package')} for ${listed(names, 3)}`, places]];
}

function sayUnread({ tables }: ProductModel, path: string): readonly Said[] {
  const places = tables.unread.flatMap(({ problem: { anchor } }) => (anchor.file === path ? anchor : []));
  return places.length === 0 ? [] : [[`could not read ${count(places.length, 'part')}`, places]];
}
