// Import of model cards and their export in the server: the requests of the editor's commands, and the code action.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { URI } from 'vscode-uri';
import { CodeActionKind } from 'vscode-languageserver/node';
import type { ImportAnswer, OfferedCard } from '../../server/src/lsp/methods/model-cards';
import { Session } from './session';

const files = {
  'compliance.yaml': 'compliance: 1\nproduct: { name: Triage }\n',
  'models/ner/README.md': '---\nlicense: mit\nbase_model: org/base\n---\n\n# Chem NER\n',
  'README.md': '# Triage\n',
};

describe('model cards over stdio', function () {
  this.timeout(60_000);

  let folder = '';
  let session: Session | undefined;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'compliance-lens-'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    session = await Session.start(folder);
    await session.ready();
  });
  after(async () => {
    await session?.close();
    rmSync(folder, { recursive: true });
  });

  const importFrom = async (path: string): Promise<ImportAnswer> => {
    assert.ok(session);
    const uri = URI.file(join(folder, path)).toString();
    return session.connection.sendRequest<ImportAnswer>('complianceLens/importModel', { uri });
  };

  it('a card is imported by request, and nothing from a file that is none', async () => {
    const answer = await importFrom('models/ner/README.md');
    assert.ok(answer.kind === 'edit');
    assert.equal(answer.message, 'chem-ner added to compliance.yaml.');
    assert.match(JSON.stringify(answer.edit), /base-model: pkg:huggingface\/org\/base/);
    assert.equal((await importFrom('README.md')).kind, 'none');
    assert.equal((await importFrom('missing.md')).kind, 'none');
  });

  it('a card is imported by its code action, and written as a card again', async () => {
    assert.ok(session);
    await session.open('models/ner/README.md', 'markdown');
    await session.open('compliance.yaml', 'yaml');
    const place = session.place('models/ner/README.md', 'license');
    const action = (await session.fixes('models/ner/README.md', place)).find(({ kind }) =>
      kind?.startsWith(`${CodeActionKind.Refactor}.import`),
    );
    assert.equal(action?.title, 'Import "chem-ner" into compliance.yaml');
    await session.apply(action);
    assert.match(
      session.text('compliance.yaml'),
      /- id: chem-ner\n {4}name: Chem NER\n {4}base-model: .*\n {4}license: MIT\n/,
    );
    const none = await session.fixes('models/ner/README.md', session.place('models/ner/README.md', '# Chem'));
    assert.equal(
      none.some(({ kind }) => kind?.endsWith('.import')),
      false,
    );
    const told = await importFrom('models/ner/README.md');
    assert.deepEqual([told.kind, 'message' in told && told.message], ['told', 'chem-ner already recorded.']);
    const cards = await session.connection.sendRequest<readonly OfferedCard[]>('complianceLens/modelCards');
    assert.deepEqual(
      cards.map(({ id, name, product }) => [id, name, product]),
      [['chem-ner', 'Chem NER', 'Triage']],
    );
    assert.match(cards[0]?.text ?? '', /^---\nlicense: mit\nbase_model: org\/base\n/);
  });
});
