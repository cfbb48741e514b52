// ONNX Runtime for Java and Kotlin, with its generative part.
import type { Framework } from '../code/load-call';
import { fileRule } from '../hosted/hosted-rules';

export const onnxruntime: readonly Framework[] = [
  {
    packages: ['ai.onnxruntime'],
    rules: [
      fileRule('onnxruntime.createSession', ['**.createSession'], undefined, { methods: ['createSession'] }),
      fileRule('onnxruntime.createTrainingSession', ['**.createTrainingSession']),
    ],
  },
  {
    packages: ['ai.onnxruntime.genai'],
    rules: [fileRule('onnxruntime-genai.Model', ['Model', 'SimpleGenAI', 'Config'])],
  },
];
