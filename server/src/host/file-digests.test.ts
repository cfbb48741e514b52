// Digests of files: each worked out once, those of large files while everything else goes on.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileDigests, LARGE_FILE } from './file-digests';

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

describe('FileDigests', function () {
  this.timeout(60_000);

  let folder = '';
  let cache = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'compliance-lens-'));
    cache = join(folder, 'cache');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  /** A file of that size that takes no room on the disk. */
  const sparse = (name: string, size: number): string => {
    const path = write(name, '');
    truncateSync(path, size);
    return path;
  };

  it('gives the digest of a small file at once, and another one when it changes', async () => {
    const digests = new FileDigests({ folder: cache, whenKnown: () => undefined });
    const path = write('a', 'one');
    assert.equal(await digests.of(path), sha256('one'));
    write('a', 'two');
    assert.equal(await digests.of(path), sha256('two'));
    assert.throws(() => readdirSync(cache));
  });

  it('notices a file that was replaced by one of the same size and time', async () => {
    const digests = new FileDigests({ folder: cache });
    const path = write('a', 'one');
    utimesSync(path, 1, 1);
    await digests.of(path);
    write('a', 'two');
    utimesSync(path, 1, 1);
    assert.equal(await digests.of(path), sha256('two'));
  });

  it('waits for a large file where nobody is to be told', async () => {
    const path = sparse('large', LARGE_FILE);
    assert.equal(await new FileDigests({ folder: undefined }).of(path), sha256(new Uint8Array(LARGE_FILE)));
  });

  it('tells when the digest of a large file is known, and then has it', async () => {
    const path = sparse('large', LARGE_FILE);
    const told = await new Promise<string>((resolve) => {
      const digests = new FileDigests({
        folder: undefined,
        whenKnown: (known) => void digests.of(known).then((digest) => resolve(`${known} ${digest ?? ''}`)),
      });
      void digests.of(path).then((digest) => assert.equal(digest, undefined));
    });
    assert.equal(told, `${path} ${sha256(new Uint8Array(LARGE_FILE))}`);
  });

  it('keeps the digest of a large file beyond the run', async () => {
    const path = sparse('large', LARGE_FILE);
    const digest = await new FileDigests({ folder: cache }).of(path);
    const [entry = ''] = readdirSync(join(cache, 'digests'));
    const later = new FileDigests({ folder: cache, whenKnown: () => assert.fail('it is known already') });
    assert.equal(await later.of(path), digest);
    writeFileSync(join(cache, 'digests', entry), 'broken');
    assert.equal(await new FileDigests({ folder: cache }).of(path), digest);
  });

  it('lets others work while a file of 2 GB is hashed, and stops when it is told to', async () => {
    const path = sparse('huge', 2 * 1024 ** 3);
    const digests = new FileDigests({ folder: undefined, whenKnown: () => assert.fail('it was stopped') });
    const begun = performance.now();
    assert.equal(await digests.of(path), undefined);
    assert.ok(performance.now() - begun < 1000, 'nobody waits');
    const waits: number[] = [];
    for (let round = 0; round < 100; round++) {
      const start = performance.now();
      await new Promise((resolve) => setImmediate(resolve));
      waits.push(performance.now() - start);
    }
    const median = waits.sort((a, b) => a - b)[50] ?? 0;
    assert.ok(median < 50, `a turn takes ${median} ms`);
    digests.dispose();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await assert.rejects(new FileDigests({ folder: undefined, signal: AbortSignal.abort() }).of(path));
  });
});
