// Big lockfiles take time in proportion to their size. The bench measures how much; here a bound that only a reader of
// another order, such as a quadratic one, passes.
import assert from 'node:assert/strict';
import { lockedProject } from '../../../../scripts/bench/workspaces/lockfile';
import { Random } from '../../../../scripts/bench/random';
import { locateIn } from '../../syntax/notation';
import { SourceFile } from '../../text/source-file';
import { ComponentJoiner } from '../../workspace/components';
import type { FileFacts } from '../../workspace/file-facts';
import { Manifests } from '../../workspace/manifests';
import { formatOf } from '../formats';

const PACKAGES = 20_000;
const LONGEST = 10_000;

describe('big lockfiles', function () {
  this.timeout(6 * LONGEST);
  const project = lockedProject('gateway', PACKAGES, 100, new Random(7));
  const locks: [path: string, name: string, text: string][] = [
    ['package-lock.json', 'npm', project.lockfile],
    ['pnpm-lock.yaml', 'pnpm 9', project.pnpm],
    ['yarn.lock', 'yarn 1', project.yarnClassic],
    ['yarn.lock', 'yarn 4', project.yarnBerry],
  ];
  for (const [path, name, text] of locks) {
    it(`${PACKAGES} packages of ${name} are read, joined and located in time`, () => {
      const start = performance.now();
      const facts = new Map<string, FileFacts>();
      for (const file of [new SourceFile('package.json', project.manifest), new SourceFile(path, text)]) {
        const format = formatOf(file.path);
        assert.ok(format);
        facts.set(file.path, { kind: 'manifest', file, format, reading: format.read(file), code: undefined });
      }
      const { components, unread } = new ComponentJoiner().join(facts.keys(), Manifests.of(facts));
      for (const { component } of components) {
        const at = facts.get(component.anchor.file);
        assert.ok(at?.kind === 'manifest');
        const { start: from, end } = locateIn(at.format.notation, at.file, component.anchor.path, 'key');
        assert.ok(at.file.text.slice(from, end).includes(component.name));
      }
      assert.deepEqual([components.length, unread], [PACKAGES, []]);
      assert.ok(performance.now() - start < LONGEST);
    });
  }
});
