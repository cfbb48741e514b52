// Model cards of the Hugging Face hub: front matter of a README.md, and the sections below it.
// Source: github.com/huggingface/hub-docs, modelcard.md; the section names are those of the hub's card template.
import { readYaml } from '../../syntax/yaml';
import type { Data } from '../../text/change';
import type { TreeNode } from '../../syntax/tree';
import { itemsAt, nodeAt, textAt, textsAt } from './plain-data';
import {
  stateModel,
  type BaseModelRelation,
  type StatedDataset,
  type StatedMeasure,
  type StatedModel,
} from './stated-model';

/** A card, taken apart. */
export interface HubCard {
  /** What the card describes: a data set's and an application's front matter have keys of their own. */
  readonly of: 'model' | 'dataset' | 'application' | 'unsaid';
  readonly front: TreeNode | undefined;
  readonly body: string;
}

const modelKeys = [
  'base_model',
  'base_model_relation',
  'pipeline_tag',
  'library_name',
  'model-index',
  'model_name',
  'inference',
];
const datasetKeys = [
  'dataset_info',
  'task_categories',
  'task_ids',
  'size_categories',
  'annotations_creators',
  'source_datasets',
];

/** Takes a Markdown text apart; undefined where it has no front matter. */
export function readHubCard(text: string): HubCard | undefined {
  const match = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (match === null) return undefined;
  const front = readYaml(match[1] ?? '').documents[0]?.node;
  const has = (key: string): boolean => nodeAt(front, key) !== undefined;
  const of = has('sdk') ? 'application' : modelKeys.some(has) ? 'model' : datasetKeys.some(has) ? 'dataset' : 'unsaid';
  return { of, front, body: text.slice(match[0].length) };
}

/** What a card of a model says. */
export function statedByHubCard({ front, body }: HubCard): StatedModel {
  const [result] = itemsAt(front, 'model-index');
  return stateModel({
    name: textAt(front, 'model_name') ?? textAt(result, 'name') ?? titleOf(body),
    version: textAt(front, 'version'),
    license: licenseOf(front),
    baseModels: textsAt(front, 'base_model'),
    relation: relationOf(textAt(front, 'base_model_relation')),
    datasets: textsAt(front, 'datasets').map((name) => ({ name, title: undefined, revision: undefined })),
    evaluation: itemsAt(front, 'model-index').flatMap(measuresOf),
    description:
      paragraphBelow(body, /^(?:model )?(?:description|details|summary|overview)\b/i) ?? firstParagraph(body),
    task: textAt(front, 'pipeline_tag'),
    limitations: paragraphBelow(body, /limitations?\b|out-of-scope/i),
    producer: textAt(front, 'library_name'),
  });
}

/** A licence that the hub does not list is named beside `other`. */
function licenseOf(front: TreeNode | undefined): string | undefined {
  const [license, ...more] = textsAt(front, 'license');
  if (license === 'other') return textAt(front, 'license_name') ?? license;
  return more.length === 0 ? license : [license, ...more].join(' AND ');
}

export function relationOf(text: string | undefined): BaseModelRelation | undefined {
  return (['finetune', 'adapter', 'quantized', 'merge'] as const).find((relation) => relation === text);
}

/** The measurements of one entry of `model-index`. */
function measuresOf(model: TreeNode): readonly StatedMeasure[] {
  return itemsAt(model, 'results').flatMap((result) => {
    const dataset = datasetOf(nodeAt(result, 'dataset'));
    const split = textAt(result, 'dataset', 'split');
    const source = textAt(result, 'source', 'url');
    return itemsAt(result, 'metrics').flatMap((metric): StatedMeasure[] => {
      const name = textAt(metric, 'name') ?? textAt(metric, 'type');
      const value = textAt(metric, 'value');
      if (name === undefined || value === undefined) return [];
      const subgroup = textAt(metric, 'args', 'subgroup') ?? textAt(metric, 'config');
      return [{ metric: name, value, dataset, split, subgroup, source }];
    });
  });
}

/** `type` is the id on the hub, `name` what people call it. */
function datasetOf(node: TreeNode | undefined): StatedDataset | undefined {
  const title = textAt(node, 'name');
  const name = textAt(node, 'type') ?? title;
  return name === undefined ? undefined : { name, title, revision: textAt(node, 'revision') };
}

/** The first heading of the first rank. */
function titleOf(body: string): string | undefined {
  return /^#[ \t]+(.+?)[ \t]*#*$/m.exec(withoutCode(body))?.[1];
}

/** The first paragraph below the first heading whose words fit. */
function paragraphBelow(body: string, heading: RegExp): string | undefined {
  const lines = withoutCode(body).split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    const words = /^#{1,6}[ \t]+(.*)$/.exec(line)?.[1];
    if (words === undefined || !heading.test(words)) continue;
    const end = lines.findIndex((next, at) => at > index && /^#{1,6}[ \t]/.test(next));
    const found = firstParagraph(lines.slice(index + 1, end < 0 ? undefined : end).join('\n'));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first paragraph that is prose, in one line; the blanks of the hub's template count as nothing. */
function firstParagraph(text: string): string | undefined {
  const paragraphs = withoutCode(text).split(/(?:\r?\n[ \t]*){2,}/);
  for (const paragraph of paragraphs) {
    const prose = paragraph
      .split(/\r?\n/)
      .filter((line) => !/^#{1,6}[ \t]|^[ \t]*[|<![]/.test(line))
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();
    if (prose !== '' && !/more information needed|^not stated\.$/i.test(prose)) return prose;
  }
  return undefined;
}

/** Without fenced code and comments. */
function withoutCode(text: string): string {
  return text.replace(/^(```|~~~)[\s\S]*?(?:^\1|$(?![\s\S]))/gm, '').replace(/<!--[\s\S]*?(?:-->|$)/g, '');
}

/** What a card of a data set says: its title, licence and where it is from. */
export function statedByDatasetCard({ front, body }: HubCard): Pick<StatedModel, 'name' | 'license' | 'description'> {
  return {
    name: textAt(front, 'pretty_name') ?? titleOf(body),
    license: licenseOf(front),
    description: firstParagraph(body),
  };
}

/** The key of the front matter under which this tool writes what the hub has no words for. */
export const ownKey = 'compliance-lens';

/** A record as plain data; numbers as they are spelled. */
export type PlainRecord = Readonly<Record<string, Data>>;

/** What this tool wrote into a card of its own; undefined where it wrote nothing. */
export function ownFields({
  front,
}: HubCard): { readonly model: PlainRecord; readonly datasets: readonly PlainRecord[] } | undefined {
  const own = nodeAt(front, ownKey);
  if (own?.kind !== 'map') return undefined;
  return { model: recordOf(nodeAt(own, 'model')), datasets: itemsAt(own, 'datasets').map(recordOf) };
}

function recordOf(node: TreeNode | undefined): PlainRecord {
  return node?.kind === 'map' ? Object.fromEntries(node.entries.map((entry) => [entry.key, dataOf(entry.node)])) : {};
}

function dataOf(node: TreeNode): Data {
  if (node.kind === 'map') return recordOf(node);
  if (node.kind === 'list') return node.items.map((item) => dataOf(item.node));
  return typeof node.value === 'boolean' ? node.value : node.text;
}
