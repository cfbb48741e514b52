// Which line of Python a project asks for, in the words of its packaging files.
import type { DataPath } from '../../text/anchor';
import { makePurl } from '../../terms/purl';
import type { Runtime } from '../component';

/** The runtime that a range asks for; with a version where the range names one line, or one version of it. */
export function pythonRuntime(file: string, path: DataPath, range: unknown): readonly Runtime[] {
  if (typeof range !== 'string' || range.trim() === '' || range.trim() === '*') return [];
  const purl = makePurl({ type: 'generic', name: 'python', version: lineOf(range.trim()) });
  return purl === undefined
    ? []
    : [{ purl, name: 'python', range: range.trim(), anchor: { file, path, part: 'value' } }];
}

/** The line that a range names: `3.11`, `==3.11.*`, `~=3.11.0`, `~3.11`, `>=3.11,<3.12`. */
function lineOf(range: string): string | undefined {
  const exact = /^(?:={0,3})\s*(\d+\.\d+(?:\.\d+)?)(?:\.\*)?$/.exec(range)?.[1];
  if (exact !== undefined) return exact;
  const compatible = /^~=\s*(\d+\.\d+)\.\d+$/.exec(range)?.[1] ?? /^~\s*(\d+\.\d+)(?:\.\d+)?$/.exec(range)?.[1];
  if (compatible !== undefined) return compatible;
  const [, major, minor, , below, end] = /^>=\s*(\d+)\.(\d+)(\.\d+)?\s*,\s*<\s*(\d+)\.(\d+)(?:\.0)?$/.exec(range) ?? [];
  return minor !== undefined && major === below && Number(end) === Number(minor) + 1
    ? `${major ?? ''}.${minor}`
    : undefined;
}
