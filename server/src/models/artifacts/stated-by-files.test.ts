// What model files say of themselves, format by format, and what in them can run code.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Artifact } from './artifact';
import { ByteFile } from './byte-file';
import { identifyArtifact } from './identify';
import {
  field,
  flatBuffer,
  ggufFile,
  latin,
  little,
  numberField,
  pickledCall,
  pickledText,
  safetensorsFile,
  zipFile,
} from './made-files.test';
import type { StatedModel } from './stated-model';

const property = (key: string, value: string): string => field(14, field(1, key) + field(2, value));
const external = (file: string): string =>
  field(5, numberField(14, 1) + field(13, field(1, 'location') + field(2, file)));
const tfliteMetadata = flatBuffer(
  { 0: 'Cough', 1: 'Detects coughs', 2: 'v2', 4: 'Example Lab', 5: 'Apache License, Version 2.0' },
  'M001',
);
const lambda = JSON.stringify({
  class_name: 'Sequential',
  config: { name: 'ecg', layers: [{ class_name: 'Lambda', config: { name: 'scale' } }] },
});
const catboost = flatBuffer({ 2: [{ 0: 'catboost_version_info', 1: 'Sources:\n  Branch: tags/v1.2.5' }] }, '\0\0\0\0');
const ultralytics = '{"description": "Lesions", "author": "Example Lab", "license": "AGPL-3.0", "version": "8.3.0"}';

interface Case {
  readonly what: string;
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly said?: Partial<StatedModel>;
  readonly code?: readonly string[];
  readonly parts?: readonly string[];
}

