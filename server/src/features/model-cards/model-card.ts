// The record of a model as a model card of the Hugging Face hub: front matter for programs, sections for people.
// Invariant: importing the card gives the record again; what the record does not state, the card says is not stated.
// Source of keys and sections: github.com/huggingface/hub-docs, modelcard.md, and the hub's card template.
import { stringify } from 'yaml';
import { ownKey } from '../../models/artifacts/hub-card';
import { documentOf } from '../../records/annotation-file';
import { licenseProblem } from '../../terms/license';
import { parsePurl } from '../../terms/purl';
import { statedLicense } from '../../terms/stated-license';
import type { Data } from '../../text/change';
import { find } from '../../syntax/locate';
import type { TreeNode } from '../../syntax/tree';
import type { RecordRow, RowOf } from '../../workspace/rows';
import type { ProductModel } from '../../workspace/tables';
import { annotationAt, type FeatureContext } from '../context';

type Fields = Readonly<Record<string, Data>>;

/** The licences that the hub knows by these very ids. Source: huggingface.co/docs/hub/repositories-licenses. */
const hubLicense =
  /^(?:apache-2\.0|mit|isc|unlicense|zlib|ncsa|postgresql|(?:afl|bsl|osl|artistic|ecl|epl|eupl|mpl|ofl|cdla-permissive|cdla-sharing|etalab|agpl|gpl|lgpl)-[\d.]+|bsd-[23]-clause(?:-clear)?|cc0-1\.0|cc-by(?:-nc)?(?:-sa|-nd)?-[\d.]+|ms-pl|wtfpl|openrail|bigscience-openrail-m|bigscience-bloom-rail-1\.0|bigcode-openrail-m|creativeml-openrail-m|llama[\d.]+|gemma)$/;

/** Writes the card of a model. */
export function writeModelCard(context: FeatureContext, product: ProductModel, row: RowOf<'model'>): string {
  const fields = fieldsOf(context, row);
  const datasets = product.tables.datasets.filter((dataset) => isNamed(dataset, row));
  const front = frontMatter(context, fields, row, datasets);
  const yaml = stringify(front, { lineWidth: 0 }).trimEnd();
  return `---\n${yaml}\n---\n\n${bodyOf(row, datasets, product)}`;
}

/** A dataset that the model's record names. */
function isNamed({ id }: RowOf<'dataset'>, { mentions }: RowOf<'model'>): boolean {
  return id !== undefined && mentions.some(({ text }) => text === id);
}

function frontMatter(
  context: FeatureContext,
  fields: Fields,
  { id, value }: RowOf<'model'>,
  datasets: readonly RowOf<'dataset'>[],
): Record<string, unknown> {
  const license = licenseKeys(value.license);
  const base = hubId(value.baseModel);
  const said = new Set(['name', ...(license.isExact ? ['license'] : []), ...(base.isExact ? ['base-model'] : [])]);
  const own = Object.fromEntries(Object.entries(fields).filter(([key]) => key !== 'id' && !said.has(key)));
  const ids = datasets.flatMap((dataset) => hubDataset(dataset.value.source) ?? []);
  const results = value.evaluation.length === 0 ? [] : resultsOf(value.evaluation, datasets);
  const name = value.name ?? id ?? 'model';
  return {
    ...license.keys,
    ...(base.name === undefined ? {} : { base_model: base.name }),
    ...(base.name !== undefined && value.origin === 'fine-tuned' ? { base_model_relation: 'finetune' } : {}),
    ...(ids.length === 0 ? {} : { datasets: ids }),
    model_name: name,
    ...(results.length === 0 ? {} : { 'model-index': [{ name, results }] }),
    [ownKey]: {
      model: { ...(id === undefined ? {} : { id }), ...own },
      ...(datasets.length === 0 ? {} : { datasets: datasets.map((dataset) => fieldsOf(context, dataset)) }),
    },
  };
}

/** The hub's words for a licence; `isExact`: they are read back as the same expression. */
function licenseKeys(license: string | undefined): {
  readonly keys: Record<string, string>;
  readonly isExact: boolean;
} {
  if (license === undefined || licenseProblem(license) !== undefined) return { keys: {}, isExact: false };
  const plain = license.replace(/^LicenseRef-/, '');
  const lower = plain.toLowerCase();
  if (hubLicense.test(lower)) return { keys: { license: lower }, isExact: statedLicense(lower) === license };
  return { keys: { license: 'other', license_name: plain }, isExact: statedLicense(plain) === license };
}

/** The id on the hub of a purl; a revision has no place there. */
function hubId(reference: string | undefined): { readonly name: string | undefined; readonly isExact: boolean } {
  const purl = reference === undefined ? undefined : parsePurl(reference);
  if (purl?.type !== 'huggingface') return { name: undefined, isExact: false };
  const name = [purl.namespace, purl.name].filter((part) => part !== undefined).join('/');
  return { name, isExact: reference === `pkg:huggingface/${name}` && purl.namespace !== undefined };
}

