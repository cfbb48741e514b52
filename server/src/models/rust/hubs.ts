// Rust crates that fetch from the Hugging Face hub: hf-hub, rust-bert, fastembed.
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { byId } from '../code/load-rules';
import { fileRule, hubRule } from '../hosted/hosted-rules';
import { spellHub, spellHubDataset } from '../references';
import { wordTable } from '../../text/word-table';

/** `api.repo(Repo::with_revision("org/name", RepoType::Model, "v1"))`. */
function byRepo(call: LoadCall): Loaded | undefined {
  const node = call.argument({ at: 0 });
  if (node === undefined) return undefined;
  const [maker] = call.resolver.origins(node).flatMap((origin) => new Maker(call, origin.calls.at(-1)).found);
  if (maker === undefined) return { reference: undefined };
  const written = call.resolver.tree.file.text.slice(maker.node.start, maker.node.end);
  const isDataset = /RepoType::Dataset|Repo::dataset/.test(written);
  if (/RepoType::Space|Repo::space/.test(written)) return undefined;
  const spell = isDataset ? spellHubDataset : spellHub;
  return byId({ id: [{ at: 0 }], spell, revision: { at: 2 }, ...(isDataset ? { kind: 'dataset' as const } : {}) })(
    maker,
  );
}

/** The call behind an argument, as one that can be read. */
class Maker {
  readonly found: readonly LoadCall[];

  constructor(call: LoadCall, node: LoadCall['node'] | undefined) {
    const view = node === undefined ? undefined : call.resolver.view(node);
    this.found = node === undefined || view?.kind !== 'call' ? [] : [call.of(node, view)];
  }
}

/** Models that rust-bert and fastembed know by a name of their own. Sources: their documentation. */
const named: Readonly<Record<string, string>> = wordTable({
  AllMiniLmL12V2: 'sentence-transformers/all-MiniLM-L12-v2',
  AllMiniLmL6V2: 'sentence-transformers/all-MiniLM-L6-v2',
  AllDistilrobertaV1: 'sentence-transformers/all-distilroberta-v1',
  ParaphraseAlbertSmallV2: 'sentence-transformers/paraphrase-albert-small-v2',
  DistiluseBaseMultilingualCased: 'sentence-transformers/distiluse-base-multilingual-cased',
  BertBaseNliMeanTokens: 'sentence-transformers/bert-base-nli-mean-tokens',
  SentenceT5Base: 'sentence-transformers/sentence-t5-base',
  AllMiniLML6V2: 'sentence-transformers/all-MiniLM-L6-v2',
  AllMiniLML6V2Q: 'sentence-transformers/all-MiniLM-L6-v2',
  AllMiniLML12V2: 'sentence-transformers/all-MiniLM-L12-v2',
  AllMiniLML12V2Q: 'sentence-transformers/all-MiniLM-L12-v2',
  AllMpnetBaseV2: 'sentence-transformers/all-mpnet-base-v2',
  BGESmallENV15: 'BAAI/bge-small-en-v1.5',
  BGESmallENV15Q: 'BAAI/bge-small-en-v1.5',
  BGEBaseENV15: 'BAAI/bge-base-en-v1.5',
  BGEBaseENV15Q: 'BAAI/bge-base-en-v1.5',
  BGELargeENV15: 'BAAI/bge-large-en-v1.5',
  BGELargeENV15Q: 'BAAI/bge-large-en-v1.5',
  BGESmallZHV15: 'BAAI/bge-small-zh-v1.5',
  BGEM3: 'BAAI/bge-m3',
  NomicEmbedTextV1: 'nomic-ai/nomic-embed-text-v1',
  NomicEmbedTextV15: 'nomic-ai/nomic-embed-text-v1.5',
  NomicEmbedTextV15Q: 'nomic-ai/nomic-embed-text-v1.5',
  ParaphraseMLMiniLML12V2: 'sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2',
  ParaphraseMLMpnetBaseV2: 'sentence-transformers/paraphrase-multilingual-mpnet-base-v2',
  MultilingualE5Small: 'intfloat/multilingual-e5-small',
  MultilingualE5Base: 'intfloat/multilingual-e5-base',
  MultilingualE5Large: 'intfloat/multilingual-e5-large',
  MxbaiEmbedLargeV1: 'mixedbread-ai/mxbai-embed-large-v1',
  MxbaiEmbedLargeV1Q: 'mixedbread-ai/mxbai-embed-large-v1',
  GTEBaseENV15: 'Alibaba-NLP/gte-base-en-v1.5',
  GTELargeENV15: 'Alibaba-NLP/gte-large-en-v1.5',
  ClipVitB32: 'Qdrant/clip-ViT-B-32-vision',
  JinaEmbeddingsV2BaseCode: 'jinaai/jina-embeddings-v2-base-code',
  BGERerankerBase: 'BAAI/bge-reranker-base',
  BGERerankerV2M3: 'rozgo/bge-reranker-v2-m3',
  JINARerankerV1TurboEn: 'jinaai/jina-reranker-v1-turbo-en',
  JINARerankerV2BaseMultiligual: 'jinaai/jina-reranker-v2-base-multilingual',
  SPLADEPPV1: 'Qdrant/Splade_PP_en_v1',
});

/** A member of an enumeration of models, given as such or within options. */
function byName(call: LoadCall): Loaded | undefined {
  const node = call.argument({ at: 0 });
  if (node === undefined) return { reference: undefined };
  const inner = call.argument({ options: 0, named: ['model_name'] }) ?? node;
  const [origin] = call.resolver.origins(inner);
  const made = (origin?.calls ?? []).flatMap((each) => new Maker(call, each).found);
  const given = made.flatMap((maker) => maker.given.flatMap(({ value }) => maker.resolver.origins(value)));
  const names = [origin, ...given].map((each) => each?.path.at(-1));
  const id = names.map((name) => named[name ?? '']).find((found) => found !== undefined);
  return { reference: id === undefined ? undefined : `pkg:huggingface/${id}` };
}

const tasks =
  'SentimentModel|NERModel|QuestionAnsweringModel|SummarizationModel|TranslationModel|ZeroShotClassificationModel|TextGenerationModel|ConversationModel|POSModel|KeywordExtractionModel|SequenceClassificationModel|TokenClassificationModel|MaskedLanguageModel';

export const hubs: readonly Framework[] = [
  {
    packages: ['hf_hub'],
    rules: [
      hubRule('hf-hub.model', ['**.model'], undefined, { except: (call) => call.origin.path.includes('Repo') }),
      { how: 'hf-hub.repo', calls: ['**.repo'], read: byRepo },
      {
        how: 'hf-hub.dataset',
        calls: ['**.dataset'],
        read: (call) =>
          call.origin.path.includes('Repo')
            ? undefined
            : byId({ id: [{ at: 0 }], spell: spellHubDataset, kind: 'dataset' })(call),
      },
    ],
  },
  {
    packages: ['rust_bert'],
    rules: [
      { how: 'rust-bert.remote', calls: ['**.SentenceEmbeddingsBuilder.remote'], read: byName },
      fileRule('rust-bert.local', ['**.SentenceEmbeddingsBuilder.local']),
      { how: 'rust-bert.new', calls: [`**.${tasks}.new`], read: () => ({ reference: undefined }) },
    ],
  },
  {
    packages: ['fastembed'],
    rules: [
      {
        how: 'fastembed.try_new',
        calls: ['**.TextEmbedding|ImageEmbedding|SparseTextEmbedding|TextRerank.try_new'],
        read: byName,
      },
    ],
  },
];
