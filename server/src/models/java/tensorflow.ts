// TensorFlow for Java, TensorFlow Lite and its task library, LiteRT, MediaPipe, ML Kit and PyTorch on phones.
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { byId } from '../code/load-rules';
import { fileRule, namedRule } from '../hosted/hosted-rules';
import { spellFile } from '../references';

const file = { named: ['modelPath', 'modelFile', 'modelFilePath', 'model', 'assetFilePath', 'path'] };

/** `createFromFile(file)`, `createFromFile(context, path)`, `createFromFileAndOptions(context, path, options)`. */
function createFromFile(call: LoadCall): Loaded | undefined {
  const isWithOptions = call.name.endsWith('AndOptions');
  const at = call.given.length >= (isWithOptions ? 3 : 2) ? 1 : 0;
  return byId({ id: [{ ...file, at }], spell: spellFile })(call);
}

/** `CompiledModel.create(assets, path, options)`, `create(path, options)`: the first argument that is a text decides. */
function createCompiled(call: LoadCall): Loaded | undefined {
  const at = call.given.findIndex(({ value }) => call.texts.of(value) !== undefined);
  const isFromAssets = /assets/i.test(call.given[0] === undefined ? '' : textAt(call, call.given[0].value));
  return byId({ id: [{ ...file, at: at >= 0 ? at : isFromAssets ? 1 : 0 }], spell: spellFile })(call);
}

function textAt(call: LoadCall, { start, end }: { readonly start: number; readonly end: number }): string {
  return call.resolver.tree.file.text.slice(start, end);
}

const mediapipeSetters = ['setModelAssetPath', 'setModelAssetBuffer', 'setModelAssetFileDescriptor', 'setModelPath'];

export const tensorflow: readonly Framework[] = [
  {
    packages: ['org.tensorflow'],
    rules: [
      fileRule('tensorflow.SavedModelBundle', ['SavedModelBundle.load|loader']),
      fileRule('tensorflow.importGraphDef', ['**.importGraphDef'], undefined, { methods: ['importGraphDef'] }),
    ],
  },
  {
    packages: ['org.tensorflow.lite'],
    rules: [
      fileRule('tflite.Interpreter', ['Interpreter']),
      fileRule('tflite.InterpreterApi', ['InterpreterApi.create', 'InterpreterFactory.().create']),
      {
        how: 'tflite.task',
        calls: ['task.**.createFromFile|createFromFileAndOptions|createFromBuffer|createFromBufferAndOptions'],
        read: createFromFile,
      },
      fileRule('tflite.support.Model', ['support.model.Model.createModel', 'support.model.Model.Builder'], [{ at: 1 }]),
    ],
  },
  {
    packages: ['com.google.ai.edge.litert'],
    rules: [
      { how: 'litert.CompiledModel', calls: ['CompiledModel.create'], read: createCompiled },
      fileRule('litert.Interpreter', ['Interpreter', 'InterpreterApi.create']),
    ],
  },
  {
    packages: ['com.google.ai.edge.litertlm'],
    rules: [fileRule('litertlm.EngineConfig', ['EngineConfig'], [{ ...file, at: 0 }])],
  },
  {
    packages: ['com.google.mediapipe.tasks'],
    rules: [
      fileRule('mediapipe.setModelPath', [`**.${mediapipeSetters.join('|')}`], undefined, {
        methods: mediapipeSetters,
      }),
      { how: 'mediapipe.createFromFile', calls: ['**.createFromFile'], read: createFromFile },
    ],
  },
  // The same setters within `builder().apply { … }`.
  { packages: ['builtins'], rules: [fileRule('mediapipe.setModelPath', [mediapipeSetters.join('|')])] },
  {
    packages: ['com.google.mlkit', 'com.google.firebase.ml'],
    rules: [
      fileRule('mlkit.LocalModel', ['**.setAssetFilePath|setAbsoluteFilePath|setUri'], undefined, {
        methods: ['setAssetFilePath', 'setAbsoluteFilePath', 'setAssetManifestFilePath'],
      }),
      namedRule(
        'firebase.getModel',
        ['**.FirebaseModelDownloader.**.getModel', '**.FirebaseModelSource.Builder'],
        ({ text }) => ({
          reference: `firebase:${text}`,
        }),
      ),
    ],
  },
];

export const pytorch: readonly Framework[] = [
  {
    packages: ['org.pytorch'],
    rules: [
      fileRule('pytorch.Module', ['Module.load', 'LiteModuleLoader.load', 'LitePyTorch.load']),
      fileRule('pytorch.loadModuleFromAsset', ['*.loadModuleFromAsset'], [{ at: 1 }]),
    ],
  },
  {
    packages: ['org.pytorch.executorch'],
    rules: [
      fileRule('executorch.Module', ['Module.load', 'LlamaModule', 'extension.llm.LlmModule', '**.LlamaModule']),
      { how: 'executorch.LlmModule', calls: ['**.LlmModule'], read: createCompiled },
    ],
  },
];
