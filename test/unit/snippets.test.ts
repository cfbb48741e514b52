// Expands every snippet and holds it against the record definitions: the text is read without a complaint but for
// what is still empty, keys stand in the order of the language, owed ones are there, and choices are those it knows.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse as parseJsonc } from 'jsonc-parser';
import manifest from '../../package.json';
import { readAnnotationFile } from '../../server/src/records/annotation-file';
import { allKinds, packKinds } from '../../server/src/records/kinds/kinds';
import { packSections } from '../../server/src/records/pack';
import { productFields, singleSections } from '../../server/src/records/product';
import type { Fields, Shape } from '../../server/src/records/value-type';
import { SourceFile } from '../../server/src/text/source-file';
import { choicesOf, expandSnippet } from './snippet-text';

interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
  readonly include?: readonly string[];
}

// The files are ours, and the tests below fail on any other shape.
const read = (path: string) => parseJsonc(readFileSync(path, 'utf8')) as Readonly<Record<string, Snippet>>;
const annotation = Object.entries(read('snippets/annotation-files.json'));
const packs = Object.entries(read('snippets/requirement-packs.json'));
const traceTags = Object.entries(read('snippets/trace-tags.json'));
const bodyOf = (prefix: string) => annotation.find(([, snippet]) => snippet.prefix === prefix)?.[1].body ?? [];

/** Where the snippets stand that are no record and no file or section of their own. */
const places: Readonly<Record<string, readonly string[]>> = {
  'compliance-scope': ['scope:'],
  'compliance-support': ['dependencies:', '  - package: pkg:npm/express'],
  'compliance-evaluation': ['models:', '  - id: m', '    name: M', '    evaluation:'],
};

const prefixOfKind = (name: string) => `compliance-${name === 'exclusion' ? 'not-applicable' : name}`;

/** A whole file around a snippet's text. */
function fileAround(prefix: string, text: string): string {
  const kind = allKinds.find(({ name }) => prefixOfKind(name) === prefix);
  const before = places[prefix] ?? (kind === undefined ? [] : [`${kind.section}:`]);
  const indent = before.length === 0 ? 0 : (before.at(-1) ?? '').search(/\S/) + 2;
  const product = /^product:/m.test(text) ? [] : ['product:'];
  return [...product, ...before, ...text.split('\n').map((line) => ' '.repeat(indent) + line), ''].join('\n');
}

const problemsOf = (text: string) => {
  const { syntax, problems } = readAnnotationFile(new SourceFile('compliance.yaml', text));
  return [...syntax.map(({ message }) => message), ...problems.map(({ rule, what }) => `${rule}: ${what}`)];
};

function choicesIn(shape: Shape): string[] {
  if (shape.kind === 'choice') return shape.choices.map(({ value }) => value);
  if (shape.kind === 'either') return shape.options.flatMap(choicesIn);
  return shape.kind === 'list' ? choicesIn(shape.item) : [];
}

function checkFields(fields: Fields, text: string, indent: string): void {
  const pattern = new RegExp(`^(?:${indent}|${indent.slice(2)}- )([a-z][a-z0-9-]*):`, 'gm');
  const keys = [...text.matchAll(pattern)].map(([, key]) => key ?? '');
  const known = Object.keys(fields);
  const inOrder = known.filter((key) => keys.includes(key));
  assert.deepEqual(keys, inOrder, 'known keys in the order of the language');
  const owed = known.filter((key) => fields[key]?.owed === 'yes');
  assert.deepEqual(
    owed.filter((key) => !keys.includes(key)),
    [],
    'owed keys are there',
  );
}

function checkChoices(fields: Fields, body: readonly string[]): void {
  for (const { before, choices } of choicesOf(body)) {
    const shape = fields[before.replace(/^[\s-]*|:\s*$/g, '')]?.type.shape;
    const known = shape === undefined ? [] : choicesIn(shape);
    if (known.length > 0) assert.deepEqual([...choices].sort(), known.sort(), before);
  }
}

