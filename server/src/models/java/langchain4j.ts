// LangChain4j: one builder for each provider's models, models that come inside a library.
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { fileRule, hostedRule } from '../hosted/hosted-rules';
import { providerOfClass } from '../hosted/provider-names';
import { wordTable } from '../../text/word-table';

/** The class whose builder is used: `OpenAiChatModel.builder()`. */
function ownerOf(call: LoadCall): string {
  const names = call.origin.path.slice(1);
  return names.find((name) => /^[A-Z]/.test(name)) ?? '';
}

const ids = 'modelName|modelId|model|deploymentName|modelDeploymentName';
const isNoModel = (call: LoadCall): boolean => providerOfClass(ownerOf(call)) === undefined;

/** A builder that is never told a model takes the library's own choice. */
function withoutModel(call: LoadCall): Loaded | undefined {
  const names = call.origin.path.slice(call.origin.path.indexOf('builder') + 1);
  const isTold = names.some((name) => ids.split('|').includes(name) || name === 'defaultRequestParameters');
  const isWhole = call.origin.calls.every((node) => node === undefined || node.start === call.node.start);
  return isTold || !isWhole || isNoModel(call) || !ownerOf(call).endsWith('Model')
    ? undefined
    : { reference: undefined };
}

/** `AllMiniLmL6V2EmbeddingModel`: the weights come inside the library. */
const inside: Readonly<Record<string, string>> = wordTable({
  AllMiniLmL6V2EmbeddingModel: 'sentence-transformers/all-MiniLM-L6-v2',
  AllMiniLmL6V2QuantizedEmbeddingModel: 'sentence-transformers/all-MiniLM-L6-v2',
  BgeSmallEnEmbeddingModel: 'BAAI/bge-small-en',
  BgeSmallEnQuantizedEmbeddingModel: 'BAAI/bge-small-en',
  BgeSmallEnV15EmbeddingModel: 'BAAI/bge-small-en-v1.5',
  BgeSmallEnV15QuantizedEmbeddingModel: 'BAAI/bge-small-en-v1.5',
  BgeSmallZhEmbeddingModel: 'BAAI/bge-small-zh',
  BgeSmallZhV15EmbeddingModel: 'BAAI/bge-small-zh-v1.5',
  E5SmallV2EmbeddingModel: 'intfloat/e5-small-v2',
  E5SmallV2QuantizedEmbeddingModel: 'intfloat/e5-small-v2',
});

export const langchain4j: Framework = {
  packages: ['dev.langchain4j'],
  rules: [
    hostedRule(
      (call) => providerOfClass(ownerOf(call)) ?? '',
      'langchain4j.modelName',
      [`**.builder.**.${ids}`],
      undefined,
      {
        except: (call) => isNoModel(call) || !call.origin.path.includes('builder'),
      },
    ),
    { how: 'langchain4j.build', calls: ['**.builder.**.build', '**.*.withApiKey'], read: withoutModel },
    fileRule('langchain4j.onnx', ['**.OnnxEmbeddingModel|OnnxScoringModel']),
    {
      how: 'langchain4j.embedding',
      calls: [`**.${Object.keys(inside).join('|')}`],
      read: (call) => ({ reference: `pkg:huggingface/${inside[call.name] ?? call.name}` }),
    },
  ],
};
