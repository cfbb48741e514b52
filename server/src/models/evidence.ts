// Loaders that read anything (pickle, torch.load) say nothing about what they read; the names around the call do.
// Invariant: a word counts only as a whole part of a name (`adam_state` has `adam`, `madame` has not).

const modelWords = new Set(
  'model models net nets network weights weight ckpt checkpoint checkpoints classifier clf regressor reg estimator estimators predictor detector gbm gbdt lgbm lightgbm xgb xgboost catboost booster forest rf svm svc knn kmeans gmm hmm logreg regression lr mlp cnn rnn lstm unet resnet transformer pipeline pipe encoder decoder backbone head generator discriminator scaler vectorizer tfidf pca imputer ensemble learner policy agent best sklearn finetuned pretrained'.split(' '),
);

const dataWords = new Set(
  'data dataset datasets batch batches golden embedding embeddings feature features readings reading geometry cache cached index indices vocab vocabulary labels label ids tokens split splits frame frames df table tables rows stats statistics config settings params parameters history metrics results result predictions outputs queue job jobs message messages session optimizer optim optimiser adam adamw sgd scheduler lookup mapping map dict tensor tensors samples sample train val test x y corpus graph graphs mesh image images meta metadata info log logs state args'.split(' '),
);

/** What the names say: the last telling word of the first name that tells anything. */
export function judgeNames(names: readonly string[]): 'model' | 'data' | undefined {
  for (const name of names) {
    const telling = wordsOf(name).findLast((word) => modelWords.has(word) || dataWords.has(word));
    if (telling !== undefined) return modelWords.has(telling) ? 'model' : 'data';
  }
  return undefined;
}

/** The words of a file's or a variable's name, in lower case. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}
