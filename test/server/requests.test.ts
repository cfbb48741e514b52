// What an editor may ask of the server over stdio, each request once; what the answers hold is tested in server/src/features.
import assert from 'node:assert/strict';
import {
  SymbolKind,
  type CodeAction,
  type CodeLens,
  type DocumentDiagnosticReport,
  type DocumentHighlight,
  type DocumentLink,
  type FoldingRange,
  type InlayHint,
  type Location,
  type SelectionRange,
  type SymbolInformation,
  type TextDocumentEdit,
  type WorkspaceDiagnosticReport,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { inSession, type Session, type SessionOptions } from './session';

const file = 'compliance.yaml';

/** Runs a test with the product's file open. */
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

/** The end of an address, below the folder. */
function pathIn(session: Session, uri: string): string {
  return uri.slice(session.uri('').length).replace(/^\//, '');
}

describe('requests over stdio', function () {
  this.timeout(60_000);

  it('answers references and highlights', () =>
    opened(async (session) => {
      const context = { includeDeclaration: true };
      const found = await session.askAt<Location[]>('textDocument/references', file, 'id: RC-1', 5, { context });
      const files = [...new Set(found.map(({ uri }) => pathIn(session, uri)))];
      assert.deepEqual(files.sort(), [
        'classifier/cardiowatch/quality.py',
        'classifier/tests/test_quality.py',
        'compliance.yaml',
        'models.compliance.yaml',
      ]);
      const marked = await session.askAt<DocumentHighlight[]>('textDocument/documentHighlight', file, 'id: RC-1', 5);
      assert.equal(marked.length, found.filter(({ uri }) => uri === session.uri(file)).length);
    }));

  it('renames an id everywhere, in open documents by their version, and says why it does not', () =>
    opened(async (session) => {
      const prepared = await session.askAt('textDocument/prepareRename', file, 'id: RC-1', 5);
      const start = session.place(file, 'id: RC-1', 4);
      assert.deepEqual(prepared, {
        range: { start, end: { ...start, character: start.character + 4 } },
        placeholder: 'RC-1',
      });
      const newName = 'ALARM-1';
      const edit = await session.askAt<WorkspaceEdit>('textDocument/rename', file, 'id: RC-1', 5, { newName });
      // Renaming makes no file.
      const changes = (edit.documentChanges ?? []) as TextDocumentEdit[];
      const versions = changes.map(({ textDocument: { uri, version } }) => `${pathIn(session, uri)} ${version}`);
      assert.ok(versions.includes('compliance.yaml 1'), versions.join());
      assert.ok(versions.includes('classifier/cardiowatch/quality.py null'), versions.join());
      await assert.rejects(
        session.askAt('textDocument/rename', file, 'id: RC-1', 5, { newName: 'RC-2' }),
        /RC-2 is the id of a control/,
      );
      await assert.rejects(session.askAt('textDocument/prepareRename', file, 'risks:', 2), /Only the id of a record/);
      await session.apply({ title: 'rename', edit });
      await session.diagnostics(
        file,
        (all) => all.length === 2 && !all.some(({ message }) => JSON.stringify(message).includes('RC-1')),
        'only the faults that there were',
      );
    }));

  it('finds records in the workspace', () =>
    opened(async (session) => {
      const found = await session.connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query: 'risk-1' });
      assert.deepEqual(
        found.map(({ name, kind }) => [name, kind]),
        [['RISK-1 AF episode is missed', SymbolKind.Object]],
      );
    }));

  it('shows code lenses that lead to places in an editor that has the command', () =>
    opened(
      async (session) => {
        const lenses = await session.ask<CodeLens[]>('textDocument/codeLens', file);
        const used = lenses.find(({ command }) => command?.title === 'used in 2 risks')?.command;
        assert.equal(used?.command, 'complianceLens.showReferences');
        const [uri, , places] = (used.arguments ?? []) as [string, unknown, Location[]];
        assert.equal(uri, session.uri(file));
        assert.equal(places.length, 2);
      },
      { told: { showsReferences: true } },
    ));

  it('shows code lenses that only tell in any other editor', () =>
    opened(async (session) => {
      const lenses = await session.ask<CodeLens[]>('textDocument/codeLens', file);
      assert.ok(lenses.length > 0 && lenses.every(({ command }) => command?.command === ''));
    }));

  it('links paths and clauses', () =>
    opened(async (session) => {
      const links = await session.ask<DocumentLink[]>('textDocument/documentLink', file);
      assert.ok(links.some(({ target }) => target?.startsWith('https://eur-lex.europa.eu/')));
      assert.ok(links.some(({ target }) => target?.startsWith(session.uri(''))));
    }));

  it('folds, and grows a selection', () =>
    opened(async (session) => {
      const folds = await session.ask<FoldingRange[]>('textDocument/foldingRange', file);
      const risks = session.place(file, '\nrisks:', 1).line;
      assert.ok(folds.some(({ startLine, endLine }) => startLine === risks && endLine > risks + 10));
      const positions = [session.place(file, 'RC-1, RC-2', 1)];
      const [selection] = await session.ask<SelectionRange[]>('textDocument/selectionRange', file, { positions });
      let depth = 0;
      for (let at = selection; at !== undefined; at = at.parent) depth++;
      assert.equal(depth, 6, 'value, list, field, record, section, file');
    }));

  for (const isShown of [true, false]) {
    it(`${isShown ? 'shows' : 'hides'} titles behind ids as the setting says`, () =>
      opened(
        async (session) => {
          const { line } = session.place(file, 'controls: [RC-1, RC-2]');
          const range = { start: { line, character: 0 }, end: { line, character: 99 } };
          const hints = await session.ask<InlayHint[]>('textDocument/inlayHint', file, { range });
          assert.equal(hints.length, isShown ? 2 : 0);
        },
        { settings: { inlayHints: isShown } },
      ));
  }

  it('leads to the symbol behind a path, as the text stands now', () =>
    inSession('pulselog', async (session) => {
      await session.ready();
      await session.open(file, 'yaml');
      await session.open('src/readings.ts', 'typescript');
      await session.type('src/readings.ts', 'export function acceptReading', '\n\nexport function acceptReading');
      const [found] = await session.askAt<Location[]>('textDocument/definition', file, 'readings.ts#accept', 4);
      assert.equal(found?.uri, session.uri('src/readings.ts'));
      assert.deepEqual(found.range.start, session.place('src/readings.ts', 'function acceptReading', 9));
    }));

  it('mends all findings of a kind in a file, worked out when the action is chosen', () =>
    opened(
      async (session) => {
        await session.type(file, '    type: protective-measure', '    type: protective-mesure');
        await session.type(file, '    type: protective-measure', '    type: protective-mesure');
        const isWrong = ({ code }: { code?: string | number }): boolean => code === 'annotation/invalid-value';
        await session.diagnostics(file, (all) => all.filter(isWrong).length === 2, 'two wrong types');
        const actions = await session.fixes(file, session.place(file, 'protective-mesure', 2));
        const all = actions.find(({ title }) => title === 'Fix all 2 "annotation/invalid-value" in this file');
        assert.ok(all && all.edit === undefined, actions.map(({ title }) => title).join(' | '));
        await session.apply(await session.connection.sendRequest<CodeAction>('codeAction/resolve', all));
        await session.diagnostics(file, (left) => !left.some(isWrong), 'both mended');
      },
      {
        capabilities: {
          textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } },
        },
      },
    ));

  it('answers an editor that asks for diagnostics, and sends it none', () =>
    opened(async (session) => {
      const method = 'textDocument/diagnostic';
      const first = await session.ask<DocumentDiagnosticReport>(method, file);
      assert.ok(first.kind === 'full' && first.items.length === 2);
      const again = { previousResultId: first.resultId };
      assert.equal((await session.ask<DocumentDiagnosticReport>(method, file, again)).kind, 'unchanged');

      await session.type(file, '    harm: Stroke', '    hram: Stroke');
      const typed = await session.ask<DocumentDiagnosticReport>(method, file, again);
      assert.ok(typed.kind === 'full' && typed.items.some(({ code }) => code === 'annotation/unknown-field'));
      assert.deepEqual(session.published, []);
    }, pulling));

  it('answers for the workspace in parts, then waits for what changes', () =>
    opened(async (session) => {
      const parts: WorkspaceDiagnosticReport[] = [];
      session.connection.onNotification('$/progress', ({ token, value }: { token: string; value: unknown }) => {
        // The server gives parts of the answer under the token that it was asked with.
        if (token === 'parts') parts.push(value as WorkspaceDiagnosticReport);
      });
      const ask = (known: object[], more: object = {}): Promise<WorkspaceDiagnosticReport> =>
        session.connection.sendRequest('workspace/diagnostic', { previousResultIds: known, ...more });
      const whole = await ask([]);
      const files = whole.items.map(({ uri }) => pathIn(session, uri)).sort();
      assert.deepEqual(files, [...new Set(files)]);
      assert.ok(files.includes('gateway/package.json') && files.length === 5, files.join());
      assert.equal(whole.items.find(({ uri }) => uri === session.uri(file))?.version, 1);
      assert.deepEqual(await ask([], { partialResultToken: 'parts' }), { items: [] });
      assert.deepEqual(parts, [whole]);

      const known = whole.items.map(({ uri, resultId = '' }) => ({ uri, value: resultId }));
      let isAnswered = false;
      const waiting = ask(known).then((answer) => {
        isAnswered = true;
        return answer;
      });
      await session.ask('textDocument/foldingRange', file);
      assert.equal(isAnswered, false);
      const refreshes = session.refreshes;
      await session.type(file, '    controls: [RC-1, RC-2]\n', '');
      const { items } = await waiting;
      assert.deepEqual(
        items.map(({ uri }) => uri),
        [session.uri(file)],
      );
      await session.refreshed(refreshes + 1);
    }, pulling));
});

const pulling: SessionOptions = {
  capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
};