describe('snippets', () => {
  for (const [name, { prefix, body, include }] of annotation) {
    it(`${prefix}: ${name} is valid when nothing is filled in`, () => {
      const isUnknownYet = /^(annotation\/missing-field|annotation\/unresolved)/;
      const complaints = problemsOf(fileAround(prefix, expandSnippet(body)));
      assert.deepEqual(
        complaints.filter((complaint) => !isUnknownYet.test(complaint)),
        [],
      );
      assert.match(prefix, /^compliance-[a-z-]+$/);
      assert.deepEqual(include, ['compliance.{yaml,yml}', '*.compliance.{yaml,yml}']);
    });
  }

  for (const kind of allKinds) {
    it(`there is one for ${kind.title}, with its fields and choices`, () => {
      const body = bodyOf(prefixOfKind(kind.name));
      checkFields(kind.fields, expandSnippet(body), '  ');
      checkChoices(kind.fields, body);
    });
  }

  it('there is one for a whole first file', () => {
    const body = bodyOf('compliance-product');
    const text = expandSnippet(body, 'x');
    const [, product = ''] = text.split(/^(?:product|scope):$/m);
    checkFields(productFields, product, '  ');
    checkChoices(productFields, body);
    const { sections } = readAnnotationFile(new SourceFile('compliance.yaml', text));
    assert.equal(sections.language, 1);
    assert.equal(sections.product?.name, 'cardiowatch');
    assert.equal(sections.scope.length, 4);
  });

  it('the grammar and the fragment know every section', () => {
    const ofPacks = [...Object.keys(packSections), ...packKinds.map(({ section }) => section)];
    const ofProducts = [...Object.keys(singleSections), ...allKinds.map(({ section }) => section)];
    const sections = [...new Set([...ofProducts, ...ofPacks])];
    const grammar = readFileSync('syntaxes/compliance.injection.json', 'utf8');
    const named = /"\^\(\?:([a-z|-]+)\)/.exec(grammar)?.[1]?.split('|') ?? [];
    assert.deepEqual(named.sort(), sections.sort());
    const offered = choicesOf(bodyOf('compliance-fragment'))[0]?.choices ?? [];
    assert.deepEqual([...offered].sort(), allKinds.map(({ section }) => section).sort());
  });

  for (const [name, { prefix, body, include }] of packs) {
    it(`${prefix}: ${name} is valid when nothing is filled in, and whole when everything is`, () => {
      const isWhole = prefix === 'compliance-pack';
      const inFile = (text: string) => {
        const list = `clauses:\n${text.replace(/^/gm, '  ')}\n`;
        const whole = isWhole
          ? text
          : `instrument: { id: sop-7, short-name: SOP 7 }\napplies-to: { x: { text: x } }\n${list}`;
        return readAnnotationFile(new SourceFile('sop-7.requirements.yaml', whole));
      };
      const { syntax, problems } = inFile(expandSnippet(body));
      assert.deepEqual(syntax, []);
      assert.deepEqual([...new Set(problems.map(({ rule }) => rule))], ['annotation/missing-field']);
      const filled = inFile(expandSnippet(body, 'x'));
      assert.deepEqual(filled.problems, []);
      assert.equal(filled.pack?.clauses.length, 1);
      assert.deepEqual(include, ['*.requirements.{yaml,yml}']);
    });
  }

  it('there is one for a clause of a pack, with its fields and choices', () => {
    const [, snippet] = packs.find(([, { prefix }]) => prefix === 'compliance-clause') ?? [];
    const [kind] = packKinds;
    assert.ok(snippet && kind);
    checkFields(kind.fields, expandSnippet(snippet.body), '  ');
    checkChoices(kind.fields, snippet.body);
  });

  for (const [name, { body }] of traceTags) {
    it(`${name} is a comment with a verb and an id`, () => {
      const text = expandSnippet(body);
      assert.match(text, /^\/\/ compliance: (implements|verifies|uses-model|uses-dataset) [A-Za-z][A-Za-z0-9._-]*$/);
    });
  }

  it('every snippet file is contributed', () => {
    const paths = new Set(manifest.contributes.snippets.map(({ path }) => path));
    assert.deepEqual([...paths].sort(), [
      './snippets/annotation-files.json',
      './snippets/requirement-packs.json',
      './snippets/trace-tags.json',
    ]);
  });
});
