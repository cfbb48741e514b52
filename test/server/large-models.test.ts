// A model file of 2 GB in the server: what is asked is answered while it is hashed.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hover } from 'vscode-languageserver/node';
import { Session } from './session';

const files = {
  'compliance.yaml': `compliance: 1
product: { name: Triage }
models:
  - id: large
    name: Large
    artifact: models/large.gguf
    sha256: ${'0'.repeat(64)}
`,
  'src/triage.py':
    'from llama_cpp import Llama\nimport onnxruntime\n\nnet = onnxruntime.InferenceSession("models/small.onnx")\n',
  'models/small.onnx': '\x08\x08\x12\x07pytorch',
};

describe('a large model file over stdio', function () {
  this.timeout(60_000);

  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'compliance-lens-'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    // A GGUF head without keys; the rest takes no room on the disk.
    const head = Buffer.concat([Buffer.from('GGUF\x03\0\0\0'), Buffer.alloc(16)]);
    for (const [path, size] of [
      ['models/huge.gguf', 2 * 1024 ** 3],
      ['models/large.gguf', 32 * 1024 ** 2],
    ] as const) {
      writeFileSync(join(folder, path), head);
      truncateSync(join(folder, path), size);
    }
  });
  after(() => rmSync(folder, { recursive: true }));

  it('is hashed while hovers are answered', async () => {
    const session = await Session.start(folder);
    try {
      await session.ready();
      await session.open('src/triage.py', 'python');
      const hover = await session.askAt<Hover>('textDocument/hover', 'src/triage.py', 'InferenceSession', 2);
      assert.match((hover.contents as { readonly value: string }).value, /small\.onnx.*SHA-256 `[0-9a-f]{12}…`/);
      const waits: number[] = [];
      for (let round = 0; round < 20; round++) {
        const start = performance.now();
        await session.askAt<Hover>('textDocument/hover', 'src/triage.py', 'InferenceSession', 2);
        waits.push(performance.now() - start);
      }
      const isMismatch = ({ code }: { readonly code?: unknown }): boolean => code === 'ai/artifact-mismatch';
      await session.diagnostics('compliance.yaml', (all) => all.some(isMismatch), 'the hash of the other large file');
      const median = waits.sort((a, b) => a - b)[10] ?? 0;
      assert.ok(median < 400, `a hover takes ${median} ms`);
    } finally {
      await session.close();
    }
  });
});
