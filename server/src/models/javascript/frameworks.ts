// The JavaScript libraries whose calls are known.
import type { Framework } from '../code/load-call';
import { aiSdk } from './ai-sdk';
import { anthropic, anthropicBedrock, anthropicVertex, openai } from './hosted-models';
import { huggingfaceInference } from './huggingface';
import { onnxruntime } from './onnxruntime';
import { transformersJs } from './transformers-js';

export const javascriptFrameworks: readonly Framework[] = [
  transformersJs,
  huggingfaceInference,
  onnxruntime,
  openai,
  anthropic,
  anthropicBedrock,
  anthropicVertex,
  ...aiSdk,
];