function hubDataset(source: string | undefined): string | undefined {
  return /^https:\/\/huggingface\.co\/datasets\/([\w.-]+(?:\/[\w.-]+)?)\/?$/.exec(source ?? '')?.[1];
}

/** The measurements by what they were made on. */
function resultsOf(
  evaluation: RowOf<'model'>['value']['evaluation'],
  datasets: readonly RowOf<'dataset'>[],
): readonly unknown[] {
  const byDataset = new Map<string | undefined, (typeof evaluation)[number][]>();
  for (const measure of evaluation) {
    const own = byDataset.get(measure.dataset?.text);
    if (own === undefined) byDataset.set(measure.dataset?.text, [measure]);
    else own.push(measure);
  }
  return [...byDataset].map(([id, measures]) => {
    const dataset = datasets.find((each) => each.id === id);
    const type = hubDataset(dataset?.value.source) ?? id ?? 'unknown';
    return {
      task: { type: 'other' },
      dataset: { type, name: dataset?.value.name ?? id ?? 'not stated' },
      metrics: measures.map(({ metric, value, subgroup }) => ({
        type: metric ?? 'not stated',
        value: value === undefined ? 'not stated' : String(Number(value)) === value ? Number(value) : value,
        ...(subgroup === undefined ? {} : { args: { subgroup } }),
      })),
    };
  });
}

/** What stands in a record, letter by letter. */
function fieldsOf(context: FeatureContext, { anchor }: RecordRow): Fields {
  const annotation = annotationAt(context, anchor.file);
  if (annotation === undefined) return {};
  const [root, path] = documentOf(annotation, anchor.path);
  const node = root && find(root, path)?.node;
  const data = node === undefined ? undefined : dataOf(node);
  return isFields(data) ? data : {};
}

function isFields(data: Data | undefined): data is Fields {
  return typeof data === 'object' && !Array.isArray(data);
}

function dataOf(node: TreeNode): Data | undefined {
  if (node.kind === 'list') return node.items.flatMap((item) => dataOf(item.node) ?? []);
  if (node.kind === 'scalar')
    return node.value === null ? undefined : typeof node.value === 'boolean' ? node.value : node.text;
  const entries = node.entries.map((entry) => [entry.key, dataOf(entry.node)] as const);
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, Data] => entry[1] !== undefined));
}

const unsaid = 'Not stated.';

function bodyOf(
  { id, value }: RowOf<'model'>,
  datasets: readonly RowOf<'dataset'>[],
  { product }: ProductModel,
): string {
  const trained = datasets.filter(({ id: own }) => value.trainingData.some(({ text }) => text === own));
  const where = product.values?.name;
  return [
    `# ${value.name ?? id ?? 'Model'}`,
    where === undefined
      ? ''
      : `A model of ${where}${value.role === undefined ? '' : `: ${value.role}`}.`.replace(/\.\.$/, '.'),
    '## Model Details',
    table([
      ['Version', value.version],
      ['Developed by', value.supplier],
      ['Origin', value.origin?.replaceAll('-', ' ')],
      ['Finetuned from', value.baseModel],
      ['License', value.license],
      ['Format', value.format],
      ['Files', value.artifact.join(', ') || undefined],
      ['SHA-256', value.sha256],
    ]),
    '## Uses',
    value.role ?? unsaid,
    '## Bias, Risks, and Limitations',
    value.limitations ?? unsaid,
    '## Training Data',
    trained.length === 0 ? unsaid : trained.map(describeDataset).join('\n'),
    '## Evaluation',
    evaluationTable(value.evaluation, datasets),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function describeDataset({ id, value }: RowOf<'dataset'>): string {
  const parts = [value.version, value.source, value.license, value.population].filter((part) => part !== undefined);
  return `- ${cell([value.name ?? id ?? 'A dataset', ...parts].join(', '))}`;
}

function table(rows: readonly (readonly [string, string | undefined])[]): string {
  const lines = rows.map(([head, value]) => `| ${head} | ${cell(value ?? 'not stated')} |`);
  return ['| | |', '| --- | --- |', ...lines].join('\n');
}

function evaluationTable(
  evaluation: RowOf<'model'>['value']['evaluation'],
  datasets: readonly RowOf<'dataset'>[],
): string {
  if (evaluation.length === 0) return unsaid;
  const lines = evaluation.map(({ metric, value, dataset, subgroup, evidence }) => {
    const on = datasets.find(({ id }) => id === dataset?.text)?.value.name ?? dataset?.text;
    const cells = [metric, value, on, subgroup, evidence?.text].map((text) => cell(text ?? ''));
    return `| ${cells.join(' | ')} |`;
  });
  return ['| Metric | Value | Dataset | Subgroup | Evidence |', '| --- | --- | --- | --- | --- |', ...lines].join('\n');
}

/** Text within a table: on one line, its bars escaped. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
}
