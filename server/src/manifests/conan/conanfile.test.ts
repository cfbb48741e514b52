import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatPurl } from '../../terms/purl';
import { SourceFile } from '../../text/source-file';
import { listComponents, listProblems } from '../../../../test/fixtures/component-list';
import type { ManifestFormat } from '../format';
import { joinManifest } from '../inventory';
import { conanLock } from './conan-lock';
import { conanfilePy } from './conanfile-py';
import { conanfileTxt } from './conanfile-txt';
import { readConanReference } from './reference';

const list = (format: ManifestFormat, text: string): readonly string[] =>
  listComponents(format, `lib/${format.name}`, text);
const problems = (format: ManifestFormat, text: string): readonly string[] =>
  listProblems(format, `lib/${format.name}`, text);

describe('a reference of Conan', () => {
  const revision = '93a82349c31917d2d674d22065c7a9ef';
  const cases: [text: string, purl: string | undefined, range?: string][] = [
    ['zlib/1.3.1', 'pkg:conan/zlib@1.3.1', '1.3.1'],
    ['zlib/1.3.1@', 'pkg:conan/zlib@1.3.1', '1.3.1'],
    ['zlib/1.3.1@_/_', 'pkg:conan/zlib@1.3.1', '1.3.1'],
    ['zlib/[>=1.2.11 <2]', 'pkg:conan/zlib', '[>=1.2.11 <2]'],
    ['Poco/[>1.0 <1.9]@pocoproject/stable', 'pkg:conan/pocoproject/Poco?channel=stable', '[>1.0 <1.9]'],
    ['gtk/3.24.24@acme/testing', 'pkg:conan/acme/gtk@3.24.24?channel=testing', '3.24.24'],
    [`fmt/10.1.1#${revision}`, `pkg:conan/fmt@10.1.1?rrev=${revision}`, '10.1.1'],
    [`fmt/10.1.1#${revision}:abc#def%16`, `pkg:conan/fmt@10.1.1?rrev=${revision}`, '10.1.1'],
    ['boost/cci.20210118', 'pkg:conan/boost@cci.20210118', 'cci.20210118'],
    ['libxml++/5.0.1', 'pkg:conan/libxml%2B%2B@5.0.1', '5.0.1'],
    ['1.2.3', undefined],
    ['a/b/c', undefined],
    ['zlib/', undefined],
    ['', undefined],
  ];
  for (const [text, purl, range] of cases) {
    it(JSON.stringify(text), () => {
      const reference = readConanReference(text);
      assert.equal(reference && formatPurl(reference.purl), purl);
      assert.equal(reference?.range, range);
    });
  }
});

describe('conanfile.txt', () => {
  const text = `[requires]
# fonts
freetype/2.13.2  # for labels
  zlib/[~1.3]
[build_requires]
cmake/3.27.9
[test_requires]
gtest/1.14.0
[options]
freetype/*:shared=True
[generators]
CMakeDeps
`;

  it('reads its sections', () => {
    assert.deepEqual(list(conanfileTxt, text), [
      'pkg:conan/freetype@2.13.2 2.13.2 runtime | freetype/2.13.2',
      'pkg:conan/zlib [~1.3] runtime | zlib/[~1.3]',
      'pkg:conan/cmake@3.27.9 3.27.9 development | cmake/3.27.9',
      'pkg:conan/gtest@1.14.0 1.14.0 development | gtest/1.14.0',
    ]);
    assert.deepEqual(problems(conanfileTxt, text), []);
  });

  it('reads lines that end as on Windows', () => {
    assert.equal(list(conanfileTxt, text.replaceAll('\n', '\r\n')).length, 4);
  });

  it('says what is no reference', () => {
    assert.match(problems(conanfileTxt, '[requires]\nzlib\n').join(), /^broken: .*no reference/);
  });
});

