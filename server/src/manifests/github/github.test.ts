import assert from 'node:assert/strict';
import fc from 'fast-check';
import { listComponents, listProblems } from '../../../../test/fixtures/component-list';
import { formatPurl } from '../../terms/purl';
import { SourceFile } from '../../text/source-file';
import { formatOf } from '../formats';
import { gitModules } from './git-modules';
import { repositoryPurl } from './repository';
import { west } from './west';
import { action, workflow } from './workflow';

const commit = 'be5935f8d2595bcd97b05718ef1eeae08d812e10';

describe('the address of a repository', () => {
  const cases: [address: string, expected: string | undefined][] = [
    ['https://github.com/Acme/Ecg', 'pkg:github/acme/ecg@v1'],
    ['https://github.com/acme/ecg.git', 'pkg:github/acme/ecg@v1'],
    ['git@github.com:acme/ecg.git', 'pkg:github/acme/ecg@v1'],
    ['ssh://git@github.com/acme/ecg', 'pkg:github/acme/ecg@v1'],
    ['https://user:word@gitlab.com/acme/team/ecg/', 'pkg:gitlab/acme/team/ecg@v1'],
    ['https://bitbucket.org/acme/ecg', 'pkg:bitbucket/acme/ecg@v1'],
    ['https://git.example/acme/ecg.git', 'pkg:generic/ecg@v1?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Facme%2Fecg'],
    ['../ecg.git', undefined],
    ['', undefined],
  ];
  for (const [address, expected] of cases) {
    it(JSON.stringify(address), () => {
      const purl = repositoryPurl(address, 'v1');
      assert.equal(purl && formatPurl(purl), expected);
    });
  }
});

describe('a workflow', () => {
  const path = '.github/workflows/ci.yml';
  const text = `on: push
jobs:
  test:
    runs-on: ubuntu-24.04
    container: node:18-slim
    services:
      db:
        image: postgres:16
      cache: { image: "redis:\${{ matrix.redis }}" }
    steps:
      - uses: actions/checkout@v4
      - name: Cache
        uses: actions/cache/restore@${commit} # v4.0.2
      - uses: ./.github/actions/own
      - uses: docker://ghcr.io/acme/lint:2
      - run: npm test
      - uses: \${{ matrix.action }}
      - uses: actions/checkout@v4
  call:
    uses: octo-org/another-repo/.github/workflows/workflow.yml@main
  own:
    uses: ./.github/workflows/other.yml
  image:
    container: { image: "ghcr.io/acme/build" }
`;

  it('uses actions, workflows and images', () => {
    assert.deepEqual(listComponents(workflow, path, text), [
      'pkg:docker/library/node@18-slim 18-slim development | node:18-slim',
      'pkg:docker/library/postgres@16 16 development | postgres:16',
      'pkg:docker/library/redis redis:${{ matrix.redis }} development | "redis:${{ matrix.redis }}"',
      'pkg:github/actions/checkout@v4 v4 development git | actions/checkout@v4',
      `pkg:github/actions/cache@${commit}#restore ${commit} development git pinned | actions/cache/restore@${commit}`,
      'pkg:docker/acme/lint@2?repository_url=ghcr.io 2 development | docker://ghcr.io/acme/lint:2',
      'pkg:github/octo-org/another-repo@main#.github/workflows/workflow.yml main development git | octo-org/another-repo/.github/workflows/workflow.yml@main',
      'pkg:docker/acme/build@latest?repository_url=ghcr.io - development | "ghcr.io/acme/build"',
    ]);
    assert.deepEqual(
      listProblems(workflow, path, text).map((problem) => problem.split(':')[0]),
      ['unknowable', 'unknowable'],
    );
  });

  const broken: [text: string, problem: RegExp][] = [
    ['jobs:\n  a:\n    steps:\n      - uses: actions/checkout\n', /^broken: "actions\/checkout" names no action/],
    ['jobs: [a]\n', /^broken: "jobs" is no map/],
    ['jobs:\n  a:\n    steps: x\n', /^broken: "steps" is no list/],
    ['jobs:\n  a: [\n', /^broken: /],
  ];
  for (const [each, problem] of broken)
    it(`says what is wrong in ${JSON.stringify(each)}`, () =>
      assert.match(listProblems(workflow, path, each).join(), problem));
});

