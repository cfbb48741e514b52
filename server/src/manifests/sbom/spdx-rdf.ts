// SPDX 2 as RDF/XML, given the shape that it has in JSON: packages, files and relationships in lists of their own, however
// deep the XML nests them. Invariant: an element that is described where it is first mentioned is one; every value keeps
// its place in the text. Source: spdx.github.io/spdx-spec, 2.3, and the SPDX ontology.
import { notation } from '../../syntax/notation';
import { madeList, MapBuilder } from '../../syntax/made-tree';
import { plainScalar, valueOf, type MapEntry, type ScalarNode, type TreeNode } from '../../syntax/tree';
import { nameOf, textIn, textOf, xml } from '../../syntax/xml';
import { SourceFile } from '../../text/source-file';
import { shapeOfElement } from './spdx-xml';
import { wordTable } from '../../text/word-table';

/** Elements that refer to each other as deep as this; no document nests deeper. */
const DEEPEST = 100;

/** SPDX in RDF/XML or in plain XML; the data of any other XML are empty. */
export const spdxRdf = notation('RDF/XML', (text) => {
  const { root, problems } = xml.treeOf(new SourceFile('', text));
  const document = root === undefined ? undefined : valueOf(root.node, 'Document');
  if (document !== undefined) return { root: { node: shapeOfElement(document), shift: 0 }, problems };
  const reader = new GraphReader();
  if (root !== undefined) reader.visit(root.node, undefined, 0);
  return { root: { node: reader.build({ start: 0, end: text.length }), shift: 0 }, problems };
});

/** The lists of the JSON form by the classes of their elements. */
const lists: Readonly<Record<string, string>> = wordTable({ Package: 'packages', File: 'files', Snippet: 'snippets' });

/** The properties of a package that have one text or one address as their value, by their names in RDF. */
const texts: Readonly<Record<string, string>> = wordTable({
  name: 'name',
  fileName: 'fileName',
  versionInfo: 'versionInfo',
  downloadLocation: 'downloadLocation',
  supplier: 'supplier',
  licenseDeclared: 'licenseDeclared',
  licenseConcluded: 'licenseConcluded',
  primaryPackagePurpose: 'primaryPackagePurpose',
});

class GraphReader {
  readonly #document = new MapBuilder();
  readonly #elements = new Map<string, TreeNode[]>();
  readonly #relationships: TreeNode[] = [];
  readonly #described = new Set<string>();

  /** Reads an element and all below it; `owner` is the identifier of the element around. */
  visit(node: TreeNode, owner: string | undefined, depth: number): void {
    if (node.kind !== 'map' || depth > DEEPEST) return;
    for (const entry of node.entries) {
      const name = nameOf(entry.key);
      const about = identifierOf(entry.node);
      if (name === 'Relationship') this.#relate(entry.node, owner);
      else if (name === 'SpdxDocument') this.#describeDocument(entry, about);
      else if (lists[name] !== undefined) this.#describe(entry, lists[name], about);
      if (!entry.key.startsWith('@')) this.visit(entry.node, isElement(name) ? about : owner, depth + 1);
    }
  }

