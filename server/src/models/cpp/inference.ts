// ONNX Runtime, LibTorch, ExecuTorch, TensorFlow and TensorFlow Lite, OpenVINO, ncnn, MNN, TensorRT for C and C++.
// Packages are namespaces; functions of C stand in none, and go by their own names.
import type { Framework } from '../code/load-call';
import { fileRule } from '../hosted/hosted-rules';

const second = [{ at: 1 }];
const third = [{ at: 2 }];
const openvino = ['read_model', 'compile_model', 'import_model'];

export const inference: readonly Framework[] = [
  {
    packages: ['Ort'],
    words: ['onnxruntime', 'OrtSession', 'CreateSession'],
    rules: [
      fileRule('onnxruntime.Session', ['Session', 'Experimental.Session', 'TrainingSession'], second),
      fileRule('onnxruntime.CreateSession', ['**.CreateSession|CreateSessionFromArray'], second, {
        methods: ['CreateSession', 'CreateSessionFromArray'],
      }),
    ],
  },
  {
    packages: ['OgaModel'],
    words: ['ort_genai', 'OgaCreateModel'],
    rules: [fileRule('onnxruntime-genai.Model', ['Create'])],
  },
  {
    packages: ['torch'],
    words: ['torch/script.h', 'torch/torch.h'],
    rules: [
      fileRule('libtorch.jit.load', ['jit.load|_load_for_mobile|load_for_mobile', 'jit.mobile.load']),
      fileRule('libtorch.load', ['load'], second),
      fileRule('libtorch.load_from', ['serialize.InputArchive.().load_from']),
      fileRule('executorch.Module', ['executor.Module', 'executor.util.FileDataLoader|MmapDataLoader.from']),
    ],
  },
  {
    packages: ['executorch'],
    rules: [
      fileRule('executorch.Module', [
        '**.Module',
        '**.FileDataLoader|MmapDataLoader|BufferDataLoader.from',
        '**.create_llama_runner',
        '**.Runner',
      ]),
    ],
  },
  {
    packages: ['tflite'],
    words: ['tensorflow/lite', 'TfLite'],
    rules: [
      fileRule('tflite.FlatBufferModel', [
        '**.FlatBufferModel.BuildFromFile|VerifyAndBuildFromFile|BuildFromBuffer|VerifyAndBuildFromBuffer|BuildFromModel',
      ]),
      fileRule('tflite.GetModel', ['GetModel']),
      fileRule('tflite.task', ['task.**.CreateFromFile|CreateFromBuffer']),
    ],
  },
  { packages: ['litert'], rules: [fileRule('litert.Model', ['Model.CreateFromFile|CreateFromBuffer'])] },
  {
    packages: ['tensorflow'],
    rules: [
      fileRule('tensorflow.LoadSavedModel', ['LoadSavedModel'], third),
      fileRule('tensorflow.ReadBinaryProto', ['ReadBinaryProto|ReadTextProto'], second),
    ],
  },
  { packages: ['cppflow'], rules: [fileRule('cppflow.model', ['model'])] },
  {
    packages: ['ov', 'InferenceEngine'],
    words: ['openvino'],
    rules: [
      fileRule('openvino.compile_model', [`**.${openvino.join('|')}`], undefined, {
        methods: openvino,
        takesObjects: true,
      }),
      fileRule('openvino.ReadNetwork', ['**.ReadNetwork|ImportNetwork|LoadNetwork'], undefined, { takesObjects: true }),
    ],
  },
  { packages: ['ncnn'], rules: [fileRule('ncnn.load_model', ['**.load_model|load_model_mem'])] },
  {
    packages: ['MNN'],
    rules: [
      fileRule('mnn.createFromFile', ['**.Interpreter.createFromFile|createFromBuffer']),
      fileRule('mnn.Module', ['Express.Module.load'], third),
    ],
  },
  {
    packages: ['nvinfer1', 'nvonnxparser'],
    words: ['NvInfer', 'NvOnnxParser'],
    rules: [
      fileRule('tensorrt.deserializeCudaEngine', ['**.deserializeCudaEngine'], undefined, {
        methods: ['deserializeCudaEngine'],
      }),
      fileRule('tensorrt.parseFromFile', ['**.parseFromFile'], undefined, { methods: ['parseFromFile'] }),
    ],
  },
  {
    packages: ['builtins'],
    words: ['TF_LoadSessionFromSavedModel', 'rknn_init', 'OgaCreateModel'],
    rules: [
      fileRule('tflite.TfLiteModel', ['TfLiteModelCreateFromFile|TfLiteModelCreate']),
      fileRule('tensorflow.LoadSession', ['TF_LoadSessionFromSavedModel'], third),
      fileRule('onnxruntime-genai.Model', ['OgaCreateModel']),
      fileRule('rknn.init', ['rknn_init'], second),
      fileRule('winml.LearningModel', ['**.LearningModel.LoadFromFilePath|LoadFromStream']),
    ],
  },
  {
    packages: ['winrt'],
    rules: [fileRule('winml.LearningModel', ['**.LearningModel.LoadFromFilePath|LoadFromStream'])],
  },
];
