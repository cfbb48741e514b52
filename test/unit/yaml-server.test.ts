// Tries the JSON Schemas with `yaml-language-server`, which the Red Hat extension and most other editors run.
// Invariant: it objects to the lines that our reader objects to, but for the differences that are listed with their reasons.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Diagnostic } from 'vscode-languageserver/node';
import { exampleFile } from '../../scripts/generate/language-page';
import { recordKinds } from '../../server/src/records/kinds/kinds';
import { productFields } from '../../server/src/records/product';
import type { Fields } from '../../server/src/records/value-type';
import {
  differences,
  documents,
  fileNames,
  madeFragments,
  readerObjections,
  type DocumentKind,
} from './schema-documents';
import { YamlServer } from './yaml-server';

const linesOf = (lines: readonly number[]): readonly number[] => [...new Set(lines)].sort((a, b) => a - b);

const wordsOf = ({ message }: Diagnostic): string => (typeof message === 'string' ? message : message.value);

describe('yaml-language-server with our schemas', function () {
  this.timeout(60_000);
  let server: YamlServer | undefined;
  before(async () => {
    server = await YamlServer.start();
  });
  after(() => server?.close());

  /** What it says of many documents, asked at once since it waits before it answers. */
  async function diagnoseAll(
    texts: readonly { readonly kind: DocumentKind; readonly text: string }[],
  ): Promise<readonly (readonly Diagnostic[])[]> {
    assert.ok(server);
    const asked = server;
    return Promise.all(texts.map(({ kind, text }) => asked.diagnose(fileNames[kind], text)));
  }

  it('objects to the same lines as the reader', async () => {
    const tried = [...documents, ...madeFragments.map((text) => ({ kind: 'fragment' as const, text }))];
    assert.ok(tried.length >= 200, `${tried.length} documents`);
    const said = await diagnoseAll(tried);
    for (const [at, { kind, text }] of tried.entries()) {
      const objections = await readerObjections(text, kind);
      // A key that is misspelt is one finding of ours; for a schema the key that was meant is missing too.
      const isMisspelt = objections.every(({ rule }) => rule === 'unknown-field');
      const counted = (said[at] ?? []).filter((each) => !(isMisspelt && wordsOf(each).startsWith('Missing property')));
      assert.deepEqual(
        linesOf(counted.map(({ range }) => range.start.line)),
        linesOf(objections.map(({ line }) => line)),
        `${text}\n${counted.map(wordsOf).join('\n')}`,
      );
    }
  });

  it('differs from the reader where the schema does', async () => {
    const said = await diagnoseAll(differences);
    for (const [at, { why, schema }] of differences.entries())
      assert.equal(said[at]?.length === 0 ? 'takes it' : 'objects', schema, why);
  });

  it('takes the samples', async () => {
    const texts = [
      { kind: 'product' as const, text: exampleFile },
      ...['cardiowatch/compliance.yaml', 'pulselog/compliance.yaml'].map((path) => ({
        kind: 'product' as const,
        text: readFileSync(`examples/${path}`, 'utf8'),
      })),
      ...['models', 'dependencies'].map((name) => ({
        kind: 'fragment' as const,
        text: readFileSync(`examples/cardiowatch/${name}.compliance.yaml`, 'utf8'),
      })),
    ];
    assert.deepEqual((await diagnoseAll(texts)).flat(), []);
  });

  const offered: readonly (readonly [what: string, kind: DocumentKind, text: string, fields: Fields])[] = [
    ['the product', 'product', 'product:\n  name: X\n  $\n', productFields],
    ['a control', 'fragment', 'controls:\n  - id: RC-1\n    $\n', recordKinds.control.fields],
  ];
  for (const [what, kind, text, fields] of offered) {
    it(`offers the keys of ${what} with their documentation`, async () => {
      const before = text.slice(0, text.indexOf('$')).split('\n');
      const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
      const items = (await server?.complete(fileNames[kind], text.replace('$', ''), position)) ?? [];
      for (const [key, { doc }] of Object.entries(fields).slice(1))
        assert.equal(items.find(({ label }) => label === key)?.documentation, doc, key);
    });
  }
});
