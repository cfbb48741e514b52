// The bundled server over stdio: what an editor is told, as it is told.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CompletionList, DocumentSymbol, Hover, Location } from 'vscode-languageserver/node';
import { inSession } from './session';

/** The sample's ten faults, as the command line finds them. */
const faults = [
  'compliance.yaml risk/uncontrolled-risk',
  'compliance.yaml risk/missing-implementation',
  'gateway/package.json support/end-of-life',
  'gateway/package.json support/end-of-life',
  'gateway/package.json support/deprecated',
  'gateway/package.json soup/undocumented-dependency',
  'classifier/cardiowatch/classify.py ai/undocumented-model',
  'gateway/src/summary.ts ai/undocumented-model',
  'models.compliance.yaml ai/artifact-mismatch',
  'models.compliance.yaml ai/missing-provenance',
];

describe('the server over stdio', function () {
  this.timeout(60_000);

  it('finds the ten faults of the sample where the command line finds them, and nothing else', () =>
    inSession('cardiowatch', async (session) => {
      await session.ready();
      const names = session.all().map((line) => `${line.split(':')[0] ?? ''} ${line.split(' ').pop() ?? ''}`);
      assert.deepEqual(names.sort(), [...faults].sort());
      const run = spawnSync(process.execPath, [resolve('dist/cli.js'), 'check', session.folder, '--format', 'json'], {
        encoding: 'utf8',
      });
      const report = JSON.parse(run.stdout) as {
        findings: {
          file: string;
          range: { start: { line: number; character: number }; end: { character: number } };
          severity: string;
          rule: string;
        }[];
      };
      const numbers: Readonly<Record<string, number>> = { error: 1, warning: 2, information: 3, hint: 4 };
      const said = report.findings.map(
        ({ file, range, severity, rule }) =>
          `${file}:${range.start.line}:${range.start.character}-${range.end.character} ${numbers[severity] ?? 0} ${rule}`,
      );
      assert.deepEqual(session.all().sort(), said.sort());
    }));

  it('is silent on the clean sample', () =>
    inSession('pulselog', async (session) => {
      await session.ready();
      assert.deepEqual(session.all(), []);
    }));

  it('tells of a risk that loses its control while it is typed, and takes it back', () =>
    inSession('pulselog', async (session) => {
      await session.ready();
      await session.open('compliance.yaml', 'yaml');
      await session.type('compliance.yaml', '    controls: [RC-1]\n', '');
      await session.diagnostics(
        'compliance.yaml',
        (all) => all.some(({ code }) => code === 'risk/uncontrolled-risk'),
        'an uncontrolled risk',
      );
      await session.type('compliance.yaml', '    severity: minor\n', '    severity: minor\n    controls: [RC-1]\n');
      await session.diagnostics('compliance.yaml', (all) => all.length === 0, 'nothing left');
    }));

  it('says of a misspelt key at once, with the version of the text', () =>
    inSession('cardiowatch', async (session) => {
      await session.ready();
      await session.open('compliance.yaml', 'yaml');
      await session.type('compliance.yaml', '    harm: Stroke', '    hram: Stroke');
      await session.diagnostics(
        'compliance.yaml',
        (all) => all.some(({ message }) => JSON.stringify(message).includes('harm')),
        'did you mean',
      );
      const last = session.published.filter(({ uri }) => uri === session.uri('compliance.yaml')).pop();
      assert.equal(last?.version, 2);
    }));

  it('mends each headline finding by a quick fix that leaves the finding gone and nothing broken', () =>
    inSession('cardiowatch', async (session) => {
      await session.ready();
      const places: [file: string, language: string, piece: string, rule: string, title: RegExp][] = [
        ['compliance.yaml', 'yaml', 'RISK-3', 'risk/uncontrolled-risk', /^Create a control/],
        ['gateway/package.json', 'json', '"ws"', 'soup/undocumented-dependency', /^Document ws/],
        ['gateway/package.json', 'json', '"node"', 'support/end-of-life', /Node\.js|node/],
        [
          'classifier/cardiowatch/classify.py',
          'python',
          'from_pretrained',
          'ai/undocumented-model',
          /^Document the model/,
        ],
        ['gateway/src/summary.ts', 'typescript', 'create(', 'ai/undocumented-model', /^Document the model/],
      ];
      for (const [file, language, piece, rule, title] of places) {
        if (session.text(file) === '') await session.open(file, language);
        const count = session.diagnosticsOf(file).filter(({ code }) => code === rule).length;
        const actions = await session.fixes(file, session.place(file, piece, 1));
        const action = actions.find((candidate) => title.test(candidate.title));
        assert.ok(action, `${rule} at ${piece}: ${actions.map((candidate) => candidate.title).join(' | ')}`);
        await session.apply(action);
        await session.diagnostics(
          file,
          (all) => all.filter(({ code }) => code === rule).length === count - 1,
          `${rule} mended`,
        );
        assert.ok(
          !session.all().some((line) => /annotation\/(syntax|invalid-value|unknown-field)/.test(line)),
          session.all().join('\n'),
        );
      }
    }));

  it('fixes the record that is meant, even when a record was typed above it a moment ago', () =>
    inSession('cardiowatch', async (session) => {
      await session.ready();
      await session.open('compliance.yaml', 'yaml');
      await session.type('compliance.yaml', 'risks:\n', 'risks:\n  - id: RISK-0\n    title: Typed just now\n');
      const actions = await session.fixes('compliance.yaml', session.place('compliance.yaml', 'RISK-3', 1));
      const action = actions.find(({ title }) => title.startsWith('Create a control for RISK-3'));
      assert.ok(action, actions.map(({ title }) => title).join(' | '));
      await session.apply(action);
      assert.match(session.text('compliance.yaml'), /id: RISK-3\n(?: {4}.*\n)*? {4}controls: \[RC-6\]\n/);
    }));

  it('offers no edit in a workspace that is not trusted, and still says what it finds', () =>
    inSession(
      'cardiowatch',
      async (session) => {
        await session.ready();
        await session.open('compliance.yaml', 'yaml');
        assert.ok(session.diagnosticsOf('compliance.yaml').length > 0);
        assert.deepEqual(await session.fixes('compliance.yaml', session.place('compliance.yaml', 'RISK-3', 1)), []);
      },
      { trusted: false },
    ));

  it('takes severities and exclusions from the settings', () =>
    inSession(
      'cardiowatch',
      async (session) => {
        await session.ready();
        const all = session.all();
        assert.ok(!all.some((line) => line.includes('support/') || line.startsWith('classifier/')), all.join('\n'));
        assert.ok(
          all.some((line) => line.includes(' 1 soup/undocumented-dependency')),
          all.join('\n'),
        );
      },
      {
        settings: {
          severities: { 'support/*': 'off', 'soup/undocumented-dependency': 'error' },
          exclude: ['classifier/'],
        },
      },
    ));

  it('says so when a file cannot be parsed, and when it can again', () =>
    inSession('cardiowatch', async (session) => {
      await session.ready();
      await session.open('gateway/package-lock.json', 'json');
      await session.type('gateway/package-lock.json', '"lockfileVersion": 3,', '"lockfileVersion": 3');
      await session.diagnostics(
        'gateway/package-lock.json',
        (all) => all.some(({ code, severity }) => code === 'workspace/unread' && severity === 1),
        'workspace/unread',
      );
      await session.type('gateway/package-lock.json', '"lockfileVersion": 3', '"lockfileVersion": 3,');
      await session.diagnostics('gateway/package-lock.json', (all) => all.length === 0, 'read again');
    }));

  it('follows what changes on disk', () =>
    inSession('pulselog', async (session) => {
      await session.ready();
      const path = join(session.folder, 'test/readings.test.ts');
      const text = readFileSync(path, 'utf8');
      rmSync(path);
      const changed = (type: number): Promise<void> =>
        session.connection.sendNotification('workspace/didChangeWatchedFiles', {
          changes: [{ uri: session.uri('test/readings.test.ts'), type }],
        });
      await changed(3);
      await session.diagnostics(
        'compliance.yaml',
        (all) => all.some(({ code }) => code === 'risk/missing-implementation'),
        'the test is missed',
      );
      writeFileSync(path, text);
      await changed(1);
      await session.diagnostics('compliance.yaml', (all) => all.length === 0, 'the test is back');
    }));

  it('answers hover, completion, definition and symbols', () =>
    inSession('cardiowatch', async (session) => {
      await session.ready();
      await session.open('compliance.yaml', 'yaml');
      const ask = <T>(method: string, piece: string, offset: number): Promise<T> =>
        session.connection.sendRequest<T>(method, {
          textDocument: { uri: session.uri('compliance.yaml') },
          position: session.place('compliance.yaml', piece, offset),
        });
      const hover = await ask<Hover>('textDocument/hover', 'mdr:annex-I/17.2', 4);
      assert.match(JSON.stringify(hover.contents), /17\.2/);
      const { items } = await ask<CompletionList>(
        'textDocument/completion',
        'controls: [RC-1, RC-2]',
        'controls: [RC-1, '.length,
      );
      assert.ok(
        items.some(({ label }) => label === 'RC-5'),
        items.map(({ label }) => label).join(' '),
      );
      const [definition] = await ask<Location[]>('textDocument/definition', 'controls: [RC-1', 'controls: [R'.length);
      assert.deepEqual(definition?.range.start, session.place('compliance.yaml', 'id: RC-1', 4));
      const symbols = await session.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
        textDocument: { uri: session.uri('compliance.yaml') },
      });
      assert.ok(
        symbols.some(({ name, children }) => name === 'risks' && children?.length === 4),
        JSON.stringify(symbols).slice(0, 400),
      );
    }));

  it('survives text that is typed letter by letter', () =>
    inSession('pulselog', async (session) => {
      await session.ready();
      const text = readFileSync(join(session.folder, 'compliance.yaml'), 'utf8');
      await session.open('draft.compliance.yaml', 'yaml', '');
      const uri = session.uri('draft.compliance.yaml');
      for (let length = 0; length < text.length; length += 17) {
        await session.connection.sendNotification('textDocument/didChange', {
          textDocument: { uri, version: length + 2 },
          contentChanges: [{ text: text.slice(0, length) }],
        });
        const position = { line: text.slice(0, length).split('\n').length - 1, character: 3 };
        await session.connection.sendRequest('textDocument/completion', { textDocument: { uri }, position });
        await session.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
      }
      assert.deepEqual((await session.ready()).errors, 0);
    }));
});
