// Medical imaging and biosignals: MONAI with its bundles, nnU-Net, TotalSegmentator, TorchXRayVision and data of PhysioNet.
// Sources: the documentation of monai.bundle, nnunetv2, totalsegmentator, torchxrayvision, wfdb, medmnist and torchio.
import type { KnownText } from '../code/known-text';
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { byId, given } from '../code/load-rules';
import { fileRule, namedRule } from '../hosted/hosted-rules';
import { spellFile, spellHub, spellIn, type SpelledModel } from '../references';

/** A bundle of MONAI's model zoo, or of a repository on the hub; names may carry their version. */
function loadBundle(call: LoadCall): Loaded | undefined {
  const source = call.text({ named: ['source'] })?.text;
  const repository = call.text({ named: ['repo'] });
  const read = byId({ id: given(0, 'name'), spell: spellIn('monai'), revision: { at: 1, named: ['version'] } });
  const loaded = read(call);
  if (loaded?.reference === undefined) return loaded;
  if (source === 'huggingface_hub' && repository !== undefined)
    return { ...loaded, reference: spellHub(repository)?.reference };
  const [, name = '', version] = /^(monai:\w+?)_v(\d[\w.]*)$/.exec(loaded.reference) ?? [];
  return version === undefined ? loaded : { ...loaded, reference: name, revision: version };
}

/** A network with weights that MONAI fetches: `monai.networks.nets.DenseNet121(pretrained=True)`. */
function loadNetwork(call: LoadCall): Loaded | undefined {
  const pretrained = { named: ['pretrained', 'use_pretrained'] };
  if (!call.isLiteral(pretrained, true)) return undefined;
  const model = byId({ id: given(0, 'model_name'), spell: spellIn('monai') })(call);
  return { reference: model?.reference ?? `monai:${call.name}` };
}

/** TotalSegmentator loads the weights of its task. */
function loadTotal(call: LoadCall): Loaded | undefined {
  const task = { named: ['task'] };
  if (call.isGiven(task)) return byId({ id: [task], spell: spellIn('totalsegmentator') })(call);
  return call.hasUnknownArguments() ? { reference: undefined } : { reference: 'totalsegmentator:total' };
}

/** `mitdb/1.0.0` of PhysioNet is a slug with a version. */
function spellPhysioNet({ text }: KnownText): SpelledModel | undefined {
  const [slug = '', version] = text.split('/');
  if (slug === '') return undefined;
  return {
    reference: `physionet:${slug}`,
    revision: version !== undefined && /^\d/.test(version) ? version : undefined,
  };
}

const record = byId({ id: [{ named: ['pn_dir', 'pb_dir'] }], spell: spellPhysioNet, kind: 'dataset' });
const folderOfData = given(0, 'root', 'root_dir', 'imgpath');

const data = (how: string, calls: readonly string[], catalogue: string) => ({
  calls,
  how,
  read: (call: LoadCall): Loaded | undefined =>
    /^[A-Z]/.test(call.name) ? { kind: 'dataset' as const, reference: `${catalogue}:${call.name}` } : undefined,
});

