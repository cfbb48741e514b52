// gradle/verification-metadata.xml: the digests of all that a Gradle build has ever fetched, plugins and POMs included.
// Invariant: it only adds what no build script and no lockfile names, as an SBOM does.
import { baseName, folderOf, isWithin } from '../../text/source-file';
import { xml } from '../../syntax/xml';
import { componentOf, type Component } from '../component';
import { silent, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';
import { ManifestData } from '../manifest-data';
import { withoutRepeats } from '../repeats';
import { nameComponent } from './coordinates';
import { Element } from './element';

export const verificationMetadata: ManifestFormat = {
  name: 'verification-metadata.xml',
  purlType: 'maven',
  kind: 'downloads',
  tells: { ...manifestTells, ranges: 'no', direct: 'no', scope: 'no', hashes: 'yes' },
  notation: xml,
  matches: (path) => baseName(path) === 'verification-metadata.xml',
  read(file) {
    const manifest = new ManifestData(file, xml);
    const root = new Element(xml.treeOf(file).root?.node).at('verification-metadata');
    if (manifest.problems.length === 0 && !root.exists)
      manifest.broken([], 'This is no verification metadata of Gradle: its root element is another one.');
    const components = root
      .at('components')
      .all('component')
      .flatMap((each) => readComponent(each, manifest) ?? []);
    const value = {
      ...silent,
      file: file.path,
      format: 'verification-metadata.xml',
      purlType: 'maven',
      components: withoutRepeats(components),
    };
    return { value, problems: manifest.problems };
  },
  /** Where lockfiles say what is run with, the rest was fetched for the build. */
  resolve(content, nearby) {
    const project = folderOf(folderOf(content.file));
    const isLocked = nearby.pathsOf('gradle.lockfile').some((path) => isWithin(project, path));
    const components = content.components.map((each) => ({ ...each, scope: 'development' as const }));
    return { value: isLocked ? { ...content, components } : content, problems: [] };
  },
};

function readComponent(element: Element, manifest: ManifestData): Component | undefined {
  const [group, artifact, version] = ['@group', '@name', '@version'].map((name) => element.textAt(name));
  const named = group === undefined || artifact === undefined ? undefined : nameComponent({ group, artifact, version });
  if (named === undefined) {
    manifest.broken(element.path, 'This component lacks a group or a name, or they cannot be ones.');
    return undefined;
  }
  const anchor = { file: manifest.file.path, path: element.path, part: 'key' } as const;
  return componentOf({ ...named, version, hashes: readHashes(element), anchor });
}

/** The digests of the artifact's files, those of its metadata left out. */
function readHashes(component: Element): readonly string[] {
  return component
    .all('artifact')
    .filter((artifact) => !/\.(?:pom|module)$/.test(artifact.textAt('@name') ?? ''))
    .flatMap((artifact) => artifact.elements())
    .flatMap((hash) => {
      const value = hash.textAt('@value');
      return value === undefined ? [] : [`${String(hash.path.at(-1)).replace(/\[\d+\]$/, '')}:${value}`];
    });
}
