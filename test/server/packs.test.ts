// Requirement packs over stdio: what is typed in an unsaved pack counts at once for the whole product.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Diagnostic, DocumentSymbol, Hover, Location, LocationLink } from 'vscode-languageserver/node';
import { readFixture } from '../fixtures/labels';
import { pack, packProduct } from '../fixtures/pack-fixture';
import { Session } from './session';

const PACK = 'packs/sop-7.requirements.yaml';
const control = 'controls:\n  - id: RC-1\n    title: Review\n    type: process\n    satisfies: [sop-7:4.2]\n';

/** Runs a test on a product with a pack, both open. */
async function withPack(product: string, run: (session: Session) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'compliance-lens-'));
  for (const [path, text] of readFixture(product + pack, '').files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const session = await Session.start(folder);
  try {
    await session.ready();
    await session.open('compliance.yaml', 'yaml');
    await session.open(PACK, 'yaml');
    await run(session);
  } finally {
    await session.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const holds =
  (rule: string, words = '') =>
  (all: readonly Diagnostic[]): boolean =>
    all.some(({ code, message }) => code === rule && JSON.stringify(message).includes(words));
const lacks =
  (rule: string) =>
  (all: readonly Diagnostic[]): boolean =>
    !all.some(({ code }) => code === rule);

describe('requirement packs over stdio', function () {
  this.timeout(60_000);

  it('ask for answers as they are typed, before they are saved', () =>
    withPack(packProduct(), async (session) => {
      const rule = 'risk/unanswered-requirement';
      await session.diagnostics('compliance.yaml', holds(rule, 'SOP 7 4.2'), 'the essential clause');
      await session.type(PACK, '    essential: true\n', '');
      await session.diagnostics('compliance.yaml', lacks(rule), 'no essential clause any more');
      await session.type(
        PACK,
        '    title: Changes are logged\n',
        '    title: Changes are logged\n    essential: true\n',
      );
      await session.diagnostics('compliance.yaml', holds(rule, 'SOP 7 4.1'), 'the other essential clause');
      await session.type('compliance.yaml', 'scope:', `${control.replace('4.2', '4.1')}scope:`);
      await session.diagnostics('compliance.yaml', lacks(rule), 'an answer');
      await session.type(PACK, 'id: sop-7', 'id: sop-8');
      await session.diagnostics('compliance.yaml', holds('annotation/invalid-value', 'sop-7'), 'a scope out of date');
      await session.diagnostics('compliance.yaml', holds('annotation/unresolved-reference'), 'a clause that is gone');
    }));

  it('say at once what does not fit in them', () =>
    withPack(packProduct(), async (session) => {
      await session.type(PACK, '    essential: true\n', '    esential: true\n');
      const [found] = await session.diagnostics(PACK, holds('annotation/unknown-field', 'essential'), 'did you mean');
      assert.deepEqual(found?.range.start, session.place(PACK, 'esential'));
      await session.type(PACK, 'clauses:', 'clauses: "');
      await session.diagnostics(PACK, holds('annotation/syntax'), 'text that is not YAML');
    }));

  it('are led to, hovered and outlined', () =>
    withPack(packProduct(control), async (session) => {
      const at = ['compliance.yaml', 'sop-7:4.2', 7] as const;
      const hover = await session.askAt<Hover>('textDocument/hover', ...at);
      assert.match(JSON.stringify(hover.contents), /Two persons review a change/);
      const [place] = await session.askAt<(Location | LocationLink)[]>('textDocument/definition', ...at);
      assert.ok(place);
      const [uri, range] = 'uri' in place ? [place.uri, place.range] : [place.targetUri, place.targetSelectionRange];
      assert.equal(uri, session.uri(PACK));
      assert.equal(range.start.line, session.place(PACK, "id: '4.2'").line);
      const outline = await session.ask<DocumentSymbol[]>('textDocument/documentSymbol', PACK);
      assert.deepEqual(
        outline.map(({ name }) => name),
        ['instrument', 'applies-to', 'clauses'],
      );
    }));
});
