// SPDX 3.0 as JSON-LD: one list of elements that refer to each other. Source: spdx.github.io/spdx-spec, 3.0.
// Invariant: AI packages and datasets are listed for themselves and are no components.
import type { DataPath } from '../../text/anchor';
import type { Scope } from '../component';
import { isFields, textOf, type Fields, type ManifestData } from '../manifest-data';
import type { SbomLink } from './arrange';
import { identify } from './identity';
import type { ModelCard, SbomContent, SbomModel } from './sbom-content';
import { said, spdxContent, type SpdxPackage } from './spdx-document';
import { wordTable } from '../../text/word-table';

interface Element {
  readonly fields: Fields;
  readonly type: string;
  readonly id: string | undefined;
  readonly path: DataPath;
}

/** Relationships by which the element of `from` needs or holds those of `to`. */
const scopeOfRelationship: Readonly<Record<string, Scope>> = wordTable({
  contains: 'runtime',
  dependsOn: 'runtime',
  hasDynamicLink: 'runtime',
  hasPrerequisite: 'runtime',
  hasProvidedDependency: 'runtime',
  hasStaticLink: 'runtime',
  hasOptionalComponent: 'optional',
  hasOptionalDependency: 'optional',
  usesTool: 'development',
});

const considerations: readonly (readonly [property: string, heading: string])[] = [
  ['ai_limitation', 'technicalLimitations'],
  ['ai_informationAboutApplication', 'useCases'],
  ['ai_informationAboutTraining', 'training'],
  ['ai_safetyRiskAssessment', 'safetyRiskAssessment'],
];

/** Whether the data are those of an SPDX 3 document. */
export function isSpdx3(root: Fields): boolean {
  return Array.isArray(root['@graph']) && textsOf(root['@context']).some((each) => each.includes('spdx.org'));
}

/** Reads the data of an SPDX 3 document. */
export function readSpdx3(data: ManifestData, format: string): SbomContent {
  const elements = data.list(data.root, ['@graph']).flatMap((value, index): readonly Element[] => {
    const path = ['@graph', index];
    if (isFields(value)) return [{ fields: value, type: typeOf(value), id: idOf(value), path }];
    data.broken(path, 'This is no element.');
    return [];
  });
  const facts = new Relationships(elements);
  const ofType = (type: string): readonly Element[] => elements.filter((each) => each.type === type);
  const roots = [...ofType('SpdxDocument'), ...ofType('software_Sbom')].flatMap(({ fields }) => [
    ...textsOf(fields.rootElement),
  ]);
  const sboms = new Set(ofType('software_Sbom').map(({ id }) => id));
  return spdxContent(data, format, {
    packages: ofType('software_Package').map((each) => packageOf(each, facts)),
    links: facts.links,
    described: roots.filter((root) => !sboms.has(root)),
    models: ofType('ai_AIPackage').map((each) => modelOf(data, each, facts)),
    datasets: ofType('dataset_DatasetPackage').map((each) => modelOf(data, each, facts)),
  });
}

/** What elements say of each other. */
class Relationships {
  readonly links: SbomLink[] = [];
  readonly licenses = new Map<string, string>();
  /** The names of the datasets with which a model was made. */
  readonly datasets = new Map<string, string[]>();

  constructor(elements: readonly Element[]) {
    const byId = new Map(elements.map(({ id, fields }) => [id, fields]));
    for (const { fields, type } of elements) {
      if (type !== 'Relationship' && type !== 'LifecycleScopedRelationship') continue;
      const [from, kind] = [textOf(fields.from), textOf(fields.relationshipType) ?? ''];
      if (from !== undefined)
        for (const to of textsOf(fields.to)) this.#add(from, kind, to, fields, byId.get(to) ?? {});
    }
  }

