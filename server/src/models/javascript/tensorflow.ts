// TensorFlow.js with its packaged models, and TensorFlow Lite for web and React Native.
// Sources: the references of @tensorflow/tfjs, of the packages in tfjs-models, and of react-native-fast-tflite.
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { byId } from '../code/load-rules';
import { fileRule } from '../hosted/hosted-rules';
import { spellFile } from '../references';

/** What hands over where a model lies: `tf.io.fileSystem(path)`. */
const handlers = /^(?:fileSystem|browserHTTPRequest|http|fromURL|bundleResourceIO)$/;

/** A model by its address, or by a handler that is given one. */
function loadModel(call: LoadCall): Loaded | undefined {
  const node = call.argument({ at: 0 });
  const view = node === undefined ? undefined : call.resolver.view(node);
  const callee = view?.kind === 'call' ? call.resolver.view(view.callee) : undefined;
  const isHandled = (callee?.kind === 'member' || callee?.kind === 'name') && handlers.test(callee.name);
  const inner = isHandled && view?.kind === 'call' ? view.arguments[0]?.value : undefined;
  const known = inner === undefined ? undefined : call.texts.of(inner);
  if (inner !== undefined) return { reference: known === undefined ? undefined : spellFile(known)?.reference };
  return byId({ id: [{ at: 0 }], spell: spellFile })(call);
}

const calls = [
  'loadGraphModel|loadLayersModel|loadModel|loadFrozenModel',
  '*.loadGraphModel|loadLayersModel',
  'node.loadSavedModel',
  '*.node.loadSavedModel',
];

const tfjs: Framework = {
  packages: [
    '@tensorflow/tfjs',
    '@tensorflow/tfjs-node',
    '@tensorflow/tfjs-node-gpu',
    '@tensorflow/tfjs-converter',
    '@tensorflow/tfjs-layers',
    '@tensorflow/tfjs-core',
    '@tensorflow/tfjs-react-native',
  ],
  rules: [
    { calls: [calls[0] ?? '', 'default.loadGraphModel|loadLayersModel'], how: 'tfjs.loadGraphModel', read: loadModel },
    fileRule('tfjs.loadSavedModel', ['node.loadSavedModel'], [{ at: 0 }]),
  ],
};

/** In pages the library is a name that a script element brought. */
const global: Framework = {
  packages: ['builtins'],
  telling:
    /\b(?:tf|ort|tflite|cocoSsd|mobilenet|posenet|blazeface|bodyPix|handpose|facemesh|poseDetection|faceLandmarksDetection|ml5)\.\w/,
  rules: [
    { calls: ['tf.loadGraphModel|loadLayersModel'], how: 'tfjs.loadGraphModel', read: loadModel },
    fileRule('tflite.loadTFLiteModel', ['tflite.loadTFLiteModel', 'tflite.TFLiteModel.create'], [{ at: 0 }]),
    fileRule('onnxruntime-web.create', ['ort.InferenceSession.create'], [{ at: 0 }]),
    ...Object.entries({
      cocoSsd: 'coco-ssd',
      mobilenet: 'mobilenet',
      posenet: 'posenet',
      blazeface: 'blazeface',
      bodyPix: 'body-pix',
      handpose: 'handpose',
      facemesh: 'facemesh',
      toxicity: 'toxicity',
    }).map(([name, model]) => ({ calls: [`${name}.load`], how: 'tfjs-models.load', read: packaged(model) })),
    { calls: ['poseDetection.createDetector'], how: 'tfjs-models.createDetector', read: packaged('pose-detection') },
    {
      calls: ['faceLandmarksDetection.createDetector'],
      how: 'tfjs-models.createDetector',
      read: packaged('face-landmarks-detection'),
    },
  ],
};

/** A packaged model with what was chosen of it: `tfjs-models:coco-ssd/lite_mobilenet_v2`. */
function packaged(name: string): (call: LoadCall) => Loaded | undefined {
  return (call) => {
    const chosen = call.argument({ at: 0 });
    const [origin] = chosen === undefined ? [] : call.resolver.origins(chosen);
    const supported = origin?.path.at(-2) === 'SupportedModels' ? origin.path.at(-1) : undefined;
    const own = call.text({ options: 0, named: ['base', 'architecture', 'modelType'] })?.text;
    const url = call.text({ options: 0, named: ['modelUrl', 'modelURL', 'detectorModelUrl'] });
    if (url !== undefined) return { reference: spellFile(url)?.reference };
    const variant = supported ?? own ?? (call.name === 'create' ? call.text({ at: 0 })?.text : undefined);
    return { reference: variant === undefined ? `tfjs-models:${name}` : `tfjs-models:${name}/${variant}` };
  };
}

const packages =
  'coco-ssd mobilenet posenet body-pix blazeface facemesh handpose toxicity universal-sentence-encoder qna deeplab pose-detection face-landmarks-detection face-detection hand-pose-detection body-segmentation depth-estimation speech-commands gpt2 ar-portrait-depth'.split(
    ' ',
  );

const tfjsModels: readonly Framework[] = packages.map((name) => ({
  packages: [`@tensorflow-models/${name}`],
  rules: [
    { calls: ['load', 'loadQnA', '*.load'], how: 'tfjs-models.load', read: packaged(name) },
    {
      calls: ['createDetector|createSegmenter|createEstimator|createModel|create'],
      how: 'tfjs-models.createDetector',
      read: packaged(name),
    },
  ],
}));

const lite: readonly Framework[] = [
  {
    packages: ['@tensorflow/tfjs-tflite'],
    rules: [fileRule('tflite.loadTFLiteModel', ['loadTFLiteModel', '*.create', '*.*.createFromOptions'], [{ at: 0 }])],
  },
  {
    packages: ['react-native-fast-tflite'],
    rules: [
      fileRule(
        'tflite.loadTensorflowModel',
        ['loadTensorflowModel|useTensorflowModel'],
        [{ options: 0, named: ['url'] }, { at: 0 }],
      ),
    ],
  },
  {
    packages: ['tflite-react-native', '@litertjs/core'],
    rules: [
      fileRule(
        'litert.load',
        ['loadAndCompile', 'loadModel', '*.().loadModel'],
        [{ options: 0, named: ['model'] }, { at: 0 }],
      ),
    ],
  },
];

export const tensorflow: readonly Framework[] = [tfjs, global, ...tfjsModels, ...lite];
