// Podfile, *.podspec and *.podspec.json: what an app or a pod asks for.
// Invariant: every component is direct and stands where its name stands; a pod that is asked for by several targets is
// one component, with the strongest scope. Source: guides.cocoapods.org, "Podfile Syntax" and "Podspec Syntax".
import type { DataPath } from '../../text/anchor';
import type { Reading } from '../../text/reading';
import { baseName, type SourceFile } from '../../text/source-file';
import { json } from '../../syntax/json';
import { nameOfKey } from '../../syntax/made-tree';
import { askedRuntime } from '../asked-runtime';
import { componentOf, type Component, type Runtime, type Scope } from '../component';
import { silent, type Capabilities, type ManifestContent, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { withoutRepeats } from '../repeats';
import { exactVersion, podPurl, sourceOf } from './pod';
import { podfileNotation, podspecNotation } from './podfile-notation';
import { wordTable } from '../../text/word-table';

const tells: Capabilities = { ...manifestTells, versions: 'no', runtimes: 'yes' };

export const podfile: ManifestFormat = {
  name: 'Podfile',
  purlType: 'cocoapods',
  kind: 'manifest',
  tells,
  notation: podfileNotation,
  matches: (path) => /^(?:Podfile|CocoaPods\.podfile|Podfile\.rb)$/.test(baseName(path)),
  read: (file) => readRuby(file, 'Podfile'),
};

export const podspec: ManifestFormat = {
  name: 'podspec',
  purlType: 'cocoapods',
  kind: 'manifest',
  tells,
  notation: podspecNotation,
  matches: (path) => path.endsWith('.podspec'),
  read: (file) => readRuby(file, 'podspec'),
};

export const podspecJson: ManifestFormat = {
  name: 'podspec.json',
  purlType: 'cocoapods',
  kind: 'manifest',
  tells,
  notation: json,
  matches: (path) => path.endsWith('.podspec.json'),
  read: readJson,
};

function readRuby(file: SourceFile, format: 'Podfile' | 'podspec'): Reading<ManifestContent> {
  const data = new ManifestData(file, format === 'Podfile' ? podfileNotation : podspecNotation);
  const { root, problems } = data;
  for (const [index, sentence] of data.list(root, ['unknown']).entries())
    data.unknowable(['unknown', index], String(sentence));
  const components = Object.entries(data.fields(root, ['gems'])).flatMap(([key, fields]) => {
    return readPod(data, ['gems', key], nameOfKey(key), isFields(fields) ? fields : {});
  });
  const runtimes = Object.entries(root).flatMap(([key, value]) => {
    const [, system] = /^platform (\w+)(?:\[\d+\])?$/.exec(key) ?? [];
    return system === undefined ? [] : platform(data, system, value, [key]);
  });
  return { value: contentOf(data, format, root, components, runtimes), problems };
}

function readJson(file: SourceFile): Reading<ManifestContent> {
  const data = new ManifestData(file, json);
  const { root, problems } = data;
  const components: Component[] = [];
  const open: { readonly fields: Fields; readonly path: DataPath; readonly scope: Scope }[] = [
    { fields: root, path: [], scope: 'runtime' },
  ];
  // An array gives what is added during the loop too.
  for (const { fields, path, scope } of open) {
    for (const [name, range] of Object.entries(data.fields(fields, [...path, 'dependencies']))) {
      const texts = Array.isArray(range) ? range.filter((each) => typeof each === 'string') : [];
      const target = scope === 'development' ? 'Tests' : '';
      components.push(
        ...readPod(data, [...path, 'dependencies', name], name, { requirement: texts.join(', '), target }),
      );
    }
    for (const list of ['subspecs', 'testspecs']) {
      data.list(fields, [...path, list]).forEach((part, index) => {
        const isTest = list === 'testspecs' || scope === 'development';
        if (isFields(part) && path.length < 40)
          open.push({ fields: part, path: [...path, list, index], scope: isTest ? 'development' : 'runtime' });
      });
    }
  }
  const platforms = isFields(root.platforms) ? root.platforms : {};
  const runtimes = Object.entries(platforms).flatMap(([system, version]) =>
    platform(data, system, version, ['platforms', system]),
  );
  return { value: contentOf(data, 'podspec.json', root, components, runtimes), problems };
}

function contentOf(
  { file }: ManifestData,
  format: string,
  { name, version, license, homepage }: Fields,
  components: readonly Component[],
  runtimes: readonly Runtime[],
): ManifestContent {
  const own = textOf(name);
  // A pod's parts ask for each other.
  const isOwn = (component: Component): boolean => component.name.split('/')[0] === own;
  return {
    ...silent,
    file: file.path,
    format,
    purlType: 'cocoapods',
    name: own,
    version: textOf(version),
    license: textOf(isFields(license) ? license.type : license),
    repository: textOf(homepage),
    components: withoutRepeats(components.filter((each) => !isOwn(each))),
    runtimes,
    lockedBy: format === 'Podfile' ? ['Podfile.lock'] : [],
  };
}

/** A pod, or the parts of it that are asked for. */
function readPod(data: ManifestData, path: DataPath, pod: string, fields: Fields): readonly Component[] {
  const parts = textOf(fields.subspecs)?.split(', ') ?? [];
  const range = textOf(fields.requirement);
  const source = sourceOf(fields);
  const version = source.kind === 'registry' ? exactVersion(range) : undefined;
  const anchor = { file: data.file.path, path, part: 'key' } as const;
  const names = parts.length === 0 ? [pod] : parts.map((part) => `${pod}/${part}`);
  return names.flatMap((name): readonly Component[] => {
    const purl = podPurl(name, version);
    if (purl === undefined) data.broken(path, `"${name}" is no name of a pod.`);
    return purl === undefined
      ? []
      : [componentOf({ purl, name, version, range, direct: true, scope: scopeOf(fields), source, anchor })];
  });
}

/** What only tests or only debug builds link serves development. */
function scopeOf(fields: Fields): Scope {
  const innermost = textOf(fields.target)?.split(', ').at(-1) ?? '';
  const configurations = textOf(fields.configurations) ?? textOf(fields.configuration);
  const isDebug = configurations?.split(', ').every((each) => /debug|test/i.test(each)) === true;
  return isDebug || /tests?$/i.test(innermost) ? 'development' : 'runtime';
}

/** The oldest version of a system on which the software can be installed. */
function platform(data: ManifestData, system: string, version: unknown, path: DataPath): readonly Runtime[] {
  const oldest = textOf(version);
  return oldest === undefined
    ? []
    : askedRuntime(systemNames[system] ?? system, `>= ${oldest}`, { file: data.file.path, path });
}

const systemNames: Readonly<Record<string, string>> = wordTable({ osx: 'macos' });