  #add(from: string, kind: string, to: string, { scope: phase }: Fields, target: Fields): void {
    if (Object.hasOwn(scopeOfRelationship, kind)) {
      const isAtRuntime = phase === undefined || phase === 'runtime';
      const scope = isAtRuntime ? (scopeOfRelationship[kind] ?? 'runtime') : 'development';
      this.links.push({ from, to, scope });
    } else if (kind === 'hasConcludedLicense' || kind === 'hasDeclaredLicense') {
      const license = said(textOf(target.simplelicensing_licenseExpression) ?? textOf(target.name));
      if (license !== undefined && (kind === 'hasConcludedLicense' || !this.licenses.has(from)))
        this.licenses.set(from, license);
    } else if (kind === 'trainedOn' || kind === 'testedOn') {
      this.datasets.set(from, [...(this.datasets.get(from) ?? []), textOf(target.name) ?? to]);
    }
  }
}

function packageOf({ fields, id, path }: Element, { licenses }: Relationships): SpdxPackage {
  const identifiers = itemsOf(fields.externalIdentifier);
  const identifier = (types: readonly string[]): string | undefined =>
    textOf(identifiers.find(({ externalIdentifierType: type }) => types.includes(textOf(type) ?? ''))?.identifier);
  return {
    reference: id,
    name: textOf(fields.name),
    version: textOf(fields.software_packageVersion),
    purl: textOf(fields.software_packageUrl) ?? identifier(['packageUrl', 'purl']),
    cpe: identifier(['cpe23', 'cpe22']),
    purpose: textOf(fields.software_primaryPurpose)?.toUpperCase(),
    hashes: itemsOf(fields.verifiedUsing).flatMap(({ algorithm, hashValue }) => {
      const [name, digest] = [textOf(algorithm), textOf(hashValue)];
      return name === undefined || digest === undefined ? [] : [`${name.replace(/^sha(\d)_/, 'sha$1-')}:${digest}`];
    }),
    license: id === undefined ? undefined : licenses.get(id),
    path,
  };
}

function modelOf(data: ManifestData, element: Element, facts: Relationships): SbomModel {
  const { fields, id, type, path } = element;
  const stated = packageOf(element, facts);
  const { name = '', version, purl, hashes, license } = stated;
  if (name === '') data.broken(path, 'This package has no name.');
  return {
    name,
    version,
    purl: purl === undefined ? undefined : identify(stated)?.purl,
    reference: id,
    hashes,
    license,
    supplier: undefined,
    description: textOf(fields.description) ?? textOf(fields.summary),
    card:
      type === 'ai_AIPackage'
        ? cardOf(fields, (id === undefined ? undefined : facts.datasets.get(id)) ?? [])
        : undefined,
    anchor: { file: data.file.path, path: name === '' ? path : [...path, 'name'], part: 'value' },
  };
}

function cardOf(fields: Fields, datasets: readonly string[]): ModelCard {
  const texts = considerations.map(([property, heading]) => [heading, textsOf(fields[property])] as const);
  return {
    approach: undefined,
    task: textOf(textsOf(fields.ai_domain).join(', ')),
    architectureFamily: textOf(textsOf(fields.ai_typeOfModel).join(', ')),
    modelArchitecture: undefined,
    datasets: [...new Set(datasets)],
    metrics: itemsOf(fields.ai_metric).map(({ key, value }) => ({
      type: textOf(key),
      value: textOf(value),
      slice: undefined,
    })),
    considerations: Object.fromEntries(texts.filter(([, values]) => values.length > 0)),
  };
}

/** `software_Package`, which may be written `software/Package` or as a whole address. */
function typeOf({ type, '@type': other }: Fields): string {
  const written = textOf(type) ?? textOf(other) ?? '';
  const [, profile, name] = /([^/]+)\/([^/]+)$/.exec(written) ?? [];
  if (profile === undefined || name === undefined) return written;
  return profile === 'Core' ? name : `${profile.toLowerCase()}_${name}`;
}

function idOf({ spdxId, '@id': other }: Fields): string | undefined {
  return textOf(spdxId) ?? textOf(other);
}

/** A property holds one value or a list of them. */
function textsOf(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((each) => textOf(each) ?? []);
}

function itemsOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}
