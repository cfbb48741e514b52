// Models of boosted trees: XGBoost, LightGBM, CatBoost. Sources: xgboost.readthedocs.io, "Introduction to Model IO";
// github.com/microsoft/LightGBM, gbdt_model_text.cpp; github.com/catboost/catboost, libs/model/flatbuffers/model.fbs.
import { readJson } from '../../syntax/json';
import type { ByteFile } from './byte-file';
import { hasLetters, includesLetters, indexOfLetters, numberAt, textAt as lettersAt } from './bytes';
import { describe, type ArtifactReader } from './describe';
import { endingOf } from './endings';
import { FlatTable } from './flatbuffer';
import { textAt, textsAt } from './plain-data';
import { producedBy } from './stated-model';
import { wordTable } from '../../text/word-table';

/** How much of either end is looked at for the version. */
const END = 64 * 1024;

export const readXgboost: ArtifactReader = async (path, file) => {
  const { head } = file;
  if (hasLetters(head, 0, 'binf')) return describe('xgboost', { producer: 'xgboost' });
  const isBinary = /^\{[iUlLIm]/.test(lettersAt(head, 0, 2)) && /learner|version/.test(lettersAt(head, 0, 64));
  if (isBinary) return describe('xgboost', producedBy('xgboost', await binaryVersion(file)));
  if (!['json', 'model', 'txt'].includes(endingOf(path)) || !/^\s*\{/.test(lettersAt(head, 0, 64))) return undefined;
  const text = lettersAt(head) + lettersAt(await file.tail(END));
  if (!/"learner"\s*:/.test(text) || !/"(?:gradient_booster|learner_model_param)"\s*:/.test(text)) return undefined;
  const version = /"version"\s*:\s*\[\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*\]/.exec(text);
  const spelled = version?.slice(1).join('.');
  const attribute = (name: string): string | undefined =>
    new RegExp(`"attributes"\\s*:\\s*\\{[^{}]*"${name}"\\s*:\\s*"([^"]*)"`).exec(text)?.[1];
  return describe('xgboost', {
    ...producedBy('xgboost', spelled),
    license: attribute('license'),
    version: attribute('version'),
  });
};

/** UBJSON writes the version as a list of three small numbers. */
async function binaryVersion(file: ByteFile): Promise<string | undefined> {
  const tail = await file.tail(END);
  for (const bytes of [tail, file.head]) {
    const at = indexOfLetters(bytes, 'version[');
    if (at < 0) continue;
    // `[`, then a type before each number or once for all: `$i#i3`, `$l#L…3`, `i2 i0 i3`.
    const numbers = numbersAt(bytes, at + 'version['.length);
    if (numbers.length === 3) return numbers.join('.');
  }
  return undefined;
}

const widths: Readonly<Record<string, number>> = wordTable({ i: 1, U: 1, I: 2, l: 4, L: 8 });

function numbersAt(bytes: Uint8Array, start: number): readonly number[] {
  const numbers: number[] = [];
  let at = start;
  const letter = (): string => lettersAt(bytes, at, at + 1);
  let common: number | undefined;
  if (letter() === '$') {
    common = widths[lettersAt(bytes, at + 1, at + 2)];
    at += 2;
  }
  if (letter() === '#') at += 2 + (widths[lettersAt(bytes, at + 1, at + 2)] ?? 0);
  while (numbers.length < 3) {
    const width = common ?? widths[letter()];
    if (width === undefined) break;
    if (common === undefined) at++;
    const value = numberAt(bytes, at, width, true);
    if (value === undefined || value > 9_999) break;
    numbers.push(value);
    at += width;
  }
  return numbers;
}

export const readLightgbm: ArtifactReader = (path, file) => {
  const text = lettersAt(file.head);
  if (/^\s*tree\r?\nversion=v\d/.test(text)) {
    return describe('lightgbm', { producer: 'lightgbm', task: /^objective=(\S+)/m.exec(text)?.[1] });
  }
  if (endingOf(path) !== 'json' || !text.includes('"tree_info"')) return undefined;
  const isModel = /"name"\s*:\s*"tree"/.test(text) && text.includes('"num_tree_per_iteration"');
  return isModel ? describe('lightgbm', { producer: 'lightgbm' }) : undefined;
};

export const readCatboost: ArtifactReader = async (path, file) => {
  if (!hasLetters(file.head, 0, 'CBM1')) return readCatboostJson(path, file);
  const core = await FlatTable.root(file.part(8, numberAt(file.head, 4, 4) ?? file.size));
  const info = new Map<string, string>();
  for (const entry of (await core?.tables(2)) ?? []) {
    const [key, value] = [await entry.text(0), await entry.text(1)];
    if (key !== undefined && value !== undefined) info.set(key, value);
  }
  return describe('catboost', {
    ...producedBy('catboost', releaseIn(info.get('catboost_version_info'))),
    license: info.get('license'),
    version: info.get('version'),
    name: info.get('name'),
  });
};

const readCatboostJson: ArtifactReader = async (path, file) => {
  if (
    endingOf(path) !== 'json' ||
    (!includesLetters(file.head, '"oblivious_trees"') && !includesLetters(file.head, '"model_info"'))
  )
    return undefined;
  const { root } = readJson(lettersAt(await file.bytes(0, Math.min(file.size, 4 * 1024 * 1024))));
  const version = textAt(root, 'model_info', 'catboost_version_info');
  if (version === undefined && textsAt(root, 'oblivious_trees').length === 0) return undefined;
  return describe('catboost', producedBy('catboost', releaseIn(version)));
};

/** The release within what the build system says of the sources: `…/tags/v1.2.5`. */
function releaseIn(text: string | undefined): string | undefined {
  return /\bv?(\d+\.\d+(?:\.\d+)*)\b/.exec(text ?? '')?.[1];
}
