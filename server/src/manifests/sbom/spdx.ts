// SPDX 2.2 and 2.3 as JSON, YAML and tag-value, all in the shape of JSON. Source: spdx.github.io/spdx-spec, 2.3.
// Invariant: `files` and `snippets` are contents of packages and are not read.
import type { DataPath } from '../../text/anchor';
import { isFields, textOf, type Fields, type ManifestData } from '../manifest-data';
import type { SbomLink } from './arrange';
import type { SbomContent } from './sbom-content';
import { isSpdx3, readSpdx3 } from './spdx-3';
import { said, spdxContent, type Direction, type SpdxPackage } from './spdx-document';
import { wordTable } from '../../text/word-table';

const forward = { scope: 'runtime', backward: false } as const;
const backward = { scope: 'runtime', backward: true } as const;
const optional = { scope: 'optional', backward: true } as const;
const development = { scope: 'development', backward: true } as const;

/** Relationships by which one package needs or holds another. */
const directions: Readonly<Record<string, Direction>> = wordTable({
  CONTAINS: forward,
  DEPENDS_ON: forward,
  HAS_PREREQUISITE: forward,
  STATIC_LINK: forward,
  DYNAMIC_LINK: forward,
  CONTAINED_BY: backward,
  DEPENDENCY_OF: backward,
  PACKAGE_OF: backward,
  PREREQUISITE_FOR: backward,
  RUNTIME_DEPENDENCY_OF: backward,
  PROVIDED_DEPENDENCY_OF: backward,
  OPTIONAL_DEPENDENCY_OF: optional,
  OPTIONAL_COMPONENT_OF: optional,
  BUILD_DEPENDENCY_OF: development,
  BUILD_TOOL_OF: development,
  DEV_DEPENDENCY_OF: development,
  DEV_TOOL_OF: development,
  TEST_DEPENDENCY_OF: development,
  TEST_TOOL_OF: development,
});

/** Whether the data are those of an SPDX document, or hold one as GitHub gives it out. */
export function isSpdx(root: Fields): boolean {
  return isSpdx2(root) || (isFields(root.sbom) && isSpdx2(root.sbom)) || isSpdx3(root);
}

function isSpdx2({ spdxVersion, SPDXID }: Fields): boolean {
  return spdxVersion !== undefined || SPDXID !== undefined;
}

/** Reads the data of an SPDX document. */
export function readSpdx(data: ManifestData, format: string): SbomContent {
  if (isSpdx3(data.root)) return readSpdx3(data, format);
  const isWrapped = !isSpdx2(data.root);
  const [root, path] = isWrapped ? [data.fields(data.root, ['sbom']), ['sbom']] : [data.root, []];
  const { described, links } = readRelationships(data, root, path);
  const listed = data.list(root, [...path, 'documentDescribes']).flatMap((each) => textOf(each) ?? []);
  const packages = data.list(root, [...path, 'packages']).flatMap((value, index): readonly SpdxPackage[] => {
    const place = [...path, 'packages', index];
    if (isFields(value)) return [packageOf(value, place)];
    data.broken(place, 'This is no package.');
    return [];
  });
  return spdxContent(data, format, {
    packages,
    links,
    described: [...listed, ...described],
    models: [],
    datasets: [],
  });
}

function packageOf(fields: Fields, path: DataPath): SpdxPackage {
  const references = itemsOf(fields.externalRefs).map(({ referenceType, referenceLocator }) => {
    // The type may be a whole address: `http://spdx.org/rdf/references/purl`.
    return { type: textOf(referenceType)?.split('/').at(-1) ?? '', locator: textOf(referenceLocator) };
  });
  const hashes = itemsOf(fields.checksums).flatMap(({ algorithm, checksumValue }) => {
    const [name, digest] = [textOf(algorithm), textOf(checksumValue)];
    return name === undefined || digest === undefined ? [] : [`${name.toLowerCase()}:${digest}`];
  });
  return {
    reference: textOf(fields.SPDXID),
    name: textOf(fields.name),
    version: textOf(fields.versionInfo),
    // Of several purls the first one counts.
    purl: references.find(({ type }) => type === 'purl')?.locator,
    cpe: references.find(({ type }) => /^cpe2[23]Type$/.test(type))?.locator,
    purpose: textOf(fields.primaryPackagePurpose),
    hashes,
    license: said(textOf(fields.licenseConcluded)) ?? said(textOf(fields.licenseDeclared)),
    path,
  };
}

interface Relationships {
  readonly described: readonly string[];
  readonly links: readonly SbomLink[];
}

function readRelationships(data: ManifestData, root: Fields, path: DataPath): Relationships {
  const described: string[] = [];
  const links: SbomLink[] = [];
  data.list(root, [...path, 'relationships']).forEach((value, index) => {
    const fields = isFields(value) ? value : {};
    const [from, to] = [textOf(fields.spdxElementId), textOf(fields.relatedSpdxElement)];
    const type = textOf(fields.relationshipType)?.toUpperCase() ?? '';
    if (from === undefined || to === undefined || type === '')
      data.broken([...path, 'relationships', index], 'A relationship has two elements and a type.');
    else if (type === 'DESCRIBES' || type === 'DESCRIBE') described.push(to);
    else if (type === 'DESCRIBED_BY') described.push(from);
    else if (Object.hasOwn(directions, type)) {
      const { scope, backward: isBackward } = directions[type] ?? forward;
      links.push(isBackward ? { from: to, to: from, scope } : { from, to, scope });
    }
  });
  return { described, links };
}

function itemsOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}
