import assert from 'node:assert/strict';
import { checkAtCursor } from '../../../test/fixtures/cursor-fixture';
import { workspaceSymbols } from './workspace-symbols';

const text = `=== a.compliance.yaml ===
risks:
  - id: RISK-1
    title: Alarm is missed
controls:
  - id: RC-1
    title: Louder alarm
dependencies:
  - package: pkg:npm/express
    purpose: HTTP interface
=== b.compliance.yaml ===
models:
  - id: alarm-model
    name: AF detector
`;

const cases: readonly { readonly query: string; readonly finds: readonly string[] }[] = [
  { query: '', finds: ['RISK-1', 'RC-1', 'pkg:npm/express', 'alarm-model'] },
  { query: 'ALARM', finds: ['alarm-model', 'RISK-1', 'RC-1'] },
  { query: 'rc1', finds: ['RC-1'] },
  { query: 'http', finds: ['pkg:npm/express'] },
  { query: 'afd', finds: ['alarm-model'] },
  { query: 'zz', finds: [] },
];

describe('workspaceSymbols', () => {
  for (const { query, finds } of cases) {
    it(`finds ${finds.join(', ') || 'nothing'} by "${query}"`, async () => {
      const { context } = await checkAtCursor(text);
      assert.deepEqual(
        workspaceSymbols(context, query).map(({ id }) => id),
        finds,
      );
    });
  }

  it('says where a record stands', async () => {
    const { context } = await checkAtCursor(text);
    const [found] = workspaceSymbols(context, 'alarm-model');
    assert.equal(found?.file, 'b.compliance.yaml');
    assert.deepEqual(found.range.start, { line: 1, character: 8 });
  });
});
