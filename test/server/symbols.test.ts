// What the server knows of symbols in source files that no editor has opened: over stdio, since it is read from disk.
import assert from 'node:assert/strict';
import type { CodeAction, CompletionList, DocumentLink } from 'vscode-languageserver/node';
import { inSession, type Session, type SessionOptions } from './session';

const file = 'compliance.yaml';
const named = 'gateway/src/verdict.ts#presentVerdict';

function opened(run: (session: Session) => Promise<void>, options: SessionOptions = {}): Promise<void> {
  return inSession(
    'cardiowatch',
    async (session) => {
      await session.ready();
      await session.open(file, 'yaml');
      await run(session);
    },
    options,
  );
}

describe('symbols over stdio', function () {
  this.timeout(60_000);

  it('lead a link to their line', () =>
    opened(async (session) => {
      const links = await session.ask<DocumentLink[]>('textDocument/documentLink', file);
      const { line } = session.place(file, named);
      const link = links.find(({ range }) => range.start.line === line && range.end.character > 30);
      assert.ok(link);
      assert.equal(link.target, undefined);
      const resolved = await session.connection.sendRequest<DocumentLink>('documentLink/resolve', link);
      assert.match(resolved.target ?? '', /gateway\/src\/verdict\.ts#L\d+,\d+$/);
    }));

  it('are completed behind the #', () =>
    opened(async (session) => {
      const { items } = await session.askAt<CompletionList>(
        'textDocument/completion',
        file,
        named,
        named.indexOf('#') + 1,
      );
      const labels = items.map(({ label }) => label);
      for (const name of ['presentVerdict', 'logVerdict']) assert.ok(labels.includes(name), labels.join());
    }));

  it('get the tag above their declaration by a quick fix', () =>
    opened(
      async (session) => {
        const at = session.place(file, named);
        await session.diagnostics(
          file,
          (all) => all.some(({ code }) => code === 'trace/untagged-implementation'),
          'checked',
        );
        const fixes = await session.fixes(file, at);
        const title = 'Write "compliance: implements RC-2" into gateway/src/verdict.ts';
        const fix = fixes.find((one: CodeAction) => one.title === title);
        assert.ok(fix, fixes.map((one) => one.title).join('\n'));
        const source = 'gateway/src/verdict.ts';
        await session.open(source, 'typescript');
        await session.apply(fix);
        assert.match(
          session.text(source),
          /\n\/\/ compliance: implements RC-2\n(?:\/\*\*[^]*?\*\/\n)?export function presentVerdict/,
        );
        await session.diagnostics(
          file,
          (all) =>
            !all.some(({ code, range }) => code === 'trace/untagged-implementation' && range.start.line === at.line),
          'tagged',
        );
      },
      { settings: { severities: { 'trace/untagged-implementation': 'warning' } } },
    ));
});
