// Which files are worth a look, by their paths alone, and what an ending promises.
import { baseName } from '../../text/source-file';
import { speaksOfModels } from '../evidence';
import type { ArtifactFormat } from './artifact';
import { wordTable } from '../../text/word-table';

const formatsByEnding: Readonly<Record<string, ArtifactFormat>> = wordTable({
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
  litertlm: 'litert-lm',
  mlmodel: 'coreml',
  task: 'mediapipe-task',
  ubj: 'xgboost',
  cbm: 'catboost',
  pmml: 'pmml',
  mar: 'torchserve',
  nemo: 'nemo',
  engine: 'tensorrt',
  trt: 'tensorrt',
  pte: 'executorch',
  rknn: 'rknn',
  llamafile: 'llamafile',
});

/** Endings that many other things have too: looked into only where the path speaks of models. */
const vagueEndings = new Set([
  'bin',
  'dat',
  'json',
  'lite',
  'model',
  'msgpack',
  'p',
  'param',
  'pb',
  'plan',
  'txt',
  'xml',
  'zip',
]);

/** Endings of other things, for which a pointer's content would have to be known. */
const ambiguous = new Set(['engine', 'task', 'mar']);

/** Whether a file's head is worth a look, by its path alone. */
export function artifactCandidates(path: string): boolean {
  const ending = endingOf(path);
  return Object.hasOwn(formatsByEnding, ending) || (vagueEndings.has(ending) && speaksOfModels(path));
}

/** The format that an ending promises where the content is not there. */
export function formatByEnding(path: string): ArtifactFormat | undefined {
  const ending = endingOf(path);
  if (ambiguous.has(ending) && !speaksOfModels(path)) return undefined;
  return formatsByEnding[ending];
}

/** The path under which a model of several files is known: that of its `.mlpackage` or `.mlmodelc` folder, else its own. */
export function artifactPath(path: string): string {
  const folder = /^(?:.*\/)?[^/]+\.(?:mlpackage|mlmodelc)(?=\/)/.exec(path);
  return folder?.[0] ?? path;
}

/** The letters behind the last dot of a file's name, in lower case. */
export function endingOf(path: string): string {
  const name = baseName(path);
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}
