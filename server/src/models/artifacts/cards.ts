// The files that tell of a model beside them: which paths they have, how they are read, which of several counts first.
// Invariant: a file that only has the name of a card, and not what one holds, is none.
import { readJson } from '../../syntax/json';
import type { TreeNode } from '../../syntax/tree';
import { readYaml } from '../../syntax/yaml';
import { baseName, folderOf, type SourceFile } from '../../text/source-file';
import { readHubCard, statedByHubCard, type HubCard } from './hub-card';
import type { StatedModel } from './stated-model';
import { statedByHubConfig, statedByMlModel, statedByMonai, statedBySpacy } from './tool-descriptions';

/** Who wrote a card: people for the hub, or a tool. */
export type CardNotation = 'hugging-face' | 'mlflow' | 'monai' | 'spacy' | 'hub-config';

/** What a card says. */
export interface ModelCard {
  readonly notation: CardNotation;
  readonly stated: StatedModel;
}

/** What people wrote counts before what a tool left behind. */
const order: readonly CardNotation[] = ['hugging-face', 'monai', 'spacy', 'mlflow', 'hub-config'];

/** The place of a notation among several of one folder; the least counts first. */
export function cardOrder(notation: CardNotation): number {
  return order.indexOf(notation);
}

/** The longest card that is read, in characters. */
const LONGEST_CARD = 1_000_000;

/** Whether a file of that path may be a card. */
export function mayBeCard(path: string): boolean {
  return notationOf(path) !== undefined;
}

function notationOf(path: string): CardNotation | undefined {
  const name = baseName(path);
  if (/^(?:readme|model[-_ ]?card)\.(?:md|markdown)$/i.test(name) || /[-_.]model[-_]?card\.md$/i.test(name))
    return 'hugging-face';
  if (name === 'MLmodel') return 'mlflow';
  if (name === 'meta.json') return 'spacy';
  if (name === 'metadata.json' && baseName(folderOf(path)) === 'configs') return 'monai';
  return /^(?:config|adapter_config|model_index)\.json$/.test(name) ? 'hub-config' : undefined;
}

/** What a file says of the model beside it; undefined where it is no card of a model. */
export function readCard(file: SourceFile): ModelCard | undefined {
  const notation = notationOf(file.path);
  if (notation === undefined) return undefined;
  const stated = statedIn(file.text, notation, ['model']);
  return stated && { notation, stated };
}

/** What a file that a person takes for a card says of a model, whatever its name. */
export function readAnyCard(file: SourceFile): ModelCard | undefined {
  const own = notationOf(file.path);
  for (const notation of own === undefined ? notationsByEnding(file.path) : [own]) {
    const stated = statedIn(file.text, notation, ['model', 'unsaid']);
    if (stated !== undefined) return { notation, stated };
  }
  return undefined;
}

function notationsByEnding(path: string): readonly CardNotation[] {
  if (/\.(?:md|markdown)$/i.test(path)) return ['hugging-face'];
  return /\.json$/i.test(path) ? ['monai', 'spacy', 'hub-config'] : ['mlflow'];
}

function statedIn(text: string, notation: CardNotation, about: readonly HubCard['of'][]): StatedModel | undefined {
  if (text.length > LONGEST_CARD) return undefined;
  switch (notation) {
    case 'hugging-face': {
      const card = readHubCard(text);
      return card !== undefined && about.includes(card.of) ? statedByHubCard(card) : undefined;
    }
    case 'mlflow':
      return text.includes('flavors') ? statedByMlModel(readYaml(text).documents[0]?.node) : undefined;
    case 'monai':
      return statedByMonai(jsonIn(text, 'monai_version'));
    case 'spacy':
      return statedBySpacy(jsonIn(text, 'spacy_version'));
    case 'hub-config':
      return statedByHubConfig(jsonIn(text, ''));
  }
}

/** The JSON of a text in which a telling word stands. */
function jsonIn(text: string, word: string): TreeNode | undefined {
  return text.includes(word) ? readJson(text).root : undefined;
}

/** The folder of which a card tells: MONAI keeps it in a folder beside the model's. */
export function folderDescribed(path: string, notation: CardNotation): string {
  const folder = folderOf(path);
  return notation === 'monai' ? folderOf(folder) : folder;
}
