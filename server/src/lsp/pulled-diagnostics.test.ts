import assert from 'node:assert/strict';
import { DiagnosticSeverity, type CancellationToken, type Diagnostic } from 'vscode-languageserver/node';
import { PulledOutlet, PulledReports } from './pulled-diagnostics';
import { uriOf } from './addresses';

const folder = '/product';
const wrong: Diagnostic = {
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
  severity: DiagnosticSeverity.Error,
  message: 'This is wrong.',
};
const nobodyWaits: CancellationToken = {
  isCancellationRequested: true,
  onCancellationRequested: () => ({ dispose: () => undefined }),
};

/** A folder's outlet, the number of times that an editor was told to ask again, and what differs from what it has. */
function pulled() {
  const reports = new PulledReports();
  const told = { refreshes: 0 };
  const outlet = new PulledOutlet(reports, () => told.refreshes++);
  const known = new Map<string, string>();
  const ask = (): readonly string[] => {
    const differing = reports.differingFrom(known);
    for (const { uri, resultId } of differing) known.set(uri, resultId);
    return differing.map(({ uri, diagnostics }) => `${uri.slice(uri.lastIndexOf('/') + 1)} ${diagnostics.length}`);
  };
  const publish = (...files: readonly string[]): Promise<void> =>
    outlet.publishAll(new Map(files.map((file) => [uriOf(file, folder), [wrong]])), () => undefined);
  return { reports, told, outlet, known, ask, publish };
}

describe('PulledReports', () => {
  it('speaks of a file when it is found wrong, and again when it no longer is', async () => {
    const { told, ask, publish } = pulled();
    await publish('a.yaml', 'b.yaml');
    assert.deepEqual(ask(), ['a.yaml 1', 'b.yaml 1']);
    await publish('a.yaml', 'b.yaml');
    assert.deepEqual(ask(), []);
    assert.equal(told.refreshes, 1);
    await publish('b.yaml');
    assert.deepEqual(ask(), ['a.yaml 0']);
    assert.equal(told.refreshes, 2);
  });

  it('takes back what a check did not find any more, also where only the open file was judged', async () => {
    const { outlet, ask, publish, told } = pulled();
    await outlet.publish(uriOf('a.yaml', folder), [wrong], 3);
    assert.equal(told.refreshes, 0, 'the editor asks for a document that it changed by itself');
    assert.deepEqual(ask(), ['a.yaml 1']);
    await publish();
    assert.deepEqual(ask(), ['a.yaml 0']);
  });

  it('takes back what an editor has from an earlier session', () => {
    const { known, ask } = pulled();
    known.set(uriOf('old.yaml', folder), 'another session-1');
    assert.deepEqual(ask(), ['old.yaml 0']);
    assert.deepEqual(ask(), []);
  });

  it('lets nobody wait who does not want to', () => pulled().reports.nextChange(nobodyWaits));
});
