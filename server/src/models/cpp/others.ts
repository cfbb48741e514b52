// OpenCV, llama.cpp, whisper.cpp, boosted trees, dlib and clients of hosted models for C and C++.
import type { Framework } from '../code/load-call';
import { dnnRules } from '../opencv';
import { fileRule, hostedRule } from '../hosted/hosted-rules';

const second = [{ at: 1 }];

export const others: readonly Framework[] = [
  {
    packages: ['cv'],
    words: ['opencv2/'],
    rules: [
      ...dnnRules,
      fileRule('opencv.ml.load', ['ml.*.load', 'Algorithm.load']),
      fileRule('opencv.superres', ['dnn_superres.**.readModel']),
    ],
  },
  {
    packages: ['builtins'],
    words: [
      'llama.h',
      'llama_',
      'whisper.h',
      'whisper_init',
      'XGBooster',
      'LGBM_',
      'vosk_model_new',
      'clip_',
      'ModelCalcer',
      'LoadFullModelFromFile',
      'ggml',
    ],
    rules: [
      fileRule('llama.cpp.load', [
        'llama_model_load_from_file|llama_load_model_from_file|llama_init_from_file|llama_model_load_from_splits',
      ]),
      fileRule('whisper.cpp.load', [
        'whisper_init_from_file|whisper_init_from_file_with_params|whisper_init_from_file_no_state|whisper_init_from_file_with_params_no_state|whisper_init|whisper_init_from_buffer|whisper_init_from_buffer_with_params',
      ]),
      fileRule('ggml.load', [
        'clip_model_load|bert_load_from_file|rwkv_init_from_file|gptj_model_load|mtmd_init_from_file|sam_load_model|vosk_model_new',
      ]),
      fileRule('xgboost.load', ['XGBoosterLoadModel|XGBoosterLoadModelFromBuffer'], second),
      fileRule('lightgbm.load', ['LGBM_BoosterCreateFromModelfile|LGBM_BoosterLoadModelFromString']),
      fileRule('catboost.load', ['LoadFullModelFromFile|LoadFullModelFromBuffer'], second),
      fileRule('catboost.load', ['ModelCalcerWrapper']),
    ],
  },
  { packages: ['dlib'], rules: [fileRule('dlib.deserialize', ['deserialize'])] },
  { packages: ['fasttext'], rules: [fileRule('fasttext.loadModel', ['**.loadModel'])] },
  {
    packages: ['paddle_infer', 'paddle'],
    rules: [fileRule('paddle.Config', ['Config', '**.SetModel', 'lite_api.MobileConfig.().set_model_from_file'])],
  },
  {
    packages: ['openai'],
    rules: [
      hostedRule(
        'openai',
        'openai.create',
        ['**.create', '**.chat|completion|embedding|image|audio.().create'],
        [{ options: 0, named: ['model'] }],
      ),
    ],
  },
  {
    packages: ['ollama'],
    words: ['ollama.hpp'],
    rules: [hostedRule('ollama', 'ollama.generate', ['generate|chat|generate_embeddings|pull_model|load_model'])],
  },
  {
    packages: ['Aws'],
    words: ['bedrock-runtime'],
    rules: [
      hostedRule('bedrock', 'bedrock.modelId', ['**.SetModelId|WithModelId'], undefined, {
        methods: ['SetModelId', 'WithModelId'],
      }),
    ],
  },
];
