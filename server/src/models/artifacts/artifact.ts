// A file that holds an AI model, as far as its first bytes tell.

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
  | 'tflite'
  | 'tfjs'
  | 'coreml'
  | 'mediapipe-task'
  | 'openvino'
  | 'xgboost'
  | 'lightgbm'
  | 'catboost'
  | 'ml.net'
  | 'torchserve';

/** What the file says about itself. */
export interface ArtifactMetadata {
  readonly license: string | undefined;
  /** The model it was made from, as the file names it: an id or an address. */
  readonly baseModel: string | undefined;
  /** The program, or for GGUF the organisation, that made it. */
  readonly producer: string | undefined;
  readonly version: string | undefined;
  readonly name: string | undefined;
}

export interface Artifact {
  readonly format: ArtifactFormat;
  /** The format's usual loader unpickles. */
  readonly unsafe: boolean;
  readonly evidence: 'content' | 'extension';
  /** The file is a Git LFS pointer; `oid` is the SHA-256 and `size` the bytes of the real file. */
  readonly lfsPointer: { readonly oid: string; readonly size: number } | undefined;
  readonly metadata: ArtifactMetadata;
}

export const noMetadata: ArtifactMetadata = {
  license: undefined,
  baseModel: undefined,
  producer: undefined,
  version: undefined,
  name: undefined,
};
