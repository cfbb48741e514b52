// Dockerfile and Containerfile: the images that a container image is built on and copies from, and what is installed into it.
// Invariant: what ends up in the last stage is needed at run time, all else for the build; a stage of the file is no image.
import type { DataPath } from '../../text/anchor';
import type { ReadingProblem } from '../../text/reading';
import { baseName, type SourceFile } from '../../text/source-file';
import type { ScalarNode, TreeNode } from '../../syntax/tree';
import type { Component } from '../component';
import { silent, type ManifestContent, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';
import { withoutRepeats } from '../repeats';
import { dockerfileNotation } from './dockerfile-notation';
import { expandVariables } from './expand-variables';
import { imageComponent, readImage, UNKNOWN } from './image-reference';
import { isForDevelopment } from './purpose';
import { readInstalls, type ShellWord } from './run-installs';

export const dockerfile: ManifestFormat = {
  name: 'Dockerfile',
  purlType: 'docker',
  kind: 'manifest',
  tells: { ...manifestTells, hashes: 'yes' },
  notation: dockerfileNotation,
  matches(path) {
    const name = baseName(path).toLowerCase();
    return /^(?:docker|container)file(?:[._-].+)?$|\.(?:docker|container)file$/.test(name) && !NO_DOCKERFILE.test(name);
  },
  read(file) {
    const problems: ReadingProblem[] = [];
    const value = new Build(file, problems).read();
    return { value, problems };
  },
};

/** Endings of what lies beside a Dockerfile under its name: scripts, pages, templates. */
const NO_DOCKERFILE =
  /\.(?:dockerignore|md|rst|txt|py|sh|rb|js|ts|go|java|json|ya?ml|toml|lock|j2|jinja2?|tmpl|tpl|template|erb|in|m4|mustache|hbs|orig|bak)$/;

/** A reference to an image or a stage, as one of the file's words. */
interface Place {
  readonly word: ScalarNode;
  readonly path: DataPath;
}

interface Reference extends Place {
  readonly use: 'base' | 'copy' | 'mount';
  /** The stage in which it stands. */
  readonly stage: number;
}

/** What BuildKit sets by itself; which it will be is not known here. */
const PLATFORM = /^(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT)$/;

/** No file has more; among more no stage is looked for by a part of its name. */
const MOST_STAGES = 500;

class Build {
  readonly #file: SourceFile;
  readonly #problems: ReadingProblem[];
  /** For each stage the earlier ones that it builds on. */
  readonly #stages: (readonly number[])[] = [];
  readonly #stageOf = new Map<string, number>();
  readonly #found: { readonly component: Component; readonly reference: Pick<Reference, 'use' | 'stage'> }[] = [];
  readonly #systemPackages: ShellWord[] = [];
  readonly #globals = new Map<string, string>();
  #own = new Map<string, string>();

  constructor(file: SourceFile, problems: ReadingProblem[]) {
    this.#file = file;
    this.#problems = problems;
  }

  read(): ManifestContent {
    const { root, problems } = dockerfileNotation.treeOf(this.#file);
    for (const { span, message } of problems)
      this.#problems.push({ anchor: { file: this.#file.path, span }, message, kind: 'broken' });
    const instructions = root?.node.kind === 'list' ? root.node.items : [];
    instructions.forEach(({ node }, index) => this.#instruction(node, index));
    if (this.#stages.length === 0)
      this.#report([], 'It has no FROM instruction, so that it builds no image.', 'broken');
    this.#tellSystemPackages();
    const inImage = this.#stagesOfImage();
    const isDevelopment = isForDevelopment(this.#file.path);
    const components = this.#found.map(({ component, reference: { use, stage } }): Component => {
      const isShipped = use !== 'mount' && inImage.has(stage) && !isDevelopment;
      return { ...component, scope: isShipped ? 'runtime' : 'development' };
    });
    return {
      ...silent,
      file: this.#file.path,
      format: 'Dockerfile',
      purlType: 'docker',
      components: withoutRepeats(components),
    };
  }

  #instruction(node: TreeNode, index: number): void {
    const entry = node.kind === 'map' ? node.entries[0] : undefined;
    if (entry?.node.kind !== 'list') return;
    const places = entry.node.items.flatMap(({ node: word }, at): Place[] => {
      return word.kind === 'scalar' ? [{ word, path: [index, entry.key, at] }] : [];
    });
    if (entry.key === 'FROM') this.#from(places, [index, 'FROM']);
    else if (entry.key === 'ARG') for (const { word } of places) this.#argument(word.text);
    else this.#run(entry.key, places);
  }

  /** The options of COPY, ADD and RUN; what stands behind those of RUN is a script. */
  #run(keyword: string, places: readonly Place[]): void {
    const end = keyword === 'RUN' ? places.findIndex(({ word }) => !word.text.startsWith('--')) : places.length;
    const script = end < 0 ? places.length : end;
    for (const place of places.slice(0, script)) this.#option(keyword, place);
    const words = places.slice(script).map(({ word, path }): ShellWord => {
      const { text, unknown } = this.#expand(unquoted(word.text));
      return { text: unknown.length > 0 ? unquoted(word.text) : text, path };
    });
    const { components, systemPackages } = readInstalls(this.#file.path, words, this.#problems);
    const reference = { use: 'base', stage: this.#stages.length - 1 } as const;
    for (const component of components) this.#found.push({ component, reference });
    this.#systemPackages.push(...systemPackages);
  }

  #tellSystemPackages(): void {
    const [first] = this.#systemPackages;
    if (first === undefined) return;
    const names = [...new Set(this.#systemPackages.map(({ text }) => text))];
    const shown = names.slice(0, 3).join(', ');
    const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
    const what = names.length === 1 ? 'A package of the system is' : 'Packages of the system are';
    this.#report(
      first.path,
      `${what} installed, which only the image built from this can list: ${shown}${more}.`,
      'unknowable',
    );
  }

  #from(places: readonly Place[], path: DataPath): void {
    const [image, as, name] = places.filter(({ word }) => !word.text.startsWith('--'));
    const stage = this.#stages.length;
    this.#own = new Map();
    if (image === undefined) this.#report(path, 'The name of an image is missing behind FROM.', 'broken');
    const bases = image === undefined ? [] : this.#refer({ ...image, use: 'base', stage }, unquoted(image.word.text));
    this.#stages.push(bases);
    if (as?.word.text.toUpperCase() === 'AS' && name !== undefined)
      this.#stageOf.set(name.word.text.toLowerCase(), stage);
  }

  /** `NAME=default`, or `NAME` for one that only the build's caller or the file's head gives. */
  #argument(text: string): void {
    const [, name, value] = /^(\w+)(?:=(.*))?$/s.exec(text) ?? [];
    if (name === undefined) return;
    const isGlobal = this.#stages.length === 0;
    const given = value === undefined ? this.#globals.get(name) : this.#expand(unquoted(value)).text;
    if (given !== undefined && !given.includes(UNKNOWN)) (isGlobal ? this.#globals : this.#own).set(name, given);
  }

  /** `--from=image` of COPY, and of a mount of RUN. */
  #option(keyword: string, { word, path }: Place): void {
    const option = keyword === 'RUN' ? /^--mount=(?:.*,)?from=([^,]+)/ : /^--from=(.+)/;
    const image = option.exec(word.text)?.[1];
    if (image === undefined) return;
    const use = keyword === 'RUN' ? 'mount' : 'copy';
    this.#refer({ word, path, use, stage: this.#stages.length - 1 }, unquoted(image));
  }

  /** Notes the image that is meant, or gives the stages that may be. */
  #refer(reference: Reference, written: string): readonly number[] {
    const { text, unknown } = this.#expand(written);
    const stages = this.#stagesCalled(text, reference.use);
    if (stages.length > 0 || text.toLowerCase() === 'scratch') return stages;
    const image = readImage(text);
    if (unknown.length > 0) {
      const known = image === undefined ? 'which image it is' : `which version of "${image.name}" it is`;
      const names = unknown.map((name) => `"${name}"`).join(' and ');
      const lack = unknown.every((name) => PLATFORM.test(name)) ? 'depends on the platform' : 'has no default here';
      this.#report(reference.path, `${names} ${lack}, so that ${known} cannot be known.`, 'unknowable');
    } else if (image === undefined)
      this.#report(reference.path, `"${written.slice(0, 100)}" is no name of an image.`, 'broken');
    if (image === undefined) return [];
    const anchor = { file: this.#file.path, path: reference.path, part: 'value' } as const;
    const range = unknown.length > 0 ? written : undefined;
    this.#found.push({ component: imageComponent(image, 'runtime', anchor, range), reference });
    return [];
  }

  /** The earlier stages of a name; of several where a part of the name is the platform's. COPY may count them, too. */
  #stagesCalled(text: string, use: Reference['use']): readonly number[] {
    if (use !== 'base' && /^\d+$/.test(text)) return Number(text) < this.#stages.length ? [Number(text)] : [];
    const name = text.toLowerCase();
    const index = this.#stageOf.get(name);
    if (index !== undefined) return [index];
    const [start = '', ...rest] = name.split(UNKNOWN);
    const end = rest.at(-1) ?? '';
    if (rest.length === 0 || start + end === '' || this.#stageOf.size > MOST_STAGES) return [];
    return [...this.#stageOf].flatMap(([each, at]) => (each.startsWith(start) && each.endsWith(end) ? [at] : []));
  }

  #expand(text: string): ReturnType<typeof expandVariables> {
    return expandVariables(text, (name) => this.#own.get(name) ?? this.#globals.get(name));
  }

  /** The last stage, and all that it builds on. */
  #stagesOfImage(): ReadonlySet<number> {
    const found = new Set([this.#stages.length - 1]);
    for (const index of found) for (const base of this.#stages[index] ?? []) found.add(base);
    return found;
  }

  #report(path: DataPath, message: string, kind: ReadingProblem['kind']): void {
    this.#problems.push({ anchor: { file: this.#file.path, path, part: 'value' }, message, kind });
  }
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/s, '$2');
}
