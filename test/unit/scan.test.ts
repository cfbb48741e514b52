// Scans a tree of 20 000 source files for trace tags, on disk, with git as the judge of what is ignored.
// Invariant: the tags found are exactly those planted, with their places; what has no tag is not even looked at closely.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sha256Of } from '../../server/src/host/digest';
import { diskPort } from '../../server/src/host/disk-port';
import { listFiles } from '../../server/src/host/disk-workspace';
import { grammarPackages, grammarsIn } from '../../server/src/host/grammars';
import { isVendored } from '../../server/src/models/vendored';
import { CodeParsers } from '../../server/src/syntax/code';
import type { Model } from '../../server/src/workspace/model';
import { ModelBuilder } from '../../server/src/workspace/model-builder';
import { tagFor, taggedSources } from './tagged-sources';
import { processorTime } from '../fixtures/processor-time';

const FILES = 20_000;
/** Generous: a busy machine is slow, and a scan that is slow by nature takes minutes. */
const MOST_SECONDS = 20;
const MOST_MEGABYTES = 400;

/** What git ignores, at several levels, with exceptions; a byte order mark and CRLF are ordinary. */
const ignoreFiles: Readonly<Record<string, string>> = {
  '.gitignore': '\ufeff/dist/\r\n*.gen.*\r\n!kept.gen.*\r\n/part-1/*/\r\n!/part-1/kept/\r\n',
  'part-2/.gitignore': '*\n!.gitignore\n!*.rs\n!*/\n',
  'part-3/.gitignore': 'Out/\ngenerated/*\n!generated/kept.py\n',
  'part-3/deep/.gitignore': '!b.gen.ts\n# a comment\n\\#odd.ts\n',
  'part-4/repo/.gitignore': 'private/\n',
  '.git/info/exclude': 'mine.*\n',
};

/** Where a file of each language stands besides the ordinary folders. */
const odd: readonly string[] = [
  ...['dist/a', 'a.gen', 'kept.gen', 'mine', 'part-1/x/a', 'part-1/kept/a', 'part-1/a', 'part-2/a', 'part-2/x/a'],
  ...['part-3/out/a', 'part-3/Out/a', 'part-3/generated/a', 'part-3/generated/kept', 'part-3/deep/b.gen'],
  ...['part-3/deep/#odd', 'part-4/repo/a', 'part-4/repo/private/a', 'part-4/repo/dist/a', 'node_modules/x/a'],
  ...['part-5/node_modules/@y/z/lib/a', 'part-5/.venv/lib/a', 'part-5/ü 😀/a'],
];

/** A tag at its place, as `path:line:character id`. */
type Placed = string;

interface Tree {
  readonly folder: string;
  /** The planted tags by the path of their file. */
  readonly planted: ReadonlyMap<string, readonly Placed[]>;
}

function plantTree(folder: string): Tree {
  const planted = new Map<string, readonly Placed[]>();
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const path of Object.keys(ignoreFiles)) if (!path.startsWith('.git/')) write(path, ignoreFiles[path] ?? '');
  write('compliance.yaml', 'product:\n  name: Tree # no source: compliance: implements NO-17\n');
  write('near.compliance.yaml', `# ${tagFor('NO-18')}\nrisks: []\n`);
  const endings = Object.keys(taggedSources);
  const add = (path: string, text: string): void => {
    const tag = tagFor(`RC-${planted.size + 1}`);
    const content = text.replace('§', tag);
    const lines = content.split('\n');
    const line = lines.findIndex((each) => each.includes(tag));
    const character = (lines[line] ?? '').indexOf(tag) + tagFor('').length;
    planted.set(path, line < 0 ? [] : [`${path}:${line}:${character} ${tag.slice(tagFor('').length)}`]);
    write(path, content);
  };
  for (const stem of odd) for (const ending of endings) add(`${stem}.${ending}`, taggedSources[ending] ?? '');
  for (let at = 0; planted.size < FILES; at++) {
    const ending = endings[at % endings.length] ?? '';
    const prose = `${ending === 'py' || ending === 'sh' || ending === 'yaml' ? '#' : '//'} ordinary work ${at}\n`;
    const path = `src/${at % 97}/${(at >> 3) % 11}/f${at}.${ending}`;
    add(path, at % 10 === 0 ? prose.repeat(20) + (taggedSources[ending] ?? '') : prose.repeat(40));
  }
  return { folder, planted };
}

