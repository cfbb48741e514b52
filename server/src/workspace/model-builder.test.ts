import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parsers } from '../../../test/fixtures/check-fixture';
import { WorkspaceCheck } from '../check/check-workspace';
import type { Finding } from '../check/finding';
import { sha256Of } from '../host/digest';
import { parseDay } from '../terms/calendar-day';
import { SourceFile } from '../text/source-file';
import { memoryPort } from './memory-port';
import { locate, type Model } from './model';
import { ModelBuilder } from './model-builder';
import { Snapshot } from './snapshot';

const product = `compliance: 1
product:
  name: CardioWatch
  version: 1.0.0
  manufacturer: Example Medical GmbH
  type: medical-device
  intended-purpose: Detects atrial fibrillation.
  software-safety-class: B
  ai: high-risk
scope: [mdr, iec-62304, iso-14971]
`;
const risks = `risks:
  - id: RISK-1
    title: AF episode is missed
    severity: critical
    probability: occasional
    controls: [RC-1]
controls:
  - id: RC-1
    title: Alarm
    type: protective-measure
    implemented-by: [src/alarm.py#ring]
`;
const files = new Map([
  ['compliance.yaml', product],
  ['a.compliance.yaml', risks],
  ['src/alarm.py', 'def ring():\n    pass\n'],
  ['src/net.py', 'import torch\n\nnet = torch.load("models/net.pt")\n'],
  ['package.json', '{ "name": "x", "dependencies": { "left-pad": "^1.3.0" } }'],
]);

const never = new AbortController().signal;

function builderOver(content: ReadonlyMap<string, string>): ModelBuilder {
  return new ModelBuilder(memoryPort(content, sha256Of), parsers, sha256Of);
}

const atStart = Snapshot.empty().withPaths(files.keys(), 0);

function revisionsOf(model: Model): Record<string, number> {
  const only = model.products[0];
  assert.ok(only);
  return { ...only.revisions };
}

describe('ModelBuilder', () => {
  it('puts every fact into the table of its product', async () => {
    const { products } = await builderOver(files).build(atStart, never);
    const tables = products[0]?.tables;
    assert.equal(products.length, 1);
    assert.deepEqual(
      [tables?.risks.length, tables?.controls.length, tables?.uses.length, tables?.components.length],
      [1, 1, 1, 1],
    );
    assert.equal(tables?.places.at('a.compliance.yaml', 'src/alarm.py#ring')?.symbol, 'found');
  });

  const edits: { name: string; path: string; text: string; changes: string[] }[] = [
    { name: 'a comment above all records', path: 'a.compliance.yaml', text: `# a comment\n${risks}`, changes: [] },
    {
      name: 'a comment within a record',
      path: 'a.compliance.yaml',
      text: risks.replace('title: Alarm', 'title: Alarm # loud'),
      changes: [],
    },
    {
      name: 'a comment above a model load',
      path: 'src/net.py',
      text: '# a comment\nimport torch\n\nnet = torch.load("models/net.pt")\n',
      changes: [],
    },
    {
      name: 'another title',
      path: 'a.compliance.yaml',
      text: risks.replace('Alarm', 'Bell'),
      changes: ['controls', 'ids'],
    },
    {
      name: 'a further model load',
      path: 'src/net.py',
      text: 'import torch\nnet = torch.load("models/other.pt")\n',
      changes: ['uses'],
    },
    { name: 'a renamed function', path: 'src/alarm.py', text: 'def bell():\n    pass\n', changes: ['places'] },
    {
      name: 'another support period',
      path: 'compliance.yaml',
      text: product.replace('ai: high-risk', 'ai: none'),
      changes: ['product'],
    },
    {
      name: 'a dependency less',
      path: 'package.json',
      text: '{ "name": "x", "dependencies": {} }',
      changes: ['components'],
    },
  ];
  for (const { name, path, text, changes } of edits) {
    it(`changes ${changes.length === 0 ? 'no table' : changes.join(' and ')} for ${name}`, async () => {
      const builder = builderOver(files);
      const before = revisionsOf(await builder.build(atStart, never));
      const after = revisionsOf(await builder.build(atStart.withOpen(new SourceFile(path, text, 2)), never));
      assert.deepEqual(
        Object.keys(after)
          .filter((table) => after[table] !== before[table])
          .sort(),
        [...changes].sort(),
      );
    });
  }

  it('gives after any series of edits what a fresh build gives', async () => {
    const pieces = [
      '',
      '# c\n',
      'risks:\n  - id: RISK-2\n',
      risks,
      risks.replace('RC-1]', 'RC-2]'),
      '\tbroken: [',
      'import torch\nx = torch.load("a.pt")\n',
      product,
      '{"dependencies":{"b":"1"}}',
      '{',
    ];
    const edit = fc.record({
      path: fc.constantFrom(...files.keys(), 'b.compliance.yaml', 'sub/compliance.yaml'),
      text: fc.constantFrom(...pieces),
      cancelled: fc.boolean(),
    });
    const asOf = parseDay('2026-11-23');
    assert.ok(asOf);
    const settings = { asOf, severities: {} };
    const pause = (): Promise<void> => Promise.resolve();
    const said = (model: Model, findings: readonly Finding[]): string[] =>
      findings
        .map(
          (finding) =>
            `${finding.anchor.file} ${JSON.stringify(locate(model, finding.anchor))} ${finding.rule} ${finding.message}`,
        )
        .sort();
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 6 }), async (series) => {
        const check = new WorkspaceCheck(builderOver(files));
        let snapshot = atStart;
        await check.check(snapshot, settings, never, pause);
        for (const { path, text, cancelled } of series) {
          snapshot = snapshot.withOpen(new SourceFile(path, text, 1));
          const run = new AbortController();
          if (cancelled) run.abort();
          // A run that is cancelled gives nothing; what it had read must not disturb the next.
          await check.check(snapshot, settings, run.signal, pause).catch(() => undefined);
        }
        const incremental = await check.check(snapshot, settings, never, pause);
        const fresh = await new WorkspaceCheck(builderOver(files)).check(snapshot, settings, never, pause);
        assert.deepEqual(said(incremental.model, incremental.findings), said(fresh.model, fresh.findings));
      }),
      { numRuns: 60 },
    );
  });

  it('says of a file that is listed and cannot be opened that it was not read', async () => {
    const paths = [...files.keys(), 'gateway/package.json', 'models/net.onnx', 'b.compliance.yaml'];
    const { products } = await builderOver(files).build(Snapshot.empty().withPaths(paths, 0), never);
    const failed = products[0]?.tables.failed.map(({ file }) => file);
    assert.deepEqual(failed?.toSorted(), ['b.compliance.yaml', 'gateway/package.json', 'models/net.onnx']);
  });

  it('counts what no product owns', async () => {
    const content = new Map([...files].filter(([path]) => path !== 'compliance.yaml'));
    const { products, unowned } = await builderOver(content).build(
      Snapshot.empty().withPaths(content.keys(), 3),
      never,
    );
    assert.equal(products.length, 0);
    assert.deepEqual(unowned, { fragments: ['a.compliance.yaml'], manifests: 1, uses: 1, artifacts: 0 });
  });

  it('gives an inner product its own files', async () => {
    const content = new Map([...files, ['inner/compliance.yaml', product], ['inner/r.compliance.yaml', risks]]);
    const { products } = await builderOver(content).build(Snapshot.empty().withPaths(content.keys(), 0), never);
    assert.deepEqual(
      products.map((each) => [each.product.folder, each.tables.risks.length]),
      [
        ['', 1],
        ['inner', 1],
      ],
    );
  });
});
