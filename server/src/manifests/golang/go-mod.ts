// go.mod: the modules that a Go module is built with, each with its one version, with what replaces them.
// Invariant: from Go 1.17 on the file lists all modules of the build; before, only what is required directly, and the
// rest may be among those of go.sum. Source: go.dev/ref/mod.
import type { DataPath } from '../../text/anchor';
import type { Reading, ReadingProblem } from '../../text/reading';
import { baseName, folderOf, type SourceFile } from '../../text/source-file';
import { makePurl, type Purl } from '../../terms/purl';
import { schemeOf } from '../../terms/versions/schemes';
import { toData } from '../../syntax/tree';
import { componentOf, registry, type Component, type ComponentSource, type Runtime } from '../component';
import { silent, type ManifestContent, type ManifestFormat, type NearbyFiles } from '../format';
import { manifestTells } from '../manifest-tells';
import { isFields, textOf, type Fields } from '../manifest-data';
import { goMod as notation } from './go-notation';
import { isGoSum } from './go-sum';

export interface GoModContent extends ManifestContent {
  /** The words of a `Deprecated:` comment above the module's name. */
  readonly deprecated: string | undefined;
  /** Versions or ranges `[v1.0.0, v1.9.9]` that the module takes back, with the reason given. */
  readonly retracted: readonly { readonly versions: string; readonly reason: string }[];
  readonly goVersion: string | undefined;
}

/** From this version on go.mod lists all modules of a build. */
const COMPLETE_SINCE = '1.17.0';

export const goMod: ManifestFormat = {
  name: 'go.mod',
  purlType: 'golang',
  kind: 'manifest',
  tells: { ...manifestTells, ranges: 'no', scope: 'no', hashes: 'with its manifest', runtimes: 'yes' },
  notation,
  matches: (path) => baseName(path) === 'go.mod',
  read: readGoMod,
  resolve,
};

/** Reads the text of a go.mod, whichever module it is of. */
export function readGoMod(file: SourceFile): Reading<GoModContent> {
  const { root, problems: broken } = notation.treeOf(file);
  const data = root && toData(root.node);
  const fields: Fields = isFields(data) ? data : {};
  const problems: ReadingProblem[] = broken.map(({ span, message }) => {
    return { anchor: { file: file.path, span }, message, kind: 'broken' };
  });
  const reader = new ModuleReader(file, fields, problems);
  const [module, moduleComment] = reader.wordsOf(fields.module);
  const value: GoModContent = {
    ...silent,
    file: file.path,
    format: 'go.mod',
    purlType: 'golang',
    name: module,
    components: reader.readComponents(),
    runtimes: reader.readRuntimes(),
    needs: [],
    deprecated: /(?:^|\n)\s*Deprecated:\s*([^]*?)(?:\n\s*\n|$)/.exec(moduleComment)?.[1]?.trim(),
    retracted: reader.entriesOf('retract').map(({ key, value: text, comment }) => ({
      versions: `${key} ${text}`.trim(),
      reason: comment.trim(),
    })),
    goVersion: reader.wordsOf(fields.go)[0],
  };
  return { value, problems };
}

interface Entry {
  readonly key: string;
  readonly value: string;
  readonly comment: string;
  readonly path: DataPath;
}

class ModuleReader {
  readonly #file: string;
  readonly #fields: Fields;
  readonly #problems: ReadingProblem[];

  constructor({ path }: SourceFile, fields: Fields, problems: ReadingProblem[]) {
    this.#file = path;
    this.#fields = fields;
    this.#problems = problems;
  }

  /** What is said before and in the comment of a value. */
  wordsOf(value: unknown): readonly [words: string | undefined, comment: string] {
    const text = textOf(value);
    if (text === undefined) return [undefined, ''];
    const at = text.indexOf('//');
    return at < 0 ? [text, ''] : [textOf(text.slice(0, at).trim()), text.slice(at + 2)];
  }

  entriesOf(directive: string): readonly Entry[] {
    const map = this.#fields[directive];
    return Object.entries(isFields(map) ? map : {}).map(([key, value]) => {
      const [words, comment] = this.wordsOf(value);
      return { key: key.replace(/\[\d+\]$/, ''), value: words ?? '', comment, path: [directive, key] };
    });
  }

  readComponents(): readonly Component[] {
    const replacements = this.entriesOf('replace');
    const excluded = new Set(this.entriesOf('exclude').map(({ key, value }) => `${key}@${value}`));
    const components = new Map<string, Component>();
    for (const entry of this.entriesOf('require')) {
      const component = this.#readRequirement(entry, replacements, excluded);
      if (component === undefined) continue;
      const { name, version = '', source } = component;
      const key = `${name} ${version} ${source.kind}`;
      const same = components.get(key);
      components.set(key, same === undefined ? component : { ...same, direct: same.direct || component.direct });
    }
    return [...components.values()];
  }

