import assert from 'node:assert/strict';
import { nearestName } from './nearest-name';

describe('nearestName', () => {
  const cases: { name: string; candidates: string[]; nearest: string | undefined }[] = [
    { name: 'titel', candidates: ['id', 'title', 'type'], nearest: 'title' },
    { name: 'verifiedBy', candidates: ['implemented-by', 'verified-by'], nearest: 'verified-by' },
    { name: 'Severity', candidates: ['severty', 'severity'], nearest: 'severity' },
    { name: 'mdrr', candidates: ['ivdr', 'mdr'], nearest: 'mdr' },
    { name: 'crq', candidates: ['cra'], nearest: 'cra' },
    {
      name: 'support/end-of-lief',
      candidates: ['support/ends-soon', 'support/end-of-life'],
      nearest: 'support/end-of-life',
    },
    { name: 'ab', candidates: ['xy'], nearest: undefined },
    { name: 'x', candidates: ['y'], nearest: undefined },
    { name: '', candidates: ['a'], nearest: undefined },
    { name: 'hazard', candidates: ['harm', 'evidence'], nearest: undefined },
    { name: 'bat', candidates: ['cat', 'hat'], nearest: 'cat' },
  ];
  for (const { name, candidates, nearest } of cases) {
    it(`takes ${JSON.stringify(name)} for ${nearest ?? 'none'} of ${candidates.join(', ')}`, () => {
      assert.equal(nearestName(name, candidates), nearest);
    });
  }
});
