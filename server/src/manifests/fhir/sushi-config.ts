// sushi-config.yaml of FHIR Shorthand: the version of FHIR that an implementation guide is for, and the guides it builds on.
// Invariant: the specification is a package as well, named by its release. Source: fshschool.org, "Configuration".
import { baseName } from '../../text/source-file';
import { yamlTexts } from '../../syntax/yaml-texts';
import type { DataPath } from '../../text/anchor';
import type { Component } from '../component';
import { silent, type ManifestFormat } from '../format';
import { isFields, ManifestData, textOf } from '../manifest-data';
import { manifestTells } from '../manifest-tells';
import { fhirComponent } from './fhir-package';

const FORMAT = 'sushi-config.yaml';

/** The packages of the specification by the numbers that its versions begin with. */
const releases: readonly (readonly [line: RegExp, release: string])[] = [
  [/^4\.0\./, 'r4'],
  [/^4\.3\./, 'r4b'],
  [/^5\./, 'r5'],
  [/^6\./, 'r6'],
];

export const sushiConfig: ManifestFormat = {
  name: FORMAT,
  purlType: 'npm',
  kind: 'manifest',
  tells: { ...manifestTells, scope: 'no' },
  notation: yamlTexts,
  matches: (path) => /^sushi-config\.ya?ml$/.test(baseName(path)),
  read(file) {
    const manifest = new ManifestData(file, yamlTexts);
    const { root, problems } = manifest;
    const at = (path: DataPath) => ({ file: file.path, path, part: 'key' }) as const;
    const versions: readonly unknown[] = Array.isArray(root.fhirVersion) ? root.fhirVersion : [root.fhirVersion];
    const specifications = versions.flatMap((each): readonly Component[] => {
      const version = textOf(each);
      const release = releases.find(([line]) => line.test(version ?? ''))?.[1];
      const path = at(['fhirVersion']);
      const component = release === undefined ? undefined : fhirComponent(`hl7.fhir.${release}.core`, version, path);
      return component === undefined ? [] : [component];
    });
    const wanted = Object.entries(manifest.fields(root, ['dependencies'])).flatMap(
      ([name, asked]): readonly Component[] => {
        const component = fhirComponent(
          name,
          textOf(isFields(asked) ? asked.version : asked),
          at(['dependencies', name]),
        );
        if (component === undefined) manifest.broken(['dependencies', name], `"${name}" is no name of a package.`);
        return component === undefined ? [] : [component];
      },
    );
    const value = {
      ...silent,
      file: file.path,
      format: FORMAT,
      purlType: 'npm',
      name: textOf(root.packageId) ?? textOf(root.id),
      version: textOf(root.version),
      license: textOf(root.license),
      components: [...specifications, ...wanted],
    };
    return { value, problems };
  },
};
