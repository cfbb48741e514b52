// Keras and TensorFlow: saved models, weights, the applications that fetch their own, TensorFlow Lite, data sets.
import { isModelFile } from '../evidence';
import type { Framework, Loaded, LoadCall, LoadRule } from '../code/load-call';
import { byId, given, perhaps } from '../code/load-rules';
import { fileRule, namedRule } from '../hosted/hosted-rules';
import { spellFile, spellHub, spellIn } from '../references';

const file = given(0, 'filepath', 'model_path', 'filename', 'export_dir', 'path');

/** An architecture with the weights of its name: those for ImageNet, unless a file or none is asked for. */
function application(call: LoadCall): Loaded | undefined {
  const place = { named: ['weights'] };
  if (!/^[A-Z]/.test(call.name) || call.isLiteral(place, null)) return undefined;
  const weights = call.argument(place) === undefined ? 'imagenet' : call.text(place)?.text;
  if (weights === undefined) return perhaps(call, call.argument(place), spellIn(`keras:${call.name}`));
  return { reference: weights.includes('.') || weights.includes('/') ? weights : `keras:${call.name}/${weights}` };
}

/** A file that the library fetches counts when it is a model. */
function fetchFile(call: LoadCall): Loaded | undefined {
  const address = call.text({ at: 1, named: ['origin'] });
  return address !== undefined && isModelFile(address.text) ? { reference: spellFile(address)?.reference } : undefined;
}

const builtInData = /^(?:mnist|fashion_mnist|cifar10|cifar100|imdb|reuters|boston_housing|california_housing)$/;

/** Keras with its several homes: `keras`, `tf.keras`, `tensorflow.python.keras`. */
const keras: readonly LoadRule[] = [
  {
    calls: ['load_model', '**.models.load_model', '**.saving.load_model', '**.saving.save.load_model'],
    how: 'keras.load_model',
    read: byId({ id: file, spell: spellFile, unsafe: (call) => call.isLiteral({ named: ['safe_mode'] }, false) }),
  },
  fileRule('keras.TFSMLayer', ['**.layers.TFSMLayer'], file),
  { calls: ['**.applications.*', '**.applications.*.*'], how: 'keras.applications', read: application },
  fileRule('keras.load_weights', ['**.load_weights'], file),
  { calls: ['**.utils.get_file'], how: 'keras.get_file', read: fetchFile },
  {
    calls: ['**.datasets.*.load_data'],
    how: 'keras.datasets',
    read: (call) => (builtInData.test(call.owner) ? { kind: 'dataset', reference: `keras:${call.owner}` } : undefined),
  },
  fileRule(
    'keras.dataset_from_directory',
    [
      '**.image_dataset_from_directory|text_dataset_from_directory|audio_dataset_from_directory',
      '**.flow_from_directory',
    ],
    given(0, 'directory'),
    { kind: 'dataset' },
  ),
];

const lite: LoadRule = {
  calls: ['**.Interpreter'],
  how: 'tflite.Interpreter',
  read: byId({
    id: [{ at: 0, named: ['model_path'] }, { named: ['model_content'] }],
    spell: spellFile,
  }),
};

export const kerasFrameworks: readonly Framework[] = [
  { packages: ['keras', 'tf_keras', 'keras_core'], rules: keras },
  {
    packages: ['tensorflow'],
    rules: [
      ...keras,
      fileRule('tf.saved_model.load', ['**.saved_model.load', '**.saved_model.load_v2'], file),
      fileRule(
        'tf.saved_model.load',
        ['**.saved_model.loader.load', 'compat.v1.saved_model.load'],
        given(2, 'export_dir'),
      ),
      fileRule('tf.import_meta_graph', ['**.import_meta_graph'], given(0, 'meta_graph_or_file')),
      fileRule('tf.GraphDef', ['**.GraphDef.().ParseFromString', '**.GraphDef.FromString'], given(0)),
      { ...lite, calls: ['**.lite.Interpreter', '**.interpreter.Interpreter'] },
      fileRule(
        'tf.data.TFRecordDataset',
        ['data.TFRecordDataset', 'data.experimental.load', 'data.Dataset.load'],
        given(0, 'filenames', 'path'),
        { kind: 'dataset' },
      ),
    ],
  },
  { packages: ['tflite_runtime', 'ai_edge_litert'], rules: [lite] },
  {
    packages: ['keras_hub', 'keras_nlp', 'keras_cv'],
    rules: [
      {
        calls: ['**.from_preset'],
        how: 'keras_hub.from_preset',
        read: byId({
          id: given(0, 'preset'),
          spell: (known) => (known.text.includes('/') ? spellHub(known) : spellIn('keras-hub')(known)),
          except: (call) =>
            /(?:Tokenizer|Preprocessor|Converter)$/.test(call.owner) ||
            call.isLiteral({ named: ['load_weights'] }, false),
        }),
      },
    ],
  },
  {
    packages: ['tensorflow_hub'],
    rules: [
      fileRule('tensorflow_hub.load', ['load', 'KerasLayer', 'Module', 'load_module_spec'], given(0, 'handle', 'spec')),
    ],
  },
  {
    packages: ['tensorflow_datasets'],
    rules: [
      namedRule('tensorflow_datasets.load', ['load', 'builder', 'data_source'], spellTfds, given(0, 'name'), {
        kind: 'dataset',
      }),
    ],
  },
];

/** `name/config:1.0.0`: the version is no part of the name. */
function spellTfds({
  text,
}: {
  readonly text: string;
}): { reference: string; revision?: string | undefined } | undefined {
  const [name = '', version] = text.split(':');
  return name === '' ? undefined : { reference: `tfds:${name}`, revision: version };
}
