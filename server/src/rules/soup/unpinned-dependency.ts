// A dependency of which nothing says which version the product is built with.
import type { Component } from '../../manifests/component';
import { applicability } from '../../regulations/applicability';
import { packageName } from '../../support/package-name';
import { formatPurl } from '../../terms/purl';
import { baseName, folderOf } from '../../text/source-file';
import type { ComponentRow, ManifestRow } from '../../workspace/rows';
import type { Product } from '../../workspace/tables';
import { listed } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { namesVersion, sourceClauses } from './git-references';

const reads = ['components', 'manifests'] as const;

export const unpinnedDependency = rule({
  name: 'soup/unpinned-dependency',
  severity: 'warning',
  finds: 'A dependency whose version nothing fixes: a range without lockfile, `*`, `latest`, a branch',
  why: 'Whoever builds the product tomorrow gets another version than the one that was examined and tested, and nobody is told. A lockfile, or an exact version, makes the list of components the list of what is shipped.',
  mend: 'Commit the lockfile that the package manager writes, or name exact versions.',
  limits:
    'All ranges of a manifest are one finding. Peers are installed by whoever asks for them and are not looked at. A package whose exact version another manifest in the same folder names counts as fixed.',
  clauses: ['iec-62304:8.1.2'],
  asks: 'asks to identify the version in use',
  failing: [
    {
      title: 'Ranges without a lockfile, and no version at all',
      text: `=== package.json ===
{
  "dependencies": {
    "express": "^4.21.0",
//  ^^^^^^^^^ warning: package.json asks for 2 packages by range, and no lockfile holds the versions in use.
    "pino": ">=9",
    "ws": "*"
//  ^^^^ warning: package.json takes any version of ws.
  }
}
`,
    },
  ],
  passing: [
    {
      title: 'A lockfile beside the manifest, and exact versions',
      text: `=== gateway/package.json ===
{ "dependencies": { "express": "^4.21.0" } }
=== gateway/package-lock.json ===
{
  "lockfileVersion": 3,
  "packages": {
    "": { "dependencies": { "express": "^4.21.0" } },
    "node_modules/express": { "version": "4.21.2" }
  }
}
=== classifier/requirements.txt ===
numpy==2.1.3
`,
    },
  ],
  judges: [onProduct(reads, judge)],
});

/** How people ask for any version, and for the newest whatever it is. */
const ANY = /^(?:\*|x|any)?$/i;
const NEWEST = /^(?:\+|next|latest(?:\.\w+)?|release)$/i;

/** Where a name without a range asks for any version; elsewhere another file decides, such as a parent. */
const bareMeansAny: ReadonlySet<string> = new Set(['pypi', 'conda', 'gem', 'cocoapods', 'pub']);

function judge({ product, tables }: ProductInput<(typeof reads)[number]>): readonly Judgement[] {
  const rows = groupByManifest(tables.components);
  const isFixedBeside = fixedBeside(tables.components);
  const takesBranches = !speaksOfSources(product);
  return tables.manifests.flatMap((manifest) => {
    if (manifest.lockfile !== undefined) return [];
    const open = (rows.get(manifest.file) ?? []).filter((row) => !isFixedBeside(row));
    const ranged: Component[] = [];
    const floating: Component[] = [];
    for (const { component } of open) {
      if (isFloating(component, takesBranches)) floating.push(component);
      else if (isRanged(component)) ranged.push(component);
    }
    return [...judgeRanges(manifest, ranged), ...floating.map((component) => judgeFloating(component, manifest.file))];
  });
}

/** The components whose version the manifest itself would have to fix. */
function groupByManifest(components: readonly ComponentRow[]): ReadonlyMap<string, readonly ComponentRow[]> {
  const groups = new Map<string, ComponentRow[]>();
  for (const row of components) {
    const { direct, scope, purl } = row.component;
    if (!direct || scope === 'peer' || purl.type === 'generic') continue;
    const group = groups.get(row.manifest);
    if (group === undefined) groups.set(row.manifest, [row]);
    else group.push(row);
  }
  return groups;
}

