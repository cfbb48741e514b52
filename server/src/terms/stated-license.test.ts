// Licences as model cards, model files and tools state them.
import assert from 'node:assert/strict';
import { licenseProblem } from './license';
import { statedLicense } from './stated-license';

const statements: Readonly<Record<string, string | undefined>> = {
  'apache-2.0': 'Apache-2.0',
  'Apache-2.0 OR MIT': 'Apache-2.0 OR MIT',
  'apache-2.0 AND cc-by-4.0': 'Apache-2.0 AND CC-BY-4.0',
  'cc-by-nc-sa-4.0': 'CC-BY-NC-SA-4.0',
  odbl: 'ODbL-1.0',
  'openrail++': 'LicenseRef-openrail-plus-plus',
  'llama3.1': 'LicenseRef-llama3.1',
  proprietary: 'LicenseRef-proprietary',
  'The MIT License': 'MIT',
  'Apache License, Version 2.0': 'Apache-2.0',
  'AGPL-3.0 (https://example.org/license)': 'AGPL-3.0',
  'AGPL-3.0 License (https://example.org/license)': 'AGPL-3.0',
  'https://opensource.org/licenses/MIT': 'MIT',
  'http://www.apache.org/licenses/LICENSE-2.0': 'Apache-2.0',
  'https://creativecommons.org/licenses/by-nc/4.0/': 'CC-BY-NC-4.0',
  'https://creativecommons.org/publicdomain/zero/1.0/': 'CC0-1.0',
  'https://example.org/terms': undefined,
  other: undefined,
  unknown: undefined,
  bsd: undefined,
  '': undefined,
  'See the file LICENSE.': undefined,
};

describe('statedLicense', () => {
  for (const [statement, expected] of Object.entries(statements)) {
    it(`"${statement}" is ${expected ?? 'nothing certain'}`, () => {
      assert.equal(statedLicense(statement), expected);
      if (expected !== undefined) assert.equal(licenseProblem(expected), undefined);
    });
  }
});
