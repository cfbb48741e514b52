import assert from 'node:assert/strict';
import { checkAtCursor } from '../../../../test/fixtures/cursor-fixture';
import { locate } from '../../workspace/model';
import type { TreeNode } from './tree-node';
import { nodeAt, nodesBelow, productTrees, type TreeFilter, type TreeView } from './trees';

const everything: TreeFilter = { text: '', onlyShort: false };

const records = `risks:
  - id: RISK-1
    title: AF episode is missed
    severity: critical
    probability: occasional
    controls: [RC-1, RC-9]
    residual: { severity: critical, probability: remote }
  - id: RISK-2
    title: Wrong wearer
    severity: critical
    probability: probable
  - id: RISK-3
    title: Not looked at yet
controls:
  - id: RC-1
    title: Alarm on poor signal
    type: protective-measure
    satisfies: [mdr:annex-I/17.2]
    implemented-by: [src/quality.ts, src/gone.ts]
    verified-by: [EV-1]
    introduces: none
  - id: RC-2
    title: Written down
    type: process
evidence:
  - id: EV-1
    title: System test
    file: src/quality.ts
not-applicable:
  - clause: mdr:annex-I/23.4ab
    justification: It has no instructions.
requirements:
  - id: REQ-1
    title: Alarms within a second
    implemented-by: [src/quality.ts]
`;

const code = `=== src/quality.ts ===
// compliance: implements RC-1
export const limit = 0.8;
`;

const manifest = `=== package.json ===
{ "dependencies": { "vue": "2.7.16", "left": "1.0.0", "express": "^4.19.0" }, "engines": { "node": "24" } }
=== package-lock.json ===
{ "lockfileVersion": 3, "packages": {
  "": { "dependencies": { "vue": "2.7.16", "left": "1.0.0", "express": "^4.19.0" } },
  "node_modules/vue": { "version": "2.7.16" },
  "node_modules/left": { "version": "1.0.0", "dependencies": { "deep": "*" } },
  "node_modules/deep": { "version": "0.1.0" },
  "node_modules/express": { "version": "4.19.2" } } }
`;

const models = `=== models.compliance.yaml ===
models:
  - id: detector
    name: Detector
    version: 1.0.0
    artifact: pkg:huggingface/example/detector@3f49326a
    origin: third-party
    supplier: Example
    license: MIT
    role: Its result is shown beside the strip.
    training-data: [strips]
    evaluation:
      - { metric: sensitivity, value: 0.96, subgroup: women }
    limitations: Not for children.
    human-oversight: classify.md
    logging: classify.md
    robustness: classify.md
datasets:
  - id: strips
    name: Strips
    source: Example Clinic
    license: LicenseRef-contract
    collected: 2024
    population: 400 adults
    bias-examination: classify.md
=== classify.md ===
How the detector is used.
=== src/classify.py ===
from transformers import AutoModel
one = AutoModel.from_pretrained("example/detector", revision="3f49326a")
two = AutoModel.from_pretrained("example/other")
`;

const sample = `=== sample.compliance.yaml ===\n${records}${code}${manifest}${models}`;

/** The tree as lines: `state label | description`, indented by depth. */
async function drawn(view: TreeView, text: string, filter = everything, depth = 3): Promise<readonly string[]> {
  const { context } = await checkAtCursor(text);
  const [root] = productTrees(context, view);
  assert.ok(root);
  const draw = (path: readonly string[]): readonly string[] =>
    path.length >= depth
      ? []
      : nodesBelow(root, path, filter).flatMap((node) => [
          `${'  '.repeat(path.length)}${node.state} ${node.label}${node.description === '' ? '' : ` | ${node.description}`}`,
          ...draw([...path, node.key]),
        ]);
  return draw([]);
}

/** Asserts that the lines stand there in this order, others between them allowed. */
function assertInOrder(lines: readonly string[], wanted: readonly string[]): void {
  let from = 0;
  for (const line of wanted) {
    const at = lines.indexOf(line, from);
    assert.ok(at >= 0, `"${line}" does not stand where it should in\n${lines.join('\n')}`);
    from = at + 1;
  }
}

