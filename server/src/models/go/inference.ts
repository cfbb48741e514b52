// Go libraries that open files of weights: ONNX Runtime, TensorFlow, OpenCV, llama.cpp, whisper.cpp, boosted trees, hubs.
import type { Framework } from '../code/load-call';
import { dnnRules } from '../opencv';
import { fileRule, hubRule } from '../hosted/hosted-rules';

export const inference: readonly Framework[] = [
  {
    packages: ['github.com/yalue/onnxruntime_go'],
    rules: [
      fileRule('onnxruntime.NewSession', [
        'NewSession|NewAdvancedSession|NewDynamicSession|NewDynamicAdvancedSession|NewSessionWithONNXData|NewAdvancedSessionWithONNXData|NewDynamicSessionWithONNXData|NewDynamicAdvancedSessionWithONNXData',
      ]),
    ],
  },
  {
    packages: [
      'github.com/tensorflow/tensorflow/tensorflow/go',
      'github.com/wamuir/graft/tensorflow',
      'github.com/galeone/tensorflow/tensorflow/go',
    ],
    rules: [
      fileRule('tensorflow.LoadSavedModel', ['LoadSavedModel']),
      fileRule('tensorflow.Import', ['NewGraph.().Import', 'Graph.().Import']),
    ],
  },
  { packages: ['github.com/galeone/tfgo'], rules: [fileRule('tfgo.LoadModel', ['LoadModel|ImportModel'])] },
  { packages: ['github.com/mattn/go-tflite'], rules: [fileRule('tflite.NewModel', ['NewModelFromFile|NewModel'])] },
  {
    packages: ['gocv.io/x/gocv'],
    rules: [...dnnRules, fileRule('gocv.FaceDetectorYN', ['NewFaceDetectorYN|NewFaceRecognizerSF'])],
  },
  {
    packages: ['github.com/owulveryck/onnx-go'],
    rules: [fileRule('onnx-go.UnmarshalBinary', ['NewModel.().UnmarshalBinary'])],
  },
  {
    packages: [
      'github.com/go-skynet/go-llama.cpp',
      'github.com/gpustack/gguf-parser-go',
      'github.com/tcpipuk/llama-go',
    ],
    rules: [fileRule('llama.cpp.New', ['New', 'LoadModel'])],
  },
  {
    packages: [
      'github.com/ggerganov/whisper.cpp/bindings/go/pkg/whisper',
      'github.com/ggml-org/whisper.cpp/bindings/go/pkg/whisper',
      'github.com/ggerganov/whisper.cpp/bindings/go',
    ],
    rules: [fileRule('whisper.cpp.New', ['New', 'Whisper_init'])],
  },
  {
    packages: ['github.com/dmitryikh/leaves'],
    rules: [
      fileRule('leaves.load', [
        'LGEnsembleFromFile|XGEnsembleFromFile|XGBLinearFromFile|LGEnsembleFromReader|XGEnsembleFromReader|LGEnsembleFromJSON',
      ]),
      fileRule('leaves.load', ['SKEnsembleFromFile'], undefined, { unsafe: () => true }),
    ],
  },
  {
    packages: ['github.com/knights-analytics/hugot'],
    rules: [
      hubRule('hugot.DownloadModel', ['**.DownloadModel']),
      fileRule('hugot.NewPipeline', ['**.NewPipeline'], [{ options: 1, named: ['ModelPath'] }]),
    ],
  },
  {
    packages: ['github.com/nlpodyssey/cybertron'],
    rules: [
      hubRule(
        'cybertron.Load',
        [
          '**.Load|LoadModelForTextEncoding|LoadModelForTextGeneration|LoadModelForQuestionAnswering|LoadModelForTextClassification|LoadModelForTokenClassification|LoadModelForZeroShotTextClassification',
        ],
        [{ options: 0, named: ['ModelName'] }],
      ),
    ],
  },
  { packages: ['github.com/gomlx/go-huggingface'], rules: [hubRule('hub.New', ['hub.New'])] },
  { packages: ['github.com/gomlx/onnx-gomlx'], rules: [fileRule('onnx-gomlx.ReadFile', ['**.ReadFile'])] },
  { packages: ['github.com/alphacep/vosk-api/go'], rules: [fileRule('vosk.NewModel', ['NewModel'])] },
];
