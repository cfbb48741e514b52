// Notebooks: which cells count, where a use stands, and what tags in them name.
import assert from 'node:assert/strict';
import { installedParsers } from '../syntax/grammars.test';
import { SourceFile } from '../text/source-file';
import { readTraceTags } from '../records/trace-tags';
import { isSearched, languagesNeeded, mayUseModels, readUses } from './uses';

const parsers = installedParsers();

interface Cell {
  readonly type?: string;
  readonly source: string;
  readonly outputs?: readonly unknown[];
}

function notebook(cells: readonly Cell[], language = 'python'): SourceFile {
  const content = {
    cells: cells.map(({ type = 'code', source, outputs = [] }, index) => ({
      cell_type: type,
      metadata: {},
      // Both forms that the format allows.
      source: index % 2 === 0 ? source.split(/(?<=\n)/) : source,
      ...(type === 'code' ? { outputs, execution_count: null } : {}),
    })),
    metadata: { kernelspec: { name: 'k', language } },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return new SourceFile('nb/x.ipynb', JSON.stringify(content, undefined, 1));
}

async function usesIn(file: SourceFile): Promise<readonly string[]> {
  if (mayUseModels(file)) await parsers.prepare(languagesNeeded(file));
  return readUses(file, parsers).value.map(
    ({ cell, reference, span }) =>
      `${cell?.cell ?? '?'}/${cell?.line ?? '?'} ${reference ?? '?'} ${file.text.slice(span.start, span.end)}`,
  );
}

const cases: Readonly<Record<string, { cells: readonly Cell[]; finds: readonly string[] }>> = {
  'constants and imports of cells above': {
    cells: [
      { source: 'from transformers import pipeline\nMODEL = "a/b"' },
      { type: 'markdown', source: '`pipeline("ner", model="no/no")`' },
      { source: '# note\nner = pipeline("ner", model=MODEL)' },
      { source: 'qa = pipeline("qa", model="c/d")' },
    ],
    finds: ['2/1 pkg:huggingface/a/b pipeline', '3/0 pkg:huggingface/c/d pipeline'],
  },
  'magics and commands': {
    cells: [
      { source: '%matplotlib inline\n!pip install -q torch\nimport torch' },
      { source: '%%time\nnet = torch.load("é/net.pt")' },
      { source: '%%bash\nset -e\nhuggingface-cli download e/f --revision v1' },
      { source: '%%writefile serve.py\nimport torch\nnet = torch.load("s.pt")' },
      { source: '!ollama pull llama3\nif True:\n    !wget -q https://example.org/w.pth\ntorch.jit.load("t.pt")' },
    ],
    finds: [
      '1/1 é/net.pt load',
      '2/2 pkg:huggingface/e/f e/f',
      '3/2 s.pt load',
      '4/0 ollama:llama3 llama3',
      '4/2 https://example.org/w.pth https://example.org/w.pth',
      '4/3 t.pt load',
    ],
  },
  'what only looks like it': {
    cells: [
      { type: 'raw', source: 'import torch\ntorch.load("x.pt")' },
      { source: '%%writefile notes.md\nimport torch\ntorch.load("net.pt")' },
      { source: '%%html\n<p>ollama pull llama3</p>' },
      { source: 'import torch', outputs: [{ output_type: 'stream', text: ['torch.load("x.pt")'] }] },
    ],
    finds: [],
  },
};

describe('notebooks', () => {
  for (const [name, { cells, finds }] of Object.entries(cases)) {
    it(name, async () => assert.deepEqual(await usesIn(notebook(cells)), finds));
  }

  it('are read as Python only where they are Python', async () => {
    assert.deepEqual(await usesIn(notebook([{ source: 'import torch\ntorch.load("x.pt")' }], 'julia')), []);
  });

  it('that name no library are never parsed', () => {
    assert.equal(mayUseModels(notebook([{ source: 'print(1)' }])), false);
  });

  it('bear trace tags in their comments', () => {
    const file = notebook([
      { source: 'x = 1' },
      { type: 'markdown', source: '# compliance: uses-model no' },
      { source: '# compliance: uses-model encoder\nx = 2' },
    ]);
    assert.deepEqual(
      readTraceTags(file).map(({ id, span }) => [id, file.text.slice(span.start, span.end)]),
      [['encoder', 'encoder']],
    );
  });

  it('that are none are nothing', async () => {
    assert.deepEqual(await usesIn(new SourceFile('x.ipynb', '{"cells": [{"source": "import torch; torch.load(')), []);
  });
});

describe('components of Vue, Svelte and Astro, and pages', () => {
  const script = "import OpenAI from 'openai';\nnew OpenAI().responses.create({ model: 'm' });\n";
  const texts: Readonly<Record<string, string>> = {
    'A.vue': `<template><p>new OpenAI()</p></template>\n<script setup lang="ts">\n${script}</script>\n`,
    'a.svelte': `<script>\n${script}</script>\n<p>{x}</p>\n`,
    'a.astro': `---\n${script}---\n<p>{x}</p>\n`,
    'public/index.html': `<!doctype html>\n<pre>new OpenAI()</pre>\n<script type="module">\n${script}</script>\n`,
  };
  for (const [path, text] of Object.entries(texts)) {
    it(path, async () => {
      const file = new SourceFile(path, text);
      await parsers.prepare(languagesNeeded(file));
      const [use, ...others] = readUses(file, parsers).value;
      assert.equal(use?.reference, 'hosted:openai/m');
      assert.equal(file.text.slice(use.span.start, use.span.end), 'create');
      assert.deepEqual(others, []);
    });
  }

  it('leaves out pages that document', () => assert.equal(isSearched('docs/usage.html'), false));
});
