import assert from 'node:assert/strict';
import { joinFiles, placesIn, resolveAll } from '../../../../test/fixtures/manifest-lines';
import type { ManifestContent, ManifestFormat } from '../format';
import { SourceFile } from '../../text/source-file';
import { pdmLock } from './pdm-lock';
import { pipfile, pipfileLock } from './pipfile';
import { poetryLock } from './poetry-lock';
import { pylockToml } from './pylock-toml';
import { pyprojectToml } from './pyproject-toml';
import { uvLock } from './uv-lock';

function read(format: ManifestFormat, path: string, text: string): ManifestContent {
  const { value, problems } = format.read(new SourceFile(path, text));
  assert.deepEqual(problems, []);
  return value;
}

describe('poetry.lock', () => {
  const manifest = read(
    pyprojectToml,
    'pyproject.toml',
    '[tool.poetry.dependencies]\nFlask = "^2"\nown = { path = "own" }\n[tool.poetry.group.dev.dependencies]\npytest = "*"\n',
  );

  it('of version 1 has categories, and files in its metadata', () => {
    const lock = read(
      poetryLock,
      'poetry.lock',
      `[[package]]
name = "Flask"
version = "2.0"
category = "main"
optional = false
[package.dependencies]
click = ">=8"
colorama = { version = "*", optional = true }
[[package]]
name = "click"
version = "8.1"
category = "main"
optional = false
[package.dependencies.importlib-metadata]
version = "*"
markers = "python_version < \\"3.8\\""
[[package]]
name = "colorama"
version = "0.4"
category = "main"
optional = true
[[package]]
name = "pytest"
version = "7.0"
category = "dev"
optional = false
[package.dependencies]
pluggy = [{ version = "<1", markers = "x" }, { version = ">=1", markers = "y" }]
[[package]]
name = "pluggy"
version = "0.13"
category = "dev"
[[package]]
name = "pluggy"
version = "1.3"
category = "dev"
[metadata]
lock-version = "1.1"
[metadata.files]
click = [{ file = "click.whl", hash = "sha256:aa" }, { file = "click.tar.gz", hash = "sha256:bb" }]
`,
    );
    assert.deepEqual(joinFiles(manifest, lock), [
      'flask@2.0 ^2 (direct)',
      'own path:own (direct)',
      'pytest@7.0 * development (direct)',
      'click@8.1 (Flask)',
      'colorama@0.4 optional (Flask)',
      'pluggy@0.13 development (pytest)',
      'pluggy@1.3 development (pytest)',
    ]);
    assert.deepEqual(lock.graph?.packages[1]?.component.hashes, ['sha256:aa', 'sha256:bb']);
  });

  it('of version 2.1 has groups, and sources of all kinds', () => {
    const source = (type: string, rest: string): string => `[package.source]\ntype = "${type}"\n${rest}\n`;
    const entry = (name: string, groups: string, more = ''): string =>
      `[[package]]\nname = "${name}"\nversion = "1.0"\noptional = false\ngroups = [${groups}]\nfiles = [{ file = "x", hash = "sha256:aa" }]\n${more}`;
    const lock = read(
      poetryLock,
      'poetry.lock',
      entry(
        'flask',
        '"main", "dev"',
        source('git', 'url = "https://git.example/f"\nreference = "v2"\nresolved_reference = "abc"'),
      ) +
        entry('pytest', '"dev"', source('legacy', 'url = "https://registry.example.org/simple"')) +
        entry('a', '"dev"', source('url', 'url = "https://acme.example/a.zip"')) +
        entry('own', '"main"', source('directory', 'url = "own"')) +
        '[metadata]\nlock-version = "2.1"\n',
    );
    assert.deepEqual(joinFiles(manifest, lock), [
      'flask@1.0 ^2 git:https://git.example/f@abc! (direct)',
      'own@1.0 path:own (direct)',
      'pytest@1.0 * development (direct)',
      'a@1.0 development url:https://acme.example/a.zip! ()',
    ]);
  });

  it('without its manifest takes what nobody requires as direct', () => {
    const lock = read(
      poetryLock,
      'poetry.lock',
      '[[package]]\nname = "a"\nversion = "1"\n[package.dependencies]\nb = "*"\n[[package]]\nname = "b"\nversion = "2"\n',
    );
    assert.deepEqual(joinFiles(undefined, lock), ['a@1 (direct)', 'b@2 (a)']);
  });

  it('of a version to come is said to be so', () => {
    const { problems } = poetryLock.read(new SourceFile('poetry.lock', '[metadata]\nlock-version = "3.0"\n'));
    assert.deepEqual(
      problems.map(({ kind, message }) => `${kind} ${message}`),
      ['unknowable Lockfile version 3.0 is not known; it was read as version 2.'],
    );
  });

  it('with conflict marks says nothing', () => {
    const { value, problems } = poetryLock.read(
      new SourceFile('poetry.lock', '<<<<<<< HEAD\n[[package]]\nname = "a"\nversion = "1"\n'),
    );
    assert.deepEqual([value.graph, value.components.length, problems.length], [undefined, 0, 1]);
  });
});

