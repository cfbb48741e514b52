// Package.swift: what a Swift package asks for.
// Invariant: every component is direct and stands at its address; a package that only test targets use serves development.
// Source: docs.swift.org/package-manager, "PackageDescription".
import type { Reading } from '../../text/reading';
import { baseName, type SourceFile } from '../../text/source-file';
import { nameOfKey } from '../../syntax/made-tree';
import { makePurl } from '../../terms/purl';
import { askedRuntime } from '../asked-runtime';
import { componentOf, registry, type Component, type ComponentSource, type Runtime } from '../component';
import { silent, type ManifestContent, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { packageNotation } from './package-notation';
import { registryPurl, revisionSource, swiftPurl } from './repository';

export const packageSwift: ManifestFormat = {
  name: 'Package.swift',
  purlType: 'swift',
  kind: 'manifest',
  tells: { ...manifestTells, versions: 'no', runtimes: 'yes' },
  notation: packageNotation,
  // `Package@swift-5.9.swift` takes the place of Package.swift for that compiler.
  matches: (path) => baseName(path) === 'Package.swift',
  read: readPackage,
};

function readPackage(file: SourceFile): Reading<ManifestContent> {
  const data = new ManifestData(file, packageNotation);
  const { root, problems } = data;
  for (const [index, sentence] of data.list(root, ['unknown']).entries())
    data.unknowable(['unknown', index], String(sentence));
  const [main, test] = ['mainUses', 'testUses'].map((key) => namesIn(data.list(root, [key])));
  const components = Object.entries(data.fields(root, ['dependencies'])).flatMap(
    ([key, value]): readonly Component[] => {
      const fields = isFields(value) ? value : {};
      const component = readDependency(file.path, key, fields);
      if (component === undefined) data.broken(['dependencies', key], `"${key}" is no address of a package.`);
      const names = [nameOfKey(key), textOf(fields.name) ?? ''].map((name) => name.toLowerCase());
      const isTest = names.some((name) => test?.has(name)) && !names.some((name) => main?.has(name));
      return component === undefined ? [] : [isTest ? { ...component, scope: 'development' } : component];
    },
  );
  const value: ManifestContent = {
    ...silent,
    file: file.path,
    format: 'Package.swift',
    purlType: 'swift',
    name: textOf(root.name),
    components,
    runtimes: readRuntimes(data),
    lockedBy: ['Package.resolved'],
  };
  return { value, problems };
}

function namesIn(list: readonly unknown[]): ReadonlySet<string> {
  return new Set(list.map((name) => String(name).toLowerCase()));
}

function readDependency(file: string, key: string, fields: Fields): Component | undefined {
  const [url, path, id] = [textOf(fields.url), textOf(fields.path), textOf(fields.id)];
  const requirement = textOf(fields.requirement);
  const source = sourceOf(url, path, requirement);
  const version = source.kind === 'registry' ? exactVersion(requirement) : undefined;
  const name = id ?? nameOfKey(key);
  const remote = url === undefined ? undefined : swiftPurl(url, version);
  const purl = id === undefined ? (remote ?? makePurl({ type: 'generic', name })) : registryPurl(id, version);
  const range = source.kind === 'registry' ? requirement : undefined;
  const anchor = { file, path: ['dependencies', key], part: 'key' } as const;
  return purl && componentOf({ purl, name, version, range, direct: true, source, anchor });
}

/** `exact: "1.2.3"` and `.exact("1.2.3")` */
function exactVersion(requirement: string | undefined): string | undefined {
  return /^(?:\.?exact(?:Item)?\s*[:(]\s*)"([^"]+)"\s*\)?$/.exec(requirement ?? '')?.[1];
}

function sourceOf(url: string | undefined, path: string | undefined, requirement: string | undefined): ComponentSource {
  if (path !== undefined) return { kind: 'path', reference: path, pinned: false };
  if (url === undefined) return registry;
  if (swiftPurl(url, undefined) === undefined) return { kind: 'path', reference: url, pinned: false };
  const [, revision] = /^\.?(?:branch|revision)(?:Item)?\s*[:(]\s*"([^"]+)"/.exec(requirement ?? '') ?? [];
  return revision === undefined ? registry : revisionSource(url, revision);
}

/** The oldest compiler that will do, and the oldest systems on which the software can be installed. */
function readRuntimes(data: ManifestData): readonly Runtime[] {
  const tools = textOf(data.root.tools);
  const file = data.file.path;
  const compiler =
    tools === undefined ? [] : askedRuntime('swift', `>= ${tools}`, { file, path: ['tools'] }, 'development');
  const systems = Object.entries(data.fields(data.root, ['platforms'])).flatMap(([system, oldest]) => {
    const path = ['platforms', system];
    return askedRuntime(nameOfKey(system).toLowerCase(), `>= ${String(oldest)}`, { file, path });
  });
  return [...compiler, ...systems];
}
