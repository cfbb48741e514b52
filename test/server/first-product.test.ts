// The way to a first compliance.yaml over stdio: questions, the file's text, the models that it then records; and what
// concerns a file.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { Session } from './session';

const files: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "gateway", "version": "1.2.0", "dependencies": { "express": "4.19.2" } }\n',
  'src/triage.py':
    'from transformers import pipeline\n\nclassify = pipeline("text-classification", model="example/triage-bert")\n',
};

async function inFolder(run: (session: Session) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'compliance-lens-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const session = await Session.start(folder);
  try {
    await session.ready();
    await run(session);
  } finally {
    await session.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Question {
  readonly field: string;
  readonly suggestion?: string;
  readonly choices?: readonly { readonly value: string; readonly means: string }[];
}

describe('a first compliance.yaml over stdio', function () {
  this.timeout(60_000);

  const answers = { type: 'medical-device', connected: 'true', ai: 'high-risk', name: 'gateway' };

  it('asks with what each choice means in law, and suggests what the files say', () =>
    inFolder(async (session) => {
      const ask = (given: object, passed: readonly string[] = []): Promise<Question | null> =>
        session.connection.sendRequest('complianceLens/firstQuestion', {
          folder: session.uri(''),
          answers: given,
          passed,
        });
      const first = await ask({});
      assert.equal(first?.field, 'type');
      const device = first.choices?.find(({ value }) => value === 'medical-device');
      assert.equal(device?.means, 'Calls for MDR, IEC 62304, ISO 14971. The CRA does not apply.');
      const passed = ['type', 'connected', 'ai'];
      assert.deepEqual((await ask({}, passed))?.suggestion, 'gateway');
      assert.equal(
        await ask(answers, [
          'device-class',
          'software-safety-class',
          'version',
          'manufacturer',
          'intended-purpose',
          'support-until',
        ]),
        null,
      );
    }));

  it('writes the text, and records the models once the file is there', () =>
    inFolder(async (session) => {
      const folder = session.uri('');
      const text: string = await session.connection.sendRequest('complianceLens/firstProduct', { folder, answers });
      assert.match(text, /name: gateway\n[^]*scope:\n[^]* {2}- mdr\n/);
      writeFileSync(join(session.folder, 'compliance.yaml'), text);
      await session.open('compliance.yaml', 'yaml', text);
      const file = session.uri('compliance.yaml');
      const { edit, toDo } = await session.connection.sendRequest<{
        edit: WorkspaceEdit;
        toDo: readonly { rule: string }[];
      }>('complianceLens/recordModels', { file });
      // Only the text of the file is changed.
      const [change] = (edit.documentChanges ?? []) as TextDocumentEdit[];
      assert.match(JSON.stringify(change?.edits), /pkg:huggingface\/example\/triage-bert/);
      assert.ok(toDo.some(({ rule }) => rule === 'soup/undocumented-dependency'));
      const learned: string = await session.connection.sendRequest('complianceLens/learn', {
        file: session.uri('src/triage.py'),
      });
      assert.deepEqual(
        [...learned.matchAll(/<h2>(.*?) </g)].map(([, heading]) => heading),
        ['Falls short here', 'Asked of such a file'],
      );
    }));
});
