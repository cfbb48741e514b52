// Hugging Face Transformers and the libraries that load in its manner: PEFT, Optimum, Unsloth.
import type { Framework } from '../code/load-call';
import { byId } from '../code/load-rules';
import { isCompanion } from '../companions';
import { spellHub } from '../references';

const revision = { named: ['revision'] };

const pretrained = {
  calls: ['**.from_pretrained'],
  read: byId({
    id: [{ at: 0, named: ['pretrained_model_name_or_path', 'model_name_or_path', 'model_id', 'model_name'] }],
    revision,
    spell: spellHub,
    except: isCompanion,
  }),
};

export const transformers: Framework = {
  packages: ['transformers', 'pytorch_transformers', 'adapters'],
  rules: [
    { ...pretrained, how: 'transformers.from_pretrained' },
    {
      calls: ['pipeline', 'pipelines.pipeline'],
      how: 'transformers.pipeline',
      read: byId({
        id: [{ at: 1, named: ['model'] }],
        revision,
        spell: spellHub,
        without: 'default',
        takesObjects: true,
      }),
    },
  ],
};

export const optimum: Framework = {
  packages: ['optimum', 'unsloth'],
  rules: [{ ...pretrained, how: 'optimum.from_pretrained' }],
};

export const peft: Framework = {
  packages: ['peft'],
  rules: [
    {
      calls: [
        'AutoPeftModel.from_pretrained',
        'AutoPeftModelForCausalLM.from_pretrained',
        'AutoPeftModelForSequenceClassification.from_pretrained',
        'AutoPeftModelForSeq2SeqLM.from_pretrained',
      ],
      how: 'peft.from_pretrained',
      read: pretrained.read,
    },
    {
      calls: ['*.from_pretrained'],
      how: 'peft.from_pretrained',
      read: byId({
        id: [{ at: 1, named: ['model_id'] }],
        revision,
        spell: spellHub,
        except: isCompanion,
      }),
    },
    {
      calls: ['*.from_pretrained.().load_adapter'],
      how: 'peft.load_adapter',
      read: byId({ id: [{ at: 0, named: ['model_id'] }], revision, spell: spellHub }),
    },
  ],
};
