// An id given twice in a product, each pointing at the other.
import { headOf } from '../naming';
import type { DataAnchor } from '../../text/anchor';
import { onFile, onProduct, onWorkspace, rule, type Judgement, type ProductInput } from '../rule';
import { judgeProblems } from './record-problems';

export const duplicateId = rule({
  name: 'annotation/duplicate-id',
  severity: 'error',
  finds: 'An id given twice in a product',
  why: 'A reference to the id could mean either record, so that a control may seem to hold a risk that it does not. Ids are unique over all kinds and files of a product. The same goes for the clauses of a requirement pack, and for its instrument: what the catalogue holds, or another pack declares, it cannot declare again.',
  mend: 'Give one of the records, clauses or packs another id.',
  gate: 'always',
  failing: [
    {
      title: 'Twice the same id',
      text: `risks:
  - id: RISK-1
#       ^^^^^^ error: RISK-1 is given 2 times
    title: AF episode is missed
  - id: RISK-1
#       ^^^^^^ error
    title: Wrong patient
`,
    },
  ],
  passing: [
    {
      title: 'Ids of their own',
      text: `risks:\n  - id: RISK-1\n    title: AF episode is missed\n  - id: RISK-2\n    title: Wrong patient\n`,
    },
  ],
  judges: [
    onProduct(['ids'], ({ tables }) =>
      [...tables.ids.all].flatMap(([id, all]) => {
        const rows = all.filter((row) => row.kind !== 'dependency');
        if (rows.length < 2) return [];
        return rows.map((row) => ({
          anchor: headOf(row),
          target: id,
          what: `${id} is given ${rows.length} times in this product.`,
          todo: 'Give each record an id of its own.',
          related: rows
            .filter((other) => other !== row)
            .map((other) => ({ anchor: headOf(other), message: `${id} is also given here.` })),
        }));
      }),
    ),
    onFile((input) => judgeProblems('annotation/duplicate-id', input)),
    onProduct(['packs'], judgePacks),
    onWorkspace(({ products }) =>
      products.flatMap((product) => {
        const twin = products.find((other) => other !== product && other.folder === product.folder);
        if (twin === undefined) return [];
        return [
          {
            anchor: product.anchor,
            target: product.file,
            what: 'Two files of this folder open a product.',
            todo: 'Keep one, or move the other to a folder of its own.',
            related: [{ anchor: twin.anchor, message: 'The other product of this folder.' }],
          },
        ];
      }),
    ),
  ],
});

/** Two packs of a product that declare one instrument: only the first would count. */
function judgePacks({ tables: { packs } }: ProductInput<'packs'>): readonly Judgement[] {
  const byId = new Map<string, DataAnchor[]>();
  for (const { instrument, anchor } of packs) byId.set(instrument.id, [...(byId.get(instrument.id) ?? []), anchor]);
  return [...byId].flatMap(([id, anchors]) =>
    anchors.length < 2
      ? []
      : anchors.map((anchor) => ({
          anchor,
          target: id,
          what: `${id} is declared by ${anchors.length} packs of this product.`,
          todo: 'Put their clauses into one file, or give each instrument an id of its own.',
          related: anchors
            .filter((other) => other !== anchor)
            .map((other) => ({ anchor: other, message: `${id} is also declared here.` })),
        })),
  );
}
