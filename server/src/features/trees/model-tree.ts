// The tree of AI models: what no record documents first, then each record with what was found of its provenance, where the
// model is used, its files and its data; then the datasets with their loads. Invariant: what is decided while the program runs is said to be so.
import { modelName, modelTarget } from '../../rules/ai/model-words';
import { targetOf } from '../../rules/naming';
import { fileAnchor } from '../../text/anchor';
import { findDatasets, type FoundDataset } from '../../workspace/dataset-coverage';
import { findModels, type FoundModel } from '../../workspace/model-coverage';
import type { ArtifactRow, RecordRow, RowOf, UseRow } from '../../workspace/rows';
import type { ProductModel } from '../../workspace/tables';
import type { FeatureContext } from '../context';
import { describeArtifact, describeUse } from '../hovers/model-hover';
import { ProductFindings } from '../product-findings';
import { recordNode, type RecordScene } from './risk-tree';
import { below, findingNode, groupOf, makeNode, offersOf, stateOfFindings, type TreeNode } from './tree-node';

interface Scene extends RecordScene {
  readonly context: FeatureContext;
}

/** The models of a product with their provenance and uses, and its datasets. */
export function modelTree(context: FeatureContext, product: ProductModel): readonly TreeNode[] {
  const scene: Scene = { context, product, found: new ProductFindings(context, product) };
  const found = findModels(product.product, product.tables);
  const data = findDatasets(product.product, product.tables);
  return [
    ...found.filter(({ record }) => record === undefined).map((model) => undocumentedNode(scene, model)),
    ...data.filter(({ record }) => record === undefined).flatMap((loaded) => undocumentedData(scene, loaded)),
    ...product.tables.models.map((row) =>
      modelNode(
        scene,
        row,
        found.filter(({ record }) => record === row),
      ),
    ),
    ...groupOf(
      { key: 'datasets', label: 'Datasets', isOpen: true },
      product.tables.datasets.map((row) => {
        const loads = data.filter(({ record }) => record === row).flatMap(({ uses }) => uses);
        return datasetNode(scene, row, undefined, loads);
      }),
    ),
  ];
}

function undocumentedData(scene: Scene, { reference, uses }: FoundDataset): readonly TreeNode[] {
  const [first] = uses;
  if (first === undefined) return [];
  const target = reference ?? `${first.anchor.file}#${first.use.declaration ?? first.use.how}`;
  const findings = scene.found.of(target);
  return [
    makeNode({
      key: `undocumented ${target}`,
      kind: 'dataset',
      state: stateOfFindings(findings, 'unknown'),
      label: reference ?? `the dataset that ${first.use.how} loads`,
      description: 'no record documents it',
      anchor: first.anchor,
      name: reference,
      offers: offersOf(findings),
      describe: () => describeUse(scene.context, scene.product, first),
      children: below(
        findings.map(findingNode),
        uses.map((use) => useNode(scene, use)),
      ),
    }),
  ];
}

function undocumentedNode(scene: Scene, model: FoundModel): TreeNode {
  const { uses, artifact, reference } = model;
  const [use] = uses;
  const target = modelTarget(model);
  const findings = scene.found.of(target);
  return makeNode({
    key: `undocumented ${target}`,
    kind: 'model',
    state: stateOfFindings(findings, 'unknown'),
    label: modelName(model).replace(/^"(.*)"$/, '$1'),
    description: 'no record documents it',
    anchor: use?.anchor ?? (artifact === undefined ? undefined : fileAnchor(artifact.path)),
    name: reference,
    offers: offersOf(findings),
    describe: () =>
      use !== undefined
        ? describeUse(scene.context, scene.product, use)
        : artifact === undefined
          ? ''
          : describeArtifact(artifact),
    children: below(findings.map(findingNode), partsOf(scene, model)),
  });
}

function modelNode(scene: Scene, row: RowOf<'model'>, found: readonly FoundModel[]): TreeNode {
  const { value } = row;
  const findings = scene.found.of(targetOf(row));
  const origin = value.origin?.replaceAll('-', ' ') ?? 'origin not stated';
  const uses = found.reduce((total, model) => total + model.uses.length, 0);
  const used = uses === 0 ? 'no use found' : uses === 1 ? 'used once' : `used ${uses} times`;
  return recordNode(scene, row, {
    label: value.name ?? row.id ?? 'A model without name',
    description: [value.version, origin, used].filter((part) => part !== undefined).join(' · '),
    children: below(
      findings.map(findingNode),
      value.baseModel === undefined ? [] : [factNode('made from', value.baseModel)],
      value.trainingData.flatMap(({ text }) => {
        return scene.product.tables.ids
          .named(text)
          .filter(isDataset)
          .map((data) => datasetNode(scene, data, 'trained it'));
      }),
      found.flatMap((model) => partsOf(scene, model)),
    ),
  });
}

/** The files of a model and the places in code that use it. */
function partsOf(scene: Scene, { artifacts, uses }: FoundModel): readonly TreeNode[] {
  return [...artifacts.map(artifactNode), ...uses.map((use) => useNode(scene, use))];
}

function artifactNode(row: ArtifactRow): TreeNode {
  return makeNode({
    key: `file ${row.path}`,
    kind: 'file',
    label: row.path,
    description: row.identity.unsafe ? `${row.identity.format}, loading it can run code` : row.identity.format,
    anchor: fileAnchor(row.path),
    name: row.path,
    describe: () => describeArtifact(row),
  });
}

function useNode({ context, product }: Scene, row: UseRow): TreeNode {
  return makeNode({
    key: `use ${row.anchor.file} ${row.anchor.path.join(' ')}`,
    kind: 'use',
    label: row.use.how,
    description: `${row.anchor.file}${row.use.inTest ? ', a test' : ''}`,
    anchor: row.anchor,
    describe: () => describeUse(context, product, row),
  });
}

function datasetNode(scene: Scene, row: RowOf<'dataset'>, does?: string, loads: readonly UseRow[] = []): TreeNode {
  const { version, license } = row.value;
  return recordNode(scene, row, {
    label: row.value.name ?? row.id ?? 'A dataset without name',
    description: [does, version, license].filter((part) => part !== undefined).join(' · '),
    children: below(
      scene.found.of(targetOf(row)).map(findingNode),
      loads.map((use) => useNode(scene, use)),
    ),
  });
}

function isDataset(row: RecordRow): row is RowOf<'dataset'> {
  return row.kind === 'dataset';
}

function factNode(does: string, text: string): TreeNode {
  return makeNode({ key: `${does} ${text}`, kind: 'fact', label: text, description: does, name: text });
}