describe('action.yml', () => {
  const composite = 'runs:\n  using: composite\n  steps:\n    - uses: acme/setup@v1.2.0\n';
  const container = 'runs:\n  using: docker\n  image: docker://alpine:3.19\n';

  it('uses actions or an image', () => {
    assert.deepEqual(listComponents(action, 'action.yml', composite), [
      'pkg:github/acme/setup@v1.2.0 v1.2.0 development git | acme/setup@v1.2.0',
    ]);
    assert.deepEqual(listComponents(action, 'action.yml', container), [
      'pkg:docker/library/alpine@3.19 3.19 development | docker://alpine:3.19',
    ]);
    assert.deepEqual(listComponents(action, 'action.yml', 'runs: { using: docker, image: Dockerfile }'), []);
  });
});

describe('west.yml', () => {
  const text = `manifest:
  defaults:
    remote: zephyr
  remotes:
    - name: zephyr
      url-base: https://github.com/zephyrproject-rtos
    - name: acme
      url-base: ssh://git@git.example/acme
  group-filter: [-extra, +tools]
  projects:
    - name: zephyr
      revision: v3.7.0
      import:
        name-allowlist: [cmsis]
    - name: ecg
      remote: acme
      repo-path: ecg-lib
      revision: ${commit}
    - name: hal
      url: https://gitlab.com/acme/hal.git
      revision: 1.10
      groups: [extra]
    - name: unpinned
      groups: [extra, tools]
    - name: lost
      remote: nowhere
  self:
    path: app
    import: [submanifests/debug.yml, submanifests]
`;

  it('reads its projects', () => {
    assert.deepEqual(listComponents(west, 'west.yml', text), [
      'pkg:github/zephyrproject-rtos/zephyr@v3.7.0 v3.7.0 runtime git | zephyr',
      `pkg:generic/ecg-lib@${commit}?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Facme%2Fecg-lib ${commit} runtime git pinned | ecg`,
      'pkg:gitlab/acme/hal@1.10 1.10 optional git | hal',
      'pkg:github/zephyrproject-rtos/unpinned - runtime git | unpinned',
    ]);
    const problems = listProblems(west, 'west.yml', text);
    assert.equal(problems.length, 2);
    assert.match(problems.join(), /unknowable: "zephyr" brings cmsis of its own manifest/);
    assert.match(problems.join(), /broken: A project has a "name"/);
    const { needs } = west.read(new SourceFile('app/west.yml', text)).value;
    assert.deepEqual(
      needs.map((needed) => needed.path),
      ['app/submanifests/debug.yml'],
    );
  });
});

describe('.gitmodules', () => {
  const text = `[submodule "libs/ecg"]
	path = libs/ecg
	url = https://github.com/acme/ecg.git
	branch = main
[submodule "near"]
	path = near
	url = ../near.git
[submodule "none"]
`;

  it('reads submodules, whose commits git keeps', () => {
    assert.deepEqual(listComponents(gitModules, '.gitmodules', text), [
      'pkg:github/acme/ecg - runtime git pinned | https://github.com/acme/ecg.git',
    ]);
    assert.deepEqual(listProblems(gitModules, '.gitmodules', text), [
      'unknowable: The commit is not known: git keeps it outside of this file.',
      'unknowable: Which repository this is cannot be known: its address is not written out.',
      'unknowable: Which repository this is cannot be known: its address is not written out.',
    ]);
  });
});

describe('files of GitHub and west', () => {
  const names: [path: string, expected: string | undefined][] = [
    ['.github/workflows/ci.yml', 'GitHub workflow'],
    ['.github/workflows/action.yml', 'GitHub workflow'],
    ['.github/workflows/compose.yaml', 'GitHub workflow'],
    ['.github/dependabot.yml', undefined],
    ['.github/actions/own/action.yaml', 'action.yml'],
    ['action.yml', 'action.yml'],
    ['my-action.yml', undefined],
    ['west.yml', 'west.yml'],
    ['manifests/debug.west.yml', 'west.yml'],
    ['northwest.yml', undefined],
  ];
  for (const [path, expected] of names) it(path, () => assert.equal(formatOf(path)?.name, expected));

  it('are read without an exception, whatever they hold', () => {
    const key = fc.constantFrom(
      'jobs',
      'steps',
      'uses',
      'container',
      'image',
      'services',
      'runs',
      'manifest',
      'projects',
      'name',
      'remotes',
      'import',
      'self',
    );
    const { shape } = fc.letrec((tie) => ({
      shape: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom<unknown>(null, true, 1, '', 'a/b@c', 'docker://x'),
        fc.dictionary(key, tie('shape')),
        fc.array(tie('shape')),
      ),
    }));
    fc.assert(
      fc.property(
        fc.constantFrom(workflow, action, west),
        shape,
        fc.string({ unit: 'binary' }),
        (format, data, text) => {
          assert.ok(format.read(new SourceFile('a.yml', JSON.stringify(data))));
          assert.ok(format.read(new SourceFile('a.yml', text)));
        },
      ),
    );
  });
});
