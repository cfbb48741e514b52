import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { faultyProduct, Folder, readReport, reports, type InventoryJson } from './command-line';

describe('inventory', () => {
  const folder = new Folder({
    'product/compliance.yaml': `${faultyProduct['compliance.yaml'] ?? ''}models:
  - id: triage-bert
    name: Triage BERT
    artifact: pkg:huggingface/example/triage-bert@3f49326
  - id: ecg
    name: ECG
    artifact: models/ecg.safetensors
datasets:
  - id: leads
    name: Leads
    source: https://huggingface.co/datasets/example/leads
`,
    'product/package.json': faultyProduct['package.json'] ?? '',
    'product/package-lock.json': faultyProduct['package-lock.json'] ?? '',
    'product/src/größe.py': faultyProduct['src/größe.py'] ?? '',
    'product/models/ecg.safetensors': faultyProduct['models/ecg.safetensors'] ?? '',
    'product/train.py':
      'import os\nfrom datasets import load_dataset\n\nleads = load_dataset("example/leads")\nmine = load_dataset(os.environ["DATA"])\n',
    'loose/package.json': '{ "dependencies": { "ms": "^2.0.0" } }',
    'loose/test/test_run.py': 'import joblib\n\nmodel = joblib.load("a.joblib")\n',
    'broken/package.json': '{ "dependencies": ',
  });
  const take = (...args: readonly string[]): InventoryJson =>
    readReport(reports.inventory, folder.runTo(0, 'inventory', '--format=json', ...args).stdout);

  it('lists the components of all manifests, owned by a product or not', () => {
    const { components, asOf } = take('--as-of=2026-11-23');
    assert.equal(asOf, '2026-11-23');
    assert.deepEqual(
      components.map(({ purl, version, file, line, direct, scope, support }) =>
        [
          purl,
          version ?? '-',
          `${file}:${line}`,
          direct ? 'direct' : 'transitive',
          scope,
          support.status,
          support.until ?? '-',
        ].join(' '),
      ),
      [
        'pkg:npm/ms - loose/package.json:0 direct runtime unknown -',
        'pkg:npm/ms@2.1.3 2.1.3 product/package-lock.json:7 transitive runtime unknown -',
        'pkg:generic/node@20 20 product/package.json:2 direct runtime ended 2026-04-30',
        'pkg:npm/express@4.19.2 4.19.2 product/package.json:3 direct runtime supported -',
        'pkg:npm/left-pad@1.3.0 1.3.0 product/package.json:3 direct runtime unknown -',
      ],
    );
  });

  it('judges support for the day asked for', () => {
    const statusOn = (day: string): string | undefined =>
      take('--as-of', day).components.find(({ purl }) => purl === 'pkg:generic/node@20')?.support.status;
    assert.deepEqual(['2024-06-01', '2026-04-30', '2026-05-01'].map(statusOn), ['supported', 'ending', 'ended']);
  });

  it('lists models, datasets and model files with the records that cover them', () => {
    const { models, datasets, artifacts } = take();
    assert.deepEqual(models, [
      {
        reference: 'a.joblib',
        revision: null,
        dynamic: false,
        file: 'loose/test/test_run.py',
        line: 2,
        how: 'joblib.load',
        inTest: true,
        record: null,
      },
      {
        reference: 'pkg:huggingface/example/triage-bert',
        revision: null,
        dynamic: false,
        file: 'product/src/größe.py',
        line: 2,
        how: 'transformers.pipeline',
        inTest: false,
        record: 'triage-bert',
      },
    ]);
    const place = { revision: null, file: 'product/train.py', how: 'datasets.load_dataset' };
    assert.deepEqual(datasets, [
      {
        ...place,
        reference: 'https://huggingface.co/datasets/example/leads',
        dynamic: false,
        line: 3,
        record: 'leads',
      },
      { ...place, reference: null, dynamic: true, line: 4, record: null },
    ]);
    assert.deepEqual(artifacts, [
      {
        path: 'product/models/ecg.safetensors',
        format: 'safetensors',
        unsafe: false,
        sha256: createHash('sha256')
          .update(faultyProduct['models/ecg.safetensors'] ?? '')
          .digest('hex'),
        license: null,
        baseModel: null,
        record: 'ecg',
      },
    ]);
  });

  it('says what it could not read', () => {
    const [unread, ...rest] = take().unread;
    assert.deepEqual([unread?.file, rest], ['broken/package.json', []]);
  });

  it('is the same, byte for byte, on every run', () => {
    for (const format of ['table', 'json']) {
      const args = ['inventory', `--format=${format}`, '--as-of=2026-11-23'];
      assert.equal(folder.runTo(0, ...args).stdout, folder.runTo(0, ...args).stdout);
    }
  });

  it('as a table says the same in aligned columns, counted from 1', () => {
    const { stdout } = folder.runTo(0, 'inventory', '--as-of=2026-11-23');
    const lines = stdout.trimEnd().split('\n');
    const taken = take('--as-of=2026-11-23');
    const column = lines[0]?.indexOf('FILE') ?? -1;
    for (const [index, { purl, file, line }] of taken.components.entries()) {
      const row = lines[index + 1] ?? '';
      assert.ok(row.startsWith(`${purl} `) && row.slice(column).startsWith(`${file}:${line + 1}`), row);
    }
    assert.match(
      stdout,
      /\nhttps:\/\/huggingface\.co\/datasets\/example\/leads +datasets\.load_dataset +product\/train\.py:4 +leads\n/,
    );
    assert.equal(
      lines.at(-1),
      '9 files, 5 components (4 direct), 2 model uses, 2 dataset uses, 1 model file, 1 not read. Next: compliance-lens check',
    );
  });

  it('as CSV has every entry of the JSON form in one table, lines counted from 1', () => {
    const { components, models, datasets, artifacts, unread } = take('--as-of=2026-11-23');
    const { stdout } = folder.runTo(0, 'inventory', '--format=csv', '--as-of=2026-11-23');
    assert.ok(stdout.endsWith('\r\n'));
    const [header = [], ...rows] = stdout
      .slice(0, -2)
      .split('\r\n')
      .map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replace(/^"(.*)"$/, '$1')));
    const column = (row: readonly string[], name: string): string => row[header.indexOf(name)] ?? '?';
    assert.ok(rows.every((row) => row.length === header.length));
    const cells = rows.map((row) =>
      ['Kind', 'Identifier', 'File', 'Line', 'Scope', 'Record'].map((name) => column(row, name)),
    );
    const place = ({ file, line }: { readonly file: string; readonly line: number }): readonly string[] => [
      file,
      `${line + 1}`,
    ];
    assert.deepEqual(cells, [
      ...components.map((entry) => ['component', entry.purl, ...place(entry), entry.scope, '']),
      ...models.map((entry) => ['model', entry.reference ?? '', ...place(entry), '', entry.record ?? '']),
      ...datasets.map((entry) => ['dataset', entry.reference ?? '', ...place(entry), '', entry.record ?? '']),
      ...artifacts.map(({ path, record }) => ['model file', path, path, '', '', record ?? '']),
      ...unread.map(({ file }) => ['not read', '', file, '', '', '']),
    ]);
    const node = rows.find((row) => column(row, 'Identifier') === 'pkg:generic/node@20') ?? [];
    assert.deepEqual(
      ['Name', 'Version', 'Direct', 'Support', 'Supported until'].map((name) => column(node, name)),
      ['node', '20', 'yes', 'ended', '2026-04-30'],
    );
  });

  it('writes a file of any form', () => {
    const forms = ['table', 'json', 'csv'] as const;
    for (const form of forms) {
      const args = ['inventory', `--format=${form}`, '--as-of=2026-11-23'];
      const { stdout, stderr } = folder.runTo(0, ...args, '--output=written.txt', '--exclude=written.txt');
      assert.deepEqual([stdout, stderr], ['', 'Written to written.txt: 5 components\n']);
      assert.equal(folder.read('written.txt'), folder.runTo(0, ...args, '--exclude=written.txt').stdout);
    }
    assert.match(folder.runTo(2, 'inventory', '--output=nowhere/list.csv').stderr, /cannot be written/);
  });

  it('leaves out what is excluded', () => {
    const { components, models } = take('--exclude=product');
    assert.deepEqual([components.length, models.length], [1, 1]);
  });
});
