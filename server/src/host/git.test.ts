// Git in a real repository, from a folder below its root, and where there is none.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Git } from './git';

describe('Git', () => {
  let folder = '';
  const run = (...args: readonly string[]): void => {
    execFileSync('git', ['-C', folder, '-c', 'user.email=jo@example.org', ...args], { stdio: 'pipe' });
  };
  const commit = (files: Readonly<Record<string, string>>): void => {
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
    run('add', '.');
    run('commit', '--quiet', '--message=Change');
  };
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'compliance-lens-'));
    mkdirSync(join(folder, 'gateway'));
    run('init', '--quiet');
    run('config', 'user.name', 'Jörg Doe');
    commit({ 'gateway/größe [1].ts': 'alt\n', 'other.ts': 'other' });
    commit({ 'other.ts': 'another' });
    commit({ 'gateway/größe [1].ts': 'neu, 測定\n', 'gateway/empty.ts': '' });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('knows who works there', async () => {
    assert.equal(await new Git(join(folder, 'gateway')).userName(), 'Jörg Doe');
  });

  it('gives the commits of a file, the newest first, with the texts of then', async () => {
    const git = new Git(join(folder, 'gateway'));
    const commits = await git.commitsOf(['größe [1].ts'], 10);
    const texts = [];
    for (const one of commits) {
      const files = await git.filesOf(one);
      const contents = await git.textsOf([...files.values()]);
      texts.push([...files].map(([path, id]) => `${path}: ${contents.get(id) ?? 'missing'}`));
    }
    assert.deepEqual(texts, [['empty.ts: ', 'größe [1].ts: neu, 測定\n'], ['größe [1].ts: alt\n']]);
    assert.equal((await git.commitsOf(['größe [1].ts'], 1)).length, 1);
    assert.ok(commits.every(({ time }) => Math.abs(time - Date.now()) < 3_600_000));
  });

  it('leaves out contents that are not there', async () => {
    assert.deepEqual(await new Git(folder).textsOf(['0'.repeat(40)]), new Map());
  });

  it('knows nothing where there is no repository and no folder', async () => {
    const git = new Git(join(folder, 'gone'));
    assert.deepEqual(await git.commitsOf(['a.ts'], 10), []);
    assert.deepEqual(await git.filesOf({ id: 'HEAD', time: 0 }), new Map());
    assert.equal(await git.userName(), undefined);
  });
});
