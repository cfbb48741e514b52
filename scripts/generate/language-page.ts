// The reference page of the annotation language, from the definitions of its sections and records.
// Invariant: no section, field or choice is named here but in the introduction, whose example a test reads.
import { builtIn } from '../../server/src/regulations/catalogue';
import type { Instrument } from '../../server/src/regulations/clause';
import { allKinds, recordKinds } from '../../server/src/records/kinds/kinds';
import { productOnlySections, singleSections } from '../../server/src/records/product';
import type { RecordKind } from '../../server/src/records/record-kind';
import { tagVerbs } from '../../server/src/records/trace-tags';
import type { Choice, Field, Fields, ReferenceTarget, Shape } from '../../server/src/records/value-type';
import { codeBlock, page, points, section, table } from './markdown';
import { fieldRules, recordExamples } from './record-notes';

/** A small product's file, for the introduction. */
export const exampleFile = `compliance: 1

product:
  name: CardioWatch
  version: 2.3.0
  manufacturer: Example Medical GmbH
  type: medical-device
  intended-purpose: Detects atrial fibrillation in a single-lead ECG and tells the wearer to see a physician.
  device-class: IIa
  software-safety-class: B
  support-until: 2031-12-31

scope: [mdr, ai-act, iec-62304, iso-14971]

risks:
  - id: RISK-1
    title: AF episode is missed
    severity: critical
    probability: occasional
    controls: [RC-1]
    residual: { severity: critical, probability: remote }

controls:
  - id: RC-1
    title: Alarm when signal quality is too low to classify
    type: protective-measure
    satisfies: [mdr:annex-I/17.2]
    implemented-by: [src/signal/quality.ts#assessQuality]
    verified-by: [test/quality.test.ts]
`;

/** docs/annotation-language.md */
export function languagePage(): string {
  const tables = new FieldTables();
  return page(
    'The annotation language',
    'server/src/records',
    'Compliance facts stand in YAML files beside the code. They are written by people and reviewed like code. This page lists all that they can say.',
    codeBlock('yaml', exampleFile),
    filesPart,
    valuesPart(),
    section(2, 'Sections', sectionList()),
    ...Object.entries(singleSections).map(([key, field]) => singleSection(key, field, tables)),
    ...allKinds.map((kind) => recordSection(kind, tables)),
    section(
      2,
      'Laws, standards and guidance',
      instrumentsIntro,
      table(instrumentHead, builtIn.instruments.map(instrumentRow)),
    ),
  );
}

const filesPart = section(
  2,
  'Files',
  table(
    ['File', 'What it is'],
    [
      [
        '`compliance.yaml`',
        'Opens a product, if it has a `product` section. The product owns everything below its folder, down to the next such file.',
      ],
      [
        '`*.compliance.yaml`',
        'A fragment: records near the code that they speak of. It belongs to the nearest product above.',
      ],
      [
        '`*.requirements.yaml`',
        "A [requirement pack](requirement-packs.md): a team's own clauses, for the nearest product above.",
      ],
      ['A comment in source code', 'A trace tag, which ties code to a record.'],
    ],
  ),
  `A trace tag is a comment with a verb and one or more ids: \`compliance: implements RC-1, RC-2\`. The verbs are ${tagVerbs.map((verb) => `\`${verb}\``).join(', ')}.`,
  'The ending `.yml` does as well. Other editors can check these files with the JSON Schemas in `schemas/`: `compliance.schema.json` for `compliance.yaml`, `fragment.schema.json` for fragments, `requirements.schema.json` for requirement packs. In VS Code they are not needed: set them in `yaml.schemas` only where Compliance Lens does not run, or each key is offered twice.',
);

function valuesPart(): string {
  return section(
    2,
    'What holds everywhere',
    points([
      'An **id** begins with a letter; letters, digits, `.`, `_` and `-` may follow. Ids are unique in a product, whatever file and section they stand in.',
      'A **reference** is an id or a path. Where a list of them is taken, one alone will do.',
      'A **path** is relative to the file in which it stands; a leading `/` means the folder of the product. `file#symbol` names a declaration in the file.',
      'A **clause** is written as it is said: `cra:annex-I/part-I/2d`, `iec-62304:8.1.2`. What stands above several clauses, such as `cra:annex-I`, means all of them.',
      'A **day** is written `2027-06-30`. A month or a year means its last day.',
      'An **empty value** counts as an absent field.',
      'Keys that begin with `x-` are your own and left alone. Every other unknown key is a finding, [annotation/unknown-field](rules/annotation/unknown-field.md).',
      'A field that is **always** asked for and missing is a finding. Other rules ask for a field where they need it: of some products, or of some records. Every other field is for you to use.',
      'A comment `# compliance-ignore risk/unverified-control: reason until 2027-03-31` silences a rule for the next record of the list.',
    ]),
  );
}

function sectionList(): string {
  const single = Object.entries(singleSections).map(([key, { doc }]) => sectionRow(key, doc));
  const lists = allKinds.map(({ section: key, doc }) => sectionRow(key, doc));
  return table(['Section', 'May stand in', 'What it says'], [...single, ...lists]);
}

function sectionRow(key: string, doc: string): readonly string[] {
  const files = productOnlySections.includes(key) ? '`compliance.yaml`' : 'any annotation file';
  return [`[\`${key}\`](#${key})`, files, doc];
}

/** A section that stands once, with its fields. */
export function singleSection(key: string, { type, doc }: Field<unknown>, tables: FieldTables): string {
  const { shape } = type;
  if (shape.kind === 'group') return section(2, `\`${key}\``, doc, ...tables.describe(key, shape.fields));
  const takes = `Takes ${inWords(shape)}.`;
  return section(2, `\`${key}\``, doc, takes, choicesOf(key, shape), ...tables.describeGroups(key, shape));
}

