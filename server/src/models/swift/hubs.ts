// Swift packages that fetch from the Hugging Face hub: MLX, WhisperKit, swift-transformers.
import type { KnownText } from '../code/known-text';
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { byId } from '../code/load-rules';
import { fileRule, hubRule } from '../hosted/hosted-rules';
import { spellFile, spellHub, type SpelledModel } from '../references';
import { wordTable } from '../../text/word-table';

/** What MLX's registries name by a constant. Source: the registries of mlx-swift-examples. */
const registry: Readonly<Record<string, string>> = wordTable({
  smolLM_135M_4bit: 'mlx-community/SmolLM-135M-Instruct-4bit',
  mistralNeMo4bit: 'mlx-community/Mistral-Nemo-Instruct-2407-4bit',
  mistral7B4bit: 'mlx-community/Mistral-7B-Instruct-v0.3-4bit',
  codeLlama13b4bit: 'mlx-community/CodeLlama-13b-Instruct-hf-4bit-MLX',
  deepSeekR1_7B_4bit: 'mlx-community/DeepSeek-R1-Distill-Qwen-7B-4bit',
  phi4bit: 'mlx-community/phi-2-hf-4bit-mlx',
  phi3_5_4bit: 'mlx-community/Phi-3.5-mini-instruct-4bit',
  phi3_5MoE: 'mlx-community/Phi-3.5-MoE-instruct-4bit',
  gemma2bQuantized: 'mlx-community/quantized-gemma-2b-it',
  gemma_2_9b_it_4bit: 'mlx-community/gemma-2-9b-it-4bit',
  gemma_2_2b_it_4bit: 'mlx-community/gemma-2-2b-it-4bit',
  qwen205b4bit: 'mlx-community/Qwen1.5-0.5B-Chat-4bit',
  qwen2_5_7b: 'mlx-community/Qwen2.5-7B-Instruct-4bit',
  qwen2_5_1_5b: 'mlx-community/Qwen2.5-1.5B-Instruct-4bit',
  qwen3_0_6b_4bit: 'mlx-community/Qwen3-0.6B-4bit',
  qwen3_1_7b_4bit: 'mlx-community/Qwen3-1.7B-4bit',
  qwen3_4b_4bit: 'mlx-community/Qwen3-4B-4bit',
  qwen3_8b_4bit: 'mlx-community/Qwen3-8B-4bit',
  openelm270m4bit: 'mlx-community/OpenELM-270M-Instruct',
  llama3_1_8B_4bit: 'mlx-community/Meta-Llama-3.1-8B-Instruct-4bit',
  llama3_8B_4bit: 'mlx-community/Meta-Llama-3-8B-Instruct-4bit',
  llama3_2_1B_4bit: 'mlx-community/Llama-3.2-1B-Instruct-4bit',
  llama3_2_3B_4bit: 'mlx-community/Llama-3.2-3B-Instruct-4bit',
  paligemma3bMix448_8bit: 'mlx-community/paligemma-3b-mix-448-8bit',
  qwen2VL2BInstruct4Bit: 'mlx-community/Qwen2-VL-2B-Instruct-4bit',
  qwen2_5VL3BInstruct4Bit: 'mlx-community/Qwen2.5-VL-3B-Instruct-4bit',
  smolvlminstruct4bit: 'mlx-community/SmolVLM-Instruct-4bit',
  bge_micro: 'TaylorAI/bge-micro-v2',
  gte_tiny: 'TaylorAI/gte-tiny',
  minilm_l6: 'sentence-transformers/all-MiniLM-L6-v2',
  minilm_l12: 'sentence-transformers/all-MiniLM-L12-v2',
  bge_small: 'BAAI/bge-small-en-v1.5',
  bge_base: 'BAAI/bge-base-en-v1.5',
  bge_large: 'BAAI/bge-large-en-v1.5',
  bge_m3: 'BAAI/bge-m3',
  nomic_text_v1: 'nomic-ai/nomic-embed-text-v1',
  nomic_text_v1_5: 'nomic-ai/nomic-embed-text-v1.5',
  mixedbread_large: 'mixedbread-ai/mxbai-embed-large-v1',
  multilingual_e5_small: 'intfloat/multilingual-e5-small',
});

const places = [{ named: ['id', 'configuration', 'directory', 'from'] }];

/** By an id, by a configuration that holds one, or by a constant of a registry. */
function load(call: LoadCall): Loaded | undefined {
  const node = call.argument({ named: ['id', 'configuration'] });
  const view = node === undefined ? undefined : call.resolver.view(node);
  const names = node === undefined ? [] : call.resolver.origins(node).map(({ path }) => path.at(-1) ?? '');
  const name = view?.kind === 'member' ? view.name : names[0];
  if (name !== undefined && Object.hasOwn(registry, name))
    return { reference: `pkg:huggingface/${registry[name] ?? name}` };
  return byId({ id: places, spell: spellHub, without: 'nothing' })(call);
}

const spellWhisper = (known: KnownText): SpelledModel | undefined => {
  if (known.isContent || /\s/.test(known.text) || known.text === '') return undefined;
  return known.text.includes('/')
    ? spellHub(known)
    : { reference: `whisper:${known.text.replace(/^openai_whisper-/, '')}` };
};

/** A model by name or by folder; the library's own choice without either. */
function whisperKit(call: LoadCall): Loaded | undefined {
  const config = call.given.find(({ name }) => name === undefined || name === 'config');
  const [made] =
    config === undefined
      ? [call]
      : call.resolver.origins(config.value).flatMap((origin) => {
          const node = origin.calls.at(-1);
          const view = node === undefined ? undefined : call.resolver.view(node);
          return node !== undefined && view?.kind === 'call' ? [call.of(node, view)] : [];
        });
  if (made === undefined) return { reference: undefined };
  if (made.argument({ named: ['modelFolder'] }) !== undefined)
    return byId({ id: [{ named: ['modelFolder'] }], spell: spellFile })(made);
  return byId({ id: [{ named: ['model'] }], spell: spellWhisper, without: 'default' })(made);
}

export const hubs: readonly Framework[] = [
  {
    packages: ['MLXLMCommon', 'MLXLLM', 'MLXVLM', 'MLXEmbedders', 'LLMEval'],
    rules: [
      {
        how: 'mlx.loadModelContainer',
        calls: ['loadModelContainer|loadModel|load', '*.loadModelContainer|loadModel', '**.loadContainer|load'],
        methods: ['loadContainer', 'loadModelContainer'],
        read: load,
      },
    ],
  },
  { packages: ['WhisperKit'], rules: [{ how: 'whisperkit', calls: ['WhisperKit'], read: whisperKit }] },
  {
    packages: ['Hub', 'Transformers', 'HuggingFace'],
    rules: [hubRule('hub.snapshot', ['**.snapshot'], [{ named: ['from', 'of'] }], { methods: ['snapshot'] })],
  },
  {
    packages: ['Models', 'Generation'],
    rules: [fileRule('transformers.loadCompiled', ['LanguageModel.loadCompiled'], [{ named: ['url'] }])],
  },
];
