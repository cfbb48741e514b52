// ONNX models, as protocol buffers and as ONNX Runtime's own FlatBuffer.
// Source of the field numbers: github.com/onnx/onnx, onnx/onnx.proto, ModelProto, GraphProto and TensorProto.
import type { ByteFile } from './byte-file';
import { hasLetters } from './bytes';
import { describe, type ArtifactReader } from './describe';
import { endingOf } from './endings';
import { fieldsIn, numberOf, partsOf, readFields, textMapOf, textOf, type ProtobufField } from './protobuf';
import { producedBy } from './stated-model';

/** Tensors that are looked at for data in other files. */
const MOST_TENSORS = 2_000;
/** A tensor whose data lie elsewhere is short. */
const LONGEST_REFERENCE = 4 * 1024;

/** Models name their properties as they like; these are the names that exporters and model zoos use. */
const keys = {
  license: ['license', 'License', 'model_license', 'licence'],
  baseModel: ['base_model', 'baseModel', 'base-model', 'source_model'],
  supplier: ['author', 'authors', 'model_author', 'organization', 'company'],
  version: ['version', 'model_version'],
  name: ['name', 'model_name', 'title'],
  description: ['description', 'model_description', 'comment'],
  task: ['task', 'pipeline_tag'],
} as const;

export const readOnnx: ArtifactReader = async (path, file) => {
  const ending = endingOf(path);
  if (ending === 'ort') return hasLetters(file.head, 4, 'ORTM') ? describe('onnx') : undefined;
  if (ending !== 'onnx') return undefined;
  const fields = await readFields(file);
  const irVersion = fields === undefined ? undefined : numberOf(fields, 1);
  if (fields === undefined || irVersion === undefined || irVersion < 1 || irVersion > 99) return undefined;
  const properties = await textMapOf(fields, 14);
  const of = (names: readonly string[]): string | undefined =>
    names.map((name) => properties.get(name)).find((value) => value !== undefined && value.trim() !== '');
  const modelVersion = numberOf(fields, 5);
  const isStated = modelVersion !== undefined && modelVersion > 0 && modelVersion < Number.MAX_SAFE_INTEGER;
  const graph = await fieldsIn(fields, 7);
  const said = {
    license: of(keys.license),
    baseModel: of(keys.baseModel),
    supplier: of(keys.supplier) ?? makerOf(await textOf(fields, 4)),
    ...producedBy(await textOf(fields, 2), await textOf(fields, 3)),
    version: of(keys.version) ?? (isStated ? String(modelVersion) : undefined),
    name: of(keys.name),
    description: of(keys.description) ?? (await textOf(fields, 6)),
    task: of(keys.task),
  };
  return describe('onnx', said, { parts: await externalFiles(graph) });
};

/** Who made it, as an address turned round: `org.example`; those of the format itself name nobody. */
function makerOf(domain: string | undefined): string | undefined {
  return domain === undefined || /^(?:ai\.onnx|com\.microsoft|onnx)(?:\.|$)/.test(domain) ? undefined : domain;
}

/** The files beside the model in which its weights lie. */
async function externalFiles(graph: readonly ProtobufField[]): Promise<readonly string[]> {
  const files = new Set<string>();
  for (const tensor of partsOf(graph, 5).slice(0, MOST_TENSORS)) {
    if (tensor.size > LONGEST_REFERENCE) continue;
    const location = await externalFile(tensor);
    if (location !== undefined) files.add(location);
  }
  return [...files].sort();
}

async function externalFile(tensor: ByteFile): Promise<string | undefined> {
  const fields = (await readFields(tensor)) ?? [];
  return numberOf(fields, 14) === 1 ? (await textMapOf(fields, 13)).get('location') : undefined;
}
