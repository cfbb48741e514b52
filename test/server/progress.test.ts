// Progress of long answers, and what becomes of requests that are taken back, over stdio.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CancellationTokenSource, LSPErrorCodes, type WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { Session, type SessionOptions } from './session';

const pulling: SessionOptions = {
  capabilities: {
    window: { workDoneProgress: true },
    textDocument: { diagnostic: {} },
    workspace: { diagnostics: { refreshSupport: true } },
  },
};

/** Runs a test on a product with so many source files, each with a tag that leads nowhere. */
async function onProductOf(
  files: number,
  run: (session: Session, folder: string) => Promise<void>,
  options: SessionOptions = pulling,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'compliance-lens-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'compliance.yaml'), 'compliance: 1\nproduct:\n  name: Many\n');
  writeSources(folder, files, '# compliance: implements RC-1\n');
  const session = await Session.start(folder, options);
  try {
    await run(session, folder);
  } finally {
    await session.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeSources(folder: string, files: number, text: string): void {
  for (let index = 0; index < files; index++) writeFileSync(join(folder, 'src', `file${index}.py`), text);
}

/** The kinds of progress told under a token, equal ones that follow each other once. */
function told(session: Session, token: string | number | undefined): string[] {
  const kinds = session.progress.filter((one) => one.token === token).map(({ value }) => String(value.kind));
  return kinds.filter((kind, index) => kind !== kinds[index - 1]);
}

const codeOf = (error: unknown): unknown => (error as { readonly code?: unknown }).code;

describe('progress and cancellation over stdio', function () {
  this.timeout(60_000);

  it('shows the first check of a big folder, and gives its diagnostics in parts', () =>
    onProductOf(1_200, async (session) => {
      const answer = await session.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
        previousResultIds: [],
        partialResultToken: 'parts',
        workDoneToken: 'done',
      });
      await session.ready();
      assert.deepEqual(answer, { items: [] });
      const parts = session.progress.filter(({ token }) => token === 'parts').map(({ value }) => value.items);
      const items = parts.flatMap((part) => part as WorkspaceDiagnosticReport['items']);
      assert.ok(parts.length > 10 && items.length > 1_200, `${parts.length} parts, ${items.length} files`);
      assert.deepEqual(told(session, 'done'), ['begin', 'report', 'end']);
      const own = session.progress.find(({ token }) => token !== 'parts' && token !== 'done')?.token;
      assert.deepEqual(told(session, own), ['begin', 'report', 'end']);
    }));

  it('shows nothing for a small folder, or to an editor that shows no progress', async () => {
    await onProductOf(5, async (session) => {
      await session.ready();
      assert.deepEqual(session.progress, []);
    });
    await onProductOf(
      1_200,
      async (session) => {
        await session.ready();
        assert.deepEqual(session.progress, []);
      },
      {},
    );
  });

  it('answers at once when a request for the workspace is taken back', () =>
    onProductOf(1_200, async (session) => {
      const stop = new CancellationTokenSource();
      const asked = session.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] }, stop.token);
      stop.cancel();
      await assert.rejects(asked, (error) => codeOf(error) === LSPErrorCodes.RequestCancelled);
      await session.ready();

      const known = [{ uri: session.uri('compliance.yaml'), value: 'x' }];
      const { items } = await session.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
        previousResultIds: known,
      });
      const again = new CancellationTokenSource();
      const ids = items.map(({ uri, resultId = '' }) => ({ uri, value: resultId }));
      const waiting = session.connection.sendRequest('workspace/diagnostic', { previousResultIds: ids }, again.token);
      again.cancel();
      await assert.rejects(waiting, (error) => codeOf(error) === LSPErrorCodes.RequestCancelled);
    }));

  it('reads everything again when a person asks for a check, and tells how far it is', () =>
    onProductOf(1_200, async (session, folder) => {
      await session.ready();
      writeSources(folder, 1_200, '# compliance: implements RC-2\n');
      await session.connection.sendRequest('complianceLens/checkWorkspace', { workDoneToken: 'check' });
      assert.deepEqual(told(session, 'check'), ['begin', 'report', 'end']);
      const found = await session.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] });
      assert.match(JSON.stringify(found), /RC-2/);
      assert.doesNotMatch(JSON.stringify(found), /RC-1/);
    }));

  it('stops a check that a person asked for and takes back', () =>
    onProductOf(1_200, async (session) => {
      const stop = new CancellationTokenSource();
      const asked = session.connection.sendRequest('complianceLens/checkWorkspace', {}, stop.token);
      stop.cancel();
      await assert.rejects(asked, (error) => codeOf(error) === LSPErrorCodes.RequestCancelled);
    }));
});
