// A record whose licence is not the one that the model file or its card states.
import { fileAnchor } from '../../text/anchor';
import { statedLicense } from '../../terms/stated-license';
import { findModels } from '../../workspace/model-coverage';
import type { ArtifactRow, RowOf } from '../../workspace/rows';
import { fieldOf, nameOf, targetOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';

const tables = ['models', 'uses', 'artifacts'] as const;

export const conflictingLicense = rule({
  name: 'ai/conflicting-license',
  severity: 'warning',
  finds: "A record whose licence is not that of the model's file or card",
  why: 'A licence decides whether a model may be used in a product at all, and under which conditions. If the record says another one than those who made the model, one of the two is wrong.',
  mend: 'Find out which licence holds, and correct the record or the card.',
  limits:
    'Licences are compared by name. Of expressions with several licences it is enough that one of them is the same; a statement that names no licence is not compared.',
  gate: 'always',
  failing: [
    {
      title: 'The card says another licence',
      text: `=== models.compliance.yaml ===
models:
  - id: net
    name: Net
    artifact: models/net.txt
    license: MIT
#            ^^^ warning: net "Net" is recorded under MIT, and models/README.md states apache-2.0.
=== models/README.md ===
---
license: apache-2.0
pipeline_tag: tabular-classification
---
=== models/net.txt ===
tree
version=v4
`,
    },
  ],
  passing: [
    {
      title: 'The same licence, written otherwise',
      text: `=== models.compliance.yaml ===
models:
  - id: net
    name: Net
    artifact: models/net.txt
    license: Apache-2.0
=== models/README.md ===
---
license: apache-2.0
pipeline_tag: tabular-classification
---
=== models/net.txt ===
tree
version=v4
`,
    },
  ],
  judges: [onProduct(tables, judge)],
});

function judge({ product, tables: facts }: ProductInput<(typeof tables)[number]>): readonly Judgement[] {
  const seen = new Set<RowOf<'model'>>();
  return findModels(product, facts).flatMap(({ record, artifact }): Judgement[] => {
    if (record?.value.license === undefined || artifact === undefined || seen.has(record)) return [];
    const statement = statementOf(artifact);
    const stated = statement === undefined ? undefined : statedLicense(statement.license);
    if (statement === undefined || stated === undefined || haveOneInCommon(record.value.license, stated)) return [];
    seen.add(record);
    const anchor = fieldOf(record, 'license');
    return [
      {
        anchor,
        target: targetOf(record),
        what: `${nameOf(record)} is recorded under ${record.value.license}, and ${statement.file} states ${statement.license}.`,
        todo: 'Find out which of the two holds, and correct the other.',
        related: [{ anchor: fileAnchor(statement.file), message: 'What states the licence.' }],
        fixes: [
          {
            title: `Write ${stated}, which ${statement.file} states`,
            changes: [{ kind: 'replace', anchor, text: stated }],
            preferred: false,
          },
        ],
      },
    ];
  });
}

/** The licence in the words of the file, else of the nearest card that names one. */
function statementOf({
  path,
  identity,
  cards,
}: ArtifactRow): { readonly file: string; readonly license: string } | undefined {
  const statements = [
    { file: path, license: identity.metadata.license },
    ...cards.map(({ file, stated }) => ({ file, license: stated.license })),
  ];
  return statements.flatMap(({ file, license }) => (license === undefined ? [] : [{ file, license }]))[0];
}

/** Whether two expressions name a licence in common; names count without case and punctuation. */
function haveOneInCommon(a: string, b: string): boolean {
  const [ours, theirs] = [namesIn(a), namesIn(b)];
  return [...ours].some((name) => theirs.has(name));
}

function namesIn(expression: string): ReadonlySet<string> {
  const words = expression.split(/[\s()]+/).filter((word) => word !== '' && !/^(?:AND|OR|WITH)$/i.test(word));
  return new Set(words.map((word) => word.toLowerCase().replace(/^licenseref-|[^a-z0-9]+/g, '')));
}
