// The annotation language as JSON Schema (draft-07), for editors that know no more than a schema.
// Invariant: made from the record definitions alone. Where a schema cannot say all that the reader knows, it allows more; where
// the reader is lenient in spelling (`MDR`, an id `true`), it asks for the usual one. test/unit/schema-documents.ts lists both.
import { builtIn } from '../regulations/catalogue';
import { languageVersion } from './annotation-file';
import { allKinds, packKinds } from './kinds/kinds';
import { packSections } from './pack';
import { productOnlySections, singleSections } from './product';
import type { Choice, Field, Fields, Shape } from './value-type';

/** A schema as JSON. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** Own keys, which the language leaves alone. */
const ownKeys = { '^x-': {} } as const;

/** The schema of a product's file. `ruleNames` are the rules and families that settings and waivers may name. */
export function productSchema(ruleNames: readonly Choice[]): JsonSchema {
  const writer = new SchemaWriter(ruleNames);
  const single = Object.entries(singleSections).map(([key, field]) => [key, writer.field(field)] as const);
  const lists = allKinds.map((kind) => [kind.section, writer.recordList(kind.doc, kind.fields)] as const);
  const properties = { ...Object.fromEntries([...single, ...lists]), compliance: languageSchema };
  return {
    $schema: DRAFT,
    title: 'compliance.yaml',
    description: 'Compliance facts of a product: what it is, its risks and controls, its dependencies and AI models.',
    ...fileSchema(properties),
  };
}

/** The schema of a fragment (`*.compliance.yaml`): the sections that need not stand in the product's own file, as `productFile` defines them. */
export function fragmentSchema(productFile: string): JsonSchema {
  const sections = [...Object.keys(singleSections), ...allKinds.map(({ section }) => section)];
  const allowed = sections.filter((section) => !productOnlySections.includes(section));
  const properties = allowed.map((section) => [section, { $ref: `${productFile}#/properties/${section}` }] as const);
  return {
    $schema: DRAFT,
    title: '*.compliance.yaml',
    description: 'Compliance facts near the code that they speak of; they belong to the nearest product above.',
    ...fileSchema(Object.fromEntries(properties)),
  };
}

/** The schema of a requirement pack (`*.requirements.yaml`). */
export function packSchema(): JsonSchema {
  const writer = new SchemaWriter([]);
  const single = Object.entries(packSections).map(([key, field]) => [key, writer.field(field)] as const);
  const lists = packKinds.map((kind) => [kind.section, writer.recordList(kind.doc, kind.fields)] as const);
  const properties = { ...Object.fromEntries([...single, ...lists]), compliance: languageSchema };
  return {
    $schema: DRAFT,
    title: '*.requirements.yaml',
    description:
      "A team's own requirements: the clauses of a procedure, a standard or a law, for the nearest product above.",
    ...fileSchema(properties),
    required: ['instrument'],
    definitions: writer.definitions,
  };
}

const languageSchema: JsonSchema = {
  description: singleSections.compliance.doc,
  enum: [languageVersion, null],
};

/** An empty file is a file without sections. */
function fileSchema(properties: JsonSchema): JsonSchema {
  return { type: ['object', 'null'], properties, patternProperties: ownKeys, additionalProperties: false };
}

/** Texts are read as they are spelt, so that `version: 2.10` is one. */
const textSchema: JsonSchema = { type: ['string', 'number', 'boolean'] };

/** A day, or a month or year for its last day. How long each month is, a pattern cannot say. */
const daySchema: JsonSchema = {
  type: ['string', 'integer'],
  pattern: '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$',
  minimum: 1000,
  maximum: 9999,
};

/** What a pack may call its instrument, and a scope the instrument of a pack. */
const instrumentId: JsonSchema = { type: 'string', pattern: '^[a-z][a-z0-9.-]*$' };

const instrumentNames = builtIn.instruments.map(({ id, fullName }): Choice => ({ value: id, doc: fullName }));

function choiceSchema(choices: readonly Choice[]): JsonSchema {
  return { type: 'string', enum: choices.map(({ value }) => value), enumDescriptions: choices.map(({ doc }) => doc) };
}

/** One of several schemas, without one inside the other. */
function anyOf(options: readonly JsonSchema[]): JsonSchema {
  return { anyOf: options.flatMap((option) => optionsOf(option) ?? [option]) };
}

