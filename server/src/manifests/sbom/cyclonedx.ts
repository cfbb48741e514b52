// CycloneDX 1.2 to 1.7: components however deep they are nested, and what depends on what. The data are those of the
// JSON notation; XML is given the same shape before. Source: cyclonedx.org/docs.
// Invariant: the described component is the product itself and no component; `pedigree`, `evidence` and `tools` are
// about the making of the list and are not read; every other component is one, a model, a dataset, or of no package.
import type { DataPath } from '../../text/anchor';
import { unstated, type Scope } from '../component';
import { silent } from '../format';
import { isFields, textOf, type Fields, type ManifestData } from '../manifest-data';
import { arrange, type SbomEntry, type SbomLink } from './arrange';
import { checkPurl, identify } from './identity';
import { readModelCard } from './model-card';
import { isUnreadableEnd } from './milestones';
import type { SbomComponent, SbomContent, SbomModel } from './sbom-content';
import { wordTable } from '../../text/word-table';

const MILESTONE = 'cdx:lifecycle:milestone:';
/** Paths of anchors grow with the nesting, so that it is bounded. */
const DEEPEST = 100;

const scopes: Readonly<Record<string, Scope>> = wordTable({
  required: 'runtime',
  optional: 'optional',
  // "Provide the ability to document component usage for test and other non-runtime purposes."
  excluded: 'development',
});

/** Properties of the CycloneDX taxonomy with which the tools of ecosystems mark what serves development. */
const developmentMarks = new Set([
  'cdx:npm:package:development',
  'cdx:composer:package:isDevRequirement',
  'cdx:maven:package:test',
]);

/** Whether the data are those of a CycloneDX document. */
export function isCycloneDx({ bomFormat, $schema, specVersion, components }: Fields): boolean {
  if (bomFormat !== undefined) return bomFormat === 'CycloneDX';
  if (textOf($schema)?.includes('cyclonedx.org') === true) return true;
  return specVersion !== undefined && components !== undefined;
}

/** Reads the data of a CycloneDX document. */
export function readCycloneDx(data: ManifestData, format: string): SbomContent {
  const reader = new ComponentReader(data);
  const metadata = data.fields(data.root, ['metadata']);
  const product = data.fields(metadata, ['metadata', 'component']);
  reader.readProduct(product, ['metadata', 'component']);
  reader.readAll(data.root, [], undefined);
  const reference = textOf(product['bom-ref']);
  const isModel = product.type === 'machine-learning-model';
  const purl = textOf(product.purl);
  const own = identify({ purl, cpe: undefined, name: textOf(product.name), version: textOf(product.version) });
  return {
    ...silent,
    timestamp: textOf(metadata.timestamp),
    file: data.file.path,
    format,
    purlType: 'generic',
    name: isModel ? undefined : own?.name,
    version: isModel ? undefined : own?.version,
    license: licenseOf(product.licenses),
    components: arrange(
      reader.entries,
      [...reader.nesting, ...linksOf(data)],
      reference === undefined ? [] : [reference],
    ),
    models: reader.models,
    datasets: reader.datasets,
  };
}

/** A component whose place is known but that was not looked at yet. */
interface Waiting {
  readonly value: unknown;
  readonly path: DataPath;
  /** The reference of the component that holds it. */
  readonly holder: string | undefined;
}

class ComponentReader {
  readonly entries: SbomEntry[] = [];
  /** From a component to those that it holds. */
  readonly nesting: SbomLink[] = [];
  readonly models: SbomModel[] = [];
  readonly datasets: SbomModel[] = [];
  readonly #data: ManifestData;

  constructor(data: ManifestData) {
    this.#data = data;
  }

