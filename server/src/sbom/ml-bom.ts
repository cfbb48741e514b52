// The AI models and data sets of a CycloneDX document (1.5 and later), in JSON or XML, with their model cards.
// Source: cyclonedx.org/docs/1.6/json, "modelCard"; the XML has the same fields, its lists are elements within elements.
// Invariant: a document of any quality is read; what it does not say is undefined or an empty list.
import { normaliseSha256 } from '../terms/sha256';
import { readJson } from '../syntax/json';
import { toData, valueOf, type TreeNode } from '../syntax/tree';
import { children, nameOf, textOf, xml } from '../syntax/xml';
import type { SourceFile } from '../text/source-file';

/** A data set that a card names, or that is a component of its own. */
export interface BomDataset {
  readonly name: string;
  readonly purl: string | undefined;
  readonly version: string | undefined;
  /** The address of its content. */
  readonly url: string | undefined;
  readonly license: string | undefined;
  /** `public`, `confidential`. */
  readonly classification: string | undefined;
}

/** One measurement of the quantitative analysis. */
export interface BomMeasure {
  readonly metric: string;
  readonly value: string;
  readonly slice: string | undefined;
}

/** A component of the type `machine-learning-model`. */
export interface BomModel {
  readonly bomRef: string | undefined;
  readonly name: string;
  readonly group: string | undefined;
  readonly version: string | undefined;
  readonly purl: string | undefined;
  readonly supplier: string | undefined;
  /** As an SPDX expression, or by its words. */
  readonly license: string | undefined;
  readonly sha256: string | undefined;
  readonly description: string | undefined;
  readonly hasModelCard: boolean;
  /** `supervised`. */
  readonly approach: string | undefined;
  readonly task: string | undefined;
  readonly architectureFamily: string | undefined;
  readonly modelArchitecture: string | undefined;
  readonly datasets: readonly BomDataset[];
  readonly measures: readonly BomMeasure[];
  readonly limitations: readonly string[];
  /** Models of which it is a variant, by purl where there is one, else by name. */
  readonly ancestors: readonly string[];
  /** The considerations of which the card speaks: `users`, `technicalLimitations`. */
  readonly considerations: readonly string[];
}

/** The models of a document. */
export interface MlBom {
  readonly specVersion: string | undefined;
  readonly models: readonly BomModel[];
}

/** Whether a text may be such a document: quick, so that no other file is parsed. */
export function mayBeMlBom({ path, text }: SourceFile): boolean {
  return /\.(?:json|xml)$/i.test(path) && text.includes('machine-learning-model') && /cyclonedx/i.test(text);
}

/** Reads a document; undefined where it is no CycloneDX. */
export function readMlBom(file: SourceFile): MlBom | undefined {
  const notation = /\.xml$/i.test(file.path) ? xmlNotation : jsonNotation;
  const root = notation.root(file);
  if (root === undefined) return undefined;
  const all = componentsBelow(root, notation, 0);
  const byRef = new Map(
    all.flatMap((node) =>
      notation.text(node, 'bom-ref') === undefined ? [] : [[notation.text(node, 'bom-ref'), node] as const],
    ),
  );
  const reader = new ModelReader(notation, byRef);
  const models = all.filter((node) => notation.text(node, 'type') === 'machine-learning-model');
  return { specVersion: notation.specVersion(root), models: models.map((node) => reader.read(node)) };
}

/** How the two notations spell the same data. */
interface Notation {
  readonly root: (file: SourceFile) => TreeNode | undefined;
  readonly specVersion: (root: TreeNode) => string | undefined;
  readonly child: (node: TreeNode | undefined, name: string) => TreeNode | undefined;
  readonly text: (node: TreeNode | undefined, name: string) => string | undefined;
  /** The items of a list: in XML the elements `item` within the element `list`. */
  readonly items: (node: TreeNode | undefined, list: string, item: string) => readonly TreeNode[];
  readonly own: (node: TreeNode) => string | undefined;
}

const plain = (node: TreeNode | undefined): string | undefined => {
  const text = node?.kind === 'scalar' && node.value !== null ? node.text.trim() : '';
  return text === '' ? undefined : text;
};

const jsonNotation: Notation = {
  root: ({ text }) => {
    const { root } = readJson(text);
    return plain(valueOf(root, 'bomFormat')) === 'CycloneDX' ? root : undefined;
  },
  specVersion: (root) => plain(valueOf(root, 'specVersion')),
  child: valueOf,
  text: (node, name) => plain(valueOf(node, name)),
  items: (node, list) => {
    const found = valueOf(node, list);
    return found?.kind === 'list' ? found.items.map((item) => item.node) : [];
  },
  own: plain,
};

/** What stands in XML as an attribute. */
const attributes = new Set(['type', 'bom-ref', 'alg']);

const xmlNotation: Notation = {
  root: (file) => {
    const tree = xml.treeOf(file);
    const [entry] = tree.root?.node.kind === 'map' ? tree.root.node.entries : [];
    return entry !== undefined && nameOf(entry.key) === 'bom' ? entry.node : undefined;
  },
  specVersion: (root) => /\/bom\/(\d+\.\d+)/.exec(textOf(valueOf(root, '@xmlns')) ?? '')?.[1],
  child: (node, name) => children(node, name)[0]?.node,
  text: (node, name) =>
    (attributes.has(name) ? textOf(valueOf(node, `@${name}`)) : undefined)?.trim() ??
    textOf(children(node, name)[0]?.node)?.trim(),
  items: (node, list, item) => {
    const around = children(node, list);
    return around.flatMap(({ node: each }) => children(each, item).map((entry) => entry.node));
  },
  own: (node) => textOf(node)?.trim(),
};

