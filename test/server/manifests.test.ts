// Manifests over stdio: hovers, hints, lenses and definitions, and the same in the cells of a notebook.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  NotebookCellKind,
  type CodeAction,
  type CodeLens,
  type Hover,
  type InlayHint,
  type Location,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { Session, type SessionOptions } from './session';

const product = `compliance: 1
product:
  name: CardioWatch
  version: 2.3.0
  manufacturer: Example Medical GmbH
  type: medical-device
  intended-purpose: Detects atrial fibrillation.
  software-safety-class: B
scope: [iec-62304]
`;

const cells = [
  { kind: NotebookCellKind.Markup, text: '# Training\n"quoted"' },
  { kind: NotebookCellKind.Code, text: 'import os\n\n%pip install biosppy torch==2.5.1' },
  { kind: NotebookCellKind.Code, text: 'print("\\t")' },
];

const files: Readonly<Record<string, string>> = {
  'compliance.yaml': product,
  'soup.compliance.yaml': 'dependencies:\n  - package: pkg:npm/express\n    purpose: Gateway.\n',
  'package.json': '{\n  "dependencies": {\n    "express": "^4.21.0"\n  }\n}\n',
  'package-lock.json': `{ "lockfileVersion": 3, "packages": {
  "": { "dependencies": { "express": "^4.21.0" } },
  "node_modules/express": { "version": "4.21.2" } } }
`,
  'train.ipynb': JSON.stringify({
    cells: cells.map(({ kind, text }) => ({
      cell_type: kind === NotebookCellKind.Code ? 'code' : 'markdown',
      source: text,
    })),
  }),
};

