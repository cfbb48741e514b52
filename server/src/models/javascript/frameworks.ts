// The JavaScript libraries whose calls are known.
import type { Framework } from '../code/load-call';
import { agents } from './agents';
import { aiSdk } from './ai-sdk';
import { hostedSdks } from './hosted-models';
import { http } from './http';
import { huggingfaceInference } from './huggingface';
import { onDevice } from './on-device';
import { onnxruntime } from './onnxruntime';
import { tensorflow } from './tensorflow';
import { transformersJs } from './transformers-js';

export const javascriptFrameworks: readonly Framework[] = [
  transformersJs,
  huggingfaceInference,
  onnxruntime,
  ...tensorflow,
  ...onDevice,
  ...hostedSdks,
  ...aiSdk,
  ...agents,
  ...http,
];
