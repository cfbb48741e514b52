// A file that holds an AI model, as far as its bytes tell.
import type { StatedModel } from './stated-model';

/** Formats by the names that model cards use. */
export type ArtifactFormat =
  | 'onnx'
  | 'safetensors'
  | 'gguf'
  | 'ggml'
  | 'torch'
  | 'pickle'
  | 'joblib'
  | 'skops'
  | 'keras'
  | 'keras-h5'
  | 'savedmodel'
  | 'tensorflow-graph'
  | 'flax'
  | 'tflite'
  | 'tfjs'
  | 'coreml'
  | 'mediapipe-task'
  | 'litert-lm'
  | 'openvino'
  | 'xgboost'
  | 'lightgbm'
  | 'catboost'
  | 'pmml'
  | 'ml.net'
  | 'torchserve'
  | 'nemo'
  | 'tensorrt'
  | 'executorch'
  | 'ncnn'
  | 'rknn'
  | 'llamafile';

/** A model file. */
export interface Artifact {
  readonly format: ArtifactFormat;
  /** Loading it in the usual way can run code: the format unpickles, or code was found inside. */
  readonly unsafe: boolean;
  /** Why it is unsafe, as a clause of a sentence: `its loader unpickles, which calls os.system`; undefined where it is not. */
  readonly danger: string | undefined;
  /** What was found inside that runs when it is loaded: `os.system`, `a Lambda layer "scale"`; empty where nothing was, or none was looked for. */
  readonly code: readonly string[];
  readonly evidence: 'content' | 'extension';
  /** The file is a Git LFS pointer; `oid` is the SHA-256 and `size` the bytes of the real file. */
  readonly lfsPointer: { readonly oid: string; readonly size: number } | undefined;
  /** What the file says of itself; a card beside it may say more (`ArtifactRow.stated`). */
  readonly metadata: StatedModel;
  /** Other files that the model needs, from its own folder: external data, weights. */
  readonly parts: readonly string[];
}
