// A record of a model that nothing in the product uses.
import { findModels, withoutRevision } from '../../workspace/model-coverage';
import { headOf, nameOf, targetOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { kindOf } from './model-words';

const tables = ['models', 'uses', 'artifacts', 'tags', 'unread'] as const;

export const unusedModelRecord = rule({
  name: 'ai/unused-model-record',
  severity: 'hint',
  finds: 'A record of a model that nothing in the product uses',
  why: 'A register that names models which are not there is as wrong as one that leaves some out: they are evaluated, watched and explained to auditors for nothing.',
  mend: 'Remove the record, correct its artifact, or claim the place of use with a comment "compliance: uses-model <id>".',
  limits:
    'A model that is chosen while the program runs is not recognised without such a comment. Nothing is said of a model whose file is there, of one from which another was made, or while a file cannot be read.',
  gate: 'always',
  failing: [
    {
      title: 'A model that the code no longer calls',
      text: `=== src/summary.py ===
print("no model here")
=== models.compliance.yaml ===
models:
  - id: summary
#       ^^^^^^^ hint: Nothing in CardioWatch uses summary "Summary".
    name: Summary
    artifact: hosted:openai/gpt-4o-2024-08-06
`,
    },
  ],
  passing: [
    {
      title: 'A use that a comment claims, and the base of another model',
      text: `=== src/summary.go ===
// compliance: uses-model summary
func summarise(text string) string { return call(text) }
=== models.compliance.yaml ===
models:
  - id: summary
    name: Summary
    artifact: hosted:openai/gpt-4o-2024-08-06
    base-model: pkg:huggingface/example/base@3f49326a
  - id: base
    name: Base
    artifact: pkg:huggingface/example/base@3f49326a
`,
    },
  ],
  judges: [onProduct(tables, judge)],
});

function judge({ product, tables: facts }: ProductInput<(typeof tables)[number]>): readonly Judgement[] {
  // What could not be read may be where it is used.
  if (facts.unread.some(({ problem }) => problem.kind === 'broken')) return [];
  const used = new Set(findModels(product, facts).map(({ record }) => record));
  const tagged = new Set(facts.tags.filter(({ verb }) => verb === 'uses-model').map(({ id }) => id));
  const bases = new Set(
    facts.models.flatMap(({ value }) => (value.baseModel === undefined ? [] : withoutRevision(value.baseModel))),
  );
  return facts.models
    .filter((row) => {
      const { artifact } = row.value;
      // A file is there, or said to lead nowhere; a record without artifact is said to lack it.
      if (artifact.length === 0 || artifact.some((text) => kindOf(text) === 'path')) return false;
      if (used.has(row) || (row.id !== undefined && tagged.has(row.id))) return false;
      return !artifact.some((text) => bases.has(withoutRevision(text)));
    })
    .map((row) => ({
      anchor: headOf(row),
      target: targetOf(row),
      what: `Nothing in ${product.values?.name ?? 'the product'} uses ${nameOf(row)}.`,
      todo: 'Remove the record, correct its artifact, or tag the place of use.',
      fixes: [
        {
          title: `Remove the record of ${nameOf(row)}`,
          changes: [{ kind: 'remove', anchor: row.anchor }],
          preferred: false,
        },
      ],
    }));
}
