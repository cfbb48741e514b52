import assert from 'node:assert/strict';
import { checkManifest, describeComponent, placesIn, resolveAll } from '../../../../test/fixtures/manifest-lines';
import { SourceFile } from '../../text/source-file';
import { setupCfg } from './setup-cfg';
import { setupPy } from './setup-py';

describe('setup.cfg', () => {
  const text = `[metadata]
name = gateway
version = attr: gateway.__version__
license = MIT
[options]
python_requires = >=3.9
install_requires =
    requests>=2
    # a comment
    numpy==1.26; python_version < "3.12"
    file: more.txt
tests_require = pytest
[options.extras_require]
gpu =
    torch
all = a==1
`;
  it('has lists of lines', () => {
    const all = resolveAll({ 'setup.cfg': text, 'more.txt': 'flask==2\n' });
    const { value, problems } = all.get('setup.cfg') ?? {};
    assert.deepEqual(value?.components.map(describeComponent), [
      'requests >=2',
      'numpy@1.26 ==1.26',
      'pytest development',
      'torch optional',
      'a@1 ==1 optional',
      'flask@2 ==2',
    ]);
    assert.deepEqual(problems, []);
    assert.deepEqual([value.name, value.version, value.license], ['gateway', undefined, 'MIT']);
    assert.equal(value.runtimes[0]?.range, '>=3.9');
  });
  it('gives each line its place', () => {
    const file = new SourceFile('setup.cfg', text);
    assert.deepEqual(placesIn(setupCfg, file), [
      'requests>=2',
      'numpy==1.26; python_version < "3.12"',
      'pytest',
      'torch',
      'a==1',
    ]);
  });
});

describe('setup.py', () => {
  const cases: [text: string, expected: string[], problems?: string[]][] = [
    [
      `from setuptools import setup
REQUIRES = [
    "flask>=2",  # web
    'click' "==8.0",
]
EXTRA = ["pytest"]
if __name__ == "__main__":
    setup(
        name="gateway", version='1.0',
        install_requires=REQUIRES,
        extras_require={"test": EXTRA, ':python_version < "3.8"': ("typing_extensions",), "gpu": ["torch"]},
        tests_require="tox",
        python_requires=">=3.9",
        packages=find_packages(exclude=["a, b)"]),
    )
`,
      ['flask >=2', 'click@8.0 ==8.0', 'tox development', 'pytest optional', 'typing-extensions', 'torch optional'],
    ],
    [
      'setuptools.setup(install_requires=open("r.txt").read().split(), extras_require=dict(pairs))',
      [],
      [
        'unknowable: "install_requires" is computed and is not known without running this file.',
        'unknowable: "extras_require" is computed and is not known without running this file.',
      ],
    ],
    [
      'setup(install_requires=["a", f"b=={V}", "c==%s" % v, d, "e"] )',
      ['a', 'e'],
      Array.from(
        { length: 3 },
        () => 'unknowable: A part of "install_requires" is computed and is not known without running this file.',
      ),
    ],
    [
      'R = ["a"]\nR.append("b")\nsetup(install_requires=R)',
      [],
      ['unknowable: "install_requires" is computed and is not known without running this file.'],
    ],
    [
      'R = ["a"] + more\nsetup(install_requires=R)',
      [],
      ['unknowable: "install_requires" is computed and is not known without running this file.'],
    ],
    [
      'setup(**options)',
      [],
      ['unknowable: What is installed with this package is computed and is not known without running this file.'],
    ],
    // As tools write it that make a setup.py.
    [
      `install_requires = \\
['a>=1', 'b==2']

options = {
    'name': 'own',
    'install_requires': install_requires,
    'extras_require': {'gpu': ['c']},
}
setup(**options)
`,
      ['a >=1', 'b@2 ==2', 'c optional'],
    ],
    ['options = dict(install_requires=["a"], extras_require=dict(x=["b"]))\nsetup(**options)\n', ['a', 'b optional']],
    ['setup(install_requires="""\na==1\n\nb\n""")', ['a@1 ==1', 'b']],
    ['setup(install_requires=("a"), tests_require=None)', ['a']],
    ['def setup(x):\n  pass\n', []],
    ['setup()', []],
    [
      'setup(])',
      [],
      ['unknowable: What is installed with this package is computed and is not known without running this file.'],
    ],
    [
      'A = B\nB = A\nsetup(install_requires=A)',
      [],
      ['unknowable: "install_requires" is computed and is not known without running this file.'],
    ],
    [
      'setup(install_requires=["a", "b',
      ['a'],
      ['unknowable: A part of "install_requires" is computed and is not known without running this file.'],
    ],
  ];
  for (const [text, expected, problems] of cases) {
    it(JSON.stringify(text.slice(0, 60)), () => checkManifest(setupPy, 'setup.py', text, expected, problems));
  }
  it('tells what the package is, and where its requirements stand', () => {
    const text =
      'DEPS = ["a"]\nsetup(name="x", version=get(), license="MIT", install_requires=DEPS, python_requires="~=3.9.0")';
    const file = new SourceFile('setup.py', text);
    const { name, version, license, runtimes } = setupPy.read(file).value;
    assert.deepEqual([name, version, license, runtimes[0]?.range], ['x', undefined, 'MIT', '~=3.9.0']);
    assert.deepEqual(placesIn(setupPy, file), ['"a"']);
  });
});
