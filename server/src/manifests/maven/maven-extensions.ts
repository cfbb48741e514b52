// .mvn/extensions.xml: what Maven loads into itself before it reads a POM.
// Invariant: all of it builds the product and is development.
import { xml } from '../../syntax/xml';
import { componentOf, type Component } from '../component';
import { silent, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';
import { ManifestData } from '../manifest-data';
import { nameComponent, readVersion } from './coordinates';
import { Element } from './element';

export const mavenExtensions: ManifestFormat = {
  name: '.mvn/extensions.xml',
  purlType: 'maven',
  kind: 'manifest',
  tells: { ...manifestTells, ranges: 'no' },
  notation: xml,
  matches: (path) => /(?:^|\/)\.mvn\/extensions\.xml$/.test(path),
  read(file) {
    const manifest = new ManifestData(file, xml);
    const extensions = new Element(xml.treeOf(file).root?.node).at('extensions').all('extension');
    const components = extensions.flatMap((each) => readExtension(each, manifest) ?? []);
    const value = { ...silent, file: file.path, format: '.mvn/extensions.xml', purlType: 'maven', components };
    return { value, problems: manifest.problems };
  },
};

function readExtension(element: Element, manifest: ManifestData): Component | undefined {
  const [group = '', artifact = ''] = [element.textAt('groupId'), element.textAt('artifactId')];
  const { version, range } = readVersion(element.textAt('version'));
  const named = nameComponent({ group, artifact, version });
  if (named === undefined) {
    manifest.broken(element.path, 'This extension lacks a groupId or an artifactId, or they cannot be ones.');
    return undefined;
  }
  if (range === undefined) manifest.broken(element.path, `"${named.name}" has no version.`);
  const anchor = { file: manifest.file.path, path: element.path, part: 'key' } as const;
  return componentOf({ ...named, version, range, direct: true, scope: 'development', anchor });
}
