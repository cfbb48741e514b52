// The keys and values at the head of a GGUF file. Source: github.com/ggml-org/ggml, docs/gguf.md.
import { ByteCursor, type ByteFile } from './byte-file';
import { hasLetters, numberAt, textAt } from './bytes';
import { describe, type ArtifactReader } from './describe';
import type { StatedDataset, StatedModel } from './stated-model';

/** Bytes of each value type with a fixed size, by its number. */
const sizes: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 };
const textType = 8;
const listType = 9;

/** Names of `general.file_type`. Source: github.com/ggml-org/llama.cpp, include/llama.h, llama_ftype. */
const fileTypes: Readonly<Record<number, string>> = {
  0: 'F32',
  1: 'F16',
  2: 'Q4_0',
  3: 'Q4_1',
  7: 'Q8_0',
  8: 'Q5_0',
  9: 'Q5_1',
  10: 'Q2_K',
  11: 'Q3_K_S',
  12: 'Q3_K_M',
  13: 'Q3_K_L',
  14: 'Q4_K_S',
  15: 'Q4_K_M',
  16: 'Q5_K_S',
  17: 'Q5_K_M',
  18: 'Q6_K',
  19: 'IQ2_XXS',
  20: 'IQ2_XS',
  21: 'Q2_K_S',
  22: 'IQ3_XS',
  23: 'IQ3_XXS',
  24: 'IQ1_S',
  25: 'IQ4_NL',
  26: 'IQ3_S',
  27: 'IQ3_M',
  28: 'IQ2_S',
  29: 'IQ2_M',
  30: 'IQ4_XS',
  31: 'IQ1_M',
  32: 'BF16',
  36: 'TQ1_0',
  37: 'TQ2_0',
  38: 'MXFP4_MOE',
};

const MOST_KEYS = 4_000;
const MOST_ITEMS = 1_000_000;
const LONGEST_TEXT = 256 * 1024;

type Value = string | number | readonly string[];

export const readGguf: ArtifactReader = async (_path, file) => {
  const { head } = file;
  if (!hasLetters(head, 0, 'GGUF')) return undefined;
  const little = numberAt(head, 4, 4) ?? 0;
  const isBig = little > 0xffff;
  const version = isBig ? numberAt(head, 4, 4, true) : little;
  if (version === undefined || version < 1 || version > 9) return undefined;
  const values = version === 1 ? new Map<string, Value>() : await new Walk(file, isBig).run();
  return describe('gguf', statedIn(values));
};

function statedIn(values: ReadonlyMap<string, Value>): Partial<StatedModel> {
  const text = (...keys: string[]): string | undefined => {
    const found = keys.map((key) => values.get(key)).find((value) => typeof value === 'string' && value !== '');
    return typeof found === 'string' ? found : undefined;
  };
  const list = (key: string): readonly string[] => {
    const value = values.get(key);
    return typeof value === 'object' ? value : [];
  };
  const numbered = (stem: string): readonly number[] => {
    const count = values.get(`${stem}.count`);
    const known =
      typeof count === 'number' ? count : values.has(`${stem}.0.name`) || values.has(`${stem}.0.repo_url`) ? 1 : 0;
    return Array.from({ length: Math.min(known, 100) }, (_, index) => index);
  };
  const fileType = values.get('general.file_type');
  const license = text('general.license');
  return {
    license: license === undefined || license === 'other' ? (text('general.license.name') ?? license) : license,
    baseModels: numbered('general.base_model').flatMap(
      (index) => text(`general.base_model.${index}.repo_url`, `general.base_model.${index}.name`) ?? [],
    ),
    supplier: text('general.organization', 'general.author'),
    version: text('general.version'),
    name: text('general.name'),
    description: text('general.description'),
    datasets: [
      ...numbered('general.dataset').flatMap((index): StatedDataset[] => {
        const title = text(`general.dataset.${index}.name`);
        const name = text(`general.dataset.${index}.repo_url`, `general.dataset.${index}.url`) ?? title;
        return name === undefined ? [] : [{ name, title, revision: text(`general.dataset.${index}.version`) }];
      }),
      ...list('general.datasets').map((name) => ({ name, title: undefined, revision: undefined })),
    ],
    quantization: typeof fileType === 'number' ? fileTypes[fileType] : undefined,
    relation: text('general.type') === 'adapter' ? 'adapter' : undefined,
  };
}

/** Walks over the values, of which those below `general.` are taken. */
class Walk {
  readonly #cursor: ByteCursor;
  readonly #isBig: boolean;

  constructor(file: ByteFile, isBig: boolean) {
    this.#cursor = new ByteCursor(file);
    this.#isBig = isBig;
  }

  async run(): Promise<Map<string, Value>> {
    const values = new Map<string, Value>();
    const cursor = this.#cursor;
    cursor.at = 16;
    const count = Math.min((await this.#number(8)) ?? 0, MOST_KEYS);
    for (let index = 0; index < count; index++) {
      const key = await this.#text();
      const type = key === undefined ? undefined : await this.#number(4);
      if (key === undefined || type === undefined) break;
      const value = await this.#value(type, key.startsWith('general.'));
      if (value === undefined) break;
      if (value !== 'skipped' && key.startsWith('general.')) values.set(key, value.value);
    }
    return values;
  }

  /** A value, `skipped` where it is not wanted or of no use, undefined where the file ends within it. */
  async #value(type: number, isWanted: boolean): Promise<{ readonly value: Value } | 'skipped' | undefined> {
    const cursor = this.#cursor;
    if (type === textType) {
      const text = await this.#text();
      return text === undefined ? undefined : { value: text };
    }
    if (type === listType) return this.#list(isWanted);
    const size = sizes[type];
    if (size === undefined) return undefined;
    if (type === 4 || type === 10) {
      const value = await this.#number(size);
      return value === undefined ? undefined : { value };
    }
    cursor.at += size;
    return 'skipped';
  }

  async #list(isWanted: boolean): Promise<{ readonly value: Value } | 'skipped' | undefined> {
    const type = await this.#number(4);
    const count = await this.#number(8);
    if (type === undefined || count === undefined) return undefined;
    const size = sizes[type];
    if (size !== undefined) {
      this.#cursor.at += size * count;
      return 'skipped';
    }
    if (type !== textType || count > MOST_ITEMS) return undefined;
    const items: string[] = [];
    for (let index = 0; index < count; index++) {
      if (isWanted && items.length < 100) {
        const text = await this.#text();
        if (text === undefined) return undefined;
        items.push(text);
        continue;
      }
      const length = await this.#number(8);
      if (length === undefined) return undefined;
      this.#cursor.at += length;
    }
    return isWanted ? { value: items } : 'skipped';
  }

  async #text(): Promise<string | undefined> {
    const length = await this.#number(8);
    if (length === undefined) return undefined;
    const cursor = this.#cursor;
    const isRead = length <= LONGEST_TEXT && (cursor.has(length) || (await cursor.load(length)));
    const text = isRead ? textAt(cursor.window, 0, length) : length <= LONGEST_TEXT ? undefined : '';
    cursor.at += length;
    return text;
  }

  async #number(size: number): Promise<number | undefined> {
    const cursor = this.#cursor;
    if (!cursor.has(size) && !(await cursor.load(size))) return undefined;
    const value = numberAt(cursor.window, 0, size, this.#isBig);
    cursor.at += size;
    return value;
  }
}
