// Readers of Python's and conda's files on whatever a file may hold: cut short, mutated, random, without measure.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SourceFile } from '../../text/source-file';
import { formatOf } from '../formats';
import { joinManifest } from '../inventory';
import { processorTime } from '../../../../test/fixtures/processor-time';

const samples: Readonly<Record<string, string>> = {
  'requirements.txt':
    'a[x]==1 ; python_version < "3" \\\n --hash=sha256:00 # c\n-r b.txt\n-e git+https://git.example/a@1#egg=a\n',
  'pyproject.toml':
    '[project]\ndependencies = ["a>=1"]\n[dependency-groups]\nd = [{include-group = "d"}]\n[tool.poetry.dependencies]\nb = [{version = "1"}]\n',
  'poetry.lock': '[[package]]\nname = "a"\nversion = "1"\ngroups = ["main"]\n[package.dependencies]\na = "*"\n',
  'uv.lock': '[[package]]\nname = "a"\nsource = {virtual = "."}\ndependencies = [{name = "a"}]\n',
  'pdm.lock': '[[package]]\nname = "a"\nversion = "1"\ndependencies = ["a==1"]\n',
  'pylock.toml': '[[packages]]\nname = "a"\nwheels = [{hashes = {sha256 = "0"}}]\n',
  Pipfile: '[packages]\na = {version = "*", git = "x"}\n[requires]\npython_version = "3.1"\n',
  'Pipfile.lock': '{"default": {"a": {"version": "==1", "hashes": ["x"]}}}',
  'setup.cfg': '[options]\ninstall_requires =\n  a==1\n  file: b\n',
  'setup.py': 'R = ["a"]\nsetup(install_requires=R, extras_require={"x": ["b" "c", f"{d}"]}, **k)\n',
  'a.ipynb': '{"cells": [{"cell_type": "code", "source": ["%pip install a==1 \\"b\\"\\n"]}]}',
  'environment.yml': 'channels: [x]\ndependencies:\n  - a=1=b\n  - pip:\n    - c==1\n',
  'conda-lock.yml': 'package:\n  - name: a\n    version: 1.0.0\n    dependencies: {a: x}\n',
};

function readAny(path: string, text: string): number {
  const reading = formatOf(path)?.read(new SourceFile(path, text));
  assert.ok(reading);
  joinManifest(reading.value, reading.value);
  joinManifest(undefined, reading.value);
  return reading.value.components.length;
}

describe('any file of Python or conda', () => {
  for (const [path, sample] of Object.entries(samples)) {
    it(`${path}, cut short or changed anywhere`, () => {
      assert.notEqual(readAny(path, sample), 0);
      for (let end = 0; end < sample.length; end++) readAny(path, sample.slice(0, end));
      const extra = fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('"', "'", '[', '{', '\\', '\n', '(', '\0', '"""'),
      );
      fc.assert(
        fc.property(fc.nat(sample.length), fc.nat(4), extra, (at, cut, text) => {
          readAny(path, sample.slice(0, at) + text + sample.slice(at + cut));
        }),
      );
    });
  }

  const repeated = [
    '"',
    "'",
    '[',
    '{',
    '(',
    'a',
    '-',
    '.',
    '/',
    ' ',
    ';',
    '\\',
    '#',
    '=',
    '>=1',
    '"""',
    "['a',",
    'a[',
    '!pip install ',
    '\n[',
    ',\n',
  ];
  for (const [path, sample] of Object.entries(samples)) {
    it(`${path} of any length takes time in proportion to it`, () => {
      const start = processorTime();
      const at = sample.indexOf('a');
      for (const piece of repeated)
        readAny(path, sample.slice(0, at) + piece.repeat(100_000 / piece.length) + sample.slice(at));
      assert.ok(processorTime() - start < 10_000, `${processorTime() - start} ms`);
    });
  }

  it('reads a lockfile of many packages at once', () => {
    const count = 30_000;
    const text = Array.from(
      { length: count },
      (_, index) =>
        `[[package]]\nname = "p${index}"\nversion = "1.0"\nsource = { registry = "x" }\ndependencies = [{ name = "p${index + 1}" }]\n`,
    ).join('');
    const start = processorTime();
    assert.equal(readAny('uv.lock', `version = 1\n${text}`), count);
    assert.ok(processorTime() - start < 10_000);
  });
});