  build(span: { readonly start: number; readonly end: number }): TreeNode {
    for (const [name, elements] of this.#elements) this.#document.add(name, span, madeList(span, elements));
    if (this.#relationships.length > 0) this.#document.add('relationships', span, madeList(span, this.#relationships));
    return this.#document.build(span);
  }

  #describeDocument({ node, keySpan }: MapEntry, about: string | undefined): void {
    const version = valueIn(node, 'specVersion');
    if (version === undefined) return;
    this.#document.add('spdxVersion', keySpan, version);
    this.#document.add('SPDXID', keySpan, plainScalar(about ?? '', keySpan));
    const name = valueIn(node, 'name');
    if (name !== undefined) this.#document.add('name', keySpan, name);
  }

  #describe({ node, keySpan }: MapEntry, list: string, about: string | undefined): void {
    if (about === undefined || this.#described.has(about)) return;
    const fields = new MapBuilder();
    fields.add('SPDXID', keySpan, plainScalar(about, keySpan));
    for (const [property, key] of Object.entries(texts)) {
      const value = valueIn(node, property);
      if (value !== undefined) fields.add(key, value.span, value);
    }
    // What is only mentioned is described elsewhere.
    if (fields.size === 1) return;
    this.#described.add(about);
    addList(fields, 'checksums', all(node, 'checksum', 'Checksum'), {
      algorithm: 'algorithm',
      checksumValue: 'checksumValue',
    });
    addList(fields, 'externalRefs', all(node, 'externalRef', 'ExternalRef'), {
      referenceCategory: 'referenceCategory',
      referenceType: 'referenceType',
      referenceLocator: 'referenceLocator',
    });
    const same = this.#elements.get(list) ?? [];
    this.#elements.set(list, [...same, fields.build(node.span)]);
  }

  #relate(node: TreeNode, owner: string | undefined): void {
    const type = valueIn(node, 'relationshipType');
    const related = childOf(node, 'relatedSpdxElement');
    const inner = related?.kind === 'map' ? related.entries.find(({ key }) => isElement(nameOf(key))) : undefined;
    const target = identifierOf(related) ?? identifierOf(inner?.node);
    if (type === undefined || target === undefined || owner === undefined) return;
    const fields = new MapBuilder();
    fields.add('spdxElementId', node.span, plainScalar(owner, node.span));
    fields.add('relatedSpdxElement', node.span, plainScalar(target, node.span));
    fields.add('relationshipType', type.span, plainScalar(upper(type.text), type.span));
    this.#relationships.push(fields.build(node.span));
  }
}

function isElement(name: string): boolean {
  return name === 'SpdxDocument' || lists[name] !== undefined;
}

/** The lists of maps within a package: each element under `property`, with the values of `keys`. */
function addList(
  fields: MapBuilder,
  name: string,
  nodes: readonly TreeNode[],
  keys: Readonly<Record<string, string>>,
): void {
  const items = nodes.map((node) => {
    const item = new MapBuilder();
    for (const [property, key] of Object.entries(keys)) {
      const value = valueIn(node, property);
      if (value !== undefined) item.add(key, value.span, value);
    }
    return item.build(node.span);
  });
  const [first] = items;
  if (first !== undefined) fields.add(name, first.span, madeList(first.span, items));
}

/** All elements of a class under a property that may be there several times. */
function all(node: TreeNode, property: string, type: string): readonly TreeNode[] {
  const entries = node.kind === 'map' ? node.entries.filter(({ key }) => nameOf(key) === property) : [];
  return entries.flatMap(({ node: value }) => {
    return value.kind === 'map'
      ? value.entries.filter(({ key }) => nameOf(key) === type).map((entry) => entry.node)
      : [];
  });
}

function childOf(node: TreeNode, name: string): TreeNode | undefined {
  return node.kind === 'map' ? node.entries.find(({ key }) => nameOf(key) === name)?.node : undefined;
}

/** The text of a property, or the last part of the address that it refers to: `…#checksumAlgorithm_sha1` is `SHA1`. */
function valueIn(node: TreeNode, property: string): ScalarNode | undefined {
  const child = childOf(node, property);
  if (child === undefined) return undefined;
  const written = (textIn(child, '@rdf:resource') ?? textOf(child))?.trim();
  if (written === undefined || written === '') return undefined;
  const resource = textIn(child, '@rdf:resource') === undefined ? undefined : lastPart(written);
  return plainScalar(resource ?? written, child.span);
}

/** Terms of the ontology have the name of their kind before them; licences and identifiers have none. */
function lastPart(address: string): string {
  const last = address.replace(/\/+$/, '').split(/[#/]/).at(-1) ?? address;
  const [, kind, term = ''] = /^(checksumAlgorithm|referenceCategory|purpose|relationshipType)_(\w+)$/.exec(last) ?? [];
  if (kind === 'checksumAlgorithm') return term.toUpperCase();
  return kind === undefined ? (last.toLowerCase() === 'noassertion' ? 'NOASSERTION' : last) : upper(term);
}

/** `dependsOn` and `package_manager` as JSON has them: `DEPENDS_ON`, `PACKAGE_MANAGER`. */
function upper(term: string): string {
  return term
    .replace(/^relationshipType_/, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toUpperCase();
}

function identifierOf(node: TreeNode | undefined): string | undefined {
  const address =
    node === undefined
      ? undefined
      : (textIn(node, '@rdf:about') ??
        textIn(node, '@rdf:ID') ??
        textIn(node, '@rdf:resource') ??
        textIn(node, '@rdf:nodeID'));
  return address === undefined ? undefined : (address.split('#').at(-1) ?? address);
}
