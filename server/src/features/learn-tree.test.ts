// What the "Learn" view shows of a file: why each requirement concerns it, and what answers it.
import assert from 'node:assert/strict';
import { checkAtCursor } from '../../../test/fixtures/cursor-fixture';
import { fileTopics, clausesForTopic } from '../regulations/file-topics';
import { requirementsOfFile } from './file-requirements';
import { learnTree } from './learn-tree';
import type { TreeNode } from './tree-node';

const files = `=== compliance.yaml ===
compliance: 1
product:
  name: CardioWatch
  version: 1.0.0
  manufacturer: Example Medical GmbH
  type: medical-device
  intended-purpose: Detects atrial fibrillation.
  device-class: IIa
  software-safety-class: B
  connected: true
  ai: high-risk
scope: [mdr, ai-act, iec-62304]
controls:
  - id: RC-1
    title: Alarm on poor signal
    type: protective-measure
    satisfies: [mdr:annex-I/17.2, cra:annex-I/part-I/2d]
    implemented-by: [src/quality.py]
    verified-by: [test/test_quality.py]
=== package.json ===
{ "dependencies": { "express": "4.19.2" } }
=== src/quality.py ===
def assess(): pass
=== test/test_quality.py ===
def test_assess(): pass
=== src/load.py ===
from transformers import pipeline
classify = pipeline("text-classification", model="example/triage-bert")
=== README.md ===
Nothing to see.
`;

async function concerns(path: string): Promise<readonly string[]> {
  const { context } = await checkAtCursor(files);
  return (requirementsOfFile(context, path)?.concerns ?? []).map(({ kind, clause }) => `${kind} ${clause.id}`);
}

describe('the requirements of a file', () => {
  const cases: readonly (readonly [path: string, has: readonly string[], not: readonly string[]])[] = [
    [
      'src/quality.py',
      ['answered mdr:annex-I/17.2', 'asked iec-62304:5.5.5'],
      ['asked iec-62304:5.7.1', 'answered cra:annex-I/part-I/2d'],
    ],
    ['test/test_quality.py', ['answered mdr:annex-I/17.2', 'asked iec-62304:5.7.1'], ['asked iec-62304:5.1.12']],
    ['package.json', ['found iec-62304:8.1.2', 'asked iec-62304:7.1.3'], ['asked cra:art-13/5']],
    ['src/load.py', ['found ai-act:art-11/1', 'asked ai-act:art-14/1-3'], ['asked ai-act:art-10/2b']],
    ['compliance.yaml', ['answered mdr:annex-I/17.2'], ['asked iec-62304:5.5.5']],
  ];
  for (const [path, has, not] of cases) {
    it(path, async () => {
      const found = await concerns(path);
      for (const one of has) assert.ok(found.includes(one), `${one} in ${found.join(', ')}`);
      for (const one of not) assert.ok(!found.includes(one), one);
    });
  }

  it('are none for a file that is nothing of the product', async () =>
    assert.deepEqual(await concerns('README.md'), []));

  it('name each sort of file with clauses that exist', () => {
    for (const topic of fileTopics) assert.ok(clausesForTopic(topic).clauses.length > 0, topic);
  });
});

describe('the learn tree', () => {
  const find = (nodes: readonly TreeNode[], key: string): TreeNode | undefined =>
    nodes.find((node) => node.key === key);

  it('shows why, what is asked, what an auditor wants to see, and what answers it', async () => {
    const { context } = await checkAtCursor(files);
    const answered = find(learnTree(context, 'src/quality.py'), 'answered');
    assert.equal(answered?.label, 'Answered here');
    const clause = find(answered.children?.() ?? [], 'mdr:annex-I/17.2');
    const said = (clause?.children?.() ?? []).map(({ label, description }) => `${description}: ${label}`);
    assert.ok(said.includes('why: This file implements RC-1.'));
    assert.ok(said.some((line) => line.startsWith('what it asks: ')));
    assert.ok(said.some((line) => line.startsWith('what an auditor wants to see: ')));
    assert.ok(said.includes('answers it: RC-1'));
    assert.match(clause?.describe?.() ?? '', /^\*\*Why here:\*\* This file implements RC\\-1\\\./);
  });

  it('is empty outside of a product', async () => {
    const { context } = await checkAtCursor(files.replace('=== compliance.yaml', '=== device/compliance.yaml'));
    assert.deepEqual(learnTree(context, 'src/quality.py'), []);
  });
});
