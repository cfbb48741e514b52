// PyTorch: saved files, TorchScript, the hub of repositories, checkpoints of Lightning, networks of torchaudio and Geometric.
import { byNames } from '../code/any-content';
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { byId, given } from '../code/load-rules';
import { fileRule } from '../hosted/hosted-rules';
import { spellFile } from '../references';

const file = given(0, 'f', 'path', 'model', 'filename');

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

const address = byId({ id: given(0, 'url'), spell: spellFile });

/** A bundle of weights with its processing: `torchaudio.pipelines.WAV2VEC2_ASR_BASE_960H.get_model()`. */
function loadAudio(call: LoadCall): Loaded | undefined {
  return /^[A-Z]/.test(call.owner) ? { reference: `torchaudio:${call.owner}` } : undefined;
}

const checkpoint = fileRule('lightning.load_from_checkpoint', ['**.load_from_checkpoint'], given(0, 'checkpoint_path'));

export const torchFrameworks: readonly Framework[] = [
  {
    packages: ['torch'],
    rules: [
      {
        calls: ['load', 'serialization.load'],
        how: 'torch.load',
        read: byNames({
          otherwise: 'model',
          keywords: ['f'],
          unsafe: (call) => call.isLiteral({ named: ['weights_only'] }, false),
        }),
      },
      {
        calls: ['jit.load', 'export.load', '_inductor.aoti_load_package'],
        how: 'torch.jit.load',
        read: byId({ id: file, spell: spellFile }),
      },
      fileRule('torch.package', ['package.PackageImporter'], given(0, 'file_or_buffer'), { unsafe: () => true }),
      { calls: ['hub.load'], how: 'torch.hub.load', read: loadFromHub },
      {
        calls: ['hub.load_state_dict_from_url', 'utils.model_zoo.load_url'],
        how: 'torch.hub.load_state_dict_from_url',
        read: address,
      },
      { calls: ['hub.download_url_to_file'], how: 'torch.hub.download_url_to_file', read: address },
    ],
  },
  // A class that has it is one of Lightning's, wherever it is written.
  { packages: ['lightning', 'pytorch_lightning', '*'], rules: [checkpoint] },
  {
    packages: ['torchaudio'],
    rules: [{ calls: ['pipelines.*.get_model'], how: 'torchaudio.pipelines', read: loadAudio }],
  },
  {
    packages: ['torchtune', 'fairseq', 'fairseq2', 'esm'],
    rules: [
      { calls: ['pretrained.*'], how: 'esm.pretrained', read: (call) => ({ reference: `esm:${call.name}` }) },
      fileRule(
        'fairseq.load_model',
        ['checkpoint_utils.load_model_ensemble', '*.load_model_ensemble_and_task'],
        given(0),
      ),
    ],
  },
];
