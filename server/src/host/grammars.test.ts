// Grammars are found in the first folder that has them, packed or not.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { CodeParsers, grammarFile, runtimeFile } from '../syntax/code';
import { SourceFile } from '../text/source-file';
import { grammarPackages, grammarsIn, packedEnding } from './grammars';

describe('grammars on disk', () => {
  it('come out of the packages that are installed', async () => {
    const parsers = new CodeParsers(grammarsIn(...grammarPackages));
    await parsers.prepare(['go', 'dart', 'java']);
    assert.ok(parsers.parse(new SourceFile('a.dart', 'void f() {}')));
  });

  it('are unpacked where they are packed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'grammars-'));
    try {
      for (const name of [runtimeFile, grammarFile('go')]) {
        const bytes = readFileSync(join(grammarPackages[0] ?? '', name));
        const params = { [constants.BROTLI_PARAM_QUALITY]: 1 };
        writeFileSync(join(folder, name + packedEnding), brotliCompressSync(bytes, { params }));
      }
      const parsers = new CodeParsers(grammarsIn(folder));
      await parsers.prepare(['go']);
      assert.ok(parsers.parse(new SourceFile('a.go', 'package a')));
      await assert.rejects(parsers.prepare(['rust']), /There is no tree-sitter-rust\.wasm/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
