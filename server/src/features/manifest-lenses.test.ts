import assert from 'node:assert/strict';
import { checkAtCursor } from '../../../test/fixtures/cursor-fixture';
import { manifestLenses } from './manifest-lenses';

const text = `=== package.json ===
{ "dependencies": { "express": "^4.21.0", "ws": "8.18.0" }, "devDependencies": { "mocha": "^11" }, "engines": { "node": "24" } }
=== package-lock.json ===
{ "lockfileVersion": 3, "packages": {
  "": { "dependencies": { "express": "^4.21.0", "ws": "8.18.0" } },
  "node_modules/express": { "version": "4.21.2", "dependencies": { "qs": "6" } },
  "node_modules/qs": { "version": "6.13.0" },
  "node_modules/ws": { "version": "8.18.0" }
} }
=== a.compliance.yaml ===
dependencies:
  - package: pkg:npm/ws
=== requirements.txt ===
-r base.txt
??? not a package
=== base.txt ===
rich==13.1
=== empty/package.json ===
{ "name": "empty" }
=== first-day/package.json ===
{ "dependencies": { ${Array.from({ length: 12 }, (_, index) => `"lib-${index}": "1.0.${index}"`).join(', ')} } }
`;

const cases: readonly (readonly [file: string, lenses: readonly string[]])[] = [
  [
    'package.json',
    [
      '5 components, 4 direct (package.json package.json package.json package.json)',
      '1 undocumented (package.json)',
      'could not read one part (package.json)',
    ],
  ],
  ['package-lock.json', ['locks 3 packages for package.json (package.json)']],
  ['empty/package.json', []],
  ['base.txt', []],
  ['a.compliance.yaml', []],
];

describe('manifestLenses', () => {
  for (const [file, lenses] of cases) {
    it(`${file} has ${lenses.length === 0 ? 'none' : lenses.length}`, async () => {
      const { context } = await checkAtCursor(text);
      const shown = manifestLenses(context, file).map(
        ({ title, places }) => `${title} (${places.map((place) => place.file).join(' ')})`,
      );
      assert.deepEqual(shown, lenses);
    });
  }

  it('stands in a cell of a notebook', async () => {
    const { context } = await checkAtCursor(
      `=== a.ipynb ===\n{ "cells": [\n{ "cell_type": "code", "source": ["import os"] },\n{ "cell_type": "code", "source": ["%pip install rich==13.1"] } ] }\n`,
    );
    assert.deepEqual(
      manifestLenses(context, 'a.ipynb').map(({ range, title }) => [range.start.line, title]),
      [
        [2, 'one component, 1 direct'],
        [2, '1 undocumented'],
      ],
    );
  });

  it('counts what one finding says of many', async () => {
    const { context } = await checkAtCursor(text);
    const titles = manifestLenses(context, 'first-day/package.json').map(
      ({ title, places }) => `${title}: ${places.length}`,
    );
    assert.deepEqual(titles, ['12 components, 12 direct: 12', '12 undocumented: 12']);
  });

  it('says what could not be read, in a file that brings something', async () => {
    const { context } = await checkAtCursor(text);
    const titles = manifestLenses(context, 'requirements.txt').map(({ title }) => title);
    assert.deepEqual(titles, ['one component, 1 direct', '1 undocumented', 'could not read one part']);
  });

  it('counts nothing as undocumented where nobody asks for records', async () => {
    const { context } = await checkAtCursor(`=== compliance.yaml ===
product:
  name: Step Coach
  version: 1.0.0
  manufacturer: Example Wellness GmbH
  type: wellness
  intended-purpose: Counts steps.
scope: [iso-14971]
=== package.json ===
{ "dependencies": { "ws": "8.18.0" } }
`);
    assert.deepEqual(
      manifestLenses(context, 'package.json').map(({ title }) => title),
      ['one component, 1 direct'],
    );
  });
});
