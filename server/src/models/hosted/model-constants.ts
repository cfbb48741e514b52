// The ids that SDKs give as constants: `ChatModel.GPT_4_1` is `gpt-4.1`, `openai.GPT3Dot5Turbo` is `gpt-3.5-turbo`.
// Invariant: an id is made from the constant's name by how each family spells its ids; a name of no family gives none.
// Sources: the enumerations of the providers' own SDKs and of LangChain4j, Spring AI, go-openai and MacPaw's OpenAI.
import { wordTable } from '../../text/word-table';

/** What SDKs write before or behind the id proper. */
const around =
  /^(?:k|ChatModel|EmbeddingModel|AudioModel|ImageModel|ModerationModel|SpeechModel|ResponsesModel|Model|model)(?=[A-Z_])_?/;

/** Constants whose names do not follow from their ids. */
const exceptions: Readonly<Record<string, string>> = wordTable({
  AdaEmbeddingV2: 'text-embedding-ada-002',
  SmallEmbedding3: 'text-embedding-3-small',
  LargeEmbedding3: 'text-embedding-3-large',
  textEmbeddingAda: 'text-embedding-ada-002',
  textEmbedding3: 'text-embedding-3-small',
  TEXT_EMBEDDING_ADA_V2: 'text-embedding-ada-002',
  CreateImageModelDallE3: 'dall-e-3',
  CreateImageModelDallE2: 'dall-e-2',
  TTSModel1: 'tts-1',
  TTSModel1HD: 'tts-1-hd',
  TTSModelGPT4oMini: 'gpt-4o-mini-tts',
  whisper_1: 'whisper-1',
  Whisper1: 'whisper-1',
});

const families =
  /^(?:gpt|chatgpt|claude|gemini|gemma|o[134]|text|whisper|tts|dall|davinci|omni|codex|mistral|mixtral|ministral|codestral|pixtral|magistral|voxtral|command|embed|rerank|llama|nova|titan|deepseek|grok|sonar|phi|qwen|imagen|veo|voyage)$/;

/** The id that a constant of an SDK stands for; undefined for a name that is no model's. */
export function idOfConstant(name: string): string | undefined {
  const known = exceptions[name];
  if (known !== undefined) return known;
  const words = wordsOf(name.replace(around, ''));
  const [first = ''] = words;
  const isOpenMistral = first === 'open' && /^mi[sx]tral$/.test(words[1] ?? '');
  if ((!families.test(first) && !isOpenMistral) || words.length < 2) return undefined;
  if (first === 'claude') return join(undate(words));
  const isDotted = first === 'gpt' || first === 'gemini' || first === 'llama' || first === 'qwen';
  return join(isDotted ? dotVersion(date(words)) : date(words));
}

/** `GPT4oMini`, `GPT_4O_MINI` and `gpt4_o_mini` are all `gpt`, `4o`, `mini`. */
function wordsOf(name: string): string[] {
  const words = name
    .replaceAll('Dot', '_')
    .replace(/DallE|DALL_?E/gi, 'dall_e')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/(\d)([A-Z][a-z])/g, '$1_$2')
    .replace(/([A-Za-z]{2,})(\d)/g, '$1_$2')
    .replace(/(\do)(\d)/g, '$1_$2')
    .toLowerCase()
    .split(/[_\s]+/)
    .filter((word) => word !== '');
  return words.reduce<string[]>((joined, word) => {
    const last = joined.at(-1) ?? '';
    // `4`, `o` is `4o`; `o`, `1` is `o1`; `16`, `k` is `16k`.
    const isOne =
      (/^\d+$/.test(last) && /^(?:o|k|b)$/.test(word)) || (joined.length === 1 && last === 'o' && /^\d$/.test(word));
    if (isOne) joined[joined.length - 1] = last + word;
    else joined.push(word);
    return joined;
  }, []);
}

/** Dates in the manner of OpenAI: `20240806` and `2024`, `08`, `06` are `2024-08-06`. */
function date(words: readonly string[]): string[] {
  return words.map((word) => word.replace(/^(20\d\d)(\d\d)(\d\d)$/, '$1-$2-$3'));
}

/** Dates in the manner of Anthropic: `2024`, `10`, `22` is `20241022`; `35` and `45` are versions of two parts. */
function undate(words: readonly string[]): string[] {
  const joined = words.join('-').replace(/-(20\d\d)-(\d\d)-(\d\d)\b/, '-$1$2$3');
  return joined.replace(/-([345])([1-9])(?=-|$)/, '-$1-$2').split('-');
}

/** The first two single digits in a row are a version: `gemini`, `2`, `0`; `gpt35` and `gpt`, `3`, `5`. */
function dotVersion(words: readonly string[]): string[] {
  const [first = '', major = '', minor, ...rest] = words;
  const fused = /^([1-5])([0-9])(o?)$/.exec(major);
  if (fused !== null && minor !== undefined) return [first, `${fused[1] ?? ''}.${fused[2] ?? ''}`, minor, ...rest];
  if (fused !== null) return [first, `${fused[1] ?? ''}.${fused[2] ?? ''}`];
  if (/^\d$/.test(major) && minor !== undefined && /^\d$/.test(minor)) return [first, `${major}.${minor}`, ...rest];
  return [...words];
}

function join(words: readonly string[]): string {
  const id = words.join('-');
  return id.replace(/^(llama|qwen)-(\d)/, '$1$2');
}