function optionsOf(schema: JsonSchema): readonly JsonSchema[] | undefined {
  // Only `anyOf` above puts a value under that key.
  return schema.anyOf as readonly JsonSchema[] | undefined;
}

/** A value that may be empty, which counts as absent. */
function orNothing(schema: JsonSchema): JsonSchema {
  return anyOf([schema, { type: 'null' }]);
}

/** A value that may not be empty. */
function present(schema: JsonSchema): JsonSchema {
  const options = optionsOf(schema);
  if (options !== undefined) return anyOf(options.map(present));
  return schema === textSchema ? { ...schema, pattern: '\\S' } : schema;
}

class SchemaWriter {
  readonly #ruleNames: readonly Choice[];
  /** The shapes that may hold themselves, by name. */
  readonly definitions: Record<string, JsonSchema> = {};

  constructor(ruleNames: readonly Choice[]) {
    this.#ruleNames = ruleNames;
  }

  /** A list of records; an empty item counts as none. */
  recordList(doc: string, fields: Fields): JsonSchema {
    return { description: doc, ...orNothing({ type: 'array', items: orNothing(this.group(fields)) }) };
  }

  /** A field with its description; one that is owed may not be empty. */
  field({ type, doc, owed }: Field<unknown>): JsonSchema {
    const value = this.#shape(type.shape);
    return { description: doc, ...(owed === 'yes' ? present(value) : orNothing(value)) };
  }

  group(fields: Fields): JsonSchema {
    const entries = Object.entries(fields);
    const required = entries.filter(([, { owed }]) => owed === 'yes').map(([key]) => key);
    return {
      type: 'object',
      properties: Object.fromEntries(entries.map(([key, field]) => [key, this.field(field)])),
      ...(required.length === 0 ? {} : { required }),
      patternProperties: ownKeys,
      additionalProperties: false,
    };
  }

  #shape(shape: Shape): JsonSchema {
    switch (shape.kind) {
      case 'text':
      case 'license':
      case 'model-reference':
      case 'reference':
      case 'clause':
        return textSchema;
      case 'number':
        return { type: 'number' };
      case 'flag':
        return { type: 'boolean' };
      case 'day':
        return daySchema;
      case 'choice':
        return choiceSchema(shape.choices);
      case 'identifier':
        return { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9._-]*$' };
      case 'sha256':
        return { type: 'string', pattern: '^\\s*([sS][hH][aA]256:)?[0-9a-fA-F]{64}\\s*$' };
      case 'purl':
        return { type: 'string', pattern: '^pkg:' };
      case 'instrument':
        return anyOf([choiceSchema(instrumentNames), instrumentId]);
      case 'instrument-id':
        return instrumentId;
      case 'clause-path':
        return { type: ['string', 'number'], pattern: `^[^\\s:,"'[\\]{}]+$` };
      case 'rule':
        return choiceSchema(this.#ruleNames);
      case 'list': {
        const item = this.#shape(shape.item);
        const list = { type: 'array', items: orNothing(item) };
        return shape.orOne ? anyOf([item, list]) : list;
      }
      case 'group':
        return this.group(shape.fields);
      case 'map':
        return this.#map(shape.keys, shape.value);
      case 'either':
        return anyOf(shape.options.map((option) => this.#shape(option)));
      case 'named':
        return this.#named(shape.name, shape.inner);
    }
  }

  /** A reference to a shape's definition, which is put in place before its inside is written. */
  #named(name: string, inner: () => Shape): JsonSchema {
    if (this.definitions[name] === undefined) {
      this.definitions[name] = {};
      this.definitions[name] = this.#shape(inner());
    }
    return { $ref: `#/definitions/${name}` };
  }

  /** A map; where its keys are names that are known, each is a property, so that an editor can offer it. */
  #map(keys: Shape, value: Shape): JsonSchema {
    const schema = orNothing(this.#shape(value));
    const names = keys.kind === 'rule' ? this.#ruleNames : keys.kind === 'instrument' ? instrumentNames : undefined;
    if (names === undefined) return { type: 'object', additionalProperties: schema };
    return {
      type: 'object',
      properties: Object.fromEntries(names.map(({ value: name, doc }) => [name, { description: doc, ...schema }])),
      ...(keys.kind === 'instrument'
        ? { additionalProperties: schema, propertyNames: instrumentId }
        : { additionalProperties: false }),
    };
  }
}
