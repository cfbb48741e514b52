// Models that are kept as pickles: PyTorch's archives and older files, pickle and joblib, and what only looks like them.
// Invariant: a pickle is a model if its imports, its name or its keys say so; data that was pickled is none.
import { baseName } from '../../text/source-file';
import { judgeNames } from '../evidence';
import type { Artifact, ArtifactFormat } from './artifact';
import type { ByteFile } from './byte-file';
import { hasLetters } from './bytes';
import { isDangerous } from './dangerous-imports';
import { describe } from './describe';
import { endingOf } from './endings';
import { isOldPickle, isOldTorch, isPickle, scanPickle, type PickleContent } from './pickle-scan';
import { producedBy, type StatedModel } from './stated-model';
import { unpack } from './unpack';
import type { Zip } from './zip';
import { wordTable } from '../../text/word-table';

const learners = new Set(
  'sklearn xgboost lightgbm catboost torch torchvision keras tensorflow statsmodels pyro spacy gensim hmmlearn lifelines sksurv imblearn pmdarima prophet transformers fastai onnx skl2onnx interpret pgmpy tpot autogluon flaml ultralytics monai timm pycaret river skorch mord scikeras causalml econml ngboost pygam pykalman sklearn_crfsuite surprise implicit pytorch_lightning lightning'.split(
    ' ',
  ),
);

/** Keys under which parameters of models are kept. */
const parameterNames = new Set(
  'coef coef_ intercept intercept_ weights bias state_dict model_state_dict n_features n_features_in_ estimators_ classes_ tree trees support_vectors_ feature_importances_'.split(
    ' ',
  ),
);

const pickleEndings: Readonly<Record<string, ArtifactFormat>> = wordTable({
  pkl: 'pickle',
  pickle: 'pickle',
  p: 'pickle',
  joblib: 'joblib',
  pt: 'torch',
  pth: 'torch',
  ckpt: 'torch',
  bin: 'torch',
});

/** A file that is one pickle, or several. */
export async function readPickled(path: string, file: ByteFile): Promise<Artifact | undefined> {
  const { head } = file;
  const byEnding = pickleEndings[endingOf(path)];
  const judged = judgeNames([baseName(path)]);
  if (isOldTorch(head)) return judged === 'data' ? undefined : pickled('torch', await scanPickle(file));
  if (byEnding === undefined) return undefined;
  if (byEnding === 'joblib' || byEnding === 'pickle') {
    const packed = await unpackedPickle(file);
    if (packed !== undefined) return judgePickle(byEnding, judged, await scanPickle(packed));
    if (byEnding === 'joblib' && isCompressed(head)) return { ...describe('joblib'), evidence: 'extension' };
  }
  if (!isPickle(head) && !(byEnding === 'pickle' && isOldPickle(head))) return undefined;
  return judgePickle(byEnding, judged, await scanPickle(file));
}

function judgePickle(
  byEnding: ArtifactFormat,
  judged: 'model' | 'data' | undefined,
  content: PickleContent,
): Artifact | undefined {
  const packages = content.imports.map((name) => name.split('.')[0] ?? '');
  const isNamed = byEnding === 'joblib' || byEnding === 'torch';
  const isModel =
    packages.some((name) => learners.has(name)) ||
    judged === 'model' ||
    (judged === undefined && (isNamed || content.texts.some((text) => parameterNames.has(text))));
  // What does harm when it is loaded is told, whatever it was meant to be.
  if (!isModel && !content.imports.some(isDangerous)) return undefined;
  return pickled(packages.includes('torch') || byEnding === 'torch' ? 'torch' : byEnding, content);
}

/** PyTorch's archive: a pickle with the tensors beside it; undefined where the archive is none. */
export async function readTorchArchive(path: string, zip: Zip): Promise<Artifact | undefined> {
  const member = zip.find((name) => name === 'data.pkl' || /^[^/]+\/data\.pkl$/.test(name));
  if (member === undefined || judgeNames([baseName(path)]) === 'data') return undefined;
  const content = await zip.open(member);
  const scanned = content && (await scanPickle(content));
  const scripts = zip.names.some((name) => /^[^/]+\/code\/.+\.py$/.test(name)) ? ['TorchScript code'] : [];
  return scanned === undefined ? describe('torch') : pickled('torch', scanned, scripts);
}

function pickled(format: ArtifactFormat, content: PickleContent, more: readonly string[] = []): Artifact {
  const code = [...content.imports.filter(isDangerous), ...more];
  return describe(format, statedIn(content), { code });
}

/** Ultralytics writes its version and licence into the dictionary that it pickles; scikit-learn its version. */
function statedIn({ texts, imports }: PickleContent): Partial<StatedModel> {
  const behind = (key: string, shape: RegExp): string | undefined => {
    const at = texts.indexOf(key);
    const value = at < 0 ? undefined : texts[at + 1];
    return value !== undefined && shape.test(value) ? value : undefined;
  };
  const has = (name: string): boolean => imports.some((each) => each.startsWith(`${name}.`));
  const version = /^\d+\.\d+[\w.+-]*$/;
  const lightning = behind('pytorch-lightning_version', version);
  const producer = has('ultralytics')
    ? producedBy('ultralytics', behind('version', version))
    : has('sklearn')
      ? producedBy('scikit-learn', behind('_sklearn_version', version))
      : producedBy(lightning && 'pytorch-lightning', lightning);
  return { ...producer, license: behind('license', /^(?:[A-Z]{2,}[\w.+-]*|[A-Za-z][\w.+-]* license)\b.{0,80}$/i) };
}

/** A pickle that was compressed by zlib or gzip, as joblib does. */
async function unpackedPickle(file: ByteFile): Promise<ByteFile | undefined> {
  const { head } = file;
  const isZlib = ['\x78\x01', '\x78\x5e', '\x78\x9c', '\x78\xda'].some((start) => hasLetters(head, 0, start));
  const isGzip = hasLetters(head, 0, '\x1f\x8b\x08');
  if (!isZlib && !isGzip) return undefined;
  const content = await unpack(file, isZlib ? 'deflate' : 'gzip');
  return content !== undefined && isPickle(content.head) ? content : undefined;
}

/** The compressions that joblib writes: zlib, gzip, bzip2, xz, lzma, lz4. */
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
