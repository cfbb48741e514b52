// TensorFlow Lite models, ExecuTorch programs and LiteRT-LM bundles.
// Sources: tensorflow/lite/schema/schema.fbs (Model, Metadata, Buffer); github.com/tensorflow/tflite-support,
// metadata_schema.fbs (ModelMetadata); github.com/pytorch/executorch, schema/program.fbs; google-ai-edge/LiteRT-LM.
import type { ByteFile } from './byte-file';
import { hasLetters, numberAt, textAt } from './bytes';
import { describe, type ArtifactReader } from './describe';
import { FlatTable } from './flatbuffer';
import { producedBy, type StatedModel } from './stated-model';

/** Numbers of the fields of `Model`, `Metadata`, `Buffer` and `ModelMetadata`. */
const model = { description: 3, buffers: 4, metadata: 6 };
const entry = { name: 0, buffer: 1 };
const buffer = { data: 0, offset: 1, size: 2 };
const stated = { name: 0, description: 1, version: 2, author: 4, license: 5 };

export const readTflite: ArtifactReader = async (_path, file) => {
  if (!hasLetters(file.head, 4, 'TFL3')) return undefined;
  const root = await FlatTable.root(file);
  if (root === undefined) return describe('tflite');
  const description = await root.text(model.description);
  const said = await metadataIn(root, file, 'TFLITE_METADATA');
  const converter = await converterIn(root, file);
  return describe('tflite', { ...said, ...converter, description: said.description ?? plainDescription(description) });
};

/** What converters write into every file describes no model. */
function plainDescription(text: string | undefined): string | undefined {
  return text === undefined || /^(?:MLIR|TOCO) Converted\.?$/i.test(text) ? undefined : text;
}

/** The metadata is a FlatBuffer within a buffer of the model. */
async function metadataIn(root: FlatTable, file: ByteFile, name: string): Promise<Partial<StatedModel>> {
  const content = await bufferNamed(root, file, name);
  if (content === undefined || !hasLetters(content.head, 4, 'M001')) return {};
  const table = await FlatTable.root(content);
  if (table === undefined) return {};
  return {
    name: await table.text(stated.name),
    description: await table.text(stated.description),
    version: await table.text(stated.version),
    supplier: await table.text(stated.author),
    license: await table.text(stated.license),
  };
}

/** The converter leaves the version of TensorFlow in its environment. Source: conversion_metadata.fbs, beside schema.fbs. */
async function converterIn(root: FlatTable, file: ByteFile): Promise<Partial<StatedModel>> {
  const content = await bufferNamed(root, file, 'CONVERSION_METADATA');
  const environment = await (content && (await FlatTable.root(content)))?.table(0);
  const version = await environment?.text(0);
  return producedBy(version && 'tensorflow', version);
}

async function bufferNamed(root: FlatTable, file: ByteFile, name: string): Promise<ByteFile | undefined> {
  for (const each of await root.tables(model.metadata)) {
    if ((await each.text(entry.name)) !== name) continue;
    const index = (await each.number(entry.buffer, 4)) ?? 0;
    const table = (await root.tables(model.buffers))[index];
    const inside = await table?.bytes(buffer.data);
    if (inside !== undefined) return inside.loaded();
    // Large models keep their buffers behind the FlatBuffer.
    const offset = await table?.number(buffer.offset, 8);
    const size = await table?.number(buffer.size, 8);
    return offset === undefined || size === undefined || offset < 2 ? undefined : file.part(offset, size).loaded();
  }
  return undefined;
}

export const readExecuTorch: ArtifactReader = (_path, { head }) =>
  /^ET\d\d$/.test(textAt(head, 4, 8)) ? describe('executorch') : undefined;

export const readLiteRtLm: ArtifactReader = (_path, { head }) => {
  const [major, minor, patch] = [8, 12, 16].map((at) => numberAt(head, at, 4));
  if (!hasLetters(head, 0, 'LITERTLM') || major === undefined) return undefined;
  return describe('litert-lm', producedBy('LiteRT-LM', `${major}.${minor ?? 0}.${patch ?? 0}`));
};
