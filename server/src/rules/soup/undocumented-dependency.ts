// A third-party package that the product needs at run time and of which no record speaks.
import type { Component } from '../../manifests/component';
import { packageName } from '../../support/package-name';
import { formatPurl } from '../../terms/purl';
import type { Fix } from '../../text/change';
import { baseName, folderOf, isWithin } from '../../text/source-file';
import type { ComponentRow } from '../../workspace/rows';
import type { Tables } from '../../workspace/tables';
import { DependencyRecords } from '../dependency-records';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { newRecord } from './new-record';

export const undocumentedDependency = rule({
  name: 'soup/undocumented-dependency',
  severity: 'warning',
  finds: 'A direct runtime dependency that no dependency record speaks of',
  why: 'Software that was not developed for the device is part of it all the same. Whoever ships it has to know what it is for, what it has to do and which of its known faults matter here, and that is what the record holds.',
  mend: 'Add a record below `dependencies:` that names the package; one with `/*` covers a family.',
  limits:
    "Only what a manifest names itself; what comes with it is in the inventory. Development tools, runtimes and the product's own packages are not asked for.",
  clauses: ['iec-62304:8.1.2', 'cra:art-13/5', 'mdr:annex-I/17.2', 'ivdr:annex-I/16.2'],
  asks: 'asks to document each third-party component',
  failing: [
    {
      title: 'A package without a record',
      text: `=== package.json ===
{
  "dependencies": {
    "express": "^4.21.0"
//  ^^^^^^^^^ warning: express has no dependency record.
  }
}
`,
    },
  ],
  passing: [
    {
      title: 'A family with a record, and a development tool',
      text: `=== soup.compliance.yaml ===
dependencies:
  - package: pkg:npm/@angular/*
    purpose: User interface of the clinician's view.
=== package.json ===
{
  "dependencies": { "@angular/core": "^21.0.0" },
  "devDependencies": { "mocha": "^11.0.0" }
}
`,
    },
  ],
  firstDay: {
    what: (count) => `${count} packages that the product needs at run time have no dependency record.`,
    todo: 'Document them below "dependencies:" in the product\'s file, or next to the code that uses them.',
    fixAll: (count) => `Document all ${count} dependencies`,
  },
  judges: [onProduct(['components', 'dependencies'], judge)],
});

/** A package without a record: where it stands first, and where else. */
interface Undocumented {
  readonly first: ComponentRow;
  readonly more: ComponentRow[];
}

function judge({ tables, product }: ProductInput<'components' | 'dependencies'>): readonly Judgement[] {
  const undocumented = findUndocumented(tables);
  const recording = new Set(tables.dependencies.flatMap(({ anchor }) => (anchor.path.length === 2 ? anchor.file : [])));
  const fileFor = (manifest: string): string => nearestAbove(manifest, recording) ?? product.file;
  const fixAll = fixesByManifest(undocumented, fileFor);
  return undocumented.map((found) => {
    const { manifest } = found.first;
    return judgePackage(found, fileFor(manifest), fixAll.get(manifest));
  });
}

/** The file with dependency records that stands nearest above a manifest, so that records stay together. */
function nearestAbove(manifest: string, files: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  for (const file of files) {
    const folder = folderOf(file);
    if (isWithin(folder, manifest) && folder.length > (nearest === undefined ? -1 : folderOf(nearest).length))
      nearest = file;
  }
  return nearest;
}

function findUndocumented(tables: Pick<Tables, 'components' | 'dependencies'>): readonly Undocumented[] {
  const records = DependencyRecords.of(tables.dependencies);
  const found = new Map<string, Undocumented>();
  for (const row of tables.components) {
    const { component } = row;
    if (!owesRecord(component) || records.naming(component.purl).length > 0) continue;
    const known = found.get(packageName(component.purl));
    if (known === undefined) found.set(packageName(component.purl), { first: row, more: [] });
    else known.more.push(row);
  }
  return [...found.values()];
}

/** What ships with the product and was made by somebody else; peers are installed beside what asks for them. */
function owesRecord({ direct, scope, source, purl }: Component): boolean {
  // A runtime is generic and comes from nowhere; a generic archive or repository is a library like any other.
  const isRuntime = purl.type === 'generic' && source.kind === 'registry';
  return direct && scope !== 'development' && source.kind !== 'path' && !isRuntime;
}

function judgePackage({ first, more }: Undocumented, file: string, fixAll: Fix | undefined): Judgement {
  const { name, purl, anchor } = first.component;
  return {
    anchor,
    target: formatPurl(purl),
    what: `${name} has no dependency record.`,
    todo: 'Document what it is for and what it has to do.',
    related: more.map((row) => ({ anchor: row.component.anchor, message: `${name} is asked for here too.` })),
    fixes: [
      documentFix(`Document ${name} in ${file}`, [first.component], file),
      ...(fixAll === undefined ? [] : [fixAll]),
    ],
  };
}

/** For every manifest that names several of them: a fix that documents all. */
function fixesByManifest(
  undocumented: readonly Undocumented[],
  fileFor: (manifest: string) => string,
): ReadonlyMap<string, Fix> {
  const byManifest = new Map<string, Component[]>();
  for (const { component, manifest } of undocumented.map(({ first }) => first)) {
    const components = byManifest.get(manifest) ?? [];
    byManifest.set(manifest, components);
    components.push(component);
  }
  const several = [...byManifest].filter(([, components]) => components.length > 1);
  return new Map(
    several.map(([manifest, components]) => {
      const file = fileFor(manifest);
      const title = `Document all ${components.length} dependencies of ${baseName(manifest)} in ${file}`;
      return [manifest, { ...documentFix(title, components, file), preferred: false }];
    }),
  );
}

function documentFix(title: string, components: readonly Component[], file: string): Fix {
  return {
    title,
    changes: components.map((component) => {
      return { kind: 'add-item', file, list: ['dependencies'], value: newRecord(component) } as const;
    }),
    preferred: true,
  };
}
