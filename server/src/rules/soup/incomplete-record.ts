// A record of a component that leaves out what its safety class owes.
import { headOf, listed } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import type { RowOf } from '../../workspace/rows';
import { componentsOf, safetyClassOf, severityFor } from './recorded-components';

const reads = ['dependencies', 'components', 'items', 'places'] as const;

export const incompleteRecord = rule({
  name: 'soup/incomplete-record',
  severity: 'warning',
  finds: 'A dependency record without what its safety class owes',
  why: 'Nobody developed this component for your product, so its suitability has to be argued: what it is used for, what it has to do and needs, and which of its known faults matter here. For class B and C that argument is owed in writing.',
  mend: 'Write `purpose` and `requirements`, and `anomalies-reviewed` with the day on which you read the published anomalies of the version in use.',
  limits:
    'Whether the words are right only a person can tell. The class is that of the record, else of the software item that holds the manifest, else of the product; class A owes none of it.',
  clauses: ['iec-62304:5.3.3', 'iec-62304:5.3.4', 'iec-62304:7.1.3'],
  asks: 'asks for it',
  failing: [
    {
      title: 'A package that is named and no more',
      text: `=== soup.compliance.yaml ===
dependencies:
  - package: pkg:npm/express
#            ^^^^^^^^^^^^^^^ warning: The record of pkg:npm/express lacks "purpose", "requirements" and "anomalies-reviewed"
=== package.json ===
{ "dependencies": { "express": "^4.21.0" } }
`,
    },
  ],
  passing: [
    {
      title: 'A full record, and one of class A',
      text: `=== soup.compliance.yaml ===
dependencies:
  - package: pkg:npm/express
    purpose: HTTP interface of the gateway.
    requirements: Serves 20 requests per second on Node 24.
    anomalies-reviewed: 2026-10-02
  - package: pkg:npm/vue
    software-safety-class: A
=== package.json ===
{ "dependencies": { "express": "^4.21.0", "vue": "^3.5.0" } }
`,
    },
  ],
  judges: [onProduct(reads, judge)],
});

/** What is owed, with the clauses that ask for it. */
const owed = {
  purpose: ['iec-62304:5.3.3'],
  requirements: ['iec-62304:5.3.3', 'iec-62304:5.3.4'],
  'anomalies-reviewed': ['iec-62304:7.1.3'],
} as const;
type OwedField = keyof typeof owed;

function judge({ product, tables, clauses }: ProductInput<(typeof reads)[number]>): readonly Judgement[] {
  const applicable = new Set(clauses.map(({ id }) => id));
  return tables.dependencies.flatMap((record) => {
    const named = componentsOf(record, tables.components);
    // What is used nowhere owes nothing; that it is used nowhere is said by another rule.
    if (named === undefined || named.length === 0) return [];
    const safetyClass = safetyClassOf(record, named, product, tables);
    if (safetyClass === 'A') return [];
    const missing = missingIn(record).filter((field) => owed[field].some((clause) => applicable.has(clause)));
    return missing.length === 0 ? [] : [{ ...judgeRecord(record, missing, safetyClass), ...severityFor(named) }];
  });
}

function missingIn({ keys }: RowOf<'dependency'>): readonly OwedField[] {
  // `owed` has exactly these keys; the compiler knows them only as strings.
  return (Object.keys(owed) as OwedField[]).filter((field) => !keys.has(field));
}

function judgeRecord(record: RowOf<'dependency'>, missing: readonly OwedField[], safetyClass: string): Judgement {
  const name = record.value.package ?? '';
  const names = listed(missing.map((field) => `"${field}"`));
  return {
    anchor: headOf(record),
    target: name,
    what: `The record of ${name} lacks ${names}, which safety class ${safetyClass} owes.`,
    todo: `Write ${missing.length === 1 ? 'it' : 'them'} into the record.`,
    clauses: [...new Set(missing.flatMap((field) => owed[field]))],
  };
}