/** Whether another manifest of the same folder names the exact version of a package. */
function fixedBeside(components: readonly ComponentRow[]): (row: ComponentRow) => boolean {
  const placeOf = ({ component, manifest }: ComponentRow): string =>
    `${packageName(component.purl)} ${folderOf(manifest)}`;
  const manifests = new Map<string, Set<string>>();
  for (const row of components) {
    const { version, source } = row.component;
    if (source.kind !== 'registry' || version === undefined || NEWEST.test(version)) continue;
    const place = placeOf(row);
    manifests.set(place, (manifests.get(place) ?? new Set()).add(row.manifest));
  }
  return (row) => [...(manifests.get(placeOf(row)) ?? [])].some((manifest) => manifest !== row.manifest);
}

function isRanged({ version, range, source, purl }: Component): boolean {
  return source.kind === 'registry' && version === undefined && (range !== undefined || bareMeansAny.has(purl.type));
}

/** `*`, `latest`, an image without tag; a branch where no other rule speaks of it. */
function isFloating({ version, range, source }: Component, takesBranches: boolean): boolean {
  if (source.kind === 'git') return takesBranches && !source.pinned && !namesVersion(source);
  if (source.kind !== 'registry') return false;
  return version === undefined ? range !== undefined && (ANY.test(range) || NEWEST.test(range)) : NEWEST.test(version);
}

/** Whether `soup/unverifiable-source` speaks for the product: a branch is one finding. */
function speaksOfSources({ facts }: Product): boolean {
  return sourceClauses
    .flatMap((clause) => facts.catalogue.clausesBehind(clause))
    .some((clause) => applicability(clause, facts).applies);
}

/** One finding for a manifest; what is needed at run time before what is for development. */
function judgeRanges({ file, lockedBy }: ManifestRow, ranged: readonly Component[]): readonly Judgement[] {
  const shipped = ranged.filter(({ scope }) => scope !== 'development');
  const [first, ...others] = shipped.length > 0 ? shipped : ranged;
  if (first === undefined) return [];
  const asked = others.length === 0 ? nameOf(first) : `${others.length + 1} packages by range`;
  const versions = others.length === 0 ? 'the version' : 'the versions';
  return [
    {
      anchor: first.anchor,
      target: file,
      what: `${baseName(file)} asks for ${asked}, and no lockfile holds ${versions} in use.`,
      todo:
        lockedBy.length === 0
          ? `Name exact versions: ${baseName(file)} has no lockfile of its own.`
          : `Let its package manager write ${listed(lockedBy.slice(0, 3), 3, 'or')}, and commit it.`,
      related: others.map((component) => ({
        anchor: component.anchor,
        message: `${nameOf(component)} is a range too.`,
      })),
      ...(shipped.length === 0 ? { severity: 'information' as const } : {}),
    },
  ];
}

function judgeFloating(component: Component, manifest: string): Judgement {
  const { purl, scope, anchor } = component;
  const [what, todo] = describeFloating(component);
  return {
    anchor,
    target: formatPurl(purl),
    what: `${baseName(manifest)} takes ${what}.`,
    todo,
    ...(scope === 'development' ? { severity: 'information' as const } : {}),
  };
}

function describeFloating({
  name,
  version,
  range = '',
  source,
  purl,
}: Component): readonly [what: string, todo: string] {
  if (source.kind === 'git') return [`${name} from a branch, which moves on`, 'Name the full commit.'];
  const what = NEWEST.test(version ?? range) ? `whichever ${name} is the newest` : `any version of ${name}`;
  const isImage = purl.type === 'docker' || purl.type === 'oci';
  return [what, isImage ? 'Name a tag, or better a digest.' : 'Name a version, or commit a lockfile.'];
}

function nameOf({ name, range = '' }: Component): string {
  return `${name} ${range}`.trim();
}
