// The Python libraries whose calls are known.
import type { Framework } from '../code/load-call';
import { datasets } from './datasets';
import { diffusers } from './diffusers';
import { anthropic, openai } from './hosted-models';
import { huggingfaceHub } from './huggingface-hub';
import { kerasAlone, kerasHub, tensorflow, tensorflowHub, tfliteRuntime } from './keras';
import { onnx, onnxruntime } from './onnx';
import { joblib, pickle, safetensors, sklearn, skops } from './pickles';
import { sentenceTransformers } from './sentence-transformers';
import { timm } from './timm';
import { torch } from './torch';
import { torchvision } from './torchvision';
import { optimum, peft, transformers } from './transformers';

export const pythonFrameworks: readonly Framework[] = [
  transformers,
  optimum,
  peft,
  huggingfaceHub,
  sentenceTransformers,
  diffusers,
  timm,
  torch,
  torchvision,
  onnxruntime,
  onnx,
  kerasAlone,
  tensorflow,
  tfliteRuntime,
  kerasHub,
  tensorflowHub,
  joblib,
  sklearn,
  pickle,
  skops,
  safetensors,
  openai,
  anthropic,
  datasets,
];