/** What git would track, but for what no product's own work is, and with the repository inside, which git leaves to itself. */
function trackedByGit(folder: string): ReadonlySet<string> {
  const list = (at: string): string[] =>
    execFileSync('git', ['-C', at, '-c', 'core.ignoreCase=false', 'ls-files', '-z', '--others', '--exclude-standard'], {
      encoding: 'utf8',
    })
      .split('\0')
      .filter((path) => path !== '' && !path.endsWith('/'));
  const inner = list(join(folder, 'part-4/repo')).map((path) => `part-4/repo/${path}`);
  return new Set([...list(folder), ...inner].filter((path) => !isVendored(path)));
}

function placedTags(model: Model, path: string): readonly Placed[] {
  const facts = model.facts(path);
  if (facts?.kind !== 'code') return [];
  return facts.tags.map(({ id: name }, at) => {
    const start = facts.tagRanges[at]?.start;
    return `${path}:${start?.line}:${start?.character} ${name}`;
  });
}

describe('a scan for trace tags', function () {
  this.timeout(120_000);
  let tree: Tree = { folder: '', planted: new Map() };
  before(() => {
    const folder = mkdtempSync(join(tmpdir(), 'compliance-lens-'));
    tree = plantTree(folder);
    const init = (at: string): unknown => execFileSync('git', ['init', '--quiet', join(folder, at)]);
    init('');
    init('part-4/repo');
    writeFileSync(join(folder, '.git/info/exclude'), ignoreFiles['.git/info/exclude'] ?? '');
  });
  after(() => rmSync(tree.folder, { recursive: true, force: true }));

  it(`finds exactly what was planted in ${FILES} files, and leaves alone what git ignores`, async () => {
    const { folder, planted } = tree;
    const tracked = trackedByGit(folder);
    let grammars = 0;
    const source = grammarsIn(...grammarPackages);
    const counting = {
      ...source,
      grammar: (...of: Parameters<typeof source.grammar>) => (grammars++, source.grammar(...of)),
    };
    const port = diskPort(folder);
    const builder = new ModelBuilder(port, new CodeParsers(counting), sha256Of);
    const { signal } = new AbortController();

    const [started, memory] = [processorTime(), process.memoryUsage().heapUsed];
    const snapshot = await listFiles(port, signal);
    const model = await builder.build(snapshot, signal);
    const seconds = (processorTime() - started) / 1000;
    const megabytes = (process.memoryUsage().heapUsed - memory) / 1024 / 1024;
    console.log(
      `      ${snapshot.paths.size} files in ${seconds.toFixed(1)} s, ${Math.round(megabytes)} MiB more in use`,
    );

    assert.deepEqual([...snapshot.paths].sort(), [...tracked].sort());
    const expected = [...planted].flatMap(([path, tags]) => (tracked.has(path) ? tags : []));
    assert.ok(expected.length > FILES / 12, `${expected.length} tags are to be found`);
    assert.deepEqual([...snapshot.paths].flatMap((path) => placedTags(model, path)).sort(), expected.sort());
    for (const [path, tags] of planted) if (tags.length === 0) assert.ok(model.facts(path)?.kind !== 'code', path);
    assert.equal(grammars, 0, 'no grammar is needed for tags');
    assert.ok(seconds < MOST_SECONDS, `${seconds} s`);
    assert.ok(megabytes < MOST_MEGABYTES, `${megabytes} MiB`);
  });
});
