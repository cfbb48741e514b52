// Engines that run language models of one's own: llama.cpp, vLLM, Ollama, GPT4All, SGLang and their like.
import type { KnownText } from '../code/known-text';
import type { Framework } from '../code/load-call';
import { given } from '../code/load-rules';
import { fileRule, hubRule, namedRule } from '../hosted/hosted-rules';
import { isLocal, spellFile, spellIn, type SpelledModel } from '../references';

const revision = { revision: { named: ['revision'] } };
const spellOllama = spellIn('ollama');

/** A file's name is one of the catalogue unless it comes with a folder. */
function spellGpt4all(known: KnownText): SpelledModel | undefined {
  return known.isPath || known.text.includes('/') ? spellFile(known) : spellIn('gpt4all')(known);
}

export const engines: readonly Framework[] = [
  {
    packages: ['llama_cpp'],
    rules: [
      fileRule('llama_cpp.Llama', ['Llama', 'llama.Llama'], given(0, 'model_path')),
      hubRule('llama_cpp.Llama.from_pretrained', ['**.from_pretrained'], given(0, 'repo_id')),
      fileRule('llama_cpp.clip', ['llama_chat_format.*'], [{ named: ['clip_model_path'] }]),
      fileRule('llama_cpp.load', ['llama_load_model_from_file', 'llama_model_load_from_file'], given(0)),
    ],
  },
  {
    packages: ['vllm'],
    rules: [hubRule('vllm.LLM', ['**.LLM|EngineArgs|AsyncEngineArgs'], given(0, 'model'), revision)],
  },
  {
    packages: ['sglang'],
    rules: [
      hubRule('sglang.Engine', ['Engine', 'Runtime', '*.Engine', 'ServerArgs'], given(0, 'model_path'), revision),
    ],
  },
  {
    packages: ['lmdeploy'],
    rules: [hubRule('lmdeploy.pipeline', ['pipeline', 'client', 'serve'], given(0, 'model_path'), revision)],
  },
  {
    packages: ['tensorrt_llm'],
    rules: [hubRule('tensorrt_llm.LLM', ['LLM', '*.LLM', '**.from_dir'], given(0, 'model', 'engine_dir'), revision)],
  },
  {
    packages: ['exllamav2', 'exllamav3'],
    rules: [
      fileRule(
        'exllama.Config',
        ['ExLlamaV2Config', 'Config.from_directory', '*.ExLlamaV2Config'],
        given(0, 'model_dir'),
      ),
    ],
  },
  {
    packages: ['gpt4all'],
    rules: [
      namedRule('gpt4all.GPT4All', ['GPT4All', 'Embed4All'], spellGpt4all, given(0, 'model_name'), {
        without: 'nothing',
      }),
    ],
  },
  {
    packages: ['ollama'],
    rules: [
      namedRule(
        'ollama.chat',
        ['chat|generate|embed|embeddings|pull', '*.().chat|generate|embed|embeddings|pull'],
        spellOllama,
        given(0, 'model'),
      ),
      namedRule('ollama.create', ['create', '*.().create'], spellOllama, [{ named: ['from_'] }]),
    ],
  },
  {
    packages: ['llamafile', 'guidance'],
    rules: [
      hubRule(
        'guidance.models',
        ['models.Transformers|TransformersChat|VLLM', 'models.*.Transformers'],
        given(0, 'model'),
      ),
      fileRule('guidance.models', ['models.LlamaCpp', 'models.*.LlamaCpp'], given(0, 'model')),
      namedRule('guidance.models', ['models.OpenAI|AzureOpenAI'], spellIn('hosted:openai'), given(0, 'model')),
      namedRule('guidance.models', ['models.Anthropic'], spellIn('hosted:anthropic'), given(0, 'model')),
    ],
  },
  {
    packages: ['outlines'],
    rules: [
      hubRule(
        'outlines.models',
        ['models.transformers|vllm|mlxlm|exllamav2|transformers_vision'],
        given(0, 'model_name'),
        { takesObjects: true },
      ),
      hubRule('outlines.models', ['models.llamacpp'], given(0, 'repo_id'), { takesObjects: true }),
      namedRule('outlines.models', ['models.openai'], spellIn('hosted:openai'), given(0, 'model_name'), {
        takesObjects: true,
      }),
    ],
  },
  {
    packages: ['fastembed'],
    rules: [
      namedRule(
        'fastembed.TextEmbedding',
        [
          '**.TextEmbedding|SparseTextEmbedding|ImageEmbedding|LateInteractionTextEmbedding|LateInteractionMultimodalEmbedding|TextCrossEncoder|DefaultEmbedding|FlagEmbedding',
        ],
        (known: KnownText) => (isLocal(known) ? spellFile(known) : spellIn('fastembed')(known)),
        given(0, 'model_name'),
        { without: 'default' },
      ),
    ],
  },
  {
    packages: ['flashrank'],
    rules: [
      namedRule('flashrank.Ranker', ['Ranker'], spellIn('flashrank'), given(0, 'model_name'), { without: 'default' }),
    ],
  },
  {
    packages: ['rerankers'],
    rules: [hubRule('rerankers.Reranker', ['Reranker'], given(0, 'model_name'), { without: 'default' })],
  },
  {
    packages: ['infinity_emb'],
    rules: [hubRule('infinity_emb.EngineArgs', ['**.EngineArgs'], [{ named: ['model_name_or_path'] }], revision)],
  },
  {
    packages: ['petals'],
    rules: [hubRule('petals.from_pretrained', ['**.from_pretrained'], given(0))],
  },
];
