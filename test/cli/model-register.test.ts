import assert from 'node:assert/strict';
import { Folder } from './command-line';

describe('report model-register', () => {
  const folder = new Folder({
    'compliance.yaml': `compliance: 1
product:
  name: CardioWatch
  version: 2.3.0
  ai: high-risk
scope: [ai-act]
models:
  - id: summary
    name: =Summary
    artifact: hosted:openai/gpt-4o-2024-08-06
    origin: hosted
    supplier: unknown
`,
    'src/summary.ts': `import OpenAI from 'openai';
new OpenAI().chat.completions.create({ model: 'gpt-4o-2024-08-06', messages: [] });
new OpenAI().embeddings.create({ model: 'text-embedding-3-small', input: '' });
`,
  });
  const report = (...args: readonly string[]): string =>
    folder.runTo(0, 'report', 'model-register', '--as-of=2026-11-23', ...args).stdout;

  it('is a page of its own by default', () => {
    const page = report();
    assert.match(page, /^<!DOCTYPE html>[\s\S]*<h1>Model register<\/h1>/);
    assert.match(page, /hosted:openai\/text-embedding-3-small/);
    assert.match(page, /stated as unknown/);
    assert.doesNotMatch(page, /<script/);
  });

  it('is a table for spreadsheets', () => {
    const lines = report('--format=csv').split('\r\n');
    const producer = lines.find((line) => line.includes(',Model producer,')) ?? '';
    assert.match(producer, /^CardioWatch,2\.3\.0,2026-11-23,model,summary,'=Summary,.*,stated as unknown,,,supplier,/);
    assert.match(producer, /src\/summary\.ts, openai\.chat\.completions/);
  });

  it('is Markdown by Annex IV and by the G7 elements', () => {
    const text = report('--format=markdown');
    for (const heading of [
      '### Used or held without a record',
      '### summary =Summary',
      '#### AI Act, Annex IV',
      '#### G7 SBOM for AI',
    ])
      assert.ok(text.includes(heading), heading);
  });
});
