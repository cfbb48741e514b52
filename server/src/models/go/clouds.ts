// Google's, Amazon's and Ollama's SDKs for Go.
import type { Framework, LoadCall } from '../code/load-call';
import { hostedRule } from '../hosted/hosted-rules';

/** `genai.ClientConfig{Backend: genai.BackendVertexAI}`. */
function googleOrVertex(call: LoadCall): string {
  const config = call.makers().map((maker) => maker.argument({ options: 1, named: ['Backend'] }));
  const isVertex = config.some(
    (node) => node !== undefined && call.resolver.tree.file.text.slice(node.start, node.end).includes('VertexAI'),
  );
  return isVertex ? 'vertex' : 'google';
}

const request = { options: 1, named: ['Model', 'Name'] };

export const clouds: readonly Framework[] = [
  {
    packages: ['google.golang.org/genai'],
    rules: [
      hostedRule(
        googleOrVertex,
        'google-genai.generate_content',
        [
          '**.Models.GenerateContent|GenerateContentStream|EmbedContent|GenerateImages|GenerateVideos|EditImage|UpscaleImage',
          '**.Chats.Create',
          '**.Live.Connect',
        ],
        [{ at: 1 }],
      ),
    ],
  },
  {
    packages: ['github.com/google/generative-ai-go/genai'],
    rules: [hostedRule('google', 'google-generativeai.GenerativeModel', ['**.GenerativeModel|EmbeddingModel'])],
  },
  {
    packages: ['cloud.google.com/go/vertexai/genai'],
    rules: [hostedRule('vertex', 'vertexai.GenerativeModel', ['**.GenerativeModel|EmbeddingModel'])],
  },
  {
    packages: ['github.com/ollama/ollama/api', 'github.com/jmorganca/ollama/api'],
    rules: [hostedRule('ollama', 'ollama.generate', ['**.Generate|Chat|Embed|Embeddings|Pull'], [request])],
  },
  {
    packages: [
      'github.com/aws/aws-sdk-go-v2/service/bedrockruntime',
      'github.com/aws/aws-sdk-go/service/bedrockruntime',
    ],
    rules: [
      hostedRule(
        'bedrock',
        'bedrock.invoke',
        ['**.InvokeModel|InvokeModelWithResponseStream|Converse|ConverseStream'],
        [{ options: 1, named: ['ModelId'] }],
        {
          methods: ['InvokeModel', 'InvokeModelWithResponseStream', 'Converse', 'ConverseStream'],
        },
      ),
    ],
  },
];
