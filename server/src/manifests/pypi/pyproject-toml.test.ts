import assert from 'node:assert/strict';
import { checkManifest, describeComponent, resolveAll } from '../../../../test/fixtures/manifest-lines';
import { formatPurl } from '../../terms/purl';
import { SourceFile } from '../../text/source-file';
import { pipfile } from './pipfile';
import { pyprojectToml } from './pyproject-toml';

describe('pyproject.toml', () => {
  it('has the words of the standards', () => {
    const text = `[project]
name = "gateway"
version = "1.2"
license = "MIT"
requires-python = ">=3.11,<3.12"
dependencies = ["fastapi>=0.100", 'numpy==1.26 ; python_version < "3.12"']
urls = { Source = "https://git.example/gateway" }
[project.optional-dependencies]
gpu = ["torch==2.1"]
all = ["Gateway[gpu]"]
[dependency-groups]
test = ["pytest"]
dev = [{ include-group = "Test" }, "ruff==0.5", { include-group = "gone" }]
[build-system]
requires = ["hatchling"]
[tool.hatch.envs.lint]
extra-dependencies = ["mypy"]
[tool.uv]
dev-dependencies = ["tox"]
override-dependencies = ["numpy==1.25"]
workspace = { members = ["packages/*"] }
[tool.uv.sources]
fastapi = { git = "https://git.example/fastapi", rev = "0123456789012345678901234567890123456789" }
torch = [{ index = "cpu", marker = "x" }, { index = "gpu" }]
`;
    checkManifest(
      pyprojectToml,
      'pyproject.toml',
      text,
      [
        'fastapi >=0.100 git:https://git.example/fastapi@0123456789012345678901234567890123456789!',
        'numpy@1.26 ==1.26',
        'torch@2.1 ==2.1 optional',
        'pytest development',
        'ruff@0.5 ==0.5 development',
        'tox development',
        'mypy development',
      ],
      ['broken: There is no group "gone".'],
    );
    const { value } = pyprojectToml.read(new SourceFile('pyproject.toml', text));
    const { name, version, license, repository, workspaces, overridden, runtimes, lockedBy } = value;
    assert.deepEqual(
      [name, version, license, repository, workspaces, overridden, lockedBy[0]],
      ['gateway', '1.2', 'MIT', 'https://git.example/gateway', ['packages/*'], ['numpy'], 'uv.lock'],
    );
    assert.deepEqual(
      runtimes.map(({ purl, range }) => [formatPurl(purl), range]),
      [['pkg:generic/python@3.11', '>=3.11,<3.12']],
    );
  });

  it('has the words of Poetry', () => {
    const text = `[tool.poetry]
name = "gateway"
[tool.poetry.dependencies]
python = "^3.11"
Django = "^4.2"
celery = { version = "5.3.1", optional = true, extras = ["redis"] }
exact = "1.2.3"
wild = "1.*"
any = "*"
own = { path = "../own", develop = true }
fork = { git = "https://git.example/fork.git", tag = "v1" }
file = { url = "https://acme.example/file-1.0.zip" }
numpy = [{ version = "<1.20", python = "<3.8" }, { version = "==1.26", python = ">=3.8" }]
odd = 1
[tool.poetry.dev-dependencies]
black = "*"
[tool.poetry.group.docs]
optional = true
[tool.poetry.group.docs.dependencies]
sphinx = "^7"
[build-system]
requires = ["poetry-core"]
`;
    checkManifest(
      pyprojectToml,
      'pyproject.toml',
      text,
      [
        'django ^4.2',
        'celery@5.3.1 5.3.1 optional',
        'exact@1.2.3 1.2.3',
        'wild 1.*',
        'any *',
        'own path:../own',
        'fork git:https://git.example/fork.git@v1',
        'file url:https://acme.example/file-1.0.zip',
        'numpy <1.20',
        'numpy@1.26 ==1.26',
        'odd',
        'black * development',
        'sphinx ^7 development',
      ],
      ['broken: The version of "odd" is no text.'],
    );
    const file = new SourceFile('pyproject.toml', text);
    const { components, runtimes, lockedBy } = pyprojectToml.read(file).value;
    assert.deepEqual([lockedBy[0], runtimes[0]?.range], ['poetry.lock', '^3.11']);
    const paths = components.map(({ anchor }) => anchor.path.slice(2).join('.'));
    assert.equal(new Set(paths).size, components.length);
    assert.deepEqual(paths.slice(8, 10), ['dependencies.numpy.0', 'dependencies.numpy.1']);
  });

  it('has the words of PDM and Flit', () => {
    const text = `[tool.pdm.dev-dependencies]
test = ["pytest", "-e file:///\${PROJECT_ROOT}/own#egg=own"]
[tool.flit.metadata]
requires = ["requests >=2"]
requires-extra = { doc = ["sphinx"] }
`;
    checkManifest(pyprojectToml, 'pyproject.toml', text, [
      'pytest development',
      'own development path:file:///${PROJECT_ROOT}/own#egg=own',
      'requests >=2',
      'sphinx optional',
    ]);
  });

  it('reads dynamic dependencies from requirements files', () => {
    const all = resolveAll({
      'pyproject.toml':
        '[project]\ndynamic = ["version", "dependencies", "optional-dependencies"]\n' +
        '[tool.setuptools.dynamic]\ndependencies = { file = ["deps.txt"] }\noptional-dependencies.x = { file = "x.txt" }\n',
      'deps.txt': 'flask==2\n-r more.txt\n',
      'more.txt': 'click\n',
    });
    const { value, problems } = all.get('pyproject.toml') ?? {};
    assert.deepEqual(value?.components.map(describeComponent), ['flask@2 ==2', 'click']);
    assert.deepEqual(value.absorbs, ['deps.txt', 'more.txt']);
    assert.deepEqual(problems, ['x.txt is not there, so what it asks for is not known.']);
  });

  it('says what is computed, unless setup.py says it', () => {
    const pyproject = '[project]\ndynamic = ["dependencies"]\n';
    assert.deepEqual(resolveAll({ 'pyproject.toml': pyproject }).get('pyproject.toml')?.problems, [
      '"dependencies" is computed by the build tool and is not known.',
    ]);
    const beside = resolveAll({ 'a/pyproject.toml': pyproject, 'a/setup.py': 'setup(install_requires=["a"])' });
    assert.deepEqual(beside.get('a/pyproject.toml')?.problems, []);
  });

  it('reads on in a file that is being typed', () => {
    const { value, problems } = pyprojectToml.read(
      new SourceFile(
        'pyproject.toml',
        '[project]\ndependencies = [\n  "a",\n  "b\n]\nname = \n[tool.poetry.dependencies]\nc = "1"\n',
      ),
    );
    assert.deepEqual(value.components.map(describeComponent), ['a', 'b', 'c@1 1']);
    assert.equal(problems.length, 2);
  });

  it('says what is of the wrong kind', () => {
    checkManifest(
      pyprojectToml,
      'pyproject.toml',
      '[project]\ndependencies = "a"\noptional-dependencies = ["b"]\n[dependency-groups]\nx = [1]\n',
      [],
      [
        'broken: "dependencies" is no list.',
        'broken: "optional-dependencies" is no map of keys to values.',
        'broken: This is no requirement: it is no text, or a very long one.',
      ],
    );
  });
});

describe('Pipfile', () => {
  it('has categories, constraints and a Python', () => {
    const text = `[[source]]
url = "https://registry.example.org/simple"
[packages]
requests = {version = "==2.31.0", extras = ["socks"]}
flask = "*"
fork = {git = "https://git.example/fork.git", ref = "main", editable = true}
own = {path = "."}
"redis[hiredis]" = "*"
[dev-packages]
pytest = ">=7"
[docs]
sphinx = "*"
[requires]
python_version = "3.11"
`;
    checkManifest(pipfile, 'Pipfile', text, [
      'requests@2.31.0 ==2.31.0',
      'flask *',
      'fork git:https://git.example/fork.git@main',
      'own path:.',
      'redis *',
      'pytest >=7 development',
      'sphinx * development',
    ]);
    const [python] = pipfile.read(new SourceFile('Pipfile', text)).value.runtimes;
    assert.equal(python && formatPurl(python.purl), 'pkg:generic/python@3.11');
  });
});