const DEEPEST = 20;

/** All components, those within others and within the services' data among them; the document's own subject comes first. */
function componentsBelow(node: TreeNode, notation: Notation, depth: number): readonly TreeNode[] {
  if (depth > DEEPEST) return [];
  const subject = depth === 0 ? notation.child(notation.child(node, 'metadata'), 'component') : undefined;
  const own = [...(subject === undefined ? [] : [subject]), ...notation.items(node, 'components', 'component')];
  return own.flatMap((each) => [each, ...componentsBelow(each, notation, depth + 1)]);
}

class ModelReader {
  readonly #notation: Notation;
  readonly #byRef: ReadonlyMap<string | undefined, TreeNode>;

  constructor(notation: Notation, byRef: ReadonlyMap<string | undefined, TreeNode>) {
    this.#notation = notation;
    this.#byRef = byRef;
  }

  read(node: TreeNode): BomModel {
    const { child, text, items, own } = this.#notation;
    const card = child(node, 'modelCard');
    const parameters = child(card, 'modelParameters');
    const considerations = child(card, 'considerations');
    const name = text(node, 'name') ?? text(node, 'bom-ref') ?? 'model';
    return {
      bomRef: text(node, 'bom-ref'),
      name,
      group: text(node, 'group'),
      version: text(node, 'version'),
      purl: text(node, 'purl'),
      supplier: this.#supplier(node),
      license: this.#license(node),
      sha256: this.#sha256(node),
      description: text(node, 'description'),
      hasModelCard: card !== undefined,
      approach: text(child(parameters, 'approach'), 'type') ?? text(parameters, 'approach'),
      task: text(parameters, 'task'),
      architectureFamily: text(parameters, 'architectureFamily'),
      modelArchitecture: text(parameters, 'modelArchitecture'),
      datasets: items(parameters, 'datasets', 'dataset').flatMap((each) => this.#dataset(each) ?? []),
      measures: this.#measures(child(card, 'quantitativeAnalysis')),
      limitations: items(considerations, 'technicalLimitations', 'technicalLimitation').flatMap(
        (each) => own(each) ?? [],
      ),
      ancestors: items(child(node, 'pedigree'), 'ancestors', 'component').flatMap(
        (each) => text(each, 'purl') ?? text(each, 'name') ?? [],
      ),
      considerations: spokenOf(considerations),
    };
  }

  #supplier(node: TreeNode): string | undefined {
    const { child, text, items } = this.#notation;
    const [author] = items(node, 'authors', 'author');
    return (
      text(child(node, 'supplier'), 'name') ??
      text(child(node, 'manufacturer'), 'name') ??
      text(node, 'publisher') ??
      (author && text(author, 'name')) ??
      text(node, 'author')
    );
  }

  #license(node: TreeNode): string | undefined {
    const { child, text, items } = this.#notation;
    const licenses = child(node, 'licenses');
    const inXml = [...children(licenses, 'license'), ...children(licenses, 'expression')].map((entry) => entry.node);
    const choices = licenses?.kind === 'list' ? items(node, 'licenses', 'license') : inXml;
    const spelled = choices.flatMap((choice) => {
      const license = licenses?.kind === 'list' ? child(choice, 'license') : choice;
      return (
        text(choice, 'expression') ?? text(license, 'id') ?? text(license, 'name') ?? this.#notation.own(choice) ?? []
      );
    });
    return spelled.length === 0 ? undefined : spelled.join(' AND ');
  }

  #sha256(node: TreeNode): string | undefined {
    const { text, items, own } = this.#notation;
    const hash = items(node, 'hashes', 'hash').find((each) => text(each, 'alg') === 'SHA-256');
    return hash && normaliseSha256(text(hash, 'content') ?? own(hash) ?? '');
  }

  /** A data set as the card describes it, or as the component to which it refers. */
  #dataset(node: TreeNode): BomDataset | undefined {
    const { child, text, own } = this.#notation;
    const ref = text(node, 'ref') ?? textOf(valueOf(node, '@ref'));
    const component = ref === undefined ? undefined : this.#byRef.get(ref);
    const [data] = component === undefined ? [] : this.#notation.items(component, 'data', 'data');
    const described = component ?? node;
    const contents = child(node, 'contents') ?? child(data, 'contents');
    const url = text(contents, 'url');
    const purl = text(component, 'purl') ?? (ref?.startsWith('pkg:') === true ? ref : undefined);
    const name = text(described, 'name') ?? ref ?? url ?? own(node);
    if (name === undefined) return undefined;
    return {
      name,
      purl,
      version: text(component, 'version'),
      url,
      license: component && this.#license(component),
      classification: text(node, 'classification') ?? text(data, 'classification'),
    };
  }

  #measures(analysis: TreeNode | undefined): readonly BomMeasure[] {
    const { text, items } = this.#notation;
    return items(analysis, 'performanceMetrics', 'performanceMetric').flatMap((each) => {
      // In XML the type is an element here, not an attribute.
      const metric = text(each, 'type');
      const value = text(each, 'value');
      return metric === undefined || value === undefined ? [] : [{ metric, value, slice: text(each, 'slice') }];
    });
  }
}

/** The keys of the considerations that say something. */
function spokenOf(considerations: TreeNode | undefined): readonly string[] {
  if (considerations?.kind !== 'map') return [];
  const keys = considerations.entries.filter(
    ({ key, node }) => !key.startsWith('@') && key !== '#text' && !saysNothing(node),
  );
  return [...new Set(keys.map(({ key }) => nameOf(key)))].sort();
}

function saysNothing(node: TreeNode): boolean {
  const data = toData(node);
  return data === null || data === '' || (Array.isArray(data) && data.length === 0);
}