  /** What a document describes is no component of itself, but may be a model, and may hold components. */
  readProduct(product: Fields, path: DataPath): void {
    if (product.type === 'machine-learning-model') this.models.push(this.#readModel(product, path));
    this.readAll(product, path, textOf(product['bom-ref']));
  }

  /** The components of an owner, and those within them. */
  readAll(owner: Fields, path: DataPath, holder: string | undefined): void {
    // An array gives what is added during the loop too.
    const waiting = this.#componentsIn(owner, path, holder);
    for (const { value, path: place, holder: above } of waiting) {
      if (!isFields(value)) {
        this.#data.broken(place, 'This is no component.');
        continue;
      }
      const reference = textOf(value['bom-ref']);
      this.#read(value, place, reference);
      if (above !== undefined && reference !== undefined)
        this.nesting.push({ from: above, to: reference, scope: 'runtime' });
      if (value.components === undefined) continue;
      if (place.length > 2 * DEEPEST)
        this.#data.broken(place, `Components are nested more than ${DEEPEST} deep here; what lies deeper is not read.`);
      else waiting.push(...this.#componentsIn(value, place, reference ?? above));
    }
  }

  #componentsIn(owner: Fields, path: DataPath, holder: string | undefined): Waiting[] {
    const place = [...path, 'components'];
    return this.#data.list(owner, place).map((value, index) => ({ value, path: [...place, index], holder }));
  }

  #read(fields: Fields, path: DataPath, reference: string | undefined): void {
    const { type } = fields;
    if (type === 'machine-learning-model') this.models.push(this.#readModel(fields, path));
    else if (type === 'data') this.datasets.push(this.#readModel(fields, path));
    else if (isNoPackage(fields)) return;
    else if (isHeading(fields)) this.entries.push({ reference, component: undefined, scope: undefined });
    else {
      const component = this.#readComponent(fields, path);
      if (component !== undefined) this.entries.push({ reference, component, scope: this.#scopeOf(fields, path) });
    }
  }

  #readComponent(fields: Fields, path: DataPath): SbomComponent | undefined {
    const { name: written, group, version, versionRange, cpe, purl: writtenPurl } = fields;
    const statement = { purl: textOf(writtenPurl), cpe: textOf(cpe), group: textOf(group), name: textOf(written) };
    const identity = identify({ ...statement, version: textOf(version) ?? textOf(versionRange) });
    if (identity === undefined) {
      this.#data.broken(path, 'This component has no name.');
      return undefined;
    }
    checkPurl(this.#data, [...path, 'purl'], statement.purl);
    const properties = propertiesOf(fields);
    const milestones = properties.flatMap(([name, value]) => {
      return name.startsWith(MILESTONE) ? [[name.slice(MILESTONE.length), value] as const] : [];
    });
    for (const [milestone, value] of milestones) {
      if (!isUnreadableEnd(milestone, value)) continue;
      const words = `"${value.slice(0, 100)}" is no day, so that the ${milestone} of ${identity.name} is not known.`;
      this.#data.unknowable([...path, 'properties'], words);
    }
    return {
      ...unstated,
      ...identity,
      hashes: hashesOf(fields),
      license: licenseOf(fields.licenses),
      cpe: statement.cpe,
      milestones: Object.fromEntries(milestones),
      anchor: this.#anchorOf(fields, path),
    };
  }

  #readModel(fields: Fields, path: DataPath): SbomModel {
    const { name, version, purl, cpe, group, publisher, description, modelCard } = fields;
    const identity = identify({
      purl: textOf(purl),
      cpe: textOf(cpe),
      group: textOf(group),
      name: textOf(name),
      version: textOf(version),
    });
    if (textOf(name) === undefined) this.#data.broken(path, 'This component has no name.');
    return {
      name: textOf(name) ?? '',
      version: textOf(version),
      purl: textOf(purl) === undefined ? undefined : identity?.purl,
      reference: textOf(fields['bom-ref']),
      hashes: hashesOf(fields),
      license: licenseOf(fields.licenses),
      supplier: nameIn(fields.supplier) ?? nameIn(fields.manufacturer) ?? textOf(publisher),
      description: textOf(description),
      card: readModelCard(modelCard),
      anchor: this.#anchorOf(fields, path),
    };
  }

  #anchorOf({ name }: Fields, path: DataPath): SbomModel['anchor'] {
    const { path: file } = this.#data.file;
    return { file, path: name === undefined ? path : [...path, 'name'], part: 'value' };
  }

  #scopeOf(fields: Fields, path: DataPath): Scope {
    const stated = textOf(fields.scope) ?? 'required';
    const scope = scopes[stated];
    if (scope === undefined)
      this.#data.broken([...path, 'scope'], `"${stated.slice(0, 100)}" is no scope: required, optional or excluded.`);
    const marked = propertiesOf(fields).some(([name, value]) => value === 'true' && developmentMarks.has(name));
    return marked ? 'development' : (scope ?? 'runtime');
  }
}

/** Files are contents of packages, and keys and algorithms no software; what belongs to a model is the model's. */
function isNoPackage({ type, purl }: Fields): boolean {
  const written = textOf(purl);
  if (written !== undefined) return /^pkg:(?:huggingface|mlflow)\//.test(written);
  return type === 'file' || type === 'cryptographic-asset';
}

/** The lockfile or folder in which a scanner found packages. */
function isHeading({ type, purl, version, cpe }: Fields): boolean {
  return type === 'application' && [purl, version, cpe].every((each) => textOf(each) === undefined);
}

/** Pairs of `dependencies`: from one reference to another. */
function linksOf(data: ManifestData): readonly SbomLink[] {
  return data.list(data.root, ['dependencies']).flatMap((value, index): readonly SbomLink[] => {
    const from = isFields(value) ? textOf(value.ref) : undefined;
    if (!isFields(value) || from === undefined) {
      data.broken(['dependencies', index], 'A dependency has a "ref".');
      return [];
    }
    const targets = data.list(value, ['dependencies', index, 'dependsOn']);
    return targets.flatMap((to) => (typeof to === 'string' ? [{ from, to, scope: 'runtime' as const }] : []));
  });
}

function hashesOf({ hashes }: Fields): readonly string[] {
  return itemsOf(hashes).flatMap(({ alg, content }) => {
    const [name, digest] = [textOf(alg), textOf(content)];
    return name === undefined || digest === undefined
      ? []
      : [`${name.toLowerCase().replace(/^sha-/, 'sha')}:${digest}`];
  });
}

/** Several licences hold together; where some were concluded by whoever made the list, these. */
function licenseOf(licenses: unknown): string | undefined {
  const stated = itemsOf(licenses).flatMap(({ license, expression, acknowledgement: whole }) => {
    const { id, name, acknowledgement = whole } = isFields(license) ? license : {};
    // In XML an expression may have attributes.
    const text = isFields(expression) ? textOf(expression.content) : textOf(expression);
    const said = textOf(id) ?? text ?? textOf(name);
    return said === undefined ? [] : [{ said, isConcluded: acknowledgement === 'concluded' }];
  });
  const concluded = stated.filter(({ isConcluded }) => isConcluded);
  const counting = [...new Set((concluded.length > 0 ? concluded : stated).map(({ said }) => said))];
  if (counting.length < 2) return counting[0];
  return counting.map((said) => (/ OR /i.test(said) ? `(${said})` : said)).join(' AND ');
}

function propertiesOf({ properties }: Fields): readonly (readonly [name: string, value: string])[] {
  return itemsOf(properties).flatMap(({ name, value }) => {
    const [key, text] = [textOf(name), textOf(value)];
    return key === undefined || text === undefined ? [] : [[key, text] as const];
  });
}

function nameIn(value: unknown): string | undefined {
  return isFields(value) ? textOf(value.name) : undefined;
}

function itemsOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}
