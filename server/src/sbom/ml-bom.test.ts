// Models of CycloneDX documents, against the answers that lie beside the samples.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { SourceFile } from '../text/source-file';
import { mayBeMlBom, readMlBom } from './ml-bom';

const folder = '../shared/corpus/mlbom';

interface Answer {
  readonly file: string;
  readonly specVersion: string;
  readonly models: readonly Readonly<Record<string, unknown>>[];
}

describe('readMlBom', () => {
  // The answers are data of a fixed shape.
  const { files } = existsSync(folder)
    ? (JSON.parse(readFileSync(`${folder}/index.json`, 'utf8')) as { files: readonly Answer[] })
    : { files: [] };
  if (files.length === 0) console.log(`      skipped: there is no folder ${folder}`);

  for (const { file, specVersion, models } of files) {
    it(file, () => {
      const source = new SourceFile(file, readFileSync(`${folder}/${file}`, 'utf8'));
      assert.equal(mayBeMlBom(source), true);
      const read = readMlBom(source);
      assert.ok(read);
      assert.equal(read.specVersion, specVersion);
      const found = read.models.map((model) => {
        const { name, version, bomRef, purl, approach, task, architectureFamily, modelArchitecture } = model;
        const all = {
          name,
          version,
          type: 'machine-learning-model',
          bomRef,
          purl,
          modelCard: model.hasModelCard,
          approach,
          task,
          architectureFamily,
          modelArchitecture,
          datasets: model.datasets.length,
          considerations: model.considerations.length === 0 ? undefined : model.considerations,
        };
        return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
      });
      assert.deepEqual(found, models);
    });
  }

  const component = {
    type: 'machine-learning-model',
    name: 'triage',
    supplier: { name: 'Example Lab' },
    licenses: [{ license: { id: 'MIT' } }],
    hashes: [{ alg: 'SHA-256', content: 'A'.repeat(64) }],
    pedigree: { ancestors: [{ type: 'machine-learning-model', name: 'base', purl: 'pkg:huggingface/org/base' }] },
    modelCard: {
      modelParameters: {
        datasets: [{ ref: 'data' }, { type: 'dataset', name: 'Notes', contents: { url: 'https://example.org' } }],
      },
      quantitativeAnalysis: { performanceMetrics: [{ type: 'f1', value: '0.9', slice: 'women' }] },
      considerations: { technicalLimitations: ['Not for children'], users: [] },
    },
  };

  it('reads all that a record can take over', () => {
    const data = { type: 'data', 'bom-ref': 'data', name: 'ECG', version: '1', licenses: [{ expression: 'CC0-1.0' }] };
    const text = JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: [{ ...data, components: [component] }],
    });
    const [model] = readMlBom(new SourceFile('bom.json', text))?.models ?? [];
    assert.ok(model);
    const { supplier, license, sha256, ancestors, datasets, measures, limitations, considerations } = model;
    const none = { purl: undefined, version: undefined, url: undefined, license: undefined, classification: undefined };
    assert.deepEqual(
      { supplier, license, sha256, ancestors, datasets, measures, limitations, considerations },
      {
        supplier: 'Example Lab',
        license: 'MIT',
        sha256: 'a'.repeat(64),
        ancestors: ['pkg:huggingface/org/base'],
        datasets: [
          { ...none, name: 'ECG', version: '1', license: 'CC0-1.0' },
          { ...none, name: 'Notes', url: 'https://example.org' },
        ],
        measures: [{ metric: 'f1', value: '0.9', slice: 'women' }],
        limitations: ['Not for children'],
        considerations: ['technicalLimitations'],
      },
    );
  });

  it('takes nothing else for such a document, and reads broken ones', () => {
    assert.equal(readMlBom(new SourceFile('a.json', '{"type": "machine-learning-model"}')), undefined);
    assert.equal(readMlBom(new SourceFile('a.xml', '<pom/>')), undefined);
    const text = JSON.stringify({ bomFormat: 'CycloneDX', components: [component] });
    for (let end = 0; end < text.length; end += 7) readMlBom(new SourceFile('a.json', text.slice(0, end)));
  });
});
