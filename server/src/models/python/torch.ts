// PyTorch: saved files, TorchScript, the hub of repositories.
import { byNames } from '../code/any-content';
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { byId } from '../code/load-rules';
import { spellFile } from '../references';

const file = { at: 0, named: ['f', 'path', 'model'] };

/** `owner/repo:tag` with an entry point; the entry points of some repositories take the weights as an argument. */
function loadFromHub(call: LoadCall): Loaded | undefined {
  const repository = call.text({ at: 0, named: ['repo_or_dir', 'github'] });
  const entry = call.text({ at: 1, named: ['model'] });
  if (repository === undefined || entry === undefined) return { reference: undefined };
  if (call.isLiteral({ named: ['pretrained'] }, false)) return undefined;
  if (call.text({ named: ['source'] })?.text === 'local') {
    return { reference: call.text({ named: ['path', 'weights'] })?.text ?? spellFile(repository)?.reference };
  }
  const [name = '', tag] = repository.text.split(':');
  return { reference: `torchhub:${name}/${entry.text}`, revision: tag };
}

const address = byId({ id: [{ at: 0, named: ['url'] }], spell: spellFile });

export const torch: Framework = {
  packages: ['torch'],
  rules: [
    {
      calls: ['load'],
      how: 'torch.load',
      read: byNames({
        otherwise: 'model',
        keywords: ['f'],
        unsafe: (call) => call.isLiteral({ named: ['weights_only'] }, false),
      }),
    },
    { calls: ['jit.load', 'export.load'], how: 'torch.jit.load', read: byId({ id: [file], spell: spellFile }) },
    { calls: ['hub.load'], how: 'torch.hub.load', read: loadFromHub },
    { calls: ['hub.load_state_dict_from_url'], how: 'torch.hub.load_state_dict_from_url', read: address },
    { calls: ['hub.download_url_to_file'], how: 'torch.hub.download_url_to_file', read: address },
  ],
};
