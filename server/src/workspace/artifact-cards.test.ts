// Which card tells of which model file, and what tools write beside their models.
import assert from 'node:assert/strict';
import { readCard } from '../models/artifacts/cards';
import { describe as artifactOf } from '../models/artifacts/describe';
import { nothingStated, type StatedModel } from '../models/artifacts/stated-model';
import { SourceFile } from '../text/source-file';
import { shardOf, withCards } from './artifact-cards';
import type { ArtifactRow, CardRow } from './rows';

const artifact = (path: string, said: Partial<StatedModel> = {}): ArtifactRow => {
  const identity = artifactOf('onnx', said);
  return { path, identity, sha256: undefined, size: 1, shard: undefined, stated: identity.metadata, cards: [] };
};

const card = (path: string, text: string): CardRow => {
  const read = readCard(new SourceFile(path, text));
  assert.ok(read, path);
  return { file: path, ...read };
};

const hub = card('models/ner/README.md', '---\nlicense: mit\nbase_model: org/base\n---\n');
const config = card(
  'models/ner/config.json',
  '{"_name_or_path": "org/other", "model_type": "bert", "architectures": ["X"], "transformers_version": "4.41.2"}',
);

describe('cards beside model files', () => {
  it('add what the file does not say itself, the one that people wrote first', () => {
    const [row] = withCards([artifact('models/ner/a.onnx', { license: 'apache-2.0' })], [config, hub]);
    const { license, baseModel, producer, producerVersion } = row?.stated ?? nothingStated;
    assert.deepEqual(
      [license, baseModel, producer, producerVersion],
      ['apache-2.0', 'org/base', 'transformers', '4.41.2'],
    );
    assert.deepEqual(
      row?.cards.map(({ file }) => file),
      ['models/ner/README.md', 'models/ner/config.json'],
    );
  });

  for (const [path, isTold] of Object.entries({
    'models/ner/onnx/a.onnx': true,
    'models/ner/a/b/c.onnx': true,
    'models/ner/a/b/c/d.onnx': false,
    'models/a.onnx': false,
    'models/nerd/a.onnx': false,
  }))
    it(`${isTold ? 'tell' : 'do not tell'} of ${path}`, () => {
      assert.equal(withCards([artifact(path)], [hub])[0]?.stated.license, isTold ? 'mit' : undefined);
    });

  it('of MONAI stand in a folder beside the model', () => {
    const monai = card(
      'bundle/configs/metadata.json',
      '{"version": "0.5.6", "monai_version": "1.4.0", "name": "Spleen", "authors": "MONAI team", "data_source": "Task09_Spleen", "eval_metrics": {"mean_dice": 0.961}, "network_data_format": {}}',
    );
    const [row] = withCards([artifact('bundle/models/model.pt')], [monai]);
    const { name, version, supplier, evaluation, datasets } = row?.stated ?? nothingStated;
    assert.deepEqual([name, version, supplier], ['Spleen', '0.5.6', 'MONAI team']);
    assert.deepEqual(
      evaluation.map(({ metric, value }) => [metric, value]),
      [['mean_dice', '0.961']],
    );
    assert.deepEqual(
      datasets.map(({ name: dataset }) => dataset),
      ['Task09_Spleen'],
    );
  });

  it('of spaCy and MLflow tell who made the model', () => {
    const spacy = card(
      'en/meta.json',
      '{"lang": "en", "name": "ner", "version": "1.0", "spacy_version": ">=3.7", "license": "MIT", "author": "Lab"}',
    );
    assert.deepEqual([spacy.stated.name, spacy.stated.license, spacy.stated.supplier], ['en_ner', 'MIT', 'Lab']);
    const mlflow = card(
      'run/MLmodel',
      'flavors:\n  python_function: {}\n  sklearn: { sklearn_version: 1.5.0 }\nmlflow_version: 2.14.1\n',
    );
    assert.deepEqual([mlflow.stated.producer, mlflow.stated.producerVersion], ['sklearn', '1.5.0']);
  });

  for (const [path, text] of [
    ['README.md', '# Project\n\nbase_model: org/base\n'],
    ['README.md', '---\nlicense: mit\ntask_categories: [a]\n---\n'],
    ['README.md', '---\nsdk: gradio\nlicense: mit\n---\n'],
    ['config.json', '{"port": 8080, "name": "app"}'],
    ['app/configs/metadata.json', '{"version": "1"}'],
    ['meta.json', '{"name": "a", "version": "1"}'],
    ['MLmodel', 'name: a\n'],
  ] as const)
    it(`are not taken for one: ${path} with ${JSON.stringify(text)}`, () => {
      assert.equal(readCard(new SourceFile(path, text)), undefined);
    });

  it('knows a piece of a model by its number', () => {
    assert.deepEqual(shardOf('ckpt/model-00001-of-00002.safetensors'), {
      whole: 'ckpt/model.safetensors',
      number: 1,
      count: 2,
    });
    assert.equal(shardOf('ckpt/model.safetensors'), undefined);
  });
});
