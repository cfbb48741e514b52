// Diffusers: pipelines, their parts, single files, adapters.
import type { Framework } from '../code/load-call';
import { byId } from '../code/load-rules';
import { isCompanion } from '../companions';
import { spellHub } from '../references';

const revision = { named: ['revision'] };

export const diffusers: Framework = {
  packages: ['diffusers'],
  rules: [
    {
      calls: ['**.from_pretrained'],
      how: 'diffusers.from_pretrained',
      read: byId({
        id: [{ at: 0, named: ['pretrained_model_name_or_path', 'pretrained_model_or_path'] }],
        revision,
        spell: spellHub,
        except: isCompanion,
      }),
    },
    {
      calls: ['**.from_single_file'],
      how: 'diffusers.from_single_file',
      read: byId({
        id: [{ at: 0, named: ['pretrained_model_link_or_path', 'pretrained_model_link_or_path_or_dict'] }],
        revision,
        spell: spellHub,
      }),
    },
    ...['load_lora_weights', 'load_ip_adapter', 'load_textual_inversion', 'load_attn_procs'].map((name) => ({
      calls: [`**.${name}`],
      how: `diffusers.${name}`,
      read: byId({
        id: [{ at: 0, named: ['pretrained_model_name_or_path', 'pretrained_model_name_or_path_or_dict'] }],
        revision,
        spell: spellHub,
      }),
    })),
  ],
};
