// Swift packages that run models on the device: TensorFlow Lite, MediaPipe, ML Kit, ONNX Runtime, ExecuTorch, llama.cpp, whisper.cpp.
import type { Framework } from '../code/load-call';
import { fileRule, namedRule } from '../hosted/hosted-rules';

const path = {
  named: ['modelPath', 'path', 'filePath', 'fileAtPath', 'fromFileURL', 'modelURL', 'url', 'from'],
  at: 0,
};

export const onDevice: readonly Framework[] = [
  {
    packages: ['TensorFlowLite', 'LiteRT'],
    rules: [fileRule('tflite.Interpreter', ['Interpreter'], [{ named: ['modelPath', 'modelData'] }])],
  },
  {
    packages: ['TensorFlowLiteTaskVision', 'TensorFlowLiteTaskText', 'TensorFlowLiteTaskAudio'],
    rules: [fileRule('tflite.task', ['*', '*.*'], [{ named: ['modelPath'] }])],
  },
  {
    packages: ['MediaPipeTasksVision', 'MediaPipeTasksText', 'MediaPipeTasksAudio', 'MediaPipeTasksGenAI'],
    rules: [
      fileRule('mediapipe.modelPath', ['*', '*.Options', '*.*'], [{ named: ['modelPath'] }]),
      fileRule('mediapipe.modelAssetPath', ['**.modelAssetPath.=', '**.modelPath.=']),
    ],
  },
  {
    packages: [
      'MLKitCommon',
      'MLKit',
      'MLKitImageLabelingCustom',
      'MLKitObjectDetectionCustom',
      'MLKitVision',
      'MLKitImageLabeling',
      'MLKitObjectDetection',
    ],
    rules: [fileRule('mlkit.LocalModel', ['LocalModel'], [{ named: ['path', 'manifestPath'] }])],
  },
  {
    packages: ['FirebaseMLModelDownloader', 'MLKitLinkFirebase', 'FirebaseMLModelInterpreter'],
    rules: [
      namedRule(
        'firebase.getModel',
        ['**.getModel', '**.FirebaseModelSource'],
        ({ text }) => ({ reference: `firebase:${text}` }),
        [{ named: ['name'] }],
      ),
    ],
  },
  {
    packages: ['onnxruntime_objc', 'OnnxRuntimeBindings', 'onnxruntime', 'OnnxRuntime'],
    rules: [fileRule('onnxruntime.ORTSession', ['ORTSession'], [{ named: ['modelPath'] }])],
  },
  {
    packages: ['ExecuTorch', 'ExecuTorchLLM'],
    rules: [
      fileRule('executorch.Module', ['Module', '*.Module', 'TextRunner', 'MultimodalRunner', 'LLaMARunner'], [path]),
    ],
  },
  {
    packages: ['builtins'],
    words: ['llama_', 'whisper_init', 'TorchModule('],
    rules: [
      fileRule('llama.cpp.load', ['llama_model_load_from_file|llama_load_model_from_file']),
      fileRule('whisper.cpp.load', [
        'whisper_init_from_file|whisper_init_from_file_with_params|whisper_init_from_buffer_with_params',
      ]),
      // The class that PyTorch's own examples put before LibTorch.
      fileRule('pytorch.TorchModule', ['TorchModule'], [{ named: ['fileAtPath'] }]),
    ],
  },
  {
    packages: ['llama'],
    rules: [fileRule('llama.cpp.load', ['llama_model_load_from_file|llama_load_model_from_file'])],
  },
  {
    packages: ['whisper'],
    rules: [
      fileRule('whisper.cpp.load', [
        'whisper_init_from_file|whisper_init_from_file_with_params|whisper_init_from_buffer_with_params',
      ]),
    ],
  },
  {
    packages: ['SwiftLlama', 'LlamaSwift'],
    rules: [fileRule('llama.cpp.load', ['SwiftLlama', 'LlamaService', 'LlamaModel'], [path])],
  },
  { packages: ['SwiftWhisper'], rules: [fileRule('whisper.cpp.load', ['Whisper'], [path])] },
  { packages: ['LLM'], rules: [fileRule('llm.swift', ['LLM'], [{ named: ['from'] }])] },
  {
    packages: ['LocalLLMClient', 'LocalLLMClientLlama'],
    rules: [fileRule('localllmclient', ['LocalLLMClient.llama'], [{ named: ['url'] }])],
  },
  { packages: ['Vosk'], rules: [fileRule('vosk.Model', ['VoskModel'], [{ named: ['path', 'modelPath'] }])] },
];
