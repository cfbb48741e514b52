// TensorFlow: SavedModel, frozen graphs, TensorFlow.js. Source of the field numbers: github.com/tensorflow/tensorflow,
// core/protobuf/saved_model.proto, meta_graph.proto, core/framework/graph.proto, op_def.proto.
import { readJson } from '../../syntax/json';
import { baseName } from '../../text/source-file';
import type { ByteFile } from './byte-file';
import { textAt as lettersAt } from './bytes';
import { describe, type ArtifactReader } from './describe';
import { endingOf } from './endings';
import { lambdaLayers } from './keras-layers';
import { itemsAt, textAt, textsAt } from './plain-data';
import { fieldsIn, partsOf, readFields, textIn, textOf, type ProtobufField } from './protobuf';
import { producedBy } from './stated-model';

/** Operations that reach the disk or run Python. Source: tensorflow.org/api_docs, raw_ops. */
const reachingOps = new Set(['ReadFile', 'WriteFile', 'MatchingFiles', 'PyFunc', 'PyFuncStateless', 'EagerPyFunc']);

const MOST_NODES = 5_000;

export const readSavedModel: ArtifactReader = async (path, file) => {
  if (baseName(path) !== 'saved_model.pb') return undefined;
  const fields = await readFields(file, 100);
  const graphs = fields === undefined ? [] : partsOf(fields, 2);
  if (fields === undefined || graphs.length === 0) return undefined;
  const graph = (await readFields(graphs[0] ?? file, 1_000)) ?? [];
  const info = await fieldsIn(graph, 1);
  const ops = [...(await strippedOps(info)), ...(await nodeOps(await fieldsIn(graph, 2)))];
  const code = [...new Set(ops.filter((op) => reachingOps.has(op)))].map((op) => `the operation ${op}`);
  return describe('savedmodel', producedBy('tensorflow', await textOf(info, 5)), { code });
};

/** The operations that a graph needs, as it lists them. */
async function strippedOps(info: readonly ProtobufField[]): Promise<readonly string[]> {
  const names: string[] = [];
  for (const part of partsOf(await fieldsIn(info, 2), 1).slice(0, MOST_NODES)) {
    const name = await textOf((await readFields(part, 50)) ?? [], 1);
    if (name !== undefined) names.push(name);
  }
  return names;
}

/** The operations of the nodes of a graph. */
async function nodeOps(graph: readonly ProtobufField[]): Promise<readonly string[]> {
  const ops: string[] = [];
  for (const part of partsOf(graph, 1).slice(0, MOST_NODES)) {
    // Name and operation come first; what a constant holds is not read.
    const op = partsOf((await readFields(part, 3)) ?? [], 2)[0];
    if (op !== undefined && op.size < 200) ops.push(await textIn(op));
  }
  return ops;
}

/** A graph with its weights as constants, as it was kept before SavedModel. */
export const readFrozenGraph: ArtifactReader = async (path, file) => {
  if (endingOf(path) !== 'pb' || /^(?:saved_model|keras_metadata|fingerprint)\.pb$/.test(baseName(path)))
    return undefined;
  const nodes = await nodeOps((await readFields(file, MOST_NODES)) ?? []);
  const isGraph = nodes.some((op) => op === 'Placeholder' || op === 'Const' || op === 'VariableV2');
  if (!isGraph || !nodes.every((op) => /^[A-Z_][A-Za-z0-9_>]*$/.test(op))) return undefined;
  const code = [...new Set(nodes.filter((op) => reachingOps.has(op)))].map((op) => `the operation ${op}`);
  return describe('tensorflow-graph', {}, { code });
};

const LONGEST_JSON = 4 * 1024 * 1024;

export const readTensorFlowJs: ArtifactReader = async (path, file) => {
  if (endingOf(path) !== 'json' || !/"modelTopology"|"weightsManifest"/.test(await ends(file))) return undefined;
  const { root } = readJson(lettersAt(await file.bytes(0, Math.min(file.size, LONGEST_JSON))));
  const isModel = /^(?:layers|graph)-model$/.test(textAt(root, 'format') ?? '');
  if (!isModel) return undefined;
  const own = (key: string): string | undefined => textAt(root, 'userDefinedMetadata', key);
  const producer = [textAt(root, 'generatedBy'), textAt(root, 'convertedBy')].filter((text) => text !== undefined);
  return describe(
    'tfjs',
    {
      producer: producer.length === 0 ? undefined : producer.join(', '),
      license: own('license'),
      name: own('name'),
      version: own('version'),
      supplier: own('author'),
    },
    {
      parts: itemsAt(root, 'weightsManifest').flatMap((group) => textsAt(group, 'paths')),
      code: lambdaLayers(root),
    },
  );
};

/** The beginning and the end of a file. */
async function ends(file: ByteFile): Promise<string> {
  return lettersAt(file.head) + lettersAt(await file.tail(64 * 1024));
}
