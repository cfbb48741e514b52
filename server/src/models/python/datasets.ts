// Data sets: Hugging Face Datasets, OpenML, scikit-learn's downloads, the UCI repository, Deep Lake.
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { byId, given } from '../code/load-rules';
import { fileRule, namedRule } from '../hosted/hosted-rules';
import { spellFile, spellHubDataset, spellIn } from '../references';

/** Builders that read files of a format; the data is then named by other arguments. */
const builders = new Set(
  'csv json parquet text arrow pandas xml webdataset imagefolder audiofolder videofolder pdffolder nifti sql spark hdf5'.split(
    ' ',
  ),
);

const name = { at: 0, named: ['path'] };
const fromHub = byId({ id: [name], spell: spellHubDataset, revision: { named: ['revision'] }, kind: 'dataset' });

function loadDataset(call: LoadCall): Loaded | undefined {
  const builder = call.text(name);
  if (builder === undefined || !builders.has(builder.text)) return fromHub(call);
  return { kind: 'dataset', reference: firstFile(call) };
}

/** The first file named, alone, in a list, or by split. */
function firstFile(call: LoadCall): string | undefined {
  let node = call.argument({ named: ['data_files'] }) ?? call.argument({ named: ['data_dir'] });
  for (let depth = 0; node !== undefined && depth < 4; depth++) {
    const known = call.texts.of(node);
    if (known !== undefined) return spellFile(known)?.reference;
    const [thing] = call.resolver.things(node);
    const view = thing?.kind === 'expression' ? call.resolver.view(thing.node) : undefined;
    node = view?.kind === 'list' ? view.items[0] : view?.kind === 'map' ? view.entries[0]?.value : undefined;
  }
  return undefined;
}

/** A data set of OpenML by its name, or by its number. */
function loadOpenml(call: LoadCall): Loaded | undefined {
  const number = call.number({ named: ['data_id'] }) ?? call.number({ at: 0 });
  const version = call.number({ named: ['version'] });
  if (number !== undefined) return { kind: 'dataset', reference: `openml:${number}` };
  const loaded = byId({ id: given(0, 'name', 'dataset_id'), spell: spellIn('openml'), kind: 'dataset' })(call);
  return loaded && { ...loaded, revision: version === undefined ? undefined : String(version) };
}

const dataset = { kind: 'dataset' as const };

export const datasets: readonly Framework[] = [
  {
    packages: ['datasets'],
    rules: [
      {
        calls: ['load_dataset', 'load_dataset_builder', 'load.load_dataset'],
        how: 'datasets.load_dataset',
        read: loadDataset,
      },
      fileRule(
        'datasets.load_from_disk',
        ['load_from_disk', '*.load_from_disk'],
        given(0, 'dataset_path', 'dataset_dict_path'),
        dataset,
      ),
    ],
  },
  {
    packages: ['sklearn'],
    rules: [{ calls: ['datasets.fetch_openml'], how: 'sklearn.fetch_openml', read: loadOpenml }],
  },
  { packages: ['openml'], rules: [{ calls: ['datasets.get_dataset'], how: 'openml.get_dataset', read: loadOpenml }] },
  {
    packages: ['ucimlrepo'],
    rules: [
      {
        calls: ['fetch_ucirepo'],
        how: 'ucimlrepo.fetch_ucirepo',
        read: (call) => {
          const number = call.number({ at: 1, named: ['id'] });
          if (number !== undefined) return { ...dataset, reference: `uci:${number}` };
          return byId({ id: given(0, 'name'), spell: spellIn('uci'), kind: 'dataset' })(call);
        },
      },
    ],
  },
  {
    packages: ['deeplake'],
    rules: [fileRule('deeplake.load', ['load', 'open', 'open_read_only'], given(0, 'path', 'url'), dataset)],
  },
  {
    packages: ['dvc'],
    rules: [fileRule('dvc.api', ['api.open|read|get_url', 'api.DVCFileSystem'], given(0, 'path'), dataset)],
  },
  { packages: ['webdataset'], rules: [fileRule('webdataset.WebDataset', ['WebDataset'], given(0, 'urls'), dataset)] },
  {
    packages: ['streaming'],
    rules: [
      fileRule(
        'streaming.StreamingDataset',
        ['StreamingDataset'],
        [{ named: ['remote'] }, { named: ['local'] }],
        dataset,
      ),
    ],
  },
  {
    packages: ['torch_geometric', 'ogb', 'dgl'],
    rules: [
      namedRule(
        'torch_geometric.datasets',
        ['datasets.Planetoid|TUDataset|MoleculeNet|OGB_MAG', '*.PygNodePropPredDataset|PygGraphPropPredDataset'],
        spellIn('torch_geometric'),
        [{ named: ['name'] }, { at: 1 }],
        dataset,
      ),
    ],
  },
];
