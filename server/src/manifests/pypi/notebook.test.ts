import assert from 'node:assert/strict';
import { locateIn } from '../../syntax/notation';
import { formatPurl } from '../../terms/purl';
import { SourceFile } from '../../text/source-file';
import { notebook } from './notebook';

function read(
  source: unknown,
  kind = 'code',
): { found: string[]; places: string[]; messages: string[]; needs: string[] } {
  const text = JSON.stringify(
    {
      cells: [
        { cell_type: 'markdown', source: ['x'] },
        { cell_type: kind, source },
      ],
    },
    null,
    1,
  );
  const file = new SourceFile('a/b.ipynb', text);
  const { value, problems } = notebook.read(file);
  return {
    found: value.components.map(({ purl, range }) => `${formatPurl(purl)} ${range ?? ''}`.trim()),
    places: value.components.map(({ anchor }) => {
      const { start, end } = locateIn(notebook.notation, file, anchor.path, anchor.part);
      return text.slice(start, end);
    }),
    messages: problems.map(({ message }) => message),
    needs: value.needs.map(({ path }) => path),
  };
}

describe('notebooks', () => {
  const cases: [line: string, expected: string[]][] = [
    ['%pip install numpy==1.26.4', ['pkg:pypi/numpy@1.26.4 ==1.26.4']],
    ['!pip install -q --upgrade "monai[nibabel]>=1.3" pandas', ['pkg:pypi/monai >=1.3', 'pkg:pypi/pandas']],
    ['!pip3 install \'torch==2.1; python_version > "3"\'', ['pkg:pypi/torch@2.1 ==2.1']],
    ['!{sys.executable} -m pip install wfdb', ['pkg:pypi/wfdb']],
    ['! python3.11 -m pip install wfdb>=4 # for ECG', ['pkg:pypi/wfdb >=4']],
    ['!cd app && pip install wfdb > /dev/null', ['pkg:pypi/wfdb']],
    ['out = !pip install wfdb', ['pkg:pypi/wfdb']],
    ['%pip install -i https://registry.example.org/simple wfdb', ['pkg:pypi/wfdb']],
    ['!uv pip install wfdb && echo done', ['pkg:pypi/wfdb']],
    ['%conda install -y -c conda-forge numpy=1.26 scipy', ['pkg:conda/numpy@1.26 =1.26', 'pkg:conda/scipy']],
    ['%pip install numpy numpy', ['pkg:pypi/numpy']],
    ['pip install numpy', []],
    ['# %pip install numpy', []],
    ['print("!pip install numpy")', []],
    ['%pip install -e .', []],
  ];
  for (const [line, expected] of cases) {
    it(line, () => {
      assert.deepEqual(read(['import sys\n', `${line}\n`, 'x = 1']).found, expected);
      assert.deepEqual(read(`import sys\n\n${line}\nx = 1`).found, expected);
    });
  }

  it('gives each package its own place', () => {
    const line = '%pip install a==1 "b>=2"\n';
    assert.deepEqual(read([line]).places, ['a==1', '\\"b>=2\\"']);
    assert.deepEqual(read(`x\n${line}`).places, ['a==1', '\\"b>=2\\"']);
  });
  it('reads code cells only', () => assert.deepEqual(read(['%pip install a'], 'markdown').found, []));
  it('names the files that are installed from', () => {
    assert.deepEqual(read(['!pip install -r ../requirements-nb.txt']).needs, ['requirements-nb.txt']);
  });
  it('says what is not known', () => {
    assert.deepEqual(read(['%pip install numpy==${VERSION}']).messages, [
      'The version of "numpy" is a variable and is not known.',
    ]);
    assert.deepEqual(read(['%pip install ==1']).messages, ['"==1" is no requirement.']);
  });
  it('reads on in a broken file', () => {
    const { value, problems } = notebook.read(
      new SourceFile('a.ipynb', '{"cells": [{"cell_type": "code", "source": ["%pip install a"'),
    );
    assert.equal(value.components.length, 1);
    assert.notEqual(problems.length, 0);
  });
});