export const medical: readonly Framework[] = [
  {
    packages: ['monai'],
    rules: [
      { calls: ['bundle.load', 'bundle.*.load'], how: 'monai.bundle.load', read: loadBundle },
      {
        calls: ['bundle.download', 'bundle.*.download', 'apps.load_from_mmar'],
        how: 'monai.bundle.download',
        read: loadBundle,
      },
      namedRule(
        'monai.DecathlonDataset',
        ['apps.DecathlonDataset', 'apps.*.DecathlonDataset'],
        spellIn('monai'),
        given(1, 'task'),
        { kind: 'dataset' },
      ),
      namedRule(
        'monai.TciaDataset',
        ['apps.TciaDataset', 'apps.*.TciaDataset'],
        spellIn('tcia'),
        given(1, 'collection'),
        { kind: 'dataset' },
      ),
      data('monai.MedNISTDataset', ['apps.MedNISTDataset', 'apps.*.MedNISTDataset'], 'monai'),
      {
        calls: ['networks.nets.*', 'networks.nets.*.*', '**.TorchVisionFCModel'],
        how: 'monai.networks',
        read: loadNetwork,
      },
      fileRule('monai.weights', ['apps.download_url', 'apps.*.download_url'], given(0, 'url'), {
        except: (call) => !isWeights(call.text({ at: 0, named: ['url'] })),
      }),
    ],
  },
  {
    packages: ['totalsegmentator'],
    rules: [
      {
        calls: ['python_api.totalsegmentator', 'totalsegmentator', '*.*.totalsegmentator'],
        how: 'totalsegmentator',
        read: loadTotal,
      },
    ],
  },
  {
    packages: ['nnunetv2', 'nnunet', 'nnInteractive', 'nnunet_mednext', 'dynamic_network_architectures'],
    rules: [
      fileRule(
        'nnunetv2.initialize',
        ['**.initialize_from_trained_model_folder'],
        given(0, 'model_training_output_dir'),
      ),
      fileRule(
        'nnunet.predict',
        ['inference.predict.predict_from_folder', '**.load_model_and_checkpoint_files'],
        given(0, 'model', 'folder'),
      ),
      namedRule(
        'nnunetv2.download',
        ['**.download_and_install_pretrained_model_by_url', '**.download_and_install_from_url'],
        spellFile,
        given(0),
      ),
    ],
  },
  {
    packages: ['torchxrayvision'],
    rules: [
      namedRule(
        'torchxrayvision.models',
        ['models.DenseNet|ResNet', 'models.get_model', 'autoencoders.ResNetAE'],
        spellIn('torchxrayvision'),
        [{ named: ['weights'] }, { named: ['model_name'] }],
      ),
      namedRule(
        'torchxrayvision.models',
        ['baseline_models.*.*', 'baseline_models.*.*.*'],
        spellIn('torchxrayvision'),
        [{ named: ['weights'] }],
      ),
      fileRule('torchxrayvision.datasets', ['datasets.*'], [{ named: ['imgpath'] }, { at: 0 }], {
        kind: 'dataset',
        except: (call) => !call.name.endsWith('_Dataset'),
      }),
    ],
  },
  {
    packages: ['wfdb'],
    rules: [
      {
        calls: ['rdrecord|rdsamp|rdann|rdheader', '**.rdrecord|rdsamp|rdann|rdheader'],
        how: 'wfdb.rdrecord',
        read: record,
      },
      namedRule(
        'wfdb.dl_database',
        ['dl_database|dl_files|get_record_list', '**.dl_database|dl_files|get_record_list'],
        spellPhysioNet,
        given(0, 'db_dir', 'db'),
        { kind: 'dataset' },
      ),
    ],
  },
  {
    packages: ['medmnist'],
    rules: [
      {
        ...data('medmnist', ['*', 'dataset.*'], 'medmnist'),
        read: (call) =>
          /MNIST(?:3D|2D)?$/.test(call.name) ? { kind: 'dataset', reference: `medmnist:${call.name}` } : undefined,
      },
    ],
  },
  { packages: ['torchio'], rules: [data('torchio.datasets', ['datasets.*', 'datasets.*.*'], 'torchio')] },
  { packages: ['moabb', 'braindecode'], rules: [data('moabb.datasets', ['datasets.*'], 'moabb')] },
  {
    packages: ['mne'],
    rules: [
      {
        calls: [
          'datasets.*.data_path|load_data|fetch_data|fetch_dataset',
          'datasets.*.*.data_path|load_data|fetch_data',
        ],
        how: 'mne.datasets',
        read: (call) => ({ kind: 'dataset', reference: `mne:${call.origin.path.slice(2, -1).join('.')}` }),
      },
    ],
  },
  {
    packages: ['pyhealth', 'pytorch_tabular'],
    rules: [
      fileRule('pyhealth.datasets', ['datasets.*'], folderOfData, {
        kind: 'dataset',
        except: (call) => !call.name.endsWith('Dataset') || call.name === 'SampleDataset',
      }),
    ],
  },
  {
    packages: ['tciaclient', 'tcia_utils', 'idc_index'],
    rules: [
      namedRule(
        'tcia.download',
        ['nbia.getSeries', '**.download_from_selection'],
        spellIn('tcia'),
        [{ named: ['collection', 'collection_id'] }],
        { kind: 'dataset' },
      ),
    ],
  },
];

function isWeights(address: KnownText | undefined): boolean {
  return (
    address !== undefined &&
    /\.(?:pth?|ckpt|onnx|ts|safetensors|h5|keras|tflite|bin|nemo|pkl|joblib|gguf)(?:\?|$)/.test(address.text)
  );
}
