// Rust crates that open files of weights: ort, tract, candle, burn, tch, llama.cpp, whisper.cpp, TensorFlow, OpenCV, OpenVINO.
import type { CodeNode } from '../../syntax/code';
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { byId } from '../code/load-rules';
import { dnnRules } from '../opencv';
import { fileRule, hubRule } from '../hosted/hosted-rules';
import { spellFile } from '../references';

/** A file, or the first of a list of files; what was fetched from a hub was reported there. */
function fileOrFiles(call: LoadCall): Loaded | undefined {
  const given = call.argument({ at: 0 });
  const [thing] = given === undefined ? [] : call.resolver.things(given);
  const view = thing?.kind === 'expression' ? call.resolver.view(thing.node) : undefined;
  const node: CodeNode | undefined = view?.kind === 'list' ? view.items[0] : given;
  if (node === undefined || call.resolver.origins(node).some(({ path }) => path[0] === 'hf_hub')) return undefined;
  const known = call.texts.of(node);
  if (known === undefined) return byId({ id: [{ at: 0 }], spell: spellFile })(call);
  return { reference: spellFile(known)?.reference };
}

const ort = [
  'commit_from_file',
  'commit_from_memory',
  'commit_from_memory_directly',
  'commit_from_url',
  'with_model_from_file',
  'with_model_from_memory',
];
const tract = ['model_for_path', 'model_for_read'];
const path = { at: 0 };

export const inference: readonly Framework[] = [
  {
    packages: ['ort'],
    rules: [fileRule('ort.commit_from_file', [`**.${ort.join('|')}`], undefined, { methods: ort })],
  },
  {
    packages: ['tract_onnx', 'tract_tensorflow', 'tract_tflite', 'tract_nnef', 'tract_core'],
    rules: [fileRule('tract.model_for_path', [`**.${tract.join('|')}`], undefined, { methods: tract })],
  },
  {
    packages: ['candle_nn', 'candle_core', 'candle', 'candle_transformers', 'candle_onnx'],
    rules: [
      {
        how: 'candle.VarBuilder',
        calls: [
          '**.VarBuilder.from_pth|from_mmaped_safetensors|from_npz|from_buffered_safetensors|from_slice_safetensors|from_safetensors|from_gguf|from_gguf_buffer|from_backend',
          '**.VarMap.**.load',
        ],
        read: fileOrFiles,
      },
      {
        how: 'candle.safetensors',
        calls: [
          '**.safetensors.load',
          '**.MmapedSafetensors.new|multi',
          '**.BufferedSafetensors.new',
          '**.gguf_file.Content.read',
          '**.ggml_file.Content.read',
          '**.pickle.read_all',
          '**.read_file',
        ],
        read: fileOrFiles,
      },
    ],
  },
  {
    packages: ['burn', 'burn_import', 'burn_candle', 'burn_store'],
    rules: [
      fileRule('burn.load', [
        '**.PyTorchFileRecorder|SafetensorsFileRecorder|NamedMpkFileRecorder|NamedMpkGzFileRecorder|BinFileRecorder|BinGzFileRecorder|CompactRecorder|PrettyJsonFileRecorder|BinBytesRecorder|NamedMpkBytesRecorder.**.load',
      ]),
      fileRule('burn.load_file', ['**.load_file'], undefined, { methods: ['load_file'] }),
      fileRule('burn.ModelGen', ['**.ModelGen.**.input']),
      fileRule('burn.LoadArgs', ['**.LoadArgs.new']),
    ],
  },
  {
    packages: ['tch'],
    rules: [
      fileRule('tch.CModule', ['**.CModule|TrainableCModule.load|load_on_device|load_data']),
      fileRule('tch.VarStore', [
        '**.VarStore.**.load|load_partial',
        '**.VarStore.().load|load_partial',
        '**.Tensor.load_multi',
      ]),
    ],
  },
  { packages: ['safetensors'], rules: [fileRule('safetensors.deserialize', ['**.SafeTensors.deserialize'])] },
  { packages: ['llama_cpp_2'], rules: [fileRule('llama.cpp.load', ['**.LlamaModel.load_from_file'], [{ at: 1 }])] },
  {
    packages: ['llama_cpp', 'llama_cpp_rs'],
    rules: [fileRule('llama.cpp.load', ['**.LlamaModel.load_from_file|load_from_file_async', '**.LLama.new'])],
  },
  {
    packages: ['whisper_rs'],
    rules: [
      fileRule('whisper.cpp.load', [
        '**.WhisperContext.new|new_with_params|new_from_buffer|new_from_buffer_with_params',
      ]),
    ],
  },
  {
    packages: ['mistralrs'],
    rules: [
      hubRule('mistralrs.builder', [
        '**.TextModelBuilder|VisionModelBuilder|GgufModelBuilder|EmbeddingModelBuilder|DiffusionModelBuilder|SpeechModelBuilder|LoraModelBuilder.new',
      ]),
    ],
  },
  {
    packages: ['tensorflow'],
    rules: [
      fileRule('tensorflow.SavedModelBundle', ['**.SavedModelBundle.load'], [{ at: 3 }]),
      fileRule('tensorflow.import_graph_def', ['**.import_graph_def']),
    ],
  },
  {
    packages: ['tflitec', 'tflite', 'tflite_rs'],
    rules: [
      fileRule('tflite.Model', [
        '**.Model.new|from_bytes',
        '**.Interpreter.with_model_path',
        '**.FlatBufferModel.build_from_file|build_from_buffer',
      ]),
    ],
  },
  { packages: ['opencv'], rules: dnnRules },
  {
    packages: ['openvino'],
    rules: [fileRule('openvino.read_model', ['**.read_model_from_file|read_model_from_buffer|read_network_from_file'])],
  },
  { packages: ['wonnx'], rules: [fileRule('wonnx.Session', ['**.Session.from_path|from_bytes'])] },
  {
    packages: ['rten'],
    rules: [fileRule('rten.load', ['**.Model.load_file|load|load_mmap', '**.ModelOptions.**.load_file'])],
  },
  { packages: ['executorch'], rules: [fileRule('executorch.Module', ['**.Module.new|from_file_path'])] },
  {
    packages: ['xgboost', 'lightgbm3', 'lightgbm', 'catboost', 'catboost_rust'],
    rules: [fileRule('boosting.load', ['**.Booster.load|load_buffer|from_file', '**.Model.load'])],
  },
  { packages: ['vosk'], rules: [fileRule('vosk.Model', ['**.Model.new'], [path])] },
];
