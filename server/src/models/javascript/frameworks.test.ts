// Each JavaScript library, called as people call it, and what only looks like it. The expectations stand in the source.
// How they are written is said in uses.test.ts.
import { checkUses } from '../uses.test';

const cases: Readonly<Record<string, string>> = {
  'transformers.js': `
import { pipeline, AutoModel, AutoTokenizer, env as settings } from '@huggingface/transformers';
const ID = \`org/\${'net'}\`;
const net = await pipeline('ner', ID, { revision: 'v1' }); // => pkg:huggingface/org/net @v1
await AutoModel.from_pretrained('a/b', { revision: 'main' }); // => pkg:huggingface/a/b @main
await AutoTokenizer.from_pretrained('a/b');
await pipeline('ner'); // => ?
const { pipeline: old } = await import('@xenova/transformers');
await old('ner', 'Xenova/x'); // => pkg:huggingface/Xenova/x
`,
  'from a network address': `
import { pipeline } from 'https://cdn.jsdelivr.net/npm/@xenova/transformers@2.6.0';
pipeline('ner', 'Xenova/y'); // => pkg:huggingface/Xenova/y
`,
  onnxruntime: `
import * as ort from 'onnxruntime-web/webgpu';
import { InferenceSession } from 'onnxruntime-node';
import path from 'node:path';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
await ort.InferenceSession.create('/models/a.onnx'); // => /models/a.onnx
await InferenceSession.create(path.join(__dirname, '..', 'assets', 'b.onnx')); // => assets/b.onnx
await InferenceSession.create(new URL('./c.onnx', import.meta.url).pathname); // => src/c.onnx
await InferenceSession.create(fileURLToPath(new URL('../d.onnx', import.meta.url))); // => d.onnx
await InferenceSession.create(readFileSync('e.onnx')); // => e.onnx
await InferenceSession.create(path.resolve(process.cwd(), 'f.onnx')); // => f.onnx
export const load = (file: string) => InferenceSession.create(file); // => ?
new InferenceSession();
`,
  openai: `
import OpenAI, { AzureOpenAI } from 'openai';
import type { ClientOptions } from 'openai';
enum Model { Small = 'gpt-4o-mini' }
const MODELS = { big: 'gpt-4o' } as const;
const client = new OpenAI({ apiKey: 'k' });
type Name = 'gpt-4o' | 'gpt-5';
client.chat.completions.create({ model: Model.Small, messages: [] }); // => hosted:openai/gpt-4o-mini
client.responses.create({ model: MODELS.big, input: '' }); // => hosted:openai/gpt-4o
client.embeddings.create({ model: process.env.EMBED ?? 'x', input: '' }); // => ?
client.models.list();
const options = { model: 'gpt-4.1' };
client.chat.completions.create({ ...options, messages: [] }); // => hosted:openai/gpt-4.1
export const ask = (body: Body) => client.chat.completions.create(body); // => ?
class Service {
  static MODEL = 'm1';
  #own = new OpenAI();
  private later?: OpenAI;
  constructor(private readonly sdk: OpenAI) { this.later = new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' }); }
  one() { return this.#own.responses.create({ model: Service.MODEL }); } // => hosted:openai/m1
  two() { return this.sdk.responses.create({ model: 'm2' }); } // => hosted:openai/m2
  three() { return this.later!.chat.completions.create({ model: 'm3' }); } // => hosted:groq/m3
}
function make() { return new AzureOpenAI({ endpoint: 'https://w.openai.azure.com' }); }
make().chat.completions.create({ model: 'd1' }); // => hosted:azure-openai/d1
`,
  'require, and names that are bound elsewhere': `
const { OpenAI } = require('openai');
const Whole = require('openai');
new OpenAI().moderations.create({ model: 'omni' }); // => hosted:openai/omni
new Whole().moderations.create({ model: 'omni' }); // => hosted:openai/omni
let late; late = new OpenAI();
late.responses.create({ model: 'm' }); // => hosted:openai/m
function own(OpenAI) { return new OpenAI().responses.create({ model: 'no' }); }
{ class OpenAI {} new OpenAI().responses.create({ model: 'no' }); }
const text = "new OpenAI().responses.create({ model: 'no' })";
`,
  anthropic: `
import Anthropic from '@anthropic-ai/sdk';
import { AnthropicBedrock } from '@anthropic-ai/bedrock-sdk';
const claude = new Anthropic();
await claude.messages.create({ model: 'claude-1', max_tokens: 1 }); // => hosted:anthropic/claude-1
claude.messages.stream({ max_tokens: 1, model: process.env['M'] }); // => ?
claude.messages.countTokens({ model: 'claude-1' });
new AnthropicBedrock().messages.create({ model: 'eu.claude' }); // => hosted:bedrock/eu.claude
`,
  'the AI SDK': `
import { generateText, streamText, Agent, createProviderRegistry, gateway } from 'ai';
import { openai, createOpenAI } from '@ai-sdk/openai';
import { anthropic as claude } from '@ai-sdk/anthropic';
import { createAzure } from '@ai-sdk/azure';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
streamText({ model: openai('gpt-4o'), prompt: '' }); // => hosted:openai/gpt-4o
const model = claude('claude-x'); // => hosted:anthropic/claude-x
generateText({ model });
generateText({ model: 'google/gemini' }); // => hosted:google/gemini
generateText({ model: process.env.MODEL }); // => ?
openai.embedding('text-embedding-3-small'); // => hosted:openai/text-embedding-3-small
createAzure({ resourceName: 'w' })('d1'); // => hosted:azure-openai/d1
const groq = createOpenAI({ baseURL: 'https://api.groq.com/openai/v1' });
groq('llama'); // => hosted:groq/llama
createOpenAICompatible({ name: 'mine', baseURL: 'http://localhost:8000/v1' })('org/net'); // => pkg:huggingface/org/net
gateway('xai/grok'); // => hosted:xai/grok
createProviderRegistry({ openai }).languageModel('openai:gpt-5'); // => hosted:openai/gpt-5
export const pick = (id: string) => openai(id); // => ?
openai.tools.webSearch({});
`,
};

describe('JavaScript frameworks', () => {
  for (const [name, source] of Object.entries(cases)) {
    it(name, () => checkUses('src/code.ts', source));
  }

  it('reads JSX and CommonJS', async () => {
    await checkUses(
      'a.jsx',
      "import { openai } from '@ai-sdk/openai';\nexport const A = () => <p>{openai('m')}</p>; // => hosted:openai/m\n",
    );
    await checkUses('a.cjs', "const { openai } = require('@ai-sdk/openai');\nopenai('m'); // => hosted:openai/m\n");
  });
});
