// Hosted models and models on the device in JavaScript and TypeScript, as people call them. How the expectations are
// written is said in uses.test.ts.
import { checkUses } from '../uses.test';

const cases: Readonly<Record<string, string>> = {
  'SDKs of providers': `
import { GoogleGenAI } from '@google/genai';
import { GoogleGenerativeAI } from '@google/generative-ai';
import { VertexAI } from '@google-cloud/vertexai';
import { BedrockRuntimeClient, ConverseCommand, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import { Mistral } from '@mistralai/mistralai';
import { CohereClientV2 } from 'cohere-ai';
import Groq from 'groq-sdk';
import Replicate from 'replicate';
import ollama, { Ollama } from 'ollama';
import { OpenAIClient } from '@azure/openai';
const ai = new GoogleGenAI({ apiKey: 'k' });
await ai.models.generateContentStream({ model: 'gemini-2.0-flash', contents: '' }); // => hosted:google/gemini-2.0-flash
ai.chats.create({ model: 'gemini-2.5-pro' }); // => hosted:google/gemini-2.5-pro
new GoogleGenAI({ vertexai: true }).models.embedContent({ model: 'gemini-embedding-001', contents: '' }); // => hosted:vertex/gemini-embedding-001
await ai.models.countTokens({ model: 'gemini-2.0-flash', contents: '' });
new GoogleGenerativeAI('k').getGenerativeModel({ model: 'gemini-1.5-flash' }); // => hosted:google/gemini-1.5-flash
new VertexAI({ project: 'p' }).preview.getGenerativeModel({ model: 'gemini-1.5-pro' }); // => hosted:vertex/gemini-1.5-pro
const runtime = new BedrockRuntimeClient({});
await runtime.send(new ConverseCommand({ modelId: 'eu.amazon.nova-lite-v1:0', messages: [] })); // => hosted:bedrock/eu.amazon.nova-lite-v1:0
await runtime.send(new InvokeModelCommand({ modelId: process.env.MODEL, body: '' })); // => ?
await new Mistral().chat.complete({ model: 'mistral-small-latest', messages: [] }); // => hosted:mistral/mistral-small-latest
await new CohereClientV2({}).rerank({ model: 'rerank-v3.5', query: '', documents: [] }); // => hosted:cohere/rerank-v3.5
await new Groq().audio.transcriptions.create({ model: 'whisper-large-v3', file }); // => hosted:groq/whisper-large-v3
await new Replicate().run('owner/net:abc', { input: {} }); // => hosted:replicate/owner/net:abc
await ollama.chat({ model: 'llama3.1', messages: [] }); // => ollama:llama3.1
await new Ollama({ host: 'http://gpu:11434' }).embed({ model: 'bge-m3', input: '' }); // => ollama:bge-m3
await ollama.list();
await new OpenAIClient('https://x', key).getChatCompletions('ward', []); // => hosted:azure-openai/ward
`,
  'LangChain and other frameworks': `
import { ChatOpenAI, AzureChatOpenAI, OpenAIEmbeddings } from '@langchain/openai';
import { ChatAnthropic } from '@langchain/anthropic';
import { ChatOllama } from '@langchain/ollama';
import { ChatBedrockConverse } from '@langchain/aws';
import { initChatModel } from 'langchain/chat_models/universal';
import { createReactAgent } from '@langchain/langgraph/prebuilt';
import { Settings, OpenAI, HuggingFaceEmbedding } from 'llamaindex';
import { Agent } from '@mastra/core/agent';
import { Agent as OwnAgent } from '@openai/agents';
import { genkit } from 'genkit';
import { googleAI } from '@genkit-ai/googleai';
const llm = new ChatOpenAI({ model: 'gpt-4o', temperature: 0 }); // => hosted:openai/gpt-4o
new ChatOpenAI({ modelName: 'org/net', configuration: { baseURL: 'http://localhost:8000/v1' } }); // => pkg:huggingface/org/net
new ChatOpenAI(); // => ?
new AzureChatOpenAI({ azureOpenAIApiDeploymentName: 'ward' }); // => hosted:azure-openai/ward
new OpenAIEmbeddings({ model: 'text-embedding-3-small' }); // => hosted:openai/text-embedding-3-small
new ChatAnthropic({ modelName: process.env.WRITER! }); // => ?
new ChatOllama({ model: 'mistral' }); // => ollama:mistral
new ChatBedrockConverse({ model: 'anthropic.claude-3-haiku-20240307-v1:0' }); // => hosted:bedrock/anthropic.claude-3-haiku-20240307-v1:0
await initChatModel('gpt-4o', { modelProvider: 'openai' }); // => hosted:openai/gpt-4o
await initChatModel('anthropic:claude-3-5-haiku-latest'); // => hosted:anthropic/claude-3-5-haiku-latest
createReactAgent({ llm, tools: [] });
Settings.llm = new OpenAI({ model: 'gpt-4o-mini' }); // => hosted:openai/gpt-4o-mini
Settings.embedModel = new HuggingFaceEmbedding({ modelType: 'BAAI/bge-small-en' }); // => pkg:huggingface/BAAI/bge-small-en
new Agent({ name: 'a', instructions: '', model: 'anthropic/claude-3-5-haiku-latest' }); // => hosted:anthropic/claude-3-5-haiku-latest
new OwnAgent({ name: 'a', model: 'gpt-5-mini' }); // => hosted:openai/gpt-5-mini
const k = genkit({ plugins: [googleAI()], model: googleAI.model('gemini-2.0-flash') }); // => hosted:google/gemini-2.0-flash
await k.generate({ model: 'googleai/gemini-2.5-flash', prompt: '' }); // => hosted:google/gemini-2.5-flash
`,
  'TensorFlow.js and its models': `
import * as tf from '@tensorflow/tfjs-node';
import * as mobilenet from '@tensorflow-models/mobilenet';
import * as pose from '@tensorflow-models/pose-detection';
import { loadTensorflowModel } from 'react-native-fast-tflite';
await tf.loadLayersModel(tf.io.fileSystem('models/x/model.json')); // => models/x/model.json
await tf.loadGraphModel('https://example.org/net/model.json'); // => https://example.org/net/model.json
await tf.loadGraphModel(url); // => ?
await tf.node.loadSavedModel('saved/x'); // => saved/x
tf.sequential();
await mobilenet.load({ version: 2 }); // => tfjs-models:mobilenet
await pose.createDetector(pose.SupportedModels.MoveNet); // => tfjs-models:pose-detection/MoveNet
await loadTensorflowModel({ url: 'https://example.org/a.tflite' }); // => https://example.org/a.tflite
`,
  'models on the device': `
import { CreateMLCEngine } from '@mlc-ai/web-llm';
import { getLlama, resolveModelFile } from 'node-llama-cpp';
import { FilesetResolver, HandLandmarker } from '@mediapipe/tasks-vision';
import * as faceapi from 'face-api.js';
import { initLlama } from 'llama.rn';
import path from 'node:path';
import { KokoroTTS } from 'kokoro-js';
await CreateMLCEngine('Llama-3.2-1B-Instruct-q4f16_1-MLC'); // => webllm:Llama-3.2-1B-Instruct-q4f16_1-MLC
const llama = await getLlama();
await llama.loadModel({ modelPath: path.join('models', 'x.gguf') }); // => models/x.gguf
await resolveModelFile('hf:org/net-GGUF/net.Q4.gguf'); // => pkg:huggingface/org/net-GGUF
const files = await FilesetResolver.forVisionTasks('wasm');
await HandLandmarker.createFromOptions(files, { baseOptions: { modelAssetPath: '/hand.task' } }); // => /hand.task
await HandLandmarker.createFromModelPath(files, 'hand.task'); // => hand.task
await faceapi.nets.tinyFaceDetector.loadFromUri('/weights'); // => /weights
await initLlama({ model: 'file://x.gguf', n_ctx: 1 }); // => file://x.gguf
await KokoroTTS.from_pretrained('onnx-community/Kokoro-82M', { dtype: 'q8' }); // => pkg:huggingface/onnx-community/Kokoro-82M
`,
  'requests without an SDK': `
import axios from 'axios';
import got from 'got';
import { InferenceSession } from 'onnxruntime-web';
await fetch('https://api.openai.com/v1/responses', { method: 'POST', body: JSON.stringify({ model: 'gpt-4o', input: '' }) }); // => hosted:openai/gpt-4o
const payload = { model: 'mistral-large-latest', messages: [] };
await axios.post('https://api.mistral.ai/v1/chat/completions', payload); // => hosted:mistral/mistral-large-latest
await axios({ method: 'post', url: 'http://localhost:11434/api/generate', data: { model: 'llama3' } }); // => ollama:llama3
await got.post('https://openrouter.ai/api/v1/chat/completions', { json: { model: 'meta/llama' } }); // => hosted:openrouter/meta/llama
await fetch(\`https://generativelanguage.googleapis.com/v1beta/models/gemini-pro:generateContent?key=\${key}\`, { method: 'POST', body }); // => hosted:google/gemini-pro
await fetch('/api/chat', { method: 'POST', body: JSON.stringify({ model: 'gpt-4o' }) });
await fetch('https://api.example.com/v1/chat/completions', { method: 'POST', body: JSON.stringify({ model: 'gpt-4o' }) });
await fetch('https://api.openai.com/v1/models');
const bytes = await (await fetch('https://example.org/net.onnx')).arrayBuffer();
await InferenceSession.create(bytes); // => https://example.org/net.onnx
`,
};

describe('libraries of JavaScript', () => {
  for (const [name, source] of Object.entries(cases)) {
    it(name, () => checkUses('src/code.ts', source));
  }

  it('is a name that a script element brought', async () => {
    await checkUses(
      'public/app.js',
      "const net = await tf.loadGraphModel('net/model.json'); // => net/model.json\nconst s = await ort.InferenceSession.create('a.onnx'); // => a.onnx\nfunction own(tf) { return tf.loadGraphModel('no'); }\n",
    );
  });
});
