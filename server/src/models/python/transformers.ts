// Hugging Face Transformers and the libraries that load in its manner: PEFT, TRL, Optimum, Unsloth, quantised models.
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { byId, given } from '../code/load-rules';
import { isCompanion } from '../companions';
import { hubRule } from '../hosted/hosted-rules';
import { spellHub } from '../references';

const revision = { named: ['revision'] };

const pretrained = {
  calls: ['**.from_pretrained', '**.from_quantized', '**.from_pretrained_with_config'],
  read: byId({
    id: given(
      0,
      'pretrained_model_name_or_path',
      'model_name_or_path',
      'model_id',
      'model_name',
      'quant_path',
      'model',
    ),
    revision,
    spell: spellHub,
    except: isCompanion,
  }),
};

/** A pipeline's model stands behind its task, or alone where the task follows from it. */
function pipeline(call: LoadCall): Loaded | undefined {
  return byId({
    id: given(1, 'model'),
    revision,
    spell: spellHub,
    without: 'default',
    takesObjects: true,
  })(call);
}

const loadAdapter = hubRule(
  'peft.load_adapter',
  ['**.from_pretrained.().**.load_adapter'],
  given(0, 'model_id', 'peft_model_id', 'adapter_name_or_path'),
  { revision },
);

export const transformers: Framework = {
  packages: ['transformers', 'pytorch_transformers', 'adapters', 'optimum', 'intel_extension_for_transformers'],
  rules: [
    { ...pretrained, how: 'transformers.from_pretrained' },
    { calls: ['pipeline', 'pipelines.pipeline', '*.pipeline'], how: 'transformers.pipeline', read: pipeline },
    {
      ...loadAdapter,
      calls: ['**.from_pretrained.().**.load_adapter', '**.from_pretrained.().**.load_adapter_from_hub'],
    },
  ],
};

/** Whoever loads as Transformers does, by the name under which that is reported. */
function likeTransformers(how: string, ...packages: readonly string[]): Framework {
  return { packages, rules: [{ ...pretrained, how }] };
}

export const manyPretrained: readonly Framework[] = [
  likeTransformers('unsloth.from_pretrained', 'unsloth'),
  likeTransformers('awq.from_pretrained', 'awq', 'auto_gptq', 'gptqmodel', 'hqq', 'aqlm', 'ctransformers'),
  likeTransformers('setfit.from_pretrained', 'setfit', 'span_marker', 'gliner', 'model2vec', 'pylate', 'ragatouille'),
  likeTransformers('pyannote.from_pretrained', 'pyannote'),
  likeTransformers(
    'from_pretrained',
    'colpali_engine',
    'parler_tts',
    'sam2',
    'chronos',
    'uni2ts',
    'timesfm',
    'llava',
    'controlnet_aux',
  ),
];

export const peft: Framework = {
  packages: ['peft'],
  rules: [
    {
      calls: [
        'AutoPeftModel.from_pretrained',
        'AutoPeftModelForCausalLM.from_pretrained',
        'AutoPeftModelForSequenceClassification.from_pretrained',
        'AutoPeftModelForTokenClassification.from_pretrained',
        'AutoPeftModelForQuestionAnswering.from_pretrained',
        'AutoPeftModelForFeatureExtraction.from_pretrained',
        'AutoPeftModelForSeq2SeqLM.from_pretrained',
      ],
      how: 'peft.from_pretrained',
      read: pretrained.read,
    },
    hubRule('peft.from_pretrained', ['*.from_pretrained', '*.*.from_pretrained'], given(1, 'model_id'), {
      revision,
      except: isCompanion,
    }),
    loadAdapter,
  ],
};

/** Trainers that are given the id of what they start from. */
export const trl: Framework = {
  packages: ['trl'],
  rules: [
    { ...pretrained, how: 'trl.from_pretrained' },
    {
      calls: [
        'SFTTrainer|DPOTrainer|GRPOTrainer|ORPOTrainer|KTOTrainer|CPOTrainer|RewardTrainer|PPOTrainer|RLOOTrainer|OnlineDPOTrainer|GKDTrainer|NashMDTrainer|XPOTrainer|PRMTrainer|BCOTrainer',
      ],
      how: 'trl.SFTTrainer',
      read: byId({ id: given(0, 'model'), spell: spellHub, takesObjects: true }),
    },
  ],
};

export const accelerate: Framework = {
  packages: ['accelerate'],
  rules: [
    hubRule(
      'accelerate.load_checkpoint_and_dispatch',
      ['load_checkpoint_and_dispatch', 'load_checkpoint_in_model', '*.load_checkpoint_and_dispatch'],
      given(1, 'checkpoint'),
    ),
  ],
};

/** Libraries for embeddings, topics and entities that take an id beside an object. */
export const textLibraries: readonly Framework[] = [
  {
    packages: ['FlagEmbedding'],
    rules: [
      hubRule(
        'FlagEmbedding.FlagModel',
        [
          'FlagModel|BGEM3FlagModel|FlagReranker|FlagLLMModel|FlagLLMReranker|FlagICLModel|LayerWiseFlagLLMReranker|LightWeightFlagLLMReranker',
          'FlagAutoModel|FlagAutoReranker.from_finetuned',
        ],
        given(0, 'model_name_or_path'),
      ),
    ],
  },
  {
    packages: ['InstructorEmbedding'],
    rules: [hubRule('InstructorEmbedding.INSTRUCTOR', ['INSTRUCTOR'], given(0, 'model_name_or_path'))],
  },
  {
    packages: ['simpletransformers'],
    rules: [hubRule('simpletransformers.model', ['*.*'], given(1, 'model_name', 'encoder_name'))],
  },
  {
    packages: ['speechbrain'],
    rules: [hubRule('speechbrain.from_hparams', ['**.from_hparams'], given(0, 'source'))],
  },
  {
    packages: ['mlx_lm', 'mlx_vlm'],
    rules: [
      hubRule('mlx_lm.load', ['load', 'utils.load', 'convert'], given(0, 'path_or_hf_repo', 'hf_path'), { revision }),
    ],
  },
  {
    packages: ['mlx_whisper'],
    rules: [
      hubRule('mlx_whisper.transcribe', ['transcribe'], [{ named: ['path_or_hf_repo'] }], { without: 'default' }),
    ],
  },
  {
    packages: ['smolagents'],
    rules: [
      hubRule(
        'smolagents.model',
        ['HfApiModel|InferenceClientModel|TransformersModel|MLXModel|VLLMModel'],
        given(0, 'model_id'),
        { without: 'default' },
      ),
    ],
  },
];
