// Big lockfiles take time in proportion to their size, whichever package manager wrote them. The bench measures how much;
// here a bound that only a reader of another order, such as a quadratic one, passes.
import assert from 'node:assert/strict';
import { lockedGraph } from '../../../scripts/bench/workspaces/locked-graph';
import { lockWriterNames, lockWriters } from '../../../scripts/bench/workspaces/lock-writers';
import { Random } from '../../../scripts/bench/random';
import { locateIn } from '../syntax/notation';
import { SourceFile } from '../text/source-file';
import { ComponentJoiner } from '../workspace/components';
import type { FileFacts } from '../workspace/file-facts';
import { Manifests } from '../workspace/manifests';
import { formatOf } from './formats';
import { processorTime } from '../../../test/fixtures/processor-time';

const PACKAGES = 20_000;
const LONGEST = 10_000;

describe('big lockfiles', function () {
  this.timeout(6 * LONGEST);
  const graph = lockedGraph('gateway', PACKAGES, 100, new Random(7));
  for (const name of lockWriterNames) {
    it(`${PACKAGES} packages of ${name} are read, joined and located in time`, () => {
      const files = [...lockWriters[name](graph)].map(([path, text]) => new SourceFile(path, text));
      const start = processorTime();
      const facts = new Map(files.map((file) => [file.path, factsOf(file)]));
      const joined = new ComponentJoiner().join(facts.keys(), Manifests.of(facts));
      const components = joined.components.filter(({ component }) => component.purl.type !== 'generic');
      for (const { component } of components) {
        const at = facts.get(component.anchor.file);
        assert.ok(at?.kind === 'manifest');
        // An element of a project file is called as all others are.
        const part = name === 'nuget' ? 'entry' : component.anchor.part;
        const { start: from, end } = locateIn(at.format.notation, at.file, component.anchor.path, part);
        const bare = component.name.slice(component.name.indexOf(':') + 1);
        assert.ok(at.file.text.slice(from, end).includes(bare), `${at.file.text.slice(from, end)} is not ${bare}`);
      }
      assert.deepEqual([components.length, joined.unread, joined.mismatches], [PACKAGES, [], []]);
      assert.ok(components.every(({ component }) => component.version !== undefined));
      assert.ok(processorTime() - start < LONGEST);
    });
  }
});

function factsOf(file: SourceFile): FileFacts {
  const format = formatOf(file.path);
  assert.ok(format);
  return { kind: 'manifest', file, format, reading: format.read(file), code: undefined };
}
