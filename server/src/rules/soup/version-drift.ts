// A record that speaks of other versions than the one in use.
import type { ComponentRow, RowOf } from '../../workspace/rows';
import type { Fix } from '../../text/change';
import { DependencyRecords, recordScheme } from '../dependency-records';
import { fieldOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { componentsOf, severityFor } from './recorded-components';

export const versionDrift = rule({
  name: 'soup/version-drift',
  severity: 'warning',
  finds: 'A dependency record whose versions leave out the version in use',
  why: 'What a record says of purpose, requirements and known anomalies was found out for certain versions. Once the product uses another one, the record speaks of software that is no longer there, and of the one in use nothing is documented.',
  mend: 'Check whether what the record says holds for the version in use, and set `versions` to a range that holds it.',
  limits: 'Versions that cannot be compared count as right if they are written alike.',
  clauses: ['iec-62304:8.1.2'],
  asks: 'asks to identify the version in use',
  failing: [
    {
      title: 'A record of the major version before',
      text: `=== soup.compliance.yaml ===
dependencies:
  - package: pkg:npm/express
    versions: ^4.19
#             ^^^^^ warning: The record of pkg:npm/express speaks of ^4.19, and package.json uses 5.1.0.
    software-safety-class: A
=== package.json ===
{ "dependencies": { "express": "5.1.0" } }
`,
    },
  ],
  passing: [
    {
      title: 'Two records, each of a version in use',
      text: `=== soup.compliance.yaml ===
dependencies:
  - package: pkg:npm/express
    versions: ^4.19
    software-safety-class: A
  - package: pkg:npm/express
    versions: ^5
    software-safety-class: A
=== gateway/package.json ===
{ "dependencies": { "express": "5.1.0" } }
=== portal/package.json ===
{ "dependencies": { "express": "4.21.2" } }
`,
    },
  ],
  judges: [onProduct(['dependencies', 'components'], judge)],
});

function judge({ tables }: ProductInput<'dependencies' | 'components'>): readonly Judgement[] {
  const records = DependencyRecords.of(tables.dependencies);
  const drifted = new Map<RowOf<'dependency'>, ComponentRow[]>();
  for (const record of tables.dependencies) {
    if (record.value.versions === undefined) continue;
    const named = componentsOf(record, tables.components) ?? [];
    const missed = named.filter((row) => usedOf(row) !== undefined && records.holdingFor(row.component).length === 0);
    // A second copy that comes along is no drift while the record holds for another one.
    const owed = missed.length === named.length ? missed : missed.filter(({ component }) => component.direct);
    if (owed.length > 0 && isNearest(record, owed, records)) drifted.set(record, owed);
  }
  return [...drifted].map(([record, rows]) => judgeRecord(record, rows));
}

/** Of several records of one package, the last one is the one to be brought up to date. */
function isNearest(record: RowOf<'dependency'>, rows: readonly ComponentRow[], records: DependencyRecords): boolean {
  return rows.some(({ component }) => records.naming(component.purl).findLast(hasVersions) === record);
}

function hasVersions({ value }: RowOf<'dependency'>): boolean {
  return value.versions !== undefined;
}

function usedOf({ component: { version, range } }: ComponentRow): string | undefined {
  return version ?? range;
}

function judgeRecord(record: RowOf<'dependency'>, rows: readonly ComponentRow[]): Judgement {
  const name = record.value.package ?? '';
  const [first] = rows;
  const used = first && usedOf(first);
  return {
    anchor: fieldOf(record, 'versions'),
    target: name,
    what: `The record of ${name} speaks of ${record.value.versions ?? ''}, and ${first?.manifest ?? ''} uses ${used ?? ''}.`,
    todo: 'Check the record for the version in use, and set its versions.',
    related: rows.map(({ component, manifest }) => ({
      anchor: component.anchor,
      message: `${component.name} ${component.version ?? component.range ?? ''} is used by ${manifest}.`,
    })),
    fixes: first === undefined ? [] : updateFixes(record, first),
    ...severityFor(rows),
  };
}

/** The manifest's own range where it holds the version in use, else that version alone. */
function updateFixes(record: RowOf<'dependency'>, { component }: ComponentRow): readonly Fix[] {
  const { range, version, purl } = component;
  const isRange = range !== undefined && recordScheme(purl)?.lowestOf(range) !== undefined;
  const wanted = isRange ? range : version;
  if (wanted === undefined || wanted === '*') return [];
  return [
    {
      title: `Set the versions of the record to ${wanted}`,
      changes: [{ kind: 'replace', anchor: fieldOf(record, 'versions'), text: wanted }],
      preferred: true,
    },
  ];
}
