// Pixi: manifests by feature and target, within pyproject.toml too, and their lockfile.
import assert from 'node:assert/strict';
import { describeJoined } from '../../../../test/fixtures/joined-lines';

const lock = `version: 6
environments:
  default:
    channels:
    - url: https://conda.anaconda.org/conda-forge/
    packages:
      linux-64:
      - conda: https://conda.anaconda.org/conda-forge/linux-64/numpy-2.1.0-py312h1103770_0.conda
packages:
- conda: https://conda.anaconda.org/conda-forge/linux-64/numpy-2.1.0-py312h1103770_0.conda
  sha256: aa
  md5: bb
  depends:
  - libblas >=3.9.0,<4.0a0
  - __glibc >=2.17
  license: BSD-3-Clause
- conda: https://conda.anaconda.org/conda-forge/osx-64/numpy-2.1.0-py312h0_1.conda
  sha256: cc
- conda: https://conda.anaconda.org/conda-forge/linux-64/libblas-3.9.0-23_linux64_openblas.conda
  sha256: dd
- kind: conda
  name: pytest
  version: 8.3.2
  url: https://conda.anaconda.org/conda-forge/noarch/pytest-8.3.2-pyhd8ed1ab_0.conda
  depends: [iniconfig]
- conda: https://conda.anaconda.org/conda-forge/noarch/iniconfig-2.0.0-pyhd8ed1ab_0.conda
- pypi: https://files.example.org/wfdb-4.1.2-py3-none-any.whl
  name: wfdb
  version: 4.1.2
  requires_dist:
  - numpy>=1.26
  - pandas>=2 ; extra == 'dev'
- pypi: ./own
  name: own
  version: 0.1.0
`;

describe('Pixi', () => {
  it('joins its manifest with its lockfile', () => {
    const files = {
      'pixi.toml': `[workspace]
channels = ["conda-forge"]
[dependencies]
python = "3.12.*"
numpy = ">=2,<3"
tool = { path = "../tool" }
bare = "*"
[build-dependencies]
cmake = "3.30.2"
[target.linux-64.dependencies]
cuda = { version = "12.4.*", channel = "nvidia" }
[feature.test.dependencies]
pytest = "8.*"
[feature.gpu.pypi-dependencies]
torch = "==2.4.0"
[pypi-dependencies]
wfdb = { version = ">=4", extras = ["all"] }
own = { path = "./own", editable = true }
`,
      'pixi.lock': lock,
    };
    assert.deepEqual(describeJoined(files), {
      lines: [
        '*python@? 3.12.* runtime | pixi.toml:4',
        '*numpy@2.1.0 >=2,<3 runtime | pixi.toml:5',
        '*tool@? runtime path:../tool | pixi.toml:6',
        '*bare@? * runtime | pixi.toml:7',
        '*cmake@3.30.2 development | pixi.toml:9',
        '*wfdb@4.1.2 >=4 runtime | pixi.toml:17',
        '*own@? runtime path:./own | pixi.toml:18',
        '*cuda@? 12.4.* runtime | pixi.toml:11',
        '*pytest@8.3.2 8.* development | pixi.toml:13',
        '*torch@2.4.0 ==2.4.0 optional | pixi.toml:15',
        'libblas@3.9.0 runtime < numpy | pixi.lock:19',
        'iniconfig@2.0.0 development < pytest | pixi.lock:26',
        '*python@3.12 3.12.* runtime | pixi.toml:4',
      ],
      problems: ['python', 'bare', 'cmake', 'cuda'].map(
        (name) => `pixi.lock does not hold "${name}", so its version is not known.`,
      ),
    });
  });

  it('reads its table in pyproject.toml beside what the standard says', () => {
    const files = {
      'pyproject.toml':
        '[project]\nname = "ecg"\ndependencies = ["wfdb>=4"]\n[tool.pixi.project]\nchannels = ["conda-forge"]\n[tool.pixi.dependencies]\nnumpy = ">=2"\n',
      'pixi.lock': lock,
    };
    assert.deepEqual(describeJoined(files), {
      lines: [
        '*wfdb@4.1.2 >=4 runtime | pyproject.toml:3',
        '*numpy@2.1.0 >=2 runtime | pyproject.toml:7',
        'libblas@3.9.0 runtime < numpy | pixi.lock:19',
        'pytest@8.3.2 runtime | pixi.lock:22',
        'iniconfig@2.0.0 runtime | pixi.lock:26',
      ],
      problems: [],
    });
  });
});
