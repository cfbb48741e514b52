// Keras and TensorFlow: saved models, weights, the applications that fetch their own, TensorFlow Lite.
import type { Framework, Loaded, LoadCall, LoadRule } from '../code/load-call';
import { byId } from '../code/load-rules';
import { spellFile, spellHub } from '../references';

const file = [{ at: 0, named: ['filepath', 'model_path', 'filename', 'export_dir', 'path'] }];

/** An architecture with the weights of its name: those for ImageNet, unless a file or none is asked for. */
function application(call: LoadCall): Loaded | undefined {
  const place = { named: ['weights'] };
  if (!/^[A-Z]/.test(call.name) || call.isLiteral(place, null)) return undefined;
  const weights = call.argument(place) === undefined ? 'imagenet' : call.text(place)?.text;
  if (weights === undefined) return { reference: undefined };
  return { reference: weights.includes('.') || weights.includes('/') ? weights : `keras:${call.name}/${weights}` };
}

/** Keras with its several homes: `keras`, `tf.keras`, `tensorflow.python.keras`. */
const keras: readonly LoadRule[] = [
  {
    calls: ['load_model', '**.models.load_model', '**.saving.load_model', '**.saving.save.load_model'],
    how: 'keras.load_model',
    read: byId({ id: file, spell: spellFile, unsafe: (call) => call.isLiteral({ named: ['safe_mode'] }, false) }),
  },
  { calls: ['**.layers.TFSMLayer'], how: 'keras.TFSMLayer', read: byId({ id: file, spell: spellFile }) },
  { calls: ['**.applications.*', '**.applications.*.*'], how: 'keras.applications', read: application },
  {
    calls: ['**.load_weights'],
    how: 'keras.load_weights',
    read: byId({ id: file, spell: spellFile }),
  },
];

const lite: LoadRule = {
  calls: ['**.Interpreter'],
  how: 'tflite.Interpreter',
  read: byId({
    id: [{ at: 0, named: ['model_path'] }],
    spell: spellFile,
    except: (call) => call.isGiven({ named: ['model_content'] }) && !call.isGiven({ at: 0, named: ['model_path'] }),
  }),
};

export const kerasAlone: Framework = { packages: ['keras', 'tf_keras'], rules: keras };

export const tensorflow: Framework = {
  packages: ['tensorflow'],
  rules: [
    ...keras,
    {
      calls: ['**.saved_model.load', '**.saved_model.load_v2'],
      how: 'tf.saved_model.load',
      read: byId({ id: file, spell: spellFile }),
    },
    { ...lite, calls: ['**.lite.Interpreter', '**.interpreter.Interpreter'] },
  ],
};

export const tfliteRuntime: Framework = { packages: ['tflite_runtime', 'ai_edge_litert'], rules: [lite] };

export const kerasHub: Framework = {
  packages: ['keras_hub', 'keras_nlp', 'keras_cv'],
  rules: [
    {
      calls: ['**.from_preset'],
      how: 'keras_hub.from_preset',
      read: byId({
        id: [{ at: 0, named: ['preset'] }],
        spell: (known) => (known.text.includes('/') ? spellHub(known) : { reference: `keras-hub:${known.text}` }),
        except: (call) => /(?:Tokenizer|Preprocessor|Converter)$/.test(call.owner),
      }),
    },
  ],
};

export const tensorflowHub: Framework = {
  packages: ['tensorflow_hub'],
  rules: [
    {
      calls: ['load', 'KerasLayer'],
      how: 'tensorflow_hub.load',
      read: byId({ id: [{ at: 0, named: ['handle'] }], spell: spellFile }),
    },
  ],
};
