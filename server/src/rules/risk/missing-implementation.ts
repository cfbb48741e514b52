// `implemented-by` or `verified-by` that names a file or symbol which is not there.
import type { Fix } from '../../text/change';
import { baseName } from '../../text/source-file';
import type { Mention } from '../../records/value-type';
import { looksLikePath, writePath } from '../../workspace/paths';
import type { RowOf } from '../../workspace/rows';
import type { Product } from '../../workspace/tables';
import { fieldOf, nameOf, targetOf } from '../naming';
import { proofsOf, proofVerbs, taggedFiles, type ProofField } from '../proofs';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';

type Input = ProductInput<'controls' | 'requirements' | 'tags' | 'ids' | 'places'>;

export const missingImplementation = rule({
  name: 'risk/missing-implementation',
  severity: 'error',
  finds: '"implemented-by" or "verified-by" names a file or symbol that is not there',
  why: 'The record says that something holds the risk, and it does not exist: it was moved, renamed or deleted, perhaps without a thought for the risk. Until it is found again, nothing is known to hold it.',
  mend: 'Correct the path or the symbol, or bring back what was deleted. A path counts from the file in which it stands, with a leading "/" from the product\'s folder; letter case counts.',
  limits: 'Symbols are looked for only in languages whose syntax is known; in others a symbol is taken as it is.',
  clauses: ['iec-62304:7.3.3'],
  asks: 'asks for traces from each risk to its control and to what verifies it',
  gate: 'always',
  failing: [
    {
      title: 'A file that is not there',
      text: `controls:
  - id: RC-1
    title: Alarm on poor signal
    type: protective-measure
    implemented-by: [src/quality.ts]
#                    ^^^^^^^^^^^^^^ error: RC-1 "Alarm on poor signal" is said to be implemented by "src/quality.ts", which is not there.
`,
    },
    {
      title: 'A symbol that the file does not declare',
      text: `=== sample.compliance.yaml ===
controls:
  - id: RC-1
    title: Alarm on poor signal
    type: protective-measure
    verified-by: test/quality.test.ts#checksAlarm
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: "test/quality.test.ts" declares no "checksAlarm"
=== test/quality.test.ts ===
export function checksQuality(): void {}
`,
    },
  ],
  passing: [
    {
      title: 'Files and symbols that are there',
      text: `=== sample.compliance.yaml ===
controls:
  - id: RC-1
    title: Alarm on poor signal
    type: protective-measure
    implemented-by: [src/quality.ts#assessQuality, src/]
=== src/quality.ts ===
export function assessQuality(): boolean {
  return true;
}
`,
    },
  ],
  judges: [onProduct(['controls', 'requirements', 'tags', 'ids', 'places'], judge)],
});

const MOST_OFFERED = 3;

const inWords = { 'implemented-by': 'implemented by', 'verified-by': 'verified by' } as const;

/** One thing that a record names as its proof. */
interface Claim {
  readonly row: RowOf<'control'> | RowOf<'requirement'>;
  readonly field: ProofField;
  readonly mention: Mention;
}

function judge({ product, tables }: Input): readonly Judgement[] {
  const rows = [...tables.controls, ...tables.requirements];
  return (['implemented-by', 'verified-by'] as const).flatMap((field) => {
    const tagged = taggedFiles(field, tables.tags);
    return rows.flatMap((row) =>
      proofsOf(row, field).flatMap((mention) => {
        const claim = { row, field, mention };
        const what = faultOf(claim, tables);
        if (what === undefined) return [];
        const files = unlisted(claim, tagged.get(row.id ?? ''), tables);
        return [
          {
            anchor: fieldOf(row, ...mention.path),
            target: targetOf(row),
            what,
            todo: 'Correct it, or bring back what was deleted.',
            fixes: fixesFor(claim, files, product),
          },
        ];
      }),
    );
  });
}

/** What is wrong with a claim that names a path; a declared id of a fitting kind comes first (decisions.md 13). */
function faultOf(
  { row, field, mention: { text, shape } }: Claim,
  { ids, places }: Input['tables'],
): string | undefined {
  const place = looksLikePath(text) ? places.at(row.anchor.file, text) : undefined;
  if (place === undefined || (place.exists && place.symbol !== 'missing')) return undefined;
  if (ids.named(text).some(({ kind }) => shape.kind === 'reference' && shape.to.includes(kind))) return undefined;
  const said = `${nameOf(row)} is said to be ${inWords[field]} "${text}"`;
  if (place.path === undefined) return `${said}, which leads out of the folder that is checked.`;
  if (!place.exists) return `${said}, which is not there.`;
  const [file = '', symbol = ''] = text.split('#');
  return `${said}, but "${file}" declares no "${symbol}".`;
}

/** The tagged files that the record names nowhere in the field, be it as part of a folder. */
function unlisted(
  { row, field }: Claim,
  tagged: ReadonlySet<string> | undefined,
  { places }: Input['tables'],
): readonly string[] {
  if (tagged === undefined) return [];
  const listed = new Set(proofsOf(row, field).flatMap(({ text }) => places.at(row.anchor.file, text)?.files ?? []));
  return [...tagged].filter((file) => !listed.has(file));
}

/** Files that bear the record's tag: one of them is most likely what was moved. */
function fixesFor({ row, field, mention }: Claim, files: readonly string[], product: Product): readonly Fix[] {
  const named = baseName((mention.text.split('#')[0] ?? '').replaceAll('\\', '/'));
  return files.slice(0, MOST_OFFERED).map((file) => {
    const text = writePath(file, row.anchor.file, product.folder);
    return {
      title: `Change to "${text}", which is tagged "${proofVerbs[field]} ${row.id ?? ''}"`,
      changes: [{ kind: 'replace', anchor: fieldOf(row, ...mention.path), text }],
      preferred: files.length === 1 && baseName(file) === named,
    };
  });
}