const cases: readonly Case[] = [
  {
    what: 'GGUF: base models, data sets, the way it was quantised, behind long lists',
    path: 'a.gguf',
    bytes: ggufFile({
      'general.name': 'Meditron',
      'general.organization': 'EPFL',
      'general.license': 'other',
      'general.license.name': 'llama3',
      'general.base_model.count': 2,
      'general.base_model.0.repo_url': 'https://huggingface.co/a/b',
      'general.base_model.1.name': 'Other',
      'general.datasets': ['org/notes'],
      'tokenizer.ggml.tokens': Array.from({ length: 20_000 }, (_, index) => `token ${index}`),
      'general.file_type': 15,
    }),
    said: {
      name: 'Meditron',
      supplier: 'EPFL',
      license: 'llama3',
      baseModel: 'https://huggingface.co/a/b',
      baseModels: ['https://huggingface.co/a/b', 'Other'],
      quantization: 'Q4_K_M',
      datasets: [{ name: 'org/notes', title: undefined, revision: undefined }],
    },
  },
  {
    what: 'safetensors: the keys of ModelSpec and of training',
    path: 'a.safetensors',
    bytes: safetensorsFile({
      'modelspec.title': 'Skin',
      'modelspec.author': 'Example Lab',
      'modelspec.license': 'CC-BY-4.0',
      ss_network_module: 'networks.lora',
      ss_sd_model_name: 'base.safetensors',
      ss_dataset_dirs: '{"10_lesions": {"n_repeats": 10}}',
    }),
    said: {
      name: 'Skin',
      supplier: 'Example Lab',
      license: 'CC-BY-4.0',
      baseModel: 'base.safetensors',
      relation: 'adapter',
      producer: 'sd-scripts',
      datasets: [{ name: '10_lesions', title: undefined, revision: undefined }],
    },
  },
  {
    what: 'ONNX: producer, properties behind the graph, weights in another file',
    path: 'a.onnx',
    bytes: latin(
      numberField(1, 8) +
        field(2, 'pytorch') +
        field(3, '2.3.0') +
        field(4, 'org.example') +
        numberField(5, 3) +
        field(6, 'Finds arrhythmia') +
        field(7, field(2, 'graph') + field(5, field(9, 'x'.repeat(9_000))) + external('a.onnx_data')) +
        property('license', 'MIT') +
        property('base_model', 'org/base'),
    ),
    said: {
      producer: 'pytorch',
      producerVersion: '2.3.0',
      supplier: 'org.example',
      version: '3',
      description: 'Finds arrhythmia',
      license: 'MIT',
      baseModel: 'org/base',
    },
    parts: ['a.onnx_data'],
  },
  {
    what: 'TFLite: the metadata that is a FlatBuffer within',
    path: 'a.tflite',
    bytes: flatBuffer(
      { 3: 'MLIR Converted.', 4: [{}, { 0: tfliteMetadata }], 6: [{ 0: 'TFLITE_METADATA', 1: 1 }] },
      'TFL3',
    ),
    said: {
      name: 'Cough',
      description: 'Detects coughs',
      version: 'v2',
      supplier: 'Example Lab',
      license: 'Apache License, Version 2.0',
    },
  },
  {
    what: 'MediaPipe: what the model within says',
    path: 'a.task',
    bytes: zipFile({ 'model.tflite': String.fromCharCode(...flatBuffer({ 3: 'Gestures' }, 'TFL3')) }),
    said: { description: 'Gestures' },
  },
  {
    what: 'Core ML',
    path: 'a.mlmodel',
    bytes: latin(
      numberField(1, 7) +
        field(
          2,
          field(
            100,
            field(1, 'Gait') +
              field(2, '1.2') +
              field(3, 'Example Lab') +
              field(4, 'BSD-3-Clause') +
              field(100, field(1, 'com.github.apple.coremltools.version') + field(2, '7.2')),
          ),
        ),
    ),
    said: {
      description: 'Gait',
      version: '1.2',
      supplier: 'Example Lab',
      license: 'BSD-3-Clause',
      producer: 'coremltools',
      producerVersion: '7.2',
    },
  },
  {
    what: 'Keras: a Lambda layer is code',
    path: 'a.keras',
    bytes: zipFile({ 'metadata.json': '{"keras_version": "3.4.1"}', 'config.json': lambda }),
    said: { name: 'ecg', producer: 'keras', producerVersion: '3.4.1' },
    code: ['a Lambda layer "scale"'],
  },
  {
    what: 'PyTorch: what Ultralytics wrote, and what would be called',
    path: 'best.pt',
    bytes: zipFile({
      'best/data.pkl': `\x80\x04}(${pickledText('license')}${pickledText('AGPL-3.0 License (https://example.org)')}u0${String.fromCharCode(...pickledCall('posix', 'system', 'id')).slice(2)}`,
    }),
    said: { license: 'AGPL-3.0 License (https://example.org)' },
    code: ['posix.system'],
  },
  {
    what: 'SavedModel: the release, and an operation that writes files',
    path: 'net/saved_model.pb',
    bytes: latin(
      numberField(1, 1) +
        field(
          2,
          field(1, field(2, field(1, field(1, 'WriteFile'))) + field(5, '2.15.0')) +
            field(2, field(1, field(2, 'Const'))),
        ),
    ),
    said: { producer: 'tensorflow', producerVersion: '2.15.0' },
    code: ['the operation WriteFile'],
  },
  {
    what: 'OpenVINO: the converter at the end of a long file',
    path: 'models/a.xml',
    bytes: latin(
      `<?xml version="1.0"?><net name="gait" version="11"><layers>${' '.repeat(200_000)}</layers><rt_info><MO_version value="2024.1"/></rt_info></net>`,
    ),
    said: { name: 'gait', producer: 'openvino', producerVersion: '2024.1' },
    parts: ['a.bin'],
  },
  {
    what: 'PMML',
    path: 'a.pmml',
    bytes: latin(
      '<PMML version="4.4"><Header copyright="Example Lab" description="Risk"><Application name="SkLearn2PMML" version="0.9"/></Header><TreeModel modelName="risk" functionName="classification"></TreeModel></PMML>',
    ),
    said: {
      name: 'risk',
      task: 'classification',
      supplier: 'Example Lab',
      description: 'Risk',
      producer: 'SkLearn2PMML',
      producerVersion: '0.9',
    },
  },
  {
    what: 'XGBoost: JSON and UBJSON with the version at the end',
    path: 'models/a.json',
    bytes: latin(`{"learner":{"gradient_booster":{"x":"${' '.repeat(80_000)}"}},"version":[2,0,3]}`),
    said: { producer: 'xgboost', producerVersion: '2.0.3' },
  },
  {
    what: 'XGBoost: UBJSON',
    path: 'a.ubj',
    bytes: latin('{L\0\0\0\0\0\0\0\x07learner{}L\0\0\0\0\0\0\0\x07version[#L\0\0\0\0\0\0\0\x03i\x02i\0i\x03}'),
    said: { producer: 'xgboost', producerVersion: '2.0.3' },
  },
  {
    what: 'CatBoost',
    path: 'a.cbm',
    bytes: latin(`CBM1${little(catboost.length, 4)}${String.fromCharCode(...catboost)}`),
    said: { producer: 'catboost', producerVersion: '1.2.5' },
  },
  {
    what: 'TensorRT behind the description that Ultralytics writes',
    path: 'a.engine',
    bytes: latin(`${little(ultralytics.length, 4)}${ultralytics}ftrt\0\0\0\0`),
    said: {
      description: 'Lesions',
      supplier: 'Example Lab',
      license: 'AGPL-3.0',
      producer: 'ultralytics',
      producerVersion: '8.3.0',
    },
  },
  {
    what: 'TorchServe: its manifest and its own handler',
    path: 'a.mar',
    bytes: zipFile({
      'MAR-INF/MANIFEST.json':
        '{"model": {"modelName": "triage", "modelVersion": "1.0", "handler": "handler.py"}, "archiverVersion": "0.11.0"}',
    }),
    said: { name: 'triage', version: '1.0', producer: 'torch-model-archiver', producerVersion: '0.11.0' },
    code: ['the handler handler.py'],
  },
  {
    what: 'llamafile: the model at the end of a program',
    path: 'a.llamafile',
    bytes: zipFile(
      { 'model.gguf': String.fromCharCode(...ggufFile({ 'general.license': 'mit' })) },
      "MZqFpD='\n#!/bin/sh\n",
    ),
    said: { license: 'mit' },
  },
];

