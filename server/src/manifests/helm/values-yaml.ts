// values.yaml of a Helm chart: the images that it runs, as one text or as `{ registry, repository, tag, digest }`.
// Invariant: only keys that end in "image" name one; a tag that is left empty is the version of the software that the
// chart installs, as charts have it by custom.
import type { DataPath } from '../../text/anchor';
import { baseName, folderOf, joinPath } from '../../text/source-file';
import { yamlTexts } from '../../syntax/yaml-texts';
import type { Component, Scope } from '../component';
import { isForDevelopment } from '../docker/purpose';
import { imageComponent, readImage } from '../docker/image-reference';
import { readWrittenImage } from '../docker/written-image';
import { silent, type ManifestContent, type ManifestFormat } from '../format';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { manifestTells } from '../manifest-tells';
import { withoutRepeats } from '../repeats';
import type { ChartContent } from './chart-yaml';

const FORMAT = 'values.yaml';
const DEEPEST = 30;
const IS_IMAGE = /image$/i;
const IS_PICTURE = /\.(?:png|svg|jpe?g|gif|ico|webp|bmp)$/i;

interface ValuesContent extends ManifestContent {
  /** Images without a tag, which only the chart can tell. */
  readonly untagged: readonly { readonly name: string; readonly path: DataPath; readonly scope: Scope }[];
}

export const valuesYaml: ManifestFormat = {
  name: FORMAT,
  purlType: 'helm',
  kind: 'manifest',
  tells: { ...manifestTells, ranges: 'no', hashes: 'yes' },
  notation: yamlTexts,
  matches: (path) => /^(?:[\w.-]+[._-])?values(?:[._-][\w.-]+)?\.ya?ml$/i.test(baseName(path)),
  read(file) {
    const manifest = new ManifestData(file, yamlTexts);
    const reader = new ValuesReader(manifest, isForDevelopment(file.path) ? 'development' : 'runtime');
    reader.readMap(manifest.root, [], 0);
    const value: ValuesContent = {
      ...silent,
      file: file.path,
      format: FORMAT,
      purlType: 'helm',
      components: withoutRepeats(reader.components),
      untagged: reader.untagged,
    };
    return { value, problems: manifest.problems };
  },
  resolve(content, nearby) {
    // Only this format's own content comes here.
    const { untagged } = content as ValuesContent;
    const chart = nearby.contentOf(joinPath(folderOf(content.file), 'Chart.yaml') ?? '') as ChartContent | undefined;
    const more = untagged.flatMap(({ name, path, scope }): readonly Component[] => {
      const image = readImage(chart?.appVersion === undefined ? name : `${name}:${chart.appVersion}`);
      return image === undefined ? [] : [imageComponent(image, scope, { file: content.file, path, part: 'value' })];
    });
    return {
      value: more.length === 0 ? content : { ...content, components: withoutRepeats([...content.components, ...more]) },
      problems: [],
    };
  },
};

class ValuesReader {
  readonly components: Component[] = [];
  readonly untagged: { name: string; path: DataPath; scope: Scope }[] = [];
  readonly #manifest: ManifestData;
  readonly #scope: Scope;

  constructor(manifest: ManifestData, scope: Scope) {
    this.#manifest = manifest;
    this.#scope = scope;
  }

  readMap(fields: Fields, path: DataPath, depth: number): void {
    for (const [key, value] of Object.entries(fields)) {
      const at = [...path, key];
      if (IS_IMAGE.test(key) && this.#readImage(value, at, fields)) continue;
      this.#readBelow(value, at, depth);
    }
  }

  #readBelow(value: unknown, path: DataPath, depth: number): void {
    if (depth > DEEPEST) return;
    // Array.isArray makes `any[]` of unknown.
    if (Array.isArray(value))
      (value as readonly unknown[]).forEach((each, index) => this.#readBelow(each, [...path, index], depth + 1));
    else if (isFields(value)) this.readMap(value, path, depth + 1);
  }

  /** Whether the value names an image in one of the two ways. */
  #readImage(value: unknown, path: DataPath, beside: Fields): boolean {
    const text = textOf(value);
    if (text !== undefined) {
      // `image: nginx` with `tag: 1.25` beside it; a bare word may be any name.
      const tag = textOf(beside.imageTag) ?? textOf(beside.tag);
      if ((!/[:/@$]/.test(text) && tag === undefined) || IS_PICTURE.test(text)) return true;
      this.#add(tag === undefined || /:[^/]*$|@/.test(text) ? text : `${text}:${tag}`, path);
      return true;
    }
    if (!isFields(value)) return false;
    const repository = textOf(value.repository) ?? textOf(value.name);
    if (repository === undefined || !/^[\w./:-]+$/.test(repository)) return false;
    const registry = textOf(value.registry);
    const name = registry === undefined ? repository : `${registry.replace(/\/+$/, '')}/${repository}`;
    const [tag, digest] = [textOf(value.tag) ?? textOf(value.version), textOf(value.digest)];
    const at = [...path, value.repository === undefined ? 'name' : 'repository'];
    if (tag === undefined && digest === undefined) this.untagged.push({ name, path: at, scope: this.#scope });
    else this.#add(name + (tag === undefined ? '' : `:${tag}`) + (digest === undefined ? '' : `@${digest}`), at);
    return true;
  }

  #add(image: string, path: DataPath): void {
    const component = readWrittenImage(this.#manifest, image, path, this.#scope);
    if (component !== undefined) this.components.push(component);
  }
}
