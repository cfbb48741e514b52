// Evidence whose file is not there.
import { fieldOf, nameOf, targetOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';

export const missingFile = rule({
  name: 'evidence/missing-file',
  severity: 'error',
  finds: 'Evidence whose file is not there',
  why: 'Evidence that cannot be opened proves nothing. Whatever names it as its proof has none.',
  mend: 'Correct the path, or put the file there. A path counts from the file in which it stands, with a leading "/" from the product\'s folder; letter case counts.',
  limits: 'Only that a file is there is seen, not whether it shows what its title says.',
  gate: 'always',
  failing: [
    {
      title: 'A report that was never checked in',
      text: `evidence:
  - id: EV-1
    title: System test
    file: reports/system-test.pdf
#         ^^^^^^^^^^^^^^^^^^^^^^^ error: The file of EV-1 "System test", "reports/system-test.pdf", is not there.
`,
    },
  ],
  passing: [
    {
      title: 'The report is there',
      text: `=== sample.compliance.yaml ===
evidence:
  - id: EV-1
    title: System test
    file: reports/system-test.txt
=== reports/system-test.txt ===
12 of 12 passed.
`,
    },
  ],
  judges: [onProduct(['evidence', 'places'], judge)],
});

function judge({ tables }: ProductInput<'evidence' | 'places'>): readonly Judgement[] {
  return tables.evidence.flatMap((row) => {
    const { file } = row.value;
    if (file === undefined) return [];
    const place = tables.places.at(row.anchor.file, file.text);
    if (place === undefined || place.exists) return [];
    const fault = place.path === undefined ? 'leads out of the folder that is checked' : 'is not there';
    return [
      {
        anchor: fieldOf(row, ...file.path),
        target: targetOf(row),
        what: `The file of ${nameOf(row)}, "${file.text}", ${fault}.`,
        todo: 'Correct the path, or put the file there.',
      },
    ];
  });
}
