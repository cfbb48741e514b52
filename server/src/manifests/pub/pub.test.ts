// pubspec.yaml and pubspec.lock as Dart and Flutter write them: sources, overrides, SDKs, workspaces, broken files.
import assert from 'node:assert/strict';
import { listComponents, listProblems, listRuntimes } from '../../../../test/fixtures/component-list';
import { linesAndProblems } from '../../../../test/fixtures/joined-files';
import { SourceFile } from '../../text/source-file';
import { pubspecLock } from './pubspec-lock';
import { pubspecYaml } from './pubspec-yaml';

const commit = 'e5adce55eea0b74d3680e66a2c5252edf17b07e1';

describe('pubspec.yaml', () => {
  it('reads all kinds of dependencies', () => {
    const text = `name: ecg
version: 1.0.0+3
environment:
  sdk: ">=3.0.0 <4.0.0"
dependencies:
  flutter:
    sdk: flutter
  http: ^1.1.0
  anything:
  exact: 2.0.0
  repo:
    git: https://git.example/repo.git
  pinned:
    git: {url: https://git.example/p.git, ref: ${commit}, path: sub}
  near:
    path: ../near
  hosted:
    hosted: {name: other_name, url: https://pub.example.org}
    version: ^2.0.0
  mirror:
    hosted: https://pub.example.org
    version: ^3.0.0
  overridden: ^1.0.0
dev_dependencies:
  flutter_test:
    sdk: flutter
  lints: any
dependency_overrides:
  overridden:
    path: ../overridden
  brought: 1.0.0
`;
    assert.deepEqual(listProblems(pubspecYaml, 'pubspec.yaml', text), []);
    assert.deepEqual(listComponents(pubspecYaml, 'pubspec.yaml', text), [
      'pkg:pub/http ^1.1.0 runtime | http',
      'pkg:pub/anything - runtime | anything',
      'pkg:pub/exact@2.0.0 2.0.0 runtime | exact',
      'pkg:pub/repo - runtime git | repo',
      'pkg:pub/pinned - runtime git pinned | pinned',
      'pkg:pub/near - runtime path | near',
      'pkg:pub/other_name ^2.0.0 runtime | hosted',
      'pkg:pub/mirror ^3.0.0 runtime | mirror',
      'pkg:pub/overridden ^1.0.0 runtime path | overridden',
      'pkg:pub/lints any development | lints',
      'pkg:pub/brought@1.0.0 1.0.0 runtime | brought',
    ]);
    assert.deepEqual(listRuntimes(pubspecYaml, 'pubspec.yaml', text), [
      'pkg:generic/dart >=3.0.0 <4.0.0 | sdk',
      'pkg:generic/flutter any | flutter',
    ]);
  });

  it('reports what is no dependency', () => {
    assert.deepEqual(listProblems(pubspecYaml, 'pubspec.yaml', 'dependencies:\n  a: {}\n  b: [1]\n  c-d: 1.0.0\n'), [
      'broken: "a" needs a version range, or a place from where it is taken.',
      'broken: "b" needs a version range, or a place from where it is taken.',
      'broken: "c-d" needs a version range, or a place from where it is taken.',
    ]);
  });
});

describe('pubspec.lock', () => {
  const entry = (name: string, dependency: string): string =>
    `  ${name}:\n    dependency: ${dependency}\n    description:\n      name: ${name}\n      sha256: ab${name}\n      url: "https://pub.dev"\n    source: hosted\n    version: "1.2.0"\n`;
  const lock = `packages:\n${entry('http', '"direct main"')}${entry('lints', '"direct dev"')}${entry('meta', 'transitive')}${entry('only_app', '"direct main"')}`;

  it('is joined with a workspace', () => {
    const { lines, problems } = linesAndProblems({
      'pubspec.yaml':
        'name: root\nworkspace: [apps/*]\ndependencies:\n  http: ^1.1.0\ndev_dependencies:\n  lints: ^1.0.0\n',
      'apps/one/pubspec.yaml': 'name: one\nresolution: workspace\ndependencies:\n  only_app: ^1.0.0\n',
      'pubspec.lock': lock,
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(lines, [
      '*http@1.2.0 ^1.1.0 runtime',
      '*lints@1.2.0 ^1.0.0 development',
      'meta@1.2.0 runtime',
      '*only_app@1.2.0 ^1.0.0 runtime',
    ]);
  });

  it('by itself knows what is direct, and digests', () => {
    const { components } = pubspecLock.read(new SourceFile('pubspec.lock', lock)).value;
    assert.deepEqual(
      components.map(({ name, direct, scope, hashes }) => `${name} ${direct} ${scope} ${hashes.join()}`),
      [
        'http true runtime sha256:abhttp',
        'lints true development sha256:ablints',
        'only_app true runtime sha256:abonly_app',
        'meta false runtime sha256:abmeta',
      ],
    );
  });

  it('reports entries without a version', () => {
    assert.deepEqual(listProblems(pubspecLock, 'pubspec.lock', 'packages:\n  a:\n    source: hosted\n'), [
      'broken: "a" of pubspec.lock has no version, or its name is none.',
    ]);
  });
});