describe('uv.lock', () => {
  const text = `version = 1
revision = 2
[manifest]
members = ["app", "lib"]
[[package]]
name = "app"
version = "0.1"
source = { virtual = "." }
dependencies = [{ name = "lib" }, { name = "flask", extra = ["async"] }]
[package.optional-dependencies]
gpu = [{ name = "torch", version = "2.1+cpu", source = { registry = "x" } }]
[package.dev-dependencies]
dev = [{ name = "pytest" }]
[[package]]
name = "lib"
version = "0.2"
source = { editable = "packages/lib" }
dependencies = [{ name = "numpy" }]
[[package]]
name = "flask"
version = "3.0"
source = { registry = "https://registry.example.org/simple" }
dependencies = [{ name = "click" }]
sdist = { url = "x", hash = "sha256:aa", size = 1 }
wheels = [{ url = "y", hash = "sha256:bb" }]
[package.optional-dependencies]
async = [{ name = "asgiref" }]
[[package]]
name = "asgiref"
version = "3.7"
source = { git = "https://git.example/asgiref?rev=x#0123456789012345678901234567890123456789" }
[[package]]
name = "click"
version = "8.1"
source = { url = "https://acme.example/click.whl" }
[[package]]
name = "numpy"
version = "1.26"
source = { registry = "https://registry.example.org/simple" }
[[package]]
name = "pytest"
version = "7.4"
source = { registry = "https://registry.example.org/simple" }
[[package]]
name = "torch"
version = "2.1"
source = { registry = "x" }
[[package]]
name = "torch"
version = "2.1+cpu"
source = { registry = "y" }
`;
  const lock = read(uvLock, 'uv.lock', text);

  it('knows its projects', () => {
    assert.deepEqual([...(lock.graph?.projects.keys() ?? [])], ['', 'packages/lib']);
    assert.deepEqual(joinFiles(undefined, lock), [
      'lib@0.2 path:packages/lib (direct)',
      'flask@3.0 (direct)',
      'torch@2.1%2Bcpu optional (direct)',
      'pytest@7.4 development (direct)',
      'numpy@1.26 (lib)',
      'click@8.1 url:https://acme.example/click.whl (flask)',
      'asgiref@3.7 git:https://git.example/asgiref?rev=x#0123456789012345678901234567890123456789! (flask)',
      'torch@2.1 ()',
    ]);
    assert.deepEqual(lock.graph?.packages[2]?.component.hashes, ['sha256:aa', 'sha256:bb']);
  });

  it('speaks for each of them', () => {
    const lib = read(pyprojectToml, 'packages/lib/pyproject.toml', '[project]\ndependencies = ["numpy>=1"]\n');
    assert.deepEqual(joinFiles(lib, lock), ['numpy@1.26 >=1 (direct)']);
  });

  it('holds what other projects need beside what the manifest in its folder asks for', () => {
    const files = { 'uv.lock': text, 'pyproject.toml': '[project]\nname = "app"\ndependencies = ["flask>=3"]\n' };
    const held = resolveAll(files).get('uv.lock')?.value.components ?? [];
    assert.deepEqual(held.map(({ name, version, direct }) => `${direct ? '*' : ''}${name}@${version ?? ''}`).sort(), [
      '*flask@3.0',
      'asgiref@3.7',
      'click@8.1',
      'numpy@1.26',
      'pytest@7.4',
      'torch@2.1',
      'torch@2.1+cpu',
    ]);
  });

  it('anchors a package at its name', () => {
    const file = new SourceFile('uv.lock', text);
    const places = placesIn(uvLock, file);
    assert.ok(places.includes('"asgiref"') && places.every((place) => /^"[a-z]+"$/.test(place)));
  });
});

