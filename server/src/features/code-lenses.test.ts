import assert from 'node:assert/strict';
import { checkAtCursor } from '../../../test/fixtures/cursor-fixture';
import { codeLenses } from './code-lenses';
import { annotationAt } from './context';

const text = `=== a.compliance.yaml ===
risks:
  - id: RISK-1
    severity: critical
    probability: frequent
    controls: [RC-1, RC-2]
    residual: { severity: minor, probability: remote }
  - id: RISK-2
    controls: RC-1
  - id: RISK-3
    severity: critical
    probability: frequent
controls:
  - id: RC-1
    implemented-by: [src/a.ts, gone.ts]
    verified-by: [test/a.test.ts, EV-1]
  - id: RC-2
  - id: RC-3
requirements:
  - id: REQ-1
    verified-by: test/a.test.ts
evidence:
  - id: EV-1
models:
  - id: triage
    artifact: pkg:huggingface/example/triage
=== src/a.ts ===
// compliance: implements RC-1
=== src/b.ts ===
// compliance: implements RC-1
// compliance: implements RC-1
=== test/a.test.ts ===
export {};
=== a.py ===
from transformers import pipeline
p = pipeline(model="example/triage")
q = pipeline(model="example/triage")
`;

describe('codeLenses', () => {
  it('tells how records are used, held and proven, and where', async () => {
    const { context } = await checkAtCursor(text);
    const annotation = annotationAt(context, 'a.compliance.yaml');
    assert.ok(annotation);
    const lenses = codeLenses(context, annotation).map(({ range, title, places }) => {
      const where = places.map((place) => `${place.file}:${place.range.start.line}`);
      return `${range.start.line} ${title}${where.length === 0 ? '' : ` (${where.join(' ')})`}`;
    });
    assert.deepEqual(lenses, [
      '1 2 controls (a.compliance.yaml:12 a.compliance.yaml:15)',
      '1 acceptable with its controls',
      '6 one control (a.compliance.yaml:12)',
      '8 not acceptable before control',
      '12 used in 2 risks (a.compliance.yaml:4 a.compliance.yaml:7)',
      '12 implemented by 2 files (src/a.ts:0 src/b.ts:0)',
      '12 verified by one test and one report (test/a.test.ts:0 a.compliance.yaml:21)',
      '15 used in one risk (a.compliance.yaml:4)',
      '18 verified by one test (test/a.test.ts:0)',
      '23 used in 2 places (a.py:1 a.py:2)',
    ]);
  });
});
