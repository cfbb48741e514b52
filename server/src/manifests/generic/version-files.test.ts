import assert from 'node:assert/strict';
import fc from 'fast-check';
import { listComponents, listProblems, listRuntimes } from '../../../../test/fixtures/component-list';
import { SourceFile } from '../../text/source-file';
import { formatOf } from '../formats';
import { rustToolchain } from './rust-toolchain';
import { miseToml, sdkmanrc, toolVersions } from './tool-lists';
import { readVersion } from './version-managers';

describe('a version of a version manager', () => {
  const cases: [tool: string, text: string, product: string, version: string | undefined][] = [
    ['node', '18', 'node', '18'],
    ['node', 'v18.20.4', 'node', '18.20.4'],
    ['node', 'lts/hydrogen', 'node', 'hydrogen'],
    ['node', 'lts/*', 'node', undefined],
    ['node', 'lts/-1', 'node', undefined],
    ['node', 'stable', 'node', undefined],
    ['node', '18.x', 'node', undefined],
    ['python', '3.12-dev', 'python', '3.12-dev'],
    ['python', '3.13.0rc1', 'python', '3.13.0rc1'],
    ['python', '3.13t', 'python', '3.13t'],
    ['python', 'pypy3.10-7.3.12', 'pypy', '7.3.12'],
    ['python', 'miniconda3-4.7.12', 'miniconda', '4.7.12'],
    ['python', 'cpython-3.12.1', 'python', '3.12.1'],
    ['python', 'cpython@3.12', 'python', '3.12'],
    ['python', '>=3.11', 'python', undefined],
    ['ruby', 'ruby-3.3.0', 'ruby', '3.3.0'],
    ['ruby', 'jruby-9.4.5.0', 'jruby', '9.4.5.0'],
    ['java', '17', 'java', '17'],
    ['java', 'temurin-17.0.9+9', 'temurin', '17.0.9+9'],
    ['java', 'corretto-21.0.2.13.1', 'corretto', '21.0.2.13.1'],
    ['java', 'openjdk64-17.0.1', 'openjdk', '17.0.1'],
    ['java', 'graalvm-community-22.0.0', 'graalvm', '22.0.0'],
    ['java', '17.0.9-tem', 'temurin', '17.0.9'],
    ['java', '21.0.1-amzn', 'corretto', '21.0.1'],
    ['java', '17.0.2-open', 'openjdk', '17.0.2'],
    ['elixir', '1.15.7-otp-26', 'elixir', '1.15.7-otp-26'],
    ['rust', 'nightly-2024-05-01', 'rust', 'nightly-2024-05-01'],
    ['rust', 'nightly', 'rust', undefined],
  ];
  for (const [tool, text, product, version] of cases)
    it(`${tool} ${text}`, () => assert.deepEqual(readVersion(tool, text), { product, version }));
});

describe('files of one version', () => {
  const cases: [path: string, text: string, runtimes: readonly string[], problem?: RegExp][] = [
    ['.nvmrc', '\n# the one of the image\n  v18.20.4 \n', ['pkg:generic/node@18.20.4 v18.20.4 | v18.20.4']],
    ['app/.nvmrc', 'lts/hydrogen\r\n', ['pkg:generic/node@hydrogen lts/hydrogen | lts/hydrogen']],
    ['.node-version', '20', ['pkg:generic/node@20 20 | 20']],
    [
      '.python-version',
      '3.12.1\n3.11 # too\n',
      ['pkg:generic/python@3.12.1 3.12.1 | 3.12.1', 'pkg:generic/python@3.11 3.11 | 3.11'],
    ],
    ['.ruby-version', 'ruby-3.3.0', ['pkg:generic/ruby@3.3.0 ruby-3.3.0 | ruby-3.3.0']],
    ['.java-version', '17', ['pkg:generic/java@17 17 | 17']],
    ['.go-version', '1.22.3', ['pkg:generic/go@1.22.3 1.22.3 | 1.22.3']],
    ['runtime.txt', 'python-3.12.1\n', ['pkg:generic/python@3.12.1 python-3.12.1 | python-3.12.1']],
    ['runtime.txt', 'elapsed: 3 s\n', []],
    ['.python-version', 'system', ['pkg:generic/python system | system'], /^unknowable: .*says no number/],
    ['.nvmrc', '# none\n', [], /^broken: It names no version/],
  ];
  for (const [path, text, runtimes, problem] of cases) {
    it(`${path} ${JSON.stringify(text)}`, () => {
      const format = formatOf(path);
      assert.ok(format);
      assert.deepEqual(listRuntimes(format, path, text), runtimes);
      assert.match(listProblems(format, path, text).join(), problem ?? /^$/);
    });
  }

  it('a tool is no runtime', () => {
    const format = formatOf('.terraform-version');
    assert.ok(format);
    assert.deepEqual(listComponents(format, '.terraform-version', '1.7.5\n'), [
      'pkg:generic/terraform@1.7.5 1.7.5 development | 1.7.5',
    ]);
  });
});

