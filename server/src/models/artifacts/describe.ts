// How readers of formats put together what they found.
import type { Artifact, ArtifactFormat } from './artifact';
import type { ByteFile } from './byte-file';
import { stateModel, type StatedModel } from './stated-model';

/** Recognises a format and reads what the file says of itself; undefined where the file is of another. Any bytes are fine. */
export type ArtifactReader = (path: string, file: ByteFile) => Artifact | undefined | Promise<Artifact | undefined>;

/** Formats whose usual loader unpickles. */
const unpickled = new Set<ArtifactFormat>(['torch', 'pickle', 'joblib', 'torchserve', 'nemo']);

const dangers: Readonly<Partial<Record<ArtifactFormat, string>>> = {
  torchserve: 'the server unpickles its weights and runs the handler in it',
  llamafile: 'it is a program that holds a model',
};

/** An artifact, unsafe by its format or by the code that was found in it. */
export function describe(
  format: ArtifactFormat,
  said: Partial<StatedModel> = {},
  more: { readonly code?: readonly string[]; readonly parts?: readonly string[] } = {},
): Artifact {
  const { code = [], parts = [] } = more;
  const danger = dangerOf(format, code);
  return {
    format,
    unsafe: danger !== undefined,
    danger,
    code,
    evidence: 'content',
    lfsPointer: undefined,
    metadata: stateModel(said),
    parts,
  };
}

function dangerOf(format: ArtifactFormat, code: readonly string[]): string | undefined {
  const runs = code.length === 0 ? undefined : listed(code);
  const byFormat = dangers[format] ?? (unpickled.has(format) ? 'its usual loader unpickles' : undefined);
  if (runs === undefined) return byFormat;
  return unpickled.has(format) ? `${byFormat ?? ''}, and it holds ${runs}` : `it holds ${runs}`;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3);
  const rest = names.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(' and ');
}
