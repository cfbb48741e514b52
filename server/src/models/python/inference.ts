// Runtimes for exported models: ONNX Runtime, OpenVINO, TensorRT, Core ML, OpenCV, Paddle, MediaPipe.
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { given } from '../code/load-rules';
import { fileRule } from '../hosted/hosted-rules';
import { spellFile } from '../references';

/** A model that another call of the same line read was counted there. */
const readElsewhere = { takesObjects: true };

function readNetwork(call: LoadCall): Loaded | undefined {
  // The weights come with the network's description, in an order that differs from format to format.
  const names = ['model', 'caffeModel', 'darknetModel', 'onnxFile', 'prototxt', 'cfgFile'];
  const nodes = call.given.filter(({ name }) => name === undefined || names.includes(name)).map(({ value }) => value);
  const files = nodes.flatMap((node) => call.texts.of(node) ?? []);
  const weights = files.find(({ text }) => !/\.(?:prototxt|pbtxt|cfg|config|txt)$/.test(text)) ?? files[0];
  return weights === undefined ? { reference: undefined } : { reference: spellFile(weights)?.reference };
}

export const inference: readonly Framework[] = [
  {
    packages: ['onnxruntime', 'onnxruntime_gpu'],
    rules: [fileRule('onnxruntime.InferenceSession', ['**.InferenceSession'], given(0, 'path_or_bytes'))],
  },
  {
    packages: ['onnxruntime_genai'],
    rules: [fileRule('onnxruntime_genai.Model', ['Model', 'Config'], given(0, 'config_path'), readElsewhere)],
  },
  {
    packages: ['onnx', 'onnxmltools'],
    rules: [fileRule('onnx.load', ['load', 'load_model', 'utils.load_model'], given(0, 'f', 'file_path'))],
  },
  {
    packages: ['openvino'],
    rules: [
      fileRule('openvino.read_model', ['**.().read_model'], given(0, 'model')),
      fileRule('openvino.compile_model', ['**.().compile_model', 'compile_model'], given(0, 'model'), readElsewhere),
    ],
  },
  {
    packages: ['openvino_genai'],
    rules: [
      fileRule(
        'openvino_genai.pipeline',
        ['LLMPipeline|VLMPipeline|WhisperPipeline|Text2ImagePipeline|TextEmbeddingPipeline'],
        given(0, 'models_path'),
      ),
    ],
  },
  {
    packages: ['tensorrt', 'trt'],
    rules: [
      fileRule('tensorrt.deserialize_cuda_engine', ['**.deserialize_cuda_engine'], given(0, 'serialized_engine')),
      fileRule('tensorrt.OnnxParser', ['**.parse_from_file'], given(0)),
    ],
  },
  {
    packages: ['coremltools'],
    rules: [
      fileRule(
        'coremltools.MLModel',
        ['models.MLModel', '**.MLModel', 'models.CompiledMLModel', 'utils.load_spec', '**.load_spec'],
        given(0, 'model'),
        readElsewhere,
      ),
    ],
  },
  {
    packages: ['cv2'],
    telling: /\b(?:readNet\w*|CascadeClassifier|FaceDetectorYN|FaceRecognizerSF|dnn_\w+)\b/,
    rules: [
      {
        calls: [
          'dnn.readNet',
          'dnn.readNetFromDarknet|readNetFromTensorflow|readNetFromCaffe',
          'dnn.readNetFromONNX|readNetFromTorch|readNetFromTFLite|readNetFromModelOptimizer',
          'dnn_DetectionModel|dnn_ClassificationModel|dnn_SegmentationModel',
          'dnn.DetectionModel|ClassificationModel|SegmentationModel',
        ],
        how: 'opencv.readNet',
        read: readNetwork,
      },
      fileRule(
        'opencv.create',
        ['FaceDetectorYN.create', 'FaceRecognizerSF.create', 'FaceDetectorYN_create|FaceRecognizerSF_create'],
        given(0, 'model'),
      ),
      fileRule('opencv.CascadeClassifier', ['CascadeClassifier'], given(0, 'filename')),
    ],
  },
  {
    packages: ['paddle', 'paddlelite'],
    rules: [
      fileRule('paddle.load', ['jit.load', 'load', 'static.load_inference_model'], given(0, 'path', 'path_prefix')),
      fileRule('paddle.Config', ['inference.Config'], [{ at: 1 }, { at: 0 }]),
    ],
  },
  {
    packages: ['mediapipe'],
    rules: [
      fileRule(
        'mediapipe.BaseOptions',
        ['**.BaseOptions'],
        [{ named: ['model_asset_path'] }, { named: ['model_asset_buffer'] }],
      ),
      fileRule('mediapipe.create_from_model_path', ['**.create_from_model_path'], given(0, 'model_path')),
    ],
  },
  { packages: ['ncnn'], rules: [fileRule('ncnn.load_model', ['Net.().load_model'], given(0))] },
  { packages: ['MNN'], rules: [fileRule('MNN.Interpreter', ['Interpreter', 'nn.load_module_from_file'], given(0))] },
  { packages: ['tvm'], rules: [fileRule('tvm.load_module', ['runtime.load_module'], given(0))] },
  { packages: ['hailo_platform'], rules: [fileRule('hailo.HEF', ['HEF'], given(0))] },
  {
    packages: ['dlib'],
    rules: [
      fileRule(
        'dlib.load',
        ['shape_predictor', 'face_recognition_model_v1', 'cnn_face_detection_model_v1', 'simple_object_detector'],
        given(0),
      ),
    ],
  },
  { packages: ['pycoral'], rules: [fileRule('pycoral.make_interpreter', ['**.make_interpreter'], given(0))] },
];