describe('conanfile.py', () => {
  const text = `from conan import ConanFile
VERSION = "1.0"

class EcgConan(ConanFile):
    """requires = "none/1.0" """
    name = "ecg"
    version = "2.1"
    license = "MIT"
    requires = (
        "zlib/1.3.1",  # "not/1.0"
        ("bzip2/1.0.8", "private"),
    )
    tool_requires = "cmake/[>=3.20]", "ninja/1.11.1"
    build_requires = ["nasm/2.15.05"]
    python_requires = 'base/0.1@acme/stable'

    def requirements(self):
        self.requires("openssl/[>=1.1 <4]", transitive_headers=True)
        if self.options.with_boost:
            self.requires('boost/' '1.84.0')
        self.requires(f"fmt/{self.versions['fmt']}")
        self.requires("spdlog/%s" % VERSION)
        self.requires("eigen/{}".format(VERSION))
        self.requires(self.backend)
        self.requires("catch2/3.5.2", test=True)
        # self.requires("never/1.0")

    def build_requirements(self):
        self.tool_requires("protobuf/<host_version>")
        self.test_requires("gtest/1.14.0")
        self.build_requires.add("m4/1.4.19")
`;

  it('reads what stands there as a text', () => {
    assert.deepEqual(list(conanfilePy, text), [
      'pkg:conan/zlib@1.3.1 1.3.1 runtime | "zlib/1.3.1"',
      'pkg:conan/bzip2@1.0.8 1.0.8 runtime | "bzip2/1.0.8"',
      'pkg:conan/openssl [>=1.1 <4] runtime | "openssl/[>=1.1 <4]"',
      `pkg:conan/boost@1.84.0 1.84.0 runtime | 'boost/' '1.84.0'`,
      `pkg:conan/fmt - runtime | f"fmt/{self.versions['fmt']}"`,
      'pkg:conan/spdlog - runtime | "spdlog/%s" % VERSION',
      'pkg:conan/eigen - runtime | "eigen/{}".format(VERSION)',
      'pkg:conan/cmake [>=3.20] development | "cmake/[>=3.20]"',
      'pkg:conan/ninja@1.11.1 1.11.1 development | "ninja/1.11.1"',
      'pkg:conan/protobuf - development | "protobuf/<host_version>"',
      'pkg:conan/nasm@2.15.05 2.15.05 development | "nasm/2.15.05"',
      'pkg:conan/m4@1.4.19 1.4.19 development | "m4/1.4.19"',
      `pkg:conan/acme/base@0.1?channel=stable 0.1 development | 'base/0.1@acme/stable'`,
      'pkg:conan/catch2@3.5.2 3.5.2 development | "catch2/3.5.2"',
      'pkg:conan/gtest@1.14.0 1.14.0 development | "gtest/1.14.0"',
    ]);
    const { name, version, license } = conanfilePy.read(new SourceFile('conanfile.py', text)).value;
    assert.deepEqual([name, version, license], ['ecg', '2.1', 'MIT']);
  });

  it('says what Python computes', () => {
    assert.deepEqual(problems(conanfilePy, text), [
      'unknowable: Python computes this, so that which version of "fmt" it is cannot be known.',
      'unknowable: Python computes this, so that which version of "spdlog" it is cannot be known.',
      'unknowable: Python computes this, so that which version of "eigen" it is cannot be known.',
      'unknowable: Python computes this, so that which package it is cannot be known.',
      'unknowable: The version is that of "protobuf" in the build, so that which version of "protobuf" it is cannot be known.',
    ]);
  });

  it('holds what a test package requires to be for the test', () => {
    const test =
      'def requirements(self):\n  self.requires(self.tested_reference_str)\n  self.requires("gtest/1.14.0")\n';
    const path = 'lib/test_package/conanfile.py';
    assert.deepEqual(listComponents(conanfilePy, path, test), [
      'pkg:conan/gtest@1.14.0 1.14.0 development | "gtest/1.14.0"',
    ]);
    assert.deepEqual(listProblems(conanfilePy, path, test), []);
  });

  it('says where a text does not end', () => {
    assert.deepEqual(problems(conanfilePy, 'requires = "zlib/1.3.1\n'), ['broken: This text does not end.']);
  });
});

describe('any conanfile', () => {
  it('is read without an exception', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'self.requires(',
        'requires = ',
        '"zlib/1.3.1"',
        'f"',
        '"',
        '"""',
        '(',
        ')',
        ',',
        '\n',
        '[requires]\n',
        '{',
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(conanfilePy, conanfileTxt, conanLock), fc.array(piece), (format, pieces) => {
        assert.ok(format.read(new SourceFile('x', pieces.join(''))).value.components);
      }),
    );
    fc.assert(
      fc.property(fc.json(), (data) => {
        for (const text of [data, `{"graph_lock": {"nodes": ${data}}}`, `{"requires": ${data}}`])
          assert.ok(conanLock.read(new SourceFile('conan.lock', text)).value.components);
      }),
    );
  });

  it('takes bounded time', () => {
    const texts = [
      'self.requires(',
      'requires = (',
      '"',
      "f'{",
      '"""',
      '\\\n',
      'a # ',
      '[requires]\n',
      'name = name = ',
      ' ',
    ];
    for (const text of texts)
      for (const format of [conanfilePy, conanfileTxt])
        assert.ok(format.read(new SourceFile('x', text.repeat(20_000))));
  });
});

describe('conan.lock', () => {
  const lock = conanLock.read(
    new SourceFile(
      'lib/conan.lock',
      JSON.stringify({
        version: '0.5',
        requires: ['zlib/1.3.1#13c96f538b52e1600c40b88994de240f%1', 'openssl/3.2.2', 'bzip2/1.0.8'],
        build_requires: ['cmake/3.29.0', 'zlib/1.2.13'],
      }),
    ),
  ).value;

  it('gives a conanfile its versions, and what else came', () => {
    const manifest = conanfileTxt.read(
      new SourceFile('lib/conanfile.txt', '[requires]\nopenssl/[>=3]\nzlib/[>=1.2]\n[tool_requires]\ncmake/[>3]\n'),
    ).value;
    const { value, problems } = joinManifest(manifest, lock);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      value.map(({ name, version, range, direct, scope }) => [name, version, range, direct, scope]),
      [
        ['openssl', '3.2.2', '[>=3]', true, 'runtime'],
        ['zlib', '1.3.1', '[>=1.2]', true, 'runtime'],
        ['cmake', '3.29.0', '[>3]', true, 'development'],
        ['bzip2', '1.0.8', undefined, false, 'runtime'],
        ['zlib', '1.2.13', undefined, false, 'development'],
      ],
    );
  });
});
