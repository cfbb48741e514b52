// How the register of models reads: what each state means, how much is stated, and each file and use in words.
// Invariant: the page, the Markdown and the table of a spreadsheet say the same of the same thing.
import { count, listed } from '../../rules/naming';
import type { ArtifactRow, UseRow } from '../../workspace/rows';
import type { ElementRow, ModelRegister, RegisterEntry, Statement } from './model-register';
import type { NodeState } from '../trees/tree-node';

/** The mark and the words of each state, the best first. */
export const statementWords: Readonly<
  Record<Statement, { readonly state: NodeState; readonly words: string; readonly meaning: string }>
> = {
  stated: {
    state: 'fine',
    words: 'stated',
    meaning: 'the record says it; whether that is enough is for a person to judge',
  },
  part: { state: 'note', words: 'stated in part', meaning: 'the record says some of it' },
  unknown: { state: 'unknown', words: 'stated as unknown', meaning: 'the record says that it is not known' },
  missing: { state: 'open', words: 'missing', meaning: 'the record does not say it' },
};

/** `2 models, 1 dataset, 43 elements: 30 stated, 5 in part, 0 as unknown, 8 missing. Without a record: 1. State of 2026-11-23.` */
export function summarizeRegister({ entries, unrecorded, asOf }: ModelRegister): string {
  const elements = entries.flatMap(elementsOf);
  const having = (state: Statement): number => elements.filter((element) => element.state === state).length;
  const [models, datasets] = (['model', 'dataset'] as const).map(
    (kind) => entries.filter((entry) => entry.kind === kind).length,
  );
  const held = `${count(models ?? 0, 'model')}, ${count(datasets ?? 0, 'dataset')}, ${count(elements.length, 'element')}`;
  const states = `${having('stated')} stated, ${having('part')} in part, ${having('unknown')} as unknown, ${having('missing')} missing`;
  const without = unrecorded.length === 0 ? '' : ` Without a record: ${unrecorded.length}.`;
  return `${held}: ${states}.${without} State of ${asOf}.`;
}

/** The elements of all groups. */
export function elementsOf({ groups }: RegisterEntry): readonly ElementRow[] {
  return groups.flatMap(({ elements }) => elements);
}

/** `role: Classifies ECG windows.` for each field that is stated. */
export function describeSaid({ said }: ElementRow): readonly string[] {
  return said.map(([key, texts]) => `${key}: ${texts.join('; ')}`);
}

/** What an element lacks; empty where it lacks nothing. */
export function describeLack({ missing, unknown }: ElementRow): string {
  const parts = [
    ...(missing.length === 0 ? [] : [`not stated: ${listed(missing, 9)}`]),
    ...(unknown.length === 0 ? [] : [`not known: ${listed(unknown, 9)}`]),
  ];
  return parts.join('; ');
}

/** `models/net.onnx, onnx, 1,204 bytes, SHA-256 9b74c9897bac…, licence apache-2.0` */
export function describeFile({ path, identity, size, sha256, stated }: ArtifactRow): string {
  return [
    path,
    identity.format,
    `${size.toLocaleString('en-GB')} bytes`,
    sha256 === undefined ? 'hash not known' : `SHA-256 ${sha256}`,
    ...(stated.license === undefined ? [] : [`licence ${stated.license}`]),
    ...(identity.danger === undefined ? [] : [identity.danger]),
  ].join(', ');
}

/** `src/classify.py, transformers.from_pretrained at 3f49326` */
export function describeUseShortly({ use, anchor }: UseRow): string {
  const at = use.revision === undefined ? '' : ` at ${use.revision}`;
  return `${anchor.file}, ${use.how}${at}${use.inTest ? ', a test' : ''}`;
}

/** What stands behind the name of an entry. */
export function describeEntry({ kind, version, lineage, id }: RegisterEntry): string {
  const origin = lineage.nodes.find((node) => node.id === id)?.note;
  return [kind, origin !== undefined && origin !== '' ? origin : version]
    .filter((part) => part !== undefined)
    .join(', ');
}
