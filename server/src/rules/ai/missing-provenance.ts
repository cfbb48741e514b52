// A model record without what makes up its provenance.
import { parsePurl } from '../../terms/purl';
import type { Change, Data } from '../../text/change';
import { findModels, type FoundModel } from '../../workspace/model-coverage';
import type { RowOf } from '../../workspace/rows';
import { headOf, listed, nameOf, targetOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { provenanceGate, softenedOutsideHighRisk } from './ai-duty';
import { describeModel, isCommit, isUnpinned, kindOf, namesVersion } from './model-words';

const tables = ['models', 'uses', 'artifacts', 'ids'] as const;

type ModelRow = RowOf<'model'>;

export const missingProvenance = rule({
  name: 'ai/missing-provenance',
  severity: 'error',
  finds: 'A model record without origin, supplier, version, licence, hash, or base model where it was fine-tuned',
  why: 'A name alone does not say which model it is, who made it, or whether it may be used. Without version and hash nobody can show that the model in the product is the one that was validated.',
  mend: 'Add the fields that are named. What the file or the code already says, the quick fix fills in.',
  clauses: ['ai-act:annex-IV/2a'],
  asks: 'asks where a model comes from and which one it is',
  gate: provenanceGate,
  softened: softenedOutsideHighRisk,
  failing: [
    {
      title: 'A record with a name only',
      text: `models:
  - id: af-detector
#       ^^^^^^^^^^^ error: does not state origin, supplier, version, licence, artifact or sha256
    name: AF detector
`,
    },
    {
      title: 'Fine-tuned from something unsaid',
      text: `models:
  - id: triage
#       ^^^^^^ error: does not state base-model
    name: Triage
    version: 1.0.0
    artifact: pkg:huggingface/example/triage@3f49326a
    origin: fine-tuned
    supplier: Example Medical GmbH
    license: Apache-2.0
`,
    },
  ],
  passing: [
    {
      title: 'A hosted model with a dated id needs neither version nor hash',
      text: `models:\n  - id: summary\n    name: Summary\n    artifact: hosted:openai/gpt-4o-2024-08-06\n    origin: hosted\n    supplier: OpenAI\n    license: LicenseRef-OpenAI-Services-Agreement\n`,
    },
  ],
  judges: [onProduct(tables, judge)],
});

function judge({ product, tables: facts }: ProductInput<(typeof tables)[number]>): readonly Judgement[] {
  const found = new Map<ModelRow, FoundModel>();
  for (const model of findModels(product, facts)) {
    if (model.record !== undefined && !found.has(model.record)) found.set(model.record, model);
  }
  return facts.models.flatMap((row) => {
    const missing = missingFields(row).filter((key) => !row.keys.has(key));
    if (missing.length === 0) return [];
    const model = found.get(row);
    const known: Readonly<Record<string, Data>> = model === undefined ? {} : describeModel(model, product, facts.ids);
    const changes = missing.flatMap((key): Change[] => {
      const value = known[key];
      return value === undefined ? [] : [{ kind: 'set-field', anchor: row.anchor, key, value }];
    });
    const filled = missing.filter((key) => known[key] !== undefined);
    return [
      {
        anchor: headOf(row),
        target: targetOf(row),
        what: `${nameOf(row)} does not state ${listed(missing.map(inWords), 8, 'or')}.`,
        todo: 'Add what is missing to the record.',
        fixes:
          filled.length === 0
            ? []
            : [{ title: `Fill in ${listed(filled, 8)} from what is there`, changes, preferred: true }],
      },
    ];
  });
}

/**
 * The fields that a record owes for its provenance and does not state, in the order of the record. A reference that could
 * name a commit or version and does not is said to be unpinned, and lacks neither version nor hash beside that.
 */
function missingFields({ value }: ModelRow): readonly string[] {
  const references = value.artifact;
  const isHosted =
    value.origin === 'hosted' || (references.length > 0 && references.every((text) => kindOf(text) === 'hosted'));
  const isIdentified = references.length > 0 && references.every(identifies);
  const owed: readonly [string, boolean][] = [
    ['origin', value.origin === undefined],
    ['supplier', value.supplier === undefined],
    [
      'version',
      value.version === undefined &&
        !references.some((text) => namesOneVersion(text) || isUnpinned(text, revisionIn(text))),
    ],
    ['license', value.license === undefined],
    ['artifact', references.length === 0],
    ['sha256', value.sha256 === undefined && !isHosted && !isIdentified],
    ['base-model', value.origin === 'fine-tuned' && value.baseModel === undefined],
  ];
  return owed.flatMap(([key, isMissing]) => (isMissing ? [key] : []));
}

/** Whether a reference says which bytes are meant, or is said not to by the rule on unpinned models. */
function identifies(reference: string): boolean {
  const revision = revisionIn(reference);
  return isUnpinned(reference, revision) || (revision !== undefined && isCommit(revision));
}

function namesOneVersion(reference: string): boolean {
  return kindOf(reference) === 'hosted' ? namesVersion(reference) : revisionIn(reference) !== undefined;
}

function revisionIn(reference: string): string | undefined {
  return parsePurl(reference)?.version;
}

function inWords(key: string): string {
  return key === 'license' ? 'licence' : key;
}
