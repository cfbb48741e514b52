import assert from 'node:assert/strict';
import fc from 'fast-check';
import { listComponents, listProblems } from '../../../../test/fixtures/component-list';
import { describeJoined } from '../../../../test/fixtures/joined-lines';
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
  });

  it('names what it looks for on the machine, once, and not what something else brings', () => {
    const text = `project(Viewer VERSION 1.0)
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto)
find_package(Qt6 REQUIRED Core Widgets)
find_package(DCMTK)
find_package(Threads REQUIRED)
find_package(GTest CONFIG)
find_package(fmt REQUIRED)
FetchContent_Declare(fmt GIT_REPOSITORY https://github.com/fmtlib/fmt.git GIT_TAG 11.0.2)
pkg_check_modules(GST REQUIRED IMPORTED_TARGET gstreamer-1.0>=1.20 glib-2.0)
`;
    const below = 'find_package(OpenSSL REQUIRED)\nfind_package(Viewer)\nfind_package(ITK 5.3 REQUIRED)\n';
    const files = { 'CMakeLists.txt': text, 'src/CMakeLists.txt': below, 'cmake/FindX.cmake': 'find_package(ZLIB)\n' };
    assert.deepEqual(describeJoined(files), {
      lines: [
        '*fmt@11.0.2 runtime git:https://github.com/fmtlib/fmt.git#11.0.2 | CMakeLists.txt:8',
        '*OpenSSL@? 3.0 runtime | CMakeLists.txt:2',
        '*Qt6@? runtime | CMakeLists.txt:3',
        '*DCMTK@? optional | CMakeLists.txt:4',
        '*GTest@? development | CMakeLists.txt:6',
        '*gstreamer-1.0@? >=1.20 runtime | CMakeLists.txt:9',
        '*glib-2.0@? runtime | CMakeLists.txt:9',
        '*ITK@? 5.3 runtime | src/CMakeLists.txt:3',
      ],
      problems: [
        'The versions of 6 packages are not known: the build takes what the machine has.',
        'The version of one package is not known: the build takes what the machine has.',
      ],
    });
    const managed = describeJoined({ ...files, 'vcpkg.json': '{ "dependencies": ["openssl"] }' });
    assert.deepEqual(
      managed.lines.map((line) => line.split('@')[0]),
      ['*fmt', '*openssl'],
    );
  });
});
