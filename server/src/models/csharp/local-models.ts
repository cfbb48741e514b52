// Libraries for .NET and Unity that open files of weights: llama.cpp, whisper.cpp, TorchSharp, TensorFlow, OpenCV, OpenVINO, Sentis, Vosk.
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { byId } from '../code/load-rules';
import { dnnRules } from '../opencv';
import { fileRule, namedRule } from '../hosted/hosted-rules';
import { spellFile } from '../references';

/** Weights are loaded by parameters, which were reported where they name the file. */
function byParameters(call: LoadCall): Loaded | undefined {
  const node = call.argument({ named: ['params', 'parameters', '@params'], at: 0 });
  const isMade = node !== undefined && call.resolver.origins(node).some(({ node: made }) => made !== undefined);
  return isMade ? undefined : byId({ id: [{ at: 0 }], spell: spellFile })(call);
}

const path = { named: ['modelPath', 'path', 'fileName', 'filename'], at: 0 };

export const localModels: readonly Framework[] = [
  {
    packages: ['LLama', 'LLama.Common', 'LLamaSharp'],
    rules: [
      fileRule('llamasharp.ModelParams', ['**.ModelParams'], [{ ...path, named: [...path.named, 'ModelPath'] }]),
      { how: 'llamasharp.LoadFromFile', calls: ['**.LLamaWeights.LoadFromFile|LoadFromFileAsync'], read: byParameters },
      fileRule('llamasharp.LLavaWeights', ['**.LLavaWeights|MtmdWeights.LoadFromFile|LoadFromFileAsync']),
    ],
  },
  {
    packages: ['Whisper.net'],
    rules: [
      fileRule('whisper.net.FromPath', ['**.WhisperFactory.FromPath|FromBuffer'], [path]),
      namedRule('whisper.net.download', ['**.GetGgmlModelAsync'], () => undefined),
    ],
  },
  {
    packages: ['TorchSharp'],
    rules: [fileRule('torchsharp.load', ['**.jit.load', 'torch.load', '**.torch.load'], [path])],
  },
  {
    packages: ['Tensorflow', 'TensorFlow', 'TensorFlowLite', 'Emgu.TF.Lite', 'Tensorflow.Keras'],
    rules: [
      fileRule('tensorflow.LoadFromSavedModel', ['**.LoadFromSavedModel'], [path]),
      fileRule('tensorflow.FromSavedModel', ['**.TFSession.**.FromSavedModel'], [{ at: 2 }]),
      fileRule('tensorflow.Import', ['**.Graph|TFGraph.**.Import|ImportGraphDef', '**.load_model'], [path]),
      fileRule('tflite.Interpreter', ['Interpreter', 'FlatBufferModel']),
    ],
  },
  {
    packages: ['Unity.Sentis', 'Unity.InferenceEngine', 'Unity.Barracuda'],
    rules: [fileRule('unity.ModelLoader', ['**.ModelLoader.Load|LoadFromStreamingAssets'])],
  },
  {
    packages: ['Sdcb.OpenVINO', 'OpenVinoSharp'],
    rules: [
      fileRule('openvino.read_model', ['**.read_model|compile_model|ReadModel|CompileModel'], [path], {
        takesObjects: true,
        methods: ['read_model', 'compile_model', 'ReadModel', 'CompileModel'],
      }),
    ],
  },
  { packages: ['OpenCvSharp', 'Emgu.CV'], rules: dnnRules },
  { packages: ['Vosk'], rules: [fileRule('vosk.Model', ['Model'])] },
];
