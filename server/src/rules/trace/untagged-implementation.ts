// A file that a record lists as its implementation, and that bears no tag with the record's id.
import { fileAnchor } from '../../text/anchor';
import type { Fix } from '../../text/change';
import { mayBearTags } from '../../workspace/file-facts';
import type { RowOf } from '../../workspace/rows';
import type { PlaceIndex } from '../../workspace/tables';
import { fieldOf, nameOf, targetOf } from '../naming';
import { proofsOf, proofVerbs, taggedFiles } from '../proofs';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';

const FIELD = 'implemented-by';

export const untaggedImplementation = rule({
  name: 'trace/untagged-implementation',
  severity: 'off',
  finds: 'A file listed in "implemented-by" without the tag that names the record',
  why: 'Whoever changes the code sees no sign that it holds a risk. A tag in the code tells, in the place where it matters.',
  mend: 'Write a comment with "compliance: implements" and the id where the file is, or does, what the record says.',
  limits:
    'For teams that want the trace in both directions; off until a product switches it on. Of a folder or glob one tagged file is enough; files without comments owe none.',
  gate: 'always',
  failing: [
    {
      title: 'A listed file that does not say so',
      text: `=== compliance.yaml ===
compliance: 1
product:
  name: CardioWatch
  version: 1.0.0
  manufacturer: Example Medical GmbH
  type: medical-device
  intended-purpose: Detects atrial fibrillation.
rules:
  trace/untagged-implementation: warning
controls:
  - id: RC-1
    title: Alarm on poor signal
    type: protective-measure
    implemented-by: [src/quality.ts]
#                    ^^^^^^^^^^^^^^ warning: "src/quality.ts" implements RC-1 "Alarm on poor signal" and bears no tag that says so.
=== src/quality.ts ===
export const alarm = true;
`,
    },
  ],
  passing: [
    {
      title: 'It is off until it is switched on',
      text: `=== sample.compliance.yaml ===
controls:
  - id: RC-1
    title: Alarm on poor signal
    type: protective-measure
    implemented-by: [src/quality.ts]
=== src/quality.ts ===
export const alarm = true;
`,
    },
  ],
  judges: [onProduct(['controls', 'requirements', 'tags', 'places'], judge)],
});

function judge({ tables }: ProductInput<'controls' | 'requirements' | 'tags' | 'places'>): readonly Judgement[] {
  const tagged = taggedFiles(FIELD, tables.tags);
  return [...tables.controls, ...tables.requirements].flatMap((row) =>
    judgeRow(row, (row.id === undefined ? undefined : tagged.get(row.id)) ?? new Set(), tables.places),
  );
}

function judgeRow(
  row: RowOf<'control'> | RowOf<'requirement'>,
  tagged: ReadonlySet<string>,
  places: PlaceIndex,
): readonly Judgement[] {
  return proofsOf(row, FIELD).flatMap((mention) => {
    const files = (places.at(row.anchor.file, mention.text)?.files ?? []).filter(mayBearTags);
    const [first] = files;
    if (first === undefined || files.some((file) => tagged.has(file))) return [];
    return [
      {
        anchor: fieldOf(row, ...mention.path),
        target: targetOf(row),
        what: `"${mention.text}" implements ${nameOf(row)} and bears no tag that says so.`,
        todo: `Write a comment "compliance: ${proofVerbs[FIELD]} ${row.id ?? ''}" there.`,
        related: [{ anchor: fileAnchor(first), message: 'The tag would stand in this file.' }],
        fixes: files.length > 1 || row.id === undefined ? [] : [tagging(first, mention.text, row.id)],
      },
    ];
  });
}

/** The tag above the symbol that is named, else at the head of the file; which file of several is for the person to say. */
function tagging(file: string, named: string, id: string): Fix {
  const hash = named.indexOf('#');
  const symbol = hash < 0 ? undefined : named.slice(hash + 1);
  const text = `compliance: ${proofVerbs[FIELD]} ${id}`;
  return {
    title: `Write "${text}" into ${file}`,
    changes: [{ kind: 'add-comment', file, symbol, text }],
    preferred: true,
  };
}
