// A model that was trained or tuned here without saying with what, and a dataset that does not say where it is from.
import type { Fix } from '../../text/change';
import { datasetNamed, findDatasets } from '../../workspace/dataset-coverage';
import { findModels } from '../../workspace/model-coverage';
import type { RowOf } from '../../workspace/rows';
import { nameOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { provenanceGate, softenedOutsideHighRisk } from './ai-duty';
import { judgeMissing, unstated } from './owed-fields';

const tables = ['models', 'datasets', 'uses', 'artifacts'] as const;

type Tables = ProductInput<(typeof tables)[number]>['tables'];

/** What tells where data are from, how they came about and whom they stand for. */
const originKeys = ['source', 'license', 'collected', 'population'] as const;

/** More ways out than anybody reads are none. */
const MOST_OFFERS = 5;

export const undocumentedTrainingData = rule({
  name: 'ai/undocumented-training-data',
  severity: 'warning',
  finds:
    'A model trained or tuned here without its datasets, or a dataset without source, licence, collection or population',
  why: 'A model knows what its data showed it, and no more. Without their origin nobody can say for whom its results hold, whether the data may be used, or what has to be looked at when it errs.',
  mend: 'Name the datasets in "training-data:", and say of each where it was obtained, under which licence, when it was collected and whom it stands for.',
  clauses: ['ai-act:art-10/2b', 'ai-act:annex-IV/2d'],
  asks: 'asks where the data come from',
  gate: provenanceGate,
  softened: softenedOutsideHighRisk,
  failing: [
    {
      title: 'A model of our own, and data that nobody describes',
      text: `models:
  - id: af-detector
#       ^^^^^^^^^^^ warning: af-detector "AF detector" was trained here, and its record does not say with which data.
    name: AF detector
    origin: in-house
  - id: noise-filter
    name: Noise filter
    origin: fine-tuned
    training-data: [clinic-ecg]
datasets:
  - id: clinic-ecg
#       ^^^^^^^^^^ warning: does not state "license", "collected" or "population".
    name: Clinic ECG
    source: Cardiology of the Example Clinic, contract 4711
`,
    },
  ],
  passing: [
    {
      title: 'A model taken over as it is, and a described dataset',
      text: `models:
  - id: triage
    name: Triage
    origin: third-party
  - id: af-detector
    name: AF detector
    origin: in-house
    training-data: [ptb-xl]
datasets:
  - id: ptb-xl
    name: PTB-XL
    source: https://physionet.org/content/ptb-xl/1.0.3/
    license: CC-BY-4.0
    collected: 1989/1996
    population: 18 869 patients
`,
    },
  ],
  judges: [onProduct(tables, judge)],
});

function judge({ product, tables: facts }: ProductInput<(typeof tables)[number]>): readonly Judgement[] {
  const trained = facts.models.filter(
    ({ value }) => (value.origin === 'in-house' || value.origin === 'fine-tuned') && value.trainingData.length === 0,
  );
  const ofModels = trained.map((row) => {
    const how = row.value.origin === 'in-house' ? 'trained' : 'tuned';
    const missing = judgeMissing(
      row,
      ['training-data'],
      `was ${how} here, and its record does not say with which data.`,
    );
    return { ...missing, fixes: [...offersFor(row, product, facts), ...(missing.fixes ?? [])] };
  });
  const loaded = findDatasets(product, facts);
  const ofDatasets = facts.datasets.flatMap((row): Judgement[] => {
    const missing = originKeys.filter((key) => !row.keys.has(key));
    if (missing.length === 0) return [];
    const judgement = judgeMissing(row, missing, unstated(missing));
    const reference = loaded.find(({ record }) => record === row)?.reference;
    const known = missing.includes('source') && reference !== undefined ? [writeSource(row, reference)] : [];
    return [{ ...judgement, fixes: [...known, ...(judgement.fixes ?? [])] }];
  });
  return [...ofModels, ...ofDatasets];
}

/** The datasets that the model's card names, else those of the product. */
function offersFor(row: RowOf<'model'>, product: ProductInput<never>['product'], facts: Tables): readonly Fix[] {
  const found = findModels(product, facts).find(({ record }) => record === row);
  const stated = (found?.artifact?.stated.datasets ?? []).flatMap(
    ({ name }) => datasetNamed(name, facts.datasets) ?? [],
  );
  if (stated.length > 0) return [nameData(row, stated, 'as its card says', true)];
  return facts.datasets.slice(0, MOST_OFFERS).map((dataset) => nameData(row, [dataset], 'trained it', false));
}

function nameData(row: RowOf<'model'>, datasets: readonly RowOf<'dataset'>[], words: string, preferred: boolean): Fix {
  const ids = datasets.flatMap(({ id }) => id ?? []);
  const title = preferred ? `Name ${ids.join(', ')}, ${words}` : `Say that ${datasets.map(nameOf).join(', ')} ${words}`;
  return { title, changes: [{ kind: 'set-field', anchor: row.anchor, key: 'training-data', value: ids }], preferred };
}

function writeSource(row: RowOf<'dataset'>, reference: string): Fix {
  return {
    title: `Write the source ${reference}, from which the code loads it`,
    changes: [{ kind: 'set-field', anchor: row.anchor, key: 'source', value: reference }],
    preferred: true,
  };
}
