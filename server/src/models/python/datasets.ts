// Hugging Face Datasets.
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { byId } from '../code/load-rules';
import { spellFile, spellHubDataset } from '../references';

/** Builders that read files of a format; the data is then named by other arguments. */
const builders = new Set([
  'csv',
  'json',
  'parquet',
  'text',
  'arrow',
  'pandas',
  'xml',
  'webdataset',
  'imagefolder',
  'audiofolder',
  'videofolder',
  'pdffolder',
]);

const name = { at: 0, named: ['path'] };
const fromHub = byId({ id: [name], spell: spellHubDataset, revision: { named: ['revision'] }, kind: 'dataset' });

function loadDataset(call: LoadCall): Loaded | undefined {
  const builder = call.text(name);
  if (builder === undefined || !builders.has(builder.text)) return fromHub(call);
  const file = firstFile(call);
  return { kind: 'dataset', reference: file };
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

export const datasets: Framework = {
  packages: ['datasets'],
  rules: [
    {
      calls: ['load_dataset', 'load_dataset_builder', 'load.load_dataset'],
      how: 'datasets.load_dataset',
      read: loadDataset,
    },
    {
      calls: ['load_from_disk', '*.load_from_disk'],
      how: 'datasets.load_from_disk',
      read: byId({ id: [{ at: 0, named: ['dataset_path', 'dataset_dict_path'] }], spell: spellFile, kind: 'dataset' }),
    },
  ],
};
