// What is read without a tree is what the tree says.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lockedGraph } from '../../../../scripts/bench/workspaces/locked-graph';
import { writeBundler } from '../../../../scripts/bench/workspaces/locks/scripted';
import { assertSamePlaces } from '../../../../test/fixtures/same-places';
import { Random } from '../../../../scripts/bench/random';
import { SourceFile } from '../../text/source-file';
import { BIG_TEXT } from '../../syntax/lazy-tree';
import { toData } from '../../syntax/tree';
import { readGemfileLock } from './gemfile-lock-data';
import { gemfileLockNotation } from './gemfile-lock-notation';

describe('readGemfileLock', () => {
  const lines = fc.constantFrom(
    ...['GEM', 'GIT', 'PATH', 'PLATFORMS', 'DEPENDENCIES', 'CHECKSUMS', 'BUNDLED WITH', 'lower', '<<<<<<< HEAD', ''],
    ...['  remote: https://gems.example.org/', '  revision:', '  specs:', '    rack (3.0.8)', '    rack (3.0.8-java)'],
    ...[
      '      base (>= 1.0, < 3)',
      '      base',
      '      base (~> 2)!',
      '  rails!',
      '  rails (~> 7.1)',
      '   2.5.9',
      '  ruby',
    ],
    ...['  rack (3.0.8) sha256=abc', '  rack (3.0.8-java) sha256=def', '\tx', '    rack', '        deep', '__proto__'],
  );

  it('is undefined, or the data of the tree', () => {
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), (chosen, lineEnd) => {
        const text = chosen.join(lineEnd);
        const data = readGemfileLock(text);
        if (data === undefined) return;
        const { root, problems } = gemfileLockNotation.treeOf(new SourceFile('Gemfile.lock', text));
        assert.deepEqual([root && toData(root.node), problems], [data, []]);
      }),
    );
  });

  it('leads to the places of the whole tree in a big text', () => {
    const text = writeBundler(lockedGraph('gateway', 2000, 20, new Random(3))).get('Gemfile.lock') ?? '';
    assert.ok(text.length > BIG_TEXT);
    const [big, whole] = [new SourceFile('Gemfile.lock', text), new SourceFile('Gemfile.lock', text)];
    assert.ok(gemfileLockNotation.dataOf(big) !== undefined);
    assertSamePlaces(gemfileLockNotation.treeOf(big).root, gemfileLockNotation.treeOf(whole).root, 3);
  });
});
