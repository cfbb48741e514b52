// Every folder of the shared corpus of manifests is read by the test of some ecosystem, so that no case is left out unseen.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const here = join(process.cwd(), 'server/src/manifests');
const corpus = join(process.cwd(), '../shared/corpus/manifests');

describe('the folders of the corpus', () => {
  if (!existsSync(corpus)) it.skip('are not on this machine');
  else
    it('are each claimed by one test', () => {
      const claimed = readdirSync(here, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.test.ts'))
        .flatMap((path) => foldersClaimedIn(readFileSync(join(here, path), 'utf8')));
      assert.deepEqual(claimed.sort(), readdirSync(corpus).sort());
    });
});

/** The folders named in calls of testManifestCases. */
function foldersClaimedIn(text: string): readonly string[] {
  const lists = [...text.matchAll(/^ *testManifestCases\(\s*\[([^\]]*)\]/gm)];
  return lists.flatMap(([, list = '']) => [...list.matchAll(/'([^']+)'/g)].map(([, folder = '']) => folder));
}
