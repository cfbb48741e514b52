// ONNX Runtime for .NET, with its generative part, and Windows ML.
import type { Framework } from '../code/load-call';
import { fileRule } from '../hosted/hosted-rules';

const model = { named: ['modelPath', 'model', 'modelFile', 'filePath'], at: 0 };

export const onnxruntime: readonly Framework[] = [
  {
    packages: ['Microsoft.ML.OnnxRuntime'],
    rules: [fileRule('onnxruntime.InferenceSession', ['**.InferenceSession', '**.TrainingSession'], [model])],
  },
  {
    packages: ['Microsoft.ML.OnnxRuntimeGenAI'],
    rules: [
      fileRule('onnxruntime-genai.Model', ['Model', 'Config', 'OnnxRuntimeGenAIChatClient'], [model], {
        takesObjects: true,
      }),
    ],
  },
  {
    packages: ['Windows.AI.MachineLearning', 'Microsoft.AI.MachineLearning'],
    rules: [
      fileRule('winml.LearningModel', [
        'LearningModel.LoadFromFilePath|LoadFromStorageFileAsync|LoadFromStream|LoadFromStreamAsync',
      ]),
    ],
  },
];
