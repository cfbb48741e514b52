// Loaders that read anything (pickle, torch.load) say nothing about what they read; the names around the call do.
// Invariant: a word counts only as a whole part of a name (`adam_state` has `adam`, `madame` has not).

const modelWords = new Set(
  'model models net nets network weights weight ckpt checkpoint checkpoints classifier clf regressor reg estimator estimators predictor detector gbm gbdt lgbm lightgbm xgb xgboost catboost booster forest rf svm svc knn kmeans gmm hmm logreg regression lr mlp cnn rnn lstm unet resnet transformer pipeline pipe encoder decoder backbone head generator discriminator scaler vectorizer tfidf pca imputer ensemble learner policy agent best sklearn finetuned pretrained'.split(
    ' ',
  ),
);

const dataWords = new Set(
  'data dataset datasets batch batches golden embedding embeddings feature features readings reading geometry cache cached index indices vocab vocabulary labels label ids tokens split splits frame frames df table tables rows stats statistics config settings history metrics results result predictions outputs queue job jobs message messages session optimizer optim optimiser adam adamw sgd scheduler lookup mapping tensor tensors samples sample corpus graph graphs mesh image images meta metadata info log logs'.split(
    ' ',
  ),
);

/** Words that tell of data only where no other word tells anything. */
const partWords = new Set(['train', 'training', 'val', 'valid', 'validation', 'test', 'x', 'y']);

/** What the names say: the last telling word of the first name that tells anything. */
export function judgeNames(names: readonly string[]): 'model' | 'data' | undefined {
  for (const name of names) {
    const words = wordsOf(name);
    const telling = words.findLast((word) => modelWords.has(word) || dataWords.has(word));
    if (telling !== undefined) return modelWords.has(telling) ? 'model' : 'data';
    if (words.some((word) => partWords.has(word))) return 'data';
  }
  return undefined;
}

/** Whether a path speaks of models: a folder `models`, a file `ecg_net.bin`. */
export function speaksOfModels(path: string): boolean {
  return wordsOf(path).some((word) => modelWords.has(word) || word.endsWith('models') || word.endsWith('net'));
}

/** The words of a file's or a variable's name, in lower case. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

const modelEnding =
  /\.(?:onnx|safetensors|gguf|ggml|pth?|ckpt|h5|hdf5|keras|tflite|pb|pkl|joblib|skops|mlmodel|mlpackage|nemo|ubj|cbm|ort|pte|task|bin|torchscript|engine|caffemodel|weights|mar|model)(?:\.(?:zip|tar|tgz|gz|xz|bz2))*$/i;

/** Whether the name of a file that is fetched is that of a model; `.bin` and `.model` alone tell only with a word. */
export function isModelFile(address: string): boolean {
  const path = address.replace(/[?#].*$/, '');
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!modelEnding.test(name)) return false;
  return (
    !/\.(?:bin|model|weights|pb|h5|hdf5|pkl|task)$/i.test(name) ||
    speaksOfModels(path) ||
    judgeNames([name]) === 'model'
  );
}
