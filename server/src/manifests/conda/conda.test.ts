import assert from 'node:assert/strict';
import { checkManifest, joinFiles } from '../../../../test/fixtures/manifest-lines';
import { formatPurl } from '../../terms/purl';
import { SourceFile } from '../../text/source-file';
import { condaLock } from './conda-lock';
import { environmentYml } from './environment-yml';

describe('conda environments', () => {
  it('have channels, builds, pip and a Python', () => {
    const text = `name: gateway
channels: [conda-forge]
dependencies:
  - python=3.11
  - numpy==1.26.4=py311_0
  - pytorch::pytorch>=2.0,<3
  - scipy 1.11.*
  - "pandas[version='>=2',build=x]"
  - pip:
    - -r requirements.txt
    - -e .
    - wfdb==4.1
  - nodejs
  - other: [x]
`;
    checkManifest(
      environmentYml,
      'environment.yml',
      text,
      [
        'pkg:conda/python@3.11?channel=conda-forge =3.11',
        'pkg:conda/numpy@1.26.4?build=py311_0&channel=conda-forge ==1.26.4',
        'pkg:conda/pytorch?channel=pytorch >=2.0,<3',
        'pkg:conda/scipy?channel=conda-forge 1.11.*',
        'pkg:conda/pandas?build=x&channel=conda-forge >=2',
        'pkg:conda/nodejs?channel=conda-forge',
        'wfdb@4.1 ==4.1',
      ],
      ['broken: "pip" is no list.'],
    );
    const { value } = environmentYml.read(new SourceFile('environment.yml', text));
    assert.deepEqual(
      value.runtimes.map(({ purl }) => formatPurl(purl)),
      ['pkg:generic/python@3.11'],
    );
    assert.deepEqual(
      value.needs.map(({ path }) => path),
      ['requirements.txt'],
    );
  });
});

describe('conda-lock.yml', () => {
  it('holds a package once for all platforms', () => {
    const entry = (name: string, version: string, platform: string, rest: string): string =>
      `  - name: ${name}\n    version: ${version}\n    manager: conda\n    platform: ${platform}\n${rest}`;
    const text = `version: 1
package:
${entry('numpy', '1.26.4', 'linux-64', '    dependencies: { python: ">=3.11" }\n    url: https://conda.example/conda-forge/linux-64/numpy-1.26.4.conda\n    hash: { md5: aa }\n    category: main\n')}${entry('numpy', '1.26.4', 'osx-64', '    hash: { md5: bb }\n    category: main\n')}${entry('python', "'3.11'", 'linux-64', '    category: main\n')}${entry('pytest', '7.0.1', 'linux-64', '    category: dev\n')}  - name: wfdb
    version: 4.1.2
    manager: pip
    dependencies: { numpy: '>=1' }
    category: main
`;
    const manifest = environmentYml.read(
      new SourceFile('environment.yml', 'dependencies: [numpy, { pip: [wfdb] }]'),
    ).value;
    const lock = condaLock.read(new SourceFile('conda-lock.yml', text));
    assert.deepEqual(lock.problems, []);
    assert.deepEqual(joinFiles(manifest, lock.value), [
      'pkg:conda/numpy@1.26.4?channel=conda-forge (direct)',
      'wfdb@4.1.2 (direct)',
      'pkg:conda/python@3.11 (numpy)',
      'pkg:conda/pytest@7.0.1 development ()',
    ]);
    assert.deepEqual(lock.value.graph?.packages[0]?.component.hashes, ['md5:aa', 'md5:bb']);
  });
});
