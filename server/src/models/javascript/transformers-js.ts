// Transformers.js.
import type { Framework } from '../code/load-call';
import { byId } from '../code/load-rules';
import { isCompanion } from '../companions';
import { spellHub } from '../references';

export const transformersJs: Framework = {
  packages: ['@huggingface/transformers', '@xenova/transformers', 'kokoro-js'],
  rules: [
    {
      calls: ['pipeline'],
      how: 'transformers.js.pipeline',
      read: byId({
        id: [{ at: 1 }],
        revision: { options: 2, named: ['revision'] },
        spell: spellHub,
        without: 'default',
      }),
    },
    {
      calls: ['*.from_pretrained'],
      how: 'transformers.js.from_pretrained',
      read: byId({
        id: [{ at: 0 }],
        revision: { options: 1, named: ['revision'] },
        spell: spellHub,
        except: isCompanion,
      }),
    },
  ],
};
