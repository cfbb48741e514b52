// project/build.properties: which sbt builds the project. Source: scala-sbt.org, "Build definition".
import { silent, type ManifestFormat } from '../format';
import { ManifestData, textOf } from '../manifest-data';
import { gradleWrapper } from './wrappers';
import { runtime } from './java-runtime';
import { properties } from './lines';

const FORMAT = 'project/build.properties';

export const buildProperties: ManifestFormat = {
  name: FORMAT,
  purlType: 'maven',
  kind: 'manifest',
  tells: gradleWrapper.tells,
  notation: properties,
  matches: (path) => /(?:^|\/)project\/build\.properties$/.test(path),
  read(file) {
    const { root, problems } = new ManifestData(file, properties);
    const key = 'sbt.version';
    const version = textOf(root[key])?.trim() ?? '';
    const found = runtime('sbt', version, /^\d[\w.-]*$/.exec(version)?.[0], {
      file: file.path,
      path: [key],
      part: 'value',
    });
    const runtimes = found === undefined ? [] : [{ ...found, scope: 'development' as const }];
    return { value: { ...silent, file: file.path, format: FORMAT, purlType: 'maven', runtimes }, problems };
  },
};