const identify = (path: string, bytes: Uint8Array): Promise<Artifact | undefined> =>
  ByteFile.open(bytes.length, (start, length) => Promise.resolve(bytes.subarray(start, start + length))).then((file) =>
    identifyArtifact(path, file),
  );

describe('what model files say of themselves', () => {
  for (const { what, path, bytes, said = {}, code = [], parts = [] } of cases) {
    it(what, async () => {
      const artifact = await identify(path, bytes);
      assert.ok(artifact);
      const stated = Object.entries(artifact.metadata).filter(
        ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
      );
      const { baseModel } = said;
      const expected = baseModel === undefined ? said : { baseModels: [baseModel], ...said };
      assert.deepEqual(Object.fromEntries(stated), expected);
      assert.deepEqual([artifact.code, artifact.parts], [code, parts]);
      assert.equal(artifact.unsafe, artifact.danger !== undefined);
      if (code.length > 0) assert.match(artifact.danger ?? '', new RegExp(code[0]?.replaceAll('.', '\\.') ?? ''));
    });
  }

  it('tells a pickle that does harm, however it is called and in every protocol', async () => {
    for (const bytes of [
      pickledCall('os', 'system', 'id'),
      latin("cos\nsystem\np0\n(S'id'\np1\ntp2\nRp3\n."),
      latin('\x80\x02cbuiltins\neval\nq\0X\x02\0\0\0idq\x01\x85q\x02Rq\x03.'),
    ]) {
      assert.equal((await identify('config.pkl', bytes))?.code.length, 1);
    }
    assert.equal(await identify('config.pkl', latin('\x80\x04}\x94\x8c\x04name\x94K\x01s.')), undefined);
  });

  it('reads large files in parts', async () => {
    let read = 0;
    const [head, tail] = [cases[2]?.bytes ?? latin(''), latin('x'.repeat(100))];
    const size = 3 * 1024 ** 3;
    const file = await ByteFile.open(size, (start, length) => {
      read += length;
      return Promise.resolve(start >= head.length ? tail.subarray(0, length) : head.subarray(start, start + length));
    });
    await identifyArtifact('a.onnx', file);
    assert.ok(read < 40 * 1024 * 1024, `${read} bytes were read`);
  });

  it('reads any bytes without an error, whole files with bytes changed among them', async function () {
    this.timeout(60_000);
    const paths = [
      ...new Set(cases.map(({ path }) => path)),
      'a.joblib',
      'a.h5',
      'a.pkl',
      'a.nemo',
      'a.bin',
      'models/a.txt',
    ];
    const damaged = fc
      .tuple(fc.constantFrom(...cases), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }), fc.nat())
      .map(([{ path, bytes }, changes, end]) => {
        const copy = Uint8Array.from(bytes.subarray(0, changes.length === 0 ? end % (bytes.length + 1) : bytes.length));
        for (const [at, byte] of changes) if (copy.length > 0) copy[at % Math.min(copy.length, 4_000)] = byte;
        return { path, bytes: copy };
      });
    const anything = fc
      .tuple(
        fc.constantFrom(...paths),
        fc.constantFrom('', 'PK\x03\x04', 'GGUF\x03\0\0\0', '\x80\x04', '\x89HDF\r\n\x1a\n\0', 'CBM1'),
        fc.uint8Array({ maxLength: 300 }),
      )
      .map(([path, start, rest]) => ({ path, bytes: Uint8Array.from([...latin(start), ...rest]) }));
    await fc.assert(
      fc.asyncProperty(fc.oneof(damaged, anything), async ({ path, bytes }) => {
        await identify(path, bytes);
      }),
      { numRuns: 1_500 },
    );
  });
});
