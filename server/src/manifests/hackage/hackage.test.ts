// Haskell as Cabal, Stack and hpack write it: sections, conditions, common parts, frozen versions, extra packages.
import assert from 'node:assert/strict';
import { listComponents, listProblems, listRuntimes } from '../../../../test/fixtures/component-list';
import { linesAndProblems } from '../../../../test/fixtures/joined-files';
import { SourceFile } from '../../text/source-file';
import { cabal } from './cabal';
import { cabalProject } from './cabal-project';
import { packageYaml } from './package-yaml';
import { stackLock, stackYaml } from './stack';

const commit = 'a5847301404583e16d55cd4d051b8e605d704fbc';

describe('*.cabal', () => {
  const text = `cabal-version: 2.4
name:          ecg
version:       0.1.0.0
license:       BSD-3-Clause

common shared
  build-depends:
    , base  >=4.7 && <5
    -- a comment, with a comma
    , text  ^>=2.0

common only-tests
  build-depends: temporary

library
  import: shared
  build-depends:    aeson ==2.1.0.0, containers,
                    exceptions:{exceptions, more} >= 0.10
  if flag(fast)
    build-depends: vector
  else
    build-depends: array

library internal
  build-depends: base >=4.7 && <5

executable ecg
  build-depends: ecg, internal, optparse-applicative
  build-tool-depends: alex:alex ^>= 3.2

test-suite spec
  import: shared, only-tests
  type: exitcode-stdio-1.0
  build-depends: hspec ==2.*, aeson ==2.1.0.0
`;

  it('reads sections, conditions and common parts', () => {
    assert.deepEqual(listProblems(cabal, 'ecg.cabal', text), []);
    assert.deepEqual(listComponents(cabal, 'ecg.cabal', text), [
      'pkg:hackage/base >=4.7 && <5 runtime | base  >=4.7 && <5',
      'pkg:hackage/text ^>=2.0 runtime | text  ^>=2.0',
      'pkg:hackage/temporary - development | temporary',
      'pkg:hackage/aeson@2.1.0.0 ==2.1.0.0 runtime | aeson ==2.1.0.0',
      'pkg:hackage/containers - runtime | containers',
      'pkg:hackage/exceptions >= 0.10 runtime | exceptions:{exceptions, more} >= 0.10',
      'pkg:hackage/vector - runtime | vector',
      'pkg:hackage/array - runtime | array',
      'pkg:hackage/optparse-applicative - runtime | optparse-applicative',
      'pkg:hackage/alex ^>= 3.2 development | alex:alex ^>= 3.2',
      'pkg:hackage/hspec ==2.* development | hspec ==2.*',
    ]);
    const { name, version, license } = cabal.read(new SourceFile('ecg.cabal', text)).value;
    assert.deepEqual([name, version, license], ['ecg', '0.1.0.0', 'BSD-3-Clause']);
  });

  it('reports what is none', () => {
    assert.deepEqual(listProblems(cabal, 'ecg.cabal', 'name: ecg\n== what\nlibrary\n  build-depends: >= 1\n'), [
      'broken: This line is no field and no section of a Cabal file.',
      'broken: ">= 1" is no package with its versions.',
    ]);
  });

  it('is joined with what was frozen; packages of the repository lie in folders', () => {
    const { lines, problems } = linesAndProblems({
      'cabal.project': `packages: ./ lib/*.cabal\nwith-compiler: ghc-9.4.7\nsource-repository-package\n  type: git\n  location: https://github.com/acme/signal.git\n  tag: ${commit}\n`,
      'ecg.cabal': 'name: ecg\nlibrary\n  build-depends: text ^>=2.0, near\ntest-suite t\n  build-depends: hspec\n',
      'lib/near.cabal': 'name: near\nlibrary\n  build-depends: text\n',
      'cabal.project.freeze':
        'active-repositories: hackage.haskell.org:merge\nconstraints: any.text ==2.0.2,\n             text -simdutf,\n             any.primitive ==0.8\nindex-state: hackage.haskell.org 2024-01-01T00:00:00Z\n',
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(lines, [
      '*acme/signal@? runtime git!',
      'primitive@0.8 runtime',
      '*ghc@9.4.7 runtime',
      '*text@2.0.2 ^>=2.0 runtime',
      '*near@? runtime path',
      '*hspec@? development',
      '*text@2.0.2 runtime',
    ]);
    const project = 'import: https://www.stackage.org/lts.config\nextra-packages: aeson ==2.1\n';
    assert.deepEqual(listComponents(cabalProject, 'cabal.project', project), [
      'pkg:hackage/aeson@2.1 ==2.1 runtime | aeson ==2.1',
    ]);
    assert.deepEqual(listProblems(cabalProject, 'cabal.project', project), [
      'unknowable: What the imported project file adds was not read.',
    ]);
  });
});

describe('Stack', () => {
  const yaml = `resolver: lts-20.1
compiler: ghc-9.2.5
extra-deps:
- acme-missiles-0.3@sha256:aa,1
- ./vendored/near
- git: https://github.com/acme/kore.git
  commit: ${commit}
- github: acme/other
  commit: ${commit}
- https://example.org/x.tar.gz
`;

  it('reads stack.yaml and its lockfile', () => {
    assert.deepEqual(listProblems(stackYaml, 'stack.yaml', yaml), [
      'unknowable: The versions of the packages in the snapshot lts-20.1 are not written here.',
      'unknowable: Which package is in https://example.org/x.tar.gz is not written here.',
    ]);
    assert.deepEqual(
      listComponents(stackYaml, 'stack.yaml', yaml).map((line) => line.split(' | ')[0]),
      [
        'pkg:hackage/acme-missiles@0.3 - runtime',
        `pkg:github/acme/kore@${commit} - runtime git pinned`,
        `pkg:github/acme/other@${commit} - runtime git pinned`,
      ],
    );
    assert.deepEqual(listRuntimes(stackYaml, 'stack.yaml', yaml), ['pkg:generic/ghc@9.2.5 9.2.5 | compiler']);
  });

  const lock = `packages:
- completed:
    hackage: acme-missiles-0.3@sha256:aa,1
    pantry-tree: {size: 1, sha256: bb}
  original:
    hackage: acme-missiles-0.3
- completed:
    name: kore
    version: 0.60.0.0
    git: https://github.com/acme/kore.git
    commit: ${commit}
    subdir: kore
  original: {}
- completed:
    name: archived
    version: '1.0'
    url: https://example.org/x.tar.gz
    sha256: cc
snapshots: []
`;

  it('knows packages of repositories and archives by the lockfile', () => {
    assert.deepEqual(listProblems(stackLock, 'stack.yaml.lock', lock), []);
    const { components } = stackLock.read(new SourceFile('stack.yaml.lock', lock)).value;
    assert.deepEqual(
      components.map(
        ({ name, version, source, hashes }) => `${name} ${version ?? '?'} ${source.kind} ${hashes.join()}`,
      ),
      ['acme-missiles 0.3 registry ', 'kore 0.60.0.0 git ', 'archived 1.0 url sha256:cc'],
    );
  });

  it('gives a package the version of its project', () => {
    const { lines } = linesAndProblems({
      'stack.yaml': yaml,
      'stack.yaml.lock': lock,
      'ecg.cabal': 'name: ecg\nlibrary\n  build-depends: acme-missiles, base\n',
    });
    assert.ok(lines.includes('*acme-missiles@0.3 runtime'));
    assert.ok(lines.includes('*base@? runtime'));
    assert.ok(lines.includes('*acme/kore@0.60.0.0 runtime git!'));
  });
});

describe('package.yaml', () => {
  it('reads all forms of dependencies', () => {
    const text = `name: ecg
dependencies:
- base >= 4.7 && < 5
- name: signal
  github: acme/signal
  ref: ${commit}
library:
  dependencies: text
  when:
  - condition: os(windows)
    dependencies: [Win32]
executables:
  ecg:
    dependencies:
      ecg: any
      optparse-applicative: ^>= 0.17
tests:
  spec:
    dependencies: [hspec == 2.11.0]
`;
    assert.deepEqual(listProblems(packageYaml, 'package.yaml', text), []);
    assert.deepEqual(listComponents(packageYaml, 'package.yaml', text), [
      'pkg:hackage/base >= 4.7 && < 5 runtime | base >= 4.7 && < 5',
      'pkg:hackage/signal - runtime git pinned | signal',
      'pkg:hackage/text - runtime | text',
      'pkg:hackage/Win32 - runtime | Win32',
      'pkg:hackage/optparse-applicative ^>= 0.17 runtime | optparse-applicative',
      'pkg:hackage/hspec@2.11.0 == 2.11.0 development | hspec == 2.11.0',
    ]);
    assert.deepEqual(listProblems(packageYaml, 'package.yaml', 'name: another tool\n'), []);
  });
});
