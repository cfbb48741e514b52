// Which model format a file has: by its content; by its ending only for a Git LFS pointer and for compressed pickles.
// Invariant: a file whose content is something else is no model, whatever it is called.
import { baseName } from '../../text/source-file';
import { judgeNames, speaksOfModels } from '../evidence';
import { noMetadata, type Artifact, type ArtifactFormat, type ArtifactMetadata } from './artifact';
import { hasLetters, includesLetters, textAt } from './bytes';
import { readGguf } from './gguf';
import { scanPickle, torchMagic } from './pickle';
import { bytesOf, numberOf, readFields, textOf } from './protobuf';
import { readSafetensors } from './safetensors';
import { readZip, type ZipMember } from './zip';

const formatsByEnding: Readonly<Record<string, ArtifactFormat>> = {
  onnx: 'onnx',
  ort: 'onnx',
  safetensors: 'safetensors',
  gguf: 'gguf',
  ggml: 'ggml',
  pt: 'torch',
  pth: 'torch',
  ckpt: 'torch',
  pkl: 'pickle',
  pickle: 'pickle',
  joblib: 'joblib',
  skops: 'skops',
  keras: 'keras',
  h5: 'keras-h5',
  hdf5: 'keras-h5',
  tflite: 'tflite',
  mlmodel: 'coreml',
  task: 'mediapipe-task',
  ubj: 'xgboost',
  cbm: 'catboost',
  mar: 'torchserve',
};

/** Endings that many other things have too: looked into only where the path speaks of models. */
const vagueEndings = new Set(['bin', 'dat', 'json', 'model', 'p', 'pb', 'txt', 'xml', 'zip']);

const unpickled = new Set<ArtifactFormat>(['torch', 'pickle', 'joblib', 'torchserve']);

/** Whether a file's head is worth a look, by its path alone. */
export function artifactCandidates(path: string): boolean {
  const ending = endingOf(path);
  return Object.hasOwn(formatsByEnding, ending) || (vagueEndings.has(ending) && speaksOfModels(path));
}

/** The path under which a model of several files is known: that of its `.mlpackage` folder, else its own. */
export function artifactPath(path: string): string {
  const folder = /^(?:.*\/)?[^/]+\.mlpackage(?=\/)/.exec(path);
  return folder?.[0] ?? path;
}

/**
 * What model a file holds; undefined when none that is known. `head` is the file's start (64 KiB are enough), `size` the
 * whole file's bytes.
 */
export function identifyArtifact(path: string, head: Uint8Array, size: number): Artifact | undefined {
  const pointer = readLfsPointer(head);
  if (pointer !== undefined) {
    const format = formatsByEnding[endingOf(path)];
    return format === undefined
      ? undefined
      : { ...describe(format, noMetadata), evidence: 'extension', lfsPointer: pointer };
  }
  const zip = readZip(head);
  if (zip !== undefined) return identifyZip(path, zip);
  return identifyBinary(path, head, size) ?? identifyPickle(path, head) ?? identifyText(path, head);
}

function describe(format: ArtifactFormat, metadata: ArtifactMetadata = noMetadata): Artifact {
  return { format, unsafe: unpickled.has(format), evidence: 'content', lfsPointer: undefined, metadata };
}

