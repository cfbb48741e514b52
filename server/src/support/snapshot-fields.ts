// The fields of `.compliance/support.json` (decisions.md 31): what its reader and its JSON Schema both go by.
// Invariant: what is not listed here is no field; `null` says that nothing is known, as a missing field does.
import { certainties, supportStatuses } from './answer';

/** What may stand in a field. */
export type FieldType = 'purl' | 'text' | 'day' | 'period' | 'status' | 'certainty' | 'advisories';

export interface SnapshotField {
  readonly type: FieldType;
  readonly doc: string;
}

/** The fields of a component, in the order in which they are written. */
export const entryFields = {
  purl: {
    type: 'purl',
    doc: 'The component as a package URL, such as pkg:npm/express@4.21.0; without a version it speaks of all versions, or of those in "range".',
  },
  range: { type: 'text', doc: 'The range that the manifest asks for, where no version is fixed.' },
  status: {
    type: 'status',
    doc: 'What was said of its support. What is dated by "until" is judged by that day, whatever stands here.',
  },
  until: { type: 'period', doc: 'The last day on which it is supported; a month or year means its last day.' },
  line: { type: 'text', doc: 'The release line, such as Node.js 24.' },
  successor: { type: 'text', doc: 'What takes its place: a release line, or another package.' },
  reason: { type: 'text', doc: "The publisher's words, or the signs that led to it." },
  source: {
    type: 'text',
    doc: 'Who says so. An entry by a source that the tool does not know stays as it is when the snapshot is renewed.',
  },
  page: { type: 'text', doc: 'Where it can be read.' },
  certainty: {
    type: 'certainty',
    doc: 'How sure it is that the judged version is the one in use; pinned where nothing is said.',
  },
  advisories: { type: 'advisories', doc: 'Open advisories; they change no status.' },
  asOf: { type: 'day', doc: 'The day on which it was known, where that is another than the day of the snapshot.' },
} as const satisfies Readonly<Record<string, SnapshotField>>;

/** The fields of the snapshot as a whole. */
export const snapshotDocs = {
  schema: 'The version of this shape.',
  asOf: 'The day on which the snapshot was written, and of every entry that has none of its own.',
  components: 'What is known of each component, sorted by package URL.',
} as const;

/** The fields of an advisory. */
export const advisoryDocs = {
  id: 'Such as CVE-2026-12345.',
  exploited: 'It is listed as exploited.',
} as const;

type JsonSchema = Readonly<Record<string, unknown>>;

const day = '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';

const typeSchemas: Readonly<Record<FieldType, JsonSchema>> = {
  purl: { type: 'string', pattern: '^[pP][kK][gG]:/*[A-Za-z][A-Za-z0-9.+-]*/.*[^/@]' },
  text: { type: ['string', 'null'] },
  day: { type: ['string', 'null'], pattern: `^${day}$` },
  period: { type: ['string', 'null'], pattern: `^(${day}|\\d{4}-(0[1-9]|1[0-2])|\\d{4})$` },
  status: { enum: supportStatuses },
  certainty: { enum: [...certainties, null] },
  advisories: {
    type: ['array', 'null'],
    items: {
      type: 'object',
      properties: {
        id: { type: 'string', minLength: 1, description: advisoryDocs.id },
        exploited: { type: 'boolean', description: advisoryDocs.exploited },
      },
      required: ['id'],
      additionalProperties: false,
    },
  },
};

/** The snapshot as a JSON Schema (draft-07). How long each month is, and what a package URL has to be in all its parts, it cannot say. */
export function snapshotSchema(): JsonSchema {
  const properties = Object.entries(entryFields).map(([key, { type, doc }]) => {
    return [key, { description: doc, ...typeSchemas[type] }] as const;
  });
  const dated = { required: ['asOf'], properties: { asOf: { type: 'string' } } };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: '.compliance/support.json',
    description:
      'What was known of the support of a product\'s components on a day: written by "compliance-lens support update", or by hand.',
    type: 'object',
    properties: {
      schema: { description: snapshotDocs.schema, const: 1 },
      asOf: { description: snapshotDocs.asOf, ...typeSchemas.day },
      components: {
        description: snapshotDocs.components,
        type: 'array',
        items: {
          type: 'object',
          properties: Object.fromEntries(properties),
          required: ['purl', 'status'],
          additionalProperties: false,
        },
      },
    },
    required: ['schema', 'components'],
    additionalProperties: false,
    anyOf: [dated, { properties: { components: { items: dated } } }],
  };
}
