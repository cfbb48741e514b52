// Types every example file from its first letter to its last, and checks the workspace after each.
// Invariant: nothing throws, no rule or reader falls over, and each finding stands within the text as it is.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fdir } from 'fdir';
import { WorkspaceCheck } from '../../server/src/check/check-workspace';
import { sha256Of } from '../../server/src/host/digest';
import { parseDay } from '../../server/src/terms/calendar-day';
import { SourceFile } from '../../server/src/text/source-file';
import { isOfInterest } from '../../server/src/workspace/file-facts';
import { memoryPort } from '../../server/src/workspace/memory-port';
import { locate } from '../../server/src/workspace/model';
import { ModelBuilder } from '../../server/src/workspace/model-builder';
import { Snapshot } from '../../server/src/workspace/snapshot';
import { parsers } from '../fixtures/check-fixture';

const asOf = parseDay('2026-11-23');
const pause = (): Promise<void> => Promise.resolve();

/** A check of an example that lies in memory, and its texts by their paths. */
function openExample(name: string) {
  const paths = new fdir().withRelativePaths().crawl(`examples/${name}`).sync();
  const files = new Map(
    paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(`examples/${name}/${path}`, 'utf8')]),
  );
  const check = new WorkspaceCheck(new ModelBuilder(memoryPort(files, sha256Of), parsers, sha256Of));
  return { files, check, snapshot: Snapshot.empty().withPaths(files.keys(), 0) };
}

describe('an example as it is typed', () => {
  for (const name of ['cardiowatch', 'pulselog']) {
    const { files, check, snapshot } = openExample(name);
    const texts = [...files].filter(([path]) => isOfInterest(path) && !path.endsWith('.onnx'));
    for (const [path, text] of texts) {
      it(`is checked at every prefix of ${name}/${path}`, async function () {
        this.timeout(120_000);
        assert.ok(asOf);
        for (let end = 0; end <= text.length; end++) {
          const typed = snapshot.withOpen(new SourceFile(path, text.slice(0, end), end));
          const { model, findings } = await check.check(
            typed,
            { asOf, severities: {} },
            new AbortController().signal,
            pause,
          );
          for (const finding of findings) {
            assert.notEqual(finding.rule, 'annotation/rule-failed', `${end}: ${finding.message}`);
            if (finding.anchor.file !== path) continue;
            const { start, end: last } = locate(model, finding.anchor);
            const lines = text.slice(0, end).split('\n');
            assert.ok(last.line < lines.length && start.line <= last.line, `${finding.rule} at ${start.line}`);
            assert.ok(last.character <= (lines[last.line] ?? '').length, `${finding.rule} at ${last.character}`);
          }
        }
      });
    }
  }
});
