// Which model cards tell of which model file: those of its folder, and of the folders above while no nearer one is there.
// Invariant: the file's own words come first, then the nearest card's; of one folder, a card before a tool's description.
import { cardOrder, folderDescribed } from '../models/artifacts/cards';
import { firstStated } from '../models/artifacts/stated-model';
import { baseName, folderOf } from '../text/source-file';
import type { ArtifactRow, CardRow, Shard } from './rows';

/** How many folders above a model file its card may stand: `onnx/model.onnx`, `data/model/weights.pt`. */
const MOST_ABOVE = 2;

/** The artifacts with what the cards beside them say. */
export function withCards(artifacts: readonly ArtifactRow[], cards: readonly CardRow[]): readonly ArtifactRow[] {
  if (cards.length === 0) return artifacts;
  const byFolder = new Map<string, CardRow[]>();
  for (const card of cards) {
    const folder = folderDescribed(card.file, card.notation);
    const own = byFolder.get(folder);
    if (own === undefined) byFolder.set(folder, [card]);
    else own.push(card);
  }
  for (const own of byFolder.values()) own.sort((a, b) => cardOrder(a.notation) - cardOrder(b.notation));
  return artifacts.map((artifact) => {
    const beside = cardsFor(artifact.path, byFolder);
    if (beside.length === 0) return artifact;
    const stated = firstStated([artifact.identity.metadata, ...beside.map((card) => card.stated)]);
    return { ...artifact, stated, cards: beside };
  });
}

function cardsFor(path: string, byFolder: ReadonlyMap<string, readonly CardRow[]>): readonly CardRow[] {
  let folder = folderOf(path);
  for (let above = 0; above <= MOST_ABOVE; above++) {
    const found = byFolder.get(folder);
    if (found !== undefined) return found;
    if (folder === '') return [];
    folder = folderOf(folder);
  }
  return [];
}

/** The piece that a file is by its name, as the Hugging Face libraries and llama.cpp number them. */
export function shardOf(path: string): Shard | undefined {
  const match = /^(.+)-(\d{5})-of-(\d{5})(\.[a-z0-9]+)$/i.exec(baseName(path));
  if (match === null) return undefined;
  const [, stem = '', number, count, ending = ''] = match;
  const folder = folderOf(path);
  const whole = `${folder === '' ? '' : `${folder}/`}${stem}${ending}`;
  return { whole, number: Number(number), count: Number(count) };
}
