import assert from 'node:assert/strict';
import fc from 'fast-check';
import { listComponents, listProblems } from '../../../../test/fixtures/component-list';
import { SourceFile } from '../../text/source-file';
import { cmakeLists } from './cmake-fetch';

const commit = 'be5935f8d2595bcd97b05718ef1eeae08d812e10';

describe('CMakeLists.txt', () => {
  const cases: [title: string, text: string, expected: readonly string[], problems?: number][] = [
    [
      'FetchContent of a repository',
      'include(FetchContent)\nFetchContent_Declare(\n  googletest # tests\n  GIT_REPOSITORY https://github.com/google/googletest.git\n  GIT_TAG v1.14.0)\n',
      ['pkg:github/google/googletest@v1.14.0 v1.14.0 runtime git | googletest'],
    ],
    [
      'a commit, by a variable of the file',
      `set(FMT_COMMIT "${commit}")\nfetchcontent_declare(fmt GIT_TAG \${FMT_COMMIT} GIT_REPOSITORY "https://github.com/fmtlib/fmt")\n`,
      [`pkg:github/fmtlib/fmt@${commit} ${commit} runtime git pinned | fmt`],
    ],
    [
      'archives',
      'FetchContent_Declare(json URL https://github.com/nlohmann/json/releases/download/v3.11.3/json.tar.xz URL_HASH SHA256=d6c65a)\nExternalProject_Add(zlib URL https://github.com/madler/zlib/archive/refs/tags/v1.3.1.tar.gz)\nExternalProject_Add(ecg URL https://acme.example/ecg-1.0.zip)\n',
      [
        'pkg:github/nlohmann/json@v3.11.3 v3.11.3 runtime url pinned | json',
        'pkg:github/madler/zlib@v1.3.1 v1.3.1 runtime url | zlib',
        'pkg:generic/ecg?download_url=https:%2F%2Facme.example%2Fecg-1.0.zip - runtime url | ecg',
      ],
    ],
    [
      'CPM',
      'CPMAddPackage("gh:fmtlib/fmt#10.1.1")\nCPMAddPackage("gh:nlohmann/json@3.11.2")\nCPMAddPackage(NAME catch GITHUB_REPOSITORY catchorg/Catch2 VERSION 3.5.2)\ncpmfindpackage(NAME spdlog GITHUB_REPOSITORY gabime/spdlog GIT_TAG v1.13.0 OPTIONS "A B")\n',
      [
        'pkg:github/fmtlib/fmt@10.1.1 10.1.1 runtime git | "gh:fmtlib/fmt#10.1.1"',
        'pkg:github/nlohmann/json@v3.11.2 v3.11.2 runtime git | "gh:nlohmann/json@3.11.2"',
        'pkg:github/catchorg/catch2@v3.5.2 v3.5.2 runtime git | NAME',
        'pkg:github/gabime/spdlog@v1.13.0 v1.13.0 runtime git | NAME',
      ],
    ],
    [
      'what the build computes',
      'FetchContent_Declare(a GIT_REPOSITORY https://github.com/acme/a GIT_TAG ${TAG})\nFetchContent_Declare(b GIT_REPOSITORY ${URL})\n',
      ['pkg:github/acme/a ${TAG} runtime git | a'],
      2,
    ],
    [
      'comments and other calls',
      '#[[ CPMAddPackage("gh:a/b#1") ]]\n# CPMAddPackage("gh:a/b#1")\nmessage("CPMAddPackage(gh:a/b#1)")\nFetchContent_Declare(x SOURCE_DIR ../x)\n',
      [],
    ],
    ['a call that does not end', 'FetchContent_Declare(a\n', [], 1],
  ];
  for (const [title, text, expected, problems = 0] of cases) {
    it(title, () => {
      assert.deepEqual(listComponents(cmakeLists, 'CMakeLists.txt', text), expected);
      assert.equal(listProblems(cmakeLists, 'CMakeLists.txt', text).length, problems);
    });
  }

  it('is for development in a folder of tests', () => {
    assert.deepEqual(listComponents(cmakeLists, 'tests/CMakeLists.txt', 'CPMAddPackage("gh:a/b#1")'), [
      'pkg:github/a/b@1 1 development git | "gh:a/b#1"',
    ]);
  });

  it('is read without an exception, in bounded time', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('CPMAddPackage(', 'set(A ', '${A}', '"', ')', '[[', ']]', '#[[', 'URL ', 'gh:a/b@1'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        assert.ok(cmakeLists.read(new SourceFile('a.cmake', pieces.join(''))));
      }),
    );
    for (const text of ['(', '"', '[[', '#[[', '[=[', '[[ ', '#[[\n', 'set(A ${A}${A})', 'CPMAddPackage(a)', '\\'])
      assert.ok(cmakeLists.read(new SourceFile('a.cmake', text.repeat(20_000))));
  }).timeout(20_000);
});
