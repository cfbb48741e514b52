// Model files by their first bytes, made here by hand, and files that only have the ending of one.
// Invariant: the content decides, not the name.
import assert from 'node:assert/strict';
import type { Artifact } from './artifact';
import { ByteFile } from './byte-file';
import { artifactCandidates, artifactPath } from './endings';
import { identifyArtifact } from './identify';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const identify = (path: string, bytes: Uint8Array, size = bytes.length): Promise<Artifact | undefined> =>
  identifyArtifact(path, ByteFile.of(bytes, size));

/** A ZIP archive of stored members, as far as its head goes. */
function zip(members: Readonly<Record<string, string>>): Uint8Array {
  const two = (value: number): string => String.fromCharCode(value & 255, value >> 8);
  const parts = Object.entries(members).map(
    ([name, content]) =>
      `PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0${two(content.length)}\0\0${two(content.length)}\0\0${two(name.length)}\0\0${name}${content}`,
  );
  return latin(parts.join(''));
}

const pickled = (...texts: string[]): Uint8Array =>
  latin(`\x80\x04}(${texts.map((text) => `\x8c${String.fromCharCode(text.length)}${text}\x94K\x01`).join('')}u.`);
const instance = (module: string, name: string): Uint8Array => latin(`\x80\x02c${module}\n${name}\n)\x81.`);

const formats: readonly { path: string; head: Uint8Array; format: string | undefined }[] = [
  { path: 'a.onnx', head: latin('\x08\x08\x12\x07pytorch'), format: 'onnx' },
  { path: 'a.onnx', head: latin('just a note'), format: undefined },
  { path: 'a.gguf', head: latin('GGUF\x03\0\0\0'), format: 'gguf' },
  { path: 'a.tflite', head: latin('\x1c\0\0\0TFL3'), format: 'tflite' },
  { path: 'a.h5', head: latin('\x89HDF\r\n\x1a\n....keras_version'), format: 'keras-h5' },
  { path: 'a.h5', head: latin('\x89HDF\r\n\x1a\n....ecg_samples'), format: undefined },
  { path: 'a.keras', head: zip({ 'metadata.json': '{"keras_version": "3.1.0"}' }), format: 'keras' },
  { path: 'a.pt', head: zip({ 'archive/data.pkl': 'x' }), format: 'torch' },
  { path: 'a.skops', head: zip({ 'schema.json': '{"__module__": "sklearn"}' }), format: 'skops' },
  { path: 'a.mar', head: zip({ 'MAR-INF/MANIFEST.json': '{}' }), format: 'torchserve' },
  { path: 'models/a.zip', head: zip({ 'TransformerChain/x': '' }), format: 'ml.net' },
  { path: 'models/docs.zip', head: zip({ 'readme.txt': 'x' }), format: undefined },
  { path: 'a.pkl', head: instance('sklearn.tree', 'DecisionTreeClassifier'), format: 'pickle' },
  { path: 'a.pkl', head: instance('pandas.core.frame', 'DataFrame'), format: undefined },
  { path: 'a.pkl', head: pickled('coef_', 'intercept_'), format: 'pickle' },
  { path: 'a.pkl', head: pickled('name', 'age'), format: undefined },
  { path: 'classifier.pkl', head: pickled('a'), format: 'pickle' },
  { path: 'a.joblib', head: instance('sklearn.svm', 'SVC'), format: 'joblib' },
  { path: 'a.joblib', head: latin('\x78\x9cxxxx'), format: 'joblib' },
  { path: 'a.pt', head: latin('ola = Ola'), format: undefined },
  { path: 'models/a.json', head: latin('{"modelTopology": {}, "format": "graph-model"}'), format: 'tfjs' },
  { path: 'models/a.json', head: latin('{"model": "CW-200"}'), format: undefined },
  { path: 'models/a.cbm', head: latin('CBM1'), format: 'catboost' },
  { path: 'models/a.txt', head: latin('tree\nversion=v4\n'), format: 'lightgbm' },
];

describe('artifacts', () => {
  for (const { path, head, format } of formats) {
    it(`${path}: ${format ?? 'no model'}`, async () => {
      assert.equal(artifactCandidates(path), true);
      assert.equal((await identify(path, head))?.format, format);
    });
  }

  it('calls those formats unsafe whose loader unpickles', async () => {
    assert.equal((await identify('a.pt', zip({ 'archive/data.pkl': 'x' })))?.unsafe, true);
    assert.equal((await identify('a.onnx', latin('\x08\x08')))?.unsafe, false);
  });

  it('reads what a safetensors file says of itself, also from a head that is cut off', async () => {
    const header = '{"__metadata__":{"format":"pt","license":"mit"},"a":{"dtype":"F32"}}';
    const file = latin(`${String.fromCharCode(header.length)}\0\0\0\0\0\0\0${header}`);
    assert.equal((await identify('a.safetensors', file))?.metadata.license, 'mit');
    assert.equal((await identify('a.safetensors', file.subarray(0, 60), file.length))?.metadata.license, 'mit');
  });

  it('takes a pointer for the file it stands for', async () => {
    const oid = 'a'.repeat(64);
    const pointer = latin(`version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 42\n`);
    assert.deepEqual((await identify('a.onnx', pointer))?.lfsPointer, { oid, size: 42 });
    assert.equal((await identify('a.onnx', pointer))?.evidence, 'extension');
    assert.equal(await identify('models/a.txt', pointer), undefined);
  });

  it('knows a package by its folder', () => {
    assert.equal(artifactPath('ios/A.mlpackage/Data/model.mlmodel'), 'ios/A.mlpackage');
    assert.equal(artifactPath('a/b.onnx'), 'a/b.onnx');
  });

  it('looks into files with everyday endings only where their path speaks of models', () => {
    assert.equal(artifactCandidates('package.json'), false);
    assert.equal(artifactCandidates('notes.txt'), false);
    assert.equal(artifactCandidates('models/los.txt'), true);
  });
});
