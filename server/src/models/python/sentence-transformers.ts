// Sentence Transformers. A short name means the organisation `sentence-transformers`, unless it is one of the few
// models that the hub itself keeps without an organisation (list: sentence_transformers/SentenceTransformer.py).
import type { Framework } from '../code/load-call';
import { byId } from '../code/load-rules';
import { isLocal, spellHub, type SpelledModel } from '../references';
import type { KnownText } from '../code/known-text';

const withoutOrganisation = new Set(
  'albert-base-v1 albert-base-v2 albert-large-v1 albert-large-v2 albert-xlarge-v1 albert-xlarge-v2 albert-xxlarge-v1 albert-xxlarge-v2 bert-base-cased bert-base-cased-finetuned-mrpc bert-base-chinese bert-base-german-cased bert-base-multilingual-cased bert-base-multilingual-uncased bert-base-uncased bert-large-cased bert-large-uncased bert-large-uncased-whole-word-masking camembert-base distilbert-base-cased distilbert-base-german-cased distilbert-base-multilingual-cased distilbert-base-uncased distilgpt2 distilroberta-base gpt2 gpt2-large gpt2-medium gpt2-xl openai-gpt roberta-base roberta-large t5-11b t5-3b t5-base t5-large t5-small xlm-roberta-base xlm-roberta-large xlnet-base-cased xlnet-large-cased'.split(
    ' ',
  ),
);

/** A name of Sentence Transformers, short or whole. */
export function spellSentence(known: KnownText): SpelledModel | undefined {
  const { text } = known;
  const isShort = !text.includes('/') && !isLocal(known) && !withoutOrganisation.has(text);
  return spellHub(isShort ? { ...known, text: `sentence-transformers/${text}` } : known);
}

const id = [{ at: 0, named: ['model_name_or_path', 'model_name'] }];
const revision = { named: ['revision'] };

export const sentenceTransformers: Framework = {
  packages: ['sentence_transformers'],
  rules: [
    {
      calls: ['**.SentenceTransformer', 'models.StaticEmbedding.from_model2vec'],
      how: 'sentence_transformers.SentenceTransformer',
      read: byId({ id, revision, spell: spellSentence }),
    },
    {
      calls: ['**.CrossEncoder'],
      how: 'sentence_transformers.CrossEncoder',
      read: byId({ id, revision, spell: spellHub }),
    },
    {
      calls: ['**.SparseEncoder'],
      how: 'sentence_transformers.SparseEncoder',
      read: byId({ id, revision, spell: spellHub }),
    },
    {
      calls: ['models.Transformer|CLIPModel'],
      how: 'sentence_transformers.models.Transformer',
      read: byId({ id, revision, spell: spellHub }),
    },
  ],
};
