import assert from 'node:assert/strict';
import { checkAtCursor } from '../../../test/fixtures/cursor-fixture';
import { highlightsAt, referencesAt } from './references';

const controls = `=== a.compliance.yaml ===
risks:
  - id: RISK-1
    controls: [RC-1, "RC-2"]
controls:
  - id: RC-1
  - id: RC-2
    introduces: RISK-1
waivers:
  - rule: risk/unverified-control
    target: RC-1
=== b.compliance.yaml ===
models:
  - id: af
    robustness:
      - RC-1
=== src/a.ts ===
// compliance: implements RC-2, RC-1
export const text = 'compliance: implements RC-1';
`;

const packages = `=== a.compliance.yaml ===
dependencies:
  - package: pkg:npm/express
    versions: ^4
  - package: pkg:npm/%40acme/*
waivers:
  - rule: soup/version-drift
    target: pkg:npm/express@4.21.2
=== web/package.json ===
{ "dependencies": { "express": "^4", "@acme/ui": "1.0.0", "@acme/ecg": "1.0.0" } }
=== web/package-lock.json ===
{ "lockfileVersion": 3, "packages": {
  "": { "dependencies": { "express": "^4", "@acme/ui": "1.0.0", "@acme/ecg": "1.0.0" } },
  "node_modules/express": { "version": "4.21.2" },
  "node_modules/@acme/ui": { "version": "1.0.0" } } }
=== gateway/package.json ===
{ "dependencies": { "express": "5.1.0" } }
`;

const express = [
  'a.compliance.yaml:2:13!',
  'a.compliance.yaml:7:12',
  'gateway/package.json:1:20',
  'web/package-lock.json:3:2',
  'web/package.json:1:20',
];

const cases: readonly { readonly what: string; readonly text: string; readonly at: readonly string[] }[] = [
  {
    what: 'an id from where it is declared',
    text: controls.replace('- id: RC-1', '- id: R$0C-1'),
    at: [
      'a.compliance.yaml:3:15',
      'a.compliance.yaml:5:8!',
      'a.compliance.yaml:10:12',
      'b.compliance.yaml:4:8',
      'src/a.ts:1:32',
    ],
  },
  {
    what: 'an id from a trace tag',
    text: controls.replace('implements RC-2', 'implements RC-2$0'),
    at: ['a.compliance.yaml:3:21', 'a.compliance.yaml:6:8!', 'src/a.ts:1:26'],
  },
  {
    what: 'an id that no record has',
    text: `risks:\n  - id: RISK-1\n    controls: [RC-$09]\n  - id: RISK-2\n    controls: RC-9\n`,
    at: ['sample.compliance.yaml:3:15', 'sample.compliance.yaml:5:14'],
  },
  {
    what: 'an aliased value once',
    text: `risks:\n  - &a\n    id: RISK-1\n    controls: [RC$0-1]\n  - <<: *a\n    title: Second\ncontrols:\n  - id: RC-1\n`,
    at: ['sample.compliance.yaml:4:15', 'sample.compliance.yaml:8:8!'],
  },
  {
    what: 'a clause, by itself and by the whole above it',
    text: `controls:\n  - id: RC-1\n    satisfies: [mdr:annex-I/1$07.2, mdr:annex-I, mdr:annex-I/17.1]\n  - id: RC-2\n    satisfies: MDR:annex-i/17.2\n`,
    at: ['sample.compliance.yaml:3:16', 'sample.compliance.yaml:3:34', 'sample.compliance.yaml:5:15'],
  },
  {
    what: 'a file, however it is written, and the folder that holds it',
    text: `=== docs/a.compliance.yaml ===
controls:
  - id: RC-1
    implemented-by: [../src/a.ts#run, /src, ../src/b.ts]
=== b.compliance.yaml ===
controls:
  - id: RC-2
    implemented-by: src/a$0.ts
=== src/a.ts ===
export function run() {}
=== src/b.ts ===
export {};
`,
    at: ['b.compliance.yaml:3:20', 'docs/a.compliance.yaml:3:21', 'docs/a.compliance.yaml:3:38'],
  },
  { what: 'a package from a manifest', text: packages.replace('"express": "5', '"expr$0ess": "5'), at: express },
  { what: 'a package from its record', text: packages.replace('npm/express\n', 'npm/exp$0ress\n'), at: express },
  { what: 'a package from a lockfile', text: packages.replace('node_modules/exp', 'node_modules/$0exp'), at: express },
  {
    what: 'the packages of a family',
    text: packages.replace('acme/*', 'ac$0me/*'),
    at: ['a.compliance.yaml:4:13!', 'web/package-lock.json:4:2', 'web/package.json:1:37', 'web/package.json:1:58'],
  },
  { what: 'nothing for a title', text: `controls:\n  - id: RC-1\n    title: RC$0-1\n`, at: [] },
];

describe('referencesAt', () => {
  for (const { what, text, at } of cases) {
    it(`finds ${what}`, async () => {
      const { context, path, position } = await checkAtCursor(text);
      const found = referencesAt(context, path, position, true);
      const drawn = found.map(
        ({ file, range: { start }, role }) =>
          `${file}:${start.line + 1}:${start.character}${role === 'declaration' ? '!' : ''}`,
      );
      assert.deepEqual(drawn.sort(), [...at].sort());
      const others = referencesAt(context, path, position, false);
      assert.deepEqual(
        others,
        found.filter(({ role }) => role === 'mention'),
      );
      assert.deepEqual(
        highlightsAt(context, path, position),
        found.filter(({ file }) => file === path),
      );
    });
  }
});