const cases: readonly {
  readonly what: string;
  readonly view: TreeView;
  readonly shows: readonly string[];
}[] = [
  {
    what: 'risks with their controls, and controls of no risk',
    view: 'risks',
    shows: [
      'error RISK-1 AF episode is missed | acceptable with its controls · RC-1 and RC-9 fall short',
      '  error RC-1 Alarm on poor signal | protective measure',
      '    plain src/quality.ts | implements it',
      '    warning src/gone.ts | is not there',
      '    plain EV-1 System test | verifies it',
      '  warning RC-9 | no control has this id',
      'error RISK-2 Wrong wearer | not acceptable before control',
      '  error RISK-2 "Wrong wearer" has no control. | risk/uncontrolled-risk',
      'warning RISK-3 Not looked at yet | not estimated',
      'plain Controls that no risk names | 1',
    ],
  },
  {
    what: 'clauses by part, with what answers them',
    view: 'requirements',
    shows: [
      'error MDR | 0 of 17 answered, 8 short',
      '  error Annex I | 0 of 8 answered, 8 short',
      'plain Software requirements | 1',
    ],
  },
  {
    what: 'components by support, the direct ones first',
    view: 'dependencies',
    shows: [
      'error Support has ended | 1',
      '  error vue 2.7.16 | support ended on 2023-12-31 · package.json',
      "warning Support ends before the product's | 1",
      '  warning node 24 | supported until 2028-04-30 · package.json',
      'unknown End of support not known | 2',
      '  unknown left 1.0.0 | package.json',
      '  plain Brought by others | 1',
      '    unknown deep 0.1.0 | comes with left',
      'fine Supported | 1',
    ],
  },
  {
    what: 'models that nobody documented, then records with their uses and data',
    view: 'models',
    shows: [
      'error pkg:huggingface/example/other | no record documents it',
      '  plain transformers.from_pretrained | src/classify.py',
      'fine Detector | 1.0.0 · third party · used once',
      '  fine Strips | trained it · LicenseRef-contract',
      '  plain transformers.from_pretrained | src/classify.py',
      'plain Datasets | 1',
    ],
  },
];

