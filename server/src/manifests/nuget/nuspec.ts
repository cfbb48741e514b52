// *.nuspec: what a package says of itself, and what it depends on for each target framework.
// Source: learn.microsoft.com/nuget/reference/nuspec.
import { xml } from '../../syntax/xml';
import type { Component } from '../component';
import { silent, type ManifestContent, type ManifestFormat } from '../format';
import { ManifestData } from '../manifest-data';
import { Element } from '../maven/element';
import { withoutRepeats } from '../repeats';
import { manifestTells } from '../manifest-tells';
import { packageComponent } from './package-reference';

export const nuspec: ManifestFormat = {
  name: '*.nuspec',
  purlType: 'nuget',
  kind: 'manifest',
  tells: { ...manifestTells, scope: 'no' },
  notation: xml,
  matches: (path) => path.endsWith('.nuspec'),
  read(file) {
    const manifest = new ManifestData(file, xml);
    const root = new Element(xml.treeOf(file).root?.node).at('package');
    if (manifest.problems.length === 0 && !root.exists)
      manifest.broken([], 'This is no nuspec: its root element is not "package".');
    const metadata = root.at('metadata');
    const dependencies = metadata.at('dependencies');
    const groups = [dependencies, ...dependencies.all('group')];
    const components = groups.flatMap((group) =>
      group.all('dependency').flatMap((each) => readDependency(each, manifest) ?? []),
    );
    const value: ManifestContent = {
      ...silent,
      file: file.path,
      format: '*.nuspec',
      purlType: 'nuget',
      name: written(metadata.textAt('id')),
      version: written(metadata.textAt('version')),
      license: metadata.textAt('license', '@type') === 'file' ? undefined : written(metadata.textAt('license')),
      repository: metadata.textAt('repository', '@url') ?? metadata.textAt('projectUrl'),
      components: withoutRepeats(components),
    };
    return { value, problems: manifest.problems };
  },
};

/** What packing puts in for `$version$` is not known. */
function written(text: string | undefined): string | undefined {
  return text?.includes('$') === true ? undefined : text;
}

function readDependency(element: Element, manifest: ManifestData): Component | undefined {
  const { path } = element;
  const name = element.textAt('@id')?.trim() ?? '';
  const version = element.textAt('@version');
  const component = packageComponent(name, version, { file: manifest.file.path, path, part: 'key' });
  if (name.includes('$')) manifest.unknowable(path, `Which package "${name}" means is known only when it is packed.`);
  else if (component === undefined)
    manifest.broken(path, name === '' ? 'This names no package.' : `"${name}" is no package name.`);
  else if (version?.includes('$') === true)
    manifest.unknowable(path, `The version of "${name}" is "${version}", which is known only when it is packed.`);
  return component;
}
