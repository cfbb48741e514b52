// Which model format a file has: by its content; by its ending only for a Git LFS pointer and for compressed pickles.
// Invariant: a file whose content is something else is no model, whatever it is called; any bytes are read without an error.
import { readArchive, readLlamafile, readNemo } from './archives';
import type { Artifact } from './artifact';
import type { ByteFile } from './byte-file';
import { hasLetters, textAt } from './bytes';
import { readCoreMl } from './core-ml';
import { describe, type ArtifactReader } from './describe';
import { formatByEnding } from './endings';
import { readFlax, readGgml, readNcnn, readRknn, readTensorRt } from './engines';
import { readGguf } from './gguf';
import { readKerasHdf5 } from './keras';
import { readOnnx } from './onnx';
import { readPickled } from './pickled-models';
import { readSafetensors } from './safetensors';
import { readFrozenGraph, readSavedModel, readTensorFlowJs } from './tensorflow';
import { readExecuTorch, readLiteRtLm, readTflite } from './tflite';
import { readCatboost, readLightgbm, readXgboost } from './trees';
import { readOpenvino, readPmml } from './xml-models';

/** Those with a sign of their own first; those that need the ending as well come behind. */
const readers: readonly ArtifactReader[] = [
  readArchive,
  readGguf,
  readTflite,
  readExecuTorch,
  readLiteRtLm,
  readGgml,
  readRknn,
  readKerasHdf5,
  readLlamafile,
  readTensorRt,
  readCatboost,
  readXgboost,
  readSafetensors,
  readPickled,
  readOnnx,
  readCoreMl,
  readSavedModel,
  readFrozenGraph,
  readNemo,
  readFlax,
  readNcnn,
  readLightgbm,
  readTensorFlowJs,
  readOpenvino,
  readPmml,
];

/** What model a file holds; undefined when none that is known. */
export async function identifyArtifact(path: string, file: ByteFile): Promise<Artifact | undefined> {
  const pointer = readLfsPointer(file.head);
  if (pointer !== undefined) {
    const format = formatByEnding(path);
    return format && { ...describe(format), evidence: 'extension', lfsPointer: pointer };
  }
  for (const read of readers) {
    const artifact = await read(path, file);
    if (artifact !== undefined) return artifact;
  }
  return undefined;
}

/** The real file for which a Git LFS pointer stands. Source: github.com/git-lfs/git-lfs, docs/spec.md. */
export function readLfsPointer(head: Uint8Array): { readonly oid: string; readonly size: number } | undefined {
  if (!hasLetters(head, 0, 'version https://git-lfs.github.com/spec/')) return undefined;
  const match = /^oid sha256:([0-9a-f]{64})\r?\nsize (\d+)\r?$/m.exec(textAt(head, 0, 1024));
  return match === null ? undefined : { oid: match[1] ?? '', size: Number(match[2]) };
}
