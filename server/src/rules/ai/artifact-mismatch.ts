// A record of another model than the one that is used: the file has another hash, or the code loads another commit.
import { parsePurl } from '../../terms/purl';
import { fileAnchor } from '../../text/anchor';
import { findModels, withoutRevision, type FoundModel } from '../../workspace/model-coverage';
import type { RowOf, UseRow } from '../../workspace/rows';
import { fieldOf, nameOf, targetOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { isCommit } from './model-words';
import { loadAt } from './pinned-loads';

const tables = ['models', 'uses', 'artifacts', 'places'] as const;

type Tables = ProductInput<(typeof tables)[number]>['tables'];

export const artifactMismatch = rule({
  name: 'ai/artifact-mismatch',
  severity: 'error',
  finds: "A model file whose hash is not the record's, or a load of another commit than the record names",
  why: 'What is used is not the model that the record describes. Validation, licence and limits that the record states are those of another model.',
  mend: 'If the new model was validated, write its hash, or its commit, and its version into the record; otherwise restore the file, or load the commit of the record.',
  clauses: ['ai-act:annex-IV/2g'],
  asks: 'asks for validation of the model that is used',
  gate: 'always',
  failing: [
    {
      title: 'The file was replaced, the record was not',
      text: `=== models.compliance.yaml ===
models:
  - id: net
    name: Net
    artifact: models/net.onnx
    sha256: dc46a34b10d4d5fa68466f39075d44fff6a1e1f594b691ea0456ae3e1d6d421c
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: records the hash dc46a34b10d4…, but models/net.onnx has fb7437991897…
=== models/net.onnx ===
Weights of version 1.4.0.
`,
    },
    {
      title: 'The code loads another commit',
      text: `=== src/triage.py ===
from transformers import AutoModel

net = AutoModel.from_pretrained("example/triage", revision="0b1c2d3e")
=== models.compliance.yaml ===
models:
  - id: triage
    name: Triage
    artifact: pkg:huggingface/example/triage@3f49326a
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: records commit 3f49326a, but the code loads 0b1c2d3e
`,
    },
  ],
  passing: [
    {
      title: 'The record has the hash of the file',
      text: `=== models.compliance.yaml ===
models:
  - id: net
    name: Net
    artifact: models/net.onnx
    sha256: fb7437991897366567ee2a7875c73eb9efbc3ee58fa5c8396ca48dafaa141e8b
=== models/net.onnx ===
Weights of version 1.4.0.
`,
    },
  ],
  judges: [onProduct(tables, judge)],
});

function judge({ product, tables: facts }: ProductInput<(typeof tables)[number]>): readonly Judgement[] {
  const found = findModels(product, facts);
  return facts.models.flatMap((row) => [
    ...judgeHash(row, facts.places),
    ...judgeCommits(
      row,
      found.filter(({ record }) => record === row),
    ),
  ]);
}

function judgeHash(row: RowOf<'model'>, places: Tables['places']): readonly Judgement[] {
  const { sha256, artifact } = row.value;
  if (sha256 === undefined || artifact.length === 0) return [];
  const actual = places.digestOf(row.anchor.file, artifact, 'bytes');
  if (actual === undefined || actual === sha256) return [];
  const files = artifact.flatMap((text) => places.at(row.anchor.file, text)?.files ?? []);
  const anchor = fieldOf(row, 'sha256');
  const now = files.length > 1 ? `its ${files.length} files together have` : `${files[0] ?? 'the file'} has`;
  return [
    {
      anchor,
      target: targetOf(row),
      what: `${nameOf(row)} records the hash ${sha256.slice(0, 12)}…, but ${now} ${actual.slice(0, 12)}….`,
      todo: 'Restore the file, or validate the new one and record its hash.',
      related: files.slice(0, 10).map((file) => ({ anchor: fileAnchor(file), message: 'The file as it is.' })),
      fixes: [
        {
          title: 'Write the hash of the file as it is now',
          changes: [{ kind: 'replace', anchor, text: actual }],
          preferred: false,
        },
      ],
    },
  ];
}

function judgeCommits(row: RowOf<'model'>, models: readonly FoundModel[]): readonly Judgement[] {
  return row.value.artifact.flatMap((reference, index) => {
    const recorded = parsePurl(reference)?.version;
    if (recorded === undefined || !isCommit(recorded)) return [];
    const uses = models
      .filter(
        (model) => model.reference !== undefined && withoutRevision(model.reference) === withoutRevision(reference),
      )
      .flatMap((model) => model.uses.filter((use) => loadsAnother(use, recorded)));
    return uses.length === 0 ? [] : [judgeLoads(row, { reference, index, recorded }, uses)];
  });
}

/** Whether a use names a commit that is not the one recorded; a short one may begin a long one. */
function loadsAnother({ use: { revision } }: UseRow, recorded: string): boolean {
  return (
    revision !== undefined && isCommit(revision) && !revision.startsWith(recorded) && !recorded.startsWith(revision)
  );
}

function judgeLoads(
  row: RowOf<'model'>,
  { reference, index, recorded }: { readonly reference: string; readonly index: number; readonly recorded: string },
  uses: readonly UseRow[],
): Judgement {
  const anchor = fieldOf(row, 'artifact', ...(row.value.artifact.length > 1 ? [index] : []));
  const loaded = [...new Set(uses.flatMap(({ use }) => use.revision ?? []))];
  const [only, ...more] = loaded;
  const record = {
    title: `Record commit ${only ?? ''}, which the code loads`,
    changes: [{ kind: 'replace', anchor, text: `${reference.slice(0, reference.lastIndexOf('@'))}@${only ?? ''}` }],
    preferred: false,
  } as const;
  return {
    anchor,
    target: targetOf(row),
    what: `${nameOf(row)} records commit ${recorded}, but the code loads ${loaded.join(' and ')}.`,
    todo: 'Load the commit that was validated, or validate the other one and record it.',
    related: uses.map((use) => ({ anchor: use.anchor, message: `Commit ${use.use.revision ?? ''} is loaded here.` })),
    fixes: [
      ...loadAt(recorded, withoutRevision(reference), uses, 'which is recorded'),
      ...(more.length === 0 ? [record] : []),
    ],
  };
}