describe('pdm.lock', () => {
  it('joins the entries of extras with their package', () => {
    const lock = read(
      pdmLock,
      'pdm.lock',
      `[metadata]
groups = ["default", "test"]
lock_version = "4.5.0"
[[package]]
name = "requests"
version = "2.31"
groups = ["default"]
dependencies = ["idna<4,>=2.5"]
files = [{ file = "x", hash = "sha256:aa" }]
[[package]]
name = "requests"
version = "2.31"
extras = ["socks"]
groups = ["default"]
dependencies = ["PySocks!=1.5.7", "requests==2.31"]
[[package]]
name = "idna"
version = "3.4"
groups = ["default", "test"]
[[package]]
name = "pysocks"
version = "1.7"
groups = ["default"]
git = "https://git.example/pysocks"
revision = "0123456789012345678901234567890123456789"
[[package]]
name = "pytest"
version = "7.4"
groups = ["test"]
`,
    );
    assert.deepEqual(joinFiles(undefined, lock), [
      'requests@2.31 (direct)',
      'pytest@7.4 development (direct)',
      'idna@3.4 (requests)',
      'pysocks@1.7 git:https://git.example/pysocks@0123456789012345678901234567890123456789! (requests)',
    ]);
  });
  it('of version 3 has files in its metadata', () => {
    const lock = read(
      pdmLock,
      'pdm.lock',
      '[[package]]\nname = "a"\nversion = "1.0"\n[metadata.files]\n"a 1.0" = [{ url = "x", hash = "sha256:aa" }]\n',
    );
    assert.deepEqual(lock.graph?.packages[0]?.component.hashes, ['sha256:aa']);
  });
});

describe('pylock.toml', () => {
  it('has markers, sources and edges', () => {
    const lock = read(
      pylockToml,
      'pylock.dev.toml',
      `lock-version = "1.0"
created-by = "uv"
extras = ["tls"]
[[packages]]
name = "a"
version = "1.0"
dependencies = [{ name = "b" }]
sdist = { url = "x", upload-time = 2025-01-01T00:00:00Z, hashes = { sha256 = "aa" } }
[[packages]]
name = "b"
version = "2.0"
vcs = { type = "git", url = "https://git.example/b", commit-id = "abc" }
[[packages]]
name = "c"
version = "3.0"
marker = "'tls' in extras or 'test' in dependency_groups"
archive = { url = "https://acme.example/c.zip", hashes = { sha256 = "bb" } }
[[packages]]
name = "d"
marker = "'test' in dependency_groups"
directory = { path = "d" }
`,
    );
    assert.deepEqual(joinFiles(undefined, lock), [
      'a@1.0 (direct)',
      'c@3.0 optional url:https://acme.example/c.zip! (direct)',
      'd development path:d (direct)',
      'b@2.0 git:https://git.example/b@abc! (a)',
    ]);
    assert.deepEqual(lock.graph?.packages[0]?.component.hashes, ['sha256:aa']);
  });

  it('speaks for the manifest of the tool that made it', () => {
    const manifests = [
      read(pipfile, 'Pipfile', '[packages]\na = "*"\n'),
      read(pyprojectToml, 'pyproject.toml', '[project]\ndependencies = ["a"]\n'),
    ];
    const speaksFor = (tool: string): readonly boolean[] => {
      const { graph } = read(pylockToml, 'pylock.toml', `lock-version = "1.0"\ncreated-by = "${tool}"\n`);
      return manifests.map((manifest) => graph?.projectOf('', manifest) !== undefined);
    };
    assert.deepEqual(speaksFor('pipenv'), [true, false]);
    assert.deepEqual(speaksFor('pip'), [false, true]);
  });
});

describe('Pipfile.lock', () => {
  it('gives each category its own version', () => {
    const manifest = read(pipfile, 'Pipfile', '[packages]\na = "*"\n[dev-packages]\na = "*"\n');
    const lock = read(
      pipfileLock,
      'Pipfile.lock',
      JSON.stringify({
        _meta: {},
        default: { a: { version: '==1.0', hashes: ['sha256:aa'] }, b: { git: 'https://git.example/b', ref: 'abc' } },
        develop: { a: { version: '==2.0' } },
      }),
    );
    assert.deepEqual(joinFiles(manifest, lock), [
      'a@1.0 * (direct)',
      'a@2.0 * development (direct)',
      'b git:https://git.example/b@abc ()',
    ]);
  });
});
