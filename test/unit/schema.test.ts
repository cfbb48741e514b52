// Holds the JSON Schemas against the reader: what one takes the other takes, but for the differences listed here.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { fdir } from 'fdir';
import { parse } from 'yaml';
import { exampleFile } from '../../scripts/generate/language-page';
import { ruleChoices } from '../../scripts/generate/settings';
import { isAnnotationFile, isProductFile } from '../../server/src/records/file-sections';
import { allKinds } from '../../server/src/records/kinds/kinds';
import { fragmentSchema, productSchema } from '../../server/src/records/schema';
import { differences, documents, madeFragments, readerObjections, type DocumentKind } from './schema-documents';

// `enumDescriptions` is what editors show beside a choice; the draft does not know it.
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, keywords: ['enumDescriptions'] });
const PRODUCT = 'compliance.schema.json';
ajv.addSchema(productSchema(ruleChoices()), PRODUCT);
const validators = { product: ajv.getSchema(PRODUCT), fragment: ajv.compile(fragmentSchema(PRODUCT)) };

/** What the schema objects to in a text; nothing where it takes it. */
function objectionsTo(text: string, kind: DocumentKind): readonly string[] {
  const validate = validators[kind];
  assert.ok(validate, `there is a schema for a ${kind}`);
  if (validate(parse(text, { merge: true })) === true) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

/** Which of the rules that a schema can stand in for find something in the file. */
async function rulesAgainst(text: string, kind: DocumentKind): Promise<readonly string[]> {
  return [...new Set((await readerObjections(text, kind)).map(({ rule }) => rule))].sort();
}

describe('schemas', () => {
  it('are tried with what the language knows', () => {
    const all = documents.map(({ own }) => own).join('\n');
    for (const { section } of allKinds) assert.ok(all.includes(`${section}:`), `a case has ${section}`);
    assert.ok(documents.length >= 60, `${documents.length} documents`);
  });

  for (const { kind, text, own, rules } of documents) {
    const title = own.trim() === '' ? 'the head alone' : JSON.stringify(own.trim());
    it(`${rules.length === 0 ? 'take' : `object like the reader (${rules.join(', ')})`}: ${title}`, async () => {
      assert.deepEqual(await rulesAgainst(text, kind), rules, 'the reader');
      const objections = objectionsTo(text, kind);
      assert.equal(objections.length > 0, rules.length > 0, `the schema: ${objections.join('; ') || 'nothing'}`);
    });
  }

  for (const { why, kind, text, reader, schema } of differences) {
    it(`differ from the reader: ${why}`, async () => {
      assert.deepEqual(await rulesAgainst(text, kind), reader);
      assert.deepEqual(objectionsTo(text, kind).length === 0 ? 'takes it' : 'objects', schema);
    });
  }

  it('object where the reader objects, in documents made for every field of every kind', async () => {
    assert.ok(madeFragments.length > 150, `${madeFragments.length} documents were made`);
    for (const text of madeFragments) {
      const [objections, rules] = [objectionsTo(text, 'fragment'), await rulesAgainst(text, 'fragment')];
      assert.equal(objections.length > 0, rules.length > 0, `${text}\n${objections.join('\n')}\n${rules.join()}`);
    }
  });

  it('take the example of the reference page, as the reader does', async () => {
    assert.deepEqual(objectionsTo(exampleFile, 'product'), []);
    assert.deepEqual(await rulesAgainst(exampleFile, 'product'), []);
  });

  it('take every annotation file of the examples', () => {
    const files = new fdir().withBasePath().crawl('examples').sync().filter(isAnnotationFile);
    assert.ok(files.length > 0, 'there are some');
    for (const file of files) {
      const kind = isProductFile(file) ? 'product' : 'fragment';
      assert.deepEqual(objectionsTo(readFileSync(file, 'utf8'), kind), [], file);
    }
  });
});
