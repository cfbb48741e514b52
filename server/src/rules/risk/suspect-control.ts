// Files that implement a control have changed since it was reviewed.
import { normaliseSha256 } from '../../terms/sha256';
import { fileAnchor } from '../../text/anchor';
import type { RowOf } from '../../workspace/rows';
import type { PlaceIndex } from '../../workspace/tables';
import { fieldOf, headOf, nameOf, targetOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput, type RelatedPlace } from '../rule';

const reviewed = (digest: string): string => `=== sample.compliance.yaml ===
controls:
  - id: RC-1
    title: Alarm on poor signal
    type: protective-measure
    implemented-by: [src/quality.ts]
    reviewed: { on: 2026-10-02, by: j.doe, digest: ${digest} }
=== src/quality.ts ===
export const limit = 0.8;
`;

export const suspectControl = rule({
  name: 'risk/suspect-control',
  severity: 'warning',
  finds: 'Files that implement a control have changed since it was reviewed',
  why: 'The review spoke of the code as it was. A change may have weakened the control without anyone having that in mind; somebody should look again before the next release.',
  mend: 'Review what changed: the hover of the control and "compliance-lens review --dry-run" show it where git has it. Then renew "reviewed:", by "compliance-lens review" or the action "Review … as it is now".',
  limits:
    'Any change of the text counts, also one of a comment; line endings do not. Only what "implemented-by:" names is compared, not what it calls.',
  clauses: ['iec-62304:7.4.1'],
  asks: 'asks to analyse each change for its effect on safety',
  failing: [
    {
      title: 'Not the file that was reviewed',
      text: reviewed(`sha256:${'0'.repeat(64)}`).replace(
        'RC-1\n',
        'RC-1\n#       ^^^^ warning: What implements RC-1 "Alarm on poor signal" is not what was reviewed on 2026-10-02 by j.doe\n',
      ),
    },
  ],
  passing: [
    {
      title: 'The file as it was reviewed',
      text: reviewed('sha256:f592867f84ed7c38cfa3f792501102f37a32264d429932fc98f0e3dc75ed86f6'),
    },
  ],
  judges: [onProduct(['controls', 'places'], judge)],
});

function judge({ tables }: ProductInput<'controls' | 'places'>): readonly Judgement[] {
  return tables.controls.flatMap((row) => {
    const { digest, on, by } = row.value.reviewed ?? {};
    if (digest === undefined) return [];
    const now = digestNow(row, tables.places);
    if (now === undefined || now === normaliseSha256(digest)) return [];
    const when = `${on === undefined ? '' : ` on ${on}`}${by === undefined ? '' : ` by ${by}`}`;
    return [
      {
        anchor: headOf(row),
        target: targetOf(row),
        what: `What implements ${nameOf(row)} is not what was reviewed${when}: its digest is another.`,
        todo: 'Review it again, and renew "reviewed:".',
        related: [
          { anchor: fieldOf(row, 'reviewed', 'digest'), message: `The digest is now sha256:${now}.` },
          ...implementing(row, tables.places),
        ],
      },
    ];
  });
}

/** Undefined where a file or symbol is missing, of which risk/missing-implementation speaks. */
function digestNow({ anchor, value }: RowOf<'control'>, places: PlaceIndex): string | undefined {
  const texts = value.implementedBy.map((mention) => mention.text);
  const isThere = texts.every((text) => {
    const place = places.at(anchor.file, text);
    return place?.exists === true && place.symbol !== 'missing';
  });
  return isThere ? places.digestOf(anchor.file, texts, 'text') : undefined;
}

/** Where to look: each file; for a folder or glob its entry in the record. */
function implementing(row: RowOf<'control'>, places: PlaceIndex): readonly RelatedPlace[] {
  return row.value.implementedBy.map((mention) => {
    const [only, ...more] = places.at(row.anchor.file, mention.text)?.files ?? [];
    const anchor = only === undefined || more.length > 0 ? fieldOf(row, ...mention.path) : fileAnchor(only);
    return { anchor, message: `"${mention.text}" implements ${row.id ?? 'it'}.` };
  });
}