function endingOf(path: string): string {
  const name = baseName(path);
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

/** Source: github.com/git-lfs/git-lfs, docs/spec.md. */
function readLfsPointer(head: Uint8Array): { oid: string; size: number } | undefined {
  if (!hasLetters(head, 0, 'version https://git-lfs.github.com/spec/')) return undefined;
  const match = /^oid sha256:([0-9a-f]{64})\nsize (\d+)$/m.exec(textAt(head, 0, 1024));
  return match === null ? undefined : { oid: match[1] ?? '', size: Number(match[2]) };
}

function identifyZip(path: string, members: readonly ZipMember[]): Artifact | undefined {
  const names = members.map((member) => member.name);
  const content = (name: string): string => {
    const bytes = members.find((member) => member.name === name)?.content;
    return bytes === undefined ? '' : textAt(bytes, 0, bytes.length);
  };
  const has = (prefix: string): boolean => names.some((name) => name.startsWith(prefix));
  const ending = endingOf(path);
  if (has('MAR-INF/')) return describe('torchserve');
  if (has('TrainingInfo/') || has('TransformerChain/')) return describe('ml.net');
  if (ending === 'keras' || content('metadata.json').includes('"keras_version"')) {
    const version = /"keras_version":\s*"([^"]+)"/.exec(content('metadata.json'))?.[1];
    return describe('keras', version === undefined ? noMetadata : { ...noMetadata, producer: `keras ${version}` });
  }
  if (has('schema.json') && (ending === 'skops' || content('schema.json').includes('"__module__"')))
    return describe('skops');
  if (names.some((name) => name.endsWith('/data.pkl'))) {
    return judgeNames([baseName(path)]) === 'data' ? undefined : describe('torch');
  }
  return ending === 'task' ? describe('mediapipe-task') : undefined;
}

function identifyBinary(path: string, head: Uint8Array, size: number): Artifact | undefined {
  const gguf = readGguf(head);
  if (gguf !== undefined) return describe('gguf', gguf);
  if (hasLetters(head, 4, 'TFL3')) return describe('tflite');
  if (['lmgg', 'tjgg', 'fmgg', 'algg'].some((magic) => hasLetters(head, 0, magic))) return describe('ggml');
  if (hasLetters(head, 0, 'CBM1')) return describe('catboost');
  if (hasLetters(head, 0, '{L') && includesLetters(head.subarray(0, 64), 'learner')) return describe('xgboost');
  if (hasLetters(head, 0, '\x89HDF\r\n\x1a\n')) return isKerasH5(path, head) ? describe('keras-h5') : undefined;
  const ending = endingOf(path);
  if (ending === 'safetensors' || hasLetters(head, 8, '{"__metadata__"')) {
    const metadata = readSafetensors(head, size);
    if (metadata !== undefined) return describe('safetensors', metadata);
  }
  if (ending === 'ort') return hasLetters(head, 4, 'ORTM') ? describe('onnx') : undefined;
  if (ending === 'onnx') return identifyOnnx(head, size);
  if (ending === 'mlmodel') return identifyCoreMl(head, size);
  if (baseName(path) !== 'saved_model.pb') return undefined;
  // A SavedModel is a version number and its graphs.
  return readFields(head, size)?.some((field) => field.number === 2) === true ? describe('savedmodel') : undefined;
}

/** Keras leaves attributes of these names; other HDF5 files hold measurements. */
function isKerasH5(path: string, head: Uint8Array): boolean {
  const signs = ['layer_names', 'keras_version', 'model_config', 'model_weights', '_layer_checkpoint_dependencies'];
  return path.endsWith('.weights.h5') || signs.some((sign) => includesLetters(head, sign));
}

/** Source of the field numbers: github.com/onnx/onnx, onnx/onnx.proto, ModelProto. */
function identifyOnnx(head: Uint8Array, size: number): Artifact | undefined {
  const fields = readFields(head, size);
  const irVersion = fields === undefined ? undefined : numberOf(fields, 1);
  if (fields === undefined || irVersion === undefined || irVersion < 1 || irVersion > 99) return undefined;
  const properties = new Map(
    bytesOf(fields, 14).map((bytes) => {
      const property = readFields(bytes) ?? [];
      return [textOf(property, 1), textOf(property, 2)];
    }),
  );
  const version = numberOf(fields, 5);
  return describe('onnx', {
    license: properties.get('license'),
    baseModel: properties.get('base_model'),
    producer: textOf(fields, 2),
    version: version === undefined || version === 0 ? undefined : String(version),
    name: properties.get('name') ?? textOf(fields, 6),
  });
}