describe('.tool-versions', () => {
  const text =
    'nodejs 20.11.1 system # two\n# none\npython ref:main\n\njava temurin-17.0.9+9\nshellcheck 0.9.0\nempty\n';

  it('tells languages from tools', () => {
    assert.deepEqual(listRuntimes(toolVersions, '.tool-versions', text), [
      'pkg:generic/node@20.11.1 20.11.1 | 20.11.1',
      'pkg:generic/node system | system',
      'pkg:generic/python ref:main | ref:main',
      'pkg:generic/temurin@17.0.9%2B9 temurin-17.0.9+9 | temurin-17.0.9+9',
    ]);
    assert.deepEqual(listComponents(toolVersions, '.tool-versions', text), [
      'pkg:generic/shellcheck@0.9.0 0.9.0 development | 0.9.0',
    ]);
    assert.equal(listProblems(toolVersions, '.tool-versions', text).length, 2);
  });
});

describe('.sdkmanrc', () => {
  const text = '# Enable auto-env\njava=17.0.9-tem\nmaven = 3.9.6\n';

  it('reads its candidates', () => {
    assert.deepEqual(listRuntimes(sdkmanrc, '.sdkmanrc', text), ['pkg:generic/temurin@17.0.9 17.0.9-tem | 17.0.9-tem']);
    assert.deepEqual(listComponents(sdkmanrc, '.sdkmanrc', text), [
      'pkg:generic/maven@3.9.6 3.9.6 development | 3.9.6',
    ]);
  });
});

describe('mise.toml', () => {
  const text = `[env]
X = "1"
[tools]
node = "20"
python = ["3.12", "3.11"]
java = { version = "temurin-21" }
"npm:prettier" = "3.2.5"
"pipx:black" = "latest"
"ubi:acme/tool" = "1.0"
"core:go" = 1.22
jq = "1.7"
`;

  it('reads its tools', () => {
    assert.deepEqual(listRuntimes(miseToml, 'mise.toml', text), [
      'pkg:generic/node@20 20 | "20"',
      'pkg:generic/python@3.12 3.12 | "3.12"',
      'pkg:generic/python@3.11 3.11 | "3.11"',
      'pkg:generic/temurin@21 temurin-21 | { version = "temurin-21" }',
      'pkg:generic/go@1.22 1.22 | 1.22',
    ]);
    assert.deepEqual(listComponents(miseToml, 'mise.toml', text), [
      'pkg:npm/prettier@3.2.5 3.2.5 development | "3.2.5"',
      'pkg:pypi/black latest development | "latest"',
      'pkg:github/acme/tool@1.0 1.0 development | "1.0"',
      'pkg:generic/jq@1.7 1.7 development | "1.7"',
    ]);
    assert.deepEqual(listProblems(miseToml, 'mise.toml', text), []);
  });

  const names: [path: string, expected: boolean][] = [
    ['mise.toml', true],
    ['a/.mise.toml', true],
    ['mise.local.toml', true],
    ['.config/mise/config.toml', true],
    ['mise/config.toml', true],
    ['config.toml', false],
    ['promise.toml', false],
  ];
  for (const [path, expected] of names) it(path, () => assert.equal(miseToml.matches(path), expected));
});

describe('rust-toolchain', () => {
  const cases: [text: string, expected: readonly string[]][] = [
    ['[toolchain]\nchannel = "1.77.2"\ncomponents = ["clippy"]\n', ['pkg:generic/rust@1.77.2 1.77.2 | "1.77.2"']],
    ['[toolchain]\nchannel = "stable"\n', ['pkg:generic/rust stable | "stable"']],
    ['1.70\n', ['pkg:generic/rust@1.70 1.70 | 1.70']],
    ['\nnightly-2024-05-01', ['pkg:generic/rust@nightly-2024-05-01 nightly-2024-05-01 | nightly-2024-05-01']],
  ];
  for (const [text, expected] of cases)
    it(JSON.stringify(text), () => assert.deepEqual(listRuntimes(rustToolchain, 'rust-toolchain', text), expected));

  it('says what is unknown or broken', () => {
    assert.match(
      listProblems(rustToolchain, 'rust-toolchain', '[toolchain]\npath = "/opt/rust"\n').join(),
      /^unknowable: /,
    );
    assert.match(listProblems(rustToolchain, 'rust-toolchain', '[toolchain\n').join(), /^broken: /);
  });
});

describe('any version file', () => {
  it('is read without an exception', () => {
    const paths = ['.nvmrc', 'runtime.txt', '.tool-versions', '.sdkmanrc', 'mise.toml', 'rust-toolchain'];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.string({ unit: 'binary' }), (path, text) => {
        for (const each of [text, `[tools]\n"${text}" = "1"`, `${text}=${text}\n`, `a ${text}\n`])
          assert.ok(formatOf(path)?.read(new SourceFile(path, each)));
      }),
    );
  });

  it('takes bounded time', () => {
    for (const path of ['.nvmrc', '.tool-versions', '.sdkmanrc', 'rust-toolchain'])
      for (const text of ['a', 'a-', ' ', '# ', 'a\n', '=', 'a =\n', '1.', '[a]\n'])
        assert.ok(formatOf(path)?.read(new SourceFile(path, `x ${text.repeat(20_000)}`)));
  });
});
