// Objects that configuration describes and a program makes, as Hydra does: `_target_: timm.create_model` with arguments
// beside it. They are read as the calls that they stand for.
// Invariant: the call stands at the value that names the model, else at its target.
import { tellsPython } from '../embedded-code';
import { childrenOf, isScalar, spanOf, textAt, textOf, partAt, type DataPart } from './data-values';
import type { FoundCode } from './found';
import { isModelKey } from './model-values';

/** The call that a map stands for; undefined for other maps, and for targets of no known library. */
export function instantiated(map: DataPart): FoundCode | undefined {
  const target = textAt(map, '_target_') ?? '';
  if (!/^\w+(?:\.\w+)+$/.test(target)) return undefined;
  const start = `import ${target.split('.')[0] ?? ''}\n`;
  if (!tellsPython(start)) return undefined;
  const given = childrenOf(map).filter((part) => isScalar(part) && !/^_\w+_$/.test(nameOf(part)));
  const id = given.find((part) => isModelKey(nameOf(part).toLowerCase())) ?? partAt(map, '_target_') ?? map;
  const words = given.filter((part) => /^\w+$/.test(nameOf(part))).map((part) => `${nameOf(part)}=${valueOf(part)}`);
  const text = `${start}${target}(${words.join(', ')})\n`;
  const at = spanOf(id).start;
  return { text, offsets: Array.from(text, () => at) };
}

function nameOf(part: DataPart): string {
  return part.path.at(-1) ?? '';
}

/** A value as Python writes it. */
function valueOf(part: DataPart): string {
  const text = textOf(part);
  if (text === undefined) return 'None';
  if (/^(?:true|false)$/i.test(text)) return /^true$/i.test(text) ? 'True' : 'False';
  // What is filled in from elsewhere is not known.
  if (text.includes('${')) return 'unknown';
  return /^-?\d+(?:\.\d+)?$/.test(text) ? text : JSON.stringify(text);
}
