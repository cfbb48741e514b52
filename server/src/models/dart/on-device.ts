// Flutter packages that run models on the device: TensorFlow Lite, ONNX Runtime, PyTorch, ML Kit, MediaPipe, Gemma, llama.cpp, Vosk.
import type { Framework } from '../code/load-call';
import { fileRule, hubRule, namedRule } from '../hosted/hosted-rules';

const path = { named: ['modelPath', 'model', 'path', 'assetPath', 'modelFile'], at: 0 };

export const onDevice: readonly Framework[] = [
  {
    packages: ['tflite_flutter', 'flutter_litert', 'tflite_flutter_plus'],
    rules: [fileRule('tflite.Interpreter', ['Interpreter.fromAsset|fromFile|fromBuffer'])],
  },
  {
    packages: ['tflite', 'tflite_v2', 'flutter_tflite'],
    rules: [fileRule('tflite.loadModel', ['Tflite.loadModel'], [{ named: ['model'] }])],
  },
  {
    packages: ['onnxruntime', 'onnxruntime_v2'],
    rules: [fileRule('onnxruntime.OrtSession', ['OrtSession.fromFile|fromBuffer|fromAsset'])],
  },
  {
    packages: ['flutter_onnxruntime', 'fonnx'],
    rules: [fileRule('onnxruntime.createSession', ['**.createSession|createSessionFromAsset', '*.load'], [path])],
  },
  {
    packages: ['pytorch_lite', 'flutter_pytorch', 'flutter_pytorch_lite', 'pytorch_mobile'],
    rules: [
      fileRule(
        'pytorch.load',
        ['*.loadModel|load|loadClassificationModel|loadObjectDetectionModel|loadCustomModel'],
        [path],
      ),
    ],
  },
  { packages: ['executorch_flutter'], rules: [fileRule('executorch.load', ['**.load|loadFromFile'], [path])] },
  {
    packages: ['google_mlkit_image_labeling', 'google_mlkit_object_detection', 'google_mlkit_commons'],
    rules: [
      fileRule(
        'mlkit.options',
        ['LocalLabelerOptions|LocalObjectDetectorOptions|CustomImageLabelerOptions|CustomObjectDetectorOptions'],
        [{ named: ['modelPath', 'customModel'] }],
      ),
      namedRule(
        'firebase.options',
        ['FirebaseLabelerOptions|FirebaseObjectDetectorOptions'],
        ({ text }) => ({ reference: `firebase:${text}` }),
        [{ named: ['modelName'] }],
      ),
    ],
  },
  {
    packages: ['firebase_ml_model_downloader'],
    rules: [namedRule('firebase.getModel', ['**.getModel'], ({ text }) => ({ reference: `firebase:${text}` }))],
  },
  {
    packages: ['mediapipe_genai', 'mediapipe_text', 'mediapipe_vision', 'mediapipe_core'],
    rules: [
      fileRule('mediapipe.options', ['**.LlmInferenceOptions.cpu|gpu', '**.fromAssetPath|fromAssetBuffer'], [path]),
    ],
  },
  {
    packages: ['flutter_gemma'],
    rules: [
      fileRule(
        'gemma.install',
        [
          '**.installModelFromAsset|installModelFromAssetWithProgress|downloadModelFromNetwork|downloadModelFromNetworkWithProgress|setModelPath|loadAssetModel|loadNetworkModel',
          '**.fromAsset|fromNetwork|fromFile|fromBundled',
        ],
        [path],
      ),
    ],
  },
  {
    packages: ['llama_cpp_dart', 'fllama', 'lcpp', 'aub_ai', 'maid_llm'],
    rules: [
      fileRule(
        'llama.cpp.load',
        ['Llama', 'LlamaLoad', 'OpenAiRequest', 'LlamaController', 'LlamaParams'],
        [{ named: ['modelPath', 'path', 'modelFile'], at: 0 }],
      ),
    ],
  },
  {
    packages: ['vosk_flutter', 'vosk_flutter_2', 'vosk_flutter_service'],
    rules: [
      fileRule('vosk.createModel', ['**.createModel'], [path], { takesObjects: true }),
      fileRule('vosk.loadFromAssets', ['**.loadFromAssets|loadFromNetwork']),
    ],
  },
  {
    packages: ['ultralytics_yolo', 'flutter_vision'],
    rules: [
      fileRule('yolo.load', ['YOLO', 'YOLOView', '**.loadYoloModel', 'LocalYoloModel'], [{ named: ['modelPath'] }]),
    ],
  },
  {
    packages: ['opencv_dart', 'opencv_core'],
    rules: [
      fileRule(
        'opencv.readNet',
        [
          '**.Net.fromFile|fromOnnx|fromTensorflow|fromCaffe|fromTFLite|fromTorch',
          '**.FaceDetectorYN|FaceRecognizerSF.fromFile',
        ],
        [path],
      ),
    ],
  },
  {
    packages: ['dartcv4'],
    rules: [
      fileRule('opencv.readNet', ['**.Net.fromFile|fromOnnx|fromTensorflow|fromCaffe|fromTFLite|fromTorch'], [path]),
    ],
  },
  {
    packages: ['huggingface_client', 'hugging_face'],
    rules: [
      hubRule(
        'huggingface.inference',
        ['**.query|textGeneration|featureExtraction'],
        [{ named: ['model', 'modelId', 'repoId'], at: 0 }],
      ),
    ],
  },
];
