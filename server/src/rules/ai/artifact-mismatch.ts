// A model file whose hash is not the one in its record.
import { fileAnchor } from '../../text/anchor';
import { fieldOf, nameOf, targetOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';

const tables = ['models', 'places'] as const;

export const artifactMismatch = rule({
  name: 'ai/artifact-mismatch',
  severity: 'error',
  finds: "A model file whose hash is not the record's",
  why: 'The file in the repository is not the model that the record describes. Validation, licence and limits that the record states are those of another file.',
  mend: 'If the new model was validated, write its hash and version into the record; otherwise restore the file.',
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

function judge({ tables: { models, places } }: ProductInput<(typeof tables)[number]>): readonly Judgement[] {
  return models.flatMap((row): Judgement[] => {
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
  });
}
