// Whether a value of configuration is a model, judged by its key and by its own form.
// Invariant: a key alone tells nothing (`model: sprinter` is a van); the value has to be one that only models have.
import { plain } from '../code/known-text';
import { isModelFile } from '../evidence';
import { providerByPrefix, providerOfId } from '../hosted/providers';
import { spellFile, spellHosted, spellHub, spellPrefixed, type SpelledModel } from '../references';
import { spellSentence } from '../python/sentence-transformers';

/** Words of a key that say that a model is meant, and which. */
const modelKey =
  /(?:^|[^a-z])(?:model|models|llm|embeddings?|embedder|reranker|checkpoint|ckpt|weights|backbone|encoder|deployment|judge|hf_?model|model_?id|model_?name|repo_?id|base_?model)(?:[^a-z]|$)/i;

/** Names of Ollama's library with a tag, or alone behind a key that speaks of Ollama. */
const ollamaFamily =
  /^(?:[\w-]+\/)?(?:llama|codellama|tinyllama|medllama|meditron|gemma|medgemma|codegemma|qwen|qwq|phi|mistral|mixtral|ministral|deepseek|granite|command-r|aya|nomic-embed-text|mxbai-embed-large|snowflake-arctic-embed|bge-|all-minilm|llava|bakllava|moondream|smollm|olmo|dolphin|orca|vicuna|yi|falcon|starcoder|solar|nous-hermes|openchat|zephyr|wizard|stable|gpt-oss|devstral|magistral|exaone|minicpm|hermes|reader-lm|cogito|neural|neural-chat)[\w.-]*(?::[\w.-]+)?$/i;

const hubId = /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/;
const whisperSize = /^(?:tiny|base|small|medium|large)(?:\.en|-v\d(?:-turbo)?)?$|^turbo$/;
const yoloName = /^yolo(?:v?\d+|_nas|e)[\w-]*\.pt$/i;

/**
 * The model that a value names; undefined when it may be anything. `key` is the whole path of keys in small letters,
 * `certainty` how much the place says by itself: `surely` wants the value alone to be beyond doubt.
 */
export function judgeValue(key: string, value: string, certainty: 'surely' | 'likely'): SpelledModel | undefined {
  const text = value.trim();
  if (text === '' || text.length > 300 || /[\s<>"'`]|\$\{|\{\{/.test(text)) return undefined;
  const known = plain(text);
  const hosted = hostedValue(key, text);
  if (hosted !== undefined) return hosted;
  if (/^(?:models|runs):\//.test(text)) return { reference: `mlflow:${text}` };
  if (/^(?:hf|hf-hub|huggingface):\/{0,2}/.test(text)) return spellHub(plain(text.replace(/^huggingface:\/*/, '')));
  if (isPathOfModel(text)) return spellFile(known);
  if (key.includes('ollama') && /^[\w./-]+(?::[\w.-]+)?$/.test(text) && !isPlainWord(text))
    return { reference: `ollama:${text}` };
  if (key.includes('whisper') && whisperSize.test(text)) return { reference: `whisper:${text}` };
  if (yoloName.test(text)) return { reference: `ultralytics:${text}` };
  if (/^[a-z]{2,3}_(?:core|dep|ent|sent|ner)_\w+_(?:sm|md|lg|trf)$/.test(text)) return { reference: `spacy:${text}` };
  if (hubId.test(text) && isHubLike(key, text, certainty)) return spellHub(known);
  if (/^(?:all|multi-qa|paraphrase|msmarco)-[\w-]+-v\d$/.test(text)) return spellSentence(known);
  if (ollamaFamily.test(text) && text.includes(':') && certainty === 'likely') return { reference: `ollama:${text}` };
  if (/^(?:(?:distil|xlm-)?(?:bert|roberta|gpt2|bart|t5)-(?:base|large|small)[\w-]*)$/.test(text) && modelKey.test(key))
    return spellHub(known);
  return undefined;
}

/** Whether a key speaks of a model at all. */
export function isModelKey(key: string): boolean {
  return modelKey.test(key);
}

function hostedValue(key: string, text: string): SpelledModel | undefined {
  if (key.includes('azure') && key.includes('deployment')) return spellHosted('azure-openai', plain(text));
  const [, prefix = '', id = ''] = /^([a-z][a-z0-9_-]*)[/:](.+)$/.exec(text) ?? [];
  const provider = providerByPrefix(prefix);
  // `openai/whisper-large-v3` is on the hub, `openai/gpt-4o` behind a gateway.
  if (provider !== undefined && (providerOfId(id) !== undefined || isGatewayPrefix(prefix)))
    return spellPrefixed(plain(text));
  const own = providerOfId(text);
  if (own === undefined) return undefined;
  const named = ['azure', 'openrouter', 'vertex', 'bedrock', 'groq'].find((name) => key.includes(name));
  if (named === 'azure') return spellHosted('azure-openai', plain(text));
  return spellHosted(own === 'google' && named === 'vertex' ? 'vertex' : own, plain(text));
}

/** Prefixes that are no organisations on the hub. */
function isGatewayPrefix(prefix: string): boolean {
  return /^(?:bedrock|vertex_ai|azure|azure_ai|ollama|ollama_chat|groq|together_ai|fireworks_ai|openrouter|gemini|huggingface|hosted_vllm|replicate|anthropic|watsonx)$/.test(
    prefix,
  );
}

function isPathOfModel(text: string): boolean {
  return (
    isModelFile(text) && /^[\w./:@%+=,~?&-]+$/.test(text) && /[./]/.test(text) && !/^https?:\/\/[^/]+\/?$/.test(text)
  );
}

function isPlainWord(text: string): boolean {
  return (
    /^(?:true|false|yes|no|on|off|none|null|default|auto|local|ollama|latest|enabled|disabled|\d+)$/i.test(text) ||
    text.startsWith('/')
  );
}

/** Words of a key that say that a model of a hub is meant. */
const hubKey =
  /model[_.-]?(?:id|name[_-]or[_-]path)|base[_-]?model|hf[_-]|huggingface|embed|encoder|llm|rerank|transformer|pretrained|repo[_-]?id|tokenizer|lora|adapter|checkpoint|vllm|tgi|diffus|whisper|asr|tts|ner\b|nlp|judge|hub/;

function isHubLike(key: string, text: string, certainty: 'surely' | 'likely'): boolean {
  const [organisation = '', name = ''] = text.split('/');
  if (
    /^\d+$/.test(organisation) ||
    /^(?:application|text|image|audio|video|multipart|models?|data|src|configs?|api|v\d+|assets|weights|checkpoints|tmp|output|outputs|docker|library)$/i.test(
      organisation,
    )
  )
    return false;
  if (/\.(?:ya?ml|json|csv|txt|py|js|ts|md|png|jpe?g|html|sh|xml|toml|conf|log|zip|gz|tar)$/i.test(name)) return false;
  if (certainty === 'likely' && (hubKey.test(key) || isModelKey(key))) return true;
  return (
    isModelKey(key) && /\d|-(?:base|small|large|mini|tiny|medium|instruct|chat)/i.test(name) && /[a-z]/i.test(name)
  );
}
