// A trace tag that names no record of the product that owns the file, or one of a kind that its verb does not take.
import { nearestName } from '../../terms/nearest-name';
import type { Fix } from '../../text/change';
import type { RecordKindName } from '../../records/kind-names';
import { recordKinds } from '../../records/kinds/kinds';
import { tagTargets, type TagVerb } from '../../records/trace-tags';
import type { TagRow } from '../../workspace/rows';
import type { IdIndex, Product } from '../../workspace/tables';
import { headOf, nameOf } from '../naming';
import { scopePath } from '../product-places';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';

export const unknownId = rule({
  name: 'trace/unknown-id',
  severity: 'error',
  finds: 'A trace tag that names no record of its product',
  why: 'The code says that it is, or shows, something that nobody has written down. The trace leads nowhere: most often the record was renamed or removed.',
  mend: 'Correct the id, write the record, or take the tag out. A tag names records of the product that owns the file.',
  gate: 'always',
  failing: [
    {
      title: 'A control that was renamed',
      text: `=== sample.compliance.yaml ===
controls:
  - id: RC-11
    title: Alarm on poor signal
    type: protective-measure
=== src/quality.ts ===
// compliance: implements RC-1
//                        ^^^^ error: No record has the id RC-1, which this code says it implements. Did you mean "RC-11"?
export const alarm = true;
`,
    },
    {
      title: 'A risk is not what code implements',
      text: `=== sample.compliance.yaml ===
risks:
  - id: RISK-1
    title: AF episode is missed
=== src/quality.py ===
# compliance: implements RISK-1
#                        ^^^^^^ error: RISK-1 "AF episode is missed" is a risk, and "implements" takes a control or a requirement.
alarm = True
`,
    },
  ],
  passing: [
    {
      title: 'Without a verb it is prose',
      text: `=== sample.compliance.yaml ===
controls:
  - id: RC-1
    title: Alarm on poor signal
    type: protective-measure
=== src/quality.ts ===
// compliance: implements RC-1
// compliance: see RC-2
export const alarm = true;
`,
    },
  ],
  judges: [onProduct(['tags', 'ids'], judge)],
});

function judge({ product, tables: { tags, ids } }: ProductInput<'tags' | 'ids'>): readonly Judgement[] {
  const candidates = candidatesIn(ids);
  return tags.flatMap((tag) => {
    const named = ids.named(tag.id);
    if (named.some(({ kind }) => tagTargets[tag.verb].includes(kind))) return [];
    const nearest = nearestName(tag.id, candidates(tag.verb));
    const [other] = named;
    return [
      {
        anchor: tag.anchor,
        target: tag.id,
        what:
          other === undefined
            ? `No record has the id ${tag.id}, which this code says it ${inWords[tag.verb]}.`
            : `${nameOf(other)} is ${recordKinds[other.kind].title}, and "${tag.verb}" takes ${kindsInWords(tag.verb)}.`,
        todo: nearest === undefined ? 'Correct the id, or write the record.' : `Did you mean "${nearest}"?`,
        related: other === undefined ? [] : [{ anchor: headOf(other), message: `${nameOf(other)} stands here.` }],
        fixes: [...replacement(tag, nearest), ...(other === undefined ? creations(tag, product) : [])],
      },
    ];
  });
}

const inWords: Readonly<Record<TagVerb, string>> = {
  implements: 'implements',
  verifies: 'verifies',
  'uses-model': 'uses',
  'uses-dataset': 'uses',
};

function kindsInWords(verb: TagVerb): string {
  return tagTargets[verb].map((kind) => recordKinds[kind].title).join(' or ');
}

/** The ids that a tag of a verb may mean, collected once for all that lead nowhere. */
function candidatesIn({ all }: IdIndex): (verb: TagVerb) => readonly string[] {
  const known = new Map<TagVerb, readonly string[]>();
  return (verb) => {
    const fits = ({ kind }: { readonly kind: RecordKindName }): boolean => tagTargets[verb].includes(kind);
    const ids = known.get(verb) ?? [...all].flatMap(([id, rows]) => (rows.some(fits) ? id : []));
    known.set(verb, ids);
    return ids;
  };
}

function replacement({ anchor }: TagRow, nearest: string | undefined): readonly Fix[] {
  if (nearest === undefined) return [];
  return [{ title: `Change to "${nearest}"`, changes: [{ kind: 'replace', anchor, text: nearest }], preferred: true }];
}

/** A record with just its id: what only the person knows is asked for by the findings that follow. */
function creations({ verb, id }: TagRow, product: Product): readonly Fix[] {
  return tagTargets[verb].map((kind) => {
    const list = [...scopePath(product).slice(0, -1), recordKinds[kind].section];
    return {
      title: `Create the ${kind} ${id}`,
      changes: [{ kind: 'add-item', file: product.file, list, value: { id } }],
      preferred: false,
    };
  });
}
