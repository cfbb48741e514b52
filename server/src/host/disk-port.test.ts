import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { diskPort } from './disk-port';

describe('diskPort', () => {
  let folder = '';
  const write = (path: string, text = ''): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'compliance-lens-'));
    write('.gitignore', 'dist/\n*.log\n!keep.log\n');
    write('src/.gitignore', 'generated.ts\n');
    for (const path of [
      'a.ts',
      'b.log',
      'keep.log',
      'dist/c.js',
      'src/generated.ts',
      'src/d.ts',
      'node_modules/e/f.js',
      '.git/config',
      'sub/generated.ts',
      'skip/g.ts',
    ])
      write(path, path);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('lists what git does not ignore and nobody excludes', async () => {
    const { paths, skipped } = await diskPort(folder, ['skip/']).list(new AbortController().signal);
    assert.deepEqual(paths, ['.gitignore', 'a.ts', 'keep.log', 'src/.gitignore', 'src/d.ts', 'sub/generated.ts']);
    assert.equal(skipped, 5);
  });

  it('reads texts, heads and digests, and gives nothing for what is not there', async () => {
    const port = diskPort(folder);
    assert.equal(await port.readText('a.ts'), 'a.ts');
    assert.equal(await port.readText('none.ts'), undefined);
    assert.deepEqual(await port.readHead('a.ts', 2), { bytes: new Uint8Array([97, 46]), size: 4 });
    assert.equal((await port.sha256('a.ts'))?.length, 64);
  });

  it('knows the spelling of names', async () => {
    const port = diskPort(folder);
    assert.equal(await port.exists('dist/c.js'), true);
    assert.equal(await port.exists('dist/C.js'), false);
  });
});
