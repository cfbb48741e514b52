// What a hover says of a model in code beside its record: when a hosted one ends, and what is recorded differently.
import assert from 'node:assert/strict';
import { parseDay } from '../../terms/calendar-day';
import { checkAtCursor } from '../../../../test/fixtures/cursor-fixture';
import { describeHosted } from './hosted-hover';
import { describeUse } from './model-hover';

async function hoverOfFirstUse(text: string): Promise<string> {
  const { context } = await checkAtCursor(`${text}=== at.txt ===\n|\n`);
  const [product] = context.model.products;
  const [use] = product?.tables.uses ?? [];
  assert.ok(product && use);
  return describeUse(context, product, use);
}

const record =
  '=== m.compliance.yaml ===\nmodels:\n  - { id: net, name: Net, artifact: pkg:huggingface/a/b@3f49326a }\n';
const load = (revision: string): string =>
  `${record}=== src/a.py ===\nfrom transformers import AutoModel\nAutoModel.from_pretrained("a/b"${revision})\n`;

describe('the hover of a model in code', () => {
  const cases: [name: string, revision: string, says: RegExp][] = [
    [
      'another commit',
      ', revision="0b1c2d3e"',
      /Recorded differently:\*\* the record names commit `3f49326a`, and this loads `0b1c2d3e`\./,
    ],
    [
      'a branch',
      ', revision="main"',
      /Recorded differently:\*\* the record names commit `3f49326a`, and this load names none\./,
    ],
    ['the same commit', ', revision="3f49326a"', /^(?!.*Recorded differently)/s],
  ];
  for (const [name, revision, says] of cases)
    it(`tells of ${name}`, async () => assert.match(await hoverOfFirstUse(load(revision)), says));

  it('names the record of a dataset that is loaded from where the record says', async () => {
    const text =
      '=== d.compliance.yaml ===\ndatasets:\n  - { id: d, name: Windows, source: https://huggingface.co/datasets/a/b }\n=== src/a.py ===\nfrom datasets import load_dataset\nload_dataset("a/b")\n';
    assert.match(await hoverOfFirstUse(text), /\*\*d\*\* · Windows/);
  });

  const hosted: [reference: string, says: RegExp][] = [
    [
      'hosted:openai/gpt-4o-2024-08-06',
      /^OpenAI ends it on 2027-01-14 \(\[.*\]\(https:.*\), as others read its page on 2026-10-28\)\. It recommends `gpt-6-luna` instead\.$/,
    ],
    [
      'hosted:openai/gpt-4',
      /^`gpt-4` is a name that its provider may lead elsewhere, last read to lead to `gpt-4-0613`\. OpenAI announced its end for 2026-10-23/,
    ],
    ['hosted:anthropic/claude-opus-5', /^Anthropic will not end it before 2027-07-24/],
    ['hosted:openai/gpt-4o', /^`gpt-4o` is a name that its provider may lead elsewhere\.$/],
    ['hosted:acme/model', /^$/],
  ];
  for (const [reference, says] of hosted) {
    it(`says what is known of ${reference}`, () => {
      const day = parseDay('2026-11-23');
      assert.ok(day);
      assert.match(describeHosted(reference, day), says);
    });
  }
});
