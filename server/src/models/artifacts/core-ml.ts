// Core ML models: the file of a model or of a package, and the description in a compiled one.
// Source of the field numbers: github.com/apple/coremltools, mlmodel/format/Model.proto.
import { describe, type ArtifactReader } from './describe';
import { endingOf } from './endings';
import { fieldsIn, numberOf, readFields, textMapOf, textOf } from './protobuf';
import { producedBy } from './stated-model';

export const readCoreMl: ArtifactReader = async (path, file) => {
  if (endingOf(path) !== 'mlmodel') return readCompiled(path, file);
  const fields = await readFields(file);
  const specification = fields === undefined ? undefined : numberOf(fields, 1);
  if (fields === undefined || specification === undefined || specification > 99) return undefined;
  const metadata = await fieldsIn(await fieldsIn(fields, 2), 100);
  const own = await textMapOf(metadata, 100);
  const release = own.get('com.github.apple.coremltools.version');
  const source = own.get('com.github.apple.coremltools.source');
  return describe('coreml', {
    description: await textOf(metadata, 1),
    version: await textOf(metadata, 2),
    supplier: await textOf(metadata, 3),
    license: await textOf(metadata, 4),
    ...(source === undefined ? producedBy('coremltools', release) : { producer: source }),
    baseModel: own.get('base_model'),
    name: own.get('name'),
  });
};

/** Xcode compiles a model into a folder, of which `coremldata.bin` is always there; it begins with the same description. */
const readCompiled: ArtifactReader = (path, file) => {
  if (!path.endsWith('.mlmodelc/coremldata.bin')) return undefined;
  return file.size > 0 ? describe('coreml') : undefined;
};
