// Language processing: spaCy, Stanza, Flair, Gensim, fastText, KeyBERT and BERTopic.
import type { KnownText } from '../code/known-text';
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { byId, given } from '../code/load-rules';
import { fileRule, hubRule, namedRule } from '../hosted/hosted-rules';
import { isLocal, spellFile, spellHub, spellIn, type SpelledModel } from '../references';
import { spellSentence } from './sentence-transformers';

function spellSpacy(known: KnownText): SpelledModel | undefined {
  // A package is called like one, a folder of a training run is not.
  return /^[a-z]{2,3}_\w+$/.test(known.text) && !known.isPath ? spellIn('spacy')(known) : spellFile(known);
}

/** Names of Flair are short, or those of a repository; files end as they do. */
function spellFlair(known: KnownText): SpelledModel | undefined {
  if (isLocal(known)) return spellFile(known);
  return known.text.includes('/') ? spellHub(known) : spellIn('flair')(known);
}

/** A language with the package of its models: `stanza:en/mimic`. */
function loadStanza(call: LoadCall): Loaded | undefined {
  const language = byId({ id: given(0, 'lang'), spell: spellIn('stanza'), without: 'default' })(call);
  const place = { named: ['package'] };
  if (language?.reference === undefined || call.argument(place) === undefined) return language;
  const name = call.text(place)?.text;
  // A package for each part of the pipeline, written as a map.
  if (name === undefined) return call.isMap(place) ? language : { reference: undefined };
  return name === 'default' ? language : { ...language, reference: `${language.reference}/${name}` };
}

const embedding = (how: string, names: string, ...keywords: readonly string[]) =>
  hubRule(how, [names], given(0, ...keywords));

/** Pipelines of spaCy are packages of their own: `en_core_web_sm`, `de_core_news_md`, `en_core_sci_lg`. */
const spacyLanguages = 'ca da de el en es fi fr hr it ja ko lt mk nb nl pl pt ro ru sl sv uk xx zh'.split(' ');
const spacyGenres = ['core_web', 'core_news', 'dep_news', 'ent_wiki', 'sent_ud'];
const spacyPackages = [
  ...spacyLanguages.flatMap((name) =>
    spacyGenres.flatMap((genre) => ['sm', 'md', 'lg', 'trf'].map((size) => `${name}_${genre}_${size}`)),
  ),
  ...'en_core_sci_sm en_core_sci_md en_core_sci_lg en_core_sci_scibert en_ner_craft_md en_ner_jnlpba_md en_ner_bc5cdr_md en_ner_bionlp13cg_md en_core_med7_lg en_core_med7_trf'.split(
    ' ',
  ),
];

export const language: readonly Framework[] = [
  {
    packages: spacyPackages,
    rules: [
      { calls: ['load'], how: 'spacy.load', read: (call) => ({ reference: `spacy:${call.origin.path[0] ?? ''}` }) },
    ],
  },
  {
    packages: ['spacy', 'medspacy', 'scispacy'],
    rules: [
      namedRule('spacy.load', ['load', 'util.load_model', '*.load_model'], spellSpacy, given(0, 'name', 'model')),
      namedRule('spacy.download', ['cli.download', '*.download.download'], spellSpacy, given(0, 'model')),
      fileRule('spacy.from_disk', ['**.().from_disk'], given(0, 'path')),
    ],
  },
  {
    packages: ['stanza'],
    rules: [{ calls: ['Pipeline', 'download', '*.Pipeline'], how: 'stanza.Pipeline', read: loadStanza }],
  },
  {
    packages: ['flair'],
    rules: [
      namedRule(
        'flair.load',
        [
          '**.SequenceTagger|TextClassifier|Classifier|EntityLinker|EntityMentionLinker|RelationExtractor|TARSClassifier|TARSTagger|MultiTagger|RelationClassifier|TextRegressor.load',
        ],
        spellFlair,
        given(0, 'model_path', 'model_name'),
      ),
      embedding(
        'flair.embeddings',
        '**.TransformerWordEmbeddings|TransformerDocumentEmbeddings|SentenceTransformerDocumentEmbeddings',
        'model',
      ),
      namedRule(
        'flair.embeddings',
        ['embeddings.WordEmbeddings|FlairEmbeddings|BytePairEmbeddings|PooledFlairEmbeddings|ELMoEmbeddings'],
        spellFlair,
        given(0, 'embeddings', 'model'),
      ),
    ],
  },
  {
    packages: ['gensim'],
    rules: [
      namedRule('gensim.downloader', ['downloader.load'], spellIn('gensim'), given(0, 'name')),
      fileRule(
        'gensim.KeyedVectors',
        ['**.KeyedVectors.load_word2vec_format', '**.*.load_word2vec_format'],
        given(0, 'fname'),
      ),
      fileRule('gensim.facebook', ['**.load_facebook_model|load_facebook_vectors'], given(0, 'path')),
      fileRule(
        'gensim.load',
        [
          '**.KeyedVectors|Word2Vec|Doc2Vec|FastText|LdaModel|LdaMulticore|LsiModel|TfidfModel|Phrases|Phraser|HdpModel|CoherenceModel|EnsembleLda|Nmf|AuthorTopicModel|LdaSeqModel|WordEmbeddingSimilarityIndex.load',
        ],
        given(0, 'fname', 'fname_or_handle'),
        { unsafe: () => true },
      ),
    ],
  },
  {
    packages: ['fasttext', 'fasttext_wheel', 'compress_fasttext'],
    rules: [
      fileRule('fasttext.load_model', ['load_model', '**.CompressedFastTextKeyedVectors.load'], given(0, 'path')),
    ],
  },
  {
    packages: ['keybert'],
    rules: [{ calls: ['KeyBERT'], how: 'keybert.KeyBERT', read: shortSentence(given(0, 'model')) }],
  },
  {
    packages: ['bertopic'],
    rules: [
      { calls: ['BERTopic'], how: 'bertopic.BERTopic', read: shortSentence([{ named: ['embedding_model'] }]) },
      hubRule('bertopic.load', ['BERTopic.load'], given(0, 'path')),
    ],
  },
  {
    packages: ['txtai'],
    rules: [
      hubRule('txtai.Embeddings', ['Embeddings', 'embeddings.Embeddings'], [{ named: ['path'] }, { at: 0 }]),
      hubRule('txtai.LLM', ['LLM', 'pipeline.LLM'], given(0, 'path')),
    ],
  },
  {
    packages: ['medcat'],
    rules: [fileRule('medcat.load_model_pack', ['**.CAT.load_model_pack'], given(0, 'zip_path', 'model_pack_path'))],
  },
  {
    packages: ['allennlp'],
    rules: [
      fileRule(
        'allennlp.from_path',
        ['**.Predictor.from_path', '**.load_archive'],
        given(0, 'archive_path', 'archive_file'),
      ),
    ],
  },
  {
    packages: ['argostranslate'],
    rules: [fileRule('argostranslate.install', ['package.install_from_path'], given(0))],
  },
];

/** An embedder by a name in the short form of Sentence Transformers; an object was loaded elsewhere. */
function shortSentence(id: ReturnType<typeof given>): (call: LoadCall) => Loaded | undefined {
  return byId({ id, spell: spellSentence, takesObjects: true, without: 'default' });
}
