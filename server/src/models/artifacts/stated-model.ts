// What a model file, or a card beside it, says of the model.
// Invariant: words are kept as they are written; what is not said is undefined or an empty list, never guessed.

/** A data set as a file or card names it. */
export interface StatedDataset {
  /** An id of the Hugging Face hub, an address, or a title where nothing else is said. */
  readonly name: string;
  /** What people call it, where that is said beside the id. */
  readonly title: string | undefined;
  readonly revision: string | undefined;
}

/** One measurement. */
export interface StatedMeasure {
  /** What was measured: `f1`, `mean_dice`. */
  readonly metric: string;
  readonly value: string;
  readonly dataset: StatedDataset | undefined;
  /** The part of the data set: `test`. */
  readonly split: string | undefined;
  /** The slice of the data, or the group of persons, that the value is for. */
  readonly subgroup: string | undefined;
  /** The address at which the measurement can be read. */
  readonly source: string | undefined;
}

/** How a model was made from its base model, in the words of the Hugging Face hub. */
export type BaseModelRelation = 'finetune' | 'adapter' | 'quantized' | 'merge';

/** Everything that may be said of a model. */
export interface StatedModel {
  readonly name: string | undefined;
  readonly version: string | undefined;
  /** As it is written, often as an id of the Hugging Face hub (`apache-2.0`, `llama3`); `statedLicense` of `terms/` makes SPDX of it. */
  readonly license: string | undefined;
  /** The person or organisation that provides it. */
  readonly supplier: string | undefined;
  /** The program that wrote the file: `pytorch`. */
  readonly producer: string | undefined;
  readonly producerVersion: string | undefined;
  /** The model it was made from, as it is named: an id of the hub, an address, a path. The first of `baseModels`. */
  readonly baseModel: string | undefined;
  readonly baseModels: readonly string[];
  readonly relation: BaseModelRelation | undefined;
  /** What it was trained or tuned with. */
  readonly datasets: readonly StatedDataset[];
  readonly evaluation: readonly StatedMeasure[];
  readonly description: string | undefined;
  /** What it is for: a task of the hub (`token-classification`), or a sentence. */
  readonly task: string | undefined;
  readonly limitations: string | undefined;
  /** `Q4_K_M`, `int8`. */
  readonly quantization: string | undefined;
}

/** Nothing is said. */
export const nothingStated: StatedModel = {
  name: undefined,
  version: undefined,
  license: undefined,
  supplier: undefined,
  producer: undefined,
  producerVersion: undefined,
  baseModel: undefined,
  baseModels: [],
  relation: undefined,
  datasets: [],
  evaluation: [],
  description: undefined,
  task: undefined,
  limitations: undefined,
  quantization: undefined,
};

/** What some statements come to, blanks and empty texts taken for nothing said. */
export function stateModel(said: Partial<StatedModel>): StatedModel {
  const clean = Object.entries(said).map(([key, value]) => [
    key,
    typeof value === 'string' ? emptyToUndefined(value) : value,
  ]);
  // The keys are those of `said`, whose values kept their types.
  const stated = { ...nothingStated, ...(Object.fromEntries(clean) as Partial<StatedModel>) };
  const baseModels = stated.baseModels.length > 0 ? stated.baseModels : present(stated.baseModel);
  return { ...stated, baseModels, baseModel: baseModels[0] };
}

/** What several speakers say together: of each thing, what the first that speaks of it says. */
export function firstStated(speakers: readonly StatedModel[]): StatedModel {
  const together: Record<string, unknown> = { ...nothingStated };
  for (const key of Object.keys(nothingStated)) {
    const said = speakers.map((speaker): unknown => speaker[key as keyof StatedModel]);
    together[key] =
      said.find((value) => (Array.isArray(value) ? value.length > 0 : value !== undefined)) ?? together[key];
  }
  const maker = speakers.find(({ producer }) => producer !== undefined);
  // Every key was filled from a value of the same key.
  return { ...(together as unknown as StatedModel), producerVersion: maker?.producerVersion };
}

/** The program that wrote a file; its version says nothing without it. */
export function producedBy(
  producer: string | undefined,
  producerVersion: string | undefined,
): Pick<StatedModel, 'producer' | 'producerVersion'> {
  return { producer, producerVersion: producer === undefined ? undefined : producerVersion };
}

function emptyToUndefined(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : trimmed;
}

function present(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text];
}
