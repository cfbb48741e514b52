// A model named by a branch or alias, where a commit or a dated version could be named.
import { idIn, namingOf } from '../../support/hosted-models';
import { parsePurl } from '../../terms/purl';
import type { Fix } from '../../text/change';
import { findModels, type FoundModel } from '../../workspace/model-coverage';
import type { RowOf, UseRow } from '../../workspace/rows';
import { fieldOf, nameOf, targetOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { provenanceGate, softenedOutsideHighRisk } from './ai-duty';
import { isCommit, isUnpinned, kindOf } from './model-words';
import { loadAt } from './pinned-loads';

const tables = ['models', 'uses', 'artifacts'] as const;

export const unpinnedModel = rule({
  name: 'ai/unpinned-model',
  severity: 'warning',
  finds: 'A branch or alias where a commit or dated version is possible',
  why: 'A branch moves: tomorrow the same line loads another model than the one that was validated, and nobody has decided it.',
  mend: 'Name the commit (revision="…", or …@commit in the record), or the dated version of a hosted model.',
  limits:
    'Which commit a branch stands at today is not known offline; the fix is offered only where the code or the record already names one, and in code only where the id is written in the call.',
  clauses: ['ai-act:annex-IV/2a'],
  asks: 'asks to say which version it is',
  gate: provenanceGate,
  softened: softenedOutsideHighRisk,
  failing: [
    {
      title: 'A record without revision',
      text: `models:
  - id: triage
    name: Triage
    artifact: pkg:huggingface/example/triage
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: names no commit
`,
    },
    {
      title: 'A recorded model that the code loads from its main branch',
      text: `=== src/triage.py ===
from transformers import AutoModel

net = AutoModel.from_pretrained("example/triage")
#               ^^^^^^^^^^^^^^^ warning: names no commit
=== models.compliance.yaml ===
models:
  - id: triage
    name: Triage
    artifact: pkg:huggingface/example/triage@3f49326a
`,
    },
  ],
  passing: [
    {
      title: 'A commit',
      text: `models:\n  - id: triage\n    name: Triage\n    artifact: pkg:huggingface/example/triage@3f49326a\n`,
    },
  ],
  judges: [onProduct(tables, judge)],
});

function judge({ product, tables: facts }: ProductInput<(typeof tables)[number]>): readonly Judgement[] {
  const models = findModels(product, facts).filter((model) => model.record !== undefined);
  const unpinnedRecords = new Set<RowOf<'model'>>();
  const ofRecords = facts.models.flatMap((row) =>
    row.value.artifact.flatMap((reference, index): Judgement[] => {
      if (!isUnpinned(reference, parsePurl(reference)?.version)) return [];
      unpinnedRecords.add(row);
      return [
        judgeRecord(
          row,
          reference,
          index,
          models.filter((model) => model.record === row),
        ),
      ];
    }),
  );
  const ofUses = models.flatMap((model) => {
    const { record, reference } = model;
    if (record === undefined || reference === undefined || unpinnedRecords.has(record)) return [];
    const unpinned = model.uses.filter((row) => isUnpinned(reference, row.use.revision));
    return unpinned.length === 0 ? [] : [judgeUses(unpinned, reference, record)];
  });
  return [...ofRecords, ...ofUses];
}

function judgeRecord(row: RowOf<'model'>, reference: string, index: number, models: readonly FoundModel[]): Judgement {
  // The list may be written as one value; its first entry stands where the field does.
  const anchor = fieldOf(row, 'artifact', ...(row.value.artifact.length > 1 ? [index] : []));
  const commits = models.flatMap((model) => model.uses.flatMap((use) => use.use.revision ?? [])).filter(isCommit);
  const commit = new Set(commits).size === 1 ? commits[0] : undefined;
  const fixes: Fix[] =
    commit === undefined
      ? []
      : [
          {
            title: `Pin to ${commit}, which the code loads`,
            changes: [{ kind: 'replace', anchor, text: pinned(reference, commit) }],
            preferred: true,
          },
        ];
  return {
    anchor,
    target: targetOf(row),
    what: `The artifact of ${nameOf(row)} names ${lack(reference)}, so that the model can change without notice.`,
    todo: remedy(reference),
    related: models.flatMap((model) =>
      model.uses.map((use) => ({ anchor: use.anchor, message: 'The model is used here.' })),
    ),
    fixes,
  };
}

function judgeUses(unpinned: readonly UseRow[], reference: string, record: RowOf<'model'>): Judgement {
  const [first, ...others] = unpinned;
  const commit = record.value.artifact
    .map((text) => parsePurl(text)?.version)
    .find((text) => text !== undefined && isCommit(text));
  return {
    anchor: first?.anchor ?? fieldOf(record, 'artifact'),
    target: reference,
    what: `This load of "${reference}" names ${lack(reference)}, so that it may give another model than ${nameOf(record)} describes.`,
    todo: remedy(reference),
    related: [
      ...others.map((row) => ({ anchor: row.anchor, message: 'It is loaded in the same way here.' })),
      { anchor: fieldOf(record, 'artifact'), message: 'The record of the model.' },
    ],
    fixes: commit === undefined ? [] : loadAt(commit, reference, unpinned, `as ${nameOf(record)} does`),
  };
}

function pinned(reference: string, commit: string): string {
  return `${reference.replace(/@[^/@]*$/, '')}@${commit}`;
}

function lack(reference: string): string {
  return kindOf(reference) === 'hosted' ? 'no dated version' : 'no commit';
}

function remedy(reference: string): string {
  if (kindOf(reference) !== 'hosted') return 'Name the commit that was validated.';
  const naming = namingOf(reference);
  const leadsTo = naming.kind === 'alias' ? naming.leadsTo : undefined;
  const known =
    leadsTo === undefined ? '' : ` On ${leadsTo.source.read}, "${idIn(reference)}" was read to lead to ${leadsTo.id}.`;
  return `Name the dated version that was validated.${known}`;
}
