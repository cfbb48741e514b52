// Models that are archives: what the members of a ZIP or tar file say about it.
// Sources: docs of TorchServe (model-archiver), skops (persistence), ML.NET, MediaPipe, NeMo and llamafile.
import { readJson } from '../../syntax/json';
import { baseName } from '../../text/source-file';
import type { Artifact } from './artifact';
import type { ByteFile } from './byte-file';
import { hasLetters, textAt as lettersAt } from './bytes';
import { isDangerous } from './dangerous-imports';
import { describe, type ArtifactReader } from './describe';
import { endingOf } from './endings';
import { readGguf } from './gguf';
import { readKerasArchive } from './keras';
import { readTorchArchive } from './pickled-models';
import { textAt } from './plain-data';
import { readTflite } from './tflite';
import { readZip, type Zip } from './zip';
import { producedBy } from './stated-model';

export const readArchive: ArtifactReader = async (path, file) => {
  const zip = await readZip(file);
  if (zip === undefined) return undefined;
  if (zip.has('MAR-INF/')) return readTorchServe(zip);
  if (zip.has('TrainingInfo/') || zip.has('TransformerChain/')) return readMlNet(zip);
  if (endingOf(path) === 'skops' || zip.has('schema.json')) {
    const skops = await readSkops(path, zip);
    if (skops !== undefined) return skops;
  }
  return (await readKerasArchive(path, zip)) ?? (await readTorchArchive(path, zip)) ?? (await readTask(path, zip));
};

async function readTorchServe(zip: Zip): Promise<Artifact> {
  const { root } = readJson((await zip.text('MAR-INF/MANIFEST.json')) ?? '');
  const handler = textAt(root, 'model', 'handler');
  const isOwn = handler !== undefined && /\.py(?::|$)/.test(handler);
  return describe(
    'torchserve',
    {
      name: textAt(root, 'model', 'modelName'),
      version: textAt(root, 'model', 'modelVersion'),
      description: textAt(root, 'description'),
      license: textAt(root, 'licence') ?? textAt(root, 'license'),
      supplier: textAt(root, 'publisher', 'author'),
      ...producedBy('torch-model-archiver', textAt(root, 'archiverVersion')),
    },
    { code: isOwn ? [`the handler ${handler}`] : [] },
  );
}

async function readMlNet(zip: Zip): Promise<Artifact> {
  const version = /^[\d.]+/.exec((await zip.text('TrainingInfo/Version.txt')) ?? '')?.[0];
  return describe('ml.net', producedBy('ML.NET', version));
}

/** What skops asks about before it loads it: types of other packages than these. */
const trusted = new Set([
  'sklearn',
  'numpy',
  'scipy',
  'builtins',
  'collections',
  'functools',
  'operator',
  'types',
  '_codecs',
  'datetime',
]);

async function readSkops(path: string, zip: Zip): Promise<Artifact | undefined> {
  const text = (await zip.text('schema.json')) ?? '';
  if (endingOf(path) !== 'skops' && !text.includes('"__module__"')) return undefined;
  const { root } = readJson(text);
  const types = [...text.matchAll(/"__class__"\s*:\s*"([^"]+)"\s*,\s*"__module__"\s*:\s*"([^"]+)"/g)];
  const code = types.map(([, name = '', module = '']) => `${module}.${name}`).filter(isDangerous);
  const others = types.filter(([, , module = '']) => !trusted.has(module.split('.')[0] ?? '')).length;
  const version = textAt(root, '_skops_version');
  const said = {
    ...producedBy('skops', version),
    description: others > 0 ? `${others} types of other packages than scikit-learn are in it` : undefined,
  };
  return describe('skops', said, { code: [...new Set(code)] });
}

/** MediaPipe's bundles hold models of TensorFlow Lite. */
async function readTask(path: string, zip: Zip): Promise<Artifact | undefined> {
  const content = zip.find((name) => name.endsWith('.tflite'));
  if (endingOf(path) !== 'task') return undefined;
  const inner = await zip.open(content);
  const model = inner && (await readTflite(path, inner));
  return describe('mediapipe-task', model?.metadata ?? {});
}

/** NeMo keeps a configuration and a checkpoint of PyTorch in a tar file. */
export const readNemo: ArtifactReader = async (path, file) => {
  if (endingOf(path) !== 'nemo') return undefined;
  const names: string[] = [];
  for (let at = 0; at + 512 <= file.size && names.length < 1_000;) {
    const header = await file.bytes(at, 512);
    if (!hasLetters(header, 257, 'ustar')) break;
    names.push(baseName(lettersAt(header, 0, 100).split('\0')[0] ?? ''));
    const size = Number.parseInt(lettersAt(header, 124, 136), 8);
    at += 512 + Math.ceil((Number.isFinite(size) ? size : 0) / 512) * 512;
  }
  const isPacked = hasLetters(file.head, 0, '\x1f\x8b');
  return names.includes('model_config.yaml') || isPacked ? describe('nemo', { producer: 'nemo' }) : undefined;
};

/** A program of every system, with the model in a ZIP archive at its end. */
export const readLlamafile: ArtifactReader = async (path, file) => {
  if (!hasLetters(file.head, 0, 'MZqFpD') && !hasLetters(file.head, 0, '\x7fELF')) return undefined;
  if (endingOf(path) !== 'llamafile') return undefined;
  const zip = await readZip(file, true);
  const inner = await modelIn(zip);
  return describe('llamafile', (inner && (await readGguf(path, inner))?.metadata) ?? {});
};

async function modelIn(zip: Zip | undefined): Promise<ByteFile | undefined> {
  return zip?.open(zip.find((name) => name.toLowerCase().endsWith('.gguf')));
}