describe('trees', () => {
  for (const { what, view, shows } of cases) {
    it(`shows ${what}`, async () => assertInOrder(await drawn(view, sample), shows));
  }

  it('puts what answers a clause, what excludes it and what was found below it', async () => {
    const lines = await drawn('requirements', sample, everything, 4);
    const at = lines.findIndex((line) => line.includes('17.2 '));
    assert.match(lines[at] ?? '', /^ {4}error Annex I 17\.2 .* \| RC-1 · \d findings$/);
    assert.equal(lines[at + 1], '      error RC-1 Alarm on poor signal | protective measure');
    assert.ok(lines.includes('      excluded It has no instructions. | not applicable'));
  });

  it('shows only what falls short, and what is above it', async () => {
    const lines = await drawn('risks', sample, { text: '', onlyShort: true });
    assert.ok(lines.some((line) => line.includes('src/gone.ts')));
    assert.ok(!lines.some((line) => line.includes('RC-2') || line.includes('EV-1')), lines.join('\n'));
  });

  it('finds words at any depth, and shows all below what has them', async () => {
    const found = await drawn('risks', sample, { text: 'poor ALARM', onlyShort: false });
    assertInOrder(found, [
      'error RISK-1 AF episode is missed | acceptable with its controls · RC-1 and RC-9 fall short',
      '  error RC-1 Alarm on poor signal | protective measure',
      '    plain src/quality.ts | implements it',
    ]);
    assert.ok(!found.some((line) => line.includes('RISK-2')));
    assert.deepEqual(await drawn('risks', sample, { text: 'nowhere at all', onlyShort: false }), []);
  });

  it('opens what is shown only for the words of those below it', async () => {
    const { context } = await checkAtCursor(sample);
    const [root] = productTrees(context, 'risks');
    assert.ok(root);
    const openBelow = (path: readonly string[]): readonly boolean[] =>
      nodesBelow(root, path, { text: 'quality.ts', onlyShort: false }).map(({ isOpen }) => isOpen);
    const [risk] = nodesBelow(root, [], { text: 'quality.ts', onlyShort: false });
    assert.ok(risk);
    assert.deepEqual([openBelow([]), openBelow([risk.key])], [[true], [true]]);
    assert.deepEqual(
      nodesBelow(root, [], { text: 'RISK-1', onlyShort: false }).map(({ isOpen }) => isOpen),
      [false],
    );
  });

  it('offers what can be done with a thing', async () => {
    const { context } = await checkAtCursor(sample);
    const find = (view: TreeView, name: string): TreeNode => {
      const walk = (nodes: readonly TreeNode[]): readonly TreeNode[] =>
        nodes.flatMap((node) => [node, ...walk(node.children?.() ?? [])]);
      const node = walk(productTrees(context, view)).find((each) => each.name === name);
      assert.ok(node, name);
      return node;
    };
    assert.deepEqual(find('risks', 'RISK-1').offers, ['references']);
    assert.deepEqual(find('risks', 'RC-1').offers, ['references', 'review']);
    assert.deepEqual(find('models', 'pkg:huggingface/example/other').offers, ['document']);
    assert.deepEqual(find('dependencies', 'pkg:npm/left@1.0.0').offers, ['document']);
    assert.match(find('requirements', 'mdr:annex-I/17.2').address ?? '', /^https:/);
  });

  it('leads every node to a place, by a key that is its own', async () => {
    const { context } = await checkAtCursor(sample);
    for (const view of ['risks', 'requirements', 'dependencies', 'models'] as const) {
      const [root] = productTrees(context, view);
      assert.ok(root);
      const walk = (path: readonly string[]): void => {
        const nodes = nodesBelow(root, path, everything);
        assert.equal(new Set(nodes.map(({ key }) => key)).size, nodes.length, `${view} ${path.join(' > ')}`);
        for (const node of nodes) {
          const way = [...path, node.key];
          assert.equal(nodeAt(root, way)?.label, node.label);
          assert.doesNotMatch(`${node.label} ${node.description} ${node.describe?.() ?? ''}`, /undefined|\[object/);
          if (node.anchor !== undefined)
            assert.ok(context.model.facts(node.anchor.file) ?? node.anchor.file === 'src/quality.ts');
          walk(way);
        }
      };
      walk([]);
    }
  });

  it('goes to the id of a record and to the call of a model', async () => {
    const { context } = await checkAtCursor(sample);
    const lineOf = (view: TreeView, find: (node: TreeNode) => boolean): number => {
      const node = productTrees(context, view)[0]?.children?.().find(find);
      assert.ok(node?.anchor);
      return locate(context.model, node.anchor).start.line;
    };
    assert.equal(
      lineOf('risks', ({ name }) => name === 'RISK-2'),
      7,
    );
    assert.equal(
      lineOf('models', ({ name }) => name === 'pkg:huggingface/example/other'),
      2,
    );
  });

  it('tells records of one id apart', async () => {
    const lines = await drawn('risks', 'risks:\n  - id: R\n    title: A\n  - id: R\n    title: B\n');
    assert.deepEqual(
      lines.filter((line) => !line.startsWith(' ')).map((line) => line.split(' ')[2]),
      ['A', 'B'],
    );
  });

  it('is empty where nothing is recorded', async () => {
    for (const view of ['risks', 'dependencies', 'models'] as const)
      assert.deepEqual(await drawn(view, 'rules: {}\n'), []);
  });

  it('leads nowhere by a path that is none', async () => {
    const { context } = await checkAtCursor(sample);
    const [root] = productTrees(context, 'risks');
    assert.ok(root);
    assert.deepEqual(nodesBelow(root, ['nothing'], everything), []);
    assert.equal(nodeAt(root, ['nothing', 'below']), undefined);
  });
});
