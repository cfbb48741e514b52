// CycloneDX in XML, given the shape that it has in JSON: attributes and elements are keys, an element that repeats one
// child is a list. Invariant: every value keeps its place in the XML text.
import { notation } from '../../syntax/notation';
import { plainScalar, valueOf, type Child, type MapEntry, type TreeNode } from '../../syntax/tree';
import { SourceFile } from '../../text/source-file';
import { nameOf, xml } from '../../syntax/xml';

/** CycloneDX XML. */
export const cycloneDxXml = notation('XML', (text) => {
  const { root, problems } = xml.treeOf(new SourceFile('', text));
  const entry = root?.node.kind === 'map' ? root.node.entries[0] : undefined;
  if (entry === undefined) return { root: undefined, problems };
  const node = shapeOf('bom', entry.node);
  return { root: { node: node.kind === 'map' ? withFormat(entry, node) : node, shift: 0 }, problems };
});

/** JSON states the format as a value, XML by its namespace. */
function withFormat({ node: element }: MapEntry, node: Extract<TreeNode, { kind: 'map' }>): TreeNode {
  const namespaces = element.kind === 'map' ? element.entries.filter(({ key }) => /^@xmlns(?::|$)/.test(key)) : [];
  const own = namespaces.find(({ node: value }) => {
    return value.kind === 'scalar' && /^https?:\/\/cyclonedx\.org\/schema\/bom\/\d/.test(value.text);
  });
  const format = own === undefined ? 'another format' : 'CycloneDX';
  const place = own ?? { keySpan: { start: node.span.start, end: node.span.start + 1 } };
  const stated = { key: 'bomFormat', keySpan: place.keySpan, node: plainScalar(format, place.keySpan), shift: 0 };
  return { ...node, entries: [stated, ...node.entries] };
}

/** An element by its name, as JSON has it. The nesting of the text is bounded. */
function shapeOf(name: string, node: TreeNode): TreeNode {
  if (node.kind !== 'map') return node;
  const elements = node.entries.filter(({ key }) => !key.startsWith('@') && key !== '#text');
  const attributes = node.entries.filter(({ key }) => /^@(?!xmlns|\w+:)/.test(key));
  if (name === 'licenses')
    return listOf(
      node,
      elements.map((each) => ({ node: wrapped(each), shift: 0 })),
    );
  if (name === 'dependency') return dependencyOf(node, attributes, elements);
  if (elements.length > 0 && elements.every(({ key }) => isItem(name, nameOf(key))))
    return listOf(
      node,
      elements.map((each) => ({ node: shapeOf(nameOf(each.key), each.node), shift: 0 })),
    );
  const text = node.entries.find(({ key }) => key === '#text');
  const entries = [
    ...attributes.map((each) => ({ ...each, key: each.key.slice(1) })),
    ...elements.map((each) => ({ ...each, node: shapeOf(nameOf(each.key), each.node) })),
    ...(text === undefined ? [] : [{ ...text, key: name === 'property' ? 'value' : 'content' }]),
  ];
  return { ...node, entries };
}

/** Whether an element of that name is what its parent is a list of: `hash` in `hashes`, `property` in `properties`. */
function isItem(list: string, item: string): boolean {
  const plurals = [`${item}s`, `${item}es`, `${item.slice(0, -1)}ies`];
  return plurals.includes(list) || (list === 'externalReferences' && item === 'reference');
}

function listOf({ span }: TreeNode, items: readonly Child[]): TreeNode {
  return { kind: 'list', span, items, flow: false };
}

/** An item of a list whose items are of different kinds: `{ license: … }` or `{ expression: … }`. */
function wrapped(entry: MapEntry): TreeNode {
  const name = nameOf(entry.key);
  if (name === 'expression-detailed') return shapeOf(name, entry.node);
  const span = { start: entry.keySpan.start, end: Math.max(entry.keySpan.end, entry.node.span.end) };
  return { kind: 'map', span, entries: [{ ...entry, key: name, node: shapeOf(name, entry.node) }], flow: false };
}

/** `<dependency ref="a"><dependency ref="b"/></dependency>` */
function dependencyOf(node: TreeNode, attributes: readonly MapEntry[], elements: readonly MapEntry[]): TreeNode {
  const targets = elements.flatMap(({ key, node: target }): readonly Child[] => {
    const reference = nameOf(key) === 'dependency' ? valueOf(target, '@ref') : undefined;
    return reference === undefined ? [] : [{ node: reference, shift: 0 }];
  });
  const { start } = node.span;
  const dependsOn = { key: 'dependsOn', keySpan: { start, end: start }, node: listOf(node, targets), shift: 0 };
  const entries = [...attributes.map((each) => ({ ...each, key: each.key.slice(1) })), dependsOn];
  return { kind: 'map', span: node.span, entries, flow: false };
}
