// A record of a component that no manifest of the product uses.
import { formats } from '../../manifests/formats';
import { parsePurlPattern } from '../../terms/purl';
import { headOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { componentsOf } from './recorded-components';

export const orphanRecord = rule({
  name: 'soup/orphan-record',
  severity: 'warning',
  finds: 'A record of something that no manifest of the product uses',
  why: 'A list of third-party software that names what is not there is as wrong as one that leaves something out: anomalies are read, and support is watched, for software that nobody ships, and the reader stops trusting the list.',
  mend: 'Remove the record, or correct its package URL.',
  limits:
    'Only ecosystems whose manifests are read; a component that is copied into the sources is named by no manifest. Nothing is said while a manifest cannot be read.',
  gate: 'always',
  failing: [
    {
      title: 'A package that was taken out',
      text: `=== soup.compliance.yaml ===
dependencies:
  - package: pkg:npm/moment
#            ^^^^^^^^^^^^^^ warning: No manifest of CardioWatch uses pkg:npm/moment.
    software-safety-class: A
=== package.json ===
{ "dependencies": {} }
`,
    },
  ],
  passing: [
    {
      title: 'A package that comes with another, and a library that is copied in',
      text: `=== soup.compliance.yaml ===
dependencies:
  - { package: pkg:npm/qs, software-safety-class: A }
  - { package: pkg:npm/express, software-safety-class: A }
  - { package: pkg:generic/cmsis-dsp, software-safety-class: A }
=== package.json ===
{ "dependencies": { "express": "^4.21.0" } }
=== package-lock.json ===
{
  "lockfileVersion": 3,
  "packages": {
    "": { "dependencies": { "express": "^4.21.0" } },
    "node_modules/express": { "version": "4.21.2", "dependencies": { "qs": "6.13.0" } },
    "node_modules/qs": { "version": "6.13.0" }
  }
}
`,
    },
  ],
  judges: [onProduct(['dependencies', 'components', 'unread'], judge)],
});

function judge({ product, tables }: ProductInput<'dependencies' | 'components' | 'unread'>): readonly Judgement[] {
  // What could not be read may be where it is used.
  if (tables.unread.some(({ problem }) => problem.kind === 'broken')) return [];
  const read = new Set(formats.map(({ purlType }) => purlType));
  return tables.dependencies.flatMap((record) => {
    const type = parsePurlPattern(record.value.package ?? '')?.purl.type;
    if (type === undefined || type === 'generic' || !read.has(type)) return [];
    if ((componentsOf(record, tables.components) ?? []).length > 0) return [];
    const name = record.value.package ?? '';
    return [
      {
        anchor: headOf(record),
        target: name,
        what: `No manifest of ${product.values?.name ?? 'the product'} uses ${name}.`,
        todo: 'Remove the record, or correct its package.',
        fixes: [
          {
            title: `Remove the record of ${name}`,
            changes: [{ kind: 'remove', anchor: record.anchor }],
            preferred: false,
          },
        ],
      },
    ];
  });
}