/** A section that is a list of records, with their fields. */
export function recordSection({ section: key, title, doc, idPrefix, fields }: RecordKind, tables: FieldTables): string {
  const ids = idPrefix === undefined ? '' : ` Ids usually begin with \`${idPrefix}\`.`;
  const example = recordExamples[key];
  return section(
    2,
    `\`${key}\``,
    `A list; each entry is ${title}. ${doc}${ids}`,
    example === undefined ? '' : codeBlock('yaml', example),
    ...tables.describe(key, fields),
  );
}

/** Describes fields, each set of them once. */
export class FieldTables {
  readonly #described = new Map<Fields, string>();

  /** The fields of a record or group, then their choices, then the groups among them. */
  describe(name: string, fields: Fields): readonly string[] {
    const before = this.#described.get(fields);
    if (before !== undefined) return [`The same as those of \`${before}\`.`];
    this.#described.set(fields, name);
    const entries = Object.entries(fields);
    const rows = entries.map(([key, { type, doc, owed }]) => [
      `\`${key}\``,
      inWords(type.shape),
      askedForBy(`${name}.${key}`, owed),
      doc,
    ]);
    return [
      table(['Field', 'Takes', 'Asked for by', 'What it says'], rows),
      ...entries.map(([key, { type }]) => choicesOf(key, type.shape)),
      ...entries.flatMap(([key, { type }]) => this.describeGroups(`${name}.${key}`, type.shape)),
    ];
  }

  /** The groups of a shape, each with a heading of its own; what has a name is described under it. */
  describeGroups(name: string, shape: Shape): readonly string[] {
    if (shape.kind === 'list') return this.describeGroups(name, shape.item);
    if (shape.kind === 'map') return this.describeGroups(`${name}.<${shape.keys.kind}>`, shape.value);
    if (shape.kind === 'either') return shape.options.flatMap((option) => this.describeGroups(name, option));
    if (shape.kind !== 'group') return [];
    return [section(3, `Fields of \`${name}\``, ...this.describe(name, shape.fields))];
  }
}

/** The rules that ask for a field: always, or where they need it. */
function askedForBy(place: string, owed: Field<unknown>['owed']): string {
  const names = [...(owed === 'yes' ? ['annotation/missing-field'] : []), ...(fieldRules[place] ?? [])];
  const links = names.map((rule) => `[${rule}](rules/${rule}.md)`);
  return `${owed === 'yes' ? '**always**: ' : ''}${links.join(', ')}`;
}

function choicesOf(key: string, shape: Shape): string {
  const choices = choicesIn(shape);
  if (choices.length === 0) return '';
  return `\`${key}\` takes:\n\n${points(choices.map(({ value, doc }) => (doc === '' ? `\`${value}\`` : `\`${value}\`: ${doc}`)))}`;
}

/** The words that a shape takes, at the field itself and not in groups below it. */
function choicesIn(shape: Shape): readonly Choice[] {
  if (shape.kind === 'list') return choicesIn(shape.item);
  if (shape.kind === 'map') return choicesIn(shape.value);
  if (shape.kind === 'either') return shape.options.flatMap(choicesIn);
  return shape.kind === 'choice' ? shape.choices : [];
}

/** What a shape takes, in words. */
function inWords(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
    case 'number':
      return `a ${shape.kind}`;
    case 'day':
      return 'a day';
    case 'flag':
      return '`true` or `false`';
    case 'choice':
      return shape.choices.length === 1 ? `\`${shape.choices[0]?.value ?? ''}\`` : 'one of the words below';
    case 'identifier':
      return 'its own id';
    case 'reference':
      return shape.to.map(targetInWords).join(' or ');
    case 'clause':
      return 'a clause';
    case 'instrument':
      return 'a law or standard';
    case 'instrument-id':
      return 'a name such as `sop-7`';
    case 'clause-path':
      return 'a path such as `4.2`';
    case 'named':
      return `a [${shape.name}](#${shape.name})`;
    case 'rule':
      return 'a rule (`risk/uncontrolled-risk`) or family (`risk/*`)';
    case 'purl':
      return 'a package URL';
    case 'model-reference':
      return 'a path, a package URL or `hosted:provider/id`';
    case 'license':
      return 'an SPDX licence expression';
    case 'sha256':
      return 'a SHA-256 in hexadecimal';
    case 'list':
      return shape.orOne ? `${inWords(shape.item)}, or a list of such` : `a list, each ${inWords(shape.item)}`;
    case 'group':
      return 'fields of its own';
    case 'map':
      return `a map from ${inWords(shape.keys)} to ${inWords(shape.value)}`;
    case 'either':
      return [...new Set(shape.options.map(inWords))].join(', or ');
  }
}

function targetInWords(target: ReferenceTarget): string {
  return target === 'path' ? 'a path' : `the id of ${recordKinds[target].title}`;
}

const instrumentsIntro =
  'A product claims laws and standards in `scope`. Guidance comes with the law that it explains. [Requirement packs](requirement-packs.md) add others. These are known, with the day on which their text was last looked at:';

const instrumentHead = ['Name', 'Known as', 'Reference', 'Kind', 'Looked at'];

function instrumentRow({ id, shortName, reference, url, kind, read }: Instrument): readonly string[] {
  return [`\`${id}\``, shortName, `[${reference}](${url ?? ''})`, kind, read ?? ''];
}
