// gradle.properties: values that build scripts use under their names. Invariant: it holds no component by itself.
import { baseName } from '../../text/source-file';
import { silent, type ManifestContent, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';
import { ManifestData } from '../manifest-data';
import { properties } from './lines';

/** The content of a gradle.properties. */
export interface GradleProperties extends ManifestContent {
  readonly values: ReadonlyMap<string, string>;
}

export const gradleProperties: ManifestFormat = {
  name: 'gradle.properties',
  purlType: 'maven',
  kind: 'manifest',
  tells: { ...manifestTells, versions: 'with its manifest', ranges: 'no', direct: 'no', scope: 'no', positions: 'no' },
  notation: properties,
  matches: (path) => baseName(path) === 'gradle.properties',
  read(file) {
    const { root, problems } = new ManifestData(file, properties);
    const values = new Map(Object.entries(root).map(([name, value]) => [name, String(value)]));
    const value: GradleProperties = {
      ...silent,
      file: file.path,
      format: 'gradle.properties',
      purlType: 'maven',
      values,
    };
    return { value, problems };
  },
};
