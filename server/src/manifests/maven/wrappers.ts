// The wrappers of Gradle and Maven: which version of the build tool a checkout fetches.
// Invariant: a file names one distribution; an address that tells no version is said.
import { baseName } from '../../text/source-file';
import { silent, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';
import { ManifestData, textOf } from '../manifest-data';
import { runtime } from './java-runtime';
import { properties } from './lines';

export const gradleWrapper = wrapper(
  'gradle',
  'gradle-wrapper.properties',
  /gradle-(\d[\w.+-]*?)-(?:bin|all|src)\.zip$/,
);
export const mavenWrapper = wrapper(
  'maven',
  'maven-wrapper.properties',
  /maven-(\d[\w.+-]*?)(?:-bin|-src)?\.(?:zip|tar\.gz)$/,
);

function wrapper(tool: string, name: string, version: RegExp): ManifestFormat {
  return {
    name,
    purlType: 'maven',
    kind: 'manifest',
    tells: { ...manifestTells, versions: 'no', ranges: 'no', direct: 'no', scope: 'no', runtimes: 'yes' },
    notation: properties,
    matches: (path) => baseName(path) === name,
    read(file) {
      const manifest = new ManifestData(file, properties);
      const path = ['distributionUrl'];
      const address = textOf(manifest.root.distributionUrl)?.trim();
      const named = version.exec(address ?? '')?.[1];
      if (address === undefined)
        manifest.broken([], `The line "distributionUrl=" is missing, so the version of ${tool} is not known.`);
      else if (named === undefined) manifest.unknowable(path, `This address does not tell the version of ${tool}.`);
      const found = runtime(tool, named ?? '', named, { file: file.path, path, part: 'value' });
      const value = {
        ...silent,
        file: file.path,
        format: name,
        purlType: 'maven',
        runtimes: found === undefined ? [] : [found],
      };
      return { value, problems: manifest.problems };
    },
  };
}
