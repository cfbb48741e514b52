// Constants of SDKs as they are written, and the ids they stand for.
import assert from 'node:assert/strict';
import { idOfConstant } from './model-constants';

const ids: Readonly<Record<string, string | undefined>> = {
  GPT_4_O_MINI: 'gpt-4o-mini',
  GPT_4O: 'gpt-4o',
  GPT_4_1_NANO: 'gpt-4.1-nano',
  GPT_4O_2024_08_06: 'gpt-4o-2024-08-06',
  GPT_3_5_TURBO: 'gpt-3.5-turbo',
  GPT_5_MINI: 'gpt-5-mini',
  O3_MINI: 'o3-mini',
  TEXT_EMBEDDING_3_SMALL: 'text-embedding-3-small',
  TEXT_EMBEDDING_ADA_002: 'text-embedding-ada-002',
  GPT4TurboPreview: 'gpt-4-turbo-preview',
  GPT3Dot5Turbo: 'gpt-3.5-turbo',
  GPT4o20240806: 'gpt-4o-2024-08-06',
  GPT4oMini: 'gpt-4o-mini',
  ChatModelGPT4oMini: 'gpt-4o-mini',
  ChatModelGPT4_1: 'gpt-4.1',
  ChatModelO3Mini: 'o3-mini',
  SmallEmbedding3: 'text-embedding-3-small',
  gpt4_o: 'gpt-4o',
  gpt4_o_mini: 'gpt-4o-mini',
  gpt4_1: 'gpt-4.1',
  gpt3_5Turbo: 'gpt-3.5-turbo',
  gpt4o: 'gpt-4o',
  Gpt_4o: 'gpt-4o',
  CLAUDE_3_7_SONNET_20250219: 'claude-3-7-sonnet-20250219',
  CLAUDE_SONNET_4_5_20250929: 'claude-sonnet-4-5-20250929',
  CLAUDE_3_5_HAIKU_LATEST: 'claude-3-5-haiku-latest',
  ModelClaude3_7SonnetLatest: 'claude-3-7-sonnet-latest',
  ModelClaudeSonnet4_20250514: 'claude-sonnet-4-20250514',
  ModelClaude3_5Haiku20241022: 'claude-3-5-haiku-20241022',
  claude35Sonnet: 'claude-3-5-sonnet',
  GEMINI_2_0_FLASH: 'gemini-2.0-flash',
  Gemini15Pro: 'gemini-1.5-pro',
  MISTRAL_LARGE_LATEST: 'mistral-large-latest',
  OPEN_MISTRAL_7B: 'open-mistral-7b',
  WHISPER_1: 'whisper-1',
  Whisper1: 'whisper-1',
  DALL_E_3: 'dall-e-3',
  OpenAIModel: undefined,
  CHAT_MODEL: undefined,
  Temperature: undefined,
  text: undefined,
};

describe('constants of SDKs', () => {
  for (const [name, id] of Object.entries(ids)) {
    it(`reads ${name}`, () => assert.equal(idOfConstant(name), id));
  }
});
