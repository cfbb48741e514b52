// Models compiled for one device or runtime, and older formats that are known by their first bytes only.
// Sources: docs of TensorRT, RKNN Toolkit, ncnn (param-and-model-file-structure), ggml, Flax; github.com/ultralytics/ultralytics,
// exporter.py, which writes a length and JSON before a TensorRT plan.
import { readJson } from '../../syntax/json';
import { baseName } from '../../text/source-file';
import { hasLetters, numberAt, textAt as lettersAt } from './bytes';
import { describe, type ArtifactReader } from './describe';
import { endingOf } from './endings';
import { textAt } from './plain-data';
import { producedBy } from './stated-model';

export const readTensorRt: ArtifactReader = async (path, file) => {
  if (!['engine', 'plan', 'trt'].includes(endingOf(path))) return undefined;
  if (hasLetters(file.head, 0, 'ftrt')) return describe('tensorrt');
  const length = numberAt(file.head, 0, 4) ?? 0;
  if (!hasLetters(file.head, 4, '{') || length > 1024 * 1024) return undefined;
  if (!hasLetters(await file.bytes(4 + length, 4), 0, 'ftrt')) return undefined;
  const { root } = readJson(lettersAt(await file.bytes(4, length)));
  return describe('tensorrt', {
    description: textAt(root, 'description'),
    supplier: textAt(root, 'author'),
    license: textAt(root, 'license'),
    task: textAt(root, 'task'),
    ...producedBy('ultralytics', textAt(root, 'version')),
  });
};

export const readRknn: ArtifactReader = (_path, { head }) =>
  hasLetters(head, 0, 'RKNN') ? describe('rknn') : undefined;

/** The text begins with a number that is its sign; the weights stand in a file of the same name. */
export const readNcnn: ArtifactReader = (path, { head }) => {
  if (endingOf(path) !== 'param' || !/^7767517\r?\n/.test(lettersAt(head, 0, 16))) return undefined;
  return describe('ncnn', {}, { parts: [baseName(path).replace(/\.param$/i, '.bin')] });
};

const ggmlSigns = ['lmgg', 'tjgg', 'fmgg', 'algg'];

export const readGgml: ArtifactReader = (_path, { head }) =>
  ggmlSigns.some((sign) => hasLetters(head, 0, sign)) ? describe('ggml') : undefined;

/** Flax keeps its parameters as a MessagePack map; the Hugging Face libraries name the file always the same. */
export const readFlax: ArtifactReader = (path, { head }) => {
  const first = head[0] ?? 0;
  const isMap = (first >= 0x81 && first <= 0x8f) || first === 0xde || first === 0xdf;
  return /^flax_model.*\.msgpack$/.test(baseName(path)) && isMap ? describe('flax') : undefined;
};