  #readRequirement(
    { key, value, comment, path }: Entry,
    replacements: readonly Entry[],
    excluded: ReadonlySet<string>,
  ): Component | undefined {
    const replaced =
      replacements.find((each) => each.key === `${key}@${value}`) ?? replacements.find((each) => each.key === key);
    const [target = '', targetVersion] = replaced?.value.split(' ') ?? [key, value];
    const source: ComponentSource = /^(?:\.{1,2}(?:[/\\]|$)|\/|[A-Za-z]:[/\\])/.test(target)
      ? { kind: 'path', reference: target, pinned: false }
      : registry;
    const name = source.kind === 'path' ? key : target;
    const place = replaced?.path ?? path;
    const isExcluded = replaced === undefined && excluded.has(`${key}@${value}`);
    const version = source.kind === 'path' || isExcluded ? undefined : textOf(targetVersion);
    const purl = golangPurl(name, version);
    if (purl === undefined) {
      this.#say(place, `"${name}" is no module path.`, 'broken');
      return undefined;
    }
    if (isExcluded)
      this.#say(
        path,
        `${key} ${value} is excluded, and which version is taken instead only Go can tell.`,
        'unknowable',
      );
    else if (version === undefined && source.kind === 'registry')
      this.#say(place, `The version of ${name} is missing.`, 'broken');
    return componentOf({
      purl,
      name,
      version,
      direct: !/^\s*indirect\b/.test(comment.split('\n').at(-1) ?? ''),
      source,
      anchor: { file: this.#file, path: place, part: 'key' },
    });
  }

  /** The toolchain that Go fetches for the build; without one the `go` line, which is the oldest that will do. */
  readRuntimes(): readonly Runtime[] {
    for (const key of ['toolchain', 'go']) {
      const [words] = this.wordsOf(this.#fields[key]);
      const version = /^(?:go)?(\d+(?:\.\d+)*)/.exec(words ?? '')?.[1];
      const isOldest = key === 'go';
      const purl = makePurl({ type: 'generic', name: 'go', version: isOldest ? undefined : version });
      if (words === undefined || version === undefined || purl === undefined) continue;
      const range = isOldest ? `>=${version}` : words;
      return [{ purl, name: 'go', range, anchor: { file: this.#file, path: [key], part: 'value' } }];
    }
    return [];
  }

  #say(path: DataPath, message: string, kind: ReadingProblem['kind']): void {
    this.#problems.push({ anchor: { file: this.#file, path, part: 'key' }, message, kind });
  }
}

/** The purl of a module; undefined where the path is none. */
export function golangPurl(path: string, version: string | undefined): Purl | undefined {
  const slash = path.lastIndexOf('/');
  const [namespace, name] = slash < 0 ? [undefined, path] : [path.slice(0, slash), path.slice(slash + 1)];
  return makePurl({ type: 'golang', namespace, name, version });
}

/** Digests, and before Go 1.17 what else may be in the build, come from the go.sum beside it. */
function resolve(content: ManifestContent, nearby: NearbyFiles): Reading<ManifestContent> {
  const folder = folderOf(content.file);
  const sum = nearby.contentOf(folder === '' ? 'go.sum' : `${folder}/go.sum`);
  if (!isGoSum(sum) || !isGoMod(content)) return { value: content, problems: [] };
  const components = content.components.map((component) => {
    const digest = sum.digests.get(`${component.name}@${component.version ?? ''}`);
    return digest === undefined ? component : { ...component, hashes: [digest] };
  });
  const older = isComplete(content) ? [] : onlyInSum(content, sum.digests, sum.file);
  return { value: { ...content, components: [...components, ...older], absorbs: [sum.file] }, problems: [] };
}

function isGoMod(content: ManifestContent): content is GoModContent {
  return content.format === goMod.name;
}

function isComplete({ goVersion }: GoModContent): boolean {
  return goVersion === undefined || (schemeOf('golang')?.compare(full(goVersion), COMPLETE_SINCE) ?? 0) >= 0;
}

/** `1.16` as `1.16.0` */
function full(goVersion: string): string {
  return /^\d+\.\d+$/.test(goVersion) ? `${goVersion}.0` : goVersion;
}

/** Modules with a digest of their files that go.mod does not name, the highest version of each. */
function onlyInSum(
  { components, name: own }: GoModContent,
  digests: ReadonlyMap<string, string>,
  file: string,
): readonly Component[] {
  const named = new Set(components.map(({ name }) => name));
  const highest = new Map<string, { readonly version: string; readonly key: string }>();
  for (const key of digests.keys()) {
    const at = key.lastIndexOf('@');
    const [name, version] = [key.slice(0, at), key.slice(at + 1)];
    if (named.has(name) || name === own) continue;
    const other = highest.get(name);
    const isHigher = other === undefined || (schemeOf('golang')?.compare(version, other.version) ?? 0) > 0;
    if (isHigher) highest.set(name, { version, key });
  }
  return [...highest].flatMap(([name, { version, key }]): readonly Component[] => {
    const purl = golangPurl(name, version);
    const anchor = { file, path: [key], part: 'key' } as const;
    return purl === undefined ? [] : [componentOf({ purl, name, version, hashes: [digests.get(key) ?? ''], anchor })];
  });
}
