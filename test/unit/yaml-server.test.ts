// Tries the JSON Schemas with `yaml-language-server`, which the Red Hat extension and most other editors run.
// Invariant: it objects to the lines that our reader objects to, but for the differences that are listed with their reasons.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Diagnostic } from 'vscode-languageserver/node';
import manifest from '../../package.json';
import { examplePack } from '../../scripts/generate/pack-page';
import { exampleFile } from '../../scripts/generate/language-page';
import { locateInAnnotation, readAnnotationFile } from '../../server/src/records/annotation-file';
import { recordKinds } from '../../server/src/records/kinds/kinds';
import { productFields } from '../../server/src/records/product';
import type { Fields } from '../../server/src/records/value-type';
import { SourceFile } from '../../server/src/text/source-file';
import {
  differences,
  documents,
  fileNames,
  madeFragments,
  readerObjections,
  type DocumentKind,
} from './schema-documents';
import { YamlServer } from './yaml-server';

const PACK = 'a.requirements.yaml';

const linesOf = (lines: readonly number[]): readonly number[] => [...new Set(lines)].sort((a, b) => a - b);

const wordsOf = ({ message }: Diagnostic): string => (typeof message === 'string' ? message : message.value);

/** The line of the record in a block list in which a line stands, or the line itself. */
function recordLine(text: string, line: number): number {
  const above = text.split('\n').slice(0, line + 1);
  const start = above.findLastIndex((each) => each.startsWith('  - '));
  return start < 0 ? line : start;
}

describe('yaml-language-server with our schemas', function () {
  this.timeout(60_000);
  let server: YamlServer | undefined;
  before(async () => {
    server = await YamlServer.start(true);
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
      // What a record owes and leaves empty is told at its head by us, and at the empty field by others.
      const isOwed = objections.some(({ rule }) => rule === 'missing-field');
      const place = (line: number): number => (isOwed ? recordLine(text, line) : line);
      assert.deepEqual(
        linesOf(counted.map(({ range }) => place(range.start.line))),
        linesOf(objections.map(({ line }) => place(line))),
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

  it('objects to each misspelt key of a requirement pack where the reader does, and to nothing else in it', async () => {
    assert.ok(server);
    const lines = examplePack.split('\n');
    // The names under "applies-to" are the team's own.
    const misspelt = lines.flatMap((line, at) =>
      /^[ -]*(?!devices-with-ai)\b[\w-]+:/.test(line)
        ? [lines.with(at, line.replace(/([\w-]+):/, '$1-x:')).join('\n')]
        : [],
    );
    assert.ok(misspelt.length > 10);
    assert.deepEqual(await server.diagnose(PACK, examplePack), []);
    const asked = server;
    const answers = await Promise.all(misspelt.map((text) => asked.diagnose(PACK, text)));
    for (const [at, text] of misspelt.entries()) {
      const pack = readAnnotationFile(new SourceFile(PACK, text));
      const found = pack.problems.map(({ anchor }) => locateInAnnotation(pack, anchor.path, anchor.part).start);
      const others = (answers[at] ?? []).filter((each) => !wordsOf(each).startsWith('Missing property'));
      assert.deepEqual(
        linesOf(others.map(({ range }) => range.start.line)),
        linesOf(found.map((start) => pack.file.lines.positionAt(start).line)),
        text,
      );
    }
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

describe('yaml-language-server without our schemas, as the Red Hat extension runs it beside ours', function () {
  this.timeout(60_000);

  it('says and offers nothing of its own, so that nothing is there twice', async () => {
    const server = await YamlServer.start(false);
    try {
      const text = 'product:\n  name: X\n  \nrisk: [{ id: 1st }]\n';
      assert.deepEqual(await server.diagnose('compliance.yaml', text), []);
      assert.deepEqual(await server.complete('compliance.yaml', text, { line: 2, character: 2 }), []);
    } finally {
      await server.close();
    }
  });

  it('is what we leave it to be: no schema is contributed to it', () => {
    assert.equal('yamlValidation' in manifest.contributes, false);
  });
});
