// An id given twice in a product, each pointing at the other.
import { headOf } from '../naming';
import { onProduct, onWorkspace, rule } from '../rule';

export const duplicateId = rule({
  name: 'annotation/duplicate-id',
  severity: 'error',
  finds: 'An id given twice in a product',
  why: 'A reference to the id could mean either record, so that a control may seem to hold a risk that it does not. Ids are unique over all kinds and files of a product.',
  mend: 'Give one of the records another id.',
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
