// The reference page of requirement packs, from the definitions of their sections.
// Invariant: no section, field or choice is named here but in the introduction, whose example a test reads.
import { packKinds } from '../../server/src/records/kinds/kinds';
import { condition } from '../../server/src/records/condition-type';
import { packSections } from '../../server/src/records/pack';
import type { Shape } from '../../server/src/records/value-type';
import { FieldTables, recordSection, singleSection } from './language-page';
import { codeBlock, page, points, section } from './markdown';

/** A small pack, for the introduction. */
export const examplePack = `compliance: 1

instrument:
  id: sop-7
  short-name: SOP 7
  full-name: Review and release of changes
  reference: SOP-007 rev. 3
  url: https://example.org/sop-7
  read: 2026-11-23

applies-to:
  devices-with-ai:
    text: medical devices that hold AI
    when: { all: [mdr-device, ai-system] }
    from: 2027-01-01

clauses:
  - id: '4.2'
    title: Two persons review a change
    summary: A second person reviews each change before it is released.
    evidence: Review record of the change
    essential: true
  - id: '5.1'
    title: Models are evaluated again
    applies-to: devices-with-ai
`;

/** docs/requirement-packs.md */
export function packPage(): string {
  const tables = new FieldTables();
  return page(
    'Requirement packs',
    'server/src/records/pack.ts',
    "A file `*.requirements.yaml` adds a team's own clauses to the catalogue: a procedure, HIPAA, ISO 27001. It has the form of the embedded catalogue.",
    codeBlock('yaml', examplePack),
    rulesPart,
    ...Object.entries(packSections).map(([key, field]) => singleSection(key, field, tables)),
    ...packKinds.map((kind) => recordSection(kind, tables)),
    conditionPart(tables),
  );
}

const rulesPart = section(
  2,
  'How packs count',
  points([
    'A pack belongs to the product that owns its folder: the nearest `compliance.yaml` with a `product` section, at the folder or above. Products inside that product have packs of their own; what they do not declare they do not see.',
    'The product claims the pack by its id in `scope`, like a law: `scope: [mdr, sop-7]`. From then on its clauses count.',
    'Records name its clauses with the instrument before them: `satisfies: [sop-7:4.2]`. What stands above several clauses (`sop-7:4`) means all of them.',
    'A clause that is `essential` and applies has to be answered: [risk/unanswered-requirement](rules/risk/unanswered-requirement.md).',
    'An instrument is declared once. A pack that declares one of the embedded catalogue, or one that another pack of the product declares, is a finding of [annotation/duplicate-id](rules/annotation/duplicate-id.md); the embedded one counts, then the pack whose path comes first.',
    'What does not fit the form is found fault with as in every annotation file. The rules and the embedded clauses stay as they are: a pack adds, it changes nothing.',
  ]),
);

/** What a condition may say; it is named in several fields and described once. */
function conditionPart(tables: FieldTables): string {
  const { shape } = condition();
  const inner = shape.kind === 'named' ? shape.inner() : shape;
  const options: readonly Shape[] = inner.kind === 'either' ? inner.options : [inner];
  const tags = options.flatMap((option) => (option.kind === 'choice' ? option.choices : []));
  return section(
    2,
    'condition',
    'A condition is a tag or a map with one of the fields below. What the product does not state has the value `unstated`.',
    `Tags:\n\n${points(tags.map(({ value, doc }) => `\`${value}\`: ${doc}`))}`,
    ...options.flatMap((option) => (option.kind === 'group' ? tables.describe('condition', option.fields) : [])),
  );
}