/** Source of the field numbers: github.com/apple/coremltools, mlmodel/format/Model.proto. */
function identifyCoreMl(head: Uint8Array, size: number): Artifact | undefined {
  const fields = readFields(head, size);
  const specification = fields === undefined ? undefined : numberOf(fields, 1);
  if (fields === undefined || specification === undefined) return undefined;
  const description = readFields(bytesOf(fields, 2)[0] ?? new Uint8Array()) ?? [];
  const metadata = readFields(bytesOf(description, 100)[0] ?? new Uint8Array()) ?? [];
  return describe('coreml', {
    license: textOf(metadata, 4),
    baseModel: undefined,
    producer: textOf(metadata, 3),
    version: textOf(metadata, 2),
    name: textOf(metadata, 1),
  });
}

const learners = [
  'sklearn',
  'xgboost',
  'lightgbm',
  'catboost',
  'torch',
  'keras',
  'tensorflow',
  'statsmodels',
  'pyro',
  'spacy',
  'gensim',
  'hmmlearn',
  'lifelines',
  'sksurv',
  'imblearn',
  'pmdarima',
  'prophet',
  'transformers',
  'fastai',
  'onnx',
  'skl2onnx',
  'interpret',
  'pgmpy',
  'tpot',
  'autogluon',
  'flaml',
];

/** Keys under which parameters of models are kept. */
const parameterNames = new Set([
  'coef',
  'coef_',
  'intercept',
  'intercept_',
  'weights',
  'bias',
  'state_dict',
  'model_state_dict',
  'n_features',
  'n_features_in_',
  'estimators_',
  'classes_',
  'tree',
  'trees',
  'support_vectors_',
  'feature_importances_',
]);

function identifyPickle(path: string, head: Uint8Array): Artifact | undefined {
  const ending = endingOf(path);
  const byEnding = formatsByEnding[ending];
  const judged = judgeNames([baseName(path)]);
  const isTorch = byEnding === 'torch' || ending === 'bin';
  if (torchMagic.every((byte, index) => head[index] === byte)) return judged === 'data' ? undefined : describe('torch');
  const content = scanPickle(head);
  if (content === undefined)
    return byEnding === 'joblib' && isCompressed(head) ? { ...describe('joblib'), evidence: 'extension' } : undefined;
  if (byEnding !== 'pickle' && byEnding !== 'joblib' && !isTorch && ending !== 'p') return undefined;
  const packages = content.imports.map((name) => name.split('.')[0] ?? '');
  const isModel =
    packages.some((name) => learners.includes(name)) ||
    judged === 'model' ||
    (judged === undefined &&
      (byEnding === 'joblib' || isTorch || content.texts.some((text) => parameterNames.has(text))));
  if (!isModel) return undefined;
  if (packages.includes('torch') || isTorch) return describe('torch');
  return describe(byEnding === 'joblib' ? 'joblib' : 'pickle');
}

/** The compressions that joblib writes: zlib, gzip, bzip2, xz, lz4. */
function isCompressed(head: Uint8Array): boolean {
  const starts = [
    '\x78\x01',
    '\x78\x5e',
    '\x78\x9c',
    '\x78\xda',
    '\x1f\x8b',
    'BZh',
    '\xfd7zXZ',
    '\x5d\x00',
    '\x04\x22\x4d\x18',
  ];
  return starts.some((start) => hasLetters(head, 0, start));
}

function identifyText(path: string, head: Uint8Array): Artifact | undefined {
  const ending = endingOf(path);
  if (!['json', 'xml', 'txt', 'model'].includes(ending)) return undefined;
  const text = textAt(head, 0, 65536).trimStart();
  if (text.startsWith('tree\nversion=')) return describe('lightgbm');
  if (
    text.startsWith('{') &&
    /"modelTopology"\s*:/.test(text) &&
    /"format"\s*:\s*"(?:layers|graph)-model"/.test(text)
  ) {
    return describe('tfjs', { ...noMetadata, producer: /"generatedBy"\s*:\s*"([^"]+)"/.exec(text)?.[1] });
  }
  if (text.startsWith('{') && text.includes('"learner"') && text.includes('"gradient_booster"'))
    return describe('xgboost');
  return /<net\s[^>]*\bversion="\d+"/.test(text) && text.includes('<layers') ? describe('openvino') : undefined;
}