async function inProduct(run: (session: Session) => Promise<void>, options: SessionOptions = {}): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'compliance-lens-'));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  const session = await Session.start(folder, options);
  try {
    await session.ready();
    await run(session);
  } finally {
    await session.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const everything = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

describe('manifests over stdio', function () {
  this.timeout(60_000);

  it('answer hovers with links to their records, hints, lenses and definitions', () =>
    inProduct(async (session) => {
      await session.open('package.json', 'json');
      const hover = await session.askAt<Hover>('textDocument/hover', 'package.json', '"express"', 3);
      assert.match(JSON.stringify(hover.contents), /\]\(file:\/\/[^)]*\/soup\.compliance\.yaml#L2\)/);
      assert.doesNotMatch(JSON.stringify(hover.contents), /workspace:/);
      const hints = await session.ask<InlayHint[]>('textDocument/inlayHint', 'package.json', { range: everything });
      assert.deepEqual(
        hints.map(({ label, position: { line, character } }) => [label, line, character]),
        [['4.21.2', 2, 24]],
      );
      const lenses = await session.ask<CodeLens[]>('textDocument/codeLens', 'package.json');
      assert.deepEqual(
        lenses.map(({ command }) => command?.title),
        ['one component, 1 direct'],
      );
      const places = await session.askAt<Location[]>('textDocument/definition', 'package.json', '"express"', 3);
      assert.deepEqual(
        places.map(({ uri }) => uri),
        [session.uri('soup.compliance.yaml'), session.uri('package-lock.json')],
      );
    }));

  it('show no versions to who does not want them', () =>
    inProduct(
      async (session) => {
        await session.open('package.json', 'json');
        assert.deepEqual(await session.ask('textDocument/inlayHint', 'package.json', { range: everything }), []);
      },
      { settings: { lockedVersions: false } },
    ));
});

describe('notebooks over stdio', function () {
  this.timeout(60_000);

  const cellUri = (session: Session, index: number): string =>
    URI.parse(session.uri('train.ipynb'))
      .with({ scheme: 'vscode-notebook-cell', fragment: `W${index}` })
      .toString();

  async function openNotebook(session: Session): Promise<void> {
    const documents = cells.map(({ kind, text }, index) => ({
      kind,
      document: {
        uri: cellUri(session, index),
        languageId: kind === NotebookCellKind.Code ? 'python' : 'markdown',
        version: 1,
        text,
      },
    }));
    await session.connection.sendNotification('notebookDocument/didOpen', {
      notebookDocument: {
        uri: session.uri('train.ipynb'),
        notebookType: 'jupyter-notebook',
        version: 1,
        cells: documents.map(({ kind, document: { uri } }) => ({ kind, document: uri })),
      },
      cellTextDocuments: documents.map(({ document }) => document),
    });
  }

  it('have their findings in the file while it is closed, and in the cell while it is open', () =>
    inProduct(async (session) => {
      const file = session.uri('train.ipynb');
      await session.diagnosticsAt(file, (found) => found.length > 0, 'the findings of the file');
      await openNotebook(session);
      const found = await session.diagnosticsAt(
        cellUri(session, 1),
        (all) => all.length > 0,
        'the findings of the cell',
      );
      assert.deepEqual(found.map(({ code, range }) => [code, range]).sort(), [
        ['soup/undocumented-dependency', { start: { line: 2, character: 13 }, end: { line: 2, character: 20 } }],
        ['soup/undocumented-dependency', { start: { line: 2, character: 21 }, end: { line: 2, character: 33 } }],
        ['soup/unpinned-dependency', { start: { line: 2, character: 13 }, end: { line: 2, character: 20 } }],
      ]);
      assert.deepEqual(await session.diagnosticsAt(file, (all) => all.length === 0, 'the file to be silent'), []);
      await session.connection.sendNotification('notebookDocument/didChange', {
        notebookDocument: { uri: file, version: 2 },
        change: {
          cells: {
            textContent: [
              {
                document: { uri: cellUri(session, 1), version: 2 },
                changes: [{ range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, text: '' }],
              },
            ],
          },
        },
      });
      await session.diagnosticsAt(
        cellUri(session, 1),
        ([first]) => first?.range.start.line === 1,
        'the findings a line higher',
      );
      await session.connection.sendNotification('notebookDocument/didClose', {
        notebookDocument: { uri: file },
        cellTextDocuments: cells.map((_, index) => ({ uri: cellUri(session, index) })),
      });
      await session.diagnosticsAt(file, (all) => all.length > 0, 'the findings back in the file');
      assert.deepEqual(await session.diagnosticsAt(cellUri(session, 1), (all) => all.length === 0, 'silence'), []);
    }));

  it('answer in a cell as in a file', () =>
    inProduct(async (session) => {
      await openNotebook(session);
      const uri = cellUri(session, 1);
      await session.diagnosticsAt(uri, (all) => all.length > 0, 'the findings of the cell');
      const at = { textDocument: { uri }, position: { line: 2, character: 25 } };
      const hover = await session.connection.sendRequest<Hover>('textDocument/hover', at);
      assert.match(JSON.stringify(hover.contents), /\*\*torch\*\* 2/);
      assert.deepEqual(hover.range, { start: { line: 2, character: 21 }, end: { line: 2, character: 33 } });
      const lenses = await session.connection.sendRequest<CodeLens[]>('textDocument/codeLens', {
        textDocument: { uri },
      });
      assert.deepEqual(
        lenses.map(({ command, range }) => [command?.title, range.start.line]),
        [
          ['2 components, 2 direct', 2],
          ['2 undocumented', 2],
        ],
      );
      const references = await session.connection.sendRequest<Location[]>('textDocument/references', {
        ...at,
        context: { includeDeclaration: true },
      });
      assert.deepEqual(references, [{ uri, range: hover.range }]);
      const actions = await session.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: hover.range,
        context: { diagnostics: [] },
      });
      assert.ok(
        actions.some(({ title }) => title === 'Document torch in soup.compliance.yaml'),
        JSON.stringify(actions),
      );
      const other = { textDocument: { uri: cellUri(session, 2) }, position: { line: 0, character: 3 } };
      assert.equal(await session.connection.sendRequest('textDocument/hover', other), null);
    }));
});
